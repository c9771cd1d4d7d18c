#include "service/app.h"

#include <assert.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "domain/finding.h"
#include "domain/read_holiday.h"
#include "service/carried.h"
#include "service/locate.h"
#include "service/pins.h"
#include "store/facts.h"
#include "store/logs.h"
#include "store/people.h"

#include "base/banned.h"

static void actor_release(struct actor *actor)
{
	free(actor->person);
	free(actor->name);
	free(actor->login);
}

static const struct person *find_by_login(const struct staff *staff, const char *login,
                                          struct date today)
{
	for (size_t i = 0; i < staff->n; i++)
		if (*login && person_is_there(&staff->person[i], today) &&
		    !strcmp(staff->person[i].login, login))
			return &staff->person[i];
	return NULL;
}

static bool find_stated(const struct person **out, const struct staff *staff, const char *as,
                        struct date today, struct err *err)
{
	const struct person *person = staff_match(staff, as);

	if (!person)
		return err_set(
		    err, ERR_NOT_FOUND, "no-such-person",
		    _("--as: nobody here is called \"%s\"; wanted a code or a full name"), as);
	if (!person_is_there(person, today))
		return err_set(err, ERR_CONFLICT, "left", _("--as: %s no longer works here"),
		               person->name);
	*out = person;
	return true;
}

/* Who acts: the person named by --as, else the one whose login is the OS user, else nobody known.
 */
static bool actor_load(struct actor *out, struct db *db, const char *as, struct err *err)
{
	const struct passwd *user = getpwuid(getuid());
	const char *login = user ? user->pw_name : "";
	struct date today = zone_date(clock_now());
	const struct person *person = NULL;
	struct staff staff;
	bool ok;

	if (!staff_load(&staff, db, err))
		return false;
	ok = !as || find_stated(&person, &staff, as, today, err);
	if (!as)
		person = find_by_login(&staff, login, today);
	if (ok)
		*out = (struct actor){
		    .person = xstrdup(person ? person->code : ""),
		    .name = xstrdup(person ? person->name : login),
		    .role = person ? person->role : ROLE_READER,
		    .uid = (int64_t)getuid(),
		    .login = xstrdup(login),
		    .auth = as ? "stated" : "os",
		};
	staff_release(&staff);
	return ok;
}

enum { PIN_PROMPTS = 3 }; /* for who mistypes */

static bool ask_pin(struct app *app, const struct app_options *options, struct err *err)
{
	char pin[PIN_ROOM];

	for (int i = 1;; i++) {
		if (!options->ask_pin(pin, sizeof pin, app->actor.name, err))
			return err_wrap(err, "--as %s", app->actor.name);
		if (pin_check(app, app->actor.person, pin, err))
			return true;
		if (i == PIN_PROMPTS || strcmp(err->key, "wrong-pin") != 0)
			return false;
	}
}

/* Whoever was found by a login of his own has shown who he is. */
static bool actor_show(struct app *app, const struct app_options *options, struct err *err)
{
	bool has;

	if (!options->as)
		return true;
	if (!pin_has(&has, app, app->actor.person, err))
		return false;
	if (!has)
		return true;
	if (!options->ask_pin)
		return err_set(err, ERR_CONFLICT, "pin-needed",
		               _("--as: %s has a PIN, which is to be typed on a terminal"),
		               app->actor.name);
	return ask_pin(app, options, err);
}

static bool open_all(struct app *app, const char *path, const struct app_options *options,
                     struct err *err)
{
	char *profile;
	bool ok;

	if (!db_open(&app->db, path, err) || !setting_load(&profile, app->db, "profile", err))
		return false;
	ok = locate_config(&app->config, options, path, profile, err) &&
	     zone_use(app->config.zone, err) &&
	     actor_load(&app->actor, app->db, options->as, err) && actor_show(app, options, err);
	free(profile);
	return ok;
}

bool app_open(struct app **out, const struct app_options *options, struct err *err)
{
	struct app *app;
	char *path;
	bool ok;

	if (!app_database_path(&path, options, err))
		return false;
	app = xcalloc(1, sizeof(*app));
	ok = open_all(app, path, options, err);
	free(path);
	if (!ok) {
		app_close(app);
		return false;
	}
	*out = app;
	return true;
}

void app_close(struct app *app)
{
	if (!app)
		return;
	db_close(app->db);
	config_release(&app->config);
	actor_release(&app->actor);
	free(app);
}

