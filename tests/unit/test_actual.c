#include "house.h"

#include <string.h>

#include "base/str.h"
#include "domain/actual.h"
#include "domain/change_note.h"

#include "base/banned.h"

#define NGAY "p.2027-04-30.ngay"
#define DEM  "p.2027-04-30.dem"
#define PHU  "q.2027-04-30.ngay"
#define D    "2027-04-30T"
#define E    "2027-05-01T"

struct row {
	const char *batch, *slot, *person, *from, *to;
};

struct resolve_case {
	const char *what;
	struct row row[5];
	const char *expected;
};

/* ngay: A 06-18 (covered 10-12 by C), dem: B 18-06; q goes with p by day */
static const struct resolve_case cases[] = {
    {"nothing recorded", {{0}}, "A06-10 C10-12 A12-18 | B18-06 | A06-10 C10-12 A12-18"},
    {"somebody else all the time",
     {{"1", NGAY, "D", D "06:00", D "18:00"}},
     "D06-18 | B18-06 | D06-18"},
    {"nobody",
     {{"1", DEM, "", D "18:00", E "06:00"}},
     "A06-10 C10-12 A12-18 | -18-06 | A06-10 C10-12 A12-18"},
    {"two, and a gap between them",
     {{"1", DEM, "B", D "18:00", D "20:00"},
      {"1", DEM, "D", D "22:00", E "06:00"},
      {"1", DEM, "", D "20:00", D "22:00"}},
     "A06-10 C10-12 A12-18 | B18-20 -20-22 D22-06 | A06-10 C10-12 A12-18"},
    {"the newest batch counts, whole",
     {{"1", DEM, "D", D "18:00", D "20:00"},
      {"1", DEM, "B", D "20:00", E "06:00"},
      {"2", DEM, "C", D "18:00", E "06:00"}},
     "A06-10 C10-12 A12-18 | C18-06 | A06-10 C10-12 A12-18"},
    {"only what is over so far: the rest stays as planned",
     {{"1", NGAY, "D", D "06:00", D "11:00"}},
     "D06-11 C11-12 A12-18 | B18-06 | D06-11 C11-12 A12-18"},
    {"what is not of the roster",
     {{"1", "p.2027-05-09.dem", "D", D "06:00", D "11:00"}},
     "A06-10 C10-12 A12-18 | B18-06 | A06-10 C10-12 A12-18"},
};

static void make_roster(struct roster *out)
{
	struct post *post;

	house_roster(out);
	post = put_post(&out->posts, "p");
	put_shift(post, "ngay", 360, 720, DAYS_ALL);
	put_shift(post, "dem", 1080, 720, DAYS_ALL);
	post = put_post(&out->posts, "q");
	set_text(&post->concurrent, "p");
	out->version = 1;
	put_slot(out, "p", "ngay", D "06:00", D "18:00", "A");
	put_slot(out, "p", "dem", D "18:00", E "06:00", "B");
	put_slot(out, "q", "ngay", D "06:00", D "18:00", "A");
	put_change(out, 1, NGAY, D "10:00", D "12:00", "A", "C");
}

static void put_row(struct actuals *list, const struct row *row)
{
	list->actual = array_grow(list->actual, list->n, sizeof *list->actual);
	list->actual[list->n++] = (struct actual){
	    .batch = xstrdup(row->batch),
	    .slot = xstrdup(row->slot),
	    .person = xstrdup(row->person),
	    .name = xstrdup(row->person),
	    .position = xstrdup(""),
	    .from = at(row->from),
	    .to = at(row->to),
	};
}

static char *picture(const struct segments *segments)
{
	struct str text = {0};

	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *s = &segments->segment[i];

		str_addf(&text, "%s%s%02d-%02d",
		         i == 0         ? ""
		         : s->part == 1 ? " | "
		                        : " ",
		         *s->person ? s->person : "-", zone_minute(s->start) / 60,
		         zone_minute(s->end) / 60);
		assert_string_equal(s->post->id, s->slot->post);
	}
	return str_take(&text);
}

static void actual_duty_takes_the_place_of_the_plan(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct segments planned, kept;
		struct actuals actuals = {0};
		struct roster roster;
		char *text;

		make_roster(&roster);
		for (const struct row *row = cases[i].row; row->batch; row++)
			put_row(&actuals, row);
		roster_resolve(&planned, &roster);
		actual_resolve(&kept, &roster, &planned, &actuals);
		text = picture(&kept);
		if (strcmp(text, cases[i].expected) != 0)
			fail_msg("%s: %s, wanted %s", cases[i].what, text, cases[i].expected);
		free(text);
		segments_release(&kept);
		segments_release(&planned);
		actuals_release(&actuals);
		roster_release(&roster);
	}
}

static void a_change_waits_until_it_is_confirmed(void **state)
{
	char pair[] = "1", other[] = "2";
	struct change_note note[] = {
	    {.pair = pair, .kind = NOTE_CONSENT},
	    {.pair = pair, .kind = NOTE_PENDING},
	    {.pair = other, .kind = NOTE_PENDING},
	    {.pair = other, .kind = NOTE_CONFIRMED},
	};
	const struct change_notes notes = {note, 4}, few = {note, 1};

	(void)state;
	assert_true(change_is_pending(&notes, "1"));
	assert_false(change_is_pending(&notes, "2"));
	assert_false(change_is_pending(&few, "1"));
	assert_false(change_is_pending(&notes, "3"));
	assert_string_equal(change_note_kind_name(NOTE_CONFIRMED), "confirmed");
	assert_string_equal(actual_source_name(ACTUAL_HANDOVER), "handover");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(actual_duty_takes_the_place_of_the_plan),
	    cmocka_unit_test(a_change_waits_until_it_is_confirmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
