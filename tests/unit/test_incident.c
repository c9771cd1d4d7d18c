/* Incidents folded from their records, their deadlines before and after the decision, whom to call
 * next, and the facts that the program carries. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/ladder.h"
#include "domain/read_duty.h"
#include "service/carried.h"
#include "service/incidents.h"
#include "store/place.h"

#define MINUTE 60
#define HOUR   3600

static int64_t t0(void)
{
	return zone_instant(date_from_ymd(2027, 5, 1), 160); /* 02:40 */
}

struct story {
	struct incident_facts facts;
	struct entries entries;
};

static int begin(void **state)
{
	struct story *story = xcalloc(1, sizeof *story);
	struct err err;

	must(incident_facts(&story->facts, &err), &err);
	*state = story;
	return 0;
}

static int end(void **state)
{
	struct story *story = *state;

	entries_release(&story->entries);
	incident_facts_release(&story->facts);
	free(story);
	return 0;
}

/* A record with these fields, NULL at the end. */
static void add(struct story *story, int64_t at, const char *person, const char *act,
                const char *const field[])
{
	story->entries.entry =
	    array_grow(story->entries.entry, story->entries.n, sizeof *story->entries.entry);
	struct entry *entry = &story->entries.entry[story->entries.n++];

	*entry = (struct entry){.happened_at = at, .person = xstrdup(person)};
	entry->record.kind = xstrdup("incident");
	entry->record.object = xstrdup("SC-2027-30-4-01");
	fields_set(&entry->record.fields, "act", act);
	for (size_t i = 0; field && field[i]; i += 2)
		fields_set(&entry->record.fields, field[i], field[i + 1]);
}

static void open_at(struct story *story, int64_t at, const char *group)
{
	const char *const field[] = {"group",  group,   "severity",    "serious", "signs",
	                             "ảnh lạ", "steps", "TN1;TN2;TN4", NULL};

	add(story, at, "CB01", "opened", field);
	fields_set_int(&story->entries.entry[story->entries.n - 1].record.fields, "found", at);
}

static void step(struct story *story, int64_t at, const char *id, const char *result)
{
	const char *const field[] = {"step", id, "result", result, "evidence", "ảnh", NULL};

	add(story, at, "CB01", "step", field);
}

static void call(struct story *story, int64_t at, const char *who, const char *result)
{
	const char *const field[] = {"who", who, "name", who, "result", result, NULL};

	add(story, at, "CB01", "call", field);
}

static void decide(struct story *story, int64_t at, const char *clocks)
{
	const char *const field[] = {"by", "LD", "clocks", clocks, NULL};

	add(story, at, "CB01", "decision", field);
}

static void sent(struct story *story, int64_t at, const char *clock)
{
	const char *const field[] = {"clock", clock,    "means", "thư", "to",
	                             "A05",   "signer", "K",     NULL};

	add(story, at, "CB01", "sent", field);
}

/* As it stands; the story goes on with a copy. */
static struct incident fold(const struct story *story)
{
	struct entries copy = {0};
	struct incident incident;
	struct err err;

	copy.entry = xcalloc(story->entries.n + 1, sizeof *copy.entry);
	for (size_t i = 0; i < story->entries.n; i++) {
		const struct entry *entry = &story->entries.entry[i];

		copy.entry[i] = (struct entry){.happened_at = entry->happened_at,
		                               .person = xstrdup(entry->person)};
		record_copy(&copy.entry[i].record, &entry->record);
	}
	copy.n = story->entries.n;
	must(incident_fold(&incident, &copy, &story->facts.playbook, &err), &err);
	return incident;
}

/* "ngay:at-once? 24h:running" - the question mark is what nobody has decided. */
static char *clocks_text(const struct story *story, int64_t at)
{
	struct incident incident = fold(story);
	struct incident_clocks clocks;
	char *text = xstrdup("");

	incident_clocks(&clocks, &incident, &story->facts.deadlines, at);
	for (size_t i = 0; i < clocks.n; i++) {
		const struct incident_clock *clock = &clocks.clock[i];
		char *longer =
		    xasprintf("%s%s%s:%s%s", text, i ? " " : "", clock->rule->id,
		              clock_state_name(clock->state), clock->undecided ? "?" : "");

		free(text);
		text = longer;
	}
	incident_clocks_release(&clocks);
	incident_release(&incident);
	return text;
}

