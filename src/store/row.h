#ifndef STORE_ROW_H
#define STORE_ROW_H
/* Inside the store: cells of a query's row as values. What does not fit is damage, not a bug. */
#include "base/date.h"
#include "store/db.h"

/* For a column that may be empty but never NULL: NULL is written as "". */
struct db_value row_or_empty(const char *text);
/* For one that refers to something or to nothing: "" is written as NULL. */
struct db_value row_or_null(const char *text);

char *row_text(const struct db_rows *rows, size_t row, size_t column); /* owned, "" for NULL */
MUST_CHECK bool row_date(struct date *out, const struct db_rows *rows, size_t row, size_t column,
                         struct err *err);
/* ERR_INPUT "damaged": this value may not stand there. False. */
bool row_bad(const struct db_rows *rows, size_t row, size_t column, struct err *err);

/* The number whose name stands in the cell, of `n` numbers. */
MUST_CHECK bool row_name(int *out, const struct db_rows *rows, size_t row, size_t column,
                         const char *(*name)(int number), int n, struct err *err);

#endif
