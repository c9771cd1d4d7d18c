#include "command/show_round.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/phrase.h"
#include "command/show_log.h"

#include "base/banned.h"

static bool is_urgent(const struct round_due *due)
{
	return due->state == ROUND_OVERDUE || due->state == ROUND_DUE || due->state == ROUND_SOON;
}

char *round_when(const struct round_due *due, int64_t at)
{
	char clock[ZONE_TEXT];
	char *length, *text;
	bool is_late;

	if (due->round->rhythm == RHYTHM_RECEIPT)
		return due->last ? xasprintf("✓ %s", zone_clock(clock, due->last->made))
		                 : xstrdup("");
	if (due->state == ROUND_DONE)
		return xasprintf("✓ %s", zone_clock(clock, due->last->made));
	if (!due->next)
		return xasprintf(_("missed %zu"), due->missed);
	is_late = at > due->next->due;
	if (at / 60 == due->next->due / 60)
		return xstrdup(_("due now"));
	length = phrase_length(is_late ? at - due->next->due : due->next->due - at);
	text = xasprintf(is_late ? _("late by %s") : _("%s left"), length);
	free(length);
	return text;
}

static const char *sign(const struct round_due *due)
{
	return due->state == ROUND_OVERDUE || due->state == ROUND_DUE ? "!" : " ";
}

/* "09:30, 2 missed". Owned. */
static char *next_words(const struct round_due *due)
{
	char clock[ZONE_TEXT] = "";

	if (due->next)
		zone_clock(clock, due->next->due);
	if (due->missed)
		return xasprintf(_("%s%smissed %zu"), clock, *clock ? ", " : "", due->missed);
	return xstrdup(clock);
}

static void add_row(struct columns *c, const struct round_due *due, int64_t at)
{
	char *rhythm = round_rhythm(due->round), *when = round_when(due, at);
	char *next = next_words(due);

	columns_addf(c, "%s %s", sign(due), due->round->id);
	columns_add(c, when);
	columns_add(c, due->round->title);
	columns_add(c, rhythm);
	columns_add(c, next);
	columns_addf(c, "%s (%s)", due->name, due->title);
	free(rhythm);
	free(when);
	free(next);
}

static bool any_suggested(const struct round_board *board)
{
	for (size_t i = 0; i < board->n; i++)
		if (board->due[i].round->suggested)
			return true;
	return false;
}

void round_board_show(struct out *out, const struct app *app, const struct round_board *board)
{
	static const char *const head[] = {N_("ID"),     N_("STATE"),  N_("ROUND"),
	                                   N_("RHYTHM"), N_("DUE AT"), N_("ON DUTY")};
	struct columns c;

	if (out->json) {
		struct json *top = json_new_object();

		json_put_time(top, "at", board->at);
		round_board_json(top, "rounds", board);
		mark_json(top, app);
		out_json(out, top);
		return;
	}
	mark_show(out, app);
	if (!board->n) {
		out_word(out, "%s", _("nobody who has rounds to make is on duty"));
		return;
	}
	columns_init(&c, 6, head);
	c.spare = "53";
	for (size_t i = 0; i < board->n; i++)
		add_row(&c, &board->due[i], board->at);
	columns_show(&c, out);
	if (any_suggested(board))
		out_addf(out, "%s\n", _("* suggested: no dispatch gives this rhythm"));
}

void round_urgent_show(struct out *out, const struct round_board *board)
{
	struct columns c;

	columns_init(&c, 4, NULL);
	c.indent = 2;
	for (size_t i = 0; i < board->n; i++) {
		const struct round_due *due = &board->due[i];
		char *when;

		if (!is_urgent(due))
			continue;
		when = round_when(due, board->at);
		columns_addf(&c, "%s %s", sign(due), due->round->id);
		columns_add(&c, when);
		columns_addf(&c, "%s%s", due->round->title, due->round->suggested ? " *" : "");
		columns_add(&c, due->name);
		free(when);
	}
	columns_show(&c, out);
}

