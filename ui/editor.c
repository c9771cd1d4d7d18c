#include "editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "command/phrase.h"

#include "base/banned.h"

/* A change may leave dozens of slots open: no message is that long. */
enum { MOST_TOLD = 2 };

/* ---- the way back ---- */

static void step_release(struct edit_step *step)
{
	for (size_t i = 0; i < step->n; i++) {
		free(step->state[i].slot);
		free(step->state[i].person);
		free(step->state[i].name);
		free(step->state[i].unit);
	}
	free(step->state);
	*step = (struct edit_step){0};
}

static void steps_release(struct edit_steps *steps)
{
	for (size_t i = 0; i < steps->n; i++)
		step_release(&steps->step[i]);
	free(steps->step);
	*steps = (struct edit_steps){0};
}

/* Takes what the result knows of the state before over. */
static void steps_push(struct edit_steps *steps, struct edit_result *result)
{
	if (!result->n_before)
		return;
	steps->step = array_grow(steps->step, steps->n, sizeof(*steps->step));
	steps->step[steps->n++] = (struct edit_step){result->before, result->n_before};
	result->before = NULL;
	result->n_before = 0;
}

void editor_release(struct editor *editor)
{
	steps_release(&editor->undo);
	steps_release(&editor->redo);
	free(editor->period);
	*editor = (struct editor){0};
}

/* ---- what others do ---- */

bool editor_look(struct editor *editor, const char *period, const struct roster *draft)
{
	int revision = draft ? draft->revision : 0;
	bool is_same = editor->period && strcmp(editor->period, period) == 0;
	bool is_changed = is_same && editor->revision && revision != editor->revision;

	if (!is_same || revision != editor->revision) {
		editor_release(editor);
		editor->period = xstrdup(period);
		editor->revision = revision;
	}
	return is_changed;
}

char *editor_who(const struct roster *draft, const struct staff *staff)
{
	const char *code = draft->edited_at ? draft->edited_by : draft->made_by;
	const struct person *person = staff_find(staff, code);
	char *when = phrase_moment(draft->edited_at ? draft->edited_at : draft->made_at), *text;

	if (draft->edited_at)
		text = xasprintf(_("%s changed this draft at %s: look again, undo starts anew"),
		                 person ? person->name : code, when);
	else
		text = xasprintf(_("%s made this draft anew at %s: look again, undo starts anew"),
		                 person ? person->name : code, when);
	free(when);
	return text;
}

/* ---- changes ---- */

static bool change(struct editor *editor, struct edit_result *out, struct app *app,
                   const struct slot_edit *edits, size_t n, const struct edit_options *options,
                   struct err *err)
{
	struct edit_options own = *options;

	own.period = editor->period;
	own.revision = editor->revision;
	if (!roster_edit(out, app, edits, n, &own, err))
		return false;
	editor->revision = out->draft.revision;
	return true;
}

bool editor_do(struct editor *editor, struct edit_result *out, struct app *app,
               const struct slot_edit *edits, size_t n, const struct edit_options *options,
               struct err *err)
{
	if (!change(editor, out, app, edits, n, options, err))
		return false;
	steps_release(&editor->redo);
	steps_push(&editor->undo, out);
	return true;
}

bool editor_allot(struct editor *editor, struct edit_result *out, struct app *app, struct err *err)
{
	if (!roster_allot(out, app, editor->period, editor->revision, err))
		return false;
	editor->revision = out->draft.revision;
	steps_release(&editor->redo);
	steps_push(&editor->undo, out);
	return true;
}

bool editor_try(const struct editor *editor, struct edit_result *out, struct app *app,
                const struct slot_edit *edits, size_t n, bool force, struct err *err)
{
	const struct edit_options options = {
	    .period = editor->period, .revision = editor->revision, .force = force};

	return roster_try(out, app, edits, n, &options, err);
}

/* What was there before was allowed once, even if it breaks a rule: it is put back all the same. */
static bool go(struct editor *editor, struct edit_steps *from, struct edit_steps *to,
               struct edit_result *out, struct app *app, const char *action, struct err *err)
{
	const struct edit_options options = {.force = true, .action = action};
	struct edit_step *step = &from->step[from->n - 1];
	struct slot_edit *edits = xcalloc(step->n, sizeof(*edits));
	bool ok;

	for (size_t i = 0; i < step->n; i++)
		edits[i] = (struct slot_edit){step->state[i].slot, step->state[i].person,
		                              step->state[i].unit, step->state[i].locked};
	ok = change(editor, out, app, edits, step->n, &options, err);
	free(edits);
	if (!ok)
		return false;
	step_release(step);
	from->n--;
	steps_push(to, out);
	return true;
}

bool editor_undo(struct editor *editor, struct edit_result *out, struct app *app, struct err *err)
{
	if (!editor->undo.n)
		return err_set(err, ERR_NOT_FOUND, "no-step", _("nothing to undo"));
	return go(editor, &editor->undo, &editor->redo, out, app, "roster undo", err);
}

bool editor_redo(struct editor *editor, struct edit_result *out, struct app *app, struct err *err)
{
	if (!editor->redo.n)
		return err_set(err, ERR_NOT_FOUND, "no-step", _("nothing to do again"));
	return go(editor, &editor->redo, &editor->undo, out, app, "roster redo", err);
}

/* ---- in words ---- */

static bool is_known(const struct findings *before, const struct finding *finding)
{
	for (size_t i = 0; i < before->n; i++)
		if (strcmp(before->item[i].code, finding->code) == 0 &&
		    strcmp(before->item[i].text, finding->text) == 0)
			return true;
	return false;
}

int64_t cost_without_moves(int *changes, int64_t more, int moved)
{
	*changes = 0;
	if (moved <= 0)
		return more;
	*changes = (int)((more + (more < 0 ? -moved : moved) / 2) / moved);
	return more - (int64_t)*changes * moved;
}

static void add_cost(struct str *text, int64_t more, int moved)
{
	int changes;
	int64_t rest = cost_without_moves(&changes, more, moved);

	if (rest)
		str_addf(text, _("cost %s%lld"), rest > 0 ? "+" : "−",
		         (long long)(rest > 0 ? rest : -rest));
	str_add(text, rest && changes ? " · " : "");
	if (changes > 0)
		str_addf(text, _("%d more duties differ from the version in force"), changes);
	else if (changes < 0)
		str_addf(text, _("%d fewer duties differ from the version in force"), -changes);
}

char *edit_words(const struct edit_result *result, const struct findings *before, int moved)
{
	struct str text = {0};
	int broken = 0;

	add_cost(&text, result->cost_after - result->cost_before, moved);
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.item[i];

		if (finding->severity < FINDING_WARNING || is_known(before, finding))
			continue;
		if (broken++ < MOST_TOLD)
			str_addf(&text, "%s! %s", text.n ? " · " : "", finding->text);
	}
	if (broken > MOST_TOLD)
		str_addf(&text, _(" · ! %d more; v shows them"), broken - MOST_TOLD);
	return str_take(&text);
}
