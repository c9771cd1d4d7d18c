#include "open_work.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "service/checklists.h"
#include "service/notices.h"
#include "service/roster_changes.h"

#include "base/banned.h"

static bool load_published(struct open_work *work, struct app *app, const char *period,
                           struct err *err)
{
	struct roster_changes changes;
	struct notice_lines lines;

	if (!notice_list(&lines, app, period, err))
		return false;
	work->unconfirmed = lines.n_waiting;
	notice_lines_release(&lines);
	if (!roster_changes_load(&changes, app, period, err))
		return false;
	for (size_t i = 0; i < changes.roster.n_changes; i++) {
		const struct change *change = &changes.roster.change[i];

		/* Both halves of a swap are one. */
		if (change_is_pending(&changes.notes, change->pair) &&
		    (i == 0 || strcmp(change[-1].pair, change->pair) != 0))
			work->pending++;
	}
	roster_changes_release(&changes);
	return true;
}

bool open_work_load(struct open_work *out, struct app *app, const char *period, bool is_published,
                    struct err *err)
{
	struct open_work work = {0};
	struct checklist checklist;

	if (app->actor.role == ROLE_SUPERVISOR) {
		if (is_published && !load_published(&work, app, period, err))
			return false;
		if (!checklist_load(&checklist, app, period, err))
			return false;
		work.checklist = checklist.n_open;
		checklist_release(&checklist);
	}
	*out = work;
	return true;
}

static void add(struct str *text, size_t n, char *words)
{
	if (n)
		str_addf(text, "%s%s", text->n ? " · " : "", words);
	free(words);
}

char *open_work_words(const struct open_work *work)
{
	struct str text = {0};

	add(&text, work->unconfirmed, xasprintf(_("%zu have not confirmed"), work->unconfirmed));
	add(&text, work->pending,
	    xasprintf(_("%zu covers or swaps to confirm"), work->pending));
	add(&text, work->checklist,
	    xasprintf(_("%zu things open before the holiday"), work->checklist));
	return str_take(&text);
}