static void clocks_are(const struct story *story, int64_t at, const char *wanted)
{
	char *text = clocks_text(story, at);

	assert_string_equal(text, wanted);
	free(text);
}

static void all_report_clocks_run_until_the_decision(void **state)
{
	struct story *story = *state;

	open_at(story, t0(), "thay-doi-noi-dung");
	clocks_are(story, t0() + HOUR, "ngay:at-once? 24h:running? phuc-hoi:running 72h:running?");
	clocks_are(story, t0() + 24 * HOUR,
	           "ngay:at-once? 24h:running? phuc-hoi:running 72h:running?");
	clocks_are(story, t0() + 24 * HOUR + 1,
	           "ngay:at-once? 24h:overdue? phuc-hoi:overdue 72h:running?");
	/* A call stops none of them. */
	call(story, t0() + 5 * MINUTE, "C08", "answered");
	clocks_are(story, t0() + HOUR, "ngay:at-once? 24h:running? phuc-hoi:running 72h:running?");
	decide(story, t0() + HOUR, "24h;72h");
	clocks_are(story, t0() + HOUR, "24h:running phuc-hoi:running 72h:running");
	/* What is decided later stands in its place. */
	decide(story, t0() + 2 * HOUR, "none");
	clocks_are(story, t0() + 2 * HOUR, "phuc-hoi:running");
}

static void only_what_was_sent_stops_a_deadline(void **state)
{
	struct story *story = *state;

	open_at(story, t0(), "thay-doi-noi-dung");
	sent(story, t0() + 10 * MINUTE, "ngay");
	clocks_are(story, t0() + HOUR, "ngay:met? 24h:running? phuc-hoi:running 72h:running?");
	decide(story, t0() + HOUR, "24h;72h");
	sent(story, t0() + 23 * HOUR, "24h");
	sent(story, t0() + 26 * HOUR, "24h"); /* an update */
	sent(story, t0() + 73 * HOUR, "72h");
	/* What was sent shows, whatever was decided. */
	clocks_are(story, t0() + 80 * HOUR, "ngay:met 24h:met phuc-hoi:overdue 72h:late");
	step(story, t0() + 20 * HOUR, "TN4", "done");
	clocks_are(story, t0() + 80 * HOUR, "ngay:met 24h:met phuc-hoi:met 72h:late");
}

static void deadlines_are_those_of_the_day(void **state)
{
	struct story *story = *state;
	int64_t old = zone_instant(date_from_ymd(2026, 8, 18), 600);

	open_at(story, old, "lo-mat-du-lieu");
	clocks_are(story, old + HOUR, "phuc-hoi:running du-lieu-ca-nhan:running? 5-ngay:running?");
	entries_release(&story->entries);
	open_at(story, old + 24 * HOUR, "lo-mat-du-lieu");
	clocks_are(story, old + 25 * HOUR,
	           "ngay:at-once? 24h:running? phuc-hoi:running 72h:running? "
	           "du-lieu-ca-nhan:running?");
	/* Personal data may be found in any incident: by decision. */
	entries_release(&story->entries);
	open_at(story, t0(), "ma-doc");
	decide(story, t0(), "72h;du-lieu-ca-nhan");
	clocks_are(story, t0() + HOUR, "phuc-hoi:running 72h:running du-lieu-ca-nhan:running");
}

