#include "console.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "command/command.h"
#include "draw_watch.h"
#include "play.h"
#include "service/reads.h"
#include "views.h"

#include "base/banned.h"

/* Columns of the header line on 80 that the clock leaves. */
enum { HEADER_COLS = 69 };

static const struct view_type *const tabs[] = {
    [TAB_WATCH] = &view_watch,
    [TAB_ROSTER] = &view_roster,
    [TAB_LOG] = &view_log,
    [TAB_CONTACTS] = &view_contacts,
    NULL,
};

static bool header(char **wide, char **narrow, struct app *app, struct err *err)
{
	int64_t now = clock_now();
	struct watch watch = {0};

	if (!watch_at(&watch, app, now, err))
		return false;
	*wide = board_header(&watch, now, HEADER_COLS);
	*narrow = board_header_short(&watch, now, app_is_sample(app));
	watch_release(&watch);
	return true;
}

/* Who acts, with a word where people or clock are made up. Owned. */
static char *actor_text(const struct app *app)
{
	const char *name = app->actor.name && *app->actor.name ? app->actor.name : app->actor.login;

	if (app_is_sample(app))
		return xasprintf(_("SAMPLE DATA · %s"), name);
	return xstrdup(name);
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? xasprintf("%.*s", (int)(slash - path) + 1, path) : xstrdup(".");
}

bool console_run(struct app *app, int *ended_by, struct err *err)
{
	char *actor = actor_text(app);
	char *folder = folder_of(app_database(app));
	struct stage_setup setup = {
	    .app = app,
	    .tabs = tabs,
	    .actor = actor,
	    .command = command_run_line,
	    .header = header,
	};
	struct play_watch watch = {folder, app_has_changed};
	struct stage *stage = stage_new(&setup);
	bool done = play(stage, &watch, ended_by, err);

	stage_free(stage);
	free(folder);
	free(actor);
	return done;
}
