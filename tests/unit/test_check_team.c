#include "checked.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Rules between people and units, as src/domain/check_team.c sees them. */

static void team_init(struct house *house)
{
	static const char *const unit[] = {"Phòng 1", "Phòng 1", "Phòng 2"};

	house_init(house);
	for (size_t i = 0; i < 3; i++)
		set_text(&house->staff.person[i].unit, unit[i]);
}

static void put_rule(struct house *house, enum team_kind kind, const char *a, const char *b,
                     int least, int most)
{
	struct team_rule rule = {kind, xstrdup(a), xstrdup(b), least, most};

	team_rules_add(&house->roster.rules, &rule);
	free(rule.a);
	free(rule.b);
}

/* p by day, q by night, of 30/4 and 1/5. */
static void put_four(struct house *house, const char *a, const char *b, const char *c,
                     const char *d)
{
	put_slot(&house->roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", a);
	put_slot(&house->roster, "q", "dem", "2027-04-30T18:00", "2027-05-01T06:00", b);
	put_slot(&house->roster, "p", "ngay", "2027-05-01T06:00", "2027-05-01T18:00", c);
	put_slot(&house->roster, "q", "dem", "2027-05-01T18:00", "2027-05-02T06:00", d);
}

static void expect_text(const struct house *house, const char *code, const char *expected)
{
	char *text = text_of(house, code);

	assert_string_equal(text, expected);
	free(text);
}

/* ---- units ---- */

static void a_unit_bears_its_share(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_four(&house, "A", "C", "B", "C");
	put_rule(&house, TEAM_UNIT, "Phòng 1", "", 2, 2);
	put_rule(&house, TEAM_UNIT, "Phòng 2", "", 0, 2);
	expect(&house, "");
	house.roster.rules.rule[0].least = 3;
	house.roster.rules.rule[1].most = 1;
	expect(&house, "unit-least - -\nunit-most - -\n");
	expect_text(&house, "unit-least", "Phòng 1: at least 3 shifts (2 now)");
	expect_text(&house, "unit-most", "Phòng 2: at most 1 shifts (2 now)");
	house_release(&house);
}

static void what_is_held_along_with_another_post_is_no_share(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_rule(&house, TEAM_UNIT, "Phòng 1", "", 0, 1);
	expect(&house, "");
	house_release(&house);
}

/* Who takes over a whole slot holds it, who takes over a part does not. */
static void covers_of_parts_move_no_share(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_four(&house, "A", "C", "B", "C");
	put_rule(&house, TEAM_UNIT, "Phòng 1", "", 2, 2);
	put_change(&house.roster, 1, "p.2027-04-30.ngay", "2027-04-30T10:00", "2027-04-30T18:00",
	           "A", "B");
	put_change(&house.roster, 1, "p.2027-05-01.ngay", "2027-05-01T06:00", "2027-05-01T18:00",
	           "B", "A");
	expect(&house, "");
	put_change(&house.roster, 1, "q.2027-05-01.dem", "2027-05-01T18:00", "2027-05-02T06:00",
	           "C", "B");
	expect(&house, "unit-most - -\n");
	house_release(&house);
}

static void a_slot_given_to_a_unit_is_its_share(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_four(&house, "A", "C", "", "C");
	put_rule(&house, TEAM_UNIT, "Phòng 1", "", 2, -1);
	expect(&house, "gap p.2027-05-01.ngay -\nunit-least - -\n");
	slot_give(roster_slot(&house.roster, "p.2027-05-01.ngay"), "Phòng 1");
	expect(&house, "gap p.2027-05-01.ngay -\n");
	house_release(&house);
}

static void a_unit_to_which_nobody_belongs_is_a_warning(void **state)
{
	struct house house;
	struct findings findings;

	(void)state;
	team_init(&house);
	put_rule(&house, TEAM_UNIT, "Phòng 3", "", 0, 5);
	put_rule(&house, TEAM_PRESENT, "Phòng 3", "", 1, -1);
	check(&findings, &house);
	for (size_t i = 0; i < findings.n; i++)
		if (strcmp(findings.item[i].code, "nobody-on-site") != 0) {
			assert_string_equal(findings.item[i].code, "unit-unknown");
			assert_int_equal(findings.item[i].severity, FINDING_WARNING);
		}
	findings_release(&findings);
	expect_text(&house, "unit-unknown",
	            "a rule of this roster is about the unit \"Phòng 3\", to which nobody "
	            "belongs");
	house_release(&house);
}

/* ---- a unit that is not emptied ---- */

static void somebody_of_the_unit_is_left(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "toi", "2027-04-30T16:00", "2027-04-30T22:00", "B");
	put_rule(&house, TEAM_PRESENT, "Phòng 1", "", 1, -1);
	expect(&house, "unit-empty p.2027-04-30.ngay -\n");
	expect_text(&house, "unit-empty",
	            "Phòng 1, 16:00–18:00 30/04/2027: 0 people are not on duty on site, at least 1 "
	            "are wanted");
	house.roster.posts.post[1].place = PLACE_HOME;
	expect(&house, "");
	house.roster.posts.post[1].place = PLACE_ONSITE;
	put_span(&house.roster.posts.post[1], 16 * 60, 18 * 60, PLACE_HOME);
	expect(&house, "");
	house_release(&house);
}

