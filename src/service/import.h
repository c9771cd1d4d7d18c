#ifndef SERVICE_IMPORT_H
#define SERVICE_IMPORT_H
/* What the imports of staff.h share: one file, one transaction, one audit row. */
#include "base/hash.h"
#include "service/staff.h"

struct import_text {
	const char *name; /* for messages */
	const char *text;
	size_t n;
};

/* Reads the table and puts its good lines, inside the open transaction; counts them and fills
 * result->findings. False when it is no such table, or the store refuses. */
typedef bool import_apply(struct import_result *result, struct app *app,
                          const struct import_text *file, struct err *err);

struct import_kind {
	const char *action; /* of the audit row: "staff import" */
	import_apply *apply;
	bool is_trial; /* nothing is kept */
};

MUST_CHECK bool import_file(struct import_result *out, struct app *app, const char *path,
                            bool partial, const struct import_kind *kind, struct err *err);

/* SHA-256 of the file, in hexadecimal. */
void import_hash(char hex[HASH_HEX], const char *text, size_t n);

/* Equal texts, NULL being "". */
bool import_same_text(const char *a, const char *b);

#endif
