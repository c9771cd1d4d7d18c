#include "house.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "domain/check.h"

#include "base/banned.h"

struct house {
	struct roster roster;
	struct staff staff;
	struct leaves leaves;
	struct exemptions exemptions;
	struct segments before;
};

/* A post that nobody expects to be held round the clock, and five people. */
static void house_init(struct house *house)
{
	*house = (struct house){0};
	house_roster(&house->roster);
	put_post(&house->roster.posts, "p");
	put_post(&house->roster.posts, "q");
	put_person(&house->staff, "A", "An");
	put_person(&house->staff, "B", "Bình");
	put_person(&house->staff, "C", "Chi");
}

static void house_release(struct house *house)
{
	roster_release(&house->roster);
	staff_release(&house->staff);
	leaves_release(&house->leaves);
	exemptions_release(&house->exemptions);
	segments_release(&house->before);
}

static void check(struct findings *out, const struct house *house)
{
	const struct check_input input = {
	    .roster = &house->roster,
	    .staff = &house->staff,
	    .leaves = &house->leaves,
	    .exemptions = &house->exemptions,
	    .before = house->before.n ? &house->before : NULL,
	};

	*out = (struct findings){0};
	roster_check(out, &input);
}

/* Findings as "code slot person" lines; hours with nobody on site only where they are wanted. */
static void expect(const struct house *house, const char *expected)
{
	struct findings findings;
	struct str text = {0};
	bool onsite = strstr(expected, "nobody-on-site");

	check(&findings, house);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *f = &findings.item[i];

		if (!onsite && strcmp(f->code, "nobody-on-site") == 0)
			continue;
		str_addf(&text, "%s %s %s\n", f->code, f->slot ? f->slot : "-",
		         f->person ? f->person : "-");
		assert_true(*f->text != '\0');
		assert_int_equal(f->severity, strcmp(f->code, "nobody-on-site") == 0
		                                  ? FINDING_NOTICE
		                                  : FINDING_ERROR);
	}
	assert_string_equal(str_text(&text), expected);
	str_release(&text);
	findings_release(&findings);
}

/* The text of the only finding with this code. */
static char *text_of(const struct house *house, const char *code)
{
	struct findings findings;
	char *text = NULL;

	check(&findings, house);
	for (size_t i = 0; i < findings.n; i++)
		if (strcmp(findings.item[i].code, code) == 0) {
			assert_null(text);
			text = xstrdup(findings.item[i].text);
		}
	findings_release(&findings);
	assert_non_null(text);
	return text;
}

static void put_leave(struct house *house, const char *person, enum leave_kind kind,
                      const char *from, const char *to)
{
	struct leave leave = {
	    .id = xstrdup("l"),
	    .person = xstrdup(person),
	    .kind = kind,
	    .from = at(from),
	    .to = at(to),
	    .note = xstrdup(""),
	};
	struct leaves one = {&leave, 1};

	leaves_add(&house->leaves, &leave);
	free(one.leave->id);
	free(leave.person);
	free(leave.note);
}

static void put_exemption(struct house *house, const char *person, enum exempt_kind kind,
                          const char *from, const char *to)
{
	struct exemption exemption = {
	    .id = xstrdup("e"),
	    .person = xstrdup(person),
	    .kind = kind,
	    .from = day(from),
	    .to = day(to),
	};

	exemptions_add(&house->exemptions, &exemption);
	free(exemption.id);
	free(exemption.person);
}

/* ---- coverage ---- */

static void an_empty_slot_is_a_gap_that_names_it(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[0].title, "Trực ban");
	put_shift(&house.roster.posts.post[0], "dem", 1080, 720, DAYS_ALL);
	set_text(&house.roster.posts.post[0].shift[0].name, "Ca đêm");
	put_slot(&house.roster, "p", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "");
	expect(&house, "gap p.2027-04-30.dem -\n");
	text = text_of(&house, "gap");
	assert_string_equal(text, "Trực ban, Ca đêm, 18:00 30/04/2027 – 06:00 01/05/2027: "
	                          "nobody is assigned");
	free(text);
	house_release(&house);
}

