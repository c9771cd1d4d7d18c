#ifndef UI_DRAW_ROUND_H
#define UI_DRAW_ROUND_H
/* Rounds on the board, a line each: those that are late, due or near, then the next one to come and
 * the one that was made last. */
#include "canvas.h"
#include "service/round_watch.h"

size_t round_lines(const struct round_board *board);  /* all that there is to say */
size_t round_urgent(const struct round_board *board); /* of these, late, due or near */
/* As many as there are rows; what is left out of the urgent ones is counted. Gives the rows. */
int round_draw(const struct round_board *board, int64_t now, struct canvas *canvas,
               struct area area);

#endif
