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

enum { ROUNDS = 1000 };

/* Of several reasons why somebody may not hold a post each side tells another one. */
enum kind { CLASH, BARRED, MOST, NIGHTS, KINDS };

struct scene {
	struct roster_task task;
	uint64_t random;
	size_t together[TEAM_KINDS]; /* so often a rule between people and units was broken */
	bool has_covers; /* of parts: the question then asks for more rest beside them */
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

static void two_heads(struct office *o)
{
	struct posts *posts = &o->app->config.posts;

	for (size_t i = 0; i < posts->n; i++)
		if (strcmp(posts->post[i].id, "truc-ban") == 0)
			posts->post[i].headcount = 2;
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
		person->skill =
		    xrealloc(person->skill, person->n_skills + 1, sizeof *person->skill);
		person->skill[person->n_skills++] = xstrdup("truong-ca");
	}
}

/* One rule between people and units, and units of a few people. */
static void bind(struct scene *scene)
{
	static const char *const unit[] = {"Phòng 1", "Phòng 2", "Phòng 3", "Phòng 4"};
	struct team_rules *rules = &scene->task.draft.rules;
	struct staff *staff = &scene->task.staff;
	struct team_rule rule = {.kind = (enum team_kind)below(scene, TEAM_KINDS), .most = -1};
	const struct person *a = &staff->person[below(scene, 2)];
	const struct person *b = &staff->person[2 + below(scene, 2)];

	for (size_t i = 0; i < staff->n; i++) {
		struct person *person = &staff->person[i];
		char **senior = &person->skill[person->n_skills - 1];

		free(person->unit);
		person->unit = xstrdup(unit[below(scene, 4)]);
		free(*senior);
		*senior = xstrdup(below(scene, 2) ? "truong-ca" : "khac");
	}
	rule.a = xstrdup(unit[below(scene, 4)]);
	rule.b = xstrdup("");
	if (rule.kind == TEAM_PRESENT)
		rule.least = 3 + below(scene, 5);
	else if (rule.kind == TEAM_UNIT && below(scene, 2))
		rule.least = below(scene, 12);
	else if (rule.kind == TEAM_UNIT)
		rule.most = below(scene, 12);
	if (rule.kind >= TEAM_SENIOR) {
		free(rule.a);
		free(rule.b);
		rule.a = xstrdup(rule.kind == TEAM_SENIOR ? "truc-ban" : a->code);
		rule.b = xstrdup(rule.kind == TEAM_SENIOR ? "truong-ca" : b->code);
	}
	team_rules_release(rules);
	team_rules_add(rules, &rule);
	free(rule.a);
	free(rule.b);
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
	const int people = 3 + below(scene, 8), open = 1 + below(scene, 5);

	solve_assignment_init(held, model->model.n_slots);
	held->n = 0;
	for (int32_t s = 0; s < model->model.n_slots; s++) {
		int32_t p = below(scene, people) % model->model.n_people;
		const struct person *person = &scene->task.staff.person[model->person[p]];

		if (below(scene, 6) < open)
			continue;
		held->held[held->n++] = (struct solve_held){s, p};
		slot_assign(&scene->task.draft.slot[model->slot[s]], person->code, person->name,
		            "");
	}
	solve_assignment_sort(held);
}

/* Is the rule between people and units broken? */
static bool look(struct scene *scene, char *seen)
{
	const struct check_input input = {
	    .roster = &scene->task.draft,
	    .staff = &scene->task.staff,
	    .leaves = &scene->task.leaves,
	    .exemptions = &scene->task.exemptions,
	    .before = &scene->task.neighbours,
	};
	struct findings findings = {0};
	bool together = false;

	roster_check(&findings, &input);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *finding = &findings.item[i];
		const struct person *person =
		    finding->person ? staff_find(&scene->task.staff, finding->person) : NULL;

		together |= check_is_team(finding->code);
		if (person)
			seen[(size_t)(person - scene->task.staff.person) * KINDS +
			     kind_of_finding(finding)] = 1;
	}
	findings_release(&findings);
	return together;
}

/* Who is in two places at once says nothing of whom he is to be kept apart from. */
static bool clashes(const struct scene *scene, const char *seen)
{
	const struct team_rule *rule = &scene->task.draft.rules.rule[0];

	for (size_t i = 0; i < scene->task.staff.n; i++)
		if ((strcmp(scene->task.staff.person[i].code, rule->a) == 0 ||
		     strcmp(scene->task.staff.person[i].code, rule->b) == 0) &&
		    seen[i * KINDS + CLASH])
			return true;
	return false;
}

