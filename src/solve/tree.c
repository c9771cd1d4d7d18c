#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/tree_proof.h"

#include "base/banned.h"

#define ARCS         40000000 /* swept in one step, about */
#define LEAST_ROUNDS 8        /* of pricing */
#define TRIALS       8        /* of each kind of question, counted by answers */
#define MOST_GAIN    (GRAPH_NEVER / 1000000)

/* ---- duals that several knots share ---- */

static struct duals *duals_new(const struct field *f)
{
	const size_t n = (size_t)f->part->n_slots, k = (size_t)f->part->n_couples;
	struct duals *duals = xcalloc(1, sizeof *duals);

	duals->users = 1;
	duals->slot = xcalloc(n + 1, sizeof *duals->slot);
	duals->couple = xcalloc(k + 1, sizeof *duals->couple);
	memcpy(duals->slot, f->best_slot_dual, n * sizeof *duals->slot);
	memcpy(duals->couple, f->best_couple_dual, k * sizeof *duals->couple);
	duals->tally = xcalloc((size_t)f->n_tallies + 1, sizeof *duals->tally);
	for (int32_t i = 0; i < f->n_tallies; i++)
		duals->tally[i] = f->tallies[i].best_dual;
	return duals;
}

static void duals_drop(struct duals *duals)
{
	if (!duals || --duals->users)
		return;
	free(duals->slot);
	free(duals->couple);
	free(duals->tally);
	free(duals);
}

static struct duals *duals_share(struct duals *duals)
{
	if (duals)
		duals->users++;
	return duals;
}

/* ---- the tree ---- */

static int32_t add_knot(struct tree *t, const struct knot *knot)
{
	t->knots = array_grow(t->knots, (size_t)t->n_knots, sizeof *t->knots);
	t->knots[t->n_knots] = *knot;
	t->open = array_grow(t->open, (size_t)t->n_open, sizeof *t->open);
	t->open[t->n_open++] = t->n_knots;
	return t->n_knots++;
}

struct tree *tree_new(struct hunt *hunt)
{
	struct tree *t = xcalloc(1, sizeof *t);
	const int32_t n = hunt->part->n_people;
	int32_t *people = xcalloc((size_t)n + 1, sizeof *people);
	const struct knot root = {
	    .parent = SOLVE_NONE, .low = SOLVE_NONE, .high = SOLVE_NONE, .bound = -GRAPH_NEVER};

	for (int32_t p = 0; p < n; p++)
		people[p] = p;
	t->hunt = hunt;
	t->start = rows_new(n);
	if (hunt->best)
		rows_copy(t->start, hunt->best, n);
	field_init(&t->field, hunt, t->start, people, n, NULL);
	t->worst_leaf = GRAPH_NEVER;
	t->current = SOLVE_NONE;
	add_knot(t, &root);
	free(people);
	return t;
}

void tree_free(struct tree *t)
{
	if (!t)
		return;
	for (int32_t i = 0; i < t->n_knots; i++)
		duals_drop(t->knots[i].duals);
	field_release(&t->field);
	rows_free(t->start, t->hunt->part->n_people);
	free(t->knots);
	free(t->open);
	free(t->applied);
	free(t);
}

struct field *tree_field(struct tree *t)
{
	return &t->field;
}

/* ---- decisions ---- */

/* The range that the decisions in force leave to heads of a slot or to a tally. */
static void range_of(const struct tree *t, const struct knot *of, int64_t *least, int64_t *most)
{
	for (int32_t i = 0; i < t->n_applied; i++) {
		const struct knot *other = &t->knots[t->applied[i]];
		const struct knot *at = &t->knots[other->parent];

		if (at->kind != of->kind || at->slot != of->slot || at->tally != of->tally)
			continue;
		if (other->is_high)
			*least = at->value + 1 > *least ? at->value + 1 : *least;
		else
			*most = at->value < *most ? at->value : *most;
	}
}

/* Brings the field up to date after the decisions in force have changed by this child's. */
static void decide(struct tree *t, int32_t child, bool back)
{
	const struct knot *knot = &t->knots[child];
	const struct knot *of = &t->knots[knot->parent];
	struct field *f = &t->field;
	int64_t least = 0, most = of->kind == SOLVE_BRANCH_SUM ? INT32_MAX : f->part->n_people;

	if (of->kind == SOLVE_BRANCH_CELL) {
		const enum part_ok how = knot->is_high ? PART_MUST : PART_NO;

		field_fix(f, of->seat, of->slot, back ? PART_MAY : how);
		return;
	}
	range_of(t, of, &least, &most);
	if (of->kind == SOLVE_BRANCH_HEADS)
		field_limit_heads(f, of->slot, least, most);
	else
		field_limit_tally(f, of->tally, least, most);
}

