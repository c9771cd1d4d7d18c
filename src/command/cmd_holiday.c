#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/report_import.h"

#include "base/banned.h"

static bool is_in(const struct holiday_day *day, const struct period *period)
{
	if (period->is_holiday)
		return !strcmp(day->period, period->name);
	return date_compare(day->date, period->first) >= 0 &&
	       date_compare(day->date, period->last) <= 0;
}

#define WEEKLY_REST "Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 1"

/*
 * The days of a period, one after another: its rows, and between them the weekends that a notice
 * did not name. Working days in exchange stand outside first..last. Texts are borrowed.
 */
struct day_line {
	struct date date;
	enum day_type type;
	enum holiday_status status;
	const char *name, *source;
};

struct day_list {
	struct day_line *day;
	size_t n;
};

static void add_day(struct day_list *days, const struct day_line *day)
{
	days->day = array_grow(days->day, days->n, sizeof *days->day);
	days->day[days->n++] = *day;
}

static void add_row(struct day_list *days, const struct holiday_day *row)
{
	add_day(days,
	        &(struct day_line){row->date, row->type, row->status, row->name, row->source});
}

static void fill_to(struct day_list *days, struct date *next, struct date to,
                    const struct holidays *list)
{
	for (; date_compare(*next, to) < 0; *next = date_add(*next, 1))
		if (!holidays_find(list, *next))
			add_day(days, &(struct day_line){*next, holidays_type(list, *next),
			                                 HOLIDAY_BY_LAW, "", WEEKLY_REST});
}

static struct day_list days_of(const struct holidays *list, const struct period *period)
{
	struct day_list days = {0};
	struct date next = period->first;

	for (size_t i = 0; i < list->n; i++) {
		const struct holiday_day *day = &list->day[i];

		if (!is_in(day, period))
			continue;
		if (period->is_holiday && date_compare(day->date, period->last) <= 0)
			fill_to(&days, &next, day->date, list);
		add_row(&days, day);
	}
	if (period->is_holiday)
		fill_to(&days, &next, date_add(period->last, 1), list);
	return days;
}

static void days_json(struct json *in, const struct holidays *list, const struct period *period)
{
	struct json *array = json_put_array(in, "days");
	struct day_list days = days_of(list, period);

	for (size_t i = 0; i < days.n; i++) {
		const struct day_line *day = &days.day[i];
		struct json *item = json_put_object(array, NULL);

		json_put_date(item, "date", day->date);
		json_put_text(item, "type", day_type_name(day->type));
		json_put_text(item, "status", holiday_status_name(day->status));
		json_put_some(item, "source", day->source);
		json_put_some(item, "name", day->name);
	}
	free(days.day);
}

static void period_json(struct json *item, const struct holidays *list, const struct period *period)
{
	json_put_text(item, "period", period->name);
	json_put_some(item, "title", period->title);
	json_put_date(item, "first", period->first);
	json_put_date(item, "last", period->last);
	json_put_text(item, "status", holiday_status_name(period->status));
	json_put_time(item, "start", period->start);
	json_put_time(item, "end", period->end);
	days_json(item, list, period);
}

/* The source of all days, NULL when they have several. */
static const char *common_source(const struct day_list *days)
{
	for (size_t i = 1; i < days->n; i++)
		if (strcmp(days->day[i].source, days->day[0].source) != 0)
			return NULL;
	return days->n ? days->day[0].source : NULL;
}

static void show_days(struct out *out, const struct holidays *list, const struct period *period)
{
	static const char *const head[] = {N_("DAY"), N_("KIND"), N_("STATUS"), N_("SOURCE")};
	struct day_list days = days_of(list, period);
	const char *source = common_source(&days);
	struct columns c;

	if (source && *source)
		out_addf(out, "%s: %s\n", _("source"), source);
	columns_init(&c, source ? 3 : 4, head);
	for (size_t i = 0; i < days.n; i++) {
		const struct day_line *day = &days.day[i];
		char buf[DATE_TEXT];

		columns_addf(&c, "%s %s", weekday_short(date_weekday(day->date)),
		             date_vn(buf, day->date));
		columns_add(&c, day_type_label(day->type));
		columns_add(&c, holiday_status_label(day->status));
		if (!source)
			columns_add(&c, day->source);
	}
	columns_show(&c, out);
	free(days.day);
}

