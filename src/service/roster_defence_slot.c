/* One slot: part of service/roster_defence.h. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/roster_defence.h"

#include "base/banned.h"

/* One try may not eat the time of all others. */
#define SHARE 0.25

void defence_start(struct defence_time *out, const struct app *app,
                   const struct defence_options *options)
{
	out->left = options->seconds > 0 ? options->seconds : app->config.solve_seconds;
	out->each = out->left * SHARE;
}

bool defence_price(struct price *out, const struct roster_case *c,
                   const struct price_question *question, struct defence_time *time,
                   struct err *err)
{
	const double seconds = time->each < time->left ? time->each : time->left;
	const int64_t start = clock_monotonic();

	if (time->left < 0.05 || c->held.n < c->model.model.n_slots)
		return true;
	if (!price_again(out, c, question, seconds, err))
		return false;
	time->left -= (double)(clock_monotonic() - start) / 1000;
	return true;
}

bool defence_load(struct roster *roster, struct roster_case *c, struct app *app, const char *period,
                  int version, struct err *err)
{
	struct period found;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = db_read_begin(app->db, err);
	if (ok) {
		ok = roster_load(roster, app->db, found.name, version, err);
		db_read_end(app->db);
	}
	period_release(&found);
	if (!ok)
		return false;
	if (roster_case_load(c, app, roster, err))
		return true;
	roster_release(roster);
	return false;
}

int defence_before(const struct roster_case *c, const char *person)
{
	for (size_t i = 0; i < c->task.past.n; i++)
		if (strcmp(c->task.past.line[i].person, person) == 0)
			return c->task.past.line[i].points;
	return 0;
}

static const struct person *person_of(const struct roster_case *c, int32_t p)
{
	return &c->task.staff.person[c->model.person[p]];
}

static bool find_slot(int32_t *out, const struct roster_case *c, const struct roster *roster,
                      const char *id, struct err *err)
{
	const struct slot *slot = roster_slot(roster, id);
	const struct post *post = slot ? posts_find(&roster->posts, slot->post) : NULL;

	if (!slot)
		return err_set(err, ERR_NOT_FOUND, "no-such-slot", _("%s has no slot \"%s\""),
		               roster->period.name, id);
	for (*out = 0; *out < c->model.model.n_slots; (*out)++)
		if (strcmp(c->task.draft.slot[c->model.slot[*out]].id, id) == 0)
			return true;
	if (post && *post->concurrent)
		return err_set(err, ERR_CONFLICT, "concurrent",
		               _("%s goes with %s%s: ask about that one"), id, post->concurrent,
		               id + strlen(slot->post));
	return err_set(err, ERR_CONFLICT, "past",
	               _("%s had begun when this version was made: nothing was decided about it"),
	               id);
}

static void add_candidate(struct defence_slot *out, const struct roster_case *c, int32_t p,
                          int32_t slot)
{
	const struct price_question question = {p, slot, true};
	const struct person *person = person_of(c, p);
	struct defence_candidate candidate = {.person = xstrdup(person->code),
	                                      .name = xstrdup(person->name),
	                                      .before = defence_before(c, person->code)};
	struct roster_bar bar;

	for (int32_t i = 0; i < c->held.n; i++)
		if (c->held.held[i].person == p)
			candidate.points +=
			    c->task.draft.slot[c->model.slot[c->held.held[i].slot]].points;
	candidate.is_holder = solve_assignment_has(&c->held, p, slot);
	candidate.price.points = candidate.points;
	if (!candidate.is_holder && roster_bar_alone(&bar, &c->task, &c->model, p, slot)) {
		candidate.code = bar.code;
		candidate.why = bar.text;
	} else if (!candidate.is_holder) {
		price_in_place(&candidate.price, c, &question);
	}
	out->candidate = array_grow(out->candidate, out->n, sizeof *out->candidate);
	out->candidate[out->n++] = candidate;
}

/* The holder, the cheapest, those for whom no way was found, those whom a rule bars. */
static int rank(const struct defence_candidate *candidate)
{
	if (candidate->is_holder)
		return 0;
	if (candidate->code)
		return 3;
	return candidate->price.is_possible ? 1 : 2;
}

static int compare(const void *a, const void *b)
{
	const struct defence_candidate *x = a, *y = b;
	const int64_t cost_x = cost_total(&x->price.added), cost_y = cost_total(&y->price.added);

	if (rank(x) != rank(y))
		return rank(x) - rank(y);
	if (rank(x) == 1 && cost_x != cost_y)
		return cost_x < cost_y ? -1 : 1;
	return strcmp(x->person, y->person);
}

static int32_t index_of(const struct roster_case *c, const char *person)
{
	int32_t p = 0;

	while (strcmp(person_of(c, p)->code, person) != 0)
		p++;
	return p;
}

/* Why the slot alone cannot change hands, where nothing else was found either. */
static void tell_impossible(struct defence_candidate *candidate, const struct roster_case *c,
                            int32_t slot)
{
	struct roster_bar bar;

	if (candidate->price.is_possible ||
	    !roster_bar(&bar, &c->task, &c->model, &c->held, index_of(c, candidate->person), slot))
		return;
	candidate->code = bar.code;
	candidate->why = bar.text;
}

static bool price_all(struct defence_slot *out, const struct roster_case *c, int32_t slot,
                      struct defence_time *time, struct err *err)
{
	for (size_t i = 0; i < out->n; i++) {
		struct defence_candidate *candidate = &out->candidate[i];
		struct price_question question = {0, slot, true};

		if (candidate->is_holder || candidate->code)
			continue;
		question.person = index_of(c, candidate->person);
		if (!defence_price(&candidate->price, c, &question, time, err))
			return false;
		tell_impossible(candidate, c, slot);
	}
	qsort(out->candidate, out->n, sizeof *out->candidate, compare);
	return true;
}

bool roster_defence_slot(struct defence_slot *out, struct app *app, const char *period,
                         const char *slot, const struct defence_options *options, struct err *err)
{
	struct defence_slot defence = {0};
	struct defence_time time;
	struct roster_case c;
	int32_t s = SOLVE_NONE;
	bool ok;

	if (!defence_load(&defence.roster, &c, app, period, options->version, err))
		return false;
	defence_start(&time, app, options);
	defence.weights = c.task.weights;
	ok = find_slot(&s, &c, &defence.roster, slot, err);
	if (ok) {
		const struct post *post;

		defence.slot = roster_slot(&defence.roster, slot);
		post = posts_find(&defence.roster.posts, defence.slot->post);
		for (int32_t p = 0; p < c.model.model.n_people; p++)
			if (person_has_skill(person_of(&c, p), post->skill))
				add_candidate(&defence, &c, p, s);
			else
				defence.unskilled++;
		if (defence.n)
			qsort(defence.candidate, defence.n, sizeof *defence.candidate, compare);
		ok = price_all(&defence, &c, s, &time, err);
	}
	roster_case_release(&c);
	if (ok)
		*out = defence;
	else
		defence_slot_release(&defence);
	return ok;
}

void defence_slot_release(struct defence_slot *defence)
{
	for (size_t i = 0; i < defence->n; i++) {
		free(defence->candidate[i].person);
		free(defence->candidate[i].name);
		free(defence->candidate[i].why);
	}
	free(defence->candidate);
	roster_release(&defence->roster);
	*defence = (struct defence_slot){0};
}
