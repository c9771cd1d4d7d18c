#include "certify/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "certify/layer.h"

#include "base/banned.h"

#define MOST_STATES 6000000 /* at one slot: what memory bears */
#define FAR         (INT64_MAX / 2)
#define KEPT        (-1) /* in place of a sum: whatever comes, the limit is kept */

/*
 * What the future depends on, as numbers: which later slots are barred, which joints are open, how
 * much of each limit, block and measure is used, the run, duty today and the day before, the base.
 * Behind it the cost, the least that it can become, and all points so far.
 */
struct walk {
	const struct row *row;
	size_t bars, flags, limits, blocks, measures, run, duty, base, cost, bound, sums;
	int32_t *first_entry;  /* per slot, one more: in row->entries */
	int32_t *due_at, *due; /* per slot, one more: children that are known then */
	int64_t *left;         /* per limit n + 1: what slots known from there on can add */
	int32_t *block_limit;  /* per block */
	int32_t *block_end;    /* per block: the slot with which it is known */
	int32_t *measure_end;  /* per measure: the last slot that counts */
	int64_t *aim;          /* per measure: where the bound is sharp */
	int64_t *ahead;        /* n + 1: the least that slots from there on cost, at the aim */
	int64_t best;          /* the least cost of a row known */
	int64_t *best_sums;    /* its points */
	struct layer now, then;
};

/* ---- before the walk ---- */

static void lay_out(struct walk *w)
{
	const struct row *row = w->row;
	const size_t n_words = (size_t)row->n_words;

	w->bars = 0;
	w->flags = n_words;
	w->limits = w->flags + (row->n_joints ? n_words : 0);
	w->blocks = w->limits + (size_t)row->n_limits;
	w->measures = w->blocks + (size_t)row->n_blocks;
	w->run = w->measures + (size_t)row->n_measures;
	w->duty = w->run + 1;
	w->base = w->duty + 1;
	w->cost = w->base + 1;
	w->bound = w->cost + 1;
	w->sums = w->bound + 1;
	layer_init(&w->now, w->cost, w->sums + (size_t)row->n_measures);
	layer_init(&w->then, w->cost, w->sums + (size_t)row->n_measures);
}

static void find_entries(struct walk *w)
{
	const struct row *row = w->row;
	const size_t n_blocks = (size_t)row->n_blocks + 1;

	w->first_entry = xcalloc((size_t)row->n + 2, sizeof *w->first_entry);
	w->block_limit = xcalloc(n_blocks, sizeof *w->block_limit);
	w->block_end = xcalloc(n_blocks, sizeof *w->block_end);
	for (int32_t i = 0; i < row->n_entries; i++) {
		const struct row_entry *e = &row->entries[i];
		const int32_t known = row->slots[e->slot].count_at;

		w->first_entry[e->slot + 1]++;
		if (e->block == SOLVE_NONE)
			continue;
		w->block_limit[e->block] = e->limit;
		if (known > w->block_end[e->block])
			w->block_end[e->block] = known;
	}
	for (int32_t s = 0; s < row->n; s++)
		w->first_entry[s + 1] += w->first_entry[s];
}

static void find_due(struct walk *w)
{
	const struct row *row = w->row;
	int32_t *next = xcalloc((size_t)row->n + 1, sizeof *next);

	w->due_at = xcalloc((size_t)row->n + 2, sizeof *w->due_at);
	w->due = xcalloc((size_t)row->n + 1, sizeof *w->due);
	for (int32_t s = 0; s < row->n; s++)
		if (row->slots[s].is_child)
			w->due_at[row->slots[s].count_at + 1]++;
	for (int32_t s = 0; s < row->n; s++) {
		w->due_at[s + 1] += w->due_at[s];
		next[s] = w->due_at[s];
	}
	for (int32_t s = 0; s < row->n; s++)
		if (row->slots[s].is_child)
			w->due[next[row->slots[s].count_at]++] = s;
	free(next);
	w->measure_end = xcalloc((size_t)row->n_measures + 1, sizeof *w->measure_end);
	for (int32_t m = 0; m < row->n_measures; m++)
		for (int32_t s = 0; s < row->n; s++)
			if (row->measures[m].points[s] &&
			    row->slots[s].count_at > w->measure_end[m])
				w->measure_end[m] = row->slots[s].count_at;
}

