#include "service/roster_import.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/amend.h"
#include "domain/read_table.h"
#include "service/import.h"
#include "service/roster_task.h"

#include "base/banned.h"

#define FILE_LIMIT (4 << 20) /* bytes */

struct importing {
	struct roster_import *out;
	const struct roster_import_options *options;
	struct roster_task task;
	struct roster before; /* the draft that there was, else the published roster; or nothing */
	struct hand_table table;
	bool is_filled;
	const char *name; /* of the file, for messages */
	char *text;
	size_t n;
};

static void release(struct importing *im)
{
	roster_task_release(&im->task);
	roster_release(&im->before);
	hand_table_release(&im->table);
	free(im->text);
}

void roster_import_release(struct roster_import *import)
{
	import_result_release(&import->result);
	roster_release(&import->draft);
	findings_release(&import->findings);
	*import = (struct roster_import){0};
}

/* ---- what there is ---- */

static bool is_missing(const struct err *err)
{
	return err->code == ERR_NOT_FOUND && strcmp(err->key, "no-roster") == 0;
}

static bool load_before(struct importing *im, struct app *app, struct err *err)
{
	const char *period = im->task.draft.period.name;

	if (!roster_load(&im->before, app->db, period, -1, err)) {
		if (!is_missing(err))
			return false;
		if (im->task.is_amendment) {
			roster_copy(&im->before, &im->task.published);
			roster_absorb(&im->before);
		}
		return true;
	}
	if (im->before.revision != im->task.draft.revision)
		return err_set(err, ERR_CONFLICT, "stale",
		               _("somebody has just changed the draft of %s: import it again"),
		               period);
	return roster_refuse_submitted(&im->before, err);
}

static bool load(struct importing *im, struct app *app, const char *period, const char *path,
                 struct err *err)
{
	return app_may(app, false, err) && file_read(&im->text, &im->n, path, FILE_LIMIT, err) &&
	       roster_task_load(&im->task, app, period, err) && load_before(im, app, err);
}

/* ---- the table becomes the draft ---- */

static void note_begun(struct importing *im)
{
	const struct roster *draft = &im->task.draft;
	size_t n = 0;

	for (size_t i = 0; im->task.is_amendment && i < draft->n_slots; i++) {
		const struct post *post = posts_find(&draft->posts, draft->slot[i].post);

		n += (!post || !*post->concurrent) && slot_has_begun(&draft->slot[i], im->task.now);
	}
	if (n)
		findings_add(&im->out->result.findings, FINDING_NOTICE, "begun", NULL, NULL,
		             _("%zu slots have begun: they stay as they were published"), n);
}

static bool read_table(struct importing *im, struct err *err)
{
	const struct hand_reading reading = {
	    .roster = &im->task.draft,
	    .staff = &im->task.staff,
	    .begun = im->task.is_amendment ? im->task.now : INT64_MIN,
	};

	if (!hand_table_read(&im->table, &reading, im->name, im->text, im->n,
	                     &im->out->result.findings, err))
		return false;
	note_begun(im);
	im->out->result.bad = findings_count(&im->out->result.findings, FINDING_ERROR);
	return true;
}

static void assign(struct importing *im, struct slot *slot, const char *code)
{
	const struct person *person = staff_find(&im->task.staff, code);
	bool was_locked = slot->locked && strcmp(slot->person, code) == 0;

	slot_assign(slot, person->code, person->name, person->position);
	if (*slot->unit && strcmp(slot->unit, person->unit) != 0)
		slot_give(slot, "");
	slot->locked = im->options->lock || was_locked;
}

static void fill_slot(struct importing *im, size_t i)
{
	struct slot *slot = &im->task.draft.slot[i];
	const struct hand_place *place = &im->table.place[i];

	switch (place->said) {
	case HAND_PERSON:
		assign(im, slot, place->who);
		break;
	case HAND_UNIT:
		slot_assign(slot, "", "", "");
		slot_give(slot, place->who);
		slot->locked = false;
		break;
	case HAND_SHARED:
		break;
	case HAND_UNSAID:
	case HAND_OPEN:
	case HAND_FAULT:
		slot_assign(slot, "", "", "");
		slot->locked = false;
		break;
	}
}

static void count_slot(struct importing *im, const struct slot *slot)
{
	struct roster_import *out = im->out;
	const struct slot *old = roster_slot(&im->before, slot->id);

	if (*slot->person)
		out->filled++;
	else
		out->open++;
	if (!old || (!*old->person && *slot->person))
		out->result.added += *slot->person != '\0';
	else if (strcmp(old->person, slot->person) == 0)
		out->result.same += *slot->person != '\0';
	else
		out->result.changed++;
}

