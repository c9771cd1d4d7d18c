#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/basis.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "service/checklists.h"
#include "service/reads.h"
#include "service/staff.h"

#include "base/banned.h"

/* ---- data ---- */

static char **basis_of(size_t *n, const struct checklist_item *item)
{
	char **list = NULL;

	*n = 0;
	for (const char *c = item->basis; *c; c += strspn(c, ";")) {
		size_t length = strcspn(c, ";");

		list = array_grow(list, *n, sizeof *list);
		list[(*n)++] = xstrndup(c, length);
		c += length;
	}
	return list;
}

static void list_free(char **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(list[i]);
	free(list);
}

static void line_json(struct json *item, const struct checklist_line *line,
                      const struct duties *duties)
{
	bool is_marked = line->mark.id;
	struct json *list;
	char **basis;
	size_t n;

	json_put_text(item, "id", line->item.id);
	json_put_text(item, "title", line->item.title);
	json_put_text(item, "state", checklist_state_name(line->state));
	json_put_some(item, "person", is_marked ? line->mark.person : "");
	json_put_some(item, "name", line->name);
	json_put_some(item, "evidence", is_marked ? line->mark.evidence : "");
	json_put_time(item, "at",
	              is_marked && line->mark.state != CHECKLIST_OPEN ? line->mark.at : 0);
	json_put_some(item, "by", is_marked ? line->mark.by : "");
	json_put_some(item, "progress", line->progress);
	json_put_text(item, "wanted", line->item.evidence);
	json_put_text(item, "clause", line->item.clause);
	json_put_bool(item, "suggested", line->item.suggested);
	list = json_put_array(item, "basis");
	basis = basis_of(&n, &line->item);
	for (size_t i = 0; i < n; i++)
		basis_json(list, duties, basis[i]);
	list_free(basis, n);
}

static bool is_overdue(const struct checklist *list, const struct checklist_line *line)
{
	return line->state == CHECKLIST_OPEN && clock_now() > list->due;
}

static void list_json(struct out *out, const struct app *app, const struct checklist *list,
                      const struct duties *duties)
{
	struct json *top = json_new_object(), *items;

	json_put_text(top, "period", list->period);
	json_put_text(top, "title", list->title);
	json_put_time(top, "due", list->due);
	json_put_int(top, "open", (int64_t)list->n_open);
	json_put_int(top, "overdue", clock_now() > list->due ? (int64_t)list->n_open : 0);
	items = json_put_array(top, "items");
	for (size_t i = 0; i < list->n; i++)
		line_json(json_put_object(items, NULL), &list->line[i], duties);
	mark_json(top, app);
	out_json(out, top);
}

/* ---- words ---- */

/* "17:00 T5 29/4, còn 2 ngày 3 giờ". Owned. */
static char *due_text(const struct checklist *list)
{
	int64_t now = clock_now();
	bool is_late = now > list->due;
	char *moment = phrase_moment(list->due);
	char *length = phrase_length(is_late ? now - list->due : list->due - now);
	char *text = is_late ? xasprintf(_("%s, overdue by %s"), moment, length)
	                     : xasprintf(_("%s, %s left"), moment, length);

	free(moment);
	free(length);
	return text;
}

static void add_line(struct columns *c, const struct checklist *list,
                     const struct checklist_line *line)
{
	const char *words =
	    line->mark.id && *line->mark.evidence ? line->mark.evidence : line->progress;

	columns_addf(c, "%s %s",
	             is_overdue(list, line)          ? "!"
	             : line->state == CHECKLIST_DONE ? "✓"
	                                             : " ",
	             line->item.id);
	columns_add(c, checklist_state_label(line->state));
	columns_add(c, line->name);
	columns_addf(c, "%s%s%s%s", line->item.title, line->item.suggested ? " *" : "",
	             *words ? ": " : "", words);
}

