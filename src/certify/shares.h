#ifndef CERTIFY_SHARES_H
#define CERTIFY_SHARES_H
/*
 * Parts of a model that have neither slot nor person nor couple in common, nor a sum of heads that
 * a proof decides about: what they cost adds up, so each may be rounded up alone. And the step of a
 * part: the costs of all rosters that keep the rules differ by its multiples only.
 *
 * That follows from what each kind of cost is a multiple of. Two of them say more where heads are
 * fixed (so many and no other number on each slot of the part, and no joints):
 *   cells     whoever holds a slot, it is held `need` times: only differences of its cells count
 *   measures  with points u * k and one weight w for all who can earn them, the k of all people add
 *             up to the same in each roster; so their squares add up to the same but for an even
 *             number, and past * k to the same but for a multiple of e, the common divisor of the
 *             differences of the pasts. w * (z * z + 2 * past * z) for z = u * k then adds up to
 *             the same but for multiples of 2 * w * u * gcd(u, e)
 * Inside of certify/.
 */
#include "certify/book.h"
#include "solve/proof.h"

struct shares {
	int32_t n;
	int32_t *person, *slot, *couple; /* the part of each */
	int64_t *step;                   /* per part; 0: all rosters cost the same */
	char *cell; /* per person * n_slots + slot: CELL_HELD must be, CELL_FREE must not be held */
};

#define CELL_HELD 1
#define CELL_FREE 2

void shares_init(struct shares *out, const struct book *book, const struct solve_proof *proof);
void shares_release(struct shares *shares);

/*
 * Whoever must hold a slot leaves it to nobody else when it has no more heads than these. `fewest`
 * and `most` heads per slot are brought up to what the cells say, and the cells to what they say.
 */
void shares_narrow(char *cell, int32_t *fewest, int32_t *most, const struct solve_model *model);

/* The least cost that is not below `scaled` / SOLVE_PROOF_SCALE and can be had when `cost` can. */
int64_t shares_round(int64_t scaled, int64_t step, int64_t cost);

#endif
