#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "service/roster_model.h"

#include "base/banned.h"

/* The question as it is put to the generator. */

static void task_of(struct roster_task *out, struct office *o)
{
	must(roster_task_load(out, o->app, PERIOD, &o->err), &o->err);
}

static struct ledger_line *past_of(struct roster_task *task, const char *person)
{
	return ledger_line(&task->past, person, "");
}

static int32_t index_of(const struct roster_task *task, const struct roster_model *model,
                        const char *person)
{
	int32_t p = 0;

	while (p < model->model.n_people &&
	       strcmp(task->staff.person[model->person[p]].code, person) != 0)
		p++;
	assert_true(p < model->model.n_people);
	return p;
}

static bool is_forbidden(const struct roster_task *task, const struct roster_model *model,
                         const char *person, const char *slot)
{
	for (int32_t i = 0; i < model->model.n_forbids; i++) {
		const struct solve_forbid *f = &model->model.forbids[i];

		if (f->person == index_of(task, model, person) &&
		    strcmp(task->draft.slot[model->slot[f->slot]].id, slot) == 0)
			return true;
	}
	return false;
}

static void what_goes_with_another_post_is_not_asked(void **state)
{
	struct office *o = *state;
	struct roster_model model;
	struct roster_task task;

	task_of(&task, o);
	roster_model_build(&model, &task);
	assert_true(model.model.n_slots > 0);
	for (int32_t s = 0; s < model.model.n_slots; s++)
		assert_string_not_equal(task.draft.slot[model.slot[s]].post, "attt");
	/* Who has no skill for any post, such as the supervisor, is not asked either. */
	assert_int_equal(model.model.n_people, 22);
	assert_int_equal(model.offset, 0);
	roster_model_release(&model);
	roster_task_release(&task);
}

static void who_comes_new_need_not_make_up_for_all_the_years(void **state)
{
	struct office *o = *state;
	struct roster_model model;
	struct roster_task task;
	const struct solve_measure *measure;

	task_of(&task, o);
	for (size_t i = 0; i < task.past.n; i++)
		task.past.line[i].points = 100;
	past_of(&task, "CB01")->points = 0;
	past_of(&task, "CB02")->points = 90;
	/* Far below, but does not count in averages. */
	past_of(&task, "CB03")->points = 0;
	past_of(&task, "CB03")->exempt = true;
	roster_model_build(&model, &task);
	measure = &model.model.measures[0];
	/* Of the eleven who count, 990 points: 90 on average. */
	assert_int_equal(measure->past[index_of(&task, &model, "CB01")], 90 - 12);
	assert_int_equal(measure->past[index_of(&task, &model, "CB02")], 90);
	assert_int_equal(measure->past[index_of(&task, &model, "CB04")], 100);
	assert_int_equal(measure->past[index_of(&task, &model, "LD1")], 100);
	roster_model_release(&model);
	roster_task_release(&task);
}

static void only_what_has_begun_counts_of_the_roster_itself(void **state)
{
	struct office *o = *state;
	struct roster_task task;
	struct roster roster;
	int points = 0;

	make(o, PERIOD);
	task_of(&task, o);
	for (size_t i = 0; i < task.past.n; i++)
		assert_int_equal(task.past.line[i].points, 0);
	roster_task_release(&task);
	set_clock(o, "2027-04-30T12:00");
	load(&roster, o, PERIOD, 0);
	for (size_t i = 0; i < roster.n_slots; i++)
		if (roster.slot[i].start <= at("2027-04-30T12:00"))
			points += roster.slot[i].points;
	roster_release(&roster);
	task_of(&task, o);
	for (size_t i = 0; i < task.past.n; i++)
		points -= task.past.line[i].points;
	assert_int_equal(points, 0);
	roster_task_release(&task);
}

/* Who covers a part has duty there, whoever will hold the rest. */
static void the_cover_of_a_part_is_duty(void **state)
{
	const char *const slot = "truc-ban.2027-05-01.dem";
	struct cover_options options = {.slot = slot, .reason = "x", .force = true};
	struct office *o = *state;
	struct roster_model model;
	struct roster_task task;
	struct roster roster;
	char *holds;

	make(o, PERIOD);
	holds = holder(o, PERIOD, slot);
	options.person = strcmp(holds, "CB05") == 0 ? "CB06" : "CB05";
	options.from = at("2027-05-01T22:00");
	options.to = at("2027-05-01T23:00");
	must(roster_cover(&roster, o->app, &options, &o->err), &o->err);
	roster_release(&roster);
	task_of(&task, o);
	roster_model_build(&model, &task);
	assert_true(is_forbidden(&task, &model, options.person, "truc-ban.2027-05-02.ngay"));
	assert_false(is_forbidden(&task, &model, options.person, slot));
	assert_false(is_forbidden(&task, &model, options.person, "truc-ban.2027-05-02.dem"));
	assert_false(is_forbidden(&task, &model, holds, slot));
	roster_model_release(&model);
	roster_task_release(&task);
	free(holds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_goes_with_another_post_is_not_asked, department,
	                                    office_remove),
	    cmocka_unit_test_setup_teardown(who_comes_new_need_not_make_up_for_all_the_years,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(only_what_has_begun_counts_of_the_roster_itself,
	                                    department, office_remove),
	    cmocka_unit_test_setup_teardown(the_cover_of_a_part_is_duty, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