static void its_state_follows_from_its_steps(void **state)
{
	struct story *story = *state;
	const char *const outcome[] = {"outcome", "xong", NULL};
	const char *const returned[] = {"result", "returned", "text", "thiếu", NULL};
	const char *const accepted[] = {"result", "accepted", NULL};
	struct incident incident;

	open_at(story, t0(), "thay-doi-noi-dung");
	step(story, t0() + HOUR, "TN2", "skipped");
	step(story, t0() + HOUR, "XX9", "done");
	incident = fold(story);
	assert_int_equal(incident.state, INCIDENT_OPEN);
	assert_int_equal(incident.n_settled, 1);
	assert_string_equal(incident_evidence(&incident, &story->facts.playbook)->id, "TN1");
	assert_null(incident_step(&incident, "TN3"));
	incident_release(&incident);
	step(story, t0() + HOUR, "TN2", "done");
	step(story, t0() + HOUR, "TN1", "done");
	incident = fold(story);
	assert_int_equal(incident.state, INCIDENT_CONTAINED);
	assert_null(incident_evidence(&incident, &story->facts.playbook));
	assert_int_equal(incident_step(&incident, "tn1")->state, STEP_DONE);
	incident_release(&incident);
	add(story, t0() + 2 * HOUR, "CB01", "close", outcome);
	incident = fold(story);
	assert_int_equal(incident.state, INCIDENT_TO_REVIEW);
	assert_string_equal(incident.closed_by, "CB01");
	incident_release(&incident);
	add(story, t0() + 3 * HOUR, "CB02", "review", returned);
	incident = fold(story);
	assert_int_equal(incident.state, INCIDENT_CONTAINED);
	incident_release(&incident);
	add(story, t0() + 4 * HOUR, "CB01", "close", outcome);
	add(story, t0() + 5 * HOUR, "CB02", "review", accepted);
	incident = fold(story);
	assert_int_equal(incident.state, INCIDENT_CLOSED);
	assert_string_equal(incident.reviewed_by, "CB02");
	incident_release(&incident);
}

static void records_without_their_opening_are_no_incident(void **state)
{
	struct story *story = *state;
	struct incident incident;
	struct err err;

	refused(incident_fold(&incident, &story->entries, &story->facts.playbook, &err), &err,
	        "bad-incident");
	step(story, t0(), "TN1", "done");
	refused(incident_fold(&incident, &story->entries, &story->facts.playbook, &err), &err,
	        "bad-incident");
	assert_int_equal(story->entries.n, 1);
}

/* ---- the ladder ---- */

static void put_rung(struct ladder *ladder, enum rung_kind kind, const char *key,
                     const char *number, bool is_self)
{
	struct rung rung = {.kind = kind,
	                    .key = xstrdup(key),
	                    .title = xstrdup(""),
	                    .name = xstrdup(key),
	                    .number = xstrdup(number),
	                    .others = xstrdup(""),
	                    .source = xstrdup(""),
	                    .is_self = is_self};

	ladder_add(ladder, &rung);
}

static const char *next_after(const struct story *story, int64_t *at)
{
	static const char *const key[] = {"A", "B", "", "D", "E"};
	struct ladder ladder = {.minutes = 5};
	struct incident incident = fold(story);
	const char *next = "nobody";

	put_rung(&ladder, RUNG_WATCH, "A", "+84900000001", true);
	put_rung(&ladder, RUNG_LEADER, "B", "+84900000002", false);
	put_rung(&ladder, RUNG_LEADER, "B", "+84900000002", false);
	put_rung(&ladder, RUNG_SPECIALIST, "", "", false);
	put_rung(&ladder, RUNG_POLICE, "D", "+84692785415", false);
	put_rung(&ladder, RUNG_NATIONAL, "E", "", false);
	assert_int_equal(ladder.n, 5);
	ladder_follow(&ladder, &incident);
	for (size_t i = 0; i < ladder.n; i++)
		if (i == ladder.next)
			next = key[i];
	*at = ladder.next_at;
	ladder_release(&ladder);
	incident_release(&incident);
	return next;
}

