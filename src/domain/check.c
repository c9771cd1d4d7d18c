#include "domain/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/check_parts.h"

#include "base/banned.h"

struct held { /* one segment with a holder */
	const struct segment *segment;
	int64_t from, to; /* of all parts of the slot that the person holds */
	bool is_other;    /* of a neighbouring roster: seen, but not judged */
};

struct duty { /* what one person holds, by time */
	const struct held *held;
	size_t n;
	const struct person *person; /* NULL when not on the staff list */
	const char *code;
	const char *name;
};

static int compare_held(const void *a, const void *b)
{
	const struct segment *x = ((const struct held *)a)->segment;
	const struct segment *y = ((const struct held *)b)->segment;
	int order = strcmp(x->person, y->person);

	if (order)
		return order;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return strcmp(x->slot->id, y->slot->id);
}

static bool is_same_stretch(const struct segment *a, const struct segment *b)
{
	return a->slot == b->slot && strcmp(a->person, b->person) == 0;
}

static void add_held(struct held **list, size_t *n, const struct segments *segments, bool is_other)
{
	for (size_t i = 0; segments && i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		struct held held = {segment, segment->start, segment->end, is_other};

		if (!*segment->person)
			continue;
		for (size_t j = i; j-- > 0 && segments->segment[j].slot == segment->slot;)
			if (is_same_stretch(&segments->segment[j], segment))
				held.from = segments->segment[j].start;
		for (size_t j = i + 1; j < segments->n; j++) {
			if (segments->segment[j].slot != segment->slot)
				break;
			if (is_same_stretch(&segments->segment[j], segment))
				held.to = segments->segment[j].end;
		}
		*list = array_grow(*list, *n, sizeof **list);
		(*list)[(*n)++] = held;
	}
}

static void take(struct findings *out, struct finding *why, const struct slot *slot)
{
	findings_add(out, why->severity, why->code, slot->id, why->person, "%s", why->text);
	finding_release(why);
}

/* ---- each stretch by itself ---- */

/* The person's own rows, borrowed: a year of 50 people is looked through once for each person. */
static void own_rows(struct leaves *leaves, struct exemptions *exemptions,
                     const struct check_input *input, const char *person)
{
	for (size_t i = 0; i < input->leaves->n; i++) {
		if (strcmp(input->leaves->leave[i].person, person) != 0)
			continue;
		leaves->leave = array_grow(leaves->leave, leaves->n, sizeof *leaves->leave);
		leaves->leave[leaves->n++] = input->leaves->leave[i];
	}
	for (size_t i = 0; i < input->exemptions->n; i++) {
		const struct exemption *exemption = &input->exemptions->exemption[i];

		if (strcmp(exemption->person, person) != 0)
			continue;
		exemptions->exemption =
		    array_grow(exemptions->exemption, exemptions->n, sizeof *exemptions->exemption);
		exemptions->exemption[exemptions->n++] = *exemption;
	}
}

static void check_each(struct findings *out, const struct check_input *input,
                       const struct duty *duty)
{
	struct leaves leaves = {0};
	struct exemptions exemptions = {0};

	own_rows(&leaves, &exemptions, input, duty->code);
	for (size_t i = 0; i < duty->n; i++) {
		const struct segment *segment = duty->held[i].segment;
		struct finding why;
		bool bad;

		if (duty->held[i].is_other)
			continue;
		/* What goes along with another post differs from it in the skill at most. */
		if (*segment->post->concurrent)
			bad = check_skill(&why, duty->person, segment->post);
		else
			bad = check_person(&why, duty->person, segment->post, segment->start,
			                   segment->end, &leaves, &exemptions);
		if (bad)
			take(out, &why, segment->slot);
		if (!*segment->post->concurrent && check_unit(&why, duty->person, segment))
			take(out, &why, segment->slot);
	}
	free(leaves.leave);
	free(exemptions.exemption);
}

/* ---- pairs ---- */

static void report_pair(struct findings *out, const struct duty *duty, const struct held *a,
                        const struct held *b, int wanted)
{
	const struct segment *first = a->segment, *second = b->segment;
	const char *slot = b->is_other ? first->slot->id : second->slot->id;
	char *when_first = check_stretch(first->start, first->end);
	char *when_second = check_stretch(second->start, second->end);

	if (wanted) {
		char *rest = check_hours((second->start - first->end) / 60);
		char *rule = check_hours(wanted);

		findings_add(out, FINDING_ERROR, "rest", slot, duty->code,
		             _("%s has %s of rest between %s, %s and %s, %s; %s are wanted"),
		             duty->name, rest, first->post->title, when_first, second->post->title,
		             when_second, rule);
		free(rest);
		free(rule);
	} else {
		findings_add(out, FINDING_ERROR, "overlap", slot, duty->code,
		             _("%s is in two places at once: %s, %s and %s, %s"), duty->name,
		             first->post->title, when_first, second->post->title, when_second);
	}
	free(when_first);
	free(when_second);
}

static void check_pair(struct findings *out, const struct duty *duty, const struct held *a,
                       const struct held *b)
{
	const struct segment *first = a->segment, *second = b->segment;
	int rest;

	if (first->slot == second->slot || (a->is_other && b->is_other))
		return;
	if (second->start < first->end) {
		if (!post_is_compatible(first->post, second->post))
			report_pair(out, duty, a, b, 0);
		return;
	}
	/* Parts of one slot, on both sides of a cover, are one stretch of duty. */
	if (first->end != a->to || second->start != b->from)
		return;
	if (first->end == second->start && check_is_one_shift(first->slot, second->slot))
		return;
	rest = check_rest(first->post, second->post);
	if (second->start - first->end < (int64_t)rest * 60)
		report_pair(out, duty, a, b, rest);
}

