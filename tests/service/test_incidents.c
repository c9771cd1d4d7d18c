/* Incidents as services: each act is one entry or nothing, what stays open, who may, whom to call.
 */
#include "office.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "service/incidents.h"
#include "service/qr.h"
#include "service/watch.h"
#include "service/watchlog.h"
#include "store/records.h"

#include "base/banned.h"

#define FIRST "SC-2027-30-4-01"

/* A program's own function comes before the C library's: syncs fail once the count runs out. */
static int syncs_left = -1;

int fdatasync(int fd)
{
	if (syncs_left == 0) {
		errno = EIO;
		return -1;
	}
	if (syncs_left > 0)
		syncs_left--;
	return (int)syscall(SYS_fdatasync, fd);
}

static void become(struct office *o, const char *person, enum role role)
{
	free(o->app->actor.person);
	o->app->actor.person = xstrdup(person);
	o->app->actor.role = role;
}

/* At 02:45 of the second day off, five minutes after the detection. */
static void at_night(struct office *o)
{
	make(o, PERIOD);
	set_clock(o, "2027-05-01T02:45");
}

static bool try_open(struct entry *out, struct office *o, const char *id)
{
	const struct incident_draft draft = {.entry_id = id,
	                                     .group = "thay-doi-noi-dung",
	                                     .severity = SEVERITY_SERIOUS,
	                                     .system = "web",
	                                     .found = at("2027-05-01T02:40"),
	                                     .signs = "Trang chủ bị thay"};

	return incident_open(out, o->app, &draft, &o->err);
}

static void open_one(struct office *o)
{
	struct entry entry;

	must(try_open(&entry, o, NULL), &o->err);
	entry_release(&entry);
}

static void settle(struct office *o, const char *step)
{
	struct entry entry;

	must(incident_mark_step(&entry, o->app, "01", step, STEP_DONE, "ảnh", 0, &o->err), &o->err);
	entry_release(&entry);
}

static void settle_all(struct office *o)
{
	static const char *const step[] = {"CH1", "CH2", "CH3", "TN1", "TN2",
	                                   "TN3", "TN4", "CH8", "CH9"};

	for (size_t i = 0; i < sizeof step / sizeof *step; i++)
		settle(o, step[i]);
}

static void decide(struct office *o, const char *clocks)
{
	const struct incident_decision decision = {.means = "điện thoại", .clocks = clocks};
	struct entry entry;

	must(incident_decide(&entry, o->app, "01", &decision, &o->err), &o->err);
	entry_release(&entry);
}

static void report(struct office *o, const char *clock)
{
	const struct incident_sent sent = {
	    .clock = clock, .means = "thư", .to = "Công an TP", .signer = "K"};
	struct entry entry;

	must(incident_send(&entry, o->app, "01", &sent, &o->err), &o->err);
	entry_release(&entry);
}

static bool try_close(struct office *o, const char *outcome)
{
	struct entry entry;

	if (!incident_close(&entry, o->app, "01", outcome, 0, &o->err))
		return false;
	entry_release(&entry);
	return true;
}

static bool try_review(struct office *o, bool accepted, const char *text)
{
	struct entry entry;

	if (!incident_review(&entry, o->app, "01", accepted, text, &o->err))
		return false;
	entry_release(&entry);
	return true;
}

/* What is open, the due time as minutes after the detection: "SC-2027-30-4-01 1440". */
static char *open_text(struct office *o)
{
	struct open_items items;
	char *text = xstrdup("");

	must(open_items_load(&items, o->app->db, "incident", &o->err), &o->err);
	for (size_t i = 0; i < items.n; i++) {
		int64_t minutes = (items.item[i].due - at("2027-05-01T02:40")) / 60;
		char *longer =
		    xasprintf("%s%s%s %d", text, i ? ", " : "", items.item[i].object, (int)minutes);

		free(text);
		text = longer;
	}
	open_items_release(&items);
	return text;
}

static void open_is(struct office *o, const char *wanted)
{
	char *text = open_text(o);

	assert_string_equal(text, wanted);
	free(text);
}

static int64_t count(struct office *o)
{
	int64_t n;

	must(entries_count(&n, o->app->db, &o->err), &o->err);
	return n;
}

