#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_log.h"
#include "service/botnet.h"

#include "base/banned.h"

static void import_json(struct out *out, const struct app *app, const struct botnet_import *import)
{
	struct json *top = json_new_object();

	json_put_text(top, "list", import->list);
	json_put_text(top, "sha256", import->sha256);
	json_put_some(top, "number", import->number);
	json_put_int(top, "addresses", (int64_t)import->addresses);
	json_put_int(top, "twice", (int64_t)import->twice);
	json_put_int(top, "hits", (int64_t)import->hits);
	json_put_int(top, "fresh", (int64_t)import->fresh);
	findings_json(top, "findings", &import->bad);
	mark_json(top, app);
	out_json(out, top);
}

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct botnet_import import;
	size_t fresh;

	if (!botnet_import(&import, app, call->arg[0], err))
		return false;
	fresh = import.fresh;
	if (out->json) {
		import_json(out, app, &import);
	} else {
		findings_word(out, &import.bad);
		out_addf(out, _("%s  %s: %zu addresses (%zu twice), %zu lines without one\n"),
		         import.number, import.list, import.addresses, import.twice, import.bad.n);
		out_addf(out, _("  ours: %zu, entered now: %zu, known already: %zu\n"), import.hits,
		         fresh, import.hits - fresh);
		mark_show(out, app);
	}
	botnet_import_release(&import);
	return !fresh ||
	       err_set(err, ERR_FINDINGS, "botnet-hits",
	               _("%zu of our addresses stand on the list: trucban botnet list"), fresh);
}

static void hit_json(struct json *item, const struct botnet_hit *hit)
{
	json_put_text(item, "address", hit->address);
	json_put_some(item, "system", hit->system);
	json_put_text(item, "list", hit->list);
	json_put_text(item, "sha256", hit->sha256);
	json_put_some(item, "note", hit->note);
	json_put_int(item, "seq", hit->seq);
	json_put_some(item, "number", hit->number);
	json_put_time(item, "opened_at", hit->opened_at);
	json_put_time(item, "cleaned_at", hit->cleaned_at);
	json_put_some(item, "evidence", hit->evidence);
}

static void hit_row(struct columns *c, const struct botnet_hit *hit)
{
	char *opened = phrase_moment(hit->opened_at);
	char *cleaned = hit->cleaned_at ? phrase_moment(hit->cleaned_at) : NULL;

	columns_addf(c, "%s %s", hit->cleaned_at ? " " : "!", hit->address);
	columns_add(c, hit->number);
	columns_add(c, opened);
	columns_add(c, hit->list);
	if (cleaned)
		columns_addf(c, _("cleaned %s: %s"), cleaned, hit->evidence);
	else
		columns_addf(c, "%s", *hit->note ? hit->note : hit->system);
	free(opened);
	free(cleaned);
}

static void hits_show(struct out *out, const struct app *app, const struct botnet_hits *hits,
                      bool all)
{
	static const char *const head[] = {N_("ADDRESS"), N_("NUMBER"), N_("SINCE"), N_("LIST"),
	                                   N_("NOTE")};
	struct columns c;
	size_t n = 0;

	columns_init(&c, 5, head);
	c.wrap = true;
	for (size_t i = 0; i < hits->n; i++)
		if (all || !hits->hit[i].cleaned_at) {
			hit_row(&c, &hits->hit[i]);
			n++;
		}
	if (n) {
		mark_show(out, app);
		columns_show(&c, out);
	} else {
		columns_release(&c);
		out_word(out, "%s", _("none of our addresses is still to be cleaned"));
	}
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct botnet_hits hits;
	bool all = call_has(call, "all");

	if (!botnet_list(&hits, app, err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < hits.n; i++)
			if (all || !hits.hit[i].cleaned_at)
				hit_json(json_put_object(top, NULL), &hits.hit[i]);
		out_json(out, top);
	} else {
		hits_show(out, app, &hits, all);
	}
	botnet_hits_release(&hits);
	return true;
}

static bool run_clean(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entry entry;

	if (!call_has(call, "evidence"))
		return call_misused(call, err, "%s",
		                    _("how was it cleaned, and what shows it? --evidence TEXT"));
	if (!botnet_clean(&entry, app, call->arg[0], call_value(call, "evidence"), err))
		return false;
	entry_show(out, app, &entry);
	entry_release(&entry);
	return true;
}

static const struct command_option list_options[] = {
    {"all", 0, NULL, N_("those that are cleaned too")},
    {0},
};

static const struct command_option clean_options[] = {
    {"evidence", 0, N_("TEXT"), N_("how it was cleaned, and what shows it")},
    {0},
};

const struct command cmd_botnet[] = {
    {.name = "botnet import",
     .usage = N_("FILE"),
     .help = N_("take in a list of botnet addresses; ours on it are exit status 3"),
     .min_args = 1,
     .max_args = 1,
     .run = run_import},
    {.name = "botnet list",
     .usage = "",
     .help = N_("our addresses that stood on a list and are not cleaned yet"),
     .options = list_options,
     .run = run_list},
    {.name = "botnet clean",
     .usage = N_("ADDRESS"),
     .help = N_("record that the machine of an address is cleaned"),
     .options = clean_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_clean},
    {0},
};