static void whoever_can_be_called_is_next_in_order(void **state)
{
	struct story *story = *state;
	int64_t at;

	open_at(story, t0(), "khac");
	assert_string_equal(next_after(story, &at), "B");
	assert_true(at == t0());
	call(story, t0() + 2 * MINUTE, "B", "none");
	assert_string_equal(next_after(story, &at), "D");
	assert_true(at == t0() + 7 * MINUTE);
	call(story, t0() + 8 * MINUTE, "D", "busy");
	/* All were called: again from whom it is longest ago. */
	assert_string_equal(next_after(story, &at), "B");
	call(story, t0() + 14 * MINUTE, "B", "answered");
	assert_string_equal(next_after(story, &at), "D");
	assert_true(at == 0);
	call(story, t0() + 15 * MINUTE, "D", "answered");
	assert_string_equal(next_after(story, &at), "nobody");
}

/* ---- the facts ---- */

static void the_facts_are_whole_and_say_where_they_come_from(void **state)
{
	struct story *story = *state;
	const char *text = carried_text("duties.csv");
	struct findings bad = {0};
	struct duties duties;
	struct err err;

	must(duties_read(&duties, "duties.csv", text, strlen(text), &bad, &err), &err);
	assert_int_equal(story->facts.groups.n, 9);
	for (size_t i = 0; i < story->facts.groups.n; i++) {
		const struct incident_group *group = &story->facts.groups.group[i];
		size_t own = 0;

		for (size_t j = 0; j < story->facts.playbook.n; j++)
			own += strcmp(story->facts.playbook.step[j].group, group->id) == 0;
		if (own < 2)
			fail_msg("%s has %zu steps of its own", group->id, own);
	}
	for (size_t i = 0; i < story->facts.playbook.n; i++) {
		const struct play_step *play = &story->facts.playbook.step[i];

		assert_true(strcmp(play->group, "*") == 0 ||
		            incident_group_find(&story->facts.groups, play->group));
		assert_ptr_equal(playbook_find(&story->facts.playbook, play->id), play);
		for (size_t j = 0; j < play->n_basis; j++) {
			bool found = false;

			for (size_t k = 0; k < duties.n; k++)
				found = found || strcmp(duties.duty[k].id, play->basis[j]) == 0;
			if (!found)
				fail_msg("%s rests on %s, which is no duty", play->id,
				         play->basis[j]);
		}
	}
	for (size_t i = 0; i < story->facts.deadlines.n; i++) {
		const struct deadline *rule = &story->facts.deadlines.deadline[i];

		assert_true(rule->verified || *rule->note);
		assert_true(rule->from.day || rule->until.day);
	}
	duties_release(&duties);
	findings_release(&bad);
}

static void a_bad_line_is_told_and_left_out(void **state)
{
	static const char text[] = "id,group,phase,step,evidence,basis,suggested\n"
	                           "A1,*,verify,x,y,,yes\n"
	                           "A2,*,sometime,x,y,,yes\n"
	                           "A3,*,verify,x,y,,no\n"
	                           "A4,*,verify,,y,,yes\n";
	struct findings bad = {0};
	struct playbook book;
	struct err err;

	(void)state;
	must(playbook_read(&book, "p.csv", text, strlen(text), &bad, &err), &err);
	assert_int_equal(book.n, 1);
	assert_int_equal(bad.n, 3);
	assert_non_null(strstr(bad.item[1].text, "p.csv:4"));
	findings_release(&bad);
	playbook_release(&book);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(all_report_clocks_run_until_the_decision, begin, end),
	    cmocka_unit_test_setup_teardown(only_what_was_sent_stops_a_deadline, begin, end),
	    cmocka_unit_test_setup_teardown(deadlines_are_those_of_the_day, begin, end),
	    cmocka_unit_test_setup_teardown(its_state_follows_from_its_steps, begin, end),
	    cmocka_unit_test_setup_teardown(records_without_their_opening_are_no_incident, begin,
	                                    end),
	    cmocka_unit_test_setup_teardown(whoever_can_be_called_is_next_in_order, begin, end),
	    cmocka_unit_test_setup_teardown(the_facts_are_whole_and_say_where_they_come_from, begin,
	                                    end),
	    cmocka_unit_test(a_bad_line_is_told_and_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
