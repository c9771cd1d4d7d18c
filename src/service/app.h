#ifndef SERVICE_APP_H
#define SERVICE_APP_H
/*
 * What a running program holds: database, configuration, who acts. The one context; everything else
 * is passed as values. Services take it first.
 */
#include "domain/holiday.h"
#include "domain/person.h"
#include "service/config.h"
#include "store/db.h"

struct app_options { /* as given on the command line; NULL: not given */
	const char
	    *db; /* --db; else $TRUCBAN_DB, configuration, $XDG_DATA_HOME/trucban/trucban.db */
	const char
	    *config;    /* --config; else $TRUCBAN_CONFIG, trucban.conf beside the database,
	                   $XDG_CONFIG_HOME/trucban/trucban.conf, /etc/trucban.conf, the profile */
	const char *as; /* --as PERSON */
	/* Asks who sits there for the PIN of the person of that name; NULL: nobody can be asked. */
	bool (*ask_pin)(char *out, size_t room, const char *name, struct err *err);
};

struct actor {
	char *person; /* code, "" when the OS user is nobody we know */
	char *name;
	enum role role;
	int64_t uid;
	char *login;
	/* "os" when found by login, "stated" by --as alone, "pin" when a PIN or a code showed it */
	const char *auth;
};

struct app {
	struct db *db;
	struct config config;
	struct actor actor;
};

/* Where the database would be, without opening it. Owned. */
MUST_CHECK bool app_database_path(char **out, const struct app_options *options, struct err *err);

/* Somebody who has a PIN acts by --as only with it: ERR_CONFLICT "pin-needed" where nobody can be
 * asked, else what `ask_pin` and pin_check() say. */
MUST_CHECK bool app_open(struct app **out, const struct app_options *options, struct err *err);
void app_close(struct app *app);

/* ERR_CONFLICT unless the actor is a supervisor (or anybody known, with `officer_may`). */
MUST_CHECK bool app_may(const struct app *app, bool officer_may, struct err *err);

/* One audit row, inside the open transaction. */
MUST_CHECK bool app_audit(struct app *app, const char *action, const char *object,
                          const char *detail, struct err *err);

/*
 * What the program carries with the imported notices on top; the periods of `year` (0: none) and of
 * the next that nothing is known of are filled from the law. ERR_NOT_FOUND when that cannot be.
 */
MUST_CHECK bool app_holidays(struct holidays *out, struct app *app, int year, struct err *err);

/* "30-4/2027", "next", or "2027-06-01..2027-06-30". */
MUST_CHECK bool app_period(struct period *out, struct app *app, const char *name, struct err *err);

#endif
