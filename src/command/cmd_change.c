#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_changes.h"
#include "command/show_edit.h"
#include "command/slot_time.h"
#include "service/reads.h"
#include "service/roster_changes.h"

#include "base/banned.h"

/* What was just recorded on the roster, with its consents; takes the roster. */
static bool show_recorded(struct out *out, struct app *app, struct roster *roster, struct err *err)
{
	char *pair = xstrdup(roster->change[roster->n_changes - 1].pair);
	struct roster_changes changes;
	bool ok = roster_changes_load(&changes, app, roster->period.name, err);

	roster_release(roster);
	if (ok && out->json) {
		changes_json(out, &changes, changes_find(&changes.roster, pair), false);
	} else if (ok) {
		changes_show(out, &changes, changes_find(&changes.roster, pair), false);
		mark_show(out, app);
	}
	free(pair);
	if (ok)
		roster_changes_release(&changes);
	return ok;
}

static bool forced(const struct call *call, struct out *out, struct err *err)
{
	if (!call_has(call, "force") ||
	    out_confirm(out, _("A rule of rest or of limits may be broken. Go on?")))
		return true;
	return err_set(err, ERR_CONFLICT, "declined", _("nothing was done"));
}

static bool cover_times(struct cover_options *options, const struct call *call, struct app *app,
                        struct err *err)
{
	const struct {
		const char *name;
		int64_t *to;
	} times[] = {
	    {"from", &options->from}, {"to", &options->to}, {"vacant-from", &options->vacant_from}};

	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (!slot_time_of(times[i].to, app, options->slot, call_value(call, times[i].name),
		                  err)) {
			err_wrap(err, "--%s", times[i].name);
			return false;
		}
	return true;
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
	if (!cover_times(&options, call, app, err) || !forced(call, out, err))
		return false;
	if (!roster_cover(&roster, app, &options, err))
		return edit_hint_force(err);
	return show_recorded(out, app, &roster, err);
}

/* "MEANS[@TIME]"; `means` is owned. */
static bool read_consent(struct swap_consent *out, char **means, const struct call *call,
                         const char *name, struct err *err)
{
	const char *text = call_value(call, name);
	const char *at = text ? strrchr(text, '@') : NULL;

	*out = (struct swap_consent){0};
	*means = NULL;
	if (!text)
		return true;
	if (at && !moment_parse(&out->at, at + 1, clock_now(), err)) {
		err_wrap(err, "--%s", name);
		return false;
	}
	*means = at ? xstrndup(text, (size_t)(at - text)) : xstrdup(text);
	out->means = *means;
	if (**means)
		return true;
	return call_misused(call, err, _("how did they agree? --%s \"MEANS[@TIME]\""), name);
}

static bool run_swap(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct roster roster = {0};
	struct swap_options options = {
	    .slot_a = call->arg[0],
	    .slot_b = call->arg[1],
	    .reason = call_value(call, "reason"),
	    .approved_by = call_value(call, "approved-by"),
	    .force = call_has(call, "force"),
	};
	char *means_a = NULL, *means_b = NULL;
	bool ok = read_consent(&options.a, &means_a, call, "consent-a", err) &&
	          read_consent(&options.b, &means_b, call, "consent-b", err) &&
	          forced(call, out, err) &&
	          (roster_swap(&roster, app, &options, err) || edit_hint_force(err));

	free(means_a);
	free(means_b);
	return ok && show_recorded(out, app, &roster, err);
}

static bool run_confirm(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	if (!roster_confirm(app, call->arg[0], call_value(call, "note"), err))
		return false;
	if (!out->json)
		out_addf(out, _("confirmed: %s\n"), call->arg[0]);
	return true;
}

