#ifndef UI_EDITOR_PARTS_H
#define UI_EDITOR_PARTS_H
/* What view_roster.c and its editor_*.c share; for nobody else. */
#include "editor_load.h"
#include "grid.h"
#include "view.h"

enum { ROSTER_NEWEST = -2, ROSTER_IN_FORCE = 0 }; /* as roster_inspect() takes them */

struct roster_view {
	struct view base;
	char *period; /* chosen by the user; NULL: the one that runs or comes next */
	char *chosen; /* title of a period that was opened by name; NULL: none was */
	char **names; /* of the periods that have a roster, by time */
	size_t n_names;
	int version; /* as roster_inspect() takes it */
	bool is_there;
	bool has_draft, has_published; /* of the period */
	struct grid grid;
	struct findings findings;
	struct staff staff;
	struct loads loads;
	struct grid_place place;
	bool has_place; /* the cursor was put somewhere */
};

struct roster_view *roster_view_of(struct view *view);
/* The slot under the cursor; NULL where there is none, which is told. */
const struct slot *roster_view_slot(struct roster_view *self, struct stage *stage);

/* ---- editor_keys.c ---- */

void roster_view_publish(struct view *view, struct stage *stage);
void roster_view_compare(struct view *view, struct stage *stage);

/* ---- grid_view.c ---- */

/* After loading: what the grid is to know of its days, findings and differences. */
void roster_view_dress(struct roster_view *self, struct app *app);
void roster_view_zoom(struct view *view, struct stage *stage);
void roster_view_points(struct view *view, struct stage *stage);
void roster_view_periods(struct view *view, struct stage *stage);

#endif
