/* Rules between people and units: part of domain/check.h. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/amend.h"
#include "domain/check_parts.h"
#include "domain/team_time.h"

#include "base/banned.h"

struct view {
	struct findings *out;
	const struct check_input *input;
	const struct segments *segments;
	struct roster whole; /* covers of whole slots are its people, those of parts are nothing */
	const struct team_rule *rule;
};

static bool is_of(const struct view *v, const char *person, const char *unit)
{
	const struct person *found = staff_find(v->input->staff, person);

	return found && strcmp(found->unit, unit) == 0;
}

static bool is_concurrent(const struct view *v, const struct slot *slot)
{
	const struct post *post = posts_find(&v->whole.posts, slot->post);

	return post && *post->concurrent;
}

static const char *title_of(const struct view *v, const char *post)
{
	const struct post *found = posts_find(&v->whole.posts, post);

	return found ? found->title : post;
}

/* ---- how much a unit bears ---- */

static void check_share(struct view *v)
{
	const struct team_rule *rule = v->rule;
	int n = 0;

	for (size_t i = 0; i < v->whole.n_slots; i++) {
		const struct slot *slot = &v->whole.slot[i];

		if (is_concurrent(v, slot))
			continue;
		n += *slot->person ? is_of(v, slot->person, rule->a)
		                   : strcmp(slot->unit, rule->a) == 0;
	}
	if (n < rule->least)
		findings_add(v->out, FINDING_ERROR, "unit-least", NULL, NULL,
		             _("%s: at least %d shifts (%d now)"), rule->a, rule->least, n);
	if (rule->most >= 0 && n > rule->most)
		findings_add(v->out, FINDING_ERROR, "unit-most", NULL, NULL,
		             _("%s: at most %d shifts (%d now)"), rule->a, rule->most, n);
}

/* ---- a unit that is not emptied ---- */

static bool counts_as_busy(const struct view *v, const struct segment *segment)
{
	return *segment->person && !*segment->post->concurrent &&
	       is_of(v, segment->person, v->rule->a);
}

static void cut(struct cuts *cuts, const struct view *v, const struct segments *segments)
{
	for (size_t i = 0; segments && i < segments->n; i++)
		if (counts_as_busy(v, &segments->segment[i]))
			cuts_add_duty(cuts, segments->segment[i].post, segments->segment[i].start,
			              segments->segment[i].end);
}

/* Duties on site at that minute of people who are there; `first`: the slot of one of them. */
static int busy_at(const struct slot **first, const struct view *v, const struct segments *segments,
                   int64_t at)
{
	int n = 0;

	for (size_t i = 0; segments && i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];

		if (at < segment->start || at >= segment->end || !counts_as_busy(v, segment) ||
		    !team_is_onsite(segment->post, at) ||
		    !team_is_there(staff_find(v->input->staff, segment->person), v->input->leaves,
		                   at))
			continue;
		*first = n ? *first : segment->slot;
		n++;
	}
	return n;
}

/* How many people are lacking at that minute; what other rosters do alone is no fault of ours. */
static int lacking_at(const struct slot **slot, int *left, const struct view *v, int64_t at)
{
	const struct check_input *input = v->input;
	const struct slot *other = NULL;
	const int own = busy_at(slot, v, v->segments, at);
	const int busy = own + busy_at(&other, v, input->before, at);
	const int there = team_there(v->rule->a, input->staff, input->leaves, at);
	const int allowed = there > v->rule->least ? there - v->rule->least : 0;

	*left = there - busy;
	return own && busy > allowed ? busy - allowed : 0;
}

static void tell_empty(const struct view *v, const struct slot *slot, int64_t start, int64_t end,
                       int left)
{
	char *when = check_stretch(start, end);

	findings_add(v->out, FINDING_ERROR, "unit-empty", slot->id, NULL,
	             _("%s, %s: %d people are not on duty on site, at least %d are wanted"),
	             v->rule->a, when, left > 0 ? left : 0, v->rule->least);
	free(when);
}

static void check_present(struct view *v)
{
	const struct slot *slot = NULL;
	struct cuts cuts = {0};
	int64_t since = 0;
	int least = 0;

	cut(&cuts, v, v->segments);
	cut(&cuts, v, v->input->before);
	if (cuts.n)
		cuts_add_unit(&cuts, v->rule->a, v->input->staff, v->input->leaves);
	cuts_sort(&cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		const struct slot *here = NULL;
		int left;
		bool is_bad = lacking_at(&here, &left, v, cuts.at[i]) > 0;

		if (slot && (!is_bad || left != least || here != slot)) {
			tell_empty(v, slot, since, cuts.at[i], least);
			slot = NULL;
		}
		if (is_bad && !slot) {
			slot = here;
			since = cuts.at[i];
			least = left;
		}
	}
	cuts_release(&cuts);
}