static void an_open_part_of_a_slot_is_a_gap(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_change(&house.roster, 1, "p.2027-04-30.ngay", "2027-04-30T06:00", "2027-04-30T10:00",
	           "", "A");
	expect(&house, "gap p.2027-04-30.ngay -\n");
	house_release(&house);
}

static void a_gap_is_told_once_for_posts_that_go_together(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	put_slot(&house.roster, "p", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_slot(&house.roster, "q", "ngay", "2027-04-30T06:00", "2027-04-30T18:00", "");
	expect(&house, "gap p.2027-04-30.ngay -\n");
	house_release(&house);
}

static void a_hole_in_a_round_the_clock_post_is_a_gap(void **state)
{
	struct house house;
	struct findings findings;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	house.roster.posts.post[0].rest_after = house.roster.posts.post[0].rest_before = 0;
	/* Holes: the first hour, two hours in the middle, the last half hour. */
	put_slot(&house.roster, "p", "a", "2027-04-29T18:00", "2027-05-01T06:00", "A");
	put_slot(&house.roster, "p", "b", "2027-05-01T08:00", "2027-05-03T08:00", "A");
	put_slot(&house.roster, "p", "c", "2027-05-03T08:00", "2027-05-04T07:00", "A");
	expect(&house, "gap - -\ngap - -\ngap - -\n");
	check(&findings, &house);
	assert_non_null(strstr(findings.item[0].text, "17:00–18:00 29/04/2027"));
	assert_non_null(strstr(findings.item[1].text, "06:00–08:00 01/05/2027"));
	assert_non_null(strstr(findings.item[2].text, "07:00–07:30 04/05/2027"));
	findings_release(&findings);
	house_release(&house);
}

static void a_hole_is_told_once_for_posts_that_go_together(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	house.roster.posts.post[1].round_clock = true;
	set_text(&house.roster.posts.post[1].concurrent, "p");
	expect(&house, "gap - -\n");
	house_release(&house);
}

static void a_post_without_any_shift_is_one_gap(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	expect(&house, "gap - -\n");
	text = text_of(&house, "gap");
	assert_non_null(strstr(text, "17:00 29/04/2027 – 07:30 04/05/2027"));
	free(text);
	house_release(&house);
}

static void two_heads_cover_for_each_other(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].round_clock = true;
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-05-04T07:30", "A");
	put_slot(&house.roster, "p", "b", "2027-05-01T08:00", "2027-05-01T09:00", "B");
	expect(&house, "");
	house_release(&house);
}

static void a_span_of_days_begins_with_its_first_shift(void **state)
{
	struct house house;
	struct findings findings;

	(void)state;
	house_init(&house);
	period_release(&house.roster.period);
	period_span(&house.roster.period, day("2027-06-01"), day("2027-06-02"));
	house.roster.posts.post[0].round_clock = true;
	house.roster.posts.post[0].place = PLACE_HOME;
	put_slot(&house.roster, "p", "a", "2027-06-01T06:00", "2027-06-02T06:00", "A");
	put_slot(&house.roster, "p", "b", "2027-06-02T06:00", "2027-06-03T06:00", "B");
	expect(&house, "");
	/* On working days the office is open: nobody asks who is on site. */
	check(&findings, &house);
	assert_int_equal(findings.n, 0);
	findings_release(&findings);
	house.roster.slot[1].start = at("2027-06-02T07:00");
	expect(&house, "gap - -\n");
	house_release(&house);
}

static void hours_with_nobody_on_site_are_one_notice_each(void **state)
{
	struct house house;
	struct findings findings;
	size_t n = 0;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].place = PLACE_HOME;
	put_span(&house.roster.posts.post[0], 450, 1020, PLACE_ONSITE);
	house.roster.posts.post[0].rest_after = house.roster.posts.post[0].rest_before = 0;
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-05-02T12:00", "A");
	put_slot(&house.roster, "p", "b", "2027-05-02T12:00", "2027-05-04T07:30", "B");
	check(&findings, &house);
	for (size_t i = 0; i < findings.n; i++) {
		static const char *const when[] = {
		    "17:00 29/04/2027 – 07:30 30/04/2027", "17:00 30/04/2027 – 07:30 01/05/2027",
		    "17:00 01/05/2027 – 07:30 02/05/2027", "17:00 02/05/2027 – 07:30 03/05/2027",
		    "17:00 03/05/2027 – 07:30 04/05/2027"};

		assert_string_equal(findings.item[i].code, "nobody-on-site");
		assert_int_equal(findings.item[i].severity, FINDING_NOTICE);
		assert_true(n < 5);
		assert_non_null(strstr(findings.item[i].text, when[n++]));
	}
	assert_int_equal(n, 5);
	findings_release(&findings);
	house_release(&house);
}

