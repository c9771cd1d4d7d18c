#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "solve/check.h"
#include "solve/instance.h"

#include "base/banned.h"

struct place {
	char folder[64];
	char *file;
};

static int set_up(void **state)
{
	static struct place place = {"/tmp/trucban-test-instance-XXXXXX", NULL};

	if (!mkdtemp(place.folder))
		return -1;
	place.file = xasprintf("%s/x.txt", place.folder);
	*state = &place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	unlink(place->file);
	rmdir(place->folder);
	free(place->file);
	return 0;
}

static void put(const struct place *place, const char *text)
{
	FILE *file = fopen(place->file, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void get(struct instance *out, const char *path)
{
	struct err err = {0};

	if (!instance_read(out, path, &err))
		fail_msg("%s", err.msg);
}

/* Eight days, two shifts of two lengths, three people; everything that the format knows. */
#define HEAD  "# made up\r\nSECTION_HORIZON\r\n8\r\n\r\n"
#define TURNS "SECTION_SHIFTS\nE,480,\nN , 600 , E|N\n"
#define STAFF                                                                                      \
	"SECTION_STAFF\nA,E=8|N=3,2400,960,3,2,2,0\nB,E=0|N=8,9600,0,8,1,1,9\n"                    \
	"C,E=8,9600,0,0,1,1,1\n"
#define DAYS "SECTION_DAYS_OFF\nA,0,7\nC\n"
#define ON   "SECTION_SHIFT_ON_REQUESTS\nA,1,E,5\nA,2,E,7\n"
#define OFF  "SECTION_SHIFT_OFF_REQUESTS\nB,3,N,11\n"
#define NEED "SECTION_COVER\n1,E,2,100,10\n3,N,1,1000,1\n"
#define PAST "SECTION_HIST\nA,4,3\n"

static const struct solve_limit *limit_of(const struct instance *in, int32_t person,
                                          enum solve_rule_kind kind, int32_t group, bool blocks)
{
	for (int32_t i = 0; i < in->model.n_limits; i++) {
		const struct solve_limit *limit = &in->model.limits[i];
		const struct solve_rule *rule = &in->model.rules[limit->rule];

		if (limit->person == person && rule->kind == kind && rule->group == group &&
		    (limit->blocks != NULL) == blocks)
			return limit;
	}
	return NULL;
}

static int32_t forbidden(const struct instance *in, int32_t person, enum solve_rule_kind kind)
{
	int32_t n = 0;

	for (int32_t i = 0; i < in->model.n_forbids; i++)
		n += in->model.forbids[i].person == person &&
		     in->model.rules[in->model.forbids[i].rule].kind == kind;
	return n;
}

static void check_limits(const struct instance *in)
{
	const struct solve_limit *limit = limit_of(in, 0, SOLVE_MAX, SOLVE_NONE, false);

	assert_non_null(limit);
	assert_int_equal(limit->most, 2400);
	assert_int_equal(limit->n_slots, 16);
	assert_int_equal(limit->weights[0], 480);
	assert_int_equal(limit->weights[15], 600);
	limit = limit_of(in, 0, SOLVE_MIN, SOLVE_NONE, false);
	assert_non_null(limit);
	assert_int_equal(limit->least, 960);
	assert_true(limit->most == SOLVE_ANY);
	limit = limit_of(in, 0, SOLVE_MAX, 1, false);
	assert_non_null(limit);
	assert_int_equal(limit->most, 3);
	assert_int_equal(limit->n_slots, 8);
	assert_int_equal(limit->slots[2], 5);
	limit = limit_of(in, 0, SOLVE_MAX, SOLVE_NONE, true);
	assert_non_null(limit);
	assert_int_equal(limit->most, 0);
	assert_int_equal(limit->n_slots, 4);
	assert_int_equal(limit->slots[0], 10);
	assert_int_equal(limit->blocks[3], 0);
	/* What cannot be broken is no limit: eight days are one weekend and 4800 minutes. */
	assert_null(limit_of(in, 1, SOLVE_MAX, SOLVE_NONE, false));
	assert_null(limit_of(in, 1, SOLVE_MIN, SOLVE_NONE, false));
	assert_null(limit_of(in, 1, SOLVE_MAX, SOLVE_NONE, true));
	assert_null(limit_of(in, 2, SOLVE_MAX, SOLVE_NONE, true));
}

static void every_section_has_its_place_in_the_model(void **state)
{
	const struct place *place = *state;
	struct instance in;
	const struct solve_model *m = &in.model;

	put(place, HEAD TURNS STAFF DAYS ON OFF NEED PAST);
	get(&in, place->file);
	assert_int_equal(in.n_days, 8);
	assert_string_equal(in.shifts[1], "N");
	assert_string_equal(in.staff[2], "C");
	assert_int_equal(m->n_people, 3);
	assert_int_equal(m->n_slots, 16);
	assert_int_equal(m->slots[7].day, 3);
	assert_int_equal(m->slots[7].group, 1);
	assert_int_equal(m->slots[7].need, 1);
	assert_int_equal(m->slots[7].under, 1000);
	assert_int_equal(m->slots[7].over, 1);
	assert_int_equal(m->slots[6].need, 0);
	assert_int_equal(m->slots[6].over, 0);
	/* After N neither E nor N, on seven evenings. */
	assert_int_equal(m->n_conflicts, 14);
	assert_int_equal(m->conflicts[0].a, 1);
	assert_int_equal(m->conflicts[0].b, 2);
	assert_int_equal(m->conflicts[0].is_rest, 0);
	check_limits(&in);
	assert_int_equal(forbidden(&in, 0, SOLVE_LEAVE), 4);
	assert_int_equal(forbidden(&in, 1, SOLVE_SKILL), 8);
	assert_int_equal(forbidden(&in, 2, SOLVE_RUN), 16); /* no day of work in a row */
	assert_int_equal(m->n_runs, 2);
	assert_int_equal(m->runs[0].person, 0);
	assert_int_equal(m->runs[0].work_most, 3);
	assert_int_equal(m->runs[0].work_least, 2);
	assert_int_equal(m->runs[0].off_least, 2);
	assert_int_equal(m->n_days, 8);
	assert_int_equal(in.offset, 5 + 7 + 3 * 16);
	instance_release(&in);
}

static void a_roster_costs_what_the_format_says(void **state)
{
	const struct place *place = *state;
	struct solve_held held[] = {{2, 0}, {5, 0}, {7, 1}};
	struct solve_assignment roster = {3, held}, again = {0};
	struct instance in;
	struct solve_check check;
	struct err err = {0};

	put(place, HEAD TURNS STAFF DAYS ON OFF NEED PAST);
	get(&in, place->file);
	solve_check(&check, &in.model, &roster);
	assert_int_equal(check.n_violations, 0);
	/* One head of two, a wish of 7 unmet, an unwanted shift for 11, 3 * (4 + 2)^2. */
	assert_int_equal(check.objective + in.offset, 100 + 7 + 11 + 108);
	solve_check_release(&check);
	assert_true(instance_write(place->file, &in, &roster, &err));
	assert_true(instance_read_roster(&again, &in, place->file, &err));
	assert_int_equal(again.n, 3);
	assert_memory_equal(again.held, held, sizeof held);
	solve_assignment_release(&again);
	put(place, "A -,E,N,-,-,-,-,-\nB -,-,-,N,-,-,-\n");
	assert_false(instance_read_roster(&again, &in, place->file, &err));
	assert_non_null(strstr(err.msg, "x.txt:2: not a cell for each day: B"));
	put(place, "A -,E,N,-,-,-,-,-\nB -,-,-,L,-,-,-,-\n");
	assert_false(instance_read_roster(&again, &in, place->file, &err));
	assert_non_null(strstr(err.msg, "x.txt:2: an unknown shift: L"));
	put(place, "A -,E,N,-,-,-,-,-\nA -,E,N,-,-,-,-,-\n");
	assert_false(instance_read_roster(&again, &in, place->file, &err));
	assert_non_null(strstr(err.msg, "x.txt:2: a person given twice: A"));
	put(place, "A -,E,N,-,-,-,-,-\nB -,-,-,-,-,-,-,-\n");
	assert_false(instance_read_roster(&again, &in, place->file, &err));
	assert_non_null(strstr(err.msg, "the file ends without: C"));
	instance_release(&in);
}

static void the_order_of_sections_does_not_matter(void **state)
{
	const struct place *place = *state;
	struct instance a, b;

	put(place, HEAD TURNS STAFF DAYS ON OFF NEED PAST);
	get(&a, place->file);
	put(place, PAST NEED OFF ON DAYS STAFF TURNS HEAD);
	get(&b, place->file);
	assert_int_equal(a.offset, b.offset);
	assert_int_equal(a.model.n_rules, b.model.n_rules);
	assert_memory_equal(a.model.slots, b.model.slots, 16 * sizeof *a.model.slots);
	instance_release(&a);
	instance_release(&b);
}

static const struct {
	const char *text, *wanted;
} wrong[] = {
    {"", "x.txt:1: the file ends without: SECTION_HORIZON"},
    {HEAD TURNS STAFF, "x.txt:11: the file ends without: SECTION_COVER"},
    {HEAD TURNS "SECTION_STAFF\n" NEED, "x.txt: SECTION_STAFF is empty"},
    {"SECTION_HORIZON\n" TURNS STAFF NEED, "x.txt: SECTION_HORIZON is empty"},
    {"8\n" HEAD, "x.txt:1: a line before the first section: 8"},
    {HEAD "SECTION_TURNS\n", "x.txt:5: an unknown section: SECTION_TURNS"},
    {HEAD HEAD, "x.txt:6: a section given twice: SECTION_HORIZON"},
    {"SECTION_HORIZON\n8\n9\n" TURNS STAFF NEED, "x.txt:3: a second horizon"},
    {"SECTION_HORIZON\n0\n" TURNS STAFF NEED, "x.txt:2: a horizon of no days"},
    {"SECTION_HORIZON\n-8\n" TURNS STAFF NEED, "x.txt:2: not a number in range: -8"},
    {"SECTION_HORIZON\n8 days\n" TURNS STAFF NEED, "x.txt:2: not a number in range: 8 days"},
    {"SECTION_HORIZON\n99999999999999999999\n" TURNS STAFF NEED,
     "x.txt:2: not a number in range: 99999999999999999999"},
    {HEAD "SECTION_SHIFTS\nE\n" STAFF NEED, "x.txt:6: a line with too few fields"},
    {HEAD "SECTION_SHIFTS\nE,480,,\n" STAFF NEED, "x.txt:6: a line with too many fields"},
    {HEAD "SECTION_SHIFTS\n-,480,\n" STAFF NEED, "x.txt:6: a line without a name"},
    {HEAD "SECTION_SHIFTS\nE F,480,\n" STAFF NEED, "x.txt:6: a name that cannot be written"},
    {HEAD "SECTION_SHIFTS\nE,480,\nE,480,\n" STAFF NEED, "x.txt:7: a name given twice: E"},
    {HEAD "SECTION_SHIFTS\nE,480,\nN,480,L\n" STAFF NEED, "x.txt:7: an unknown shift: L"},
    {HEAD TURNS "SECTION_STAFF\nA,E=8,1,2,3,4,5\n" NEED, "x.txt:9: a line with too few fields"},
    {HEAD TURNS "SECTION_STAFF\nA,E,1,2,3,4,5,6\n" NEED, "x.txt:9: not a shift and a number: E"},
    {HEAD TURNS "SECTION_STAFF\nA,L=1,1,2,3,4,5,6\n" NEED, "x.txt:9: an unknown shift: L"},
    {HEAD TURNS "SECTION_STAFF\nA,E=1|E=2,1,2,3,4,5,6\n" NEED, "x.txt:9: a shift given twice: E"},
    {HEAD TURNS "SECTION_STAFF\nA,E=x,1,2,3,4,5,6\n" NEED, "x.txt:9: not a number in range: x"},
    {HEAD TURNS "SECTION_STAFF\nA,E=1,1,2,3,4,-5,6\n" NEED, "x.txt:9: not a number in range: -5"},
    {HEAD TURNS STAFF NEED "SECTION_DAYS_OFF\nA,8\n", "x.txt:16: not a number in range: 8"},
    {HEAD TURNS STAFF NEED "SECTION_DAYS_OFF\nA,1\nA,2\n", "x.txt:17: days off given twice: A"},
    {HEAD TURNS STAFF NEED "SECTION_DAYS_OFF\nD,1\n", "x.txt:16: an unknown person: D"},
    {HEAD TURNS STAFF NEED "SECTION_SHIFT_ON_REQUESTS\nA,1,E\n",
     "x.txt:16: a line with too few fields"},
    {HEAD TURNS STAFF NEED "SECTION_SHIFT_OFF_REQUESTS\nA,1,L,2\n",
     "x.txt:16: an unknown shift: L"},
    {HEAD TURNS STAFF NEED "4,N,1,100", "x.txt:15: a line with too few fields"},
    {HEAD TURNS STAFF NEED "4,N,1,100,1.5\n", "x.txt:15: not a number in range: 1.5"},
    {HEAD TURNS STAFF NEED "1,E,1,100,1\n", "x.txt:15: a cover given twice: E"},
    {HEAD TURNS STAFF NEED "4,N,1,99999999999,1\n", "x.txt:15: not a number in range: 99999999999"},
    {HEAD TURNS STAFF NEED PAST "A,1,1\n", "x.txt:17: a past given twice: A"},
};

static void what_is_wrong_is_said_with_its_line(void **state)
{
	const struct place *place = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct instance in;
		struct err err = {0};

		put(place, wrong[i].text);
		if (instance_read(&in, place->file, &err))
			fail_msg("case %zu is taken", i);
		assert_int_equal(err.code, ERR_INPUT);
		if (!strstr(err.msg, wrong[i].wanted))
			fail_msg("case %zu: %s", i, err.msg);
	}
}

/* Cut anywhere, it is either refused or a smaller instance; never a crash or a leak. */
static void a_file_cut_short_is_refused_or_smaller(void **state)
{
	static const char text[] = HEAD TURNS STAFF DAYS ON OFF NEED PAST;
	const struct place *place = *state;
	const size_t needed = strlen(HEAD TURNS STAFF DAYS ON OFF);

	for (size_t n = 0; n < sizeof text - 1; n++) {
		char *cut = xstrndup(text, n);
		struct instance in;
		struct err err = {0};
		bool ok;

		put(place, cut);
		ok = instance_read(&in, place->file, &err);
		if (ok)
			instance_release(&in);
		else
			assert_non_null(strstr(err.msg, "x.txt:"));
		assert_false(ok && n < needed);
		free(cut);
	}
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	const struct place *place = *state;
	FILE *file = fopen(place->file, "w");
	struct instance in;
	struct err err = {0};

	assert_non_null(file);
	assert_int_equal(fwrite("SECTION_HORIZON\n\0", 1, 17, file), 17);
	assert_int_equal(fclose(file), 0);
	assert_false(instance_read(&in, place->file, &err));
	assert_non_null(strstr(err.msg, "x.txt: not text"));
	assert_false(instance_read(&in, "/nowhere/x.txt", &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void our_own_instances_are_read(void **state)
{
	static const struct {
		const char *name;
		int32_t days, staff, shifts, cells;
		int64_t offset;
	} cases[] = {
	    {"hol12", 5, 12, 6, 15, 369},
	    {"hol40", 5, 40, 6, 129, 874},
	    {"month12", 31, 12, 6, 39, 347},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *path =
		    xasprintf("%s/tests/solve/instances/%s.txt", getenv("srcdir"), cases[i].name);
		struct instance in;

		get(&in, path);
		assert_int_equal(in.n_days, cases[i].days);
		assert_int_equal(in.n_staff, cases[i].staff);
		assert_int_equal(in.n_shifts, cases[i].shifts);
		assert_int_equal(in.model.n_cells, cases[i].cells);
		assert_int_equal(in.offset, cases[i].offset);
		assert_int_equal(in.model.n_measures, 1);
		assert_int_equal(in.model.n_runs, cases[i].staff);
		instance_release(&in);
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_section_has_its_place_in_the_model),
	    cmocka_unit_test(a_roster_costs_what_the_format_says),
	    cmocka_unit_test(the_order_of_sections_does_not_matter),
	    cmocka_unit_test(what_is_wrong_is_said_with_its_line),
	    cmocka_unit_test(a_file_cut_short_is_refused_or_smaller),
	    cmocka_unit_test(bytes_that_are_no_text_are_refused),
	    cmocka_unit_test(our_own_instances_are_read),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
