#include "service/pins.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/secret.h"
#include "service/reads.h"
#include "store/people.h"
#include "store/pins.h"

#include "base/banned.h"

/* One change of the store with its audit row, if it has one. */
static bool commit(struct app *app, bool ok, struct err *err)
{
	if (ok)
		return db_commit(app->db, err);
	db_rollback(app->db);
	return false;
}

static bool wrong(struct app *app, const char *action, const char *person, int64_t failures)
{
	char *detail = xasprintf("failures=%lld", (long long)failures);
	struct err ignored;
	bool ok = db_begin(app->db, &ignored) &&
	          commit(app, app_audit(app, action, person, detail, &ignored), &ignored);

	free(detail);
	return ok;
}

/* ---- the check ---- */

static bool refuse_wait(int64_t seconds, struct err *err)
{
	return err_set(err, ERR_CONFLICT, "pin-wait",
	               _("too many wrong PINs: the next one is looked at in %lld seconds"),
	               (long long)seconds);
}

static int64_t still_waits(const struct pin *pin, int64_t now)
{
	int64_t left = pin->failed_at + pin_wait(pin->failures) - now;

	return left > 0 ? left : 0;
}

static bool may_try(struct pin *pin, struct app *app, const char *person, struct err *err)
{
	int64_t now = clock_now();

	if (!pin_load(pin, app->db, person, err))
		return false;
	if (!pin->person)
		return err_set(err, ERR_CONFLICT, "no-pin", _("%s has no PIN yet"), person);
	/* A clock that was ahead must not keep somebody out for longer than the wait itself. */
	if (pin->failed_at > now)
		pin->failed_at = now;
	else if (still_waits(pin, now))
		return refuse_wait(still_waits(pin, now), err);
	else
		pin->failed_at = now;
	pin->failures++;
	return pin_put(app->db, pin, err);
}

/* Counts it as wrong before it is looked at: neither a kill nor many at once gives more tries. */
static bool take_try(struct pin *pin, struct app *app, const char *person, struct err *err)
{
	return db_begin(app->db, err) && commit(app, may_try(pin, app, person, err), err);
}

static bool clear_tries(struct app *app, struct pin *pin, struct err *err)
{
	pin->failures = 0;
	pin->failed_at = 0;
	return db_begin(app->db, err) && commit(app, pin_put(app->db, pin, err), err);
}

static bool check(struct app *app, const char *person, char *pin, struct err *err)
{
	struct pin known = {0};
	bool matches = false;
	bool ok = take_try(&known, app, person, err) &&
	          secret_matches(&matches, known.verifier, pin, err);

	if (ok && matches) {
		ok = clear_tries(app, &known, err);
	} else if (ok) {
		int64_t wait = pin_wait(known.failures);

		wrong(app, "pin wrong", person, known.failures);
		ok = wait ? refuse_wait(wait, err)
		          : err_set(err, ERR_CONFLICT, "wrong-pin", _("that is not the PIN"));
	}
	pin_release(&known);
	return ok;
}

bool pin_check(struct app *app, const char *person, char *pin, struct err *err)
{
	bool ok = check(app, person, pin, err);

	secret_wipe(pin, strlen(pin));
	if (ok && !strcmp(app->actor.person, person))
		app->actor.auth = "pin";
	return ok;
}

bool pin_has(bool *out, struct app *app, const char *person, struct err *err)
{
	struct pin pin;

	if (!pin_load(&pin, app->db, person, err))
		return false;
	*out = pin.person != NULL;
	pin_release(&pin);
	return true;
}

/* ---- codes ---- */

static void make_code(char code[PIN_CODE])
{
	uint8_t bytes[64];

	do
		random_bytes(bytes, sizeof bytes);
	while (!pin_code_from(code, bytes, sizeof bytes));
	secret_wipe(bytes, sizeof bytes);
}

