#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/check.h"
#include "service/roster_repair.h"
#include "service/roster_task.h"
#include "store/logs.h"

#include "base/banned.h"

/* Somebody drops out of a published roster. */

enum { TECHNICIANS = 3, MOST_SLOTS = 5, ROUNDS = 16 };

static struct roster_repair *repair(struct office *o, const struct absence *absent, size_t n)
{
	const struct repair_options options = {.absent = absent, .n_absent = n};
	struct roster_repair *repair = roster_repair_new(o->app, PERIOD, &options, &o->err);

	if (!repair)
		fail_msg("%s", o->err.msg);
	return repair;
}

static void store(struct office *o, struct roster_repair *repair)
{
	must(roster_repair_store(repair, o->app, &o->err), &o->err);
}

static size_t slots_of(const struct roster *roster, const char *person)
{
	size_t n = 0;

	for (size_t i = 0; i < roster->n_slots; i++)
		n += strcmp(roster->slot[i].person, person) == 0;
	return n;
}

static void one_person_stands_in_for_another(void **state)
{
	const struct absence absent = {.person = "CB03"};
	struct office *o = *state;
	const struct repair *result;
	struct roster_repair *r;
	struct roster before, after;
	struct audits audits;

	make(o, PERIOD);
	load(&before, o, PERIOD, 0);
	r = repair(o, &absent, 1);
	result = roster_repair_result(r);
	assert_true(result->is_least && result->is_best);
	assert_int_equal(result->counts.open, 0);
	assert_int_equal(result->counts.people, 1);
	assert_int_equal(result->counts.slots, slots_of(&before, "CB03"));
	assert_int_equal(findings_count(&result->findings, FINDING_WARNING), 0);
	for (size_t i = 0; i < result->diff.n; i++)
		assert_non_null(strstr(result->line[i].why, "is absent"));
	assert_int_equal(slots_of(roster_repair_draft(r), "CB03"), 0);
	/* Until it is stored there is nothing. */
	assert_false(roster_load(&after, o->app->db, PERIOD, -1, &o->err));
	store(o, r);
	roster_repair_free(r);
	load(&after, o, PERIOD, -1);
	assert_int_equal(after.version, 2);
	assert_int_equal(slots_of(&after, "CB03"), 0);
	assert_int_equal(count_moved(o, 1, 2), slots_of(&before, "CB03"));
	must(audits_load(&audits, o->app->db, 1, &o->err), &o->err);
	assert_string_equal(audits.audit[0].action, "roster repair");
	assert_non_null(strstr(audits.audit[0].detail, "least open=0 people=1"));
	audits_release(&audits);
	roster_release(&before);
	roster_release(&after);
	publish(o, PERIOD, false);
}

/* Who moves is said to move to the nearest of what he gets. */
static void a_move_is_to_what_is_near(void **state)
{
	const struct absence absent[] = {{.person = "BV1"}, {.person = "BV2"}};
	struct office *o = *state;
	struct roster_repair *r;
	const struct diff *diff;
	int moves = 0;

	make(o, PERIOD);
	r = repair(o, absent, 2);
	diff = &roster_repair_result(r)->diff;
	for (size_t i = 0; i < diff->n; i++) {
		const char *why = strstr(roster_repair_result(r)->line[i].why, "moves to ");
		int64_t least = INT64_MAX, told = INT64_MAX;

		for (size_t k = 0; why && k < diff->n; k++) {
			int64_t away = llabs(diff->line[k].start - diff->line[i].start);

			if (strcmp(diff->line[k].after, diff->line[i].before) != 0)
				continue;
			least = away < least ? away : least;
			if (strcmp(diff->line[k].slot, why + strlen("moves to ")) == 0)
				told = away;
		}
		assert_true(told == least);
		moves += why != NULL;
	}
	assert_true(moves > 0);
	roster_repair_free(r);
}