static void an_open_slot_does_not_put_anybody_on_site(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-05-04T07:30", "");
	expect(&house, "gap p.2027-04-29.a -\nnobody-on-site - -\n");
	house_release(&house);
}

/* ---- pairs ---- */

static void nobody_is_in_two_places_at_once(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T17:00", "2027-05-01T06:00", "A");
	expect(&house, "overlap q.2027-04-30.b A\n");
	text = text_of(&house, "overlap");
	assert_string_equal(text, "An is in two places at once: p, 06:00–18:00 30/04/2027 and q, "
	                          "17:00 30/04/2027 – 06:00 01/05/2027");
	free(text);
	house_release(&house);
}

static void two_heads_of_one_post_are_two_people(void **state)
{
	struct house house;
	struct slot *second;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	second = put_slot(&house.roster, "p", "a+2", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	second->head = 2;
	expect(&house, "overlap p.2027-04-30.a+2 A\n");
	house_release(&house);
}

static void compatible_posts_may_be_held_at_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_compatible(&house.roster.posts.post[1], "p");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T10:00", "2027-04-30T14:00", "A");
	put_slot(&house.roster, "q", "c", "2027-04-30T17:00", "2027-04-30T20:00", "A");
	/* But the two shifts of q still want rest between them. */
	expect(&house, "rest q.2027-04-30.c A\n");
	house_release(&house);
}

static void a_concurrent_post_is_neither_overlap_nor_counted(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	house.staff.person[0].max_shifts = 1;
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "a", "2027-04-30T06:00", "2027-04-30T18:00", "");
	expect(&house, "");
	house_release(&house);
}

static void twelve_hours_lie_between_two_shifts(void **state)
{
	static const struct {
		const char *start;
		const char *expected;
	} cases[] = {
	    {"2027-05-01T06:00", ""},
	    {"2027-05-01T05:59", "rest p.2027-05-01.b A\n"},
	    {"2027-04-30T18:00", "rest p.2027-04-30.b A\n"},
	    {"2027-04-30T17:59", "overlap p.2027-04-30.b A\n"},
	    {"2027-05-02T06:00", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;

		house_init(&house);
		put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
		put_slot(&house.roster, "p", "b", cases[i].start, "2027-05-02T12:00", "A");
		expect(&house, cases[i].expected);
		house_release(&house);
	}
}

static void the_greater_of_rest_after_and_rest_before_is_wanted(void **state)
{
	static const struct {
		int after, before;
		const char *expected;
	} cases[] = {
	    {0, 0, ""},
	    {480, 480, ""},
	    {481, 0, "rest q.2027-05-01.b A\n"},
	    {0, 481, "rest q.2027-05-01.b A\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;

		house_init(&house);
		house.roster.posts.post[0].rest_after = cases[i].after;
		house.roster.posts.post[1].rest_before = cases[i].before;
		house.roster.posts.post[0].rest_before = 720;
		house.roster.posts.post[1].rest_after = 720;
		put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
		put_slot(&house.roster, "q", "b", "2027-05-01T02:00", "2027-05-01T10:00", "A");
		expect(&house, cases[i].expected);
		house_release(&house);
	}
}

static void the_text_names_both_shifts_and_the_rule(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T14:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T22:30", "2027-05-01T06:00", "A");
	text = text_of(&house, "rest");
	assert_string_equal(text,
	                    "An has 8 h 30 min of rest between p, 06:00–14:00 30/04/2027 and q, "
	                    "22:30 30/04/2027 – 06:00 01/05/2027; 12 h are wanted");
	free(text);
	house_release(&house);
}

static void rest_is_wanted_between_all_pairs_in_reach(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_compatible(&house.roster.posts.post[1], "p");
	/* The long shift of p ends after the short one of q that lies within it. */
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-05-01T06:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T08:00", "2027-04-30T10:00", "A");
	put_slot(&house.roster, "p", "c", "2027-05-01T12:00", "2027-05-01T20:00", "A");
	expect(&house, "rest p.2027-05-01.c A\n");
	house_release(&house);
}

static void parts_of_one_slot_are_one_stretch_of_duty(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_change(&house.roster, 1, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T14:00", "A",
	           "B");
	expect(&house, "");
	house_release(&house);
}

static void rest_before_a_split_slot_is_told_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "q", "x", "2027-04-30T00:00", "2027-04-30T04:00", "A");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_change(&house.roster, 1, "p.2027-04-30.a", "2027-04-30T08:00", "2027-04-30T14:00", "A",
	           "B");
	expect(&house, "rest p.2027-04-30.a A\n");
	house_release(&house);
}

