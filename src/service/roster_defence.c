#include "service/roster_defence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "domain/check.h"

#include "base/banned.h"

struct sheet {
	struct defence *out;
	const struct roster_case *c;
	struct defence_time time;
};

static const struct person *person_of(const struct roster_case *c, int32_t p)
{
	return &c->task.staff.person[c->model.person[p]];
}

static const struct slot *slot_of(const struct roster_case *c, int32_t s)
{
	return &c->task.draft.slot[c->model.slot[s]];
}

static char *hours(int minutes)
{
	return minutes % 60 ? xasprintf(_("%d h %d min"), minutes / 60, minutes % 60)
	                    : xasprintf(_("%d h"), minutes / 60);
}

/* ---- the rules ---- */

/* Takes `text` over. */
static void add_rule(struct defence *out, char *text)
{
	out->rule = array_grow(out->rule, out->n_rules, sizeof *out->rule);
	out->rule[out->n_rules++] = text;
}

static void post_rules(struct sheet *sheet, const struct post *post)
{
	char *rest =
	    hours(post->rest_after > post->rest_before ? post->rest_after : post->rest_before);
	int skilled = 0;

	for (size_t i = 0; i < sheet->c->task.staff.n; i++)
		skilled += person_has_skill(&sheet->c->task.staff.person[i], post->skill);
	if (*post->concurrent)
		add_rule(sheet->out,
		         xasprintf(_("%s: whoever holds %s holds it too"), post->title,
		                   posts_pattern(&sheet->c->task.draft.posts, post)->title));
	else if (*post->skill)
		add_rule(sheet->out,
		         xasprintf(_("%s: only those with the skill \"%s\" (%d people); %s of rest "
		                     "before and after"),
		                   post->title, post->skill, skilled, rest));
	else
		add_rule(sheet->out, xasprintf(_("%s: anybody; %s of rest before and after"),
		                               post->title, rest));
	free(rest);
}

/* How many people have a rule of this kind. */
static int people_with(const struct roster_case *c, enum solve_rule_kind kind, int32_t tag)
{
	int n = 0;

	for (int32_t p = 0; p < c->model.model.n_people; p++) {
		bool has = false;

		for (int32_t i = 0; i < c->model.model.n_rules && !has; i++) {
			const struct solve_rule *rule = &c->model.model.rules[i];

			has = rule->kind == kind && rule->person == p &&
			      (tag < 0 || rule->tag == tag);
		}
		n += has;
	}
	return n;
}

static void people_rules(struct sheet *sheet)
{
	const struct roster_case *c = sheet->c;
	const struct {
		enum solve_rule_kind kind;
		int32_t tag;
		const char *text;
	} told[] = {
	    {SOLVE_LEAVE, -1, N_("leave: no duty at that time (%d people)")},
	    {SOLVE_EXEMPT, -1, N_("exemptions from all, night or on-site duty (%d people)")},
	    {SOLVE_BUSY, -1, N_("duty in other rosters, or begun already (%d people)")},
	    {SOLVE_MAX, 0, N_("a limit of shifts of one's own (%d people)")},
	    {SOLVE_MAX, 1, N_("a limit of night shifts of one's own (%d people)")},
	    {SOLVE_FIXED, -1, N_("slots locked by hand (%d people)")},
	};

	add_rule(sheet->out, xstrdup(_("nobody is in two places at once")));
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		const int n = people_with(c, told[i].kind, told[i].tag);
		char *format;

		if (!n)
			continue;
		format = xstrdup(_(told[i].text));
		add_rule(sheet->out, xasprintf("%.*s%d%s", (int)strcspn(format, "%"), format, n,
		                               strchr(format, '%') + 2));
		free(format);
	}
}

static void unit_rules(struct sheet *sheet)
{
	const struct roster_case *c = sheet->c;
	int n = 0;

	for (int32_t s = 0; s < c->model.model.n_slots; s++)
		n += *slot_of(c, s)->unit != 0;
	if (n)
		add_rule(sheet->out,
		         xasprintf(_("%d slots were given to units: only their people"), n));
}

static void team_rules(struct sheet *sheet)
{
	const struct roster_task *task = &sheet->c->task;

	for (size_t i = 0; i < task->draft.rules.n; i++)
		add_rule(sheet->out, team_rule_text(&task->draft.rules.rule[i], &task->staff,
		                                    &task->draft.posts));
}

/* ---- people ---- */

static int main_kind(const struct roster_case *c, const struct slot *slot)
{
	int minutes[WEIGHTS] = {0}, best = 0;

	roster_minutes(minutes, slot->start, slot->end, &c->task.holidays);
	for (int k = 1; k < WEIGHTS; k++)
		if (minutes[k] > minutes[best])
			best = k;
	return best;
}