static bool put_code(struct app *app, const struct person *person, const char *verifier,
                     int64_t expires, struct err *err)
{
	struct pin_code code = {.person = person->code,
	                        .verifier = xstrdup(verifier),
	                        .made_by = xstrdup(app->actor.person),
	                        .made_at = clock_now(),
	                        .expires = expires};
	bool ok = db_begin(app->db, err) &&
	          commit(app,
	                 pin_code_put(app->db, &code, err) &&
	                     app_audit(app, "staff code", person->code, "", err),
	                 err);

	free(code.verifier);
	free(code.made_by);
	return ok;
}

bool pin_code_make(struct pin_ticket *out, struct app *app, const char *person, struct err *err)
{
	struct pin_ticket ticket = {.expires = clock_now() + PIN_CODE_LASTS};
	char verifier[SECRET_VERIFIER], used_up[PIN_CODE];
	struct person who;
	bool ok;

	if (!app_may(app, false, err) || !app_person(&who, app, person, err))
		return false;
	make_code(ticket.code);
	memcpy(used_up, ticket.code, sizeof used_up);
	ok = secret_seal(verifier, used_up, err) &&
	     put_code(app, &who, verifier, ticket.expires, err);
	if (ok) {
		ticket.person = xstrdup(who.code);
		ticket.name = xstrdup(who.name);
		*out = ticket;
	}
	person_release(&who);
	return ok;
}

void pin_ticket_release(struct pin_ticket *ticket)
{
	free(ticket->person);
	free(ticket->name);
	secret_wipe(ticket, sizeof *ticket);
}

static bool may_try_code(struct pin_code *code, struct app *app, const char *person,
                         struct err *err)
{
	int64_t now = clock_now();

	if (!pin_code_load(code, app->db, person, err))
		return false;
	if (!code->person)
		return err_set(err, ERR_CONFLICT, "no-code",
		               _("there is no code for %s; a supervisor makes one: trucban staff "
		                 "code %s"),
		               person, person);
	/* Made later than now: a clock went back, and nobody knows how old the code is. */
	if (now >= code->expires || code->made_at > now)
		return err_set(err, ERR_CONFLICT, "code-expired",
		               _("the code for %s has expired; a supervisor makes another: "
		                 "trucban staff code %s"),
		               person, person);
	if (code->failures >= PIN_CODE_TRIES)
		return err_set(err, ERR_CONFLICT, "no-code",
		               _("the code for %s was mistyped too often and is worth nothing; a "
		                 "supervisor makes another: trucban staff code %s"),
		               person, person);
	code->failures++;
	return pin_code_put(app->db, code, err);
}

static bool prove_code(struct app *app, const char *person, char *typed, struct err *err)
{
	struct pin_code code = {0};
	bool matches = false;
	bool ok = db_begin(app->db, err) &&
	          commit(app, may_try_code(&code, app, person, err), err) &&
	          secret_matches(&matches, code.verifier, typed, err);

	if (ok && !matches) {
		wrong(app, "code wrong", person, code.failures);
		ok = err_set(err, ERR_CONFLICT, "wrong-code",
		             _("that is not the code of %s; tries left: %lld"), person,
		             (long long)(PIN_CODE_TRIES - code.failures));
	}
	pin_code_release(&code);
	return ok;
}

/* ---- a new PIN ---- */

static void become(struct app *app, const struct person *person)
{
	free(app->actor.person);
	free(app->actor.name);
	app->actor.person = xstrdup(person->code);
	app->actor.name = xstrdup(person->name);
	app->actor.role = person->role;
	app->actor.auth = "pin";
}

bool pin_prove(struct app *app, const char *person, char *typed, struct err *err)
{
	struct person who;
	bool is_code, ok;

	pin_code_clean(typed);
	is_code = pin_code_is(typed);
	if (!app_person(&who, app, person, err)) {
		secret_wipe(typed, strlen(typed));
		return false;
	}
	ok = is_code ? prove_code(app, who.code, typed, err) : check(app, who.code, typed, err);
	secret_wipe(typed, strlen(typed));
	if (ok)
		become(app, &who);
	person_release(&who);
	return ok;
}

bool pin_is_proven(const struct app *app)
{
	return *app->actor.person && !strcmp(app->actor.auth, "pin");
}