static void put_made(struct json *item, const struct round_due *due)
{
	const struct round_turn *last = due->last;

	json_put_time(item, "made", last ? last->made : 0);
	json_put_text(item, "result", last ? round_result_name(last->result) : NULL);
}

void round_board_json(struct json *in, const char *key, const struct round_board *board)
{
	struct json *list = json_put_array(in, key);

	for (size_t i = 0; i < board->n; i++) {
		const struct round_due *due = &board->due[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "id", due->round->id);
		json_put_text(item, "title", due->round->title);
		json_put_text(item, "rhythm", rhythm_name(due->round->rhythm));
		json_put_bool(item, "suggested", due->round->suggested);
		json_put_bool(item, "own", due->round->own);
		json_put_text(item, "state", round_state_name(due->state));
		json_put_time(item, "due", due->next ? due->next->due : 0);
		json_put_time(item, "missed_at", due->next ? due->next->ends : 0);
		put_made(item, due);
		json_put_int(item, "missed", (int64_t)due->missed);
		json_put_text(item, "slot", due->slot);
		json_put_text(item, "post", due->post);
		json_put_text(item, "person", due->person);
		json_put_text(item, "name", due->name);
	}
}

void round_recorded_show(struct out *out, const struct app *app,
                         const struct round_recorded *recorded)
{
	char clock[ZONE_TEXT];

	entry_show(out, app, &recorded->entry);
	if (out->json)
		return;
	if (recorded->settled)
		out_word(out, _("%zu entries about missed rounds were written before it"),
		         recorded->settled);
	if (recorded->is_late)
		out_word(out, _("the round of %s stays missed; this one stands beside it"),
		         zone_clock(clock, recorded->due));
	if (recorded->next)
		out_word(out, _("the next one is due at %s"), zone_clock(clock, recorded->next));
}

/* ---- history ---- */

static void history_json(struct json *item, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;
	struct json *more;

	json_put_int(item, "seq", entry->seq);
	json_put_some(item, "number", entry->number);
	json_put_text(item, "slot", entry->record.object);
	json_put_text(item, "round", fields_get(fields, "round"));
	json_put_text(item, "result", fields_get(fields, "result"));
	json_put_time(item, "due", fields_get_int(fields, "due", 0));
	more = json_put_array(item, "more");
	for (const char *c = fields_get(fields, "more"); *c;) {
		char *end;

		json_put_time(more, NULL, strtoll(c, &end, 10));
		c = end == c ? "" : end + strspn(end, " ");
	}
	json_put_time(item, "happened_at", entry->happened_at);
	json_put_time(item, "entered_at", entry->entered_at);
	json_put_text(item, "person", entry->person);
	json_put_some(item, "text", entry->text);
	item = json_put_object(item, "fields");
	for (size_t i = 0; i < fields->n; i++)
		json_put_text(item, fields->field[i].name, fields->field[i].value);
}

static void history_row(struct columns *c, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;
	const char *id = fields_get(fields, "round");
	char *when = phrase_moment(entry->happened_at);
	enum round_result result;

	columns_addf(c, "%s", entry->number ? entry->number : "");
	columns_add(c, when);
	columns_add(c, id);
	columns_add(c, round_result_find(&result, fields_get(fields, "result"))
	                   ? round_result_label(result)
	                   : fields_get(fields, "result"));
	columns_add(c, entry->text ? entry->text : _("(redacted)"));
	free(when);
}

void round_history_show(struct out *out, const struct entries *entries)
{
	static const char *const head[] = {N_("NUMBER"), N_("WHEN"), N_("ID"), N_("RESULT"),
	                                   N_("TEXT")};
	struct json *top;
	struct columns c;

	if (out->json) {
		top = json_new_array();
		for (size_t i = 0; i < entries->n; i++)
			history_json(json_put_object(top, NULL), &entries->entry[i]);
		out_json(out, top);
		return;
	}
	if (!entries->n) {
		out_word(out, "%s", _("no round is recorded"));
		return;
	}
	columns_init(&c, 5, head);
	c.wrap = true;
	for (size_t i = 0; i < entries->n; i++)
		history_row(&c, &entries->entry[i]);
	columns_show(&c, out);
}