/* What is open first. */
static void list_show(struct out *out, const struct app *app, const struct checklist *list)
{
	static const char *const head[] = {N_("  ID"), N_("STATE"), N_("PERSON"), N_("TO BE DONE")};
	char *due = due_text(list);
	struct columns c;

	out_addf(out, _("TO BE DONE BEFORE · %s\n"), list->title);
	out_addf(out, _("due %s\n\n"), due);
	columns_init(&c, 4, head);
	c.wrap = true;
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < list->n; i++)
			if ((list->line[i].state == CHECKLIST_OPEN) == (round == 0))
				add_line(&c, list, &list->line[i]);
	columns_show(&c, out);
	out_add(out, "\n");
	columns_textf(out, "%s", _("* suggested: no dispatch asks this of us"));
	columns_textf(out, "%s",
	              _("When it is due is suggested too: the dispatches say before the holiday, "
	                "or nothing."));
	columns_textf(out,
	              _("What is wanted, and what the dispatches say: trucban checklist show "
	                "%s ID"),
	              list->period);
	mark_show(out, app);
	free(due);
}

static void add_row(struct columns *c, const char *label, const char *text)
{
	if (!text || !*text)
		return;
	columns_add(c, label);
	columns_add(c, text);
}

static void add_basis(struct columns *c, const struct checklist_item *item,
                      const struct duties *duties)
{
	char **basis;
	size_t n;

	if (item->suggested)
		add_row(c, _("source"), _("suggested: no dispatch asks this of us"));
	basis = basis_of(&n, item);
	for (size_t i = 0; i < n; i++) {
		char *text = basis_text(duties, basis[i]);

		columns_add(c, i ? "" : _("source"));
		columns_add(c, text);
		free(text);
	}
	list_free(basis, n);
}

static void line_show(struct out *out, const struct checklist *list,
                      const struct checklist_line *line, const struct duties *duties)
{
	char *due = due_text(list);
	struct columns c;

	out_addf(out, "%s  %s\n", line->item.id, line->item.title);
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	add_row(&c, _("state"), checklist_state_label(line->state));
	if (line->state == CHECKLIST_OPEN)
		add_row(&c, _("due"), due);
	add_row(&c, _("assigned to"), line->name);
	add_row(&c, _("counted"), line->progress);
	add_row(&c, _("evidence"), line->mark.id ? line->mark.evidence : "");
	add_row(&c, _("wanted"), line->item.evidence);
	add_row(&c, _("ordered"), line->item.clause);
	add_basis(&c, &line->item, duties);
	columns_show(&c, out);
	free(due);
}

static void marks_show(struct out *out, const struct checklist_marks *marks,
                       const struct staff *staff)
{
	static const char *const head[] = {N_("RECORDED"), N_("STATE"), N_("BY"), N_("EVIDENCE")};
	struct columns c;

	if (!marks->n)
		return;
	out_add(out, "\n");
	columns_init(&c, 4, head);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; i < marks->n; i++) {
		const struct checklist_mark *mark = &marks->mark[i];
		const struct person *by = staff_find(staff, mark->by);
		const struct person *who = staff_find(staff, mark->person);
		char when[ZONE_TEXT];

		columns_add(&c, zone_vn(when, mark->made_at));
		columns_add(&c, checklist_state_label(mark->state));
		columns_add(&c, by ? by->name : mark->by);
		if (*mark->evidence)
			columns_add(&c, mark->evidence);
		else
			columns_addf(&c, who ? _("assigned to %s") : "%s", who ? who->name : "");
	}
	columns_show(&c, out);
}

/* ---- commands ---- */

static bool show_all(struct out *out, const struct app *app, const struct checklist *list,
                     struct err *err)
{
	struct duties duties = {0};

	if (!duties_carried(&duties, err))
		return false;
	if (out->json)
		list_json(out, app, list, &duties);
	else if (!out->verbose)
		list_show(out, app, list);
	else
		for (size_t i = 0; i < list->n; i++) {
			out_add(out, i ? "\n" : "");
			line_show(out, list, &list->line[i], &duties);
		}
	duties_release(&duties);
	return true;
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct checklist list;
	bool ok;

	if (!checklist_load(&list, app, call->arg[0], err))
		return false;
	ok = show_all(out, app, &list, err);
	if (ok && list.n_open && clock_now() > list.due)
		ok = err_set(err, ERR_FINDINGS, "overdue",
		             _("%zu items to be done before %s are overdue"), list.n_open,
		             list.period);
	checklist_release(&list);
	return ok;
}

