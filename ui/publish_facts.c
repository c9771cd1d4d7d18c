#include "publish_facts.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "command/phrase.h"
#include "service/checklists.h"

#include "base/banned.h"

enum { NAMED = 3 }; /* findings and items that are named, not only counted */

bool publish_facts_load(struct publish_facts *out, struct app *app, const char *period,
                        struct err *err)
{
	struct publish_facts facts = {0};

	if (!roster_inspect(&facts.roster, &facts.findings, app, period, -1, err))
		return false;
	facts.is_there = true;
	if (!checklist_load(&facts.checklist, app, period, err)) {
		publish_facts_release(&facts);
		return false;
	}
	*out = facts;
	return true;
}

void publish_facts_release(struct publish_facts *facts)
{
	if (!facts->is_there)
		return;
	roster_release(&facts->roster);
	findings_release(&facts->findings);
	checklist_release(&facts->checklist);
	*facts = (struct publish_facts){0};
}

/* ---- drawing ---- */

struct pen {
	struct canvas *canvas; /* NULL: only counts rows */
	struct area area;
	int row;
};

static void put(struct pen *pen, enum style style, const char *text)
{
	if (pen->canvas)
		canvas_print(pen->canvas, pen->area.row + pen->row, pen->area.col + 1,
		             pen->area.cols - 1, style, text);
	pen->row++;
}

static void put_findings(struct pen *pen, const struct findings *findings, int most)
{
	size_t n = findings_count(findings, FINDING_WARNING);
	char *text;

	if (!n) {
		text = xasprintf("✓ %s", _("nothing to be looked at"));
		put(pen, STYLE_GOOD, text);
		free(text);
		return;
	}
	text = xasprintf(_("! %zu to be looked at"), n);
	put(pen, STYLE_WARNING, text);
	free(text);
	for (size_t i = 0; i < findings->n && most > 0; i++) {
		if (findings->item[i].severity < FINDING_WARNING)
			continue;
		text = xasprintf("    %s", findings->item[i].text);
		put(pen, STYLE_PLAIN, text);
		free(text);
		most--;
	}
}

static void put_checklist(struct pen *pen, const struct checklist *checklist, int most)
{
	char *text;

	if (!checklist->n)
		return;
	if (!checklist->n_open) {
		text = xasprintf("✓ %s", _("everything before the holiday is done"));
		put(pen, STYLE_GOOD, text);
		free(text);
		return;
	}
	text = xasprintf(_("! %zu of %zu things before the holiday are open"), checklist->n_open,
	                 checklist->n);
	put(pen, STYLE_WARNING, text);
	free(text);
	for (size_t i = 0; i < checklist->n && most > 0; i++) {
		if (checklist->line[i].state != CHECKLIST_OPEN)
			continue;
		text = xasprintf("    %s", checklist->line[i].item.title);
		put(pen, STYLE_PLAIN, text);
		free(text);
		most--;
	}
}

static void put_facts(struct pen *pen, const struct publish_facts *facts)
{
	int named = pen->area.rows >= FACTS_TALL ? NAMED : 0;
	char *text = phrase_quality(&facts->roster);

	pen->row = 1;
	put(pen, STYLE_PLAIN, text);
	free(text);
	put_findings(pen, &facts->findings, named);
	put_checklist(pen, &facts->checklist, named);
}

void publish_facts_draw(const struct publish_facts *facts, struct canvas *canvas, struct area area)
{
	struct pen pen = {canvas, area, 0};
	char *version, *title;

	if (!facts->is_there) {
		canvas_rule(canvas, area.row, area.col, area.cols, _("PUBLISH"));
		return;
	}
	version = phrase_version(&facts->roster);
	title = xasprintf("%s · %s · %s", _("PUBLISH"), facts->roster.period.title, version);
	canvas_rule(canvas, area.row, area.col, area.cols, title);
	put_facts(&pen, facts);
	free(title);
	free(version);
}

int publish_facts_rows(const struct publish_facts *facts, struct area area)
{
	struct pen pen = {NULL, area, 1};

	if (facts->is_there)
		put_facts(&pen, facts);
	return pen.row;
}

/* ---- before a yes ---- */

char *publish_facts_odd(const struct publish_facts *facts, const struct publish_options *options)
{
	size_t n = findings_count(&facts->findings, FINDING_WARNING);
	struct findings odd = {0};
	struct str text = {0};

	publish_findings(&odd, &facts->roster.period, options);
	for (size_t i = 0; i < odd.n; i++)
		str_addf(&text, "%s. ", odd.item[i].text);
	if (n)
		str_addf(&text, _("%zu points are to be looked at. "), n);
	findings_release(&odd);
	return str_take(&text);
}