static void fill(struct importing *im, struct app *app)
{
	struct roster *draft = &im->task.draft;

	for (size_t i = 0; i < draft->n_slots; i++) {
		const struct post *post = posts_find(&draft->posts, draft->slot[i].post);

		if (roster_task_is_free(&im->task, &draft->slot[i]))
			fill_slot(im, i);
		if (!post || !*post->concurrent)
			count_slot(im, &draft->slot[i]);
	}
	im->is_filled = true;
	draft->quality = QUALITY_MANUAL;
	draft->objective = 0;
	draft->bound = INT64_MIN;
	draft->made_at = im->task.now;
	text_set(&draft->made_by, app->actor.person);
}

/* ---- what is to be said of it ---- */

static const struct hand_place *place_of(const struct importing *im, const char *slot)
{
	for (size_t i = 0; slot && i < im->task.draft.n_slots; i++)
		if (strcmp(im->task.draft.slot[i].id, slot) == 0)
			return &im->table.place[i];
	return NULL;
}

static void add_finding(struct importing *im, const struct finding *finding)
{
	const struct hand_place *place = place_of(im, finding->slot);
	struct findings *to = &im->out->findings;

	if (place && place->said == HAND_FAULT && strcmp(finding->code, "gap") == 0)
		return;
	if (im->out->result.bad && strcmp(finding->code, "nobody-on-site") == 0)
		return;
	if (place && place->column && place->said != HAND_FAULT)
		findings_add(to, finding->severity, finding->code, finding->slot, finding->person,
		             _("%s:%d: column \"%s\": %s"), im->name, place->line, place->column,
		             finding->text);
	else
		findings_add(to, finding->severity, finding->code, finding->slot, finding->person,
		             "%s", finding->text);
}

/* In the order of the file, as somebody corrects it; what is of no cell comes last. */
static int line_of(const struct importing *im, const struct finding *finding)
{
	const struct hand_place *place = place_of(im, finding->slot);

	return place && place->line ? place->line : INT_MAX;
}

static void add_findings(struct importing *im, const struct findings *all)
{
	for (int line = 0, next; line < INT_MAX; line = next) {
		next = INT_MAX;
		for (size_t i = 0; i < all->n; i++) {
			int own = line_of(im, &all->item[i]);

			if (own == line)
				add_finding(im, &all->item[i]);
			else if (own > line && own < next)
				next = own;
		}
	}
	for (size_t i = 0; i < all->n; i++)
		if (line_of(im, &all->item[i]) == INT_MAX)
			add_finding(im, &all->item[i]);
}

static void check(struct importing *im)
{
	const struct check_input input = {
	    .roster = &im->task.draft,
	    .staff = &im->task.staff,
	    .leaves = &im->task.leaves,
	    .exemptions = &im->task.exemptions,
	    .before = &im->task.neighbours,
	};
	struct findings all = {0};

	roster_check(&all, &input);
	add_findings(im, &all);
	findings_release(&all);
}

/* ---- the whole ---- */

static bool store(struct importing *im, struct app *app, struct err *err)
{
	const char *slash = strrchr(im->name, '/');
	char hash[HASH_HEX], *detail;
	bool ok;

	import_hash(hash, im->text, im->n);
	detail =
	    xasprintf("file=%s sha256=%s filled=%zu open=%zu bad=%zu", slash ? slash + 1 : im->name,
	              hash, im->out->filled, im->out->open, im->out->result.bad);
	ok = roster_task_store(&im->task, app, "roster import", detail, err);
	free(detail);
	im->out->is_stored = ok;
	return ok;
}

static bool run(struct importing *im, struct app *app, struct err *err)
{
	if (!im->task.draft.n_slots)
		return err_set(err, ERR_CONFLICT, "no-slots",
		               _("no post has a shift within %s: nothing to fill"),
		               im->task.draft.period.name);
	if (!read_table(im, err))
		return false;
	fill(im, app);
	check(im);
	if (im->out->result.bad && !im->options->partial)
		return err_set(err, ERR_INPUT, "bad-lines",
		               _("%s: nothing was stored because of faults (%zu)"), im->name,
		               im->out->result.bad);
	return im->options->try || store(im, app, err);
}

bool roster_import(struct roster_import *out, struct app *app, const char *period, const char *path,
                   const struct roster_import_options *options, struct err *err)
{
	const struct roster_import_options none = {0};
	struct importing im = {
	    .out = out,
	    .options = options ? options : &none,
	    .name = strcmp(path, "-") == 0 ? _("standard input") : path,
	};
	bool ok;

	*out = (struct roster_import){0};
	ok = load(&im, app, period, path, err) && run(&im, app, err);
	if (im.is_filled) {
		out->draft = im.task.draft;
		im.task.draft = (struct roster){0};
	}
	release(&im);
	return ok;
}