/* ---- one senior in each shift ---- */

static bool is_same_shift(const struct slot *a, const struct slot *b)
{
	return date_compare(a->day, b->day) == 0 && strcmp(a->post, b->post) == 0 &&
	       strcmp(a->shift, b->shift) == 0;
}

static bool is_senior(const struct view *v, const char *person)
{
	const struct person *found = staff_find(v->input->staff, person);

	return found && person_has_skill(found, v->rule->b);
}

/* Are there holders of all heads at that minute, and none of them a senior? */
static bool lacks_senior(const struct view *v, const struct slot *shift, int64_t at)
{
	bool has_holder = false;

	for (size_t i = 0; i < v->segments->n; i++) {
		const struct segment *segment = &v->segments->segment[i];

		if (at < segment->start || at >= segment->end ||
		    !is_same_shift(segment->slot, shift))
			continue;
		if (!*segment->person || is_senior(v, segment->person))
			return false;
		has_holder = true;
	}
	return has_holder;
}

static void tell_senior(const struct view *v, const struct slot *shift, int64_t start, int64_t end)
{
	char *when = check_stretch(start, end);

	findings_add(v->out, FINDING_ERROR, "no-senior", shift->id, NULL,
	             _("%s, %s: nobody of the shift has the skill \"%s\""),
	             title_of(v, shift->post), when, v->rule->b);
	free(when);
}

static void check_shift(struct view *v, const struct slot *shift)
{
	struct cuts cuts = {0};
	int64_t since = 0;
	bool was_bad = false;

	for (size_t i = 0; i < v->segments->n; i++) {
		const struct segment *segment = &v->segments->segment[i];

		if (!is_same_shift(segment->slot, shift))
			continue;
		cuts_add(&cuts, segment->start);
		cuts_add(&cuts, segment->end);
	}
	cuts_sort(&cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		const bool is_bad = lacks_senior(v, shift, cuts.at[i]);

		if (was_bad && !is_bad)
			tell_senior(v, shift, since, cuts.at[i]);
		if (is_bad && !was_bad)
			since = cuts.at[i];
		was_bad = is_bad;
	}
	cuts_release(&cuts);
}

/* Slots stand by their starts, so a shift's others are near. */
static bool is_first(const struct roster *roster, size_t i)
{
	const struct slot *slot = &roster->slot[i];

	for (size_t j = i; j-- > 0 && slot->start - roster->slot[j].start < 2 * 86400;)
		if (is_same_shift(&roster->slot[j], slot))
			return false;
	return true;
}

static void check_senior(struct view *v)
{
	for (size_t i = 0; i < v->whole.n_slots; i++)
		if (strcmp(v->whole.slot[i].post, v->rule->a) == 0 && is_first(&v->whole, i))
			check_shift(v, &v->whole.slot[i]);
}

/* ---- two people ---- */

static void tell_apart(const struct view *v, const struct segment *a, const struct segment *b,
                       const struct slot *slot)
{
	const struct staff *staff = v->input->staff;
	char *when_a = check_stretch(a->start, a->end), *when_b = check_stretch(b->start, b->end);

	findings_add(v->out, FINDING_ERROR, "apart", slot->id, NULL,
	             _("%s and %s are never to be on duty at the same time: %s, %s and %s, %s"),
	             team_name(staff, v->rule->a), team_name(staff, v->rule->b), a->post->title,
	             when_a, b->post->title, when_b);
	free(when_a);
	free(when_b);
}

/* Of this roster; of two the one that begins first. */
static const struct slot *ours(const struct view *v, const struct segments *first,
                               const struct segments *second, const struct segment *a,
                               const struct segment *b)
{
	if (first != v->segments)
		return b->slot;
	return second != v->segments || a->start <= b->start ? a->slot : b->slot;
}

static void check_apart_among(struct view *v, const struct segments *first,
                              const struct segments *second)
{
	for (size_t i = 0; first && i < first->n; i++) {
		const struct segment *a = &first->segment[i];

		if (*a->post->concurrent || strcmp(a->person, v->rule->a) != 0)
			continue;
		for (size_t j = 0; second && j < second->n; j++) {
			const struct segment *b = &second->segment[j];

			if (a->start < b->end && b->start < a->end && !*b->post->concurrent &&
			    strcmp(b->person, v->rule->b) == 0)
				tell_apart(v, a, b, ours(v, first, second, a, b));
		}
	}
}

