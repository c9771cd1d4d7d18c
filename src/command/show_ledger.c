#include "command/show_ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"

#include "base/banned.h"

static const char *const measure_names[MEASURES] = {
    [MEASURE_HOURS] = "hours", [MEASURE_POINTS] = "points", [MEASURE_SHIFTS] = "shifts"};

bool ledger_measure_find(enum ledger_measure *out, const char *name)
{
	for (int i = 0; i < MEASURES; i++)
		if (strcmp(measure_names[i], name) == 0) {
			*out = (enum ledger_measure)i;
			return true;
		}
	return false;
}

/* ---- cells ---- */

static void add_tenths(struct columns *c, int tenths)
{
	if (tenths % 10)
		columns_addf(c, _("%d.%d"), tenths / 10, tenths % 10);
	else
		columns_addf(c, "%d", tenths / 10);
}

static void add_hours(struct columns *c, int minutes)
{
	add_tenths(c, (minutes + 3) / 6);
}

/* "+1,5", "-2", "0" */
static void add_signed(struct columns *c, int tenths)
{
	int size = tenths < 0 ? -tenths : tenths;
	const char *sign = tenths > 0 ? "+" : tenths < 0 ? "-" : "";

	if (size % 10)
		columns_addf(c, _("%s%d.%d"), sign, size / 10, size % 10);
	else
		columns_addf(c, "%s%d", sign, size / 10);
}

static void add_count(struct columns *c, const struct ledger_count *count,
                      enum ledger_measure measure)
{
	if (!count->shifts && !count->minutes && !count->points)
		columns_add(c, "");
	else if (measure == MEASURE_HOURS)
		add_hours(c, count->minutes);
	else
		columns_addf(c, "%d", measure == MEASURE_POINTS ? count->points : count->shifts);
}

/* ---- the ledger ---- */

static const char *const kind_heads[WEIGHTS] = {
    [WEIGHT_WORKDAY] = N_("WORKING"),
    [WEIGHT_WEEKLY_REST] = N_("WEEKLY REST"),
    [WEIGHT_COMPENSATORY] = N_("IN LIEU"),
    [WEIGHT_STATUTORY] = N_("STATUTORY"),
    [WEIGHT_TET] = N_("TET"),
    [WEIGHT_TET_EVE] = N_("TET'S EVE"),
};

static const char *const by_heads[LEDGER_BYS] = {
    [BY_PERSON] = N_("CODE"),      [BY_UNIT] = N_("UNIT"), [BY_POST] = N_("POST TITLE"),
    [BY_KIND] = N_("KIND OF DAY"), [BY_YEAR] = N_("YEAR"),
};

struct sheet {
	const struct ledger_groups *groups;
	enum ledger_by by;
	enum ledger_measure measure;
	bool kind[WEIGHTS]; /* is there any? */
	bool is_narrow;     /* kinds had no room */
	bool compares;      /* with an average: people and units */
};

static void look(struct sheet *sheet)
{
	sheet->compares = sheet->by == BY_PERSON || sheet->by == BY_UNIT;
	for (size_t i = 0; sheet->by != BY_KIND && i < sheet->groups->n; i++)
		for (int k = 0; k < WEIGHTS; k++) {
			const struct ledger_count *count = &sheet->groups->group[i].kind[k];

			if (count->shifts || count->minutes || count->points)
				sheet->kind[k] = true;
		}
}

/* Returns how many columns there are; the bars come before the last one. */
static size_t add_heads(struct columns *c, const struct sheet *sheet)
{
	columns_add(c, _(by_heads[sheet->by]));
	if (sheet->by == BY_PERSON)
		columns_add(c, _("NAME"));
	if (sheet->by == BY_UNIT)
		columns_add(c, _("PEOPLE"));
	columns_add(c, _("TURNS"));
	for (int k = 0; k < WEIGHTS; k++)
		if (sheet->kind[k])
			columns_add(c, _(kind_heads[k]));
	columns_add(c, _("NIGHT"));
	columns_add(c, _("HOURS"));
	columns_add(c, _("SCORE"));
	if (sheet->by == BY_UNIT)
		columns_add(c, _("PER HEAD"));
	if (sheet->compares)
		columns_add(c, _("OFF"));
	columns_add(c, "");
	columns_add(c, sheet->by == BY_PERSON ? _("NOTE") : "");
	return c->n;
}

