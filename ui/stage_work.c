#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"
#include "draw_run.h"
#include "stage_parts.h"
#include "view_text.h"

#include "base/banned.h"

/* ---- what is told ---- */

static void say(struct stage *stage, enum style style, const char *text)
{
	if (!stage_is_taken(stage)) {
		stage_tell(stage, style, "%s", text);
		return;
	}
	free(stage->late);
	stage->late = xstrdup(text);
	stage->late_style = style;
}

void stage_tell_late(struct stage *stage)
{
	if (!stage->late || stage->message || stage_is_taken(stage))
		return;
	stage_tell(stage, stage->late_style, "%s", stage->late);
	free(stage->late);
	stage->late = NULL;
}

/* ---- life ---- */

void stage_work_release(struct stage *stage)
{
	roster_run_free(stage->work);
	free(stage->work_title);
	stage->work = NULL;
	stage->work_title = NULL;
	stage->asks_end = false;
}

void stage_take_run(void *context, struct roster_run *run)
{
	struct stage *stage = context;
	struct roster_progress progress;

	if (stage->work) {
		roster_run_free(run);
		stage_tell(stage, STYLE_WARNING, "%s",
		           _("a roster is being generated already: one at a time"));
		return;
	}
	roster_run_progress(&progress, run);
	stage->work = run;
	stage->work_title = xstrdup(progress.title ? progress.title : progress.period);
}

static void tell_stored(struct stage *stage, const struct roster *roster, double seconds)
{
	char *quality = phrase_quality(roster);
	char *text = xasprintf(_("a draft is stored: %s; %s (%.0f s)"), stage->work_title, quality,
	                       seconds);

	say(stage, STYLE_GOOD, text);
	free(text);
	free(quality);
}

static void show_findings(struct stage *stage, const struct findings *findings)
{
	struct out out = {0};

	findings_show(&out, findings);
	if (out.data.n && !stage_is_taken(stage))
		stage_push(stage, view_text_open(stage->work_title, str_text(&out.data)));
	out_release(&out);
}

/* It is done: stores what was found. */
static void finish(struct stage *stage)
{
	struct roster_progress progress;
	struct findings findings;
	struct roster roster;
	struct err err;

	stage->asks_end = false;
	roster_run_progress(&progress, stage->work);
	if (roster_run_finish(&roster, &findings, stage->work, &err)) {
		stage_reload(stage);
		tell_stored(stage, &roster, progress.seconds);
		roster_release(&roster);
	} else {
		show_findings(stage, &findings);
		say(stage, STYLE_WARNING, err.msg);
	}
	findings_release(&findings);
	stage_work_release(stage);
}

int stage_work_fd(const struct stage *stage)
{
	return stage->work ? roster_run_fd(stage->work) : -1;
}

int stage_work_timeout(const struct stage *stage)
{
	if (!stage->work)
		return -1;
	return roster_run_is_done(stage->work) ? 0 : roster_run_timeout(stage->work);
}

void stage_work(struct stage *stage)
{
	struct err err;

	if (!stage->work)
		return;
	if (!roster_run_step(stage->work, &err)) {
		stage_work_release(stage);
		say(stage, STYLE_WARNING, err.msg);
	} else if (roster_run_is_done(stage->work)) {
		finish(stage);
	}
}

/* ---- keys ---- */

void stage_work_keep(struct stage *stage)
{
	struct roster_progress progress;

	roster_run_progress(&progress, stage->work);
	if (!progress.has_roster) {
		stage_tell(stage, STYLE_PLAIN, "%s", _("no roster was found yet"));
		return;
	}
	roster_run_stop(stage->work);
	finish(stage);
}

bool stage_work_ask(struct stage *stage)
{
	stage->asks_end = stage->work != NULL;
	return stage->asks_end;
}

void stage_work_answer(struct stage *stage, const struct key *key)
{
	stage->asks_end = false;
	if (key->code == 's') {
		stage_work_keep(stage);
	} else if (key->code == 'x') {
		stage_work_release(stage);
		stage_tell(stage, STYLE_PLAIN, "%s", _("given up: nothing is stored"));
	}
}

/* ---- drawing ---- */

int stage_work_rows(const struct stage *stage)
{
	if (!stage->work)
		return 0;
	return stage_is_compact(stage) ? RUN_ROWS_SMALL : RUN_ROWS;
}

void stage_work_draw(const struct stage *stage, struct canvas *canvas)
{
	const int rows = stage_work_rows(stage);
	const struct binding *own = binding_find(stage_top(stage)->type->keys, 's');
	const bool is_free = !own && !stage_top(stage)->line;
	struct roster_progress progress;

	if (!rows)
		return;
	roster_run_progress(&progress, stage->work);
	run_draw(canvas, (struct area){canvas->rows - 1 - rows, 0, rows, canvas->cols}, &progress,
	         stage->work_title, is_free ? "s" : "Esc");
}