static void check_pairs(struct findings *out, const struct duty *duty, int64_t reach)
{
	for (size_t i = 1; i < duty->n; i++) {
		const struct held *b = &duty->held[i];

		if (*b->segment->post->concurrent)
			continue;
		for (size_t j = i; j-- > 0;) {
			const struct held *a = &duty->held[j];

			if (b->segment->start - a->segment->start >= reach)
				break;
			if (!*a->segment->post->concurrent)
				check_pair(out, duty, a, b);
		}
	}
}

/* ---- counts ---- */

bool check_first_counts(int64_t start, int64_t end, int64_t other_start, int64_t other_end)
{
	const bool night = check_is_night(start, end);

	if (night != check_is_night(other_start, other_end))
		return night;
	return end - start >= other_end - other_start;
}

/* Is `one` counted nothing because of `other`? `is_earlier`: it comes first in the list. */
static bool is_outdone(const struct segment *one, const struct segment *other, bool is_earlier)
{
	if (strcmp(other->slot->id, one->slot->id) == 0)
		return is_earlier;
	if (other->end <= one->start || one->end <= other->start ||
	    !post_is_compatible(one->post, other->post))
		return false;
	if (other->start < one->start || (other->start == one->start && is_earlier))
		return check_first_counts(other->start, other->end, one->start, one->end);
	return !check_first_counts(one->start, one->end, other->start, other->end);
}

int check_shifts(const struct segment *const *held, size_t n, bool nights)
{
	int shifts = 0;

	for (size_t i = 0; i < n; i++) {
		bool counts = !nights || check_is_night(held[i]->start, held[i]->end);

		for (size_t j = 0; j < n && counts; j++)
			if (j != i && (!nights || check_is_night(held[j]->start, held[j]->end)))
				counts = !is_outdone(held[i], held[j], j < i);
		shifts += counts;
	}
	return shifts;
}

static void check_counts(struct findings *out, const struct duty *duty)
{
	const struct person *person = duty->person;
	const struct segment **held;
	size_t n = 0;
	int shifts, nights;

	if (!person->max_shifts && !person->max_nights)
		return;
	held = xcalloc(duty->n + 1, sizeof *held);
	for (size_t i = 0; i < duty->n; i++)
		if (!duty->held[i].is_other && !*duty->held[i].segment->post->concurrent)
			held[n++] = duty->held[i].segment;
	shifts = check_shifts(held, n, false);
	nights = check_shifts(held, n, true);
	free(held);
	if (person->max_shifts && shifts > person->max_shifts)
		findings_add(out, FINDING_ERROR, "max-shifts", NULL, person->code,
		             _("%s has %d shifts, at most %d are allowed"), person->name, shifts,
		             person->max_shifts);
	if (person->max_nights && nights > person->max_nights)
		findings_add(out, FINDING_ERROR, "max-nights", NULL, person->code,
		             _("%s has %d night shifts, at most %d are allowed"), person->name,
		             nights, person->max_nights);
}

static void check_duty(struct findings *out, const struct check_input *input,
                       const struct held *held, size_t n, int64_t reach)
{
	struct duty duty = {.held = held, .n = n, .code = held->segment->person};

	duty.person = staff_find(input->staff, duty.code);
	duty.name = duty.person ? duty.person->name : held->segment->name;
	if (duty.person) {
		check_each(out, input, &duty);
		check_counts(out, &duty);
	} else {
		for (size_t i = 0; i < n; i++) {
			if (held[i].is_other)
				continue;
			findings_add(out, FINDING_ERROR, "left", held[i].segment->slot->id,
			             duty.code, _("%s (%s) is not on the staff list"), duty.name,
			             duty.code);
			break;
		}
	}
	check_pairs(out, &duty, reach);
}

/* How far apart two stretches can begin and still matter to each other. */
static int64_t reach_of(const struct held *held, size_t n)
{
	int64_t length = 0, rest = 0;

	for (size_t i = 0; i < n; i++) {
		const struct segment *segment = held[i].segment;
		int64_t own = segment->end - segment->start;

		length = own > length ? own : length;
		rest = segment->post->rest_after > rest ? segment->post->rest_after : rest;
		rest = segment->post->rest_before > rest ? segment->post->rest_before : rest;
	}
	return length + rest * 60;
}

void roster_check(struct findings *out, const struct check_input *input)
{
	struct segments segments;
	struct held *held = NULL;
	size_t n = 0, next;
	int64_t reach;

	roster_resolve(&segments, input->roster);
	check_coverage(out, input->roster, &segments, input->before);
	add_held(&held, &n, &segments, false);
	add_held(&held, &n, input->before, true);
	if (n)
		qsort(held, n, sizeof *held, compare_held);
	reach = reach_of(held, n);
	for (size_t i = 0; i < n; i = next) {
		next = i + 1;
		while (next < n && strcmp(held[next].segment->person, held[i].segment->person) == 0)
			next++;
		check_duty(out, input, &held[i], next - i, reach);
	}
	free(held);
	check_team(out, input, &segments);
	segments_release(&segments);
}