static void check_apart(struct view *v)
{
	check_apart_among(v, v->segments, v->segments);
	check_apart_among(v, v->segments, v->input->before);
	check_apart_among(v, v->input->before, v->segments);
}

static bool holds_shift(const struct view *v, const struct slot *shift, const char *person)
{
	for (size_t i = 0; i < v->whole.n_slots; i++)
		if (strcmp(v->whole.slot[i].person, person) == 0 &&
		    is_same_shift(&v->whole.slot[i], shift))
			return true;
	return false;
}

static void check_together(struct view *v)
{
	const struct team_rule *rule = v->rule;
	const struct staff *staff = v->input->staff;

	for (size_t i = 0; i < v->whole.n_slots; i++) {
		const struct slot *slot = &v->whole.slot[i];
		const bool is_a = strcmp(slot->person, rule->a) == 0;
		const char *other = is_a ? rule->b : rule->a;
		char *when;

		if ((!is_a && strcmp(slot->person, rule->b) != 0) || is_concurrent(v, slot) ||
		    holds_shift(v, slot, other))
			continue;
		when = check_stretch(slot->start, slot->end);
		findings_add(v->out, FINDING_ERROR, "together", slot->id, NULL,
		             _("%s and %s are to be on duty together: %s holds %s, %s, without %s"),
		             team_name(staff, rule->a), team_name(staff, rule->b),
		             team_name(staff, slot->person), title_of(v, slot->post), when,
		             team_name(staff, other));
		free(when);
	}
}

/* ---- all of them ---- */

static bool is_about_unit(const struct team_rule *rule)
{
	return rule->kind == TEAM_UNIT || rule->kind == TEAM_PRESENT;
}

/* A name that is misspelt would make a rule about nobody; it is told once. */
static void check_name(const struct view *v)
{
	const struct staff *staff = v->input->staff;
	const struct team_rule *rule = v->input->roster->rules.rule;

	for (; rule < v->rule; rule++)
		if (is_about_unit(rule) && strcmp(rule->a, v->rule->a) == 0)
			return;
	for (size_t i = 0; i < staff->n; i++)
		if (strcmp(staff->person[i].unit, v->rule->a) == 0)
			return;
	findings_add(v->out, FINDING_WARNING, "unit-unknown", NULL, NULL,
	             _("a rule of this roster is about the unit \"%s\", to which nobody belongs"),
	             v->rule->a);
}

void check_team(struct findings *out, const struct check_input *input,
                const struct segments *segments)
{
	static void (*const check[TEAM_KINDS])(struct view * v) = {
	    [TEAM_UNIT] = check_share,        [TEAM_PRESENT] = check_present,
	    [TEAM_SENIOR] = check_senior,     [TEAM_APART] = check_apart,
	    [TEAM_TOGETHER] = check_together,
	};
	const struct team_rules *rules = &input->roster->rules;
	struct view v = {.out = out, .input = input, .segments = segments};

	if (rules->n == 0)
		return;
	roster_copy(&v.whole, input->roster);
	roster_absorb(&v.whole);
	for (size_t i = 0; i < rules->n; i++) {
		v.rule = &rules->rule[i];
		if (is_about_unit(v.rule))
			check_name(&v);
		check[v.rule->kind](&v);
	}
	roster_release(&v.whole);
}

/* ---- before and after a change ---- */

bool check_is_team(const char *code)
{
	static const char *const codes[] = {"unit-least", "unit-most", "unit-empty",
	                                    "no-senior",  "apart",     "together"};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(code, codes[i]) == 0)
			return true;
	return false;
}

/* Up to what is now, which stands in brackets at the end. */
static size_t length_of(const struct finding *finding)
{
	const char *now = strrchr(finding->text, '(');

	if (now &&
	    (strcmp(finding->code, "unit-least") == 0 || strcmp(finding->code, "unit-most") == 0))
		return (size_t)(now - finding->text);
	return strlen(finding->text);
}

bool check_is_known(const struct findings *before, const struct finding *finding)
{
	const size_t n = length_of(finding);

	for (size_t i = 0; i < before->n; i++) {
		const struct finding *known = &before->item[i];

		if (strcmp(known->code, finding->code) == 0 && length_of(known) == n &&
		    strncmp(known->text, finding->text, n) == 0)
			return true;
	}
	return false;
}
