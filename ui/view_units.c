#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "editor_parts.h"
#include "service/reads.h"
#include "stage.h"
#include "widget_list.h"

#include "base/banned.h"

struct unit {
	char *name; /* "": none */
	int people;
};

struct units_view {
	struct view base;
	struct roster_view *roster; /* below this view */
	char *slot;
	struct unit *unit;
	size_t n;
	struct list list;
};

static const struct view_type view_units;

static struct units_view *self_of(struct view *view)
{
	return (struct units_view *)view;
}

struct view *view_units_open(struct roster_view *roster, const char *slot)
{
	struct units_view *self = xcalloc(1, sizeof(*self));

	self->base.type = &view_units;
	self->roster = roster;
	self->slot = xstrdup(slot);
	return &self->base;
}

static void release_units(struct units_view *self)
{
	for (size_t i = 0; i < self->n; i++)
		free(self->unit[i].name);
	free(self->unit);
	self->unit = NULL;
	self->n = 0;
}

static void units_close(struct view *view)
{
	struct units_view *self = self_of(view);

	release_units(self);
	free(self->slot);
	free(self);
}

static struct unit *add_unit(struct units_view *self, const char *name)
{
	for (size_t i = 0; i < self->n; i++)
		if (strcmp(self->unit[i].name, name) == 0)
			return &self->unit[i];
	self->unit = array_grow(self->unit, self->n, sizeof(*self->unit));
	self->unit[self->n] = (struct unit){.name = xstrdup(name)};
	return &self->unit[self->n++];
}

static int by_name(const void *a, const void *b)
{
	return viet_compare(((const struct unit *)a)->name, ((const struct unit *)b)->name);
}

static bool units_reload(struct view *view, struct app *app, struct err *err)
{
	struct units_view *self = self_of(view);
	struct staff staff;

	if (!app_staff(&staff, app, err))
		return false;
	release_units(self);
	add_unit(self, "");
	for (size_t i = 0; i < staff.n; i++)
		if (!staff.person[i].has_left)
			add_unit(self, staff.person[i].unit)->people++;
	qsort(self->unit, self->n, sizeof(*self->unit), by_name);
	staff_release(&staff);
	return true;
}

/* ---- drawing ---- */

static void units_layout(struct view *view, struct area area)
{
	struct units_view *self = self_of(view);

	list_fit(&self->list, (int)self->n, area.rows - 1);
}

static void draw_unit(const struct unit *unit, struct canvas *canvas, struct area where)
{
	char *people = xasprintf(_("%d people"), unit->people);
	int room = where.cols - canvas_width(canvas, people) - 4;

	canvas_print(canvas, where.row, where.col + 1, room, STYLE_PLAIN,
	             *unit->name ? unit->name : _("to no unit: to a person"));
	if (*unit->name)
		canvas_print(canvas, where.row, where.col + room + 2, where.cols - room - 2,
		             STYLE_DIM, people);
	free(people);
}

static void units_draw(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct units_view *self = (const struct units_view *)view;
	const struct list *list = &self->list;

	canvas_rule(canvas, area.row, area.col, area.cols, _("WHICH UNIT NAMES SOMEBODY"));
	for (int i = 0; i < list->rows && list->top + i < list->n; i++) {
		struct area where = {area.row + 1 + i, area.col, 1, area.cols};

		draw_unit(&self->unit[list->top + i], canvas, where);
		if (list->top + i == list->cursor)
			canvas_restyle(canvas, where.row, where.col, where.cols, STYLE_SELECTED);
	}
	canvas_cursor(canvas, area.row + 1 + list->cursor - list->top, area.col, false);
}

/* ---- keys ---- */

static bool units_move(struct view *view, int code)
{
	return list_key(&self_of(view)->list, code);
}

/* Who holds it and is of another unit cannot go on holding it. */
static bool leaves_it(const struct roster_view *roster, const char *slot, const char *unit)
{
	const struct slot *found = roster_slot(&roster->grid.roster, slot);
	const struct person *holder = found ? staff_find(&roster->staff, found->person) : NULL;

	return *unit && holder && strcmp(holder->unit, unit) != 0;
}

static void give(struct view *view, struct stage *stage)
{
	struct units_view *self = self_of(view);
	struct roster_view *roster = self->roster;
	char *slot, *unit, *done;
	struct slot_edit edit = {.locked = -1};

	if (!self->n)
		return;
	slot = xstrdup(self->slot);
	unit = xstrdup(self->unit[self->list.cursor].name);
	done = *unit ? xasprintf(_("given to %s"), unit) : xstrdup(_("given to no unit"));
	edit.slot = slot;
	edit.unit = unit;
	edit.person = leaves_it(roster, slot, unit) ? "" : NULL;
	stage_pop(stage);
	roster_view_save(roster, stage, &edit, 1, &(struct edit_options){.action = "roster assign"},
	                 done);
	free(done);
	free(unit);
	free(slot);
}

static void units_click(struct view *view, struct stage *stage, int row, int col)
{
	struct list *list = &self_of(view)->list;

	(void)col;
	if (row < 1 || row > list->rows || list->top + row - 1 >= list->n)
		return;
	if (list->cursor == list->top + row - 1)
		give(view, stage);
	else
		list->cursor = list->top + row - 1;
}

static const struct binding keys[] = {
    {.key = PRESS_ENTER,
     .hint = N_("give"),
     .help = N_("give this duty to the unit, which names somebody"),
     .act = give},
    {0},
};

static const struct view_type view_units = {
    .name = N_("Units"),
    .keys = keys,
    .reload = units_reload,
    .layout = units_layout,
    .draw = units_draw,
    .move = units_move,
    .click = units_click,
    .close = units_close,
};