static void covers_are_judged_as_resolved(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "p", "b", "2027-04-30T18:00", "2027-05-01T06:00", "B");
	expect(&house, "");
	put_change(&house.roster, 1, "p.2027-04-30.b", "2027-04-30T18:00", "2027-05-01T06:00", "B",
	           "A");
	expect(&house, "rest p.2027-04-30.b A\n");
	house_release(&house);
}

static void duty_in_a_neighbouring_roster_counts_for_rest_and_overlap(void **state)
{
	struct house house;
	struct roster other;

	(void)state;
	house_init(&house);
	house_roster(&other);
	put_post(&other.posts, "r");
	put_slot(&other, "r", "x", "2027-04-29T06:00", "2027-04-29T18:00", "A");
	put_slot(&other, "r", "y", "2027-04-29T18:00", "2027-04-30T06:00", "B");
	put_slot(&other, "r", "z", "2027-05-04T10:00", "2027-05-04T18:00", "A");
	/* Two of the neighbour's own clash: not ours to tell. */
	put_slot(&other, "r", "u", "2027-04-29T18:00", "2027-04-29T20:00", "A");
	roster_resolve(&house.before, &other);
	put_slot(&house.roster, "p", "a", "2027-04-29T17:00", "2027-04-29T18:00", "C");
	put_slot(&house.roster, "p", "b", "2027-04-30T05:00", "2027-04-30T12:00", "B");
	put_slot(&house.roster, "p", "c", "2027-05-04T00:00", "2027-05-04T07:30", "A");
	expect(&house, "rest p.2027-05-04.c A\noverlap p.2027-04-30.b B\n");
	house_release(&house);
	roster_release(&other);
}

/* ---- one person ---- */

static void a_day_of_leave_forbids_each_shift_that_touches_it(void **state)
{
	static const struct {
		const char *from, *to;
		enum leave_kind kind;
		const char *person;
		bool bad;
	} cases[] = {
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_ABSENT, "A", true},
	    {"2027-04-30T00:00", "2027-05-01T00:00", LEAVE_ABSENT, "A", true},
	    {"2027-04-29T00:00", "2027-04-30T00:00", LEAVE_ABSENT, "A", false},
	    {"2027-05-02T00:00", "2027-05-03T00:00", LEAVE_ABSENT, "A", false},
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_ABSENT, "B", false},
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_WISH_OFF, "A", false},
	    {"2027-05-01T00:00", "2027-05-02T00:00", LEAVE_WISH_ON, "A", false},
	    /* hours */
	    {"2027-05-01T06:00", "2027-05-01T12:00", LEAVE_ABSENT, "A", false},
	    {"2027-05-01T05:59", "2027-05-01T12:00", LEAVE_ABSENT, "A", true},
	    {"2027-04-30T08:00", "2027-04-30T18:00", LEAVE_ABSENT, "A", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;

		house_init(&house);
		put_slot(&house.roster, "p", "dem", "2027-04-30T18:00", "2027-05-01T06:00", "A");
		put_leave(&house, cases[i].person, cases[i].kind, cases[i].from, cases[i].to);
		expect(&house, cases[i].bad ? "leave p.2027-04-30.dem A\n" : "");
		house_release(&house);
	}
}

