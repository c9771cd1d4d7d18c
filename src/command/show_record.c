#include "command/show_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
	bool is_time; /* UTC seconds */
} fields[] = {
    {"from", N_("From"), false},
    {"means", N_("By what means"), false},
    {"document", N_("Document no."), false},
    {"dated", N_("Dated"), false},
    {"urgency", N_("Urgency"), false},
    {"due", N_("Due"), true},
    {"content", N_("Content"), false},
    {"to", N_("Passed to"), false},
    {"at", N_("At"), true},
    {"answer", N_("Answer"), false},
    {"outcome", N_("Outcome"), false},
    {"page", N_("Page"), false},
    {"written-at", N_("Written at"), true},
    {"second-reader", N_("Second reader"), false},
};

static void field_line(struct columns *c, const struct field_value *field)
{
	char at[ZONE_TEXT];

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (strcmp(fields[i].name, field->name) != 0)
			continue;
		columns_add(c, _(fields[i].label));
		columns_add(c, fields[i].is_time ? zone_vn(at, strtoll(field->value, NULL, 10))
		                                 : field->value);
		return;
	}
	columns_add(c, field->name);
	columns_add(c, field->value);
}

void record_lines(struct columns *c, const struct record *record)
{
	if (!record->kind)
		return;
	columns_add(c, _("Record"));
	columns_addf(c, "%s%s%s", record->kind, *record->object ? " " : "", record->object);
	if (record->is_redacted) {
		columns_add(c, "");
		columns_add(c, _("(removed by order)"));
	}
	for (size_t i = 0; i < record->fields.n; i++)
		field_line(c, &record->fields.field[i]);
}

void record_json(struct json *in, const struct record *record)
{
	struct json *item, *list;

	if (!record->kind) {
		json_put_null(in, "record");
		return;
	}
	item = json_put_object(in, "record");
	json_put_text(item, "kind", record->kind);
	json_put_some(item, "object", record->object);
	json_put_text(item, "effect", record_effect_name(record->effect));
	if (record->is_redacted) {
		json_put_null(item, "fields");
		return;
	}
	list = json_put_object(item, "fields");
	for (size_t i = 0; i < record->fields.n; i++)
		json_put_text(list, record->fields.field[i].name, record->fields.field[i].value);
}
