#include "store/row.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

struct db_value row_or_empty(const char *text)
{
	return db_text(text ? text : "");
}

struct db_value row_or_null(const char *text)
{
	return db_text(text && *text ? text : NULL);
}

char *row_text(const struct db_rows *rows, size_t row, size_t column)
{
	return xstrdup(db_cell_text(rows, row, column));
}

bool row_date(struct date *out, const struct db_rows *rows, size_t row, size_t column,
              struct err *err)
{
	struct err ignored;

	return date_parse(out, db_cell_text(rows, row, column), &ignored) ||
	       row_bad(rows, row, column, err);
}

bool row_bad(const struct db_rows *rows, size_t row, size_t column, struct err *err)
{
	return err_set(err, ERR_INPUT, "damaged",
	               _("the database holds \"%s\" where that cannot be: it was damaged or made "
	                 "by another program"),
	               db_cell_text(rows, row, column));
}

bool row_name(int *out, const struct db_rows *rows, size_t row, size_t column,
              const char *(*name)(int number), int n, struct err *err)
{
	const char *text = db_cell_text(rows, row, column);

	for (int i = 0; i < n; i++) {
		if (strcmp(name(i), text) == 0) {
			*out = i;
			return true;
		}
	}
	return row_bad(rows, row, column, err);
}
