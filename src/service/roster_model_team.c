#include "service/roster_model_team.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/team_time.h"
#include "solve/model_build.h"

#include "base/banned.h"

/* A stretch of duty: a free slot, of whoever will hold it, else of `person`. */
struct span {
	int32_t slot; /* of the model, or SOLVE_NONE */
	const struct post *post;
	const char *id; /* of the slot */
	const char *person;
	int64_t start, end;
};

struct spans {
	struct span *span;
	size_t n;
};

struct team {
	struct roster_model *out;
	struct solve_model *model;
	const struct roster_task *task;
	struct spans spans;    /* by start */
	struct roster base;    /* what is amended; parts of its slots are in other hands ... */
	struct segments parts; /* ... as long as they keep their holders: see roster_resolve() */
	int32_t *holder;       /* per slot of the model: who that is, or SOLVE_NONE */
	const struct team_rule *rule;
	int32_t tag, number;        /* of the rule in the model, SOLVE_NONE until it is needed */
	struct solve_couple couple; /* under way */
	struct solve_couple last;   /* of this rule */
};

static const struct slot *slot_of(const struct team *t, int32_t s)
{
	return &t->task->draft.slot[t->out->slot[s]];
}

static const struct person *person_of(const struct team *t, int32_t p)
{
	return &t->task->staff.person[t->out->person[p]];
}

static const struct post *post_of(const struct team *t, int32_t s)
{
	return &t->task->draft.posts.post[t->model->slots[s].group];
}

static bool may_hold(const struct team *t, int32_t p, int32_t s)
{
	return person_has_skill(person_of(t, p), post_of(t, s)->skill);
}

static int32_t find_person(const struct team *t, const char *code)
{
	for (int32_t p = 0; p < t->model->n_people; p++)
		if (strcmp(person_of(t, p)->code, code) == 0)
			return p;
	return SOLVE_NONE;
}

/* ---- couples ---- */

static void add_term(struct team *t, int32_t person, int32_t slot, int32_t factor)
{
	struct solve_couple *c = &t->couple;

	if (person == SOLVE_NONE || !may_hold(t, person, slot))
		return;
	c->terms = array_grow(c->terms, (size_t)c->n_terms, sizeof *c->terms);
	c->terms[c->n_terms++] = (struct solve_term){person, slot, factor};
}

static bool is_same_couple(const struct solve_couple *a, const struct solve_couple *b)
{
	if (a->n_terms != b->n_terms || a->least != b->least || a->most != b->most)
		return false;
	for (int32_t i = 0; i < a->n_terms; i++)
		if (a->terms[i].person != b->terms[i].person ||
		    a->terms[i].slot != b->terms[i].slot)
			return false;
	return true;
}

/* From the terms added so far; `most` that all of them together keep to is none. */
static void close_couple(struct team *t, int64_t least, int64_t most, int32_t slot)
{
	struct solve_couple *c = &t->couple;

	c->least = least;
	c->most = most;
	c->under = c->over = SOLVE_MUST;
	if ((most == SOLVE_ANY || c->n_terms > most || least != INT64_MIN) &&
	    !(t->number != SOLVE_NONE && is_same_couple(c, &t->last))) {
		const struct solve_rule rule = {SOLVE_COUPLE, SOLVE_NONE, slot,
		                                SOLVE_NONE,   SOLVE_NONE, t->tag};

		if (t->number == SOLVE_NONE)
			t->number = solve_model_add_rule(t->model, &rule);
		c->rule = t->number;
		solve_model_couple(t->model, c);
		free(t->last.terms);
		t->last = *c;
		c->terms = NULL;
	}
	free(c->terms);
	*c = (struct solve_couple){0};
}

static void start_rule(struct team *t, bool is_most)
{
	t->tag = (int32_t)(t->rule - t->task->draft.rules.rule) * 2 + is_most;
	t->number = SOLVE_NONE;
	free(t->last.terms);
	t->last = (struct solve_couple){0};
}

