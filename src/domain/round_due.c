#include "domain/round_due.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} results[ROUND_RESULTS] = {
    [ROUND_NONE] = {"", ""},
    [ROUND_NORMAL] = {"normal", N_("normal")},
    [ROUND_ABNORMAL] = {"abnormal", N_("not normal")},
    [ROUND_IMPOSSIBLE] = {"impossible", N_("could not be made")},
    [ROUND_MISSED] = {"missed", N_("missed")},
    [ROUND_EXCUSED] = {"missed-excused", N_("missed, with a reason")},
    [ROUND_LATE] = {"late", N_("made too late")},
};

static const char *const states[ROUND_STATES] = {
    [ROUND_WAITING] = "waiting", [ROUND_SOON] = "soon", [ROUND_DUE] = "due",
    [ROUND_OVERDUE] = "overdue", [ROUND_DONE] = "done", [ROUND_OVER] = "over",
};

/* ---- due times ---- */

static struct round_turn *add_turn(struct round_turns *turns, int64_t opens, int64_t due,
                                   int64_t ends)
{
	turns->turn = array_grow(turns->turn, turns->n, sizeof *turns->turn);
	turns->turn[turns->n] = (struct round_turn){.opens = opens, .due = due, .ends = ends};
	return &turns->turn[turns->n++];
}

static void add_one(struct round_turns *turns, const struct round_shift *shift)
{
	int64_t length = shift->end - shift->start, before = ROUND_BEFORE_END * 60;

	if (before > length / 4)
		before = length / 4;
	add_turn(turns, shift->start, shift->end - before, shift->end);
}

/* What would fall due just when the shift ends is the relief's. */
static void add_rhythm(struct round_turns *turns, const struct round_shift *shift, int minutes)
{
	int64_t step = (int64_t)minutes * 60, due;

	for (due = shift->start + step; due < shift->end; due += step)
		add_turn(turns, due - step, due, due + step < shift->end ? due + step : shift->end);
	if (!turns->n)
		add_one(turns, shift);
}

static void lay_out(struct round_turns *turns, const struct round *round,
                    const struct round_shift *shift)
{
	if (shift->start >= shift->end)
		return;
	if (round->rhythm == RHYTHM_MINUTES)
		add_rhythm(turns, shift, round->minutes);
	else if (round->rhythm == RHYTHM_SHIFT ||
	         (round->rhythm == RHYTHM_DAY && shift->first_of_day))
		add_one(turns, shift);
}

/* ---- what was recorded ---- */

static struct round_turn *turn_of(struct round_turns *turns, int64_t due)
{
	for (size_t i = 0; i < turns->n; i++)
		if (turns->turn[i].due == due)
			return &turns->turn[i];
	return NULL;
}

static void take_result(struct round_turn *turn, enum round_result result,
                        const struct entry *entry)
{
	if (result == ROUND_LATE) {
		turn->late = entry->seq;
		return;
	}
	/* Nothing turns a missed one into one that was made, or the other way round. */
	if (turn->result == ROUND_MISSED || turn->result == ROUND_EXCUSED)
		return;
	if ((result == ROUND_MISSED || result == ROUND_EXCUSED) && turn->result != ROUND_NONE)
		return;
	turn->result = result;
	turn->seq = entry->seq;
	turn->made = result == ROUND_MISSED || result == ROUND_EXCUSED ? 0 : entry->happened_at;
}

static void take_more(struct round_turns *turns, enum round_result result,
                      const struct entry *entry)
{
	const char *c = fields_get(&entry->record.fields, "more");

	while (*c) {
		char *end;
		struct round_turn *turn = turn_of(turns, strtoll(c, &end, 10));

		if (end == c)
			return;
		if (turn)
			take_result(turn, result, entry);
		c = end + strspn(end, " ");
	}
}

static void take(struct round_turns *turns, const struct round *round, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;
	enum round_result result;
	struct round_turn *turn;
	int64_t due = fields_get_int(fields, "due", 0);

	if (strcmp(fields_get(fields, "round"), round->id) != 0 ||
	    !round_result_find(&result, fields_get(fields, "result")))
		return;
	turn = turn_of(turns, due);
	if (!turn && round->rhythm == RHYTHM_RECEIPT)
		turn = add_turn(turns, entry->happened_at, entry->happened_at, entry->happened_at);
	if (turn)
		take_result(turn, result, entry);
	take_more(turns, result, entry);
}

void round_turns(struct round_turns *out, const struct round *round,
                 const struct round_shift *shift, const struct entries *records)
{
	struct round_turns turns = {0};

	lay_out(&turns, round, shift);
	for (size_t i = 0; records && i < records->n; i++) {
		const struct record *record = &records->entry[i].record;

		if (record->kind && strcmp(record->kind, "round") == 0 && record->object &&
		    strcmp(record->object, shift->slot) == 0)
			take(&turns, round, &records->entry[i]);
	}
	*out = turns;
}

void round_turns_release(struct round_turns *turns)
{
	free(turns->turn);
	*turns = (struct round_turns){0};
}

/* ---- questions ---- */

const struct round_turn *round_turn_at(const struct round_turns *turns, int64_t at)
{
	const struct round_turn *last = NULL;

	for (size_t i = 0; i < turns->n; i++) {
		const struct round_turn *turn = &turns->turn[i];

		if (at < turn->opens || at >= turn->ends)
			continue;
		if (!turn->made && !turn->late)
			return turn;
		last = turn;
	}
	return last;
}

bool round_is_missed(const struct round_turn *turn, int64_t now)
{
	return turn->result == ROUND_MISSED || turn->result == ROUND_EXCUSED ||
	       (turn->result == ROUND_NONE && turn->ends <= now);
}

const struct round_turn *round_next(const struct round_turns *turns, int64_t now)
{
	for (size_t i = 0; i < turns->n; i++)
		if (turns->turn[i].result == ROUND_NONE && turns->turn[i].ends > now)
			return &turns->turn[i];
	return NULL;
}

const struct round_turn *round_last(const struct round_turns *turns)
{
	const struct round_turn *last = NULL;

	for (size_t i = 0; i < turns->n; i++)
		if (turns->turn[i].made && (!last || turns->turn[i].made >= last->made))
			last = &turns->turn[i];
	return last;
}

enum round_state round_state(const struct round_turns *turns, const struct round_pace *pace,
                             int64_t now)
{
	const struct round_turn *next = round_next(turns, now);

	if (!next)
		return round_last(turns) ? ROUND_DONE : ROUND_OVER;
	if (now > next->due + (int64_t)pace->grace * 60)
		return ROUND_OVERDUE;
	if (now >= next->due)
		return ROUND_DUE;
	if (now >= next->opens && next->due - now <= (int64_t)pace->soon * 60)
		return ROUND_SOON;
	return round_last(turns) ? ROUND_DONE : ROUND_WAITING;
}

bool round_is_excused(const struct round_turn *turn, const struct round_span *span, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span[i].from <= turn->due && turn->due < span[i].to)
			return true;
	return false;
}

/* ---- names ---- */

const char *round_result_name(enum round_result result)
{
	return results[result].name;
}

bool round_result_find(enum round_result *out, const char *name)
{
	for (int i = ROUND_NONE + 1; i < ROUND_RESULTS; i++) {
		if (strcmp(results[i].name, name) != 0)
			continue;
		*out = (enum round_result)i;
		return true;
	}
	return false;
}

const char *round_result_label(enum round_result result)
{
	return result == ROUND_NONE ? "" : _(results[result].label);
}

const char *round_state_name(enum round_state state)
{
	return states[state];
}
