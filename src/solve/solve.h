#ifndef SOLVE_SOLVE_H
#define SOLVE_SOLVE_H
/*
 * The engine's door. No I/O and no globals, but it uses the LP library, which takes over signals:
 * it runs in the program trucban-solve only; everybody else asks service/solve_job.h.
 */
#include "solve/result.h"

struct solve_progress { /* called from inside solve_run(), at most a few hundred times */
	void *ctx;
	/* A better complete assignment than any before. */
	void (*incumbent)(void *ctx, const int32_t *holder, int32_t n_slots, int64_t objective);
	/* A higher proven bound than any before. */
	void (*bound)(void *ctx, int64_t bound);
};

/*
 * Answers within about `limits->seconds` (the LP library's limit is soft: the owner of the process
 * enforces it). `progress` may be NULL. Fails only for a model that solve_model_check() refuses or
 * when the LP library gives up.
 */
MUST_CHECK bool solve_run(struct solve_result *out, const struct solve_model *model,
                          const struct solve_limits *limits, const struct solve_progress *progress,
                          struct err *err);

#endif