const struct team_rule *roster_model_team_rule(const struct roster_task *task, int32_t tag)
{
	return &task->draft.rules.rule[tag / 2];
}

bool roster_model_is_most(int32_t tag)
{
	return tag % 2 != 0;
}

/* ---- who is on duty when ---- */

static void add_span(struct team *t, const struct span *span)
{
	if (span->start >= span->end)
		return;
	t->spans.span = array_grow(t->spans.span, t->spans.n, sizeof *t->spans.span);
	t->spans.span[t->spans.n++] = *span;
}

static bool is_free(const struct team *t, const char *id)
{
	const struct slot *slot = roster_slot(&t->task->draft, id);

	return slot && roster_task_is_free(t->task, slot);
}

static void add_settled(struct team *t, const struct segments *segments)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		const struct span span = {SOLVE_NONE,      segment->post,  segment->slot->id,
		                          segment->person, segment->start, segment->end};

		if (!*segment->post->concurrent && *segment->person &&
		    !(segments == &t->task->settled && is_free(t, span.id)))
			add_span(t, &span);
	}
}

static void add_free(struct team *t, int32_t s)
{
	const struct slot *slot = slot_of(t, s), *old = roster_slot(&t->base, slot->id);
	const struct span span = {s, post_of(t, s), slot->id, "", slot->start, slot->end};

	t->holder[s] = old ? find_person(t, old->person) : SOLVE_NONE;
	add_span(t, &span);
}

static bool is_part(const struct segment *segment, const char *id)
{
	return segment->change && strcmp(segment->slot->id, id) == 0 &&
	       (segment->start > segment->slot->start || segment->end < segment->slot->end);
}

/* Who is on duty at that minute when `p` holds the slot; "" for nobody. */
static const char *on_duty(const struct team *t, int32_t p, int32_t s, int64_t at)
{
	for (size_t i = 0; t->holder[s] == p && i < t->parts.n; i++) {
		const struct segment *part = &t->parts.segment[i];

		if (part->start <= at && at < part->end && is_part(part, slot_of(t, s)->id))
			return part->person;
	}
	return person_of(t, p)->code;
}

static bool has_parts(const struct team *t, int32_t s)
{
	for (size_t i = 0; t->holder[s] != SOLVE_NONE && i < t->parts.n; i++)
		if (is_part(&t->parts.segment[i], slot_of(t, s)->id))
			return true;
	return false;
}

static void cut_parts(struct cuts *cuts, const struct team *t, int32_t s)
{
	for (size_t i = 0; s != SOLVE_NONE && i < t->parts.n; i++) {
		if (!is_part(&t->parts.segment[i], slot_of(t, s)->id))
			continue;
		cuts_add(cuts, t->parts.segment[i].start);
		cuts_add(cuts, t->parts.segment[i].end);
	}
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->slot != y->slot ? (x->slot > y->slot) - (x->slot < y->slot)
	                          : strcmp(x->id, y->id);
}

static void find_spans(struct team *t)
{
	roster_task_base(&t->base, t->task);
	if (t->task->is_amendment)
		roster_resolve(&t->parts, &t->base);
	t->holder = xcalloc((size_t)t->model->n_slots + 1, sizeof *t->holder);
	add_settled(t, &t->task->neighbours);
	add_settled(t, &t->task->settled);
	for (int32_t s = 0; s < t->model->n_slots; s++)
		add_free(t, s);
	if (t->spans.n)
		qsort(t->spans.span, t->spans.n, sizeof *t->spans.span, compare_spans);
}

/* ---- how much a unit bears ---- */

static bool is_of(const struct team *t, const char *person)
{
	const struct person *found = staff_find(&t->task->staff, person);

	return found && strcmp(found->unit, t->rule->a) == 0;
}