static void add_note(struct columns *c, const struct ledger_group *group)
{
	char day[DATE_TEXT];

	if (group->has_left)
		columns_add(c, _("gone, not counted"));
	else if (group->exempt)
		columns_add(c, _("exempt, not counted"));
	else if (group->is_new && group->has_first)
		columns_addf(c, _("new in the ledger, since %s"), date_vn(day, group->first));
	else
		columns_add(c, group->is_new ? _("not in the ledger yet") : "");
}

static void add_group(struct columns *c, const struct sheet *sheet,
                      const struct ledger_group *group)
{
	columns_add(c, sheet->by == BY_PERSON ? group->key : group->label);
	if (sheet->by == BY_PERSON)
		columns_add(c, group->label);
	if (sheet->by == BY_UNIT)
		columns_addf(c, "%d", group->people);
	columns_addf(c, "%d", group->total.shifts);
	for (int k = 0; k < WEIGHTS; k++)
		if (sheet->kind[k])
			add_count(c, &group->kind[k], sheet->measure);
	add_hours(c, group->total.night);
	add_hours(c, group->total.minutes);
	columns_addf(c, "%d", group->total.points);
	if (sheet->by == BY_UNIT)
		add_tenths(c, ledger_group_points(group));
	if (sheet->compares && ledger_group_counts(group))
		add_signed(c, ledger_group_points(group) - sheet->groups->average);
	else if (sheet->compares)
		columns_add(c, "");
	columns_add(c, "");
	if (sheet->by == BY_PERSON)
		add_note(c, group);
	else
		columns_add(c, "");
}

static void show_sums(struct out *out, const struct sheet *sheet)
{
	static const char *const measured[MEASURES] = {
	    [MEASURE_HOURS] = N_("columns by kind of day: hours\n"),
	    [MEASURE_POINTS] = N_("columns by kind of day: points\n"),
	    [MEASURE_SHIFTS] = N_("columns by kind of day: shifts\n"),
	};
	const struct ledger_groups *groups = sheet->groups;
	struct ledger_count all = {0};
	int tenths;

	for (size_t i = 0; i < groups->n; i++)
		ledger_count_add(&all, &groups->group[i].total);
	if (sheet->is_narrow)
		out_word(out, "%s",
		         _("the screen is too narrow for columns by kind of day: see "
		           "--by kind"));
	else if (sheet->by != BY_KIND)
		out_add(out, _(measured[sheet->measure]));
	tenths = (all.minutes + 3) / 6;
	out_addf(out, _("together: %d shifts, %d.%d hours, %d points\n"), all.shifts, tenths / 10,
	         tenths % 10, all.points);
	if (sheet->compares)
		out_addf(out, _("average: %d.%d points; standard deviation: %d.%d\n"),
		         groups->average / 10, groups->average % 10, groups->deviation / 10,
		         groups->deviation % 10);
	if (groups->cut)
		out_word(out,
		         _("%zu rows of imported history lie only in part in these days and were "
		           "not counted"),
		         groups->cut);
}

static void fill(struct columns *c, const struct sheet *sheet)
{
	columns_init(c, 1, NULL);
	c->columns = add_heads(c, sheet);
	for (size_t i = 0; i < sheet->groups->n; i++)
		add_group(c, sheet, &sheet->groups->group[i]);
}

/* On a narrow screen names and bars are worth more. */
static void drop_kinds(struct sheet *sheet)
{
	for (int k = 0; k < WEIGHTS; k++) {
		sheet->is_narrow = sheet->is_narrow || sheet->kind[k];
		sheet->kind[k] = false;
	}
}

void ledger_show(struct out *out, const struct ledger_groups *groups,
                 const struct ledger_query *query, enum ledger_measure measure)
{
	struct sheet sheet = {.groups = groups, .by = query->by, .measure = measure};
	int *points = xcalloc(groups->n + 1, sizeof *points);
	struct columns c;

	look(&sheet);
	fill(&c, &sheet);
	if (sheet.by != BY_KIND && !columns_fit(&c, out)) {
		columns_release(&c);
		drop_kinds(&sheet);
		fill(&c, &sheet);
	}
	for (size_t i = 0; i < groups->n; i++)
		points[i] = ledger_group_points(&groups->group[i]);
	columns_bars(&c, out, c.columns - 2, points);
	columns_show(&c, out);
	free(points);
	show_sums(out, &sheet);
}

