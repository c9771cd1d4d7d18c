/* Entries about rounds: made, not normal, impossible, missed. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "service/round_shifts.h"
#include "service/watchlog.h"
#include "store/logs.h"
#include "store/records.h"

#include "base/banned.h"

#define AHEAD 60 /* seconds by which the clocks of two rooms may differ */

struct spans {
	struct round_span *span;
	size_t n;
};

/* ---- missed ---- */

/* Each silence that was told: fields "from" and "to", UTC seconds. */
static bool load_spans(struct spans *out, struct app *app, struct err *err)
{
	struct entries list;
	struct spans spans = {0};

	if (!records_load(&list, app->db, "silence", NULL, err))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const struct fields *fields = &list.entry[i].record.fields;

		spans.span = array_grow(spans.span, spans.n, sizeof *spans.span);
		spans.span[spans.n++] = (struct round_span){fields_get_int(fields, "from", 0),
		                                            fields_get_int(fields, "to", 0)};
	}
	entries_release(&list);
	*out = spans;
	return true;
}

static bool first_kept(int64_t *out, struct app *app, struct err *err)
{
	int64_t n;
	struct entry entry;

	*out = INT64_MAX;
	if (!entries_count(&n, app->db, err))
		return false;
	if (n == 0)
		return true;
	if (!entry_load(&entry, app->db, 1, err))
		return false;
	*out = entry.entered_at;
	entry_release(&entry);
	return true;
}

static void set_round(struct record *record, const struct round_due *due, enum round_result result)
{
	record->kind = xstrdup("round");
	record->object = xstrdup(due->slot);
	fields_set(&record->fields, "round", due->round->id);
	fields_set(&record->fields, "result", round_result_name(result));
}

struct settling {
	struct app *app;
	struct spans spans;
	int64_t since, now; /* nobody kept the log before `since` */
	size_t n;
};

static bool is_unsettled(const struct settling *s, const struct round_turn *turn, bool excused)
{
	return turn->result == ROUND_NONE && turn->ends <= s->now && turn->due >= s->since &&
	       round_is_excused(turn, s->spans.span, s->spans.n) == excused;
}

/* It happened when the last of them could no longer be made. */
static bool put_missed(struct settling *s, const struct round_due *due, struct record *record,
                       const char *when, int64_t at, bool excused, struct err *err)
{
	struct entry entry;
	char *text = excused ? xasprintf(_("%s: round of %s missed while the program was cut off"),
	                                 due->round->title, when)
	                     : xasprintf(_("%s: round of %s missed"), due->round->title, when);
	const struct log_draft draft = {
	    .kind = ENTRY_SYSTEM, .text = text, .happened_at = at, .record = record};
	bool ok;

	set_round(record, due, excused ? ROUND_EXCUSED : ROUND_MISSED);
	ok = log_put(&entry, s->app, &draft, err);
	if (ok) {
		entry_release(&entry);
		s->n++;
	}
	free(text);
	return ok;
}

/* The missed ones of a round that are, or are not, excused: one entry. */
static bool settle_round(struct settling *s, const struct round_due *due, bool excused,
                         struct err *err)
{
	struct record record = {0};
	struct str when = {0}, more = {0};
	int64_t at = 0;
	size_t n = 0;
	bool ok = true;

	for (size_t i = 0; i < due->turns.n; i++) {
		const struct round_turn *turn = &due->turns.turn[i];
		char clock[ZONE_TEXT];

		if (!is_unsettled(s, turn, excused))
			continue;
		if (n == 0)
			fields_set_int(&record.fields, "due", turn->due);
		else
			str_addf(&more, "%s%lld", n > 1 ? " " : "", (long long)turn->due);
		str_addf(&when, "%s%s", n ? ", " : "", zone_clock(clock, turn->due));
		at = turn->ends;
		n++;
	}
	fields_set(&record.fields, "more", str_text(&more));
	if (n)
		ok = put_missed(s, due, &record, str_text(&when), at, excused, err);
	str_release(&when);
	str_release(&more);
	record_release(&record);
	return ok;
}

static bool settle_all(struct settling *s, const struct round_board *board, const char *slot,
                       struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < board->n; i++)
		if (!slot || strcmp(board->due[i].slot, slot) == 0)
			ok = settle_round(s, &board->due[i], false, err) &&
			     settle_round(s, &board->due[i], true, err);
	return ok;
}

