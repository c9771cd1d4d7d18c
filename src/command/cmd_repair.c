#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "service/roster_repair.h"

#include "base/banned.h"

/* ---- who drops out: PERSON[:FROM[..TO]] ---- */

struct absences {
	struct absence *absence;
	size_t n;
};

/* A day without a time ends with its midnight. */
static bool parse_end(int64_t *out, const char *text, struct err *err)
{
	struct date day;
	struct err none;

	if (date_parse(&day, text, &none)) {
		*out = zone_instant(day, 1440);
		return true;
	}
	return zone_parse(out, text, err);
}

static bool parse_absence(struct absence *out, char *text, struct err *err)
{
	char *from = strchr(text, ':'), *to = from ? strstr(from, "..") : NULL;

	*out = (struct absence){.person = text};
	if (from)
		*from++ = '\0';
	if (to) {
		*to = '\0';
		to += 2;
	}
	return (!from || !*from || zone_parse(&out->from, from, err)) &&
	       (!to || parse_end(&out->to, to, err));
}

/* `text` is cut up and must live as long as the absences. */
static bool parse_absences(struct absences *out, char *text, struct err *err)
{
	for (char *line = text, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		out->absence = array_grow(out->absence, out->n, sizeof *out->absence);
		if (!parse_absence(&out->absence[out->n++], line, err)) {
			err_wrap(err, "--absent");
			err->code = ERR_USAGE;
			return false;
		}
	}
	return true;
}

/* ---- what it would change ---- */

static const char *proof(const struct repair *result)
{
	if (!result->is_least)
		return _("not proven to be the smallest change: more time may find a smaller one");
	if (!result->is_best)
		return _("proven: no change is smaller");
	return _("proven: no change is smaller, and none of that size is fairer");
}

static void show_diff(struct out *out, const struct repair *result)
{
	static const char *const head[] = {N_("SLOT ID"), N_("WHEN"), N_("BEFORE"), N_("AFTER"),
	                                   N_("WHY")};
	struct columns c;

	if (!result->diff.n)
		return;
	columns_init(&c, 5, head);
	c.wrap = true;
	c.spare = "1"; /* a slot's id says the day and the shift */
	for (size_t i = 0; i < result->diff.n; i++) {
		const struct diff_line *line = &result->diff.line[i];
		char *span = phrase_span(line->start, line->end);

		columns_add(&c, line->slot);
		columns_add(&c, span);
		columns_add(&c, *line->before ? line->before : _("(nobody)"));
		columns_add(&c, *line->after ? line->after : _("(nobody)"));
		columns_add(&c, result->line[i].why);
		free(span);
	}
	columns_show(&c, out);
}

static void show_open(struct out *out, const struct repair_open *open)
{
	char *span = phrase_span(open->start, open->end);
	struct columns c;

	out_addf(out, _("\nNobody can take %s, %s:\n"), open->slot, span);
	free(span);
	if (!open->n)
		out_addf(out, "  %s\n", _("nobody has the skill"));
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; i < open->n; i++) {
		columns_add(&c, open->candidate[i].person);
		columns_add(&c, open->candidate[i].why);
	}
	columns_show(&c, out);
}

static void show_part(struct out *out, const struct repair_part *part)
{
	char *span = phrase_span(part->from, part->to);
	char from[ZONE_TEXT], to[ZONE_TEXT];

	/* The zone's offset is left out: nobody types it. */
	zone_iso(from, part->from)[16] = '\0';
	zone_iso(to, part->to)[16] = '\0';
	out_addf(out, _("\n%s, %s: %s is on duty or stands in there; name somebody else with\n"),
	         part->slot, span, part->name);
	out_addf(out, "  trucban roster cover %s %s --from %s --to %s --reason %s\n", part->slot,
	         _("PERSON"), from, to, _("TEXT"));
	free(span);
}

