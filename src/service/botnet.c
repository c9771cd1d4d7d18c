#include "service/botnet.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "service/watchlog.h"
#include "store/records.h"

#include "base/banned.h"

#define LIST_LIMIT (32 * 1024 * 1024)

struct work {
	struct app *app;
	struct botnet_items items;
	struct botnet_own *own;
	size_t n_own;
	struct botnet_matches matches;
	struct botnet_hits known;
	struct botnet_import result;
	size_t size;
};

/* ---- ours ---- */

static void add_own(struct work *w, const char *text, const char *system)
{
	struct address_range range;

	if (!address_parse(&range, text))
		return;
	w->own = array_grow(w->own, w->n_own, sizeof *w->own);
	w->own[w->n_own++] = (struct botnet_own){range, xstrdup(system)};
}

/* Addresses stand among domains, split at blanks, "," or ";". */
static void add_system(struct work *w, const struct entry *entry)
{
	const char *c = fields_get(&entry->record.fields, "addresses");

	while (*c) {
		size_t n = strcspn(c, " ,;\n\t");
		char *text = xstrndup(c, n);

		add_own(w, text, entry->record.object);
		free(text);
		c += n;
		c += strspn(c, " ,;\n\t");
	}
}

static bool load_own(struct work *w, struct err *err)
{
	const struct config *config = &w->app->config;
	struct entries systems;

	for (size_t i = 0; i < config->n_ranges; i++)
		add_own(w, config->range[i], "");
	if (!records_newest(&systems, w->app->db, "system", err))
		return false;
	for (size_t i = 0; i < systems.n; i++)
		if (systems.entry[i].record.effect != RECORD_CLOSES)
			add_system(w, &systems.entry[i]);
	entries_release(&systems);
	return w->n_own || err_set(err, ERR_USAGE, "no-ranges",
	                           _("none of our addresses are known: say them in %s, ranges = "
	                             "{\"203.0.113.0/24\"}"),
	                           config->path);
}

/* ---- entries ---- */

static bool is_known(const struct work *w, const struct botnet_match *match)
{
	const struct botnet_hit *hit = botnet_find(&w->known, match->address);

	return hit && (!hit->cleaned_at || strcmp(hit->sha256, w->result.sha256) == 0);
}

static bool put(struct work *w, enum entry_kind kind, char *text, struct record *record,
                const char *system, char **number, struct err *err)
{
	const struct log_draft draft = {
	    .kind = kind, .text = text, .system = system, .record = record};
	struct entry entry;
	bool ok;

	record->kind = xstrdup("botnet");
	fields_set(&record->fields, "list", w->result.list);
	fields_set(&record->fields, "sha256", w->result.sha256);
	ok = log_put(&entry, w->app, &draft, err);
	if (ok) {
		if (number)
			*number = xstrdup(entry.number ? entry.number : "");
		entry_release(&entry);
	}
	record_release(record);
	free(text);
	return ok;
}

static bool put_list(struct work *w, struct err *err)
{
	struct botnet_import *result = &w->result;
	struct record record = {.object = xstrdup("")};
	char *text =
	    xasprintf(_("List of botnet addresses %s (SHA-256 %s): %zu addresses, %zu of "
	                "ours, %zu of them new"),
	              result->list, result->sha256, result->addresses, result->hits, result->fresh);

	fields_set_int(&record.fields, "size", (int64_t)w->size);
	fields_set_int(&record.fields, "addresses", (int64_t)result->addresses);
	fields_set_int(&record.fields, "twice", (int64_t)result->twice);
	fields_set_int(&record.fields, "bad", (int64_t)result->bad.n);
	fields_set_int(&record.fields, "hits", (int64_t)result->hits);
	fields_set_int(&record.fields, "fresh", (int64_t)result->fresh);
	return put(w, ENTRY_RECEIVED, text, &record, NULL, &result->number, err);
}

static bool put_hit(struct work *w, const struct botnet_match *match, struct err *err)
{
	struct record record = {.object = xstrdup(match->address), .effect = RECORD_OPENS};
	char *text =
	    xasprintf(_("Address %s stands on the list of botnet addresses %s, line %d: to "
	                "be cleaned"),
	              match->address, w->result.list, match->item->line);

	fields_set_int(&record.fields, "line", match->item->line);
	fields_set(&record.fields, "note", match->item->note);
	fields_set(&record.fields, "system", match->own->system);
	return put(w, ENTRY_CHECK, text, &record, match->own->system, NULL, err);
}

static bool load_known(struct work *w, struct err *err)
{
	struct entries records;

	if (!records_load(&records, w->app->db, "botnet", NULL, err))
		return false;
	botnet_fold(&w->known, &records);
	entries_release(&records);
	return true;
}