static int64_t weight_of(const struct walk *w, int32_t slot, int32_t limit)
{
	int64_t sum = 0;

	for (int32_t i = w->first_entry[slot]; i < w->first_entry[slot + 1]; i++)
		if (w->row->entries[i].limit == limit)
			sum += w->row->entries[i].weight;
	return sum;
}

/* Blocks: at most the greatest weight once. Slots: at most those that bar no other. */
static void find_left(struct walk *w, int32_t limit)
{
	const struct row *row = w->row;
	const size_t n = (size_t)row->n;
	int64_t *left = w->left + (size_t)limit * (n + 1);
	int64_t *apart = xcalloc(n + 1, sizeof *apart), *open = xcalloc(n + 1, sizeof *open);
	int64_t *greatest = xcalloc((size_t)row->n_blocks + 1, sizeof *greatest);
	int64_t sum = 0;

	for (int32_t i = 0; i < row->n_entries; i++)
		if (row->entries[i].limit == limit)
			for (int32_t s = row->entries[i].slot + 1;
			     s <= row->slots[row->entries[i].slot].count_at; s++)
				open[s] += row->entries[i].weight;
	for (int32_t s = row->n - 1; s >= 0; s--) {
		const int64_t with = weight_of(w, s, limit) + apart[row->slots[s].next];

		apart[s] = with > apart[s + 1] ? with : apart[s + 1];
	}
	/* A child is added where it stands although it is known later: the sum is only the greater.
	 */
	for (int32_t s = row->n - 1; s >= 0; s--) {
		for (int32_t i = w->first_entry[s]; i < w->first_entry[s + 1]; i++) {
			const struct row_entry *e = &row->entries[i];

			if (e->limit != limit)
				continue;
			if (e->block == SOLVE_NONE) {
				sum += e->weight;
			} else if (e->weight > greatest[e->block]) {
				sum += e->weight - greatest[e->block];
				greatest[e->block] = e->weight;
			}
		}
		left[s] = (sum < apart[s] ? sum : apart[s]) + open[s];
	}
	free(apart);
	free(open);
	free(greatest);
}

/*
 * z * z >= 2 * aim * z - aim * aim for all points z in the end, with equality where z is the aim:
 * so points cost at least as if they were linear. Slots that bar each other are held once.
 */
static void look_ahead(struct walk *w)
{
	const struct row *row = w->row;

	w->ahead[row->n] = 0;
	for (int32_t s = row->n - 1; s >= 0; s--) {
		int64_t with = row->slots[s].price;

		for (int32_t m = 0; m < row->n_measures && !row->slots[s].is_child; m++)
			with += 2 * row->measures[m].weight * (row->measures[m].past + w->aim[m]) *
			        row->measures[m].points[s];
		with += w->ahead[row->slots[s].next];
		w->ahead[s] = with < w->ahead[s + 1] ? with : w->ahead[s + 1];
	}
}

static void set_up(struct walk *w, const struct row *row)
{
	const size_t n_measures = (size_t)row->n_measures + 1;

	*w = (struct walk){.row = row, .best = FAR};
	lay_out(w);
	find_entries(w);
	find_due(w);
	w->left = xcalloc(((size_t)row->n + 1) * (size_t)row->n_limits + 1, sizeof *w->left);
	for (int32_t l = 0; l < row->n_limits; l++)
		find_left(w, l);
	w->aim = xcalloc(n_measures, sizeof *w->aim);
	w->best_sums = xcalloc(n_measures, sizeof *w->best_sums);
	w->ahead = xcalloc((size_t)row->n + 1, sizeof *w->ahead);
}