bool app_may(const struct app *app, bool officer_may, struct err *err)
{
	const struct actor *actor = &app->actor;

	if (!*actor->person)
		return err_set(
		    err, ERR_CONFLICT, "unknown-actor",
		    _("the OS user \"%s\" is nobody on the staff list; name yourself with --as "
		      "PERSON"),
		    actor->login);
	if (actor->role == ROLE_SUPERVISOR || (officer_may && actor->role == ROLE_OFFICER))
		return true;
	return err_set(err, ERR_CONFLICT, "not-allowed",
	               officer_may ? _("%s may only read")
	                           : _("%s is not a supervisor of the roster"),
	               actor->name);
}

bool app_audit(struct app *app, const char *action, const char *object, const char *detail,
               struct err *err)
{
	char id[RANDOM_ID];
	struct audit audit = {
	    .id = random_id(id),
	    .at = clock_now(),
	    .person = app->actor.person,
	    .uid = app->actor.uid,
	    .auth = xstrdup(app->actor.auth),
	    .action = xstrdup(action),
	    .object = xstrdup(object),
	    .detail = xstrdup(detail ? detail : ""),
	};
	bool ok = audit_put(app->db, &audit, err);

	free(audit.auth);
	free(audit.action);
	free(audit.object);
	free(audit.detail);
	return ok;
}

/* The table that the program carries is checked by `make check`; a bad line in it is a bug of ours.
 */
static bool carried_holidays(struct holidays *out, struct err *err)
{
	const char *text = carried_text("holidays.csv");
	struct findings bad = {0};
	bool ok = holidays_read(out, "holidays.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	return ok;
}

bool app_holidays(struct holidays *out, struct app *app, int year, struct err *err)
{
	struct holidays all, imported;

	if (!carried_holidays(&all, err))
		return false;
	if (!holidays_load(&imported, app->db, err)) {
		holidays_release(&all);
		return false;
	}
	for (size_t i = 0; i < imported.n; i++)
		holidays_put(&all, &imported.day[i]);
	holidays_release(&imported);
	/* A year out of the law's reach will do when notices of it were imported. The one after it
	 * is there for the block of 1/1, which may begin in December. */
	struct err none;
	if (year && !holidays_compute(&all, year, err) && !holidays_has_year(&all, year)) {
		holidays_release(&all);
		return false;
	}
	if (year && !holidays_compute(&all, year + 1, &none))
		assert(none.code == ERR_NOT_FOUND);
	*out = all;
	return true;
}

static int year_of(struct date date)
{
	int year;

	date_to_ymd(date, &year, NULL, NULL);
	return year;
}

/* "FROM..TO": a span of days. */
static bool find_span(struct period *out, const char *name, const char *dots, struct err *err)
{
	char *from = xstrndup(name, (size_t)(dots - name));
	struct date first, last;
	bool ok = date_parse(&first, from, err) && date_parse(&last, dots + 2, err);

	free(from);
	if (!ok)
		return false;
	if (date_compare(first, last) > 0 || last.day - first.day > 400)
		return err_set(err, ERR_USAGE, "bad-span",
		               _("\"%s\": wanted FROM..TO in this order, at most 400 days"), name);
	period_span(out, first, last);
	return true;
}

static bool find_in_year(struct period *out, struct app *app, const char *key, int year,
                         struct err *err)
{
	struct holidays list;
	char *name;
	bool ok;

	if (!app_holidays(&list, app, year, err))
		return false;
	name = xasprintf("%s/%d", key, year);
	if (!strcmp(key, "next"))
		ok = period_next(out, &list, clock_now(), &app->config.hours, err);
	else
		ok = period_find(out, &list, name, &app->config.hours, err);
	free(name);
	holidays_release(&list);
	return ok;
}

/* "next", or a key without a year ("tet"): the first one that has not ended. */
static bool find_coming(struct period *out, struct app *app, const char *key, struct err *err)
{
	int64_t now = clock_now();
	int year = year_of(zone_date(now));

	for (int y = year; y <= year + 2; y++) {
		if (!find_in_year(out, app, key, y, err)) {
			if (err->code != ERR_NOT_FOUND)
				return false;
		} else if (out->end > now) {
			return true;
		} else {
			period_release(out);
		}
	}
	return err_set(err, ERR_NOT_FOUND, "no-such-period", _("no period \"%s\" in sight"), key);
}

bool app_period(struct period *out, struct app *app, const char *name, struct err *err)
{
	const char *dots = strstr(name, "..");
	struct holidays list;
	int year;
	bool ok;

	if (dots)
		return find_span(out, name, dots, err);
	if (!period_year(&year, name))
		return find_coming(out, app, name, err);
	if (!app_holidays(&list, app, year, err))
		return false;
	ok = period_find(out, &list, name, &app->config.hours, err);
	holidays_release(&list);
	return ok;
}
