#ifndef SOLVE_SOLVE_H
#define SOLVE_SOLVE_H
/*
 * The engine's door. No I/O and no globals, but it uses the LP library, which takes over signals:
 * it runs in the program trucban-solve only; everybody else asks service/solve_job.h.
 */
#include "solve/proof.h"
#include "solve/result.h"

struct solve_link { /* called from inside solve_run() */
	void *ctx;
	/* A better assignment than any before. */
	void (*incumbent)(void *ctx, const struct solve_assignment *best, int64_t objective);
	/* A higher proven bound than any before. */
	void (*bound)(void *ctx, int64_t bound);
	/*
	 * Often, from everywhere: what others found meanwhile. True when `out` was filled with a
	 * complete assignment without violations (the engine takes it over). NULL: nobody else.
	 */
	bool (*news)(void *ctx, struct solve_assignment *out);
};

/*
 * Answers within `limits->seconds`, but for the LP library, whose limit is soft: the owner of the
 * process enforces it. `link` may be NULL. `proof` (may be NULL) gets what proves result.bound, or
 * stays empty when it is only believed. Fails only for a model that solve_model_check() refuses or
 * when the LP library gives up.
 */
MUST_CHECK bool solve_run(struct solve_result *out, struct solve_proof *proof,
                          const struct solve_model *model, const struct solve_limits *limits,
                          const struct solve_link *link, struct err *err);

#endif
