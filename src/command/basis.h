#ifndef COMMAND_BASIS_H
#define COMMAND_BASIS_H
/* The duties of the dispatches that something rests on, in words and as data. */
#include "command/json.h"
#include "domain/duty.h"

/* "O-046 Công văn ..., mục 1.d (1)". Owned. */
char *basis_text(const struct duties *duties, const char *id);
/* {duty, dispatch, clause} into an array. */
void basis_json(struct json *list, const struct duties *duties, const char *id);

#endif