static void show_away(struct out *out, const struct repair *result)
{
	for (size_t i = 0; i < result->n_away; i++) {
		char *span = phrase_span(result->away[i].from, result->away[i].to);

		out_addf(out, _("still absent, as in the published version: %s, %s\n"),
		         result->away[i].name, span);
		free(span);
	}
	if (result->n_away)
		out_addf(out, "%s\n", _("(if that has changed, name them again with --absent)"));
}

static void show(struct out *out, const struct app *app, const struct roster_repair *repair)
{
	const struct repair *result = roster_repair_result(repair);
	const struct roster *draft = roster_repair_draft(repair);

	out_addf(out, "%s · %s (%s)\n", _("REPAIR"),
	         draft->period.title ? draft->period.title : draft->period.name,
	         draft->period.name);
	mark_show(out, app);
	out_addf(out, _("slots left open: %d · people touched besides: %d · slots changed: %d\n"),
	         (int)result->counts.open, (int)result->counts.people, (int)result->counts.slots);
	out_addf(out, "%s\n", proof(result));
	show_away(out, result);
	if (result->has_draft && result->diff.n)
		columns_textf(out, "%s",
		              _("This replaces the draft there is: whoever was absent in it and is "
		                "not named here is counted on again."));
	out_addf(out, "\n");
	show_diff(out, result);
	for (size_t i = 0; i < result->n_open; i++)
		show_open(out, &result->open[i]);
	for (size_t i = 0; i < result->n_parts; i++)
		show_part(out, &result->part[i]);
}

/* ---- JSON ---- */

static void changes_json(struct json *top, const struct repair *result)
{
	struct json *list = json_put_array(top, "changes");

	for (size_t i = 0; i < result->diff.n; i++) {
		const struct diff_line *line = &result->diff.line[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "kind", diff_kind_name(line->kind));
		json_put_text(item, "slot", line->slot);
		json_put_text(item, "post", line->post);
		json_put_time(item, "start", line->start);
		json_put_time(item, "end", line->end);
		json_put_some(item, "before", line->before);
		json_put_some(item, "after", line->after);
		json_put_some(item, "why", result->line[i].why);
	}
}

static void open_json(struct json *top, const struct repair *result)
{
	struct json *list = json_put_array(top, "open");

	for (size_t i = 0; i < result->n_open; i++) {
		const struct repair_open *open = &result->open[i];
		struct json *item = json_put_object(list, NULL), *people;

		json_put_text(item, "slot", open->slot);
		json_put_time(item, "start", open->start);
		json_put_time(item, "end", open->end);
		people = json_put_array(item, "candidates");
		for (size_t k = 0; k < open->n; k++) {
			struct json *person = json_put_object(people, NULL);

			json_put_text(person, "person", open->candidate[k].person);
			json_put_text(person, "name", open->candidate[k].name);
			json_put_text(person, "rule", open->candidate[k].code);
			json_put_some(person, "why", open->candidate[k].why);
		}
	}
}

static void parts_json(struct json *top, const struct repair *result)
{
	struct json *list = json_put_array(top, "to_cover");

	for (size_t i = 0; i < result->n_parts; i++) {
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "slot", result->part[i].slot);
		json_put_text(item, "person", result->part[i].person);
		json_put_text(item, "name", result->part[i].name);
		json_put_time(item, "from", result->part[i].from);
		json_put_time(item, "to", result->part[i].to);
	}
}

static void away_json(struct json *top, const struct repair *result)
{
	struct json *list = json_put_array(top, "still_absent");

	for (size_t i = 0; i < result->n_away; i++) {
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "person", result->away[i].person);
		json_put_text(item, "name", result->away[i].name);
		json_put_time(item, "from", result->away[i].from);
		json_put_time(item, "to", result->away[i].to);
	}
}