static void an_incident_is_open_until_nothing_is_due(void **state)
{
	struct office *o = *state;
	char *again;

	at_night(o);
	open_one(o);
	open_is(o, FIRST " 0"); /* at once, as long as nobody has decided */
	decide(o, "24h,72h");
	open_is(o, FIRST " 1440");
	report(o, "24h");
	open_is(o, FIRST " 1440"); /* to be restored */
	settle_all(o);
	open_is(o, FIRST " 4320");
	must(try_close(o, "hoạt động lại"), &o->err);
	open_is(o, FIRST " 4320"); /* closing ends no deadline */
	report(o, "72h");
	open_is(o, "");
	become(o, "CB01", ROLE_OFFICER);
	must(try_review(o, false, "thiếu ảnh"), &o->err);
	again = open_text(o);
	assert_int_equal(strncmp(again, FIRST, strlen(FIRST)), 0);
	free(again);
	must(try_close(o, "xong"), &o->err);
	open_is(o, "");
	must(db_begin(o->app->db, &o->err), &o->err);
	must(open_items_rebuild(o->app->db, &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	open_is(o, "");
}

static void closing_wants_all_steps_an_outcome_and_a_decision(void **state)
{
	struct office *o = *state;

	at_night(o);
	open_one(o);
	refused(try_close(o, " "), &o->err, "no-outcome");
	refused(try_close(o, "xong"), &o->err, "open-steps");
	settle_all(o);
	refused(try_close(o, "xong"), &o->err, "undecided");
	refused(try_review(o, true, NULL), &o->err, "not-closed");
	decide(o, "none");
	must(try_close(o, "xong"), &o->err);
	refused(try_close(o, "xong"), &o->err, "closed");
	refused(try_review(o, true, NULL), &o->err, "same-person");
	become(o, "CB01", ROLE_OFFICER);
	refused(try_review(o, false, ""), &o->err, "no-reason");
	must(try_review(o, true, NULL), &o->err);
	refused(try_review(o, true, NULL), &o->err, "reviewed");
}

static void what_cannot_be_is_refused_and_leaves_nothing(void **state)
{
	struct office *o = *state;
	struct incident_draft draft = {.group = "khac", .signs = "x"};
	const struct incident_decision other = {
	    .means = "x", .clocks = "24h", .by = "CB05", .at = at("2027-05-01T02:44")};
	struct entry entry;

	at_night(o);
	draft.signs = " \n";
	refused(incident_open(&entry, o->app, &draft, &o->err), &o->err, "no-signs");
	draft.signs = "x";
	draft.found = clock_now() + 120;
	refused(incident_open(&entry, o->app, &draft, &o->err), &o->err, "future");
	draft.found = 0;
	draft.occurred = clock_now() + 30;
	refused(incident_open(&entry, o->app, &draft, &o->err), &o->err, "occurred-later");
	draft.occurred = 0;
	draft.from = "NK-2027-30-4-044";
	refused(incident_open(&entry, o->app, &draft, &o->err), &o->err, "no-entry");
	draft.from = NULL;
	become(o, "QT", ROLE_READER);
	refused(incident_open(&entry, o->app, &draft, &o->err), &o->err, "not-allowed");
	become(o, "QT", ROLE_SUPERVISOR);
	assert_int_equal(count(o), 0);
	open_one(o); /* has number 01: what was refused took none */
	refused(incident_mark_step(&entry, o->app, "01", "TN1", STEP_DONE, "x",
	                           at("2027-05-01T02:30"), &o->err),
	        &o->err, "before");
	refused(incident_mark_step(&entry, o->app, "02", "TN1", STEP_DONE, "x", 0, &o->err),
	        &o->err, "no-such-incident");
	refused(incident_mark_step(&entry, o->app, FIRST, "TN4", STEP_DONE, "x", 0, &o->err),
	        &o->err, "evidence");
	refused(incident_call(&entry, o->app, "01", 12, CALL_BUSY, NULL, 0, &o->err), &o->err,
	        "no-such-rung");
	refused(incident_decide(&entry, o->app, "01", &other, &o->err), &o->err, "not-leader");
	assert_int_equal(count(o), 1);
}

static void a_second_try_opens_no_second_incident(void **state)
{
	struct office *o = *state;
	struct entry entry;
	char id[RANDOM_ID];

	at_night(o);
	random_id(id);
	for (int i = 0; i < 2; i++) {
		must(try_open(&entry, o, id), &o->err);
		assert_string_equal(entry.record.object, FIRST);
		assert_string_equal(entry.number, "NK-2027-30-4-001");
		assert_string_equal(entry.system, "web");
		entry_release(&entry);
	}
	assert_int_equal(count(o), 1);
	must(try_open(&entry, o, NULL), &o->err);
	assert_string_equal(entry.record.object, "SC-2027-30-4-02");
	entry_release(&entry);
	refused(incident_mark_step(&entry, o->app, "4-03", "TN1", STEP_DONE, "x", 0, &o->err),
	        &o->err, "no-such-incident");
}

/* Whether a commit failed or only seemed to, entry, number and incident go together. */
static void a_failing_disk_leaves_whole_acts_only(void **state)
{
	struct office *o = *state;
	struct incident_views views;
	int64_t broken, checked;
	size_t opened = 0;
	int failed = 0;

	at_night(o);
	for (int left = 0; left < 8; left++) {
		struct entry entry;

		syncs_left = left;
		bool ok = try_open(&entry, o, NULL);
		syncs_left = -1;
		if (ok) {
			char *number = xasprintf("SC-2027-30-4-%02zu", ++opened);

			assert_string_equal(entry.record.object, number);
			free(number);
			entry_release(&entry);
		} else {
			failed++;
		}
	}
	assert_true(failed > 0 && opened > 0);
	must(incidents_all(&views, o->app, clock_now(), &o->err), &o->err);
	assert_int_equal(views.n, opened);
	incident_views_release(&views);
	must(log_verify(&broken, &checked, o->app, &o->err), &o->err);
	assert_int_equal(broken, 0);
}

/* "watch:CB01 leader:- police:C08" - a dash is nobody, an exclamation mark oneself. */
static char *ladder_text(struct office *o)
{
	struct ladder ladder;
	char *text = xstrdup("");

	must(ladder_at(&ladder, o->app, clock_now(), &o->err), &o->err);
	for (size_t i = 0; i < ladder.n; i++) {
		const struct rung *rung = &ladder.rung[i];
		char *longer =
		    xasprintf("%s%s%s:%s%s", text, i ? " " : "", rung_kind_name(rung->kind),
		              rung->kind < RUNG_POLICE && *rung->key ? "+"
		              : *rung->key                           ? rung->key
		                                                     : "-",
		              rung->is_self ? "!" : "");

		free(text);
		text = longer;
	}
	ladder_release(&ladder);
	return text;
}

static void ladder_is(struct office *o, const char *wanted)
{
	char *text = ladder_text(o);

	assert_string_equal(text, wanted);
	free(text);
}

static void the_ladder_is_that_of_the_hour(void **state)
{
	struct office *o = *state;
	struct watch watch;

	/* A month before there is no roster: it is seen that nobody is on. */
	ladder_is(o, "watch:- leader:- specialist:- police:C08 national:C05 national:C06");
	at_night(o);
	ladder_is(o, "watch:+ leader:+ specialist:+ police:C08 national:C05 national:C06");
	must(watch_at(&watch, o->app, clock_now(), &o->err), &o->err);
	for (size_t i = 0; i < watch.n_on; i++)
		if (watch.on[i].is_leader)
			become(o, watch.on[i].person, ROLE_SUPERVISOR);
	watch_release(&watch);
	ladder_is(o, "watch:+ leader:+! specialist:+ police:C08 national:C05 national:C06");
}

static void a_school_has_no_specialist_and_its_guard_at_night(void **state)
{
	struct office *o = *state;

	at_night(o);
	ladder_is(o, "watch:+ leader:+ police:C08 national:C05 national:C06");
}

static void a_number_is_dialled_as_in_vietnam(void **state)
{
	static const char *const number[][2] = {{"+84692785415", "tel:0692785415"},
	                                        {"+842436404421", "tel:02436404421"},
	                                        {"+14155550100", "tel:+14155550100"}};
	struct err err;

	(void)state;
	for (size_t i = 0; i < sizeof number / sizeof *number; i++) {
		char *dial = qr_dial(number[i][0]), *text;
		size_t lines = 0;

		assert_string_equal(dial, number[i][1]);
		must(qr_text(&text, dial, &err), &err);
		for (const char *c = text; *c; c++)
			lines += *c == '\n';
		/* Version 1 has 21 modules, and 4 light ones around. */
		assert_int_equal(lines, 15);
		free(text);
		free(dial);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(an_incident_is_open_until_nothing_is_due, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(closing_wants_all_steps_an_outcome_and_a_decision,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_is_refused_and_leaves_nothing,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(a_second_try_opens_no_second_incident, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_failing_disk_leaves_whole_acts_only, school,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_ladder_is_that_of_the_hour, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_school_has_no_specialist_and_its_guard_at_night,
	                                    school, office_remove),
	    cmocka_unit_test(a_number_is_dialled_as_in_vietnam),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