static void tear_down(struct walk *w)
{
	layer_release(&w->now);
	layer_release(&w->then);
	free(w->first_entry);
	free(w->due_at);
	free(w->due);
	free(w->left);
	free(w->block_limit);
	free(w->block_end);
	free(w->measure_end);
	free(w->aim);
	free(w->ahead);
	free(w->best_sums);
}

/* ---- days: state[run] is the length of the run, four times, and what it is ---- */

enum { REST, WORK, UNKNOWN, FREE = 4 };
#define LENGTH 8

static int64_t first_run(const struct solve_run *run)
{
	if (run->before == 0)
		return UNKNOWN;
	return run->before > 0 ? WORK + LENGTH * (int64_t)run->before
	                       : REST + LENGTH * -(int64_t)run->before;
}

/* A length beyond all limits is not told apart from one that reaches them. */
static int64_t shorten(const struct solve_run *run, int64_t kind, bool is_free, int64_t length)
{
	const int64_t least = kind == WORK ? run->work_least : run->off_least;
	const int64_t most = kind == WORK ? run->work_most : run->off_most;

	if (most == 0 && (is_free || length > least))
		length = least;
	if (most && length > most)
		length = most;
	if (length >= least)
		is_free = false;
	return kind + (is_free ? FREE : 0) + LENGTH * length;
}

static bool run_day(const struct solve_run *run, int64_t *state, bool works)
{
	const int64_t kind = *state % FREE, now = works ? WORK : REST;
	const int64_t least = kind == WORK ? run->work_least : run->off_least;
	const int64_t most = works ? run->work_most : run->off_most;
	bool is_free = *state & FREE;
	int64_t length = *state / LENGTH;

	if (kind == UNKNOWN) {
		is_free = true;
		length = 0;
	} else if (kind != now) {
		if (!is_free && length < least)
			return false;
		is_free = false;
		length = 0;
	}
	if (most && length >= most)
		return false;
	*state = shorten(run, now, is_free, length + 1);
	return true;
}

enum { TODAY = 1, YESTERDAY = 2 };

static bool end_days(const struct walk *w, int64_t *state, int32_t days)
{
	for (int32_t d = 0; d < days; d++) {
		const bool works = state[w->duty] & TODAY;

		if (works && (state[w->duty] & YESTERDAY))
			state[w->cost] += w->row->adjacent;
		state[w->duty] = works && w->row->adjacent ? YESTERDAY : 0;
		if (w->row->has_run && !run_day(&w->row->run, &state[w->run], works))
			return false;
	}
	return true;
}

/* ---- one slot ---- */

static void count(const struct walk *w, int64_t *state, int32_t slot)
{
	const struct row *row = w->row;

	for (int32_t i = w->first_entry[slot]; i < w->first_entry[slot + 1]; i++) {
		const struct row_entry *e = &row->entries[i];
		int64_t *sum = &state[w->limits + (size_t)e->limit], *greatest;

		if (*sum == KEPT)
			continue;
		if (e->block == SOLVE_NONE) {
			*sum += e->weight;
			continue;
		}
		greatest = &state[w->blocks + (size_t)e->block];
		if (e->weight > *greatest) {
			*sum += e->weight - *greatest;
			*greatest = e->weight;
		}
	}
	for (int32_t m = 0; m < row->n_measures; m++) {
		const struct row_measure *measure = &row->measures[m];
		int64_t *sum = &state[w->measures + (size_t)m];
		const int64_t points = measure->points[slot];

		state[w->cost] += measure->weight * points * (2 * (*sum + measure->past) + points);
		*sum += points;
		state[w->sums + (size_t)m] += points;
	}
}

static void flip(int64_t *bits, int32_t i, bool on)
{
	const uint64_t bit = (uint64_t)1 << (i % 64), old = (uint64_t)bits[i / 64];

	bits[i / 64] = (int64_t)(on ? old | bit : old & ~bit);
}