/* From the decisions that are in force to those of `knot`. */
static void go_to(struct tree *t, int32_t knot)
{
	int32_t depth = t->knots[knot].depth, same = 0;
	int32_t *path = xcalloc((size_t)depth + 1, sizeof *path);

	for (int32_t i = knot; t->knots[i].parent != SOLVE_NONE; i = t->knots[i].parent)
		path[t->knots[i].depth - 1] = i;
	while (same < depth && same < t->n_applied && t->applied[same] == path[same])
		same++;
	while (t->n_applied > same) {
		const int32_t last = t->applied[--t->n_applied];

		decide(t, last, true);
	}
	for (; same < depth; same++) {
		t->applied = array_grow(t->applied, (size_t)t->n_applied, sizeof *t->applied);
		t->applied[t->n_applied++] = path[same];
		decide(t, path[same], false);
	}
	free(path);
}

/* ---- what to decide ---- */

struct choice {
	enum solve_branch_kind kind;
	int32_t seat, slot, tally, value;
	enum question question;
	double weight;
};

/* All days before one week: `weeks` says which. */
static void choose_tally(struct choice *best, const struct field *f, const double *values,
                         bool weeks)
{
	const int32_t n = f->part->n_slots;
	double *sum = xcalloc((size_t)f->n_tallies + 1, sizeof *sum);

	for (int32_t i = 0; i < f->n_seats; i++)
		for (int32_t s = 0; s < n; s++)
			if (f->tally_of[2 * s + weeks] != SOLVE_NONE)
				sum[f->tally_of[2 * s + weeks]] +=
				    values[(size_t)i * (size_t)n + (size_t)s];
	for (int32_t i = 0; i < f->n_tallies; i++) {
		double share = sum[i] - floor(sum[i]);

		share = share < 0.5 ? share : 1 - share;
		if (share > 1e-4 && share > best->weight)
			*best = (struct choice){SOLVE_BRANCH_SUM,       SOLVE_NONE, SOLVE_NONE, i,
			                        (int32_t)floor(sum[i]), ASK_TOTAL, share};
	}
	free(sum);
}

/* How many heads is a question before who they are: it moves the bound most. */
static void choose_heads(struct choice *best, const struct field *f, const double *values)
{
	const int32_t n = f->part->n_slots;

	for (int32_t s = 0; s < n; s++) {
		double heads = 0, share;

		for (int32_t i = 0; i < f->n_seats; i++)
			heads += values[(size_t)i * (size_t)n + (size_t)s];
		share = heads - floor(heads);
		share = share < 0.5 ? share : 1 - share;
		if (share > 1e-4 && share > best->weight)
			*best = (struct choice){SOLVE_BRANCH_HEADS,    SOLVE_NONE, s, SOLVE_NONE,
			                        (int32_t)floor(heads), ASK_HEADS, share};
	}
}

static void choose_cell(struct choice *best, const struct field *f, const double *values)
{
	const int32_t n = f->part->n_slots;

	for (int32_t i = 0; i < f->n_seats; i++)
		for (int32_t s = 0; s < n; s++) {
			const double value = values[(size_t)i * (size_t)n + (size_t)s];
			const double share = value < 0.5 ? value : 1 - value;

			if (share > 1e-5 && share > best->weight)
				*best =
				    (struct choice){SOLVE_BRANCH_CELL, i, s, SOLVE_NONE, 0, ASK_CELL, share};
		}
}

/*
 * Which kind of question moves the bound differs from model to model: each is asked some times,
 * then the one that gained most.
 */
static bool choose(struct choice *out, const struct tree *t)
{
	const struct field *f = &t->field;
	double *values = xcalloc((size_t)f->n_seats * (size_t)f->part->n_slots + 1, sizeof *values);
	struct choice by[QUESTIONS] = {0};
	double best = -1;

	field_values(f, values);
	choose_tally(&by[ASK_TOTAL], f, values, false);
	choose_heads(&by[ASK_HEADS], f, values);
	choose_tally(&by[ASK_WEEK], f, values, true);
	choose_cell(&by[ASK_CELL], f, values);
	*out = (struct choice){.weight = 0};
	for (int i = 0; i < QUESTIONS; i++) {
		const struct asked *asked = &t->asked[i];
		const double gain = asked->n < TRIALS ? (double)GRAPH_NEVER
		                                      : (double)asked->gain / asked->n;

		if (by[i].weight > 0 && gain > best) {
			best = gain;
			*out = by[i];
			out->question = (enum question)i;
		}
	}
	free(values);
	return out->weight > 0;
}

static void split(struct tree *t, int32_t at, const struct choice *choice)
{
	struct knot child = {.parent = at, .low = SOLVE_NONE, .high = SOLVE_NONE};
	int32_t low, high;

	child.bound = t->knots[at].bound;
	child.depth = t->knots[at].depth + 1;
	child.duals = duals_share(t->knots[at].duals);
	low = add_knot(t, &child);
	child.is_high = true;
	child.duals = duals_share(t->knots[at].duals);
	high = add_knot(t, &child);
	duals_drop(t->knots[at].duals);
	t->knots[at].duals = NULL;
	t->knots[at].low = low;
	t->knots[at].high = high;
	t->knots[at].kind = choice->kind;
	t->knots[at].seat = choice->seat;
	t->knots[at].slot = choice->slot;
	t->knots[at].tally = choice->tally;
	t->knots[at].question = choice->question;
	t->knots[at].value = choice->value;
}

