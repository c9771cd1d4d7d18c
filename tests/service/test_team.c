#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "certify/certify.h"
#include "domain/check.h"
#include "service/roster_certify.h"
#include "service/roster_defence.h"
#include "service/roster_repair.h"
#include "service/teams.h"
#include "store/people.h"

#include "base/banned.h"

/* Rules between people and units, from the configuration to the roster and what becomes of it. */

static void put_rule(struct office *o, enum team_kind kind, const char *a, const char *b, int least,
                     int most)
{
	struct team_rule rule = {kind, xstrdup(a), xstrdup(b), least, most};

	team_rules_add(&o->app->config.rules, &rule);
	free(rule.a);
	free(rule.b);
}

static void pair(struct office *o, const char *a, const char *b, enum team_kind kind)
{
	must(staff_pair(o->app, a, b, kind, &o->err), &o->err);
}

static struct post *post_of(struct office *o, const char *id)
{
	struct posts *posts = &o->app->config.posts;
	size_t i = 0;

	while (strcmp(posts->post[i].id, id) != 0)
		i++;
	return &posts->post[i];
}

static void add_skill(struct office *o, const char *code, const char *skill)
{
	struct staff staff;

	must(staff_load(&staff, o->app->db, &o->err), &o->err);
	must(db_begin(o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < staff.n; i++) {
		struct person *person = &staff.person[i];

		if (strcmp(person->code, code) != 0)
			continue;
		person->skill =
		    xrealloc(person->skill, person->n_skills + 1, sizeof *person->skill);
		person->skill[person->n_skills++] = xstrdup(skill);
		must(person_put(o->app->db, person, &o->err), &o->err);
	}
	must(db_commit(o->app->db, &o->err), &o->err);
	staff_release(&staff);
}

static size_t held_by(const struct roster *roster, const char *person)
{
	size_t n = 0;

	for (size_t i = 0; i < roster->n_slots; i++)
		n += strcmp(roster->slot[i].person, person) == 0 &&
		     strcmp(roster->slot[i].post, "attt") != 0;
	return n;
}

static bool has_code(const struct findings *findings, const char *code)
{
	for (size_t i = 0; i < findings->n; i++)
		if (strcmp(findings->item[i].code, code) == 0)
			return true;
	return false;
}

static const char *text_of(const struct findings *findings, const char *code)
{
	for (size_t i = 0; i < findings->n; i++)
		if (strcmp(findings->item[i].code, code) == 0)
			return findings->item[i].text;
	fail_msg("no finding \"%s\"", code);
	return "";
}

/* The best there is, and that holds when it is counted again. */
static void generate_best(struct roster *out, struct office *o, const char *period)
{
	const struct certify_options options = {.version = -1, .seconds = 10};
	struct roster_certified certified;

	generate(out, o, period);
	assert_int_equal(out->quality, QUALITY_OPTIMAL);
	must(roster_certify(&certified, o->app, period, &options, &o->err), &o->err);
	assert_true(certified.is_best);
	assert_true(certified.objective == out->objective);
	roster_certified_release(&certified);
}

static void refuse(struct findings *out, struct office *o, const char *period)
{
	struct roster roster;

	assert_false(roster_generate(&roster, out, o->app, period, NULL, &o->err));
	assert_string_equal(o->err.key, "infeasible");
}

/* ---- what is made keeps to them ---- */

static void a_unit_has_its_share(void **state)
{
	struct office *o = *state;
	struct roster roster;

	/* Of the twelve on watch each would have one or none. */
	put_rule(o, TEAM_UNIT, "Phòng Pháp chế", "", 3, -1);
	put_rule(o, TEAM_UNIT, "Trung tâm Thông tin", "", 0, 5);
	put_rule(o, TEAM_UNIT, "Thanh tra", "", 0, 0);
	generate_best(&roster, o, PERIOD);
	assert_true(held_by(&roster, "CB10") >= 3);
	assert_int_equal(held_by(&roster, "CB12"), 0); /* the technicians have five already */
	assert_int_equal(held_by(&roster, "CB03"), 0);
	assert_int_equal(roster.rules.n, 3);
	roster_release(&roster);
}

static void each_shift_gets_a_senior(void **state)
{
	static const char *const seniors[] = {"CB02", "CB05", "CB07", "CB11"};
	struct office *o = *state;
	struct roster roster;

	post_of(o, "truc-ban")->headcount = 2;
	for (size_t i = 0; i < 4; i++)
		add_skill(o, seniors[i], "truong-ca");
	put_rule(o, TEAM_SENIOR, "truc-ban", "truong-ca", 1, -1);
	generate_best(&roster, o, "van-hoa/2027");
	for (size_t i = 0; i < roster.n_slots; i++) {
		size_t n = 0;

		if (strcmp(roster.slot[i].post, "truc-ban") != 0)
			continue;
		for (size_t j = 0; j < roster.n_slots; j++)
			for (size_t k = 0; k < 4; k++)
				n += roster.slot[j].start == roster.slot[i].start &&
				     strcmp(roster.slot[j].post, "truc-ban") == 0 &&
				     strcmp(roster.slot[j].person, seniors[k]) == 0;
		assert_true(n >= 1);
	}
	roster_release(&roster);
}

/* Without the rule each would have duty of his own. */
static void two_serve_together_or_not_at_all(void **state)
{
	struct office *o = *state;
	struct roster roster;

	post_of(o, "truc-ban")->headcount = 2;
	pair(o, "CB02", "CB01", TEAM_TOGETHER);
	put_leave(o, "CB01", LEAVE_WISH_ON, "2027-05-01T00:00", "2027-05-02T00:00");
	generate_best(&roster, o, PERIOD);
	assert_true(held_by(&roster, "CB01") > 0);
	assert_int_equal(held_by(&roster, "CB01"), held_by(&roster, "CB02"));
	roster_release(&roster);
}

static void two_never_serve_at_once(void **state)
{
	struct office *o = *state;
	struct roster roster;

	/* Both would like the same night, as leader and on watch. */
	put_leave(o, "LD2", LEAVE_WISH_ON, "2027-05-01T20:00", "2027-05-02T06:00");
	put_leave(o, "CB04", LEAVE_WISH_ON, "2027-05-01T20:00", "2027-05-02T06:00");
	generate(&roster, o, PERIOD);
	assert_string_equal(roster_slot(&roster, "lanh-dao.2027-05-01.24")->person, "LD2");
	assert_string_equal(roster_slot(&roster, "truc-ban.2027-05-01.dem")->person, "CB04");
	roster_release(&roster);
	pair(o, "CB04", "LD2", TEAM_APART);
	generate_best(&roster, o, PERIOD);
	assert_true(strcmp(roster_slot(&roster, "lanh-dao.2027-05-01.24")->person, "LD2") != 0 ||
	            strcmp(roster_slot(&roster, "truc-ban.2027-05-01.dem")->person, "CB04") != 0);
	roster_release(&roster);
}

/* One guard is on site at any time, so that the head of the office, the fourth of its people, is to
 * stay away. */
static void a_unit_is_not_emptied(void **state)
{
	struct office *o = *state;
	struct findings findings;
	struct roster roster;

	put_leave(o, "CB01", LEAVE_WISH_ON, "2027-05-01T00:00", "2027-05-02T00:00");
	generate(&roster, o, PERIOD);
	assert_true(held_by(&roster, "CB01") > 0);
	roster_release(&roster);
	put_rule(o, TEAM_PRESENT, "Văn phòng", "", 3, -1);
	generate_best(&roster, o, PERIOD);
	assert_int_equal(held_by(&roster, "CB01"), 0);
	roster_release(&roster);
	put_rule(o, TEAM_PRESENT, "Văn phòng", "", 9, -1);
	refuse(&findings, o, PERIOD);
	assert_string_equal(text_of(&findings, "unit-empty"),
	                    "Văn phòng: at any time 9 people at least are not on duty on site");
	assert_non_null(
	    strstr(text_of(&findings, "way-out"), "Văn phòng keeps fewer than 9 people off duty"));
	findings_release(&findings);
}

/* ---- what cannot be is told in words ---- */

static void shares_that_cannot_be_are_told(void **state)
{
	struct office *o = *state;
	struct findings findings;

	put_rule(o, TEAM_UNIT, "Ban Giám đốc", "", 7, -1);
	refuse(&findings, o, PERIOD);
	assert_string_equal(text_of(&findings, "unit-least"), "Ban Giám đốc: at least 7 shifts");
	assert_non_null(
	    strstr(text_of(&findings, "way-out"), "Ban Giám đốc has fewer than 7 shifts"));
	findings_release(&findings);
	o->app->config.rules.rule[0].least = 0;
	o->app->config.rules.rule[0].most = 3;
	refuse(&findings, o, PERIOD);
	assert_string_equal(text_of(&findings, "unit-most"), "Ban Giám đốc: at most 3 shifts");
	assert_false(has_code(&findings, "unit-least"));
	findings_release(&findings);
}

static void a_senior_who_is_not_there_is_told_with_the_shift(void **state)
{
	struct office *o = *state;
	struct findings findings;

	add_skill(o, "CB02", "truong-ca");
	put_rule(o, TEAM_SENIOR, "truc-ban", "truong-ca", 1, -1);
	refuse(&findings, o, "van-hoa/2027");
	assert_non_null(
	    strstr(text_of(&findings, "no-senior"),
	           "Trực ban: in each shift somebody has the skill \"truong-ca\": Ca "));
	assert_non_null(strstr(text_of(&findings, "way-out"), "does without the skill"));
	findings_release(&findings);
}

static void pairs_that_cannot_be_are_told(void **state)
{
	struct office *o = *state;
	struct findings findings;

	/* Three technicians, each on call every third day. */
	pair(o, "KT1", "BV1", TEAM_TOGETHER);
	pair(o, "KT2", "BV2", TEAM_TOGETHER);
	refuse(&findings, o, PERIOD);
	assert_non_null(strstr(text_of(&findings, "together"), "in the same shifts only"));
	findings_release(&findings);
	must(staff_unpair(o->app, "KT1", "BV1", &o->err), &o->err);
	must(staff_unpair(o->app, "BV2", "KT2", &o->err), &o->err);
	assert_false(staff_unpair(o->app, "BV2", "KT2", &o->err));
	assert_string_equal(o->err.key, "no-such-pair");
	pair(o, "LD1", "KT1", TEAM_APART);
	pair(o, "LD1", "KT2", TEAM_APART);
	pair(o, "LD1", "KT3", TEAM_APART);
	put_rule(o, TEAM_UNIT, "Ban Giám đốc", "", 1, -1);
	for (int i = 2; i <= 4; i++) {
		char *code = xasprintf("LD%d", i);

		put_leave(o, code, LEAVE_SICK, "2027-05-02T08:00", "2027-05-02T20:00");
		free(code);
	}
	refuse(&findings, o, PERIOD);
	assert_non_null(strstr(text_of(&findings, "apart"), "never on duty at the same time"));
	assert_non_null(strstr(text_of(&findings, "way-out"), "may be on duty at the same time"));
	findings_release(&findings);
}

/* ---- afterwards ---- */

/* A version is judged and mended by what it was made with. */
static void a_version_keeps_its_rules(void **state)
{
	const struct absence absent = {.person = "CB10"};
	const struct repair_options options = {.absent = &absent, .n_absent = 1};
	struct office *o = *state;
	struct roster_repair *r;
	struct roster roster;

	put_rule(o, TEAM_UNIT, "Phòng Chuyên môn 1", "", 1, 1);
	pair(o, "CB01", "CB02", TEAM_APART);
	make(o, PERIOD);
	team_rules_release(&o->app->config.rules);
	must(staff_unpair(o->app, "CB01", "CB02", &o->err), &o->err);
	load(&roster, o, PERIOD, 0);
	assert_int_equal(roster.rules.n, 2);
	roster_release(&roster);
	r = roster_repair_new(o->app, PERIOD, &options, &o->err);
	must(r != NULL, &o->err);
	assert_int_equal(roster_repair_draft(r)->rules.n, 2);
	assert_int_equal(held_by(roster_repair_draft(r), "CB05"), 1);
	must(roster_repair_store(r, o->app, &o->err), &o->err);
	roster_repair_free(r);
	load(&roster, o, PERIOD, -1);
	assert_int_equal(roster.rules.n, 2);
	roster_release(&roster);
	/* Made anew, it is under what holds now. */
	generate(&roster, o, PERIOD);
	assert_int_equal(roster.rules.n, 0);
	roster_release(&roster);
}

/* Somebody of the unit takes over, though others would be touched as little. */
static void a_repair_keeps_what_it_can(void **state)
{
	const struct absence absent = {.person = "KT1"};
	const struct repair_options options = {.absent = &absent, .n_absent = 1};
	struct office *o = *state;
	struct roster_repair *r;
	struct roster roster;

	put_rule(o, TEAM_UNIT, "Phòng Pháp chế", "", 2, -1);
	make(o, PERIOD);
	load(&roster, o, PERIOD, 0);
	assert_true(held_by(&roster, "KT1") > 0);
	roster_release(&roster);
	r = roster_repair_new(o->app, PERIOD, &options, &o->err);
	must(r != NULL, &o->err);
	assert_false(has_code(&roster_repair_result(r)->findings, "unit-least"));
	roster_repair_free(r);
}

/* The only one of his unit falls ill: its share cannot be kept, which is told and stops nothing. */
static void a_repair_gives_up_what_it_cannot_keep(void **state)
{
	const struct absence absent = {.person = "CB10"};
	const struct repair_options options = {.absent = &absent, .n_absent = 1};
	struct office *o = *state;
	const struct repair *result;
	struct roster_repair *r;

	put_rule(o, TEAM_UNIT, "Phòng Pháp chế", "", 1, -1);
	put_rule(o, TEAM_UNIT, "Phòng Chuyên môn 2", "", 0, 1);
	make(o, PERIOD);
	r = roster_repair_new(o->app, PERIOD, &options, &o->err);
	must(r != NULL, &o->err);
	result = roster_repair_result(r);
	assert_int_equal(result->counts.open, 0);
	assert_true(result->is_least);
	assert_string_equal(text_of(&result->findings, "unit-least"),
	                    "Phòng Pháp chế: at least 1 shifts (0 now)");
	assert_false(has_code(&result->findings, "unit-most"));
	roster_repair_free(r);
}

/* The head of the only senior stays open rather than the rule being given up. */
static void a_repair_leaves_the_head_of_a_senior_open(void **state)
{
	const struct absence absent = {.person = "CB02"};
	const struct repair_options options = {.absent = &absent, .n_absent = 1};
	struct office *o = *state;
	const struct repair *result;
	struct roster_repair *r;
	struct roster roster;
	size_t held;

	post_of(o, "truc-ban")->headcount = 2;
	post_of(o, "truc-ban")->rest_before = post_of(o, "truc-ban")->rest_after = 0;
	add_skill(o, "CB02", "truong-ca");
	put_rule(o, TEAM_SENIOR, "truc-ban", "truong-ca", 1, -1);
	make(o, "van-hoa/2027");
	load(&roster, o, "van-hoa/2027", 0);
	held = held_by(&roster, "CB02");
	assert_true(held > 1);
	roster_release(&roster);
	r = roster_repair_new(o->app, "van-hoa/2027", &options, &o->err);
	must(r != NULL, &o->err);
	result = roster_repair_result(r);
	assert_int_equal(result->counts.open, held);
	assert_false(has_code(&result->findings, "no-senior"));
	assert_true(has_code(&result->findings, "gap"));
	assert_true(result->n_open > 0 && result->open[0].n > 0);
	assert_string_equal(result->open[0].candidate[0].code, "no-senior");
	roster_repair_free(r);
}

static void a_cover_that_breaks_them_wants_force(void **state)
{
	struct cover_options options = {.slot = "truc-ban.2027-05-01.ngay",
	                                .person = "CB10",
	                                .reason = "ốm",
	                                .approved_by = "LD1"};
	struct office *o = *state;
	struct roster roster;
	char *before;

	put_rule(o, TEAM_UNIT, "Phòng Pháp chế", "", 0, 0);
	make(o, PERIOD);
	before = holder(o, PERIOD, options.slot);
	assert_string_not_equal(before, "CB10");
	free(before);
	assert_false(roster_cover(&roster, o->app, &options, &o->err));
	assert_string_equal(o->err.key, "unit-most");
	assert_non_null(strstr(o->err.msg, "Phòng Pháp chế: at most 0 shifts (1 now)"));
	options.force = true;
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	/* What is broken already bars nobody else. */
	options = (struct cover_options){.slot = "truc-ban.2027-05-01.ngay",
	                                 .person = "CB11",
	                                 .reason = "ốm",
	                                 .approved_by = "LD1"};
	before = holder(o, PERIOD, "truc-ban.2027-05-01.dem");
	if (strcmp(before, "CB11") != 0)
		must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	else
		assert_true(
		    roster_inspect(&roster, &(struct findings){0}, o->app, PERIOD, 0, &o->err));
	roster_release(&roster);
	free(before);
}

static void the_defence_sheet_tells_them(void **state)
{
	const struct defence_options options = {.version = -1, .seconds = 5};
	struct office *o = *state;
	struct defence_slot slot;
	struct defence sheet;
	struct roster roster;
	bool is_told = false, is_barred = false;

	put_rule(o, TEAM_UNIT, "Phòng Pháp chế", "", 0, 0);
	generate(&roster, o, PERIOD);
	roster_release(&roster);
	must(roster_defence(&sheet, o->app, PERIOD, &options, &o->err), &o->err);
	for (size_t i = 0; i < sheet.n_rules; i++)
		is_told |= strcmp(sheet.rule[i], "Phòng Pháp chế: at most 0 shifts") == 0;
	assert_true(is_told);
	defence_release(&sheet);
	must(roster_defence_slot(&slot, o->app, PERIOD, "truc-ban.2027-05-01.dem", &options,
	                         &o->err),
	     &o->err);
	for (size_t i = 0; i < slot.n; i++)
		if (strcmp(slot.candidate[i].person, "CB10") == 0) {
			is_barred = true;
			assert_string_equal(slot.candidate[i].code, "unit-most");
			assert_string_equal(slot.candidate[i].why,
			                    "Phòng Pháp chế: at most 0 shifts");
		}
	assert_true(is_barred);
	defence_slot_release(&slot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_unit_has_its_share, department, office_remove),
	    cmocka_unit_test_setup_teardown(each_shift_gets_a_senior, department, office_remove),
	    cmocka_unit_test_setup_teardown(two_serve_together_or_not_at_all, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(two_never_serve_at_once, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_unit_is_not_emptied, department, office_remove),
	    cmocka_unit_test_setup_teardown(shares_that_cannot_be_are_told, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_senior_who_is_not_there_is_told_with_the_shift,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(pairs_that_cannot_be_are_told, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_version_keeps_its_rules, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_repair_keeps_what_it_can, department, office_remove),
	    cmocka_unit_test_setup_teardown(a_repair_gives_up_what_it_cannot_keep, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_repair_leaves_the_head_of_a_senior_open, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(a_cover_that_breaks_them_wants_force, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(the_defence_sheet_tells_them, department,
	                                    office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
