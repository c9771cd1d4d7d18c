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
#include "command/slot_time.h"
#include "service/actuals.h"
#include "service/reads.h"
#include "service/roster_find.h"

#include "base/banned.h"

/* ---- list ---- */

/* Has nothing been recorded for its slot since? */
static bool counts(const struct actuals *actuals, size_t i)
{
	for (size_t k = i + 1; k < actuals->n; k++)
		if (strcmp(actuals->actual[k].slot, actuals->actual[i].slot) == 0 &&
		    strcmp(actuals->actual[k].batch, actuals->actual[i].batch) != 0)
			return false;
	return true;
}

static void list_json(struct out *out, const struct actuals *actuals)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < actuals->n; i++) {
		const struct actual *actual = &actuals->actual[i];
		struct json *item = json_put_object(top, NULL);

		json_put_text(item, "period", actual->period);
		json_put_text(item, "slot", actual->slot);
		json_put_time(item, "from", actual->from);
		json_put_time(item, "to", actual->to);
		json_put_some(item, "person", actual->person);
		json_put_some(item, "name", actual->name);
		json_put_some(item, "position", actual->position);
		json_put_text(item, "source", actual_source_name(actual->source));
		json_put_some(item, "reason", actual->reason);
		json_put_some(item, "by", actual->by);
		json_put_time(item, "at", actual->made_at);
		json_put_text(item, "batch", actual->batch);
		json_put_bool(item, "counts", counts(actuals, i));
	}
	out_json(out, top);
}

/* A line for each batch, then one for each of its stretches. */
static void list_show(struct out *out, const struct actuals *actuals)
{
	char when[ZONE_TEXT];

	for (size_t i = 0; i < actuals->n; i++) {
		const struct actual *actual = &actuals->actual[i];
		char *span = phrase_span(actual->from, actual->to);

		if (i == 0 || strcmp(actual->batch, actuals->actual[i - 1].batch) != 0)
			columns_textf(out,
			              counts(actuals, i)
			                  ? _("%s · recorded %s, %s: %s")
			                  : _("%s · recorded %s, %s: %s (recorded anew since)"),
			              actual->slot, zone_vn(when, actual->made_at), actual->by,
			              actual->reason);
		out_addf(out, "  %s: %s\n", span, *actual->person ? actual->name : _("(nobody)"));
		free(span);
	}
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct actuals actuals;
	char *period;
	bool ok;

	if (!call_period(&period, call, err))
		return false;
	ok = actual_list(&actuals, app, period, err);
	if (ok && out->json) {
		list_json(out, &actuals);
	} else if (ok) {
		if (!actuals.n)
			out_word(out,
			         _("%s: nothing was recorded beside the roster, which counts "
			           "as it was kept"),
			         period);
		else
			mark_show(out, app);
		list_show(out, &actuals);
	}
	if (ok)
		actuals_release(&actuals);
	free(period);
	return ok;
}

/* ---- set ---- */

/* "CB01", "CB01:19:30..22:00", "CB01:..22:00"; takes the word apart. */
static bool read_stretch(struct actual_stretch *out, char *word, const struct slot *slot,
                         struct err *err)
{
	char *dots = strstr(word, ".."), *colon = strchr(word, ':');
	struct actual_stretch stretch = {.person = word};

	if (colon && (!dots || dots < colon))
		return err_set(err, ERR_USAGE, "bad-stretch",
		               _("\"%s\": wanted PERSON or PERSON:FROM..TO, as in "
		                 "CB01:19:30..22:00"),
		               word);
	if (colon) {
		*colon = *dots = '\0';
		if ((colon[1] && !slot_time(&stretch.from, slot, colon + 1, err)) ||
		    (dots[2] && !slot_time(&stretch.to, slot, dots + 2, err)))
			return false;
		if (stretch.to && stretch.to == slot->start)
			stretch.to += 86400;
	}
	*out = stretch;
	return true;
}

static bool read_stretches(struct actual_stretch *out, char **word, const struct call *call,
                           struct app *app, struct err *err)
{
	struct roster roster;
	bool ok = true;

	if (!roster_of_slot(&roster, app, call->arg[0], err))
		return false;
	for (size_t i = 0; ok && i + 1 < call->n_args; i++)
		ok = read_stretch(&out[i], word[i], roster_slot(&roster, call->arg[0]), err);
	roster_release(&roster);
	return ok;
}

/* What was just recorded: the last batch. */
static void show_last(struct out *out, const struct app *app, const struct actuals *all)
{
	size_t first = all->n;
	struct actuals last;

	while (first > 0 &&
	       strcmp(all->actual[first - 1].batch, all->actual[all->n - 1].batch) == 0)
		first--;
	last = (struct actuals){&all->actual[first], all->n - first};
	if (out->json) {
		list_json(out, &last);
	} else {
		mark_show(out, app);
		list_show(out, &last);
	}
}

static bool show_slot(struct out *out, struct app *app, const char *slot, struct err *err)
{
	struct actuals actuals;
	struct roster roster;
	bool ok;

	if (!roster_of_slot(&roster, app, slot, err))
		return false;
	ok = actual_list(&actuals, app, roster.period.name, err);
	roster_release(&roster);
	if (!ok)
		return false;
	show_last(out, app, &actuals);
	actuals_release(&actuals);
	return true;
}

static bool run_set(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct actual_stretch *stretch = xcalloc(call->n_args, sizeof *stretch);
	char **word = xcalloc(call->n_args, sizeof *word);
	const char *reason = call_value(call, "reason");
	size_t n = call->n_args - 1;
	bool ok;

	for (size_t i = 0; i < n; i++)
		word[i] = xstrdup(call->arg[i + 1]);
	if (!reason || !*reason)
		ok = call_misused(call, err, _("why? --reason TEXT"));
	else
		ok = read_stretches(stretch, word, call, app, err) &&
		     actual_record(app, call->arg[0], stretch, n, ACTUAL_SUPERVISOR, reason, err) &&
		     show_slot(out, app, call->arg[0], err);
	for (size_t i = 0; i < n; i++)
		free(word[i]);
	free(word);
	free(stretch);
	return ok;
}

static const struct command_option span_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {0},
};

static const struct command_option set_options[] = {
    {"reason", 0, N_("TEXT"), N_("why; goes into the record")},
    {0},
};

const struct command cmd_actual[] = {
    {.name = "actual list",
     .usage = N_("PERIOD"),
     .help = N_("actual duty that was recorded beside the roster"),
     .options = span_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_list},
    {.name = "actual set",
     .usage = N_("SLOT [PERSON[:FROM..TO]]..."),
     .help = N_("who was really on in a slot that is over; no person: nobody was"),
     .options = set_options,
     .min_args = 1,
     .max_args = -1,
     .run = run_set},
    {0},
};
