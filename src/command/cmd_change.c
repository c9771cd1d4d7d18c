#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "service/reads.h"
#include "service/rosters.h"

#include "base/banned.h"

/* The first of those that were just recorded: they share a pair. */
static size_t first_change(const struct roster *roster)
{
	size_t first = roster->n_changes - 1;

	while (first > 0 && !strcmp(roster->change[first - 1].pair, roster->change[first].pair))
		first--;
	return first;
}

static void changes_json(struct out *out, const struct roster *roster)
{
	struct json *top = json_new_object();
	struct json *list;

	json_put_text(top, "period", roster->period.name);
	json_put_int(top, "version", roster->version);
	list = json_put_array(top, "changes");
	for (size_t i = first_change(roster); i < roster->n_changes; i++) {
		const struct change *change = &roster->change[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "kind", change_kind_name(change->kind));
		json_put_text(item, "slot", change->slot);
		json_put_time(item, "from", change->from);
		json_put_time(item, "to", change->to);
		json_put_some(item, "replaced", change->replaced);
		json_put_text(item, "person", change->person);
		json_put_text(item, "name", change->name);
		json_put_some(item, "reason", change->reason);
		json_put_some(item, "approved_by", change->approved_by);
		json_put_some(item, "by", change->by);
		json_put_time(item, "at", change->at);
	}
	out_json(out, top);
}

static void changes_show(struct out *out, const struct app *app, const struct roster *roster)
{
	if (out->json) {
		changes_json(out, roster);
		return;
	}
	for (size_t i = first_change(roster); i < roster->n_changes; i++) {
		const struct change *change = &roster->change[i];
		char *span = phrase_span(change->from, change->to);

		out_addf(out, _("%s: %s is on %s\n"), change->slot, change->name, span);
		free(span);
	}
	mark_show(out, app);
}

static bool forced(const struct call *call, struct out *out, struct err *err)
{
	if (!call_has(call, "force") ||
	    out_confirm(out, _("A rule of rest or of limits may be broken. Go on?")))
		return true;
	return err_set(err, ERR_CONFLICT, "declined", _("nothing was done"));
}

static bool run_cover(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct roster roster = {0};
	struct cover_options options = {
	    .slot = call->arg[0],
	    .person = call->arg[1],
	    .reason = call_value(call, "reason"),
	    .approved_by = call_value(call, "approved-by"),
	    .force = call_has(call, "force"),
	};

	if (!options.reason || !*options.reason)
		return call_misused(call, err, _("why? --reason TEXT"));
	if (!call_time(&options.from, call, "from", err) ||
	    !call_time(&options.to, call, "to", err) || !forced(call, out, err))
		return false;
	if (!roster_cover(&roster, app, &options, err))
		return false;
	changes_show(out, app, &roster);
	roster_release(&roster);
	return true;
}

static bool run_swap(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct roster roster = {0};

	if (!forced(call, out, err))
		return false;
	if (!roster_swap(&roster, app, call->arg[0], call->arg[1], call_value(call, "reason"),
	                 call_value(call, "approved-by"), call_has(call, "force"), err))
		return false;
	changes_show(out, app, &roster);
	roster_release(&roster);
	return true;
}

static void history_json(struct out *out, const struct rosters *rosters)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < rosters->n; i++) {
		const struct roster *roster = &rosters->roster[i];
		struct json *item = json_put_object(top, NULL);

		json_put_text(item, "period", roster->period.name);
		json_put_int(item, "version", roster->version);
		json_put_text(item, "status", roster_status_name(roster->status));
		json_put_time(item, "made_at", roster->made_at);
		json_put_some(item, "made_by", roster->made_by);
		json_put_time(item, "published_at", roster->published_at);
		json_put_some(item, "published_by", roster->published_by);
		json_put_some(item, "number", roster->number);
		json_put_some(item, "signer", roster->signer);
		json_put_text(item, "quality", quality_name(roster->quality));
	}
	out_json(out, top);
}

static void history_show(struct out *out, const struct rosters *rosters)
{
	static const char *const head[] = {N_("PERIOD"), N_("VERSION"),   N_("STATUS"),
	                                   N_("MADE"),   N_("PUBLISHED"), N_("NUMBER")};
	struct columns c;
	char buf[ZONE_TEXT];

	columns_init(&c, 6, rosters->n ? head : NULL);
	for (size_t i = 0; i < rosters->n; i++) {
		const struct roster *roster = &rosters->roster[i];

		columns_add(&c, roster->period.name);
		columns_addf(&c, "%d", roster->version);
		columns_add(&c, roster_status_label(roster->status));
		columns_addf(&c, "%s %s", zone_vn(buf, roster->made_at), roster->made_by);
		if (roster->published_at)
			columns_addf(&c, "%s %s", zone_vn(buf, roster->published_at),
			             roster->published_by);
		else
			columns_add(&c, "");
		columns_add(&c, roster->number);
	}
	columns_show(&c, out);
}

