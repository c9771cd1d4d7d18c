#ifndef SOLVE_MODEL_BUILD_H
#define SOLVE_MODEL_BUILD_H
/* How a model is put together, for those who ask the generator. */
#include "solve/model.h"

/* Each adds one thing and returns its index. People and slots come before the measures. */
int32_t solve_model_add_person(struct solve_model *model);
/* One head that must be there, and its SOLVE_COVER rule. Other needs and prices: set the fields. */
int32_t solve_model_add_slot(struct solve_model *model, int64_t start, int64_t end, int32_t day,
                             int32_t group);
int32_t solve_model_add_rule(struct solve_model *model, const struct solve_rule *rule);
/* The same weight, zero points and zero past for everybody, to be changed by the caller. */
int32_t solve_model_add_measure(struct solve_model *model, int64_t weight);

void solve_model_forbid(struct solve_model *model, int32_t person, int32_t slot, int32_t rule);
void solve_model_conflict(struct solve_model *model, int32_t a, int32_t b, bool is_rest);
void solve_model_join(struct solve_model *model, int32_t a, int32_t b);
void solve_model_fix(struct solve_model *model, int32_t person, int32_t slot, int32_t rule);
void solve_model_cell(struct solve_model *model, int32_t person, int32_t slot, int64_t cost);
/* These copy what they are given, arrays too. */
void solve_model_limit(struct solve_model *model, const struct solve_limit *limit);
void solve_model_run(struct solve_model *model, const struct solve_run *run);
void solve_model_base(struct solve_model *model, const struct solve_base *base);
void solve_model_couple(struct solve_model *model, const struct solve_couple *couple);

#endif