/* What it was made for is known to whoever looks back at it, and to the next repair. */
static void who_was_absent_stays_absent(void **state)
{
	const struct absence first = {.person = "KT1"}, second = {.person = "CB03"};
	const struct absence anew = {"KT1", at("2027-04-30T00:00"), at("2027-05-01T00:00")};
	struct office *o = *state;
	struct roster_repair *r;
	struct roster_task task;
	struct roster after;

	make(o, PERIOD);
	r = repair(o, &first, 1);
	assert_false(roster_repair_result(r)->has_draft);
	store(o, r);
	roster_repair_free(r);
	r = repair(o, &second, 1);
	assert_true(roster_repair_result(r)->has_draft);
	assert_int_equal(roster_repair_result(r)->n_away, 0);
	roster_repair_free(r);
	publish(o, PERIOD, false);
	load(&after, o, PERIOD, 0);
	must(roster_task_load_again(&task, o->app, &after, &o->err), &o->err);
	assert_int_equal(task.leaves.n, task.n_recorded + 1);
	assert_string_equal(task.leaves.leave[task.n_recorded].person, "KT1");
	assert_int_equal(task.leaves.leave[task.n_recorded].to, after.period.end);
	roster_task_release(&task);
	roster_release(&after);

	r = repair(o, &second, 1);
	assert_int_equal(roster_repair_result(r)->n_away, 1);
	assert_string_equal(roster_repair_result(r)->away[0].person, "KT1");
	assert_int_equal(slots_of(roster_repair_draft(r), "KT1"), 0);
	store(o, r);
	roster_repair_free(r);
	publish(o, PERIOD, false);
	r = repair(o, &anew, 1);
	assert_int_equal(roster_repair_result(r)->n_away, 1);
	assert_string_equal(roster_repair_result(r)->away[0].person, "CB03");
	roster_repair_free(r);
}

/* What has begun stays; whose duty runs is to be relieved by hand, from now on. */
static void the_past_stays(void **state)
{
	const char *const now = "2027-05-01T21:00";
	struct office *o = *state;
	const struct repair *result;
	struct roster_repair *r;
	struct absence absent = {0};
	struct roster before;
	char *running;

	make(o, PERIOD);
	load(&before, o, PERIOD, 0);
	running = holder(o, PERIOD, "truc-ban.2027-05-01.dem");
	absent.person = running;
	set_clock(o, now);
	r = repair(o, &absent, 1);
	result = roster_repair_result(r);
	for (size_t i = 0; i < before.n_slots; i++)
		if (before.slot[i].start <= at(now))
			assert_string_equal(
			    before.slot[i].person,
			    roster_slot(roster_repair_draft(r), before.slot[i].id)->person);
	assert_int_equal(findings_count(&result->findings, FINDING_ERROR), 0);
	assert_int_equal(result->n_parts, 1);
	assert_string_equal(result->part[0].slot, "truc-ban.2027-05-01.dem");
	assert_int_equal(result->part[0].from, at(now));
	assert_int_equal(result->part[0].to, at("2027-05-02T07:30"));
	roster_repair_free(r);
	roster_release(&before);
	free(running);
}

static void nobody_is_left(void **state)
{
	const struct absence absent[] = {
	    {.person = "KT1"},
	    {.person = "KT2", .from = 0, .to = 0},
	    {"KT3", at("2027-05-01T00:00"), at("2027-05-03T00:00")},
	};
	struct office *o = *state;
	const struct repair *result;
	struct roster_repair *r;
	struct findings findings;
	struct roster draft;

	make(o, PERIOD);
	r = repair(o, absent, 3);
	result = roster_repair_result(r);
	assert_true(result->is_least);
	assert_true(result->n_open >= 2);
	assert_int_equal(result->counts.open, result->n_open);
	for (size_t i = 0; i < result->n_open; i++) {
		assert_int_equal(result->open[i].n, TECHNICIANS);
		for (size_t k = 0; k < result->open[i].n; k++)
			assert_true(strcmp(result->open[i].candidate[k].code, "leave") == 0 ||
			            strcmp(result->open[i].candidate[k].code, "rest") == 0);
	}
	/* The draft has gaps, and says so. */
	assert_true(findings_count(&result->findings, FINDING_ERROR) >= result->n_open);
	store(o, r);
	must(roster_inspect(&draft, &findings, o->app, PERIOD, -1, &o->err), &o->err);
	assert_true(findings_count(&findings, FINDING_ERROR) >= result->n_open);
	findings_release(&findings);
	roster_release(&draft);
	roster_repair_free(r);
}

/* Two slots without rest between them, by order: nobody is moved for that, nor given more. */
static void what_was_forced_stays(void **state)
{
	const struct absence absent = {.person = "LD1"};
	struct cover_options options = {
	    .slot = "truc-ban.2027-05-01.dem", .reason = "x", .force = true};
	struct office *o = *state;
	const struct repair *result;
	struct roster_repair *r;
	struct roster roster;
	char *forced;

	make(o, PERIOD);
	forced = holder(o, PERIOD, "truc-ban.2027-05-01.ngay");
	options.person = forced;
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	r = repair(o, &absent, 1);
	result = roster_repair_result(r);
	for (size_t i = 0; i < result->diff.n; i++)
		assert_string_equal(result->diff.line[i].post, "lanh-dao");
	assert_string_equal(roster_slot(roster_repair_draft(r), "truc-ban.2027-05-01.dem")->person,
	                    forced);
	roster_repair_free(r);
	free(forced);
}