static bool is_set(const int64_t *bits, int32_t i)
{
	return (uint64_t)bits[i / 64] >> (i % 64) & 1;
}

/*
 * The flag of a child means, before it: a joint of it is held, it will count nothing; after it: it
 * is held and will count unless a joint is held yet.
 */
static void hold_joints(const struct walk *w, int64_t *state, int32_t slot, bool held)
{
	const struct row *row = w->row;
	int64_t *flags = &state[w->flags];

	if (row->n_joints == 0)
		return;
	if (row->slots[slot].is_child)
		flip(flags, slot, held && !is_set(flags, slot));
	for (int32_t i = 0; i < row->n_joints && held; i++)
		if (row->joints[i].a == slot)
			flip(flags, row->joints[i].b, row->joints[i].b > slot);
	for (int32_t i = w->due_at[slot]; i < w->due_at[slot + 1]; i++) {
		if (is_set(flags, w->due[i]))
			count(w, state, w->due[i]);
		flip(flags, w->due[i], false);
	}
}

static bool may_hold(const struct walk *w, const int64_t *state, int32_t slot)
{
	const uint64_t *bars = row_bars(w->row, slot);

	if (is_set(&state[w->bars], slot))
		return false;
	for (int32_t i = 0; i < w->row->n_words; i++)
		if (bars[i] & w->row->must[i])
			return false;
	return true;
}

static void hold(const struct walk *w, int64_t *state, int32_t slot)
{
	const uint64_t *bars = row_bars(w->row, slot);

	for (int32_t i = 0; i < w->row->n_words; i++)
		state[w->bars + (size_t)i] =
		    (int64_t)((uint64_t)state[w->bars + (size_t)i] | bars[i]);
	state[w->cost] += w->row->slots[slot].price;
	if (w->row->adjacent || w->row->has_run)
		state[w->duty] |= TODAY;
	if (!w->row->slots[slot].is_child)
		count(w, state, slot);
}

static void leave_base(const struct walk *w, int64_t *state, bool leaves)
{
	if (leaves && w->row->base_cost && !state[w->base]) {
		state[w->base] = 1;
		state[w->cost] += w->row->base_cost;
	}
}

/* What can no longer matter is forgotten. False when a limit can no longer be kept. */
static bool forget(const struct walk *w, int64_t *state, int32_t slot)
{
	const struct row *row = w->row;
	const size_t n = (size_t)row->n + 1;

	if (slot >= 0)
		flip(&state[w->bars], slot, false);
	for (int32_t l = 0; l < row->n_limits; l++) {
		const int64_t left = w->left[(size_t)l * n + (size_t)(slot + 1)];
		int64_t *sum = &state[w->limits + (size_t)l];

		if (*sum == KEPT)
			continue;
		if (*sum > row->limits[l].most || *sum + left < row->limits[l].least)
			return false;
		if (*sum + left <= row->limits[l].most && *sum >= row->limits[l].least)
			*sum = KEPT;
	}
	for (int32_t b = 0; b < row->n_blocks; b++)
		if (w->block_end[b] <= slot || state[w->limits + (size_t)w->block_limit[b]] == KEPT)
			state[w->blocks + (size_t)b] = 0;
	for (int32_t m = 0; m < row->n_measures; m++)
		if (w->measure_end[m] <= slot)
			state[w->measures + (size_t)m] = 0;
	return true;
}

/* Cost so far, less what is linear in the bound: z * z is 2 * aim * z - aim * aim at least. */
static int64_t bound_of(const struct walk *w, const int64_t *state, int32_t slot)
{
	int64_t bound = state[w->cost] + w->ahead[slot + 1];

	for (int32_t m = 0; m < w->row->n_measures; m++) {
		const int64_t apart = w->aim[m] - state[w->sums + (size_t)m];

		if (w->measure_end[m] > slot)
			bound -= w->row->measures[m].weight * apart * apart;
	}
	return bound;
}