/* That a unit has too little without the free slots says nothing about them, either. */
static void compare_together(struct scene *scene, bool before, bool seen, bool broken)
{
	const struct team_rule *rule = &scene->task.draft.rules.rule[0];

	if (before && rule->least == 0)
		return;
	if (before && rule->kind != TEAM_UNIT)
		return;
	if (seen != broken)
		fail_msg("%s %s %s %d %d: the check says %d, the model %d",
		         team_kind_name(rule->kind), rule->a, rule->b, rule->least, rule->most,
		         seen, broken);
	scene->together[rule->kind] += seen;
}

static size_t compare(struct scene *scene)
{
	const size_t n = scene->task.staff.n * KINDS;
	char *before = xcalloc(n, 1), *seen = xcalloc(n, 1), *broken = xcalloc(n, 1);
	struct solve_assignment held;
	struct roster_model model;
	struct solve_check check;
	size_t found = 0;
	bool together_before, together_seen, together_broken = false;

	roster_model_build(&model, &scene->task);
	together_before = look(scene, before);
	deal(scene, &held, &model);
	together_seen = look(scene, seen);
	solve_check(&check, &model.model, &held);
	for (int32_t i = 0; i < check.n_violations; i++) {
		const struct solve_violation *violation = &check.violations[i];

		if (violation->person == SOLVE_NONE && violation->rule != SOLVE_NONE &&
		    model.model.rules[violation->rule].kind == SOLVE_COVER)
			continue;
		if (violation->rule != SOLVE_NONE &&
		    model.model.rules[violation->rule].kind == SOLVE_COUPLE) {
			together_broken = true;
			continue;
		}
		assert_true(violation->person != SOLVE_NONE);
		broken[model.person[violation->person] * KINDS +
		       (size_t)kind_of_violation(&model, violation)] = 1;
	}
	if (!clashes(scene, seen))
		compare_together(scene, together_before, together_seen, together_broken);
	for (size_t i = 0; i < n; i++) {
		/* What was broken without the free slots says nothing about them. */
		if (!scene->has_covers && !before[i] && seen[i] != broken[i])
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
		bind(scene);
		found += compare(scene);
	}
	assert_true(found > ROUNDS / 2);
	for (int k = 0; k < TEAM_KINDS; k++)
		if (scene->together[k] < 2)
			fail_msg("%s: broken %zu times", team_kind_name((enum team_kind)k),
			         scene->together[k]);
	roster_task_release(&scene->task);
}

static void a_new_roster(void **state)
{
	struct scene scene = {.random = 1};
	struct office *o = *state;

	odd_posts(o);
	two_heads(o);
	rounds(&scene, o);
}

/* Some of it has begun, and is settled. */
static void an_amendment(void **state)
{
	struct scene scene = {.random = 2};
	struct office *o = *state;

	odd_posts(o);
	two_heads(o);
	make(o, PERIOD);
	set_clock(o, "2027-04-30T20:30");
	rounds(&scene, o);
}

/* Parts of slots that have not begun are in other hands already. */
static void an_amendment_after_covers(void **state)
{
	static const char *const days[] = {"2027-05-01", "2027-05-02", "2027-05-03"};
	struct scene scene = {.random = 3, .has_covers = true};
	struct office *o = *state;

	two_heads(o);
	make(o, PERIOD);
	for (int i = 0; i < 6; i++) {
		char *slot = xasprintf("truc-ban.%s.ngay%s", days[i % 3], i < 3 ? "" : "+2");
		char *from = xasprintf("%sT%02d:00", days[i % 3], 8 + below(&scene, 5));
		char *to = xasprintf("%sT%02d:00", days[i % 3], 14 + below(&scene, 5));
		char *person = xasprintf("CB%02d", 1 + below(&scene, 12));
		const struct cover_options options = {.slot = slot,
		                                      .person = person,
		                                      .from = at(from),
		                                      .to = at(to),
		                                      .reason = "ốm",
		                                      .approved_by = "LD1",
		                                      .force = true};
		struct roster roster;

		if (roster_cover(&roster, o->app, &options, &o->err))
			roster_release(&roster);
		free(slot);
		free(from);
		free(to);
		free(person);
	}
	set_clock(o, "2027-04-30T20:30");
	rounds(&scene, o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_new_roster, department, office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment, department, office_remove),
	    cmocka_unit_test_setup_teardown(an_amendment_after_covers, department, office_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
