#include "command/show_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_record.h"
#include "domain/entry_number.h"

#include "base/banned.h"

static void entry_json(struct json *item, const struct entry *entry)
{
	json_put_int(item, "seq", entry->seq);
	json_put_some(item, "number", entry->number);
	json_put_text(item, "entry_id", entry->entry_id);
	json_put_time(item, "happened_at", entry->happened_at);
	json_put_time(item, "entered_at", entry->entered_at);
	json_put_some(item, "slot", entry->shift);
	json_put_some(item, "person", entry->person);
	json_put_some(item, "name", entry->name);
	json_put_int(item, "uid", entry->uid);
	json_put_text(item, "auth", entry->auth);
	json_put_text(item, "kind", entry_kind_name(entry->kind));
	json_put_text(item, "text", entry->text);
	json_put_some(item, "system", entry->system);
	if (entry->refers_to)
		json_put_int(item, "refers_to", entry->refers_to);
	else
		json_put_null(item, "refers_to");
	json_put_some(item, "refers_to_number", entry->refers_number);
	if (entry->amended_by)
		json_put_int(item, "amended_by", entry->amended_by);
	else
		json_put_null(item, "amended_by");
	json_put_some(item, "amended_by_number", entry->amended_number);
	record_json(item, &entry->record);
	json_put_int(item, "format", entry->format);
	json_put_text(item, "commit", entry->commit);
	json_put_text(item, "hash", entry->hash);
}

static char *corrected(const struct entry *entry)
{
	return entry_number_beside(entry->refers_number, entry->refers_to, entry->number);
}

static char *corrected_by(const struct entry *entry)
{
	return entry_number_beside(entry->amended_number, entry->amended_by, entry->number);
}

/* How the program came to know who wrote. */
static const char *auth_words(const char *auth)
{
	if (!strcmp(auth, "os"))
		return _("login of the computer");
	if (!strcmp(auth, "pin"))
		return _("PIN");
	return !strcmp(auth, "stated") ? _("stated (--as)") : auth;
}

/* On one line of a list; line breaks inside become blanks. */
static char *one_line(const struct entry *entry)
{
	struct str s = {0};
	char *text;

	if (entry->refers_to) {
		text = corrected(entry);
		str_addf(&s, _("[corrects %s] "), text);
		free(text);
	}
	if (entry->amended_by) {
		text = corrected_by(entry);
		str_addf(&s, _("[corrected by %s] "), text);
		free(text);
	}
	str_add(&s, entry->text ? entry->text : _("(removed by order)"));
	text = str_take(&s);
	for (char *c = text; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	return text;
}

/* All numbers are short where they are of one period. */
static const char *series_of(const struct entries *entries)
{
	const char *first = entries->entry[0].number;

	for (size_t i = 1; i < entries->n; i++)
		if (!entry_number_same_series(first, entries->entry[i].number))
			return NULL;
	return first;
}

static void entries_text(struct out *out, const struct entries *entries)
{
	static const char *const head[] = {N_("NO."),  N_("HAPPENED"), N_("ENTERED"),
	                                   N_("KIND"), N_("CONTENT"),  N_("WHO")};
	const char *series = series_of(entries);
	struct columns c;

	columns_init(&c, 6, head);
	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *entry = &entries->entry[i];
		char happened[ZONE_TEXT], entered[ZONE_TEXT];
		char *text = one_line(entry);
		char *number = entry_number_beside(entry->number, entry->seq, series);

		columns_add(&c, number);
		columns_add(&c, zone_vn(happened, entry->happened_at));
		columns_add(&c, zone_vn(entered, entry->entered_at));
		columns_add(&c, entry_kind_label(entry->kind));
		columns_add(&c, text);
		columns_add(&c, entry->name && *entry->name ? entry->name : entry->person);
		free(number);
		free(text);
	}
	columns_show(&c, out);
}

void entries_show(struct out *out, const struct app *app, const struct entries *entries)
{
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < entries->n; i++)
			entry_json(json_put_object(top, NULL), &entries->entry[i]);
		out_json(out, top);
		return;
	}
	if (!entries->n) {
		out_word(out, _("no entry"));
		return;
	}
	mark_show(out, app);
	entries_text(out, entries);
}

void entry_show(struct out *out, const struct app *app, const struct entry *entry)
{
	struct json *top;
	char *text, *number;
	char at[ZONE_TEXT];

	if (out->json) {
		top = json_new_object();
		entry_json(top, entry);
		out_json(out, top);
		return;
	}
	text = one_line(entry);
	number = entry_number_short(entry->number, entry->seq);
	out_addf(out, "%s  %s  %s  %s\n", number, zone_vn(at, entry->happened_at),
	         entry_kind_label(entry->kind), text);
	mark_show(out, app);
	free(number);
	free(text);
}

static void line(struct columns *c, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	columns_add(c, name);
	columns_add(c, value);
}

static void own_line(struct columns *c, const char *name, char *value)
{
	line(c, name, value);
	free(value);
}

static void when_and_who(struct columns *c, const struct entry *entry)
{
	char at[ZONE_TEXT];

	line(c, _("Kind"), entry_kind_label(entry->kind));
	line(c, _("Happened"), zone_vn(at, entry->happened_at));
	line(c, _("Entered"), zone_vn(at, entry->entered_at));
	line(c, _("Shift"), entry->shift ? entry->shift : _("outside any shift"));
	own_line(c, _("By"),
	         entry->name && *entry->name ? xasprintf("%s (%s)", entry->name, entry->person)
	                                     : xstrdup(entry->person));
	own_line(
	    c, _("Known by"),
	    xasprintf(_("%s, user number %lld"), auth_words(entry->auth), (long long)entry->uid));
	line(c, _("System"), entry->system);
	if (entry->refers_to)
		own_line(c, _("Corrects"), corrected(entry));
	if (entry->amended_by)
		own_line(c, _("Corrected by"), corrected_by(entry));
}

static void entry_text(struct out *out, const struct entry *entry)
{
	struct columns c;

	if (entry->number)
		out_addf(out, _("Entry %s (%lld of the whole log)\n"), entry->number,
		         (long long)entry->seq);
	else
		out_addf(out, _("Entry %lld of the log\n"), (long long)entry->seq);
	columns_init(&c, 2, NULL);
	c.wrap = true;
	when_and_who(&c, entry);
	line(&c, _("Content"), entry->text ? entry->text : _("(removed by order)"));
	record_lines(&c, &entry->record);
	line(&c, _("Hash"), entry->hash);
	columns_show(&c, out);
}

void entry_show_all(struct out *out, const struct app *app, const struct entry *entry)
{
	if (out->json) {
		entry_show(out, app, entry);
		return;
	}
	entry_text(out, entry);
	mark_show(out, app);
}

void verify_show(struct out *out, const struct app *app, int64_t broken, int64_t checked)
{
	struct json *top;

	if (!out->json) {
		mark_show(out, app);
		out_addf(out, _("%lld entries checked\n"), (long long)checked);
		if (!broken)
			out_addf(out, "%s\n", _("the chain is whole"));
		return;
	}
	top = json_new_object();
	json_put_int(top, "checked", checked);
	if (broken)
		json_put_int(top, "broken", broken);
	else
		json_put_null(top, "broken");
	out_json(out, top);
}
