#include "service/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "service/calendar.h"

#include "base/banned.h"

#define FILE_LIMIT (16 << 20) /* bytes */

void import_result_release(struct import_result *result)
{
	findings_release(&result->findings);
	*result = (struct import_result){0};
}

void import_hash(char hex[HASH_HEX], const char *text, size_t n)
{
	struct hash *hash = hash_new();
	uint8_t sum[HASH_SIZE];

	hash_add(hash, text, n);
	hash_finish(hash, sum);
	hash_hex(hex, sum);
}

bool import_same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The number behind "NAME:", 0 when there is none. */
static long line_of(const struct finding *finding, const char *name)
{
	size_t n = strlen(name);

	if (strncmp(finding->text, name, n) != 0 || finding->text[n] != ':')
		return 0;
	return strtol(finding->text + n + 1, NULL, 10);
}

/* Lines with an error, however many it has; the findings of a line follow each other. */
static size_t count_bad(const struct findings *findings, const char *name)
{
	size_t bad = 0;
	long last = -1;

	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *finding = &findings->item[i];
		long line = line_of(finding, name);
		if (finding->severity != FINDING_ERROR || (line > 0 && line == last))
			continue;
		last = line;
		bad++;
	}
	return bad;
}

static bool audit(struct app *app, const struct import_kind *kind, const char *name,
                  const struct import_result *result, struct err *err)
{
	const char *slash = strrchr(name, '/');
	char *detail = xasprintf("added=%zu changed=%zu same=%zu bad=%zu", result->added,
	                         result->changed, result->same, result->bad);
	bool ok = app_audit(app, kind->action, slash ? slash + 1 : name, detail, err);

	free(detail);
	return ok;
}

static bool run(struct import_result *result, struct app *app, const struct import_text *file,
                bool partial, const struct import_kind *kind, struct err *err)
{
	bool ok = kind->apply(result, app, file, err);

	result->bad = count_bad(&result->findings, file->name);
	if (!ok)
		return false;
	if (result->bad > 0 && !partial)
		return err_set(err, ERR_INPUT, "bad-lines",
		               _("%s: nothing was imported because of bad lines (%zu)"), file->name,
		               result->bad);
	if (kind->is_trial) {
		db_rollback(app->db);
		return true;
	}
	/* Names and hotlines stand in the calendars. */
	if (result->added + result->changed > 0 && !calendar_refresh(app, NULL, err))
		return false;
	return audit(app, kind, file->name, result, err) && db_commit(app->db, err);
}

bool import_file(struct import_result *out, struct app *app, const char *path, bool partial,
                 const struct import_kind *kind, struct err *err)
{
	char *text;
	struct import_text file = {.name = path};

	*out = (struct import_result){0};
	if (!app_may(app, false, err) || !file_read(&text, &file.n, path, FILE_LIMIT, err))
		return false;
	file.text = text;
	if (strcmp(path, "-") == 0)
		file.name = _("standard input");
	bool ok = db_begin(app->db, err) && run(out, app, &file, partial, kind, err);
	if (!ok)
		db_rollback(app->db);
	free(text);
	return ok;
}
