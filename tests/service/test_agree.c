#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/check.h"
#include "service/roster_model.h"
#include "solve/check.h"

#include "base/banned.h"

/*
 * The question that the generator is asked and the check of what it answers know the same rules:
 * rosters at random break them for both or for neither.
 */

enum { ROUNDS = 300 };

/* Of several reasons why somebody may not hold a post each side tells another one. */
enum kind { CLASH, BARRED, MOST, NIGHTS, KINDS };

struct scene {
	struct roster_task task;
	uint64_t random;
};

static int below(struct scene *scene, int n)
{
	scene->random = scene->random * 6364136223846793005U + 1442695040888963407U;
	return (int)((scene->random >> 33) % (uint64_t)n);
}

static enum kind kind_of_finding(const struct finding *finding)
{
	if (!strcmp(finding->code, "rest") || !strcmp(finding->code, "overlap"))
		return CLASH;
	if (!strcmp(finding->code, "max-shifts"))
		return MOST;
	return strcmp(finding->code, "max-nights") == 0 ? NIGHTS : BARRED;
}

static enum kind kind_of_violation(const struct roster_model *model,
                                   const struct solve_violation *violation)
{
	const struct solve_rule *rule;

	if (violation->rule == SOLVE_NONE)
		return CLASH;
	rule = &model->model.rules[violation->rule];
	switch (rule->kind) {
	case SOLVE_REST:
	case SOLVE_BUSY:
		return CLASH;
	case SOLVE_LEAVE:
	case SOLVE_EXEMPT:
	case SOLVE_SKILL:
	case SOLVE_ABSENT:
		return BARRED;
	case SOLVE_MAX:
		return rule->tag ? NIGHTS : MOST;
	default:
		fail_msg("rule of kind %d", rule->kind);
	}
	return KINDS;
}

/* Two posts more that one person may hold with the watch, of odd hours, one of them across 22:00.
 */
static void odd_posts(struct office *o)
{
	struct posts *posts = &o->app->config.posts;
	static const struct {
		const char *id;
		int start, length;
	} odd[] = {{"ngan", 20 * 60, 150}, {"dai", 8 * 60, 13 * 60 + 59}};

	for (size_t i = 0; i < 2; i++) {
		const struct post *watch = posts_find(posts, "truc-ban");
		struct post post;

		post_copy(&post, watch);
		free(post.id);
		post.id = xstrdup(odd[i].id);
		post.shift[0].start = odd[i].start;
		post.shift[0].length = odd[i].length;
		post.shift[0].days = DAYS_ALL;
		for (size_t k = 1; k < post.n_shifts; k++)
			post.shift[k].days = 0;
		post.round_clock = false;
		post.rest_before = post.rest_after = 60;
		post.compatible = xcalloc(2, sizeof *post.compatible);
		post.compatible[0] = xstrdup("truc-ban");
		post.compatible[1] = i ? xstrdup("ngan") : NULL;
		post.n_compatible = i + 1;
		posts->post = xrealloc(posts->post, posts->n + 1, sizeof *posts->post);
		posts->post[posts->n++] = post;
	}
}

/* The generator asks nothing more of who lacks the skill. */
static void teach(struct scene *scene)
{
	const struct posts *posts = &scene->task.draft.posts;

	for (size_t i = 0; i < scene->task.staff.n; i++) {
		struct person *person = &scene->task.staff.person[i];

		for (size_t k = 0; k < posts->n; k++) {
			person->skill =
			    xrealloc(person->skill, person->n_skills + 1, sizeof *person->skill);
			person->skill[person->n_skills++] = xstrdup(posts->post[k].skill);
		}
	}
}

/* Limits and a day off here and there. */
static void shake(struct scene *scene)
{
	struct staff *staff = &scene->task.staff;
	struct leaves *leaves = &scene->task.leaves;

	leaves_release(leaves);
	for (size_t i = 0; i < staff->n; i++) {
		struct person *person = &staff->person[i];
		struct leave leave = {
		    .id = (char[]){"x"}, .person = person->code, .note = (char[]){""}};

		person->max_shifts = below(scene, 5);
		person->max_nights = below(scene, 4);
		if (below(scene, 4))
			continue;
		leave.kind = (enum leave_kind)below(scene, 3);
		leave.from = scene->task.draft.period.start + below(scene, 100) * 3600;
		leave.to = leave.from + 43200;
		leaves_add(leaves, &leave);
	}
}