static bool put_pin(struct app *app, const struct pin *pin, struct err *err)
{
	bool had_code;

	return pin_put(app->db, pin, err) &&
	       pin_code_remove(&had_code, app->db, pin->person, err) &&
	       app_audit(app, "pin set", pin->person, had_code ? "code used up" : "", err);
}

static bool store_pin(struct app *app, const char *verifier, struct err *err)
{
	struct pin pin = {
	    .person = app->actor.person, .verifier = xstrdup(verifier), .set_at = clock_now()};
	bool ok = db_begin(app->db, err) && commit(app, put_pin(app, &pin, err), err);

	free(pin.verifier);
	return ok;
}

static bool set_pin(struct app *app, char *pin, struct err *err)
{
	char verifier[SECRET_VERIFIER];
	struct person who;
	bool ok;

	if (!pin_is_proven(app))
		return err_set(err, ERR_CONFLICT, "not-proven",
		               _("a new PIN wants the old one, or a code from a supervisor"));
	if (!app_person(&who, app, app->actor.person, err))
		return false;
	ok = pin_may_be(pin, who.phone, err);
	person_release(&who);
	return ok && secret_seal(verifier, pin, err) && store_pin(app, verifier, err);
}

bool pin_set(struct app *app, char *pin, struct err *err)
{
	bool ok = set_pin(app, pin, err);

	secret_wipe(pin, strlen(pin));
	return ok;
}

/* ---- what a supervisor does ---- */

static bool drop(struct app *app, const struct person *who, const char *reason, struct err *err)
{
	bool had_pin, had_code;

	if (!pin_remove(&had_pin, app->db, who->code, err) ||
	    !pin_code_remove(&had_code, app->db, who->code, err))
		return false;
	if (!had_pin && !had_code)
		return err_set(err, ERR_NOT_FOUND, "no-pin", _("%s has no PIN yet"), who->name);
	return app_audit(app, "pin drop", who->code, reason, err);
}

bool pin_drop(struct app *app, const char *person, const char *reason, struct err *err)
{
	struct person who;
	bool ok;

	if (!app_may(app, false, err) || !app_person(&who, app, person, err))
		return false;
	if (!reason || !*reason)
		ok = err_set(err, ERR_USAGE, "no-reason",
		             _("a PIN is taken away for a reason: --reason TEXT"));
	else
		ok = db_begin(app->db, err) && commit(app, drop(app, &who, reason, err), err);
	person_release(&who);
	return ok;
}

static bool add_line(struct pin_lines *list, struct app *app, const struct person *person,
                     struct err *err)
{
	int64_t now = clock_now();
	struct pin pin = {0};
	struct pin_code code = {0};
	bool ok = pin_load(&pin, app->db, person->code, err) &&
	          pin_code_load(&code, app->db, person->code, err);
	bool has_code = code.person && code.expires > now && code.failures < PIN_CODE_TRIES;

	if (ok && (pin.person || has_code)) {
		list->line = array_grow(list->line, list->n, sizeof *list->line);
		list->line[list->n++] = (struct pin_line){
		    .person = xstrdup(person->code),
		    .name = xstrdup(person->name),
		    .set_at = pin.set_at,
		    .failures = pin.failures,
		    .waits = pin.person ? still_waits(&pin, now) : 0,
		    .expires = has_code ? code.expires : 0,
		};
	}
	pin_release(&pin);
	pin_code_release(&code);
	return ok;
}

bool pin_list(struct pin_lines *out, struct app *app, struct err *err)
{
	struct pin_lines list = {0};
	struct staff staff;
	bool ok = true;

	if (!staff_load(&staff, app->db, err))
		return false;
	for (size_t i = 0; ok && i < staff.n; i++)
		ok = add_line(&list, app, &staff.person[i], err);
	staff_release(&staff);
	if (ok)
		*out = list;
	else
		pin_lines_release(&list);
	return ok;
}

void pin_lines_release(struct pin_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		free(lines->line[i].person);
		free(lines->line[i].name);
	}
	free(lines->line);
	*lines = (struct pin_lines){0};
}