static void show_period(struct out *out, const struct holidays *list, const struct period *period)
{
	char *watch = phrase_span(period->start, period->end);
	char first[DATE_TEXT], last[DATE_TEXT];

	out_addf(out, _("%s: %s to %s, %d days\n"), period->title ? period->title : period->name,
	         date_vn(first, period->first), date_vn(last, period->last),
	         period->last.day - period->first.day + 1);
	out_addf(out, _("watch: %s\n"), watch);
	if (period->status == HOLIDAY_PROVISIONAL)
		out_addf(out, "! %s\n",
		         _("provisional: computed from the law, the decision is still to come"));
	show_days(out, list, period);
	free(watch);
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct holidays list = {0};
	struct period period = {0};
	int year = 0;

	if (!app_period(&period, app, call->arg[0], err))
		return false;
	if (!period_year(&year, period.name))
		date_to_ymd(period.first, &year, NULL, NULL);
	if (!app_holidays(&list, app, year, err)) {
		period_release(&period);
		return false;
	}
	if (out->json) {
		struct json *top = json_new_object();

		period_json(top, &list, &period);
		out_json(out, top);
	} else {
		show_period(out, &list, &period);
	}
	holidays_release(&list);
	period_release(&period);
	return true;
}

/* True for the first row of its period in a year: one line of the list each. */
static bool is_first_of(const struct holidays *list, size_t i, int year)
{
	int of = 0;

	if (!period_year(&of, list->day[i].period) || of != year)
		return false;
	for (size_t k = 0; k < i; k++)
		if (!strcmp(list->day[k].period, list->day[i].period))
			return false;
	return true;
}

/* Working days in exchange are told with the period that they belong to. */
static void add_note(struct columns *c, const struct holidays *list, const struct period *period)
{
	struct str s = {0};
	char buf[DATE_TEXT];

	for (size_t i = 0; i < list->n; i++)
		if (is_in(&list->day[i], period) && list->day[i].type == DAY_MAKEUP_WORKDAY)
			str_addf(&s, _("worked in exchange: %s"), date_vn(buf, list->day[i].date));
	columns_add(c, str_text(&s));
	str_release(&s);
}

static void add_period(struct columns *c, const struct holidays *list, const struct period *period)
{
	char first[DATE_TEXT], last[DATE_TEXT];

	columns_add(c, period->name);
	columns_addf(c, "%s %s", weekday_short(date_weekday(period->first)),
	             date_vn(first, period->first));
	columns_addf(c, "%s %s", weekday_short(date_weekday(period->last)),
	             date_vn(last, period->last));
	columns_addf(c, "%d", period->last.day - period->first.day + 1);
	columns_add(c, holiday_status_label(period->status));
	columns_add(c, period->title);
	add_note(c, list, period);
}

static bool list_year(struct out *out, struct app *app, const struct holidays *list, int year,
                      struct err *err)
{
	static const char *const head[] = {N_("PERIOD"), N_("FROM"),     N_("TO"),  N_("DAYS"),
	                                   N_("STATUS"), N_("OCCASION"), N_("NOTE")};
	struct json *top = out->json ? json_new_array() : NULL;
	struct columns c;
	bool ok = true;

	columns_init(&c, 7, out->json ? NULL : head);
	for (size_t i = 0; ok && i < list->n; i++) {
		struct period period = {0};

		if (!is_first_of(list, i, year))
			continue;
		ok = period_find(&period, list, list->day[i].period, &app->config.hours, err);
		if (ok && top)
			period_json(json_put_object(top, NULL), list, &period);
		else if (ok)
			add_period(&c, list, &period);
		period_release(&period);
	}
	if (top)
		out_json(out, top);
	else
		columns_show(&c, out);
	return ok;
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct holidays list = {0};
	int64_t number = 0;
	int year = 0;
	bool ok;

	date_to_ymd(zone_date(clock_now()), &year, NULL, NULL);
	if (call->n_args) {
		if (!call_argument(&number, call, 0, 1900, 2200, err))
			return false;
		year = (int)number;
	}
	if (!app_holidays(&list, app, year, err))
		return false;
	ok = list_year(out, app, &list, year, err);
	holidays_release(&list);
	return ok;
}

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return import_run(holiday_import, call, app, out, err);
}

const struct command cmd_holiday[] = {
    {.name = "holiday list",
     .usage = N_("[YEAR]"),
     .help = N_("the periods of days off of a year"),
     .max_args = 1,
     .run = run_list},
    {.name = "holiday show",
     .usage = N_("PERIOD"),
     .help = N_("each day of a period, why it is off and who says so"),
     .min_args = 1,
     .max_args = 1,
     .run = run_show},
    {.name = "holiday import",
     .usage = N_("FILE"),
     .help = N_("take in the days of a later notice (CSV)"),
     .options = import_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_import},
    {0},
};