static void counts_json(struct json *item, const struct ledger_group *group)
{
	struct json *kinds, *minutes;

	json_put_int(item, "shifts", group->total.shifts);
	json_put_int(item, "points", group->total.points);
	json_put_int(item, "night_minutes", group->total.night);
	minutes = json_put_object(item, "minutes");
	for (int k = 0; k < WEIGHTS; k++)
		json_put_int(minutes, weight_kind_name((enum weight_kind)k),
		             group->kind[k].minutes);
	kinds = json_put_object(item, "kinds");
	for (int k = 0; k < WEIGHTS; k++) {
		struct json *kind = json_put_object(kinds, weight_kind_name((enum weight_kind)k));

		json_put_int(kind, "shifts", group->kind[k].shifts);
		json_put_int(kind, "points", group->kind[k].points);
		json_put_int(kind, "minutes", group->kind[k].minutes);
		json_put_int(kind, "night_minutes", group->kind[k].night);
	}
}

static void person_json(struct json *item, const struct ledger_group *group)
{
	json_put_text(item, "person", group->key);
	json_put_text(item, "name", group->label);
	json_put_bool(item, "exempt", group->exempt);
	json_put_bool(item, "left", group->has_left);
	json_put_bool(item, "new", group->is_new);
	if (group->has_first)
		json_put_date(item, "first_duty", group->first);
	else
		json_put_null(item, "first_duty");
}

void ledger_json(struct out *out, const struct ledger_groups *groups,
                 const struct ledger_query *query)
{
	struct json *top = json_new_object();
	struct json *list;

	json_put_text(top, "by", ledger_by_name(query->by));
	if (query->year)
		json_put_int(top, "year", query->year);
	else
		json_put_null(top, "year");
	if (query->has_span) {
		json_put_date(top, "from", query->from);
		json_put_date(top, "to", query->to);
	}
	json_put_int(top, "average_tenths", groups->average);
	json_put_int(top, "deviation_tenths", groups->deviation);
	json_put_int(top, "history_rows_cut", (int64_t)groups->cut);
	list = json_put_array(top, query->by == BY_PERSON ? "people" : "groups");
	for (size_t i = 0; i < groups->n; i++) {
		const struct ledger_group *group = &groups->group[i];
		struct json *item = json_put_object(list, NULL);

		if (query->by == BY_PERSON) {
			person_json(item, group);
		} else {
			json_put_text(item, "key", group->key);
			json_put_text(item, "label", group->label);
		}
		if (query->by == BY_UNIT)
			json_put_int(item, "people", group->people);
		counts_json(item, group);
	}
	out_json(out, top);
}

/* ---- rest ---- */

static void show_rule(struct out *out, const struct rest_rule *rule)
{
	char day[DATE_TEXT];

	if (*rule->source)
		columns_textf(
		    out,
		    _("hours of rest for an hour of duty: working day %d%%, night %d%%, weekly "
		      "rest %d%%, holiday %d%%; source as configured: %s"),
		    rule->percent[REST_DAY], rule->percent[REST_NIGHT], rule->percent[REST_WEEKLY],
		    rule->percent[REST_HOLIDAY], rule->source);
	else
		columns_textf(
		    out, "%s",
		    _("UNVERIFIED: hour for hour, as nothing else is configured; no text that "
		      "fixes rest for duty was found (Joint Circular "
		      "08/2005/TTLT-BNV-BTC was not seen)"));
	columns_textf(out, "%s",
	              _("night: 22:00-06:00 (Labour Code 45/2019/QH14, art. 106); of a day off the "
	                "whole day is of its kind; hours only, no money"));
	if (rule->has_since)
		out_addf(out, _("since %s, as configured\n"), date_vn(day, rule->since));
}