/* Inside of the transaction: another console may have taken in the same list. */
static bool enter(struct work *w, struct err *err)
{
	bool ok;

	if (!load_own(w, err) || !load_known(w, err))
		return false;
	botnet_match(&w->matches, &w->items, w->own, w->n_own);
	if (w->matches.n > BOTNET_HITS_MOST)
		return err_set(
		    err, ERR_INPUT, "too-many-hits",
		    _("%s: more than %d of our addresses stand on it; are the ranges of %s "
		      "right? nothing was entered"),
		    w->result.list, (int)BOTNET_HITS_MOST, w->app->config.path);
	w->result.hits = w->matches.n;
	for (size_t i = 0; i < w->matches.n; i++)
		w->result.fresh += !is_known(w, &w->matches.match[i]);
	ok = put_list(w, err);
	for (size_t i = 0; ok && i < w->matches.n; i++)
		ok = is_known(w, &w->matches.match[i]) || put_hit(w, &w->matches.match[i], err);
	return ok;
}

/* ---- the file ---- */

static void hash_file(char out[HASH_HEX], const char *data, size_t n)
{
	struct hash *hash = hash_new();
	uint8_t sum[HASH_SIZE];

	hash_add(hash, data, n);
	hash_finish(hash, sum);
	hash_hex(out, sum);
}

static bool read_list(struct work *w, const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	char *raw, *text;
	bool ok;

	if (!file_read(&raw, &w->size, path, LIST_LIMIT, err))
		return false;
	w->result.list = strcmp(path, "-") == 0 ? xstrdup(_("standard input"))
	                                        : utf8_line(slash ? slash + 1 : path);
	hash_file(w->result.sha256, raw, w->size);
	ok = utf8_clean(&text, raw, w->size, err);
	free(raw);
	if (!ok)
		return err_wrap(err, "%s", w->result.list);
	ok = botnet_read(&w->items, w->result.list, text, &w->result.bad, err);
	free(text);
	w->result.addresses = w->items.n;
	w->result.twice = w->items.twice;
	return ok;
}

static void work_release(struct work *w)
{
	botnet_items_release(&w->items);
	botnet_matches_release(&w->matches);
	botnet_hits_release(&w->known);
	for (size_t i = 0; i < w->n_own; i++)
		free(w->own[i].system);
	free(w->own);
}

bool botnet_import(struct botnet_import *out, struct app *app, const char *path, struct err *err)
{
	struct work w = {.app = app};
	bool ok = app_may(app, true, err) && read_list(&w, path, err);

	if (ok) {
		ok = db_begin(app->db, err);
		if (ok && !(enter(&w, err) && db_commit(app->db, err))) {
			db_rollback(app->db);
			ok = false;
		}
	}
	work_release(&w);
	if (ok)
		*out = w.result;
	else
		botnet_import_release(&w.result);
	return ok;
}

void botnet_import_release(struct botnet_import *import)
{
	free(import->list);
	free(import->number);
	findings_release(&import->bad);
	*import = (struct botnet_import){0};
}

/* ---- afterwards ---- */

bool botnet_list(struct botnet_hits *out, struct app *app, struct err *err)
{
	struct entries records;

	if (!records_load(&records, app->db, "botnet", NULL, err))
		return false;
	botnet_fold(out, &records);
	entries_release(&records);
	return true;
}

static bool want_open(char out[ADDRESS_TEXT], struct app *app, const char *address, struct err *err)
{
	struct address_range range;
	struct botnet_hits hits;
	const struct botnet_hit *hit;
	bool ok;

	if (!address_parse(&range, address))
		return err_set(err, ERR_USAGE, "bad-address",
		               _("\"%s\" is no address such as 203.0.113.7 or 2001:db8::7"),
		               address);
	address_format(out, &range);
	if (!botnet_list(&hits, app, err))
		return false;
	hit = botnet_find(&hits, out);
	ok = hit && !hit->cleaned_at;
	if (!ok)
		err_set(err, ERR_NOT_FOUND, "no-hit",
		        _("%s is not among what is still to be cleaned (see: trucban botnet list)"),
		        out);
	botnet_hits_release(&hits);
	return ok;
}

bool botnet_clean(struct entry *out, struct app *app, const char *address, const char *evidence,
                  struct err *err)
{
	char shown[ADDRESS_TEXT];
	struct record record = {.effect = RECORD_CLOSES};
	struct log_draft draft = {.kind = ENTRY_CHECK, .record = &record};
	char *text;
	bool ok;

	if (!app_may(app, true, err))
		return false;
	if (!evidence || !evidence[strspn(evidence, " \t")])
		return err_set(err, ERR_USAGE, "no-evidence",
		               _("how was %s cleaned, and what shows it?"), address);
	if (!want_open(shown, app, address, err))
		return false;
	record.kind = xstrdup("botnet");
	record.object = xstrdup(shown);
	fields_set(&record.fields, "evidence", evidence);
	text = xasprintf(_("Address %s on a list of botnet addresses is cleaned: %s"), shown,
	                 evidence);
	draft.text = text;
	ok = log_add(out, app, &draft, err);
	record_release(&record);
	free(text);
	return ok;
}