static void who_is_away_is_not_left_behind(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_rule(&house, TEAM_PRESENT, "Phòng 1", "", 1, -1);
	expect(&house, "");
	put_leave(&house, "B", LEAVE_MISSION, "2027-04-30T08:00", "2027-04-30T10:00");
	expect(&house, "unit-empty p.2027-04-30.ngay -\n");
	expect_text(&house, "unit-empty",
	            "Phòng 1, 08:00–10:00 30/04/2027: 0 people are not on duty on site, at least 1 "
	            "are wanted");
	leaves_release(&house.leaves);
	put_leave(&house, "B", LEAVE_WISH_OFF, "2027-04-30T08:00", "2027-04-30T10:00");
	expect(&house, "");
	house.staff.person[1].has_left = true;
	house.staff.person[1].left = day("2027-04-30");
	expect(&house, "unit-empty p.2027-04-30.ngay -\n");
	house_release(&house);
}

/* More are wanted than are there at all: then nobody of the unit may be on duty, no more. */
static void a_unit_that_is_too_small_does_no_duty_on_site(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_slot(&house.roster, "q", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "A");
	put_rule(&house, TEAM_PRESENT, "Phòng 2", "", 5, -1);
	expect(&house, "");
	set_text(&house.roster.slot[0].person, "C");
	expect(&house, "unit-empty q.2027-04-30.dem -\n");
	house_release(&house);
}

static void duty_elsewhere_empties_a_unit_too(void **state)
{
	struct house house;
	struct roster other;

	(void)state;
	team_init(&house);
	house_roster(&other);
	put_post(&other.posts, "r");
	put_slot(&other, "r", "x", "2027-04-30T12:00", "2027-04-30T15:00", "B");
	roster_resolve(&house.before, &other);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_rule(&house, TEAM_PRESENT, "Phòng 1", "", 1, -1);
	expect(&house, "unit-empty p.2027-04-30.ngay -\n");
	/* What the other roster does by itself is told there. */
	set_text(&house.roster.slot[0].person, "C");
	put_rule(&house, TEAM_PRESENT, "Phòng 1", "", 2, -1);
	expect(&house, "");
	house_release(&house);
	roster_release(&other);
}

/* ---- one senior in each shift ---- */

static struct slot *put_second(struct house *house, const char *person)
{
	struct slot *slot =
	    put_slot(&house->roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", person);

	set_text(&slot->id, "p.2027-04-30.ngay+2");
	slot->head = 2;
	return slot;
}

static void each_shift_has_a_senior(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_skill(&house.staff.person[0], "truong-ca");
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "B");
	put_second(&house, "A");
	put_rule(&house, TEAM_SENIOR, "p", "truong-ca", 1, -1);
	put_rule(&house, TEAM_SENIOR, "q", "truong-ca", 1, -1);
	expect(&house, "");
	set_text(&house.roster.slot[1].person, "C");
	expect(&house, "no-senior p.2027-04-30.ngay -\n");
	expect_text(&house, "no-senior",
	            "p, 06:00–18:00 30/04/2027: nobody of the shift has the skill \"truong-ca\"");
	/* The head that is open may still get one. */
	set_text(&house.roster.slot[1].person, "");
	expect(&house, "gap p.2027-04-30.ngay+2 -\n");
	house_release(&house);
}

static void a_senior_who_goes_is_followed_by_one(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_skill(&house.staff.person[0], "truong-ca");
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_second(&house, "B");
	put_rule(&house, TEAM_SENIOR, "p", "truong-ca", 1, -1);
	put_change(&house.roster, 1, "p.2027-04-30.ngay", "2027-04-30T10:00", "2027-04-30T14:00",
	           "A", "C");
	expect(&house, "no-senior p.2027-04-30.ngay -\n");
	expect_text(&house, "no-senior",
	            "p, 10:00–14:00 30/04/2027: nobody of the shift has the skill \"truong-ca\"");
	put_skill(&house.staff.person[2], "truong-ca");
	expect(&house, "");
	house_release(&house);
}

/* ---- two people ---- */

static void two_are_never_on_duty_at_once(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_four(&house, "A", "B", "A", "C");
	put_rule(&house, TEAM_APART, "A", "B", 0, -1);
	expect(&house, "");
	put_second(&house, "B");
	roster_sort(&house.roster);
	expect(&house, "rest q.2027-04-30.dem B\napart p.2027-04-30.ngay -\n");
	expect_text(&house, "apart",
	            "An and Bình are never to be on duty at the same time: p, 06:00–18:00 "
	            "30/04/2027 and p, 06:00–18:00 30/04/2027");
	house_release(&house);
}

