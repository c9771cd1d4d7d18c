#include "office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/pins.h"
#include "store/logs.h"
#include "store/pins.h"

#include "base/banned.h"

#define WHO "CB01"

static char *typed(char buf[PIN_ROOM], const char *text)
{
	snprintf(buf, PIN_ROOM, "%s", text);
	return buf;
}

static void become(struct office *o, const char *person, enum role role)
{
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(person);
	o->app->actor.role = role;
	o->app->actor.auth = "stated";
}

/* The newest row of the audit trail. */
static void audited(struct office *o, const char *action, const char *person, const char *auth)
{
	struct audits audits;

	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	assert_int_equal(audits.n, 1);
	assert_string_equal(audits.audit[0].action, action);
	assert_string_equal(audits.audit[0].object, WHO);
	assert_string_equal(audits.audit[0].person, person);
	assert_string_equal(audits.audit[0].auth, auth);
	audits_release(&audits);
}

static void make_code(struct office *o, char code[PIN_CODE])
{
	struct pin_ticket ticket;

	become(o, "QT", ROLE_SUPERVISOR);
	must(pin_code_make(&ticket, o->app, WHO, &o->err), &o->err);
	memcpy(code, ticket.code, PIN_CODE);
	pin_ticket_release(&ticket);
	audited(o, "staff code", "QT", "stated");
}

static void give_pin(struct office *o, const char *pin)
{
	char code[PIN_CODE], buf[PIN_ROOM];

	make_code(o, code);
	must(pin_prove(o->app, WHO, typed(buf, code), &o->err), &o->err);
	must(pin_set(o->app, typed(buf, pin), &o->err), &o->err);
}

static bool prove(struct office *o, const char *text)
{
	char buf[PIN_ROOM];
	bool ok;

	become(o, "", ROLE_READER);
	ok = pin_prove(o->app, WHO, typed(buf, text), &o->err);
	assert_string_equal(buf, "");
	return ok;
}

static bool check(struct office *o, const char *pin)
{
	char buf[PIN_ROOM];
	bool ok = pin_check(o->app, WHO, typed(buf, pin), &o->err);

	assert_string_equal(buf, "");
	return ok;
}

static void a_code_sets_a_pin_and_is_used_up(void **state)
{
	struct office *o = *state;
	char code[PIN_CODE], buf[PIN_ROOM];
	bool has;

	refused(check(o, "740915"), &o->err, "no-pin");
	refused(prove(o, "ACDEFG34"), &o->err, "no-code");
	make_code(o, code);
	snprintf(buf, sizeof buf, "%.4s-%s", code, code + 4);
	for (char *c = buf; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	must(prove(o, buf), &o->err);
	assert_string_equal(o->app->actor.person, WHO);
	assert_string_equal(o->app->actor.auth, "pin");
	refused(pin_set(o->app, typed(buf, "1234"), &o->err), &o->err, "weak-pin");
	assert_string_equal(buf, "");
	must(pin_set(o->app, typed(buf, "740915"), &o->err), &o->err);
	assert_string_equal(buf, "");
	audited(o, "pin set", WHO, "pin");
	must(pin_has(&has, o->app, WHO, &o->err), &o->err);
	assert_true(has);
	refused(prove(o, code), &o->err, "no-code");
	/* The old PIN does for a new one. */
	must(prove(o, "740915"), &o->err);
	must(pin_set(o->app, typed(buf, "2580"), &o->err), &o->err);
	must(check(o, "2580"), &o->err);
	refused(check(o, "740915"), &o->err, "wrong-pin");
}

static void a_pin_wants_a_proof_and_codes_a_supervisor(void **state)
{
	struct office *o = *state;
	struct pin_ticket ticket;
	char buf[PIN_ROOM];

	become(o, WHO, ROLE_OFFICER);
	refused(pin_set(o->app, typed(buf, "740915"), &o->err), &o->err, "not-proven");
	refused(pin_code_make(&ticket, o->app, WHO, &o->err), &o->err, "not-allowed");
	refused(pin_drop(o->app, WHO, "quên", &o->err), &o->err, "not-allowed");
	become(o, "QT", ROLE_SUPERVISOR);
	refused(pin_code_make(&ticket, o->app, "nobody", &o->err), &o->err, "no-such-person");
	refused(pin_drop(o->app, WHO, "quên", &o->err), &o->err, "no-pin");
}

static void after_five_wrong_ones_one_waits(void **state)
{
	struct office *o = *state;
	struct pin_lines lines;

	give_pin(o, "740915");
	for (int i = 0; i < 4; i++)
		refused(check(o, "0000"), &o->err, "wrong-pin");
	audited(o, "pin wrong", WHO, "pin");
	refused(check(o, "0000"), &o->err, "pin-wait");
	/* Not even the right one, and the clock does not start anew. */
	refused(check(o, "740915"), &o->err, "pin-wait");
	must(pin_list(&lines, o->app, &o->err), &o->err);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.line[0].failures, 5);
	assert_int_equal(lines.line[0].waits, 60);
	pin_lines_release(&lines);
	set_clock(o, "2027-03-01T08:02");
	refused(check(o, "0000"), &o->err, "pin-wait");
	assert_non_null(strstr(o->err.msg, "120"));
	set_clock(o, "2027-03-01T08:05");
	must(check(o, "740915"), &o->err);
	must(pin_list(&lines, o->app, &o->err), &o->err);
	assert_int_equal(lines.line[0].failures, 0);
	pin_lines_release(&lines);
}