/* ---- a step ---- */

static bool is_closed(const struct tree *t, int64_t bound)
{
	const struct hunt *hunt = t->hunt;

	if (bound >= GRAPH_NEVER)
		return true;
	return hunt->best && !hunt->broken &&
	       unscale_up(bound) > hunt->objective - hunt->part->step;
}

static void close_leaf(struct tree *t, int64_t bound)
{
	t->worst_leaf = bound < t->worst_leaf ? bound : t->worst_leaf;
}

/* The lowest bound first; among equals the deepest. */
static int32_t pick(struct tree *t)
{
	int32_t best = 0, knot;

	for (int32_t i = 1; i < t->n_open; i++) {
		const struct knot *a = &t->knots[t->open[i]], *b = &t->knots[t->open[best]];

		if (a->bound < b->bound || (a->bound == b->bound && a->depth > b->depth))
			best = i;
	}
	knot = t->open[best];
	t->open[best] = t->open[--t->n_open];
	return knot;
}

static void raise(struct tree *t)
{
	int64_t bound = t->worst_leaf;

	if (t->current != SOLVE_NONE && t->knots[t->current].bound < bound)
		bound = t->knots[t->current].bound;
	for (int32_t i = 0; i < t->n_open; i++)
		if (t->knots[t->open[i]].bound < bound)
			bound = t->knots[t->open[i]].bound;
	if (bound > -GRAPH_NEVER && bound < GRAPH_NEVER)
		hunt_raise(t->hunt, unscale_up(bound));
	else if (bound >= GRAPH_NEVER)
		t->has_none = true;
}

static void learn(struct tree *t, int32_t at)
{
	struct knot *knot = &t->knots[at];

	if (!t->field.has_proven || (t->field.proven <= knot->bound && knot->duals))
		return;
	duals_drop(knot->duals);
	knot->duals = duals_new(&t->field);
	knot->bound = t->field.proven > knot->bound ? t->field.proven : knot->bound;
}

static void note_gain(struct tree *t, int32_t at)
{
	const struct knot *knot = &t->knots[at];
	struct asked *asked;
	int64_t gain;

	if (knot->parent == SOLVE_NONE)
		return;
	gain = knot->bound - t->knots[knot->parent].bound;
	asked = &t->asked[t->knots[knot->parent].question];
	asked->n++;
	asked->gain += gain < MOST_GAIN ? gain : MOST_GAIN;
}

/* So many that a step does not take long. */
static int32_t rounds_of(const struct tree *t)
{
	int64_t arcs = 1, rounds;

	for (int32_t i = 0; i < t->field.n_seats; i++) {
		const struct graph *graph = t->field.seats[i].graph;

		if (!graph->is_empty)
			arcs += graph->arc_first[graph_nodes(graph)];
	}
	rounds = ARCS / arcs;
	return rounds < LEAST_ROUNDS ? LEAST_ROUNDS : rounds > 100 ? 100 : (int32_t)rounds;
}

bool tree_step(struct tree *t, struct err *err)
{
	struct hunt *hunt = t->hunt;
	struct field_effort effort = {.rounds = rounds_of(t), .cutoff = INT64_MAX};
	struct choice choice;
	bool is_ready = true;
	int32_t at;

	if (tree_is_done(t))
		return true;
	if (hunt->best && !hunt->broken)
		effort.cutoff = hunt->objective - hunt->part->step + 1;
	effort.goes_on = t->current != SOLVE_NONE;
	at = t->current != SOLVE_NONE ? t->current : pick(t);
	t->current = SOLVE_NONE;
	if (!is_closed(t, t->knots[at].bound)) {
		go_to(t, at);
		if (!field_solve(&t->field, &effort, err))
			return false;
		learn(t, at);
		is_ready = t->field.is_converged;
	}
	if (is_ready)
		note_gain(t, at);
	if (is_closed(t, t->knots[at].bound)) {
		close_leaf(t, t->knots[at].bound);
	} else if (!is_ready) {
		t->current = at;
	} else if (choose(&choice, t)) {
		split(t, at, &choice);
	} else {
		close_leaf(t, t->knots[at].bound); /* whole, as good as it gets */
	}
	raise(t);
	hunt->steps -= hunt->steps != INT64_MAX;
	return true;
}

bool tree_has_root(const struct tree *t)
{
	return t->n_knots > 1 || tree_is_done(t);
}

bool tree_has_none(const struct tree *t)
{
	return t->has_none && tree_is_done(t);
}

int64_t tree_leaves(const struct tree *t)
{
	int64_t n = 0;

	for (int32_t i = 0; i < t->n_knots; i++)
		n += t->knots[i].low == SOLVE_NONE;
	return n;
}

bool tree_is_done(const struct tree *t)
{
	return t->n_open == 0 && t->current == SOLVE_NONE;
}