static void add_people(struct sheet *sheet)
{
	const struct roster_case *c = sheet->c;
	const int32_t n = c->model.model.n_people;
	struct cost_parts *parts = xcalloc((size_t)n + 1, sizeof *parts);
	struct defence *out = sheet->out;

	roster_case_cost(&out->parts, parts, c, &c->held);
	out->person = xcalloc((size_t)n + 1, sizeof *out->person);
	out->n_people = (size_t)n;
	for (int32_t p = 0; p < n; p++)
		out->person[p] = (struct defence_person){
		    .person = xstrdup(person_of(c, p)->code),
		    .name = xstrdup(person_of(c, p)->name),
		    .before = defence_before(c, person_of(c, p)->code),
		    .counted = (int)c->model.model.measures[0].past[p],
		    .parts = parts[p],
		};
	for (int32_t i = 0; i < c->held.n; i++) {
		const struct slot *slot = slot_of(c, c->held.held[i].slot);
		struct defence_person *person = &out->person[c->held.held[i].person];

		person->points += slot->points;
		person->shifts[main_kind(c, slot)]++;
		person->nights += check_is_night(slot->start, slot->end);
	}
	free(parts);
}

/* ---- who has nothing, and why ---- */

static bool has_duty(const struct roster_case *c, int32_t person)
{
	for (int32_t i = 0; i < c->held.n; i++)
		if (c->held.held[i].person == person)
			return true;
	return false;
}

static void add_text(struct str *all, const char *text)
{
	if (strstr(str_text(all), text))
		return;
	str_addf(all, "%s%s", all->n ? "; " : "", text);
}

/* All rules that bar him somewhere; "" when there is a slot that none bars. */
static char *reasons_of(const struct roster_case *c, int32_t person)
{
	struct str all = {0};

	for (int32_t s = 0; s < c->model.model.n_slots; s++) {
		const struct post *post = posts_find(&c->task.draft.posts, slot_of(c, s)->post);
		struct roster_bar bar;

		if (!person_has_skill(person_of(c, person), post->skill))
			continue;
		if (!roster_bar_alone(&bar, &c->task, &c->model, person, s)) {
			str_release(&all);
			return xstrdup("");
		}
		add_text(&all, bar.text);
		roster_bar_release(&bar);
	}
	return str_take(&all);
}

static void add_reason(struct defence *out, const struct person *person, char *text)
{
	out->reason = array_grow(out->reason, out->n_reasons, sizeof *out->reason);
	out->reason[out->n_reasons++] =
	    (struct defence_reason){xstrdup(person->code), xstrdup(person->name), text};
}

static void add_reasons(struct sheet *sheet)
{
	const struct roster_case *c = sheet->c;
	char *is_asked = xcalloc(c->task.staff.n + 1, 1);

	for (int32_t p = 0; p < c->model.model.n_people; p++) {
		is_asked[c->model.person[p]] = 1;
		if (!has_duty(c, p)) {
			char *text = reasons_of(c, p);

			if (!*text) {
				free(text);
				text = xstrdup(
				    sheet->out->roster.edited_at
				        ? _("may have duty, but the roster was changed by hand "
				            "and gives none")
				        : _("may have duty, but others have fewer points or "
				            "fit better"));
			}
			add_reason(sheet->out, person_of(c, p), text);
		}
	}
	for (size_t i = 0; i < c->task.staff.n; i++)
		if (!is_asked[i] && !c->task.staff.person[i].has_left)
			add_reason(sheet->out, &c->task.staff.person[i],
			           xstrdup(_("has no skill that a post asks for")));
	free(is_asked);
}

/* ---- wishes ---- */

static bool touches(const struct leave *leave, const struct slot *slot)
{
	return leave->from < slot->end && slot->start < leave->to;
}

static void add_wish(struct sheet *sheet, const struct leave *leave, const struct person *person,
                     int32_t slot, const struct price *price)
{
	struct defence *out = sheet->out;

	out->wish = array_grow(out->wish, out->n_wishes, sizeof *out->wish);
	out->wish[out->n_wishes++] = (struct defence_wish){
	    .person = xstrdup(person->code),
	    .name = xstrdup(person->name),
	    .kind = leave->kind,
	    .from = leave->from,
	    .to = leave->to,
	    .slot = slot == SOLVE_NONE ? NULL : xstrdup(slot_of(sheet->c, slot)->id),
	    .price = *price,
	};
}

