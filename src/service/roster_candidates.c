#include "service/roster_candidates.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/amend.h"
#include "service/roster_cost.h"
#include "service/roster_edit_work.h"
#include "service/roster_find.h"
#include "service/roster_price.h"
#include "service/roster_relief.h"
#include "solve/check.h"

#include "base/banned.h"

/* Duty further away says nothing about rest. */
#define NEAR (3 * 86400)

struct looking {
	struct candidates *out;
	struct roster_case c;         /* its draft has nobody locked in the slot */
	struct slot *slot;            /* of out->roster */
	int32_t s;                    /* in the model */
	struct findings before, open; /* as it is, and with nobody in the slot */
	struct segments segments;     /* of out->roster */
	int64_t cost;                 /* as it is */
	int moves;
};

/* ---- what is looked at ---- */

static bool load_task(struct looking *l, struct app *app, const char *period, struct err *err)
{
	struct roster *roster = &l->out->roster;

	if (roster_load(roster, app->db, period, -1, err))
		return roster_task_load_again(&l->c.task, app, roster, err);
	*roster = (struct roster){0};
	if (err->code != ERR_NOT_FOUND)
		return false;
	if (!roster_task_load_published(&l->c.task, app, period, err) &&
	    (err->code != ERR_NOT_FOUND || strcmp(err->key, "no-roster") != 0 ||
	     !roster_task_load(&l->c.task, app, period, err)))
		return false;
	roster_copy(roster, &l->c.task.draft);
	return true;
}

static bool find_slot(struct looking *l, const char *id, struct err *err)
{
	struct roster *roster = &l->out->roster;

	l->slot = roster_slot(roster, id);
	l->out->slot = l->slot;
	if (!l->slot)
		return err_set(err, ERR_NOT_FOUND, "no-such-slot", _("%s has no slot \"%s\""),
		               roster->period.name, id);
	if (!slot_is_own(roster, l->slot, err))
		return false;
	if (l->c.task.is_amendment && slot_has_begun(l->slot, clock_now()))
		return err_set(err, ERR_CONFLICT, "past",
		               _("%s has begun: what has passed is not changed"), id);
	return true;
}

/* What the roster breaks with somebody else in the slot. The texts of its holder stay: segments
 * borrow them. */
static void check_with(struct findings *out, struct looking *l, const char *person,
                       const char *name, const char *position)
{
	const struct slot old = *l->slot;

	l->slot->person = xstrdup(person);
	l->slot->name = xstrdup(name);
	l->slot->position = xstrdup(position);
	edit_check(out, &l->c.task, &l->out->roster, true);
	free(l->slot->person);
	free(l->slot->name);
	free(l->slot->position);
	*l->slot = old;
}

/* By hand the slot changes hands even where it is locked. */
static bool ask(struct looking *l, const char *id, struct err *err)
{
	struct roster_case *c = &l->c;
	struct solve_check check;
	struct roster asked;

	roster_copy(&asked, &l->out->roster);
	roster_slot(&asked, id)->locked = false;
	roster_task_ask(&c->task, &asked);
	roster_release(&asked);
	roster_model_build(&c->model, &c->task);
	roster_model_held(&c->held, &c->model, &c->task, &l->out->roster);
	for (l->s = 0; l->s < c->model.model.n_slots; l->s++)
		if (strcmp(c->task.draft.slot[c->model.slot[l->s]].id, id) == 0)
			break;
	if (l->s == c->model.model.n_slots)
		return err_set(err, ERR_CONFLICT, "past",
		               _("%s has begun: what has passed is not changed"), id);
	solve_check(&check, &c->model.model, &c->held);
	l->cost = check.objective;
	l->moves = roster_case_moves(c, &c->held);
	l->out->move_cost = c->task.weights.moved;
	solve_check_release(&check);
	edit_check(&l->before, &c->task, &l->out->roster, true);
	check_with(&l->open, l, "", "", "");
	roster_resolve(&l->segments, &l->out->roster);
	return true;
}

/* ---- one candidate ---- */

/* The rule that keeps him from it, as an edit would say. */
static void find_bar(struct candidate *out, struct looking *l, const struct person *person)
{
	struct findings after;

	check_with(&after, l, person->code, person->name, person->position);
	for (size_t i = 0; i < after.n; i++) {
		const struct finding *finding = &after.item[i];

		if (!edit_is_barring(finding) ||
		    (finding->person && strcmp(finding->person, person->code) != 0) ||
		    edit_is_known(&l->before, finding) || edit_is_known(&l->open, finding) ||
		    (out->code && (!out->can_be_forced || roster_may_force(finding->code))))
			continue;
		free(out->code);
		free(out->why);
		out->code = xstrdup(finding->code);
		out->why = xstrdup(finding->text);
		out->can_be_forced = roster_may_force(finding->code);
	}
	findings_release(&after);
}

static void note_rest(struct candidate *out, const struct looking *l,
                      const struct segments *segments)
{
	const struct slot *slot = l->slot;

	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		const int64_t gap_before = slot->start - segment->end;
		const int64_t gap_after = segment->start - slot->end;

		if (strcmp(segment->person, out->person) != 0 || *segment->post->concurrent ||
		    strcmp(segment->slot->id, slot->id) == 0)
			continue;
		if (gap_before >= 0 && gap_before < NEAR &&
		    (out->rested < 0 || gap_before / 60 < out->rested))
			out->rested = (int)(gap_before / 60);
		if (gap_after >= 0 && gap_after < NEAR &&
		    (out->resting < 0 || gap_after / 60 < out->resting))
			out->resting = (int)(gap_after / 60);
	}
}