static bool show_item(struct out *out, struct app *app, const struct checklist *list,
                      const char *id, struct err *err)
{
	struct checklist_marks marks = {0};
	struct duties duties = {0};
	struct staff staff = {0};
	bool ok = checklist_history(&marks, app, list->period, id, err) &&
	          duties_carried(&duties, err) && app_staff(&staff, app, err);

	if (ok && out->json) {
		struct json *top = json_new_object();

		line_json(top, checklist_find(list, id), &duties);
		out_json(out, top);
	} else if (ok) {
		line_show(out, list, checklist_find(list, id), &duties);
		marks_show(out, &marks, &staff);
	}
	staff_release(&staff);
	duties_release(&duties);
	checklist_marks_release(&marks);
	return ok;
}

static bool show_one(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct checklist list;
	bool ok;

	if (!checklist_load(&list, app, call->arg[0], err))
		return false;
	ok = show_item(out, app, &list, call->arg[1], err);
	checklist_release(&list);
	return ok;
}

static bool mark(const struct call *call, struct app *app, enum checklist_state state,
                 struct out *out, struct err *err)
{
	struct checklist_change change = {
	    .period = call->arg[0],
	    .item = call->arg[1],
	    .state = state,
	    .evidence = call_value(call, "evidence"),
	};

	if (!change.evidence || !*change.evidence)
		return call_misused(call, err,
		                    state == CHECKLIST_OPEN
		                        ? _("why is it open again? --evidence TEXT")
		                        : _("what was done, or why not? --evidence TEXT"));
	return call_moment(&change.at, call, "at", err) && checklist_mark(app, &change, err) &&
	       show_one(call, app, out, err);
}

static bool run_done(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return mark(call, app, CHECKLIST_DONE, out, err);
}

static bool run_impossible(const struct call *call, struct app *app, struct out *out,
                           struct err *err)
{
	return mark(call, app, CHECKLIST_IMPOSSIBLE, out, err);
}

static bool run_not_ours(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return mark(call, app, CHECKLIST_NOT_OURS, out, err);
}

static bool run_open(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return mark(call, app, CHECKLIST_OPEN, out, err);
}

static bool run_assign(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *person = strcmp(call->arg[2], "-") != 0 ? call->arg[2] : "";

	return checklist_assign(app, call->arg[0], call->arg[1], person, err) &&
	       show_one(call, app, out, err);
}

static const struct command_option mark_options[] = {
    {"evidence", 0, N_("TEXT"), N_("what was done, or why not; a number, a date, a file")},
    {"at", 0, N_("TIME"), N_("when it was done; now")},
    {0},
};

#define MARK .options = mark_options, .usage = N_("PERIOD ITEM"), .min_args = 2, .max_args = 2

const struct command cmd_checklist[] = {
    {.name = "checklist list",
     .usage = N_("PERIOD"),
     .help = N_("what has to be done before a holiday, by whom and until when"),
     .min_args = 1,
     .max_args = 1,
     .run = run_list},
    {.name = "checklist show",
     .usage = N_("PERIOD ITEM"),
     .help = N_("one item: what is wanted, why, and what was recorded"),
     .min_args = 2,
     .max_args = 2,
     .run = show_one},
    {.name = "checklist done",
     .help = N_("record that an item is done, with evidence"),
     MARK,
     .run = run_done},
    {.name = "checklist impossible",
     .help = N_("record that an item cannot be done, and why"),
     MARK,
     .run = run_impossible},
    {.name = "checklist not-ours",
     .help = N_("record that an item does not concern us, and why"),
     MARK,
     .run = run_not_ours},
    {.name = "checklist open", .help = N_("open an item again, and why"), MARK, .run = run_open},
    {.name = "checklist assign",
     .usage = N_("PERIOD ITEM PERSON"),
     .help = N_("give an item to somebody who sees to it; - to nobody"),
     .min_args = 3,
     .max_args = 3,
     .run = run_assign},
    {0},
};
