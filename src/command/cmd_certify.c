#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_roster.h"
#include "service/roster_certify.h"

#include "base/banned.h"

/* What somebody decided is no part of the question: the best roster is the best with that. */
static int count_kept(const struct roster *roster)
{
	int n = 0;

	for (size_t i = 0; i < roster->n_slots; i++)
		n += roster->slot[i].locked || *roster->slot[i].unit;
	return n;
}

static void certified_json(struct out *out, const struct roster_certified *c)
{
	struct json *top = json_new_object();

	json_put_text(top, "period", c->roster.period.name);
	json_put_int(top, "version", c->roster.version);
	json_put_bool(top, "optimal", c->is_best);
	json_put_int(top, "objective", c->objective);
	json_put_int(top, "bound", c->bound);
	json_put_real(top, "gap", quality_ratio(c->objective, c->bound));
	json_put_int(top, "found", c->found);
	json_put_int(top, "kept", count_kept(&c->roster));
	if (c->roster.quality != QUALITY_MANUAL)
		json_put_int(top, "objective_when_made", c->roster.objective);
	else
		json_put_null(top, "objective_when_made");
	out_json(out, top);
}

static void certified_show(struct out *out, const struct app *app, const struct roster_certified *c)
{
	const struct period *period = &c->roster.period;
	char *version = phrase_version(&c->roster);
	char *quality = phrase_proven(c->objective, c->bound);
	const int n_kept = count_kept(&c->roster);

	out_addf(out, "%s · %s (%s)\n", _("CERTIFICATE"),
	         period->title ? period->title : period->name, period->name);
	columns_textf(out, "%s · %s", version, quality);
	mark_show(out, app);
	free(version);
	free(quality);
	if (out->verbose)
		out_addf(out, _("cost of this roster: %lld; no roster can cost less than: %lld\n"),
		         (long long)c->objective, (long long)c->bound);
	if (n_kept)
		out_addf(out, _("taken as they are, locked by hand or given to units: %d slots\n"),
		         n_kept);
}

static void tell_verbosely(struct out *out, const struct roster_certified *c)
{
	if (c->roster.quality != QUALITY_MANUAL && c->roster.objective != c->objective)
		out_word(out, _("it cost %lld when it was made"), (long long)c->roster.objective);
	if (c->found < c->objective)
		out_word(out, _("there is a roster that costs %lld"), (long long)c->found);
}

/* What the verdict does not say by itself. */
static void add_words(struct out *out, const struct roster_certified *c)
{
	if (c->roster.quality != QUALITY_MANUAL && c->roster.objective != c->objective)
		out_word(out, _("staff, leave or other rosters have changed since it was made"));
	/* Once it is published, to generate again asks something else: to move as few as possible.
	 */
	if (c->found < c->objective && c->roster.status == ROSTER_DRAFT)
		out_word(out, _("there is a better roster: trucban roster generate %s"),
		         c->roster.period.name);
	else if (c->found < c->objective)
		out_word(out, _("there is a better roster"));
	if (out->verbose)
		tell_verbosely(out, c);
}

static bool deliver(const struct call *call, struct out *out, const struct roster_certified *c,
                    struct err *err)
{
	const char *path = call_value(call, "output");

	if (!path) {
		out_word(out, _("nothing is written; a certificate for others to check: -o FILE"));
		return true;
	}
	if (!file_write(path, c->file, c->n, 0644, err))
		return false;
	if (c->offset != 0 && out->verbose)
		out_word(out,
		         _("the costs in the file are %lld lower: what no choice can change is "
		           "not in them"),
		         (long long)c->offset);
	out_word(out, _("written: %s; who doubts it runs: trucban-certify %s"), path, path);
	return true;
}

static bool run_certify(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct certify_options options = {0};
	struct roster_certified certified;
	char *period;
	int64_t seconds;
	bool ok;

	if (!call_version(&options.version, call, VERSION_NEWEST, err) ||
	    !call_number(&seconds, call, "seconds", 1, 3600, 0, err) ||
	    !call_period(&period, call, err))
		return false;
	options.seconds = (double)seconds;
	ok = roster_certify(&certified, app, period, &options, err);
	free(period);
	if (!ok)
		return false;
	if (out->json)
		certified_json(out, &certified);
	else
		certified_show(out, app, &certified);
	add_words(out, &certified);
	ok = deliver(call, out, &certified, err);
	roster_certified_release(&certified);
	return ok;
}

static const struct command_option certify_options[] = {
    {"from", 0, N_("DAY"), N_("instead of a period: the first day of a span")},
    {"to", 0, N_("DAY"), N_("its last day")},
    {"version", 0, N_("N|draft|published"), N_("which one; else the draft if there is one")},
    {"seconds", 0, N_("S"), N_("time for the proof; else as configured")},
    {"output", 'o', N_("FILE"), N_("write the certificate there")},
    {0},
};

const struct command cmd_certify[] = {
    {.name = "roster certify",
     .usage = N_("PERIOD"),
     .help = N_("prove how good a roster is, and write a certificate of it"),
     .options = certify_options,
     .max_args = 1,
     .flags = COMMAND_PERIOD,
     .run = run_certify},
    {0},
};