/* Slots of the draft that are not free; one that is open may have been given to the unit. */
static int settled_of(const struct team *t)
{
	const struct roster *draft = &t->task->draft;
	int n = 0;

	for (size_t i = 0; i < draft->n_slots; i++) {
		const struct slot *slot = &draft->slot[i];
		const struct post *post = posts_find(&draft->posts, slot->post);

		if ((post && *post->concurrent) || roster_task_is_free(t->task, slot))
			continue;
		n += *slot->person ? is_of(t, slot->person) : strcmp(slot->unit, t->rule->a) == 0;
	}
	return n;
}

static void add_unit(struct team *t, bool is_most)
{
	const int settled = settled_of(t);
	const int wanted = is_most ? t->rule->most : t->rule->least;
	const int left = wanted > settled ? wanted - settled : 0;

	if (is_most ? wanted < 0 : left == 0)
		return;
	start_rule(t, is_most);
	for (int32_t p = 0; p < t->model->n_people; p++)
		for (int32_t s = 0; is_of(t, person_of(t, p)->code) && s < t->model->n_slots; s++)
			add_term(t, p, s, 1);
	close_couple(t, is_most ? INT64_MIN : left, is_most ? left : SOLVE_ANY, SOLVE_NONE);
}

/* ---- a unit that is not emptied ---- */

static bool is_on(const struct span *span, int64_t at)
{
	return span->start <= at && at < span->end;
}

static bool is_left(const struct team *t, const char *person, int64_t at)
{
	return is_of(t, person) &&
	       team_is_there(staff_find(&t->task->staff, person), &t->task->leaves, at);
}

/* Duties on site at that minute that are not ours to decide. */
static int busy_at(const struct team *t, int64_t at)
{
	int n = 0;

	for (size_t i = 0; i < t->spans.n && t->spans.span[i].start <= at; i++) {
		const struct span *span = &t->spans.span[i];

		n += is_on(span, at) && span->slot == SOLVE_NONE &&
		     team_is_onsite(span->post, at) && is_left(t, span->person, at);
	}
	return n;
}

static void add_present_at(struct team *t, int64_t at)
{
	const struct leaves *leaves = &t->task->leaves;
	const int there = team_there(t->rule->a, &t->task->staff, leaves, at);
	const int allowed = there - t->rule->least - busy_at(t, at);

	for (size_t i = 0; i < t->spans.n && t->spans.span[i].start <= at; i++) {
		const struct span *span = &t->spans.span[i];

		if (span->slot == SOLVE_NONE || !is_on(span, at) || !team_is_onsite(span->post, at))
			continue;
		for (int32_t p = 0; p < t->model->n_people; p++)
			if (is_left(t, on_duty(t, p, span->slot, at), at))
				add_term(t, p, span->slot, 1);
	}
	close_couple(t, INT64_MIN, allowed > 0 ? allowed : 0, SOLVE_NONE);
}

static void add_present(struct team *t)
{
	struct cuts cuts = {0};

	start_rule(t, false);
	for (size_t i = 0; i < t->spans.n; i++) {
		cuts_add_duty(&cuts, t->spans.span[i].post, t->spans.span[i].start,
		              t->spans.span[i].end);
		cut_parts(&cuts, t, t->spans.span[i].slot);
	}
	cuts_add_unit(&cuts, t->rule->a, &t->task->staff, &t->task->leaves);
	cuts_sort(&cuts);
	for (size_t i = 0; i < cuts.n; i++)
		add_present_at(t, cuts.at[i]);
	cuts_release(&cuts);
}

/* ---- one senior in each shift ---- */

static bool is_same_shift(const struct slot *a, const struct slot *b)
{
	return date_compare(a->day, b->day) == 0 && strcmp(a->post, b->post) == 0 &&
	       strcmp(a->shift, b->shift) == 0;
}

/* The first free slot of the shift that this one belongs to. */
static int32_t first_of(const struct team *t, int32_t s)
{
	const struct slot *slot = slot_of(t, s);
	int32_t first = s;

	for (int32_t i = s; i-- > 0 && slot->start - slot_of(t, i)->start < 2 * 86400;)
		if (is_same_shift(slot_of(t, i), slot))
			first = i;
	return first;
}