void rest_show(struct out *out, const struct rest_lines *lines, const struct rest_rule *rule)
{
	static const char *const head[] = {
	    N_("CODE"),   N_("NAME"),  N_("WORKING"), N_("NIGHT"), N_("WEEKLY REST"), N_("HOLIDAY"),
	    N_("EARNED"), N_("TAKEN"), N_("OWED"),    "",          N_("NOTE")};
	enum { BAR = 9, HEADS = 11 };
	int *owed = xcalloc(lines->n + 1, sizeof *owed);
	struct columns c;

	columns_init(&c, HEADS, head);
	for (size_t i = 0; i < lines->n; i++) {
		const struct rest_line *line = &lines->line[i];

		owed[i] = line->earned > line->taken ? line->earned - line->taken : 0;
		columns_add(&c, line->person);
		columns_add(&c, line->name);
		for (int k = 0; k < REST_CLASSES; k++)
			add_hours(&c, line->minutes[k]);
		add_hours(&c, line->earned);
		add_hours(&c, line->taken);
		if (line->taken > line->earned)
			add_signed(&c, -(line->taken - line->earned + 3) / 6);
		else
			add_hours(&c, owed[i]);
		columns_add(&c, "");
		if (line->blind)
			columns_addf(&c, _("%d shifts without hours"), line->blind);
		else
			columns_add(&c, line->has_left ? _("gone") : "");
	}
	c.spare = "9"; /* the bar */
	columns_bars(&c, out, BAR, owed);
	columns_show(&c, out);
	free(owed);
	show_rule(out, rule);
}

void rest_json(struct out *out, const struct rest_lines *lines, const struct rest_rule *rule)
{
	struct json *top = json_new_object();
	struct json *part = json_put_object(top, "rule");

	for (int k = 0; k < REST_CLASSES; k++)
		json_put_int(part, rest_class_name((enum rest_class)k), rule->percent[k]);
	json_put_int(part, "whole_day_minutes", rule->day);
	json_put_some(part, "source", rule->source);
	json_put_text(part, "status", *rule->source ? "configured" : "unverified");
	if (rule->has_since)
		json_put_date(part, "since", rule->since);
	else
		json_put_null(part, "since");
	part = json_put_array(top, "people");
	for (size_t i = 0; i < lines->n; i++) {
		const struct rest_line *line = &lines->line[i];
		struct json *item = json_put_object(part, NULL);
		struct json *minutes;

		json_put_text(item, "person", line->person);
		json_put_text(item, "name", line->name);
		json_put_bool(item, "left", line->has_left);
		minutes = json_put_object(item, "duty_minutes");
		for (int k = 0; k < REST_CLASSES; k++)
			json_put_int(minutes, rest_class_name((enum rest_class)k),
			             line->minutes[k]);
		json_put_int(item, "earned_minutes", line->earned);
		json_put_int(item, "taken_minutes", line->taken);
		json_put_int(item, "owed_minutes", line->earned - line->taken);
		json_put_int(item, "shifts_without_hours", line->blind);
	}
	out_json(out, top);
}

/* ---- imports ---- */

void imports_show(struct out *out, const struct history_imports *imports)
{
	static const char *const head[] = {N_("NO."),  N_("FILE"),   N_("DAY"), N_("BY"),
	                                   N_("ROWS"), N_("POINTS"), N_("NOTE")};
	struct columns c;

	columns_init(&c, 7, head);
	c.wrap = true;
	for (size_t i = 0; i < imports->n; i++) {
		const struct history_import *import = &imports->import[i];
		char day[DATE_TEXT];

		columns_addf(&c, "%lld", (long long)import->number);
		columns_add(&c, import->file);
		columns_add(&c, date_vn(day, zone_date(import->at)));
		columns_add(&c, import->by);
		columns_addf(&c, "%d", import->rows);
		columns_addf(&c, "%d", import->points);
		if (import->removed_at)
			columns_addf(&c, _("taken back by %s on %s: %s"), import->removed_by,
			             date_vn(day, zone_date(import->removed_at)), import->reason);
		else
			columns_add(&c, "");
	}
	columns_show(&c, out);
}

void imports_json(struct out *out, const struct history_imports *imports)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < imports->n; i++) {
		const struct history_import *import = &imports->import[i];
		struct json *item = json_put_object(top, NULL);

		json_put_int(item, "import", import->number);
		json_put_text(item, "file", import->file);
		json_put_text(item, "sha256", import->hash);
		json_put_text(item, "by", import->by);
		json_put_time(item, "at", import->at);
		json_put_int(item, "rows", import->rows);
		json_put_int(item, "points", import->points);
		json_put_time(item, "removed_at", import->removed_at);
		json_put_some(item, "removed_by", import->removed_by);
		json_put_some(item, "reason", import->reason);
	}
	out_json(out, top);
}