static void an_exemption_forbids_its_kind_between_two_days(void **state)
{
	static const struct {
		const char *from, *to;
		enum exempt_kind kind;
		const char *start, *end;
		bool bad;
	} cases[] = {
	    {"2027-04-01", "2027-05-01", EXEMPT_ALL, "2027-05-01T20:00", "2027-05-02T04:00", true},
	    {"2027-04-01", "2027-05-01", EXEMPT_ALL, "2027-05-02T00:00", "2027-05-02T04:00", false},
	    {"2027-05-02", "2027-05-31", EXEMPT_ALL, "2027-05-01T20:00", "2027-05-02T00:00", false},
	    {"2027-05-02", "2027-05-31", EXEMPT_ALL, "2027-05-01T20:00", "2027-05-02T00:01", true},
	    {"2027-04-01", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T06:00", "2027-05-01T22:00",
	     false},
	    {"2027-04-01", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T06:00", "2027-05-01T22:01",
	     true},
	    {"2027-04-01", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T05:59", "2027-05-01T12:00",
	     true},
	    {"2027-04-01", "2027-05-01", EXEMPT_NIGHT, "2027-05-01T14:00", "2027-05-02T05:00",
	     true},
	    {"2027-04-01", "2027-05-01", EXEMPT_NIGHT, "2027-05-02T00:00", "2027-05-02T06:00",
	     false},
	    {"2027-05-02", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T14:00", "2027-05-02T01:00",
	     true},
	    {"2027-05-02", "2027-05-31", EXEMPT_NIGHT, "2027-05-01T14:00", "2027-05-02T00:00",
	     false},
	    {"2027-04-01", "2027-05-31", EXEMPT_ONSITE, "2027-05-01T08:00", "2027-05-01T12:00",
	     true},
	    {"2027-04-01", "2027-05-31", EXEMPT_ONSITE, "2027-05-01T17:00", "2027-05-02T07:00",
	     false},
	    {"2027-04-01", "2027-05-31", EXEMPT_ONSITE, "2027-05-01T17:00", "2027-05-02T07:01",
	     true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct house house;
		struct finding why;
		bool bad;

		house_init(&house);
		/* at home from 17:00 to 07:00 */
		put_span(&house.roster.posts.post[0], 1020, 420, PLACE_HOME);
		put_exemption(&house, "A", cases[i].kind, cases[i].from, cases[i].to);
		put_exemption(&house, "B", EXEMPT_ALL, "2027-01-01", "2027-12-31");
		bad = check_person(&why, &house.staff.person[0], &house.roster.posts.post[0],
		                   at(cases[i].start), at(cases[i].end), &house.leaves,
		                   &house.exemptions);
		if (bad != cases[i].bad)
			fail_msg("case %zu", i);
		if (bad) {
			assert_string_equal(why.code, "exempt");
			assert_string_equal(why.person, "A");
			finding_release(&why);
		}
		house_release(&house);
	}
}

static void only_the_kind_of_exemption_is_told(void **state)
{
	struct house house;
	char *text;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "dem", "2027-04-30T22:00", "2027-05-01T06:00", "A");
	put_exemption(&house, "A", EXEMPT_NIGHT, "2027-04-01", "2027-05-31");
	text = text_of(&house, "exempt");
	assert_string_equal(text, "An is exempt from night duty: p, "
	                          "22:00 30/04/2027 – 06:00 01/05/2027");
	free(text);
	house_release(&house);
}

static void a_post_may_want_a_skill(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[0].skill, "ky-thuat");
	put_skill(&house.staff.person[1], "ky-thuat");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "p", "b", "2027-04-30T18:00", "2027-05-01T06:00", "B");
	expect(&house, "skill p.2027-04-30.a A\n");
	house_release(&house);
}

