#ifndef SOLVE_WINDOW_H
#define SOLVE_WINDOW_H
/*
 * A model of some days out of a longer one: what lies before and behind is as it stands. Costs
 * change by as much as in the whole model, so that a better window is a better whole.
 */
#include "solve/result.h"

struct window {
	struct solve_model model;
	int32_t *slots; /* per slot of the window: which it is in the whole */
};

/*
 * Free are the slots of days [first, last]; those of `margin` days around them that `held` fills
 * are kept as fixed ones, for rest and runs; all others count only as what is held already. With
 * `is_first` nothing behind is decided yet. Least numbers over all the time are asked for as far
 * as the days behind cannot make up for them. Ties that reach out of the window are left out: the
 * whole must be checked again.
 */
struct window_days {
	int32_t first, last, margin;
	bool is_first;
};
void window_init(struct window *out, const struct solve_model *model,
                 const struct solve_assignment *held, const struct window_days *days);
void window_release(struct window *window);
/* What `held` becomes when the window is filled like `inside`; the caller releases `out`. */
void window_merge(struct solve_assignment *out, const struct window *window,
                  const struct solve_model *model, const struct solve_assignment *held,
                  const struct solve_assignment *inside, const struct window_days *days);

#endif
