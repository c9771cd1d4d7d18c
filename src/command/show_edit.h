#ifndef COMMAND_SHOW_EDIT_H
#define COMMAND_SHOW_EDIT_H
/* How hand work on a draft, and who may take a slot, are shown: for people and as JSON. */
#include "command/out.h"
#include "service/roster_candidates.h"
#include "service/roster_edit.h"

/* What changed, what it costs, what is to be looked at about it; `stored`: it is not only tried. */
void edit_show(struct out *out, const struct app *app, const struct edit_result *result,
               bool stored);
/* After roster_allot(). */
void allot_show(struct out *out, const struct app *app, const struct edit_result *result);
void candidates_show(struct out *out, const struct app *app, const struct candidates *candidates);
/* Where the rule that was in the way may be broken: says how. False, as for err_set(). */
bool edit_hint_force(struct err *err);
/* A draft after submit, recall. */
void state_show(struct out *out, const struct app *app, const struct roster *draft);

#endif
