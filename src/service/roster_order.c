#include "service/roster_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "domain/duty.h"
#include "service/roster_past.h"
#include "service/staff.h"

#include "base/banned.h"

/* Stands in each row of a table. */
#define NUMBER_COLUMNS 60

/* ---- what it rests on ---- */

/* The dispatch of a duty; papers name the whole of it, so its clause is left out. */
static const char *dispatch_of(const struct duties *duties, const char *id)
{
	for (size_t i = 0; i < duties->n; i++)
		if (strcmp(duties->duty[i].id, id) == 0)
			return duties->duty[i].dispatch;
	return id;
}

static bool has_line(const struct str *lines, const char *line)
{
	const size_t n = strlen(line);

	for (const char *at = str_text(lines); *at;) {
		size_t length = strcspn(at, "\n");

		if (length == n && memcmp(at, line, n) == 0)
			return true;
		at += length + (at[length] == '\n');
	}
	return false;
}

static bool set_basis(struct roster *draft, const char *basis, struct err *err)
{
	struct duties duties;
	struct str all = {0};

	if (!duties_carried(&duties, err))
		return false;
	for (const char *at = basis ? basis : ""; *at;) {
		size_t n = strcspn(at, "\n");
		char *line = xstrndup(at, n);
		const char *text = dispatch_of(&duties, line);

		if (*text && !has_line(&all, text))
			str_addf(&all, "%s%s", all.n ? "\n" : "", text);
		free(line);
		at += n + (at[n] == '\n');
	}
	duties_release(&duties);
	text_set(&draft->basis, str_text(&all));
	str_release(&all);
	return true;
}

/* ---- number and date ---- */

/* Of a version from before the date was kept: when it was published. */
static struct date date_of(const struct roster *roster)
{
	return roster->has_order_date ? roster->order_date : zone_date(roster->published_at);
}

static bool is_same_number(const struct roster *other, const struct roster *draft)
{
	struct date theirs = date_of(other), ours = date_of(draft);

	return other->status != ROSTER_DRAFT && strcmp(other->number, draft->number) == 0 &&
	       roster_year(theirs) == roster_year(ours) && date_compare(theirs, ours) != 0 &&
	       strcmp(other->period.name, draft->period.name) != 0;
}

static bool refuse_number(struct app *app, const struct roster *draft, struct err *err)
{
	struct rosters history;
	char day[DATE_TEXT];
	bool ok = true;

	if (!*draft->number)
		return true;
	if (!rosters_history(&history, app->db, NULL, err))
		return false;
	for (size_t i = 0; ok && i < history.n; i++)
		if (is_same_number(&history.roster[i], draft))
			ok = err_set(err, ERR_CONFLICT, "number-taken",
			             _("%s is the number of the roster %s, of %s: one number has "
			               "one date in a year"),
			             draft->number, history.roster[i].period.name,
			             date_vn(day, date_of(&history.roster[i])));
	rosters_release(&history);
	return ok;
}

bool roster_order_set(struct roster *draft, struct app *app, const struct publish_options *options,
                      int64_t now, struct err *err)
{
	const struct config *config = &app->config;

	if (options->number && utf8_width(options->number) > NUMBER_COLUMNS)
		return err_set(err, ERR_USAGE, "too-long",
		               _("the number of a document has at most %d characters, not %d"),
		               NUMBER_COLUMNS, utf8_width(options->number));
	text_set(&draft->number, options->number);
	text_set(&draft->signer, options->signer ? options->signer : config->signer);
	text_set(&draft->signer_title,
	         options->signer_title ? options->signer_title : config->signer_title);
	draft->has_order_date = options->has_date || *draft->number;
	if (draft->has_order_date)
		draft->order_date = options->has_date ? options->date : zone_date(now);
	return set_basis(draft, options->basis, err) && refuse_number(app, draft, err);
}

void publish_findings(struct findings *out, const struct period *period,
                      const struct publish_options *options)
{
	char day[DATE_TEXT], start[ZONE_TEXT];

	if (!options->number || !*options->number)
		findings_add(out, FINDING_NOTICE, "no-number", NULL, NULL,
		             _("without a number every paper of it says DỰ THẢO"));
	if (options->has_date && date_compare(options->date, zone_date(period->start)) > 0)
		findings_add(out, FINDING_WARNING, "late-date", NULL, NULL,
		             _("the document is of %s, but the watch begins at %s"),
		             date_vn(day, options->date), zone_vn(start, period->start));
}

/* ---- the trace ---- */

static void add_field(struct str *out, const char *name, const char *value)
{
	if (*value)
		str_addf(out, "%s%s \"%s\"", out->n ? ", " : "", name, value);
}

void roster_order_tell(struct str *out, const struct roster *roster)
{
	char day[DATE_TEXT];

	add_field(out, "number", roster->number);
	add_field(out, "date", roster->has_order_date ? date_iso(day, roster->order_date) : "");
	add_field(out, "signer", roster->signer);
	add_field(out, "title", roster->signer_title);
	for (const char *at = roster->basis; *at;) {
		size_t n = strcspn(at, "\n");
		char *line = xstrndup(at, n);

		add_field(out, "basis", line);
		free(line);
		at += n + (at[n] == '\n');
	}
}