static bool is_senior(const struct team *t, const char *person)
{
	const struct person *found = staff_find(&t->task->staff, person);

	return found && person_has_skill(found, t->rule->b);
}

/* Nobody is a gap, which is another fault. */
static bool is_junior(const struct team *t, const char *person)
{
	return *person && !is_senior(t, person);
}

/*
 * Of those who hold the free heads of the shift at that minute all but one at most are no seniors:
 * that one may also be a head that is left open, so that a repair may leave it for a senior.
 */
static void add_senior_at(struct team *t, const struct span *const *shift, size_t n, int32_t first,
                          int64_t at)
{
	int heads = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_on(shift[i], at))
			continue;
		if (shift[i]->slot == SOLVE_NONE && is_senior(t, shift[i]->person)) {
			heads = 0;
			break;
		}
		heads += shift[i]->slot != SOLVE_NONE;
	}
	for (size_t i = 0; i < n && heads > 0; i++)
		for (int32_t p = 0; p < t->model->n_people; p++)
			if (is_on(shift[i], at) && shift[i]->slot != SOLVE_NONE &&
			    is_junior(t, on_duty(t, p, shift[i]->slot, at)))
				add_term(t, p, shift[i]->slot, 1);
	if (heads > 0)
		close_couple(t, INT64_MIN, heads - 1, first);
}

/* A head that stays open for now may still get a senior. */
static bool stays_open(const struct team *t, const struct slot *shift)
{
	const struct roster *draft = &t->task->draft;

	for (size_t i = 0; i < draft->n_slots; i++)
		if (!*draft->slot[i].person && is_same_shift(&draft->slot[i], shift) &&
		    !roster_task_is_free(t->task, &draft->slot[i]))
			return true;
	return false;
}

static void add_shift(struct team *t, int32_t first)
{
	const struct slot *slot = slot_of(t, first);
	const struct span **shift = xcalloc(t->spans.n + 1, sizeof *shift);
	struct cuts cuts = {0};
	size_t n = 0;

	for (size_t i = 0; i < t->spans.n; i++) {
		const struct span *span = &t->spans.span[i];
		const struct slot *own;

		if (span->start < slot->start)
			continue;
		if (span->start >= slot->start + 2 * 86400)
			break;
		own = roster_slot(&t->task->draft, span->id);
		if (!own || !is_same_shift(own, slot))
			continue;
		shift[n++] = span;
		cuts_add(&cuts, span->start);
		cut_parts(&cuts, t, span->slot);
	}
	cuts_sort(&cuts);
	start_rule(t, false);
	for (size_t i = 0; i < cuts.n; i++)
		add_senior_at(t, shift, n, first, cuts.at[i]);
	cuts_release(&cuts);
	free(shift);
}

static void add_senior(struct team *t)
{
	for (int32_t s = 0; s < t->model->n_slots; s++)
		if (strcmp(slot_of(t, s)->post, t->rule->a) == 0 && first_of(t, s) == s &&
		    !stays_open(t, slot_of(t, s)))
			add_shift(t, s);
}

/* ---- two people ---- */

static bool are_joint(const struct team *t, int32_t a, int32_t b)
{
	return post_is_compatible(post_of(t, a), post_of(t, b));
}

/* The terms of all by whose holding the slot `person` is on duty then. */
static void add_duty(struct team *t, const char *person, int32_t s, int64_t at)
{
	const int32_t own = find_person(t, person), holder = t->holder[s];

	if (own != SOLVE_NONE && strcmp(on_duty(t, own, s, at), person) == 0)
		add_term(t, own, s, 1);
	if (holder != SOLVE_NONE && holder != own && strcmp(on_duty(t, holder, s, at), person) == 0)
		add_term(t, holder, s, 1);
}

