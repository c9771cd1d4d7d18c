/* Keys of the roster's view that change the draft, or show what was changed. */
#include "base/i18n.h"
#include "editor_parts.h"
#include "service/app.h"
#include "stage.h"
#include "views.h"

#include "base/banned.h"

static bool may_edit(struct stage *stage)
{
	struct err err;

	if (app_may(stage_app(stage), false, &err))
		return true;
	stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	return false;
}

const struct slot *roster_view_slot(struct roster_view *self, struct stage *stage)
{
	const struct grid_cell *cell = NULL;

	if (self->is_there)
		cell = grid_cell(&self->grid, self->place.rows.cursor, self->place.day);
	if (cell && cell->slot)
		return cell->slot;
	stage_tell(stage, STYLE_PLAIN, "%s", _("no duty of this post on this day"));
	return NULL;
}

void roster_view_publish(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (!may_edit(stage))
		return;
	if (!self->has_draft)
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("there is no draft to publish; g arranges one"));
	else
		stage_push(stage, view_publish_open(self->period, &stage_app(stage)->config));
}

void roster_view_compare(struct view *view, struct stage *stage)
{
	struct roster_view *self = roster_view_of(view);

	if (!self->has_draft || !self->has_published)
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("d compares a draft with the published version; here is only one"));
	else
		stage_push(stage, view_diff_open(self->period));
}
