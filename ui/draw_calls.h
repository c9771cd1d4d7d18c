#ifndef UI_DRAW_CALLS_H
#define UI_DRAW_CALLS_H
/* The last lines of the board: whom to call. */
#include "canvas.h"
#include "service/incidents.h"
#include "service/watch.h"

enum { CALLS = 2 }; /* rows that it takes */

/*
 * Without an incident (NULL) the duty leader, then the contact of the dispatch in force; with one
 * its next rung, when it is to be called, and the one after that.
 */
void calls_draw(const struct watch *watch, const struct incident_views *incidents, int64_t now,
                struct canvas *canvas, struct area area);

#endif
