#ifndef UI_DRAW_INCIDENT_H
#define UI_DRAW_INCIDENT_H
/* Incidents that are not finished, as a pane of the board: state, steps, deadlines. */
#include "canvas.h"
#include "service/incidents.h"

/* Rows, with the title, that name one or two, and that say all; 0 for none (NULL too). */
int incidents_least(const struct incident_views *views);
int incidents_rows(const struct incident_views *views);
/* Draws title and lines from the top; what does not fit is counted. Gives the rows taken. */
int incidents_draw(const struct incident_views *views, int64_t now, struct canvas *canvas,
                   struct area area);
/* All of it in one row of a small screen. */
void incidents_draw_line(const struct incident_views *views, int64_t now, struct canvas *canvas,
                         struct area line);

#endif
