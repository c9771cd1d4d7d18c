#include "service/roster_relief.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/amend.h"
#include "service/roster_find.h"
#include "service/roster_judge.h"
#include "service/roster_past.h"
#include "service/rosters.h"

#include "base/banned.h"

struct relief {
	struct candidates *out;
	struct roster_judge judge;
	struct ledger past;
	struct findings before;
	const struct segment *held; /* what runs now, of `segments` */
	struct segments segments;
	int64_t from; /* this minute */
};

static bool load(struct relief *r, struct app *app, const char *id, struct err *err)
{
	struct roster *roster = &r->out->roster;
	int64_t now = clock_now();

	if (!roster_of_slot(roster, app, id, err))
		return false;
	r->out->slot = roster_slot(roster, id);
	r->from = now - now % 60;
	if (!slot_is_own(roster, r->out->slot, err))
		return false;
	if (r->out->slot->end <= r->from)
		return err_set(err, ERR_CONFLICT, "past",
		               _("%s is over: what has passed is not changed"), id);
	if (!roster_judge_load(&r->judge, app, roster, err) ||
	    !roster_past(&r->past, app, 0, NULL, err))
		return false;
	roster_resolve(&r->segments, roster);
	for (size_t i = 0; i < r->segments.n; i++)
		if (r->segments.segment[i].slot == r->out->slot &&
		    r->segments.segment[i].end > r->from && !r->held)
			r->held = &r->segments.segment[i];
	roster_judge_check(&r->before, &r->judge, roster);
	return true;
}

/* Whoever holds it from now to its end gives way. */
static void cover_with(struct roster *roster, const struct relief *r, const struct person *person)
{
	for (size_t i = 0; i < r->segments.n; i++) {
		const struct segment *segment = &r->segments.segment[i];
		struct change change = {
		    .id = xstrdup(""),
		    .pair = xstrdup(""),
		    .kind = CHANGE_COVER,
		    .version = roster->version,
		    .slot = xstrdup(r->out->slot->id),
		    .from = segment->start > r->from ? segment->start : r->from,
		    .to = segment->end,
		    .replaced = xstrdup(segment->person),
		    .person = xstrdup(person->code),
		    .name = xstrdup(person->name),
		    .position = xstrdup(person->position),
		    .reason = xstrdup(""),
		    .approved_by = xstrdup(""),
		    .by = xstrdup(""),
		    .auth = xstrdup(""),
		};

		if (segment->slot == r->out->slot && change.from < change.to)
			roster_add_change(roster, &change);
		change_release(&change);
	}
}

static void bar(struct candidate *out, const struct finding *finding)
{
	if (out->code && (!out->can_be_forced || roster_may_force(finding->code)))
		return;
	free(out->code);
	free(out->why);
	out->code = xstrdup(finding->code);
	out->why = xstrdup(finding->text);
	out->can_be_forced = roster_may_force(finding->code);
}

static void find_bar(struct candidate *out, const struct relief *r, const struct person *person)
{
	const struct roster *roster = &r->out->roster;
	struct findings after = {0};
	struct roster covered;
	struct finding why;

	if (check_person(&why, person, posts_find(&roster->posts, r->out->slot->post), r->from,
	                 r->out->slot->end, &r->judge.leaves, &r->judge.exemptions)) {
		bar(out, &why);
		finding_release(&why);
		return;
	}
	roster_copy(&covered, roster);
	cover_with(&covered, r, person);
	roster_judge_check(&after, &r->judge, &covered);
	for (size_t i = 0; i < after.n; i++) {
		const struct finding *finding = &after.item[i];

		if (finding->severity == FINDING_ERROR && !check_is_known(&r->before, finding) &&
		    (check_is_team(finding->code) ||
		     (finding->person && strcmp(finding->person, person->code) == 0)))
			bar(out, finding);
	}
	findings_release(&after);
	roster_release(&covered);
}

static void note_rest(struct candidate *out, const struct relief *r,
                      const struct segments *segments)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		const int64_t before = (r->from - segment->end) / 60;
		const int64_t after = (segment->start - r->out->slot->end) / 60;

		if (strcmp(segment->person, out->person) != 0 || segment->slot == r->out->slot ||
		    *segment->post->concurrent)
			continue;
		out->shifts += segments == &r->segments;
		if (before >= 0 && before < 4320 && (out->rested < 0 || before < out->rested))
			out->rested = (int)before;
		if (after >= 0 && after < 4320 && (out->resting < 0 || after < out->resting))
			out->resting = (int)after;
	}
}

static void add(struct relief *r, const struct person *person)
{
	struct candidates *out = r->out;
	struct candidate one = {
	    .person = xstrdup(person->code),
	    .name = xstrdup(person->name),
	    .unit = xstrdup(person->unit),
	    .phone = xstrdup(person->phone),
	    .is_holder = r->held && strcmp(r->held->person, person->code) == 0,
	    .rested = -1,
	    .resting = -1,
	    .shifts = 1,
	};

	if (!one.is_holder)
		find_bar(&one, r, person);
	note_rest(&one, r, &r->segments);
	note_rest(&one, r, &r->judge.neighbours);
	for (size_t i = 0; i < r->past.n; i++)
		if (strcmp(r->past.line[i].person, person->code) == 0)
			one.points = r->past.line[i].points;
	out->candidate = array_grow(out->candidate, out->n, sizeof *out->candidate);
	out->candidate[out->n++] = one;
}

static int rank(const struct candidate *candidate)
{
	if (candidate->is_holder)
		return 0;
	if (!candidate->code)
		return 1;
	return candidate->can_be_forced ? 2 : 3;
}

/* Who may, and has done least so far, is asked first. */
static int compare(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int order;

	if (rank(x) != rank(y))
		return rank(x) - rank(y);
	if (x->points != y->points)
		return x->points - y->points;
	order = viet_compare_names(x->name, y->name);
	return order ? order : strcmp(x->person, y->person);
}

static void add_all(struct relief *r)
{
	const struct roster *roster = &r->out->roster;
	const struct post *post = posts_find(&roster->posts, r->out->slot->post);

	for (size_t i = 0; i < r->judge.staff.n; i++) {
		const struct person *person = &r->judge.staff.person[i];

		if (!person_is_there(person, zone_date(r->from)))
			continue;
		if (person_has_skill(person, post->skill))
			add(r, person);
		else
			r->out->unskilled++;
	}
	if (r->out->n)
		qsort(r->out->candidate, r->out->n, sizeof *r->out->candidate, compare);
}

bool roster_relief(struct candidates *out, struct app *app, const char *slot, struct err *err)
{
	struct candidates candidates = {0};
	struct relief r = {.out = &candidates};
	bool ok = load(&r, app, slot, err);

	if (ok)
		add_all(&r);
	findings_release(&r.before);
	segments_release(&r.segments);
	ledger_release(&r.past);
	roster_judge_release(&r.judge);
	if (ok)
		*out = candidates;
	else
		candidates_release(&candidates);
	return ok;
}

bool roster_slot_runs(bool *out, struct app *app, const char *slot, struct err *err)
{
	int64_t now = clock_now();
	struct roster roster;
	struct err none;

	*out = false;
	if (!roster_of_slot(&roster, app, slot, &none)) {
		if (none.code == ERR_NOT_FOUND)
			return true;
		*err = none;
		return false;
	}
	*out = slot_has_begun(roster_slot(&roster, slot), now) &&
	       roster_slot(&roster, slot)->end > now;
	roster_release(&roster);
	return true;
}