static bool run_changes(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	bool pending = call_has(call, "pending");
	struct roster_changes changes;
	char *period;
	bool ok;

	if (!call_period(&period, call, err))
		return false;
	ok = roster_changes_load(&changes, app, period, err);
	free(period);
	if (!ok)
		return false;
	if (out->json) {
		changes_json(out, &changes, 0, pending);
	} else {
		mark_show(out, app);
		if (!changes.roster.n_changes)
			out_word(out, _("%s: no cover and no swap was recorded"),
			         changes.roster.period.name);
		changes_show(out, &changes, 0, pending);
	}
	roster_changes_release(&changes);
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
		json_put_bool(item, "draft", roster_is_draft_on_paper(roster));
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
	c.spare = "03"; /* whoever asks named the period */
	for (size_t i = 0; i < rosters->n; i++) {
		const struct roster *roster = &rosters->roster[i];

		columns_add(&c, roster->period.name);
		columns_addf(&c, "%d", roster->version);
		columns_add(&c, roster_state_label(roster));
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

/* The number of the draft, or of the version in force. */
static bool find_version(int64_t *out, struct app *app, const char *period,
                         enum roster_status status, struct err *err)
{
	struct rosters rosters;
	bool found = false;

	if (!app_history(&rosters, app, period, err))
		return false;
	for (size_t i = 0; i < rosters.n && !found; i++) {
		found = rosters.roster[i].status == status;
		*out = rosters.roster[i].version;
	}
	rosters_release(&rosters);
	if (found)
		return true;
	return status == ROSTER_DRAFT
	           ? err_set(err, ERR_NOT_FOUND, "no-draft", _("%s has no draft"), period)
	           : err_set(err, ERR_NOT_FOUND, "no-roster", _("%s has no published roster"),
	                     period);
}

/* A number, "draft" or "published". */
static bool diff_version(int64_t *out, const struct call *call, struct app *app, size_t i,
                         struct err *err)
{
	if (!strcmp(call->arg[i], "draft"))
		return find_version(out, app, call->arg[0], ROSTER_DRAFT, err);
	if (!strcmp(call->arg[i], "published"))
		return find_version(out, app, call->arg[0], ROSTER_PUBLISHED, err);
	return call_argument(out, call, i, 1, 100000, err);
}

static bool run_diff(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct diff diff = {0};
	int64_t version[2];

	for (size_t i = 0; i < 2; i++)
		if (!diff_version(&version[i], call, app, i + 1, err))
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
    {"from", 0, N_("TIME"), N_("only from then on, 20:00 or with the day; else the whole slot")},
    {"to", 0, N_("TIME"), N_("only until then")},
    {"vacant-from", 0, N_("TIME"),
     N_("its holder is gone from then on, and until --from nobody is there")},
    {"approved-by", 0, N_("NAME"),
     N_("on whose word; an officer on duty names the duty leader of now")},
    {"force", 0, NULL, N_("although a rule of rest or of limits is broken")},
    {0},
};

static const struct command_option swap_options[] = {
    {"consent-a", 0, N_("MEANS[@TIME]"),
     N_("how and when who holds the first slot agreed: \"ký@10:00 28/4\"")},
    {"consent-b", 0, N_("MEANS[@TIME]"), N_("the same of the second slot")},
    {"reason", 0, N_("TEXT"), N_("why; goes into the record")},
    {"approved-by", 0, N_("NAME"), N_("on whose word")},
    {"force", 0, NULL, N_("although a rule of rest or of limits is broken")},
    {0},
};

static const struct command_option confirm_options[] = {
    {"note", 0, N_("TEXT"), N_("what is to be said about it")},
    {0},
};

static const struct command_option changes_options[] = {
    {"pending", 0, NULL, N_("only those that wait to be confirmed")},
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
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
     .help = N_("somebody stands in for a slot of the published roster, or for a part of it; "
                "- is nobody"),
     .options = cover_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_cover},
    {.name = "roster swap",
     .usage = N_("SLOT SLOT"),
     .help = N_("two people swap their slots; both have to agree"),
     .options = swap_options,
     .min_args = 2,
     .max_args = 2,
     .run = run_swap},
    {.name = "roster changes",
     .usage = N_("PERIOD"),
     .help = N_("covers and swaps of a roster: who, when, how, and what waits to be confirmed"),
     .options = changes_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_changes},
    {.name = "roster confirm",
     .usage = N_("CHANGE"),
     .help = N_("confirm a cover or swap that an officer recorded; it holds already"),
     .options = confirm_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_confirm},
    {.name = "roster diff",
     .usage = N_("PERIOD V1 V2"),
     .help = N_("which slots differ between two versions: numbers, draft or published"),
     .min_args = 3,
     .max_args = 3,
     .run = run_diff},
    {0},
};