static void leave_alone_is_mended_too(void **state)
{
	const struct absence also[] = {{.person = "CB05"}, {.person = "LD2"}, {.person = "CB06"}};
	struct office *o = *state;
	struct roster_repair *r;

	make(o, PERIOD);
	r = repair(o, NULL, 0);
	assert_int_equal(roster_repair_result(r)->diff.n, 0);
	assert_true(roster_repair_result(r)->is_least);
	roster_repair_free(r);
	put_leave(o, "CB03", LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	put_leave(o, "CB04", LEAVE_WISH_OFF, "2027-04-29", "2027-05-05");
	put_leave(o, "BV1", LEAVE_WISH_ON, "2027-05-01", "2027-05-02");
	r = repair(o, NULL, 0);
	assert_int_equal(roster_repair_result(r)->counts.open, 0);
	assert_true(roster_repair_result(r)->diff.n > 0);
	assert_int_equal(slots_of(roster_repair_draft(r), "CB03"), 0);
	roster_repair_free(r);
	/* Several drop out besides. */
	r = repair(o, also, 3);
	assert_true(roster_repair_result(r)->is_least);
	assert_int_equal(slots_of(roster_repair_draft(r), "CB03"), 0);
	assert_int_equal(slots_of(roster_repair_draft(r), "LD2"), 0);
	roster_repair_free(r);
}

static void what_cannot_be_is_refused(void **state)
{
	const struct absence nobody = {.person = "XX"};
	const struct absence backwards = {"CB03", at("2027-05-02T00:00"), at("2027-05-01T00:00")};
	struct repair_options options = {.absent = &nobody, .n_absent = 1};
	struct office *o = *state;
	struct roster_repair *r;

	assert_null(roster_repair_new(o->app, PERIOD, &options, &o->err));
	assert_string_equal(o->err.key, "no-roster");
	make(o, PERIOD);
	assert_null(roster_repair_new(o->app, PERIOD, &options, &o->err));
	assert_string_equal(o->err.key, "no-such-person");
	options.absent = &backwards;
	assert_null(roster_repair_new(o->app, PERIOD, &options, &o->err));
	assert_string_equal(o->err.key, "bad-stretch");

	options.n_absent = 0;
	r = roster_repair_new(o->app, PERIOD, &options, &o->err);
	assert_non_null(r);
	make(o, PERIOD);
	assert_false(roster_repair_store(r, o->app, &o->err));
	assert_string_equal(o->err.key, "overtaken");
	roster_repair_free(r);
}

/* ---- against everything that could be done, judged by the check of rosters alone ---- */

struct trial {
	struct roster_task task; /* with the absences */
	struct slot *slot[MOST_SLOTS];
	char *before[MOST_SLOTS];
	size_t n;
	const char *excused;
};

static size_t errors(const struct trial *trial)
{
	const struct check_input input = {
	    .roster = &trial->task.draft,
	    .staff = &trial->task.staff,
	    .leaves = &trial->task.leaves,
	    .exemptions = &trial->task.exemptions,
	    .before = &trial->task.neighbours,
	};
	struct findings findings = {0};
	size_t n = 0;

	roster_check(&findings, &input);
	for (size_t i = 0; i < findings.n; i++)
		n += findings.item[i].severity == FINDING_ERROR &&
		     strcmp(findings.item[i].code, "gap") != 0;
	findings_release(&findings);
	return n;
}

static void count(struct least_counts *out, const struct trial *trial)
{
	*out = (struct least_counts){0};
	for (size_t i = 0; i < trial->n; i++) {
		out->open += !*trial->slot[i]->person;
		out->slots += strcmp(trial->slot[i]->person, trial->before[i]) != 0;
	}
	for (int p = 1; p <= TECHNICIANS; p++) {
		char person[] = "KT0";
		bool is_touched = false;

		person[2] = (char)('0' + p);
		for (size_t i = 0; i < trial->n; i++)
			is_touched |= (strcmp(trial->slot[i]->person, person) == 0) !=
			              (strcmp(trial->before[i], person) == 0);
		out->people += is_touched && strcmp(person, trial->excused) != 0;
	}
}

static void try_all(struct least_counts *best, struct trial *trial)
{
	size_t all = 1;
	bool has_best = false;

	for (size_t i = 0; i < trial->n; i++)
		all *= TECHNICIANS + 1;
	for (size_t k = 0; k < all; k++) {
		struct least_counts counts;
		size_t rest = k;

		for (size_t i = 0; i < trial->n; i++, rest /= TECHNICIANS + 1) {
			char person[] = "KT0";

			person[2] = (char)('0' + rest % (TECHNICIANS + 1));
			slot_assign(trial->slot[i], person[2] == '0' ? "" : person, person, "");
		}
		count(&counts, trial);
		if (has_best && least_compare(&counts, best) >= 0)
			continue;
		if (errors(trial))
			continue;
		*best = counts;
		has_best = true;
	}
	assert_true(has_best);
}

static void trial_make(struct trial *trial, struct office *o, const struct absence *absent)
{
	struct leave leave = {.id = (char[]){""}, .note = (char[]){""}};

	*trial = (struct trial){.excused = absent->person};
	must(roster_task_load_published(&trial->task, o->app, PERIOD, &o->err), &o->err);
	leave.person = xstrdup(absent->person);
	leave.from = absent->from;
	leave.to = absent->to;
	leaves_release(&trial->task.leaves);
	leaves_add(&trial->task.leaves, &leave);
	free(leave.person);
	for (size_t i = 0; i < trial->task.draft.n_slots; i++) {
		struct slot *slot = &trial->task.draft.slot[i];

		if (strcmp(slot->post, "ky-thuat") != 0)
			continue;
		assert_true(trial->n < MOST_SLOTS);
		trial->before[trial->n] = xstrdup(slot->person);
		trial->slot[trial->n++] = slot;
	}
}

static void trial_release(struct trial *trial)
{
	for (size_t i = 0; i < trial->n; i++)
		free(trial->before[i]);
	roster_task_release(&trial->task);
}

/* Technicians are apart from the others, so that their slots can be tried one and all. */
static void no_change_is_smaller(void **state)
{
	struct office *o = *state;
	int people = 0;

	make(o, PERIOD);
	for (int i = 0; i < ROUNDS; i++) {
		char person[] = "KT1";
		struct absence absent = {.person = person};
		struct least_counts least;
		struct roster_repair *r;
		struct trial trial;

		person[2] = (char)('1' + i % TECHNICIANS);
		absent.from = at("2027-04-29T00:00") + i / TECHNICIANS * 86400;
		absent.to = absent.from + (1 + i % 4) * 86400;
		trial_make(&trial, o, &absent);
		try_all(&least, &trial);
		r = repair(o, &absent, 1);
		assert_true(roster_repair_result(r)->is_least);
		assert_int_equal(least_compare(&roster_repair_result(r)->counts, &least), 0);
		people += least.people;
		roster_repair_free(r);
		trial_release(&trial);
	}
	assert_true(people > 0);
}

/* A worker that never comes to an end: the first question takes longer than both may. */
static void no_time_is_left_for_the_second_question(void **state)
{
	const struct absence absent = {.person = "CB03"};
	const struct repair_options options = {.absent = &absent, .n_absent = 1, .seconds = 0.7};
	char *real = xasprintf("%s/trucban-solve", getenv("builddir"));
	char *slow = xasprintf("%s/tests/solve/slow_worker", getenv("builddir"));
	struct office *o = *state;
	struct roster_repair *r;

	make(o, PERIOD);
	setenv("TRUCBAN_REAL_SOLVE", real, 1);
	setenv("TRUCBAN_SOLVE", slow, 1);
	r = roster_repair_new(o->app, PERIOD, &options, &o->err);
	setenv("TRUCBAN_SOLVE", real, 1);
	if (!r) /* on a busy machine not even one is found */
		assert_string_equal(o->err.key, "no-time");
	else
		assert_false(roster_repair_result(r)->is_least || roster_repair_result(r)->is_best);
	roster_repair_free(r);
	free(real);
	free(slow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(one_person_stands_in_for_another, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_move_is_to_what_is_near, department, office_remove),
	    cmocka_unit_test_setup_teardown(who_was_absent_stays_absent, department, office_remove),
	    cmocka_unit_test_setup_teardown(the_past_stays, department, office_remove),
	    cmocka_unit_test_setup_teardown(nobody_is_left, department, office_remove),
	    cmocka_unit_test_setup_teardown(what_was_forced_stays, department, office_remove),
	    cmocka_unit_test_setup_teardown(leave_alone_is_mended_too, department, office_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_is_refused, department, office_remove),
	    cmocka_unit_test_setup_teardown(no_change_is_smaller, department, office_remove),
	    cmocka_unit_test_setup_teardown(no_time_is_left_for_the_second_question, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
