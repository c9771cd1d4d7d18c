#include "service/round_shifts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/records.h"
#include "store/rosters.h"

#include "base/banned.h"

struct loading {
	struct app *app;
	struct round_board board;
	int64_t from, to;
};

static bool is_on(const struct segment *segment, int64_t at)
{
	return *segment->person && segment->start <= at && at < segment->end;
}

/* Of any head: they hold the post together. */
static const struct segment *holder(const struct segments *segments, const struct slot *slot,
                                    int64_t at)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct slot *other = segments->segment[i].slot;

		if (strcmp(other->post, slot->post) == 0 && other->start == slot->start &&
		    is_on(&segments->segment[i], at))
			return &segments->segment[i];
	}
	return NULL;
}

static bool is_first_of_day(const struct roster *roster, const struct slot *slot)
{
	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *other = &roster->slot[i];

		if (strcmp(other->post, slot->post) == 0 &&
		    date_compare(other->day, slot->day) == 0 && other->start < slot->start)
			return false;
	}
	return true;
}

static bool is_known(const struct round_board *board, const char *slot)
{
	for (size_t i = 0; i < board->n; i++)
		if (strcmp(board->due[i].slot, slot) == 0)
			return true;
	return false;
}

static void look(struct round_due *due, const struct round_pace *pace, int64_t at)
{
	due->next = round_next(&due->turns, at);
	due->last = round_last(&due->turns);
	due->state = round_state(&due->turns, pace, at);
	if (due->round->rhythm == RHYTHM_RECEIPT)
		due->state = ROUND_WAITING;
	for (size_t i = 0; i < due->turns.n; i++)
		due->missed += round_is_missed(&due->turns.turn[i], at);
}

static void add_rounds(struct loading *l, const struct roster *roster, const struct slot *slot,
                       const struct segment *held, const struct entries *records)
{
	struct round_board *board = &l->board;
	const struct round_shift shift = {slot->id, slot->start, slot->end,
	                                  is_first_of_day(roster, slot)};
	const struct post *post = posts_find(&roster->posts, slot->post);

	for (size_t i = 0; i < board->rounds.n; i++) {
		const struct round *round = &board->rounds.round[i];
		struct round_due due = {.round = round, .start = slot->start, .end = slot->end};

		if (!round_has_post(round, slot->post) ||
		    (round->rhythm == RHYTHM_DAY && !shift.first_of_day))
			continue;
		round_turns(&due.turns, round, &shift, records);
		due.slot = xstrdup(slot->id);
		due.post = xstrdup(slot->post);
		due.title = xstrdup(post ? post->title : slot->post);
		due.person = xstrdup(held->person);
		due.name = xstrdup(held->name);
		look(&due, &l->app->config.pace, board->at);
		board->due = array_grow(board->due, board->n, sizeof *board->due);
		board->due[board->n++] = due;
	}
}

static bool add_slot(struct loading *l, const struct roster *roster,
                     const struct segments *segments, const struct slot *slot, struct err *err)
{
	const struct segment *held = holder(segments, slot, l->board.at);
	struct entries records;

	held = held ? held : holder(segments, slot, slot->start);
	if (!held || slot->head != 1 || slot->start >= l->to || slot->end <= l->from ||
	    is_known(&l->board, slot->id))
		return true;
	if (!records_load(&records, l->app->db, "round", slot->id, err))
		return false;
	add_rounds(l, roster, slot, held, &records);
	entries_release(&records);
	return true;
}

static bool add_roster(struct loading *l, const struct roster *roster, struct err *err)
{
	struct segments segments;
	bool ok = true;

	roster_resolve(&segments, roster);
	for (size_t i = 0; ok && i < roster->n_slots; i++)
		ok = add_slot(l, roster, &segments, &roster->slot[i], err);
	segments_release(&segments);
	return ok;
}

static bool load_all(struct loading *l, struct err *err)
{
	struct rosters rosters;
	bool ok = true;

	if (!rosters_load(&rosters, l->app->db, l->from, l->to, err))
		return false;
	for (size_t i = 0; ok && i < rosters.n; i++)
		ok = add_roster(l, &rosters.roster[i], err);
	rosters_release(&rosters);
	return ok;
}

bool round_load(struct round_board *out, struct app *app, int64_t from, int64_t to, int64_t at,
                struct err *err)
{
	struct loading l = {.app = app, .from = from, .to = to, .board.at = at};
	bool ok;

	if (!app_rounds(&l.board.rounds, app, NULL, err))
		return false;
	ok = db_read_begin(app->db, err);
	if (ok) {
		ok = load_all(&l, err);
		db_read_end(app->db);
	}
	if (ok)
		*out = l.board;
	else
		round_board_release(&l.board);
	return ok;
}

/* ---- order ---- */

static int urgency(enum round_state state)
{
	static const int order[ROUND_STATES] = {
	    [ROUND_OVERDUE] = 0, [ROUND_DUE] = 1,  [ROUND_SOON] = 2,
	    [ROUND_WAITING] = 3, [ROUND_DONE] = 3, [ROUND_OVER] = 4,
	};

	return order[state];
}

static int compare(const void *a, const void *b)
{
	const struct round_due *x = a, *y = b;
	int64_t at_x = x->next ? x->next->due : INT64_MAX,
	        at_y = y->next ? y->next->due : INT64_MAX;
	int order = urgency(x->state) - urgency(y->state);

	if (order == 0)
		order = (at_x > at_y) - (at_x < at_y);
	if (order == 0)
		order = strcmp(x->round->id, y->round->id);
	return order ? order : strcmp(x->slot, y->slot);
}

static void due_release(struct round_due *due)
{
	free(due->slot);
	free(due->post);
	free(due->title);
	free(due->person);
	free(due->name);
	round_turns_release(&due->turns);
}

void round_keep_on(struct round_board *board)
{
	size_t n = 0;

	for (size_t i = 0; i < board->n; i++) {
		if (board->due[i].start <= board->at && board->at < board->due[i].end)
			board->due[n++] = board->due[i];
		else
			due_release(&board->due[i]);
	}
	board->n = n;
	if (n)
		qsort(board->due, n, sizeof *board->due, compare);
}

void round_board_release(struct round_board *board)
{
	for (size_t i = 0; i < board->n; i++)
		due_release(&board->due[i]);
	free(board->due);
	rounds_release(&board->rounds);
	*board = (struct round_board){0};
}
