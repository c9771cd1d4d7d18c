#include "service/table_annex.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/zone.h"
#include "service/checklists.h"
#include "service/defence_text.h"
#include "service/phrases.h"

#include "base/banned.h"

/* ---- what is not done before the holiday ---- */

static void add_open_line(struct sheet_part *rows, const struct checklist_line *line)
{
	struct str who = {0};

	sheet_cellf(rows, "%s %s", line->item.id, line->item.title);
	if (*line->name)
		str_addf(&who, "phụ trách: %s", line->name);
	else
		str_add(&who, "chưa giao ai");
	if (*line->progress)
		str_addf(&who, "; %s", line->progress);
	sheet_cell(rows, str_text(&who));
	str_release(&who);
}

static void add_open(struct sheet *out, const struct checklist *list)
{
	struct str heading = {0};
	struct sheet_part *rows;

	str_add(&heading, "VIỆC CHƯA XONG TRƯỚC LỄ (hạn ");
	document_moment(&heading, list->due);
	str_addc(&heading, ')');
	sheet_heading(out, str_text(&heading));
	str_release(&heading);
	if (!list->n_open) {
		sheet_line(out, "Không còn việc nào.");
		return;
	}
	rows = sheet_rows(out, 2, NULL);
	for (size_t i = 0; i < list->n; i++)
		if (list->line[i].state == CHECKLIST_OPEN)
			add_open_line(rows, &list->line[i]);
}

static bool make_open(struct sheet *out, struct app *app, const char *period, struct err *err)
{
	struct checklist list;

	if (!checklist_load(&list, app, period, err))
		return false;
	add_open(out, &list);
	checklist_release(&list);
	return true;
}

/* ---- the defence sheet ---- */

static void add_edited(struct sheet *out, const struct document *doc)
{
	const struct roster *roster = doc->roster;
	const struct person *who = staff_find(doc->staff, roster->edited_by);
	char when[ZONE_TEXT];

	if (roster->edited_at)
		sheet_line(
		    out,
		    _("changed by hand last at %s by %s: not all of it is the generator's choice"),
		    zone_vn(when, roster->edited_at), who ? who->name : "?");
}

static bool make_defence(struct sheet *out, struct app *app, const struct document *doc,
                         double seconds, struct err *err)
{
	const struct roster *roster = doc->roster;
	const struct defence_options options = {.version = roster->version, .seconds = seconds};
	const struct defence_look look = {.is_paper = true};
	struct defence defence;
	char *quality;

	if (!roster_defence(&defence, app, roster->period.name, &options, err))
		return false;
	quality = phrase_quality(&defence.roster);
	sheet_line(out, "Kết quả xếp lịch: %s.", quality);
	add_edited(out, doc);
	defence_sheet(out, &defence, &look);
	free(quality);
	defence_release(&defence);
	return true;
}

bool table_annex_make(struct table_annex *out, struct document *doc, struct app *app,
                      const struct table_options *options, struct err *err)
{
	const struct roster *roster = doc->roster;
	const bool is_paper = options->form == TABLE_TEXT || options->form == TABLE_HTML;
	const bool is_internal = options->privacy != PRIVACY_NONE;
	struct table_annex annex = {0};
	bool ok = true;

	i18n_speak_vietnamese();
	if (is_paper && roster->period.is_holiday && (is_internal || options->with_defence)) {
		ok = make_open(&annex.open, app, roster->period.name, err);
		doc->open = &out->open;
	}
	if (ok && is_paper && options->with_defence) {
		ok = make_defence(&annex.defence, app, doc, options->seconds, err);
		doc->defence = &out->defence;
	}
	i18n_speak_chosen();
	if (ok)
		*out = annex;
	else
		table_annex_release(&annex);
	return ok;
}

void table_annex_release(struct table_annex *annex)
{
	sheet_release(&annex->open);
	sheet_release(&annex->defence);
}