static bool run_history(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct rosters rosters = {0};
	char *period;
	bool ok;

	if (!call_period(&period, call, err))
		return false;
	ok = app_history(&rosters, app, period, err);
	if (ok && out->json) {
		history_json(out, &rosters);
	} else if (ok) {
		if (!rosters.n)
			out_word(out, _("there is no roster %s yet"), period);
		else
			mark_show(out, app);
		history_show(out, &rosters);
	}
	rosters_release(&rosters);
	free(period);
	return ok;
}

static void diff_json(struct out *out, const char *period, int older, int newer,
                      const struct diff *diff)
{
	struct json *top = json_new_object();
	struct json *list;

	json_put_text(top, "period", period);
	json_put_int(top, "older", older);
	json_put_int(top, "newer", newer);
	list = json_put_array(top, "changes");
	for (size_t i = 0; i < diff->n; i++) {
		const struct diff_line *line = &diff->line[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "kind", diff_kind_name(line->kind));
		json_put_text(item, "slot", line->slot);
		json_put_text(item, "post", line->post);
		json_put_time(item, "start", line->start);
		json_put_time(item, "end", line->end);
		json_put_some(item, "before", line->before);
		json_put_some(item, "after", line->after);
		json_put_time(item, "old_start", line->old_start);
		json_put_time(item, "old_end", line->old_end);
	}
	out_json(out, top);
}

static void diff_show(struct out *out, const struct diff *diff)
{
	static const char *const head[] = {N_("SLOT ID"), N_("WHEN"), N_("BEFORE"), N_("AFTER")};
	struct columns c;

	if (!diff->n) {
		out_addf(out, "%s\n", _("no slot differs"));
		return;
	}
	columns_init(&c, 4, head);
	for (size_t i = 0; i < diff->n; i++) {
		const struct diff_line *line = &diff->line[i];
		char *span = phrase_span(line->start, line->end);
		char *old = phrase_span(line->old_start, line->old_end);

		columns_add(&c, line->slot);
		columns_add(&c, span);
		if (line->kind == DIFF_TIME)
			columns_addf(&c, "%s (%s)", line->before, old);
		else
			columns_add(&c, line->kind == DIFF_ADDED ? _("(new slot)") : line->before);
		columns_add(&c, line->kind == DIFF_DROPPED ? _("(dropped)") : line->after);
		free(span);
		free(old);
	}
	columns_show(&c, out);
}

static bool run_diff(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct diff diff = {0};
	int64_t version[2];

	for (int i = 0; i < 2; i++)
		if (!call_argument(&version[i], call, (size_t)i + 1, 1, 100000, err))
			return false;
	if (!roster_compare(&diff, app, call->arg[0], (int)version[0], (int)version[1], err))
		return false;
	if (out->json) {
		diff_json(out, call->arg[0], (int)version[0], (int)version[1], &diff);
	} else {
		mark_show(out, app);
		diff_show(out, &diff);
	}
	diff_release(&diff);
	return true;
}

static const struct command_option cover_options[] = {
    {"reason", 0, N_("TEXT"), N_("why; goes into the record")},
    {"from", 0, N_("TIME"), N_("only from then on; else the whole slot")},
    {"to", 0, N_("TIME"), N_("only until then")},
    {"approved-by", 0, N_("NAME"), N_("on whose word")},
    {"force", 0, NULL, N_("although a rule of rest or of limits is broken")},
    {0},
};

static const struct command_option swap_options[] = {
    {"reason", 0, N_("TEXT"), N_("why; goes into the record")},
    {"approved-by", 0, N_("NAME"), N_("on whose word")},
    {"force", 0, NULL, N_("although a rule of rest or of limits is broken")},
    {0},
};

static const struct command_option span_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {0},
};

const struct command cmd_change[] = {
    {.name = "roster history",
     .usage = N_("PERIOD"),
     .help = N_("all versions of a roster"),
     .options = span_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_history},
    {.name = "roster cover",
     .usage = N_("SLOT PERSON"),
     .help = N_("somebody stands in for a slot of the published roster, or for a part of it"),
     .options = cover_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_cover},
    {.name = "roster swap",
     .usage = N_("SLOT SLOT"),
     .help = N_("two people swap their slots"),
     .options = swap_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_swap},
    {.name = "roster diff",
     .usage = N_("PERIOD V1 V2"),
     .help = N_("which slots differ between two versions"),
     .min_args = 3,
     .max_args = 3,
     .run = run_diff},
    {0},
};