static void show_json(struct out *out, const struct app *app, const struct roster_repair *repair,
                      bool is_stored)
{
	const struct repair *result = roster_repair_result(repair);
	const struct roster *draft = roster_repair_draft(repair);
	struct json *top = json_new_object();

	json_put_text(top, "period", draft->period.name);
	json_put_int(top, "version", draft->version);
	json_put_bool(top, "stored", is_stored);
	json_put_int(top, "open_slots", result->counts.open);
	json_put_int(top, "people_touched", result->counts.people);
	json_put_int(top, "slots_changed", result->counts.slots);
	json_put_int(top, "quality", result->counts.quality);
	json_put_bool(top, "proven_least", result->is_least);
	json_put_bool(top, "proven_best", result->is_best);
	changes_json(top, result);
	open_json(top, result);
	parts_json(top, result);
	away_json(top, result);
	json_put_bool(top, "draft_before", result->has_draft);
	findings_json(top, "findings", &result->findings);
	mark_json(top, app);
	out_json(out, top);
}

/* ---- the command ---- */

static bool confirm(struct out *out, const struct roster_repair *repair)
{
	const struct repair *result = roster_repair_result(repair);
	char *question =
	    xasprintf(_("%d slots change, %d stay open. Store it as a draft amendment?"),
	              (int)result->counts.slots, (int)result->counts.open);
	bool yes = out_confirm(out, question);

	free(question);
	return yes;
}

static bool keep(const struct call *call, struct app *app, struct roster_repair *repair,
                 struct out *out, struct err *err)
{
	const bool is_dry = call_has(call, "dry-run");
	const bool is_needed = roster_repair_result(repair)->diff.n > 0;

	if (!out->json)
		show(out, app, repair);
	if (is_needed && !is_dry) {
		if (!confirm(out, repair))
			return err_set(err, ERR_CONFLICT, "declined", _("nothing was done"));
		if (!roster_repair_store(repair, app, err))
			return false;
	}
	if (out->json)
		show_json(out, app, repair, is_needed && !is_dry);
	if (!is_needed)
		out_word(out, _("nothing has to change: no draft is stored"));
	else if (!is_dry)
		out_word(out,
		         _("a draft is stored; it takes effect with: trucban roster publish %s"),
		         roster_repair_draft(repair)->period.name);
	return true;
}

static bool repair(const struct call *call, struct app *app, const char *period,
                   const struct absences *absences, struct out *out, struct err *err)
{
	struct repair_options options = {.absent = absences->absence, .n_absent = absences->n};
	struct roster_repair *repair;
	int64_t seconds, seed;
	bool ok;

	if (!call_number(&seconds, call, "seconds", 1, 3600, 0, err) ||
	    !call_number(&seed, call, "seed", 0, INT32_MAX, 0, err))
		return false;
	options.seconds = (double)seconds;
	options.seed = (unsigned)seed;
	repair = roster_repair_new(app, period, &options, err);
	if (!repair)
		return false;
	ok = keep(call, app, repair, out, err);
	roster_repair_free(repair);
	return ok;
}

static bool run_repair(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *given = call_value(call, "absent");
	char *text = given ? xstrdup(given) : NULL, *period = NULL;
	struct absences absences = {0};
	bool ok = call_period(&period, call, err) && parse_absences(&absences, text, err) &&
	          repair(call, app, period, &absences, out, err);

	free(absences.absence);
	free(text);
	free(period);
	return ok;
}

static const struct command_option repair_options[] = {
    {"absent", 0, N_("PERSON[:FROM[..TO]]"),
     N_("who drops out, from when to when; else from now to the end; for each person")},
    {"dry-run", 0, NULL, N_("only show what would change")},
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"seconds", 0, N_("N"), N_("time limit; else as configured")},
    {"seed", 0, N_("N"), N_("another choice among rosters that are equally good")},
    {0},
};

const struct command cmd_repair[] = {
    {.name = "roster repair",
     .usage = N_("PERIOD"),
     .help = N_("the least change to a published roster when somebody drops out"),
     .options = repair_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD | COMMAND_MANY,
     .run = run_repair},
    {0},
};