static void apart_holds_for_parts_and_other_rosters(void **state)
{
	struct house house;
	struct roster other;

	(void)state;
	team_init(&house);
	house_roster(&other);
	put_post(&other.posts, "r");
	put_slot(&other, "r", "x", "2027-04-30T12:00", "2027-04-30T15:00", "B");
	roster_resolve(&house.before, &other);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_rule(&house, TEAM_APART, "A", "B", 0, -1);
	expect(&house, "apart p.2027-04-30.ngay -\n");
	put_change(&house.roster, 1, "p.2027-04-30.ngay", "2027-04-30T12:00", "2027-04-30T18:00",
	           "A", "C");
	expect(&house, "");
	house_release(&house);
	roster_release(&other);
}

static void two_are_on_duty_together_only(void **state)
{
	struct house house;

	(void)state;
	team_init(&house);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_second(&house, "B");
	put_rule(&house, TEAM_TOGETHER, "A", "B", 0, -1);
	expect(&house, "");
	put_change(&house.roster, 1, "p.2027-04-30.ngay", "2027-04-30T12:00", "2027-04-30T18:00",
	           "A", "C");
	expect(&house, "");
	put_change(&house.roster, 1, "p.2027-04-30.ngay+2", "2027-04-30T06:00", "2027-04-30T18:00",
	           "B", "C");
	expect(&house, "overlap p.2027-04-30.ngay C\ntogether p.2027-04-30.ngay -\n");
	expect_text(&house, "together",
	            "An and Bình are to be on duty together: An holds p, 06:00–18:00 30/04/2027, "
	            "without Bình");
	house_release(&house);
}

/* ---- before and after a change ---- */

static void only_what_is_newly_broken_is_new(void **state)
{
	struct house house;
	struct findings before, after;
	size_t n = 0;

	(void)state;
	team_init(&house);
	put_four(&house, "A", "C", "B", "C");
	put_rule(&house, TEAM_UNIT, "Phòng 1", "", 4, -1);
	check(&before, &house);
	set_text(&house.roster.slot[2].person, "C");
	put_rule(&house, TEAM_UNIT, "Phòng 2", "", 0, 2);
	check(&after, &house);
	for (size_t i = 0; i < after.n; i++) {
		const struct finding *finding = &after.item[i];
		bool is_new = !check_is_known(&before, finding);

		assert_int_equal(is_new && check_is_team(finding->code),
		                 strcmp(finding->code, "unit-most") == 0);
		n += is_new && check_is_team(finding->code);
	}
	assert_int_equal(n, 1);
	findings_release(&before);
	findings_release(&after);
	house_release(&house);
}

/* ---- in words ---- */

static void rules_are_told_in_words(void **state)
{
	const struct {
		struct team_rule rule;
		const char *text;
	} told[] = {
	    {{TEAM_UNIT, (char[]){"Phòng 1"}, (char[]){""}, 1, 6}, "Phòng 1: 1 to 6 shifts"},
	    {{TEAM_UNIT, (char[]){"Phòng 1"}, (char[]){""}, 0, 6}, "Phòng 1: at most 6 shifts"},
	    {{TEAM_UNIT, (char[]){"Phòng 1"}, (char[]){""}, 1, -1}, "Phòng 1: at least 1 shifts"},
	    {{TEAM_PRESENT, (char[]){"Phòng 1"}, (char[]){""}, 2, -1},
	     "Phòng 1: at any time 2 people at least are not on duty on site"},
	    {{TEAM_SENIOR, (char[]){"p"}, (char[]){"truong-ca"}, 1, -1},
	     "p: in each shift somebody has the skill \"truong-ca\""},
	    {{TEAM_APART, (char[]){"A"}, (char[]){"B"}, 0, -1},
	     "An and Bình are never on duty at the same time"},
	    {{TEAM_TOGETHER, (char[]){"A"}, (char[]){"Z"}, 0, -1},
	     "An and Z are on duty in the same shifts only"},
	};
	struct house house;

	(void)state;
	team_init(&house);
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		char *text = team_rule_text(&told[i].rule, &house.staff, &house.roster.posts);

		assert_string_equal(text, told[i].text);
		free(text);
	}
	house_release(&house);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_unit_bears_its_share),
	    cmocka_unit_test(what_is_held_along_with_another_post_is_no_share),
	    cmocka_unit_test(covers_of_parts_move_no_share),
	    cmocka_unit_test(a_slot_given_to_a_unit_is_its_share),
	    cmocka_unit_test(a_unit_to_which_nobody_belongs_is_a_warning),
	    cmocka_unit_test(somebody_of_the_unit_is_left),
	    cmocka_unit_test(who_is_away_is_not_left_behind),
	    cmocka_unit_test(a_unit_that_is_too_small_does_no_duty_on_site),
	    cmocka_unit_test(duty_elsewhere_empties_a_unit_too),
	    cmocka_unit_test(each_shift_has_a_senior),
	    cmocka_unit_test(a_senior_who_goes_is_followed_by_one),
	    cmocka_unit_test(two_are_never_on_duty_at_once),
	    cmocka_unit_test(apart_holds_for_parts_and_other_rosters),
	    cmocka_unit_test(two_are_on_duty_together_only),
	    cmocka_unit_test(only_what_is_newly_broken_is_new),
	    cmocka_unit_test(rules_are_told_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