static void add_apart_at(struct team *t, int32_t x, int32_t y, int64_t at)
{
	add_duty(t, t->rule->a, x, at);
	add_duty(t, t->rule->b, y, at);
	/* Nobody holds both, unless they are joined: then all four together are too strict. */
	if (are_joint(t, x, y) || has_parts(t, x) || has_parts(t, y))
		close_couple(t, INT64_MIN, 1, SOLVE_NONE);
	add_duty(t, t->rule->a, y, at);
	add_duty(t, t->rule->b, x, at);
	close_couple(t, INT64_MIN, 1, SOLVE_NONE);
}

/* Who is bound by what `span`, which is settled, is; NULL: nobody. */
static const char *other_of(const struct team *t, const struct span *span)
{
	if (strcmp(span->person, t->rule->a) == 0)
		return t->rule->b;
	return strcmp(span->person, t->rule->b) == 0 ? t->rule->a : NULL;
}

/* Two spans of which one at least is free, from the start of the second on. */
static void add_apart_pair(struct team *t, const struct span *x, const struct span *y)
{
	const int64_t end = x->end < y->end ? x->end : y->end;
	struct cuts cuts = {0};

	cuts_add(&cuts, y->start);
	cut_parts(&cuts, t, x->slot);
	cut_parts(&cuts, t, y->slot);
	cuts_sort(&cuts);
	for (size_t i = 0; i < cuts.n; i++) {
		const int64_t at = cuts.at[i];

		if (at < y->start || at >= end)
			continue;
		if (x->slot != SOLVE_NONE && y->slot != SOLVE_NONE) {
			add_apart_at(t, x->slot, y->slot, at);
		} else if (other_of(t, x->slot == SOLVE_NONE ? x : y)) {
			add_duty(t, other_of(t, x->slot == SOLVE_NONE ? x : y),
			         x->slot == SOLVE_NONE ? y->slot : x->slot, at);
			close_couple(t, INT64_MIN, 0, SOLVE_NONE);
		}
	}
	cuts_release(&cuts);
}

static void add_apart(struct team *t)
{
	start_rule(t, false);
	for (size_t i = 0; i < t->spans.n; i++)
		for (size_t j = i + 1; j < t->spans.n; j++) {
			const struct span *x = &t->spans.span[i], *y = &t->spans.span[j];

			if (y->start >= x->end)
				break;
			if (x->slot != SOLVE_NONE || y->slot != SOLVE_NONE)
				add_apart_pair(t, x, y);
		}
}

static void add_together(struct team *t)
{
	const int32_t a = find_person(t, t->rule->a), b = find_person(t, t->rule->b);

	start_rule(t, false);
	for (int32_t first = 0; first < t->model->n_slots; first++) {
		if (first_of(t, first) != first)
			continue;
		for (int32_t s = first; s < t->model->n_slots; s++) {
			if (slot_of(t, s)->start - slot_of(t, first)->start >= 2 * 86400)
				break;
			if (!is_same_shift(slot_of(t, s), slot_of(t, first)))
				continue;
			add_term(t, a, s, 1);
			add_term(t, b, s, -1);
		}
		if (t->couple.n_terms)
			close_couple(t, 0, 0, SOLVE_NONE);
	}
}

void roster_model_team(struct roster_model *model, const struct roster_task *task)
{
	struct team t = {.out = model, .model = &model->model, .task = task};

	if (task->draft.rules.n == 0 || model->model.n_slots == 0)
		return;
	find_spans(&t);
	for (size_t i = 0; i < task->draft.rules.n; i++) {
		t.rule = &task->draft.rules.rule[i];
		switch (t.rule->kind) {
		case TEAM_UNIT:
			add_unit(&t, false);
			add_unit(&t, true);
			break;
		case TEAM_PRESENT:
			add_present(&t);
			break;
		case TEAM_SENIOR:
			add_senior(&t);
			break;
		case TEAM_APART:
			add_apart(&t);
			break;
		case TEAM_TOGETHER:
			add_together(&t);
			break;
		case TEAM_KINDS:
			break;
		}
	}
	free(t.last.terms);
	free(t.spans.span);
	free(t.holder);
	segments_release(&t.parts);
	roster_release(&t.base);
}