static void deal(struct scene *scene, struct solve_assignment *held,
                 const struct roster_model *model)
{
	const int people = 3 + below(scene, 8);

	solve_assignment_init(held, model->model.n_slots);
	held->n = 0;
	for (int32_t s = 0; s < model->model.n_slots; s++) {
		int32_t p = below(scene, people) % model->model.n_people;
		const struct person *person = &scene->task.staff.person[model->person[p]];

		if (below(scene, 3) == 0)
			continue;
		held->held[held->n++] = (struct solve_held){s, p};
		slot_assign(&scene->task.draft.slot[model->slot[s]], person->code, person->name,
		            "");
	}
	solve_assignment_sort(held);
}

static void look(struct scene *scene, char *seen)
{
	const struct check_input input = {
	    .roster = &scene->task.draft,
	    .staff = &scene->task.staff,
	    .leaves = &scene->task.leaves,
	    .exemptions = &scene->task.exemptions,
	    .before = &scene->task.neighbours,
	};
	struct findings findings = {0};

	roster_check(&findings, &input);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *finding = &findings.item[i];
		const struct person *person =
		    finding->person ? staff_find(&scene->task.staff, finding->person) : NULL;

		if (person)
			seen[(size_t)(person - scene->task.staff.person) * KINDS +
			     kind_of_finding(finding)] = 1;
	}
	findings_release(&findings);
}

static size_t compare(struct scene *scene)
{
	const size_t n = scene->task.staff.n * KINDS;
	char *before = xcalloc(n, 1), *seen = xcalloc(n, 1), *broken = xcalloc(n, 1);
	struct solve_assignment held;
	struct roster_model model;
	struct solve_check check;
	size_t found = 0;

	roster_model_build(&model, &scene->task);
	look(scene, before);
	deal(scene, &held, &model);
	look(scene, seen);
	solve_check(&check, &model.model, &held);
	for (int32_t i = 0; i < check.n_violations; i++) {
		const struct solve_violation *violation = &check.violations[i];

		if (violation->person == SOLVE_NONE && violation->rule != SOLVE_NONE &&
		    model.model.rules[violation->rule].kind == SOLVE_COVER)
			continue;
		assert_true(violation->person != SOLVE_NONE);
		broken[model.person[violation->person] * KINDS +
		       (size_t)kind_of_violation(&model, violation)] = 1;
	}
	for (size_t i = 0; i < n; i++) {
		/* What was broken without the free slots says nothing about them. */
		if (!before[i] && seen[i] != broken[i])
			fail_msg("%s, kind %zu: the check says %d, the model %d",
			         scene->task.staff.person[i / KINDS].code, i % KINDS, seen[i],
			         broken[i]);
		found += seen[i] != 0;
	}
	solve_check_release(&check);
	solve_assignment_release(&held);
	roster_model_release(&model);
	free(before);
	free(seen);
	free(broken);
	return found;
}

static void clear(struct scene *scene)
{
	for (size_t i = 0; i < scene->task.draft.n_slots; i++)
		if (roster_task_is_free(&scene->task, &scene->task.draft.slot[i]))
			slot_assign(&scene->task.draft.slot[i], "", "", "");
}

static void rounds(struct scene *scene, struct office *o)
{
	size_t found = 0;

	must(roster_task_load(&scene->task, o->app, PERIOD, &o->err), &o->err);
	teach(scene);
	for (int i = 0; i < ROUNDS; i++) {
		clear(scene);
		shake(scene);
		found += compare(scene);
	}
	assert_true(found > ROUNDS);
	roster_task_release(&scene->task);
}

static void a_new_roster(void **state)
{
	struct scene scene = {.random = 1};
	struct office *o = *state;

	odd_posts(o);
	rounds(&scene, o);
}

/* Some of it has begun, and is settled. */
static void an_amendment(void **state)
{
	struct scene scene = {.random = 2};
	struct office *o = *state;

	odd_posts(o);
	make(o, PERIOD);
	set_clock(o, "2027-04-30T20:30");
	rounds(&scene, o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_new_roster, department, office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
