#include "service/round_watch.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/viet.h"
#include "base/zone.h"
#include "service/round_shifts.h"
#include "service/watchlog.h"
#include "store/records.h"
#include "store/rosters.h"

#include "base/banned.h"

bool round_list_due(struct round_board *out, struct app *app, int64_t at, struct err *err)
{
	if (!round_load(out, app, at, at + 1, at, err))
		return false;
	round_keep_on(out);
	return true;
}

size_t round_board_count(const struct round_board *board, enum round_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < board->n; i++)
		n += board->due[i].state == state;
	return n;
}

/* ---- nothing to report ---- */

bool round_says_all_normal(const char *text)
{
	static const char words[] = "tinh hinh binh thuong";
	char *folded = viet_fold(text);
	bool says = strncmp(folded, words, sizeof words - 1) == 0;

	free(folded);
	return says;
}

static bool is_open(const struct round_due *due)
{
	return due->state == ROUND_DUE || due->state == ROUND_OVERDUE;
}

static bool refuse_open(const struct round_board *board, const char *person, struct err *err)
{
	struct str names = {0};
	size_t n = 0;

	for (size_t i = 0; i < board->n; i++) {
		const struct round_due *due = &board->due[i];
		char clock[ZONE_TEXT];

		if (!is_open(due) || strcmp(due->person, person) != 0)
			continue;
		str_addf(&names, "%s%s %s (%s)", n++ ? "; " : "", due->round->id, due->round->title,
		         zone_clock(clock, due->next->due));
	}
	if (n)
		err_set(err, ERR_CONFLICT, "open-rounds",
		        _("not yet: rounds of this shift are still to be made: %s"),
		        str_text(&names));
	str_release(&names);
	return n == 0;
}

bool round_none_open(struct app *app, int64_t now, struct err *err)
{
	struct round_board board;
	bool ok;

	if (!round_list_due(&board, app, now, err))
		return false;
	ok = refuse_open(&board, app->actor.person, err);
	round_board_release(&board);
	return ok;
}

static bool is_on_duty(const struct round_board *board, const char *person)
{
	for (size_t i = 0; i < board->n; i++)
		if (strcmp(board->due[i].person, person) == 0)
			return true;
	return false;
}

bool round_all_normal(struct entry *out, struct app *app, struct err *err)
{
	const struct log_draft draft = {
	    .kind = ENTRY_CHECK,
	    .text = _("Nothing out of the ordinary, no incident"),
	};
	struct round_board board;
	bool ok;

	if (!app_may(app, true, err) || !round_list_due(&board, app, clock_now(), err))
		return false;
	ok = is_on_duty(&board, app->actor.person) ||
	     err_set(err, ERR_CONFLICT, "not-on-duty",
	             _("%s holds no post with rounds now: only who is on duty can say so"),
	             app->actor.name);
	ok = ok && refuse_open(&board, app->actor.person, err);
	round_board_release(&board);
	return ok && log_add(out, app, &draft, err);
}

/* ---- what was recorded ---- */

static void append(struct entries *list, struct entries *more)
{
	for (size_t i = 0; i < more->n; i++) {
		list->entry = array_grow(list->entry, list->n, sizeof *list->entry);
		list->entry[list->n++] = more->entry[i];
	}
	free(more->entry);
}

static bool add_slot(struct entries *out, struct app *app, const char *slot, struct err *err)
{
	struct entries more;

	if (!records_load(&more, app->db, "round", slot, err))
		return false;
	append(out, &more);
	return true;
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return (x->seq > y->seq) - (x->seq < y->seq);
}

static bool add_on(struct entries *out, struct app *app, struct err *err)
{
	struct round_board board;
	bool ok;

	ok = round_list_due(&board, app, clock_now(), err);
	for (size_t i = 0; ok && i < board.n; i++) {
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again = again || strcmp(board.due[j].slot, board.due[i].slot) == 0;
		ok = again || add_slot(out, app, board.due[i].slot, err);
	}
	if (ok)
		round_board_release(&board);
	return ok;
}

static bool add_period(struct entries *out, struct app *app, const char *name, struct err *err)
{
	struct period period;
	struct roster roster;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = roster_load(&roster, app->db, period.name, 0, err);
	period_release(&period);
	if (!ok)
		return false;
	for (size_t i = 0; ok && i < roster.n_slots; i++)
		ok = add_slot(out, app, roster.slot[i].id, err);
	roster_release(&roster);
	return ok;
}

bool round_history(struct entries *out, struct app *app, const char *slot_or_period,
                   struct err *err)
{
	struct entries list = {0};
	/* "truc-ban.2027-05-01.dem"; a span of days has two full stops in a row */
	const char *stop = slot_or_period ? strchr(slot_or_period, '.') : NULL;
	bool ok;

	if (!slot_or_period)
		ok = add_on(&list, app, err);
	else if (stop && stop[1] != '.')
		ok = add_slot(&list, app, slot_or_period, err);
	else
		ok = add_period(&list, app, slot_or_period, err);
	if (!ok) {
		entries_release(&list);
		return false;
	}
	if (list.n)
		qsort(list.entry, list.n, sizeof *list.entry, compare_entries);
	*out = list;
	return true;
}
