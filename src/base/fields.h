#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H
/*
 * Named texts in an order, and one text for all of them that can be read back: a line "name=value"
 * for each, where a backslash stands before a backslash and "\n" for a line break. The same fields
 * in the same order always give the same text, so that it can be hashed.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct field_value {
	char *name; /* letters a-z, digits, '-', '.' */
	char *value;
};

struct fields {
	struct field_value *field;
	size_t n;
};

/* Sets it, at the end when it is new; a value of NULL or "" takes it away. */
void fields_set(struct fields *fields, const char *name, const char *value);
void fields_set_int(struct fields *fields, const char *name, int64_t value);
/* The value, or "" when there is none. */
const char *fields_get(const struct fields *fields, const char *name);
/* `otherwise` when there is none or it is no whole number. */
int64_t fields_get_int(const struct fields *fields, const char *name, int64_t otherwise);
bool fields_has(const struct fields *fields, const char *name);

char *fields_format(const struct fields *fields); /* owned */
/* ERR_INPUT "bad-fields". */
MUST_CHECK bool fields_parse(struct fields *out, const char *text, struct err *err);
void fields_copy(struct fields *out, const struct fields *from);
void fields_release(struct fields *fields);

#endif
