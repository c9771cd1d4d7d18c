#include "service/defence_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "service/phrases.h"

#include "base/banned.h"

/* ---- what a change would cost ---- */

static void add_piece(struct str *all, const char *text)
{
	str_addf(all, "%s%s", all->n ? "; " : "", text);
}

static void add_count(struct str *all, int64_t cost, int unit, const char *what)
{
	const int64_t n = unit ? cost / unit : 0;

	if (n)
		str_addf(all, "%s%s %+lld", all->n ? "; " : "", what, (long long)n);
}

char *defence_price_text(const struct price *price, const struct roster_weights *weights,
                         bool is_verbose)
{
	const struct cost_parts *added = &price->added;
	const int64_t fairness = added->points + added->shifts;
	struct str all = {0};

	if (!price->is_possible)
		return xstrdup(price->is_exact ? _("no roster without broken rules has it")
		                               : _("a rule is broken by every exchange"));
	add_count(&all, added->adjacent, weights->adjacent, _("two days running"));
	add_count(&all, added->changes, weights->moved, _("changes to the version in force"));
	if (added->wishes)
		add_piece(&all, added->wishes > 0 ? _("against wishes") : _("more as wished"));
	if (fairness)
		add_piece(&all, fairness > 0 ? _("points and shifts less even")
		                             : _("points and shifts more even"));
	if (!all.n)
		add_piece(&all, _("just as good"));
	if (price->others)
		str_addf(&all, _("; other slots that change: %d"), price->others);
	str_addf(&all, " (%s)", price->is_exact ? _("all generated again") : _("this slot alone"));
	if (is_verbose)
		str_addf(&all, " %+lld", (long long)cost_total(added));
	return str_take(&all);
}

/* ---- the sheet ---- */

static bool is_wanted(const struct defence_look *look, const char *person)
{
	return !look->person || strcmp(look->person, person) == 0;
}

static void add_rules(struct sheet *out, const struct defence *defence,
                      const struct defence_look *look)
{
	struct sheet_part *rows;

	sheet_heading(out, _("RULES APPLIED"));
	rows = sheet_rows(out, 1, NULL);
	for (size_t i = 0; i < defence->n_rules; i++)
		sheet_cell(rows, defence->rule[i]);
	if (look->is_verbose || !defence->usual_weights) {
		char *weights = roster_weights_format(&defence->weights);

		sheet_line(out, _("weights: %s"), weights);
		free(weights);
	}
}

static int shifts_of(const struct defence_person *person)
{
	int shifts = 0;

	for (int k = 0; k < WEIGHTS; k++)
		shifts += person->shifts[k];
	return shifts;
}

static void add_person(struct sheet_part *rows, const struct defence_person *person)
{
	const int *shifts = person->shifts;

	sheet_cell(rows, person->name);
	sheet_cellf(rows, "%d%s", person->before, person->counted == person->before ? "" : "*");
	sheet_cellf(rows, "%d", person->points);
	sheet_cellf(rows, "%d", person->before + person->points);
	sheet_cellf(rows, "%d", shifts_of(person));
	sheet_cellf(rows, "%d", shifts[WEIGHT_WORKDAY]);
	sheet_cellf(rows, "%d", shifts[WEIGHT_WEEKLY_REST] + shifts[WEIGHT_COMPENSATORY]);
	sheet_cellf(rows, "%d",
	            shifts[WEIGHT_STATUTORY] + shifts[WEIGHT_TET] + shifts[WEIGHT_TET_EVE]);
	sheet_cellf(rows, "%d", person->nights);
}

static void add_people(struct sheet *out, const struct defence *defence,
                       const struct defence_look *look)
{
	static const char *const head[] = {N_("NAME"),  N_("BEFORE"),  N_("NEW"),
	                                   N_("AFTER"), N_("SHIFTS"),  N_("WORKING DAY"),
	                                   N_("REST"),  N_("HOLIDAY"), N_("NIGHT")};
	struct sheet_part *rows;
	bool has_other = false;

	sheet_heading(out, _("POINTS AND SHIFTS OF EACH PERSON"));
	rows = sheet_rows(out, 9, head);
	for (size_t i = 0; i < defence->n_people; i++) {
		const struct defence_person *person = &defence->person[i];

		if (!is_wanted(look, person->person))
			continue;
		has_other |= person->counted != person->before;
		add_person(rows, person);
	}
	if (has_other)
		sheet_line(out, "%s",
		           _("* reckoned as a few points below the average: who comes new need "
		             "not make up for years"));
}