/* Each slot that he holds against it. */
static bool wish_off(struct sheet *sheet, const struct leave *leave, int32_t p, struct err *err)
{
	const struct roster_case *c = sheet->c;
	bool is_met = true;

	for (int32_t i = 0; i < c->held.n; i++) {
		const struct price_question question = {p, c->held.held[i].slot, false};
		struct price price;

		if (c->held.held[i].person != p || !touches(leave, slot_of(c, question.slot)))
			continue;
		is_met = false;
		price_in_place(&price, c, &question);
		if (!defence_price(&price, c, &question, &sheet->time, err))
			return false;
		price.added.wishes += c->task.weights.wish_off;
		add_wish(sheet, leave, person_of(c, p), question.slot, &price);
	}
	sheet->out->n_met += is_met;
	return true;
}

static bool is_cheaper(const struct price *a, const struct price *b)
{
	if (a->is_possible != b->is_possible)
		return a->is_possible;
	return cost_total(&a->added) < cost_total(&b->added);
}

/* The cheapest slot that would meet it. */
static bool wish_on(struct sheet *sheet, const struct leave *leave, int32_t p, struct err *err)
{
	const struct roster_case *c = sheet->c;
	struct price_question question = {p, SOLVE_NONE, true};
	struct price best = {0};

	for (int32_t s = 0; s < c->model.model.n_slots; s++) {
		const struct price_question one = {p, s, true};
		struct price price;

		if (!touches(leave, slot_of(c, s)))
			continue;
		if (solve_assignment_has(&c->held, p, s)) {
			sheet->out->n_met++;
			return true;
		}
		price_in_place(&price, c, &one);
		if (question.slot == SOLVE_NONE || is_cheaper(&price, &best)) {
			best = price;
			question.slot = s;
		}
	}
	if (question.slot == SOLVE_NONE)
		return true; /* there was no duty at that time */
	if (!defence_price(&best, c, &question, &sheet->time, err))
		return false;
	best.added.wishes += c->task.weights.wish_on;
	add_wish(sheet, leave, person_of(c, p), question.slot, &best);
	return true;
}

static bool add_wishes(struct sheet *sheet, struct err *err)
{
	const struct roster_case *c = sheet->c;

	for (size_t i = 0; i < c->task.leaves.n; i++) {
		const struct leave *leave = &c->task.leaves.leave[i];
		const struct period *period = &c->task.draft.period;
		int32_t p = 0;

		while (p < c->model.model.n_people &&
		       strcmp(person_of(c, p)->code, leave->person) != 0)
			p++;
		if (p == c->model.model.n_people || leave->to <= period->start ||
		    leave->from >= period->end)
			continue;
		if (leave->kind == LEAVE_WISH_OFF && !wish_off(sheet, leave, p, err))
			return false;
		if (leave->kind == LEAVE_WISH_ON && !wish_on(sheet, leave, p, err))
			return false;
	}
	return true;
}

/* ---- the sheet ---- */

bool roster_defence(struct defence *out, struct app *app, const char *period,
                    const struct defence_options *options, struct err *err)
{
	struct defence defence = {0};
	struct roster_case c;
	struct sheet sheet = {.out = &defence, .c = &c};
	bool ok;

	if (!defence_load(&defence.roster, &c, app, period, options->version, err))
		return false;
	defence_start(&sheet.time, app, options);
	defence.weights = c.task.weights;
	defence.usual_weights = roster_weights_equal(&c.task.weights, &app->config.weights);
	for (size_t i = 0; i < c.task.draft.posts.n; i++)
		post_rules(&sheet, &c.task.draft.posts.post[i]);
	people_rules(&sheet);
	unit_rules(&sheet);
	team_rules(&sheet);
	add_people(&sheet);
	add_reasons(&sheet);
	ok = add_wishes(&sheet, err);
	roster_case_release(&c);
	if (ok)
		*out = defence;
	else
		defence_release(&defence);
	return ok;
}

void defence_release(struct defence *defence)
{
	for (size_t i = 0; i < defence->n_rules; i++)
		free(defence->rule[i]);
	for (size_t i = 0; i < defence->n_people; i++) {
		free(defence->person[i].person);
		free(defence->person[i].name);
	}
	for (size_t i = 0; i < defence->n_wishes; i++) {
		free(defence->wish[i].person);
		free(defence->wish[i].name);
		free(defence->wish[i].slot);
	}
	for (size_t i = 0; i < defence->n_reasons; i++) {
		free(defence->reason[i].person);
		free(defence->reason[i].name);
		free(defence->reason[i].text);
	}
	free(defence->rule);
	free(defence->person);
	free(defence->wish);
	free(defence->reason);
	roster_release(&defence->roster);
	*defence = (struct defence){0};
}
