#ifndef SOLVE_RELAX_H
#define SOLVE_RELAX_H
/*
 * What would help against a clash, cheapest first: each way out is searched for among those that
 * give way to all contradictions known so far (hitting sets; Reiter, Artificial Intelligence 32,
 * 1987); one that does not help brings another contradiction.
 */
#include "solve/feas.h"

/*
 * Fills the relaxations of `clash`, whose rules are a contradiction, with at most SOLVE_RELAXATIONS
 * of them; fewer when the deadline of `feas` passes first.
 */
MUST_CHECK bool solve_relax(struct solve_clash *clash, struct feas *feas, struct err *err);

/*
 * The next cheapest after those that `clash` has, by one integer program: for where much is lacking
 * and hitting sets are too many. Without the time to be sure, one of which no part is too much.
 * False in `found`: no more of them.
 */
MUST_CHECK bool solve_relax_next(bool *found, struct solve_clash *clash, struct feas *feas,
                                 struct err *err);

#endif