/* ---- duty ---- */

static void add_slots(struct sheet *out, const struct roster *roster, const char *person)
{
	struct sheet_part *rows;

	sheet_heading(out, _("DUTY IN THIS ROSTER"));
	rows = sheet_rows(out, 3, NULL);
	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		char *span;

		if (strcmp(slot->person, person) != 0)
			continue;
		span = phrase_span(slot->start, slot->end);
		sheet_cell(rows, slot->id);
		sheet_cell(rows, span);
		sheet_cellf(rows, _("%d points"), slot->points);
		free(span);
	}
	if (!rows->n)
		sheet_line(out, "%s", _("none"));
}

/* Its id, or what it is: "Trực ban 19:30 T7 1/5 – 07:30 CN 2/5". Owned. */
static char *slot_text(const struct roster *roster, const char *id, bool is_paper)
{
	const struct slot *slot = is_paper ? roster_slot(roster, id) : NULL;
	const struct post *post = slot ? posts_find(&roster->posts, slot->post) : NULL;
	char *span, *text;

	if (!post)
		return xstrdup(id);
	span = phrase_span(slot->start, slot->end);
	text = xasprintf("%s %s", post->title, span);
	free(span);
	return text;
}

/* ---- wishes ---- */

static void add_wish(struct sheet *out, const struct defence *defence,
                     const struct defence_wish *wish, const struct defence_look *look)
{
	char *when = phrase_leave(wish->from, wish->to);
	char *price = defence_price_text(&wish->price, &defence->weights, look->is_verbose);
	char *slot = slot_text(&defence->roster, wish->slot, look->is_paper);
	struct sheet_part *rows;

	sheet_line(out, "%s, %s %s", wish->name, leave_kind_label(wish->kind), when);
	rows = sheet_rows(out, 2, NULL);
	rows->is_below = true;
	sheet_cell(rows, slot);
	sheet_cellf(rows, _("meeting it: %s"), price);
	free(when);
	free(price);
	free(slot);
}

static void add_wishes(struct sheet *out, const struct defence *defence,
                       const struct defence_look *look)
{
	bool has_any = false;

	sheet_heading(out, look->person ? _("WISHES NOT MET") : _("WISHES"));
	if (!look->person)
		sheet_line(out, _("met: %zu · not met: %zu"), defence->n_met, defence->n_wishes);
	for (size_t i = 0; i < defence->n_wishes; i++) {
		if (!is_wanted(look, defence->wish[i].person))
			continue;
		has_any = true;
		add_wish(out, defence, &defence->wish[i], look);
	}
	if (look->person && !has_any)
		sheet_line(out, "%s", _("none"));
}

static void add_reasons(struct sheet *out, const struct defence *defence,
                        const struct defence_look *look)
{
	struct sheet_part *rows = NULL;

	for (size_t i = 0; i < defence->n_reasons; i++) {
		if (!is_wanted(look, defence->reason[i].person))
			continue;
		if (!rows) {
			sheet_heading(out, _("WITHOUT DUTY, AND WHY"));
			rows = sheet_rows(out, 2, NULL);
		}
		sheet_cell(rows, defence->reason[i].name);
		sheet_cell(rows, defence->reason[i].text);
	}
}

void defence_sheet(struct sheet *out, const struct defence *defence,
                   const struct defence_look *look)
{
	if (!look->person)
		add_rules(out, defence, look);
	add_people(out, defence, look);
	if (look->person)
		add_slots(out, &defence->roster, look->person);
	add_wishes(out, defence, look);
	add_reasons(out, defence, look);
}