static void keep(struct walk *w, int64_t *state, int32_t slot)
{
	if (!forget(w, state, slot))
		return;
	state[w->bound] = bound_of(w, state, slot);
	if (state[w->bound] < w->best)
		layer_add(&w->then, state);
}

static void step(struct walk *w, int64_t *state, const int64_t *from, int32_t slot)
{
	const struct row *row = w->row;
	const size_t bytes = w->now.size * sizeof *state;
	const int32_t days =
	    slot ? row->slots[slot].day - row->slots[slot - 1].day : row->slots[slot].day;
	int64_t *with = state + w->now.size;

	memcpy(state, from, bytes);
	if (!end_days(w, state, days))
		return;
	if (may_hold(w, state, slot)) {
		memcpy(with, state, bytes);
		hold(w, with, slot);
		hold_joints(w, with, slot, true);
		leave_base(w, with, !row->slots[slot].in_base);
		keep(w, with, slot);
	}
	if (row->slots[slot].must)
		return;
	hold_joints(w, state, slot, false);
	leave_base(w, state, row->slots[slot].in_base);
	keep(w, state, slot);
}

static void start(struct walk *w, int64_t *state)
{
	memset(state, 0, w->now.size * sizeof *state);
	state[w->run] = w->row->has_run ? first_run(&w->row->run) : 0;
	leave_base(w, state, w->row->off_base);
	layer_clear(&w->then);
	keep(w, state, -1);
}

static void finish(struct walk *w, int64_t *state)
{
	const int32_t last = w->row->n ? w->row->slots[w->row->n - 1].day : 0;

	for (size_t i = 0; i < w->then.n; i++) {
		memcpy(state, layer_at(&w->then, i), w->then.size * sizeof *state);
		if (!end_days(w, state, w->row->n_days - last) || state[w->cost] >= w->best)
			continue;
		w->best = state[w->cost];
		memcpy(w->best_sums, &state[w->sums],
		       (size_t)w->row->n_measures * sizeof *w->best_sums);
	}
}

/* One walk; 0: every state is kept. False when that is too many. */
static bool walk(struct walk *w, size_t width, bool *is_cut)
{
	int64_t *state = xcalloc(2 * w->now.size, sizeof *state);
	bool fits = true;

	*is_cut = false;
	look_ahead(w);
	start(w, state);
	for (int32_t slot = 0; slot < w->row->n && fits; slot++) {
		const struct layer done = w->now;

		w->now = w->then;
		w->then = done;
		layer_clear(&w->then);
		for (size_t i = 0; i < w->now.n && fits; i++) {
			step(w, state, layer_at(&w->now, i), slot);
			fits = w->then.n < MOST_STATES;
		}
		if (width && layer_cut(&w->then, width, w->bound))
			*is_cut = true;
	}
	if (fits)
		finish(w, state);
	free(state);
	return fits;
}

bool row_least(int64_t *out, bool *is_empty, const struct row *row, size_t width, struct err *err)
{
	const size_t widths[] = {width, 10 * width, 0};
	const size_t n_widths = sizeof widths / sizeof *widths;
	struct walk w;
	bool is_cut = true, good = true;

	*is_empty = true;
	if (row->is_hopeless)
		return true;
	set_up(&w, row);
	for (size_t i = 0; i < n_widths && is_cut && good; i++) {
		good = walk(&w, widths[i], &is_cut);
		memcpy(w.aim, w.best_sums, (size_t)row->n_measures * sizeof *w.aim);
	}
	if (good && w.best < FAR) {
		*is_empty = false;
		*out = w.best;
	}
	tear_down(&w);
	if (!good)
		return err_set(err, ERR_INPUT, "too-hard",
		               _("a person has too many possible rosters to be counted again"));
	return true;
}
