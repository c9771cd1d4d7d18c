#include "service/roster_task.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "domain/amend.h"
#include "service/roster_past.h"
#include "store/people.h"

#include "base/banned.h"

/* Rest is measured in hours; nothing further away can matter. */
#define NEAR (3 * 86400)

static void add_segment(struct segments *list, const struct segment *segment)
{
	list->segment = array_grow(list->segment, list->n, sizeof *list->segment);
	list->segment[list->n++] = *segment;
}

/* A post belongs to one published roster at any minute: ours takes over what it fills. */
static bool is_taken_over(const struct segment *segment, const struct roster *roster)
{
	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];

		if (slot->start < segment->end && segment->start < slot->end &&
		    strcmp(slot->post, segment->post->id) == 0)
			return true;
	}
	return false;
}

bool roster_neighbours(struct segments *out, struct rosters *rosters, struct db *db,
                       const struct roster *roster, struct err *err)
{
	int64_t from = roster->period.start - NEAR, to = roster->period.end + NEAR;
	struct segments all = {0};

	if (!rosters_load(rosters, db, from, to, err))
		return false;
	for (size_t i = 0; i < rosters->n; i++) {
		struct segments segments;

		if (strcmp(rosters->roster[i].period.name, roster->period.name) == 0)
			continue;
		roster_resolve(&segments, &rosters->roster[i]);
		for (size_t j = 0; j < segments.n; j++) {
			const struct segment *segment = &segments.segment[j];

			if (*segment->person && segment->end > from && segment->start < to &&
			    !is_taken_over(segment, roster))
				add_segment(&all, segment);
		}
		segments_release(&segments);
	}
	*out = all;
	return true;
}

bool roster_task_is_free(const struct roster_task *task, const struct slot *slot)
{
	const struct post *post = posts_find(&task->draft.posts, slot->post);

	if (post && *post->concurrent)
		return false;
	return !task->is_amendment || !slot_has_begun(slot, task->now);
}

/* What has begun, and covers of a part of what has not: the holder of the rest may still change. */
static void add_settled(struct roster_task *task)
{
	struct segments segments;

	roster_resolve(&segments, &task->published);
	for (size_t i = 0; i < segments.n; i++) {
		const struct segment *segment = &segments.segment[i];
		const struct slot *slot = segment->slot;
		bool is_part =
		    segment->change && (segment->start > slot->start || segment->end < slot->end);

		if (*segment->person && (is_part || slot_has_begun(slot, task->now)))
			add_segment(&task->settled, segment);
	}
	segments_release(&segments);
}

static bool is_missing(const struct err *err)
{
	return err->code == ERR_NOT_FOUND && strcmp(err->key, "no-roster") == 0;
}

static bool amend(struct roster_task *task, struct app *app, struct err *err)
{
	if (!roster_load(&task->published, app->db, task->draft.period.name, 0, err))
		return is_missing(err);
	task->is_amendment = true;
	roster_amend(&task->draft, &task->published, task->now, &task->holidays);
	add_settled(task);
	return true;
}

/* Cells that were locked in the draft before stay where they are. */
static bool keep_locked(struct roster_task *task, struct app *app, struct err *err)
{
	struct roster old;

	if (!roster_load(&old, app->db, task->draft.period.name, -1, err))
		return is_missing(err);
	for (size_t i = 0; i < old.n_slots; i++) {
		const struct slot *from = &old.slot[i];
		struct slot *slot = roster_slot(&task->draft, from->id);

		if (!slot || !from->locked || !*from->person || !roster_task_is_free(task, slot))
			continue;
		slot_assign(slot, from->person, from->name, from->position);
		slot->locked = true;
	}
	roster_release(&old);
	return true;
}

static bool load(struct roster_task *task, struct app *app, const char *name, struct err *err)
{
	struct period period;
	bool ok;

	if (!app_period(&period, app, name, err))
		return false;
	ok = app_holidays(&task->holidays, app, roster_year(period.first), err) &&
	     staff_load(&task->staff, app->db, err) && leaves_load(&task->leaves, app->db, err) &&
	     exemptions_load(&task->exemptions, app->db, err);
	if (ok)
		roster_lay_out(&task->draft, &period, &app->config.posts, &task->holidays);
	period_release(&period);
	if (!ok || !amend(task, app, err) || !keep_locked(task, app, err) ||
	    !roster_neighbours(&task->neighbours, &task->rosters, app->db, &task->draft, err) ||
	    !roster_past(&task->past, app, 0, task->draft.period.name, err))
		return false;
	ledger_add(&task->past, &task->settled, &task->holidays);
	return true;
}

bool roster_task_load(struct roster_task *out, struct app *app, const char *period, struct err *err)
{
	struct roster_task task = {.now = clock_now(), .weights = app->config.weights};
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = load(&task, app, period, err);
	db_read_end(app->db);
	if (!ok) {
		roster_task_release(&task);
		return false;
	}
	*out = task;
	return true;
}

void roster_task_release(struct roster_task *task)
{
	segments_release(&task->neighbours);
	segments_release(&task->settled);
	rosters_release(&task->rosters);
	roster_release(&task->draft);
	roster_release(&task->published);
	staff_release(&task->staff);
	leaves_release(&task->leaves);
	exemptions_release(&task->exemptions);
	holidays_release(&task->holidays);
	ledger_release(&task->past);
	*task = (struct roster_task){0};
}