/* A clock that was an hour ahead does not shut anybody out for an hour. */
static void a_clock_set_back_lets_in(void **state)
{
	struct office *o = *state;

	give_pin(o, "740915");
	set_clock(o, "2027-03-01T18:00");
	for (int i = 0; i < 5; i++)
		assert_false(check(o, "0000"));
	set_clock(o, "2027-03-01T09:00");
	must(check(o, "740915"), &o->err);
}

static void a_code_lasts_a_day_and_five_tries(void **state)
{
	struct office *o = *state;
	char code[PIN_CODE];

	make_code(o, code);
	set_clock(o, "2027-03-02T08:00");
	refused(prove(o, code), &o->err, "code-expired");
	make_code(o, code);
	set_clock(o, "2027-03-01T08:00");
	refused(prove(o, code), &o->err, "code-expired");
	set_clock(o, "2027-03-02T08:00");
	for (int i = 0; i < 5; i++)
		refused(prove(o, "AAAAAAAA"), &o->err, "wrong-code");
	audited(o, "code wrong", "", "stated");
	refused(prove(o, code), &o->err, "no-code");
}

static void a_supervisor_takes_a_pin_away(void **state)
{
	struct office *o = *state;
	bool has;

	give_pin(o, "740915");
	become(o, "QT", ROLE_SUPERVISOR);
	refused(pin_drop(o->app, WHO, "", &o->err), &o->err, "no-reason");
	must(pin_drop(o->app, WHO, "quên mã PIN", &o->err), &o->err);
	audited(o, "pin drop", "QT", "stated");
	must(pin_has(&has, o->app, WHO, &o->err), &o->err);
	assert_false(has);
}

static bool types_it_right(char *out, size_t room, const char *name, struct err *err)
{
	(void)err;
	assert_true(*name);
	snprintf(out, room, "740915");
	return true;
}

static bool types_it_wrong(char *out, size_t room, const char *name, struct err *err)
{
	(void)name;
	(void)err;
	snprintf(out, room, "0000");
	return true;
}

/* With that program started anew. */
static void as_somebody_wants_the_pin(void **state)
{
	struct office *o = *state;
	struct app_options options = {.db = o->place->path, .as = WHO};
	struct app *app;
	struct pin pin;

	must(app_open(&app, &options, &o->err), &o->err);
	assert_string_equal(app->actor.auth, "stated");
	app_close(app);
	give_pin(o, "740915");
	refused(app_open(&app, &options, &o->err), &o->err, "pin-needed");
	options.ask_pin = types_it_right;
	must(app_open(&app, &options, &o->err), &o->err);
	assert_string_equal(app->actor.auth, "pin");
	assert_string_equal(app->actor.person, WHO);
	app_close(app);
	options.ask_pin = types_it_wrong;
	refused(app_open(&app, &options, &o->err), &o->err, "wrong-pin");
	must(pin_load(&pin, o->app->db, WHO, &o->err), &o->err);
	assert_int_equal(pin.failures, 3);
	assert_int_equal(strncmp(pin.verifier, "$argon2id$", 10), 0);
	pin_release(&pin);
	options.as = "QT";
	must(app_open(&app, &options, &o->err), &o->err);
	app_close(app);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_code_sets_a_pin_and_is_used_up, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_pin_wants_a_proof_and_codes_a_supervisor, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(after_five_wrong_ones_one_waits, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_clock_set_back_lets_in, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_code_lasts_a_day_and_five_tries, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_supervisor_takes_a_pin_away, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(as_somebody_wants_the_pin, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