static void note_wish(struct candidate *out, const struct looking *l)
{
	const struct leaves *leaves = &l->c.task.leaves;

	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];
		char from[DATE_TEXT], to[DATE_TEXT];

		if (leave_is_absence(leave->kind) || strcmp(leave->person, out->person) != 0 ||
		    leave->from >= l->slot->end || l->slot->start >= leave->to || out->wish)
			continue;
		date_vn(from, zone_date(leave->from));
		date_vn(to, zone_date(leave->to - 1));
		out->wish = xasprintf(leave->kind == LEAVE_WISH_OFF ? _("would rather not: %s – %s")
		                                                    : _("would like to: %s – %s"),
		                      from, to);
	}
}

/* What he has over the years and in this roster, with the slot. */
static void count_duty(struct candidate *out, const struct looking *l)
{
	const struct roster_task *task = &l->c.task;

	for (size_t i = 0; i < task->past.n; i++)
		if (strcmp(task->past.line[i].person, out->person) == 0)
			out->points += task->past.line[i].points;
	for (size_t i = 0; i < l->out->roster.n_slots; i++) {
		const struct slot *slot = &l->out->roster.slot[i];
		const bool is_free = roster_task_is_free(task, slot);

		if (slot != l->slot && (strcmp(slot->person, out->person) != 0 ||
		                        *posts_find(&l->out->roster.posts, slot->post)->concurrent))
			continue;
		out->shifts++;
		/* What has begun is in the past points already. */
		out->points += is_free ? slot->points : 0;
	}
}

static void price(struct candidate *out, const struct looking *l, int32_t p)
{
	struct solve_assignment held;
	struct solve_check check;

	roster_hand_over(&held, &l->c.held, p, l->s);
	solve_check(&check, &l->c.model.model, &held);
	out->cost = check.objective - l->cost;
	out->moves = roster_case_moves(&l->c, &held) - l->moves;
	solve_check_release(&check);
	solve_assignment_release(&held);
}

static void add(struct looking *l, int32_t p)
{
	const struct person *person = &l->c.task.staff.person[l->c.model.person[p]];
	struct candidates *out = l->out;
	struct candidate one = {.person = xstrdup(person->code),
	                        .name = xstrdup(person->name),
	                        .unit = xstrdup(person->unit),
	                        .phone = xstrdup(person->phone),
	                        .is_holder = strcmp(l->slot->person, person->code) == 0,
	                        .rested = -1,
	                        .resting = -1};

	if (!one.is_holder) {
		find_bar(&one, l, person);
		price(&one, l, p);
	}
	note_rest(&one, l, &l->segments);
	note_rest(&one, l, &l->c.task.neighbours);
	note_wish(&one, l);
	count_duty(&one, l);
	out->candidate = array_grow(out->candidate, out->n, sizeof *out->candidate);
	out->candidate[out->n++] = one;
}

/* ---- all of them ---- */

static int rank(const struct candidate *candidate)
{
	if (candidate->is_holder)
		return 0;
	if (!candidate->code)
		return 1;
	return candidate->can_be_forced ? 2 : 3;
}

static int compare(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int order;

	if (rank(x) != rank(y))
		return rank(x) - rank(y);
	if (rank(x) < 3 && x->cost != y->cost)
		return x->cost < y->cost ? -1 : 1;
	order = viet_compare_names(x->name, y->name);
	return order ? order : strcmp(x->person, y->person);
}

static void add_all(struct looking *l)
{
	const struct roster_case *c = &l->c;
	const struct post *post = posts_find(&c->task.draft.posts, l->slot->post);
	const struct date first = zone_date(l->out->roster.period.start);

	for (int32_t p = 0; p < c->model.model.n_people; p++) {
		const struct person *person = &c->task.staff.person[c->model.person[p]];
		const bool is_holder = strcmp(person->code, l->slot->person) == 0;

		if (!is_holder &&
		    (!person_is_there(person, first) || !slot_allows_unit(l->slot, person->unit)))
			continue;
		if (is_holder || person_has_skill(person, post->skill))
			add(l, p);
		else
			l->out->unskilled++;
	}
	if (l->out->n)
		qsort(l->out->candidate, l->out->n, sizeof *l->out->candidate, compare);
}

static bool look(struct looking *l, struct app *app, const char *slot, struct err *err)
{
	char *period;
	bool ok;

	if (!roster_find_period(&period, app, slot, err))
		return false;
	ok = load_task(l, app, period, err) && find_slot(l, slot, err) && ask(l, slot, err);
	free(period);
	if (ok)
		add_all(l);
	return ok;
}

bool roster_candidates(struct candidates *out, struct app *app, const char *slot, struct err *err)
{
	struct candidates candidates = {0};
	struct looking l = {.out = &candidates};
	bool ok, runs;

	if (!db_read_begin(app->db, err))
		return false;
	ok = roster_slot_runs(&runs, app, slot, err);
	if (ok && runs) {
		ok = roster_relief(out, app, slot, err);
		db_read_end(app->db);
		return ok;
	}
	ok = ok && look(&l, app, slot, err);
	db_read_end(app->db);
	segments_release(&l.segments);
	findings_release(&l.before);
	findings_release(&l.open);
	roster_case_release(&l.c);
	if (ok)
		*out = candidates;
	else
		candidates_release(&candidates);
	return ok;
}

void candidates_release(struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->n; i++) {
		struct candidate *candidate = &candidates->candidate[i];

		free(candidate->person);
		free(candidate->name);
		free(candidate->unit);
		free(candidate->phone);
		free(candidate->code);
		free(candidate->why);
		free(candidate->wish);
	}
	free(candidates->candidate);
	roster_release(&candidates->roster);
	*candidates = (struct candidates){0};
}
