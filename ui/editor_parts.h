#ifndef UI_EDITOR_PARTS_H
#define UI_EDITOR_PARTS_H
/* What view_roster.c and its editor_*.c share; for nobody else. */
#include "editor.h"
#include "editor_load.h"
#include "grid.h"
#include "open_work.h"
#include "view.h"

enum { ROSTER_NEWEST = -2, ROSTER_IN_FORCE = 0 }; /* as roster_inspect() takes them */

struct roster_view {
	struct view base;
	char *period; /* chosen by the user; NULL: the one that runs or comes next */
	char *chosen; /* title of a period that was opened by name; NULL: none was */
	int64_t chosen_start;
	char **names; /* of the periods that have a roster, by time */
	size_t n_names;
	size_t n_before; /* of them begin before what was chosen */
	int version;     /* as roster_inspect() takes it */
	bool is_there;
	bool has_draft, has_published; /* of the period */
	struct grid grid;
	struct findings findings;
	struct staff staff;
	struct loads loads;
	struct open_work work;
	struct grid_place place;
	bool has_place; /* the cursor was put somewhere */
	struct editor edit;
	char *mark;     /* id of a slot to be swapped, or NULL */
	bool may_amend; /* it was agreed that the first change makes a draft */
	void (*then)(struct view *view, struct stage *stage); /* what that change was */
};

struct roster_view *roster_view_of(struct view *view);
/* The slot under the cursor, or the one that it goes along with; NULL where there is none, which is
 * told. */
const struct slot *roster_view_slot(struct roster_view *self, struct stage *stage);

/* The roster that is shown is a draft. */
bool roster_view_is_draft(const struct roster_view *self);

/* ---- editor_keys.c ---- */

void roster_view_compare(struct view *view, struct stage *stage);
void roster_view_generate(struct view *view, struct stage *stage);
void roster_view_publish(struct view *view, struct stage *stage);
void roster_view_replace(struct view *view, struct stage *stage);
void roster_view_cover(struct view *view, struct stage *stage);
void roster_view_allot(struct view *view, struct stage *stage);
void roster_view_swap(struct view *view, struct stage *stage);
void roster_view_lock(struct view *view, struct stage *stage);
void roster_view_empty(struct view *view, struct stage *stage);
void roster_view_give(struct view *view, struct stage *stage);
void roster_view_undo(struct view *view, struct stage *stage);
void roster_view_redo(struct view *view, struct stage *stage);
void roster_view_desk(struct view *view, struct stage *stage);

/* Changes the draft and tells what was done and what it costs; with `options` as of editor_do(). */
void roster_view_save(struct roster_view *self, struct stage *stage, const struct slot_edit *edits,
                      size_t n, const struct edit_options *options, const char *done);

/* Tells why a change was not made. Somebody else was faster: what is there now is shown, and who
 * made it. */
void roster_view_refuse(struct roster_view *self, struct stage *stage, const struct err *err);

/* ---- views above it, which borrow it ---- */

/* Who may take a slot: on the draft, or for a cover of what is published. NULL when nobody can be
 * asked for: err says why. */
struct view *view_candidates_open(struct roster_view *roster, const char *slot, struct app *app,
                                  struct err *err);
/* Somebody, known already or "", takes a slot of what is published or a part of it. */
struct view *view_cover_open(const struct roster_view *roster, const char *slot,
                             const char *person);
/* To which unit a slot is given. */
struct view *view_units_open(struct roster_view *roster, const char *slot);
/* What still has to be seen to of a roster: counts, and the lists behind them. */
struct view *view_desk_open(const char *period, bool is_published);
/* Two slots change hands: on the draft, or as a record on what is published. */
struct view *view_swap_open(struct roster_view *roster, const char *slot, const char *other);

/* ---- grid_view.c ---- */

/* After loading: what the grid is to know of its days, findings and differences. */
void roster_view_dress(struct roster_view *self, struct app *app);
void roster_view_zoom(struct view *view, struct stage *stage);
void roster_view_month_before(struct view *view, struct stage *stage);
void roster_view_month_after(struct view *view, struct stage *stage);
void roster_view_signs(struct view *view, struct stage *stage);
void roster_view_points(struct view *view, struct stage *stage);
void roster_view_periods(struct view *view, struct stage *stage);

#endif
