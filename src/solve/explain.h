#ifndef SOLVE_EXPLAIN_H
#define SOLVE_EXPLAIN_H
/* Why no assignment exists: a minimal set of rules that clash, the count that shows it, and what
 * would help. */
#include "solve/result.h"

/*
 * For a model that has no assignment. Tries each rule of the contradiction (deletion filter); when
 * `deadline` (clock_monotonic()) passes first, `minimal` of `out` stays 0. The caller releases
 * `out`.
 */
MUST_CHECK bool solve_explain(struct solve_clash *out, const struct solve_model *model,
                              int64_t deadline, struct err *err);

#endif
