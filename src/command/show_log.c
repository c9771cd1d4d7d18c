#include "command/show_log.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"

#include "base/banned.h"

static void entry_json(struct json *item, const struct entry *entry)
{
	json_put_int(item, "seq", entry->seq);
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
	if (entry->refers_to)
		json_put_int(item, "refers_to", entry->refers_to);
	else
		json_put_null(item, "refers_to");
	if (entry->amended_by)
		json_put_int(item, "amended_by", entry->amended_by);
	else
		json_put_null(item, "amended_by");
	json_put_int(item, "format", entry->format);
	json_put_text(item, "commit", entry->commit);
	json_put_text(item, "hash", entry->hash);
}

/* On one line of a list; line breaks inside become blanks. */
static char *one_line(const struct entry *entry)
{
	struct str s = {0};
	char *text;

	if (entry->refers_to)
		str_addf(&s, _("[corrects %lld] "), (long long)entry->refers_to);
	if (entry->amended_by)
		str_addf(&s, _("[corrected by %lld] "), (long long)entry->amended_by);
	str_add(&s, entry->text ? entry->text : _("(removed by order)"));
	text = str_take(&s);
	for (char *c = text; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	return text;
}

static void entries_text(struct out *out, const struct entries *entries)
{
	static const char *const head[] = {N_("NO."),  N_("HAPPENED"), N_("ENTERED"),
	                                   N_("KIND"), N_("CONTENT"),  N_("WHO")};
	struct columns c;

	columns_init(&c, 6, head);
	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *entry = &entries->entry[i];
		char happened[ZONE_TEXT], entered[ZONE_TEXT];
		char *text = one_line(entry);

		columns_addf(&c, "%03lld", (long long)entry->seq);
		columns_add(&c, zone_vn(happened, entry->happened_at));
		columns_add(&c, zone_vn(entered, entry->entered_at));
		columns_add(&c, entry_kind_label(entry->kind));
		columns_add(&c, text);
		columns_add(&c, entry->name && *entry->name ? entry->name : entry->person);
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
	char *text;
	char at[ZONE_TEXT];

	if (out->json) {
		top = json_new_object();
		entry_json(top, entry);
		out_json(out, top);
		return;
	}
	text = one_line(entry);
	out_addf(out, "%03lld  %s  %s  %s\n", (long long)entry->seq,
	         zone_vn(at, entry->happened_at), entry_kind_label(entry->kind), text);
	mark_show(out, app);
	free(text);
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
