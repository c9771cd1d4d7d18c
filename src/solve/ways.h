#ifndef SOLVE_WAYS_H
#define SOLVE_WAYS_H
/* The ways to better what a hunt has: each does one thing and comes back. */
#include "solve/field.h"
#include "solve/proof.h"

/*
 * Each person in turn takes the row that is best beside what the others hold, until nobody gains.
 * Starts from the best assignment, or from nothing.
 */
void hunt_respond(struct hunt *hunt);

/*
 * Decides fraction after fraction of a solved field until its solution is whole, or no better than
 * the best. The decisions are taken back at the end.
 */
MUST_CHECK bool hunt_dive(struct hunt *hunt, struct field *field, struct err *err);

/*
 * Opens some days or some people and fills them anew by a dive. What works is tried more often. The
 * hunt must have an assignment and exact graphs.
 */
enum { SEARCH_KINDS = 4 };
struct search {
	double gain[SEARCH_KINDS], spent[SEARCH_KINDS], size[SEARCH_KINDS];
};
void search_init(struct search *out, const struct part *part);
MUST_CHECK bool hunt_search(struct hunt *hunt, struct search *search, struct err *err);

/*
 * Branch and price: each step takes the open decision with the lowest bound and either closes it or
 * splits it. The tree is also the proof.
 */
struct tree;
struct tree *tree_new(struct hunt *hunt); /* borrows the hunt; begins with its best, if it has one */
void tree_free(struct tree *tree);        /* NULL is fine */
/* Some rounds of one node. False with err only when the LP gives up. */
MUST_CHECK bool tree_step(struct tree *tree, struct err *err);
bool tree_is_done(const struct tree *tree);  /* nothing open is below the best assignment */
bool tree_has_root(const struct tree *tree); /* the root is priced out */
bool tree_has_none(const struct tree *tree); /* proven: there is no assignment */
int64_t tree_leaves(const struct tree *tree);
struct field *tree_field(struct tree *tree); /* whole, with the decisions of its last step */

#endif