bool round_settle(size_t *n, struct app *app, const char *slot, int64_t now, struct err *err)
{
	struct settling s = {.app = app, .now = now};
	struct round_board board;
	bool ok;

	if (!first_kept(&s.since, app, err) || !load_spans(&s.spans, app, err))
		return false;
	ok = round_load(&board, app, now - ROUND_LOOKBACK * 3600, now + 1, now, err);
	if (ok) {
		ok = settle_all(&s, &board, slot, err);
		round_board_release(&board);
	}
	free(s.spans.span);
	if (ok)
		*n = s.n;
	return ok;
}

/* ---- made ---- */

static bool is_of(const struct round_due *due, const struct round_report *report, int64_t at)
{
	return strcasecmp(due->round->id, report->round) == 0 && due->start <= at &&
	       at < due->end && (!report->slot || strcmp(due->slot, report->slot) == 0);
}

/* The actor's own shift first. */
static const struct round_due *find_due(const struct round_board *board, const struct app *app,
                                        const struct round_report *report, int64_t at)
{
	const struct round_due *found = NULL;

	for (size_t i = 0; i < board->n; i++) {
		const struct round_due *due = &board->due[i];

		if (!is_of(due, report, at))
			continue;
		if (strcmp(due->person, app->actor.person) == 0)
			return due;
		found = found ? found : due;
	}
	return found;
}

static const struct round_due *want_due(const struct round_board *board, const struct app *app,
                                        const struct round_report *report, int64_t at,
                                        struct err *err)
{
	const struct round_due *due = find_due(board, app, report, at);
	char when[ZONE_TEXT];

	if (due)
		return due;
	if (!rounds_find(&board->rounds, report->round))
		err_set(err, ERR_NOT_FOUND, "no-such-round",
		        _("there is no round \"%s\" (see: trucban round list)"), report->round);
	else if (report->slot)
		err_set(err, ERR_NOT_FOUND, "no-shift",
		        _("round %s does not belong to the shift %s at %s"), report->round,
		        report->slot, zone_vn(when, at));
	else
		err_set(err, ERR_NOT_FOUND, "no-shift",
		        _("nobody who makes round %s is on duty at %s"), report->round,
		        zone_vn(when, at));
	return NULL;
}

static bool has_text(const char *text)
{
	return text && text[strspn(text, " \t")];
}

static bool knows_field(const struct round *round, const char *name)
{
	for (size_t i = 0; i < round->n_fields; i++)
		if (strcmp(round->field[i].name, name) == 0)
			return true;
	return false;
}

/* "o-dau (trang nào), da-bao (đã báo ai)". Owned. */
static char *field_words(const struct round *round, const struct fields *without)
{
	struct str s = {0};
	size_t n = 0;

	for (size_t i = 0; i < round->n_fields; i++)
		if (!without || !has_text(fields_get(without, round->field[i].name)))
			str_addf(&s, "%s%s (%s)", n++ ? ", " : "", round->field[i].name,
			         round->field[i].label);
	return str_take(&s);
}

static bool check_fields(const struct round *round, const struct fields *fields, struct err *err)
{
	char *missing = field_words(round, fields), *known = field_words(round, NULL);
	bool ok = true;

	for (size_t i = 0; ok && i < fields->n; i++)
		if (!knows_field(round, fields->field[i].name))
			ok = err_set(err, ERR_USAGE, "no-such-field",
			             _("round %s has no field \"%s\"; it has: %s"), round->id,
			             fields->field[i].name, *known ? known : _("none"));
	if (ok && *missing)
		ok = err_set(err, ERR_USAGE, "missing-field",
		             _("round %s is not normal: still to be said: %s"), round->id, missing);
	free(missing);
	free(known);
	return ok;
}

static bool check_report(const struct round *round, const struct round_report *report,
                         struct err *err)
{
	static const struct fields none = {0};

	switch (report->result) {
	case ROUND_NORMAL:
		return true;
	case ROUND_ABNORMAL:
		if (!has_text(report->seen))
			return err_set(err, ERR_USAGE, "missing-field",
			               _("round %s is not normal: what was seen?"), round->id);
		return check_fields(round, report->fields ? report->fields : &none, err);
	default:
		if (!has_text(report->reason))
			return err_set(err, ERR_USAGE, "missing-field",
			               _("round %s could not be made: why not?"), round->id);
		return true;
	}
}