static void a_concurrent_post_may_want_a_skill_of_its_own(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	set_text(&house.roster.posts.post[1].concurrent, "p");
	set_text(&house.roster.posts.post[1].skill, "ky-thuat");
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "q", "a", "2027-04-30T06:00", "2027-04-30T18:00", "");
	put_leave(&house, "A", LEAVE_ABSENT, "2027-04-30", "2027-05-01");
	/* The leave is told once. */
	expect(&house, "leave p.2027-04-30.a A\nskill q.2027-04-30.a A\n");
	house_release(&house);
}

static void a_leaver_is_there_until_the_last_day(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.staff.person[0].has_left = true;
	house.staff.person[0].left = day("2027-05-01");
	put_slot(&house.roster, "p", "a", "2027-04-30T12:00", "2027-05-01T00:00", "A");
	expect(&house, "");
	house.roster.slot[0].end += 60;
	expect(&house, "left p.2027-04-30.a A\n");
	house_release(&house);
}

static void somebody_unknown_is_told_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "Z");
	put_slot(&house.roster, "p", "b", "2027-05-02T06:00", "2027-05-02T18:00", "Z");
	expect(&house, "left p.2027-04-30.a Z\n");
	house_release(&house);
}

static void shifts_and_nights_have_their_limits(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T18:00", "A");
	put_slot(&house.roster, "p", "b", "2027-05-01T18:00", "2027-05-02T06:00", "A");
	put_slot(&house.roster, "p", "c", "2027-05-02T18:00", "2027-05-03T06:00", "A");
	expect(&house, "");
	house.staff.person[0].max_shifts = 3;
	house.staff.person[0].max_nights = 2;
	expect(&house, "");
	house.staff.person[0].max_shifts = 2;
	expect(&house, "max-shifts - A\n");
	house.staff.person[0].max_nights = 1;
	expect(&house, "max-shifts - A\nmax-nights - A\n");
	house_release(&house);
}

static void what_is_held_at_once_is_counted_once(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	put_compatible(&house.roster.posts.post[1], "p");
	house.staff.person[0].max_shifts = 1;
	house.staff.person[0].max_nights = 1;
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-05-01T06:00", "A");
	put_slot(&house.roster, "q", "b", "2027-04-30T18:00", "2027-05-01T02:00", "A");
	/* Two parts of one slot. */
	put_change(&house.roster, 1, "p.2027-04-30.a", "2027-04-30T10:00", "2027-04-30T14:00", "A",
	           "C");
	expect(&house, "");
	put_slot(&house.roster, "q", "c", "2027-05-03T22:00", "2027-05-04T06:00", "A");
	expect(&house, "max-shifts - A\nmax-nights - A\n");
	house_release(&house);
}

static void two_shifts_running_are_two(void **state)
{
	struct house house;

	(void)state;
	house_init(&house);
	house.roster.posts.post[0].rest_after = house.roster.posts.post[0].rest_before = 0;
	house.staff.person[0].max_shifts = 1;
	put_slot(&house.roster, "p", "a", "2027-04-30T06:00", "2027-04-30T14:00", "A");
	put_slot(&house.roster, "p", "b", "2027-04-30T14:00", "2027-04-30T22:00", "A");
	expect(&house, "max-shifts - A\n");
	house_release(&house);
}

