#ifndef UI_VIEWS_H
#define UI_VIEWS_H
/* The views of this program: its tabs, and what they open. */
#include "domain/entry.h"
#include "view.h"

struct config;
struct period;

enum tab { TAB_WATCH, TAB_ROSTER, TAB_LOG, TAB_CONTACTS };

extern const struct view_type view_watch;    /* the board: today */
extern const struct view_type view_roster;   /* the grid */
extern const struct view_type view_log;      /* the watch log */
extern const struct view_type view_contacts; /* numbers of organisations and people */

/* A form for a new entry, or for the correction of one, which is copied. */
struct view *view_entry_open(const struct entry *corrects);

/* A draft before it is published: what is to be looked at, and number, signer. */
struct view *view_publish_open(const char *period, const struct config *config);
/* What differs between the draft and the published version. */
struct view *view_diff_open(const char *period);

/* How evenly duty lies with a roster: bars of points; version as roster_inspect() takes it. */
struct view *view_points_open(const char *period, int version);

/* The list before a holiday, and who knows of his duty in a published roster: to be marked. */
struct view *view_checklist_open(const char *period);
struct view *view_notices_open(const char *period);
/* Covers and swaps that an officer on watch recorded, to be confirmed. */
struct view *view_pending_open(const char *period);

/* Which period to open in the roster's view: also those that have no roster yet. */
struct view *view_periods_open(void);

/* The roster's view shows that period, also where it has no roster yet. */
void view_roster_show(struct view *view, struct stage *stage, const struct period *period);
/* The roster's view puts its cursor on that slot, where it has it. */
void view_roster_go(struct view *view, const char *slot);

/* The log's view starts to take words to search for. */
void view_log_search(struct view *view);

#endif