/* Owned. */
static char *entry_text(const struct round *round, const struct round_report *report, int64_t late)
{
	struct str s = {0};
	char clock[ZONE_TEXT];

	str_addf(&s, "%s: %s", round->title, round_result_label(report->result));
	if (report->result == ROUND_ABNORMAL) {
		str_addf(&s, ": %s", report->seen);
		for (size_t i = 0; i < round->n_fields; i++)
			str_addf(&s, "; %s: %s", round->field[i].label,
			         fields_get(report->fields, round->field[i].name));
	} else if (report->result == ROUND_IMPOSSIBLE) {
		str_addf(&s, ": %s", report->reason);
	}
	if (late)
		str_addf(&s, _(" (too late: the round of %s is missed)"), zone_clock(clock, late));
	return str_take(&s);
}

static bool put_report(struct round_recorded *out, struct app *app, const struct round_due *due,
                       const struct round_report *report, struct err *err)
{
	char *text = entry_text(due->round, report, out->is_late ? out->due : 0);
	struct record record = {0};
	const struct log_draft draft = {
	    .kind = ENTRY_CHECK, .text = text, .happened_at = report->at, .record = &record};
	bool ok;

	if (out->due)
		fields_set_int(&record.fields, "due", out->due);
	set_round(&record, due, out->is_late ? ROUND_LATE : report->result);
	if (out->is_late) {
		fields_set(&record.fields, "found", round_result_name(report->result));
		fields_set_int(&record.fields, "at", report->at);
	}
	if (report->result == ROUND_ABNORMAL) {
		fields_set(&record.fields, "seen", report->seen);
		for (size_t i = 0; i < report->fields->n; i++)
			fields_set(&record.fields, report->fields->field[i].name,
			           report->fields->field[i].value);
	}
	if (report->result == ROUND_IMPOSSIBLE)
		fields_set(&record.fields, "reason", report->reason);
	ok = log_put(&out->entry, app, &draft, err);
	record_release(&record);
	free(text);
	return ok;
}

/* Inside of the transaction, after what was missed is written down. */
static bool record(struct round_recorded *out, struct app *app, const struct round_report *report,
                   int64_t now, struct err *err)
{
	struct round_board board;
	const struct round_due *due;
	const struct round_turn *turn, *next = NULL;
	bool ok;

	if (!round_load(&board, app, report->at, report->at + 1, report->at, err))
		return false;
	due = want_due(&board, app, report, report->at, err);
	ok = due && check_report(due->round, report, err);
	if (ok) {
		turn = round_turn_at(&due->turns, report->at);
		out->due = turn ? turn->due : 0;
		out->is_late = turn && turn->ends <= now && turn->made == 0;
		for (size_t i = 0; !next && i < due->turns.n; i++)
			if (due->turns.turn[i].due > now && &due->turns.turn[i] != turn &&
			    due->turns.turn[i].result == ROUND_NONE)
				next = &due->turns.turn[i];
		out->next = next ? next->due : 0;
		ok = put_report(out, app, due, report, err);
	}
	round_board_release(&board);
	return ok;
}

bool round_record(struct round_recorded *out, struct app *app, const struct round_report *report,
                  struct err *err)
{
	struct round_recorded recorded = {0};
	struct round_report now_report = *report;
	int64_t now = clock_now();
	bool ok;

	if (!app_may(app, true, err))
		return false;
	if (report->at > now + AHEAD)
		return err_set(err, ERR_USAGE, "future",
		               _("what has not happened yet cannot be entered"));
	now_report.at = report->at ? report->at : now;
	if (!db_begin(app->db, err))
		return false;
	ok = round_settle(&recorded.settled, app, NULL, now, err) &&
	     record(&recorded, app, &now_report, now, err);
	if (ok && db_commit(app->db, err)) {
		*out = recorded;
		return true;
	}
	if (!ok)
		db_rollback(app->db);
	round_recorded_release(&recorded);
	return false;
}

void round_recorded_release(struct round_recorded *recorded)
{
	entry_release(&recorded->entry);
	*recorded = (struct round_recorded){0};
}