static void night_is_from_22_to_6(void **state)
{
	static const struct {
		const char *start, *end;
		bool night;
	} cases[] = {
	    {"2027-04-30T06:00", "2027-04-30T22:00", false},
	    {"2027-04-30T05:59", "2027-04-30T07:00", true},
	    {"2027-04-30T21:00", "2027-04-30T22:01", true},
	    {"2027-04-30T22:00", "2027-04-30T22:01", true},
	    {"2027-04-30T00:00", "2027-04-30T00:01", true},
	    {"2027-04-30T07:00", "2027-05-01T07:00", true},
	    {"2027-04-30T22:00", "2027-04-30T22:00", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (check_is_night(at(cases[i].start), at(cases[i].end)) != cases[i].night)
			fail_msg("%s", cases[i].start);
}

/* ---- size ---- */

static void put_year(struct house *house)
{
	char start[ZONE_TEXT], end[ZONE_TEXT];
	static const char *const shifts[] = {"a", "b", "c"};

	house->roster.posts.post[0].round_clock = true;
	house->roster.period.start = at("2027-01-01");
	for (int i = 0; i < 50; i++) {
		char code[16];

		snprintf(code, sizeof code, "N%02d", i);
		put_person(&house->staff, code, code);
		for (int k = 0; k < 10; k++)
			put_leave(house, code, LEAVE_ABSENT, "2028-01-01", "2028-01-02");
	}
	for (int i = 0; i < 365 * 3; i++) {
		int64_t from = house->roster.period.start + i * 28800;

		for (int post = 0; post < 2; post++) {
			char code[16];

			snprintf(code, sizeof code, "N%02d", (i * 2 + post) % 50);
			put_slot(&house->roster, post ? "q" : "p", shifts[i % 3],
			         zone_iso(start, from), zone_iso(end, from + 28800), code);
		}
	}
	house->roster.period.end = house->roster.slot[house->roster.n_slots - 1].end;
}

static void a_year_of_fifty_people_is_checked_at_once(void **state)
{
	struct house house;
	struct findings findings;
	clock_t start;

	(void)state;
	house_init(&house);
	put_year(&house);
	start = clock();
	check(&findings, &house);
	/* It takes some 10 ms; under a sanitizer and on a loaded machine several times that. */
	assert_true(clock() - start < CLOCKS_PER_SEC / 2);
	assert_int_equal(findings.n, 0);
	findings_release(&findings);
	house_release(&house);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_slot_is_a_gap_that_names_it),
	    cmocka_unit_test(an_open_part_of_a_slot_is_a_gap),
	    cmocka_unit_test(a_gap_is_told_once_for_posts_that_go_together),
	    cmocka_unit_test(a_hole_in_a_round_the_clock_post_is_a_gap),
	    cmocka_unit_test(a_hole_is_told_once_for_posts_that_go_together),
	    cmocka_unit_test(a_post_without_any_shift_is_one_gap),
	    cmocka_unit_test(two_heads_cover_for_each_other),
	    cmocka_unit_test(a_span_of_days_begins_with_its_first_shift),
	    cmocka_unit_test(hours_with_nobody_on_site_are_one_notice_each),
	    cmocka_unit_test(an_open_slot_does_not_put_anybody_on_site),
	    cmocka_unit_test(nobody_is_in_two_places_at_once),
	    cmocka_unit_test(two_heads_of_one_post_are_two_people),
	    cmocka_unit_test(compatible_posts_may_be_held_at_once),
	    cmocka_unit_test(a_concurrent_post_is_neither_overlap_nor_counted),
	    cmocka_unit_test(twelve_hours_lie_between_two_shifts),
	    cmocka_unit_test(the_greater_of_rest_after_and_rest_before_is_wanted),
	    cmocka_unit_test(the_text_names_both_shifts_and_the_rule),
	    cmocka_unit_test(rest_is_wanted_between_all_pairs_in_reach),
	    cmocka_unit_test(parts_of_one_slot_are_one_stretch_of_duty),
	    cmocka_unit_test(rest_before_a_split_slot_is_told_once),
	    cmocka_unit_test(covers_are_judged_as_resolved),
	    cmocka_unit_test(duty_in_a_neighbouring_roster_counts_for_rest_and_overlap),
	    cmocka_unit_test(a_day_of_leave_forbids_each_shift_that_touches_it),
	    cmocka_unit_test(an_exemption_forbids_its_kind_between_two_days),
	    cmocka_unit_test(only_the_kind_of_exemption_is_told),
	    cmocka_unit_test(a_post_may_want_a_skill),
	    cmocka_unit_test(a_concurrent_post_may_want_a_skill_of_its_own),
	    cmocka_unit_test(a_leaver_is_there_until_the_last_day),
	    cmocka_unit_test(somebody_unknown_is_told_once),
	    cmocka_unit_test(shifts_and_nights_have_their_limits),
	    cmocka_unit_test(what_is_held_at_once_is_counted_once),
	    cmocka_unit_test(two_shifts_running_are_two),
	    cmocka_unit_test(night_is_from_22_to_6),
	    cmocka_unit_test(a_year_of_fifty_people_is_checked_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
