#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/phone.h"
#include "service/sign_on.h"
#include "store/records.h"

#include "base/banned.h"

enum { IN_USE = 31 * 86400 };

/* Does anybody here sign on? */
static bool is_in_use(bool *out, struct app *app, int64_t at, struct err *err)
{
	struct entry entry;
	int64_t seq;

	*out = false;
	if (!records_last(&seq, app->db, "sign-on", err))
		return false;
	if (!seq)
		return true;
	if (!entry_load(&entry, app->db, seq, err))
		return false;
	*out = entry.happened_at > at - IN_USE;
	entry_release(&entry);
	return true;
}

static bool has_signed_on(bool *out, struct app *app, const struct watch_line *line,
                          struct err *err)
{
	struct entries entries;

	if (!records_load(&entries, app->db, "sign-on", line->slot, err))
		return false;
	for (size_t i = 0; i < entries.n; i++)
		if (!strcmp(entries.entry[i].person, line->person))
			*out = true;
	entries_release(&entries);
	return true;
}

static bool has_written(bool *out, struct app *app, const struct watch_line *line, struct err *err)
{
	const struct entry_filter filter = {
	    .shift = line->slot, .person = line->person, .kind = -1, .limit = 1};
	struct entries entries;

	if (!entries_load(&entries, app->db, &filter, err))
		return false;
	*out = *out || entries.n;
	entries_release(&entries);
	return true;
}

/* "Lê Văn B 0912.345.678", owned. */
static char *reach(const struct watch_line *line)
{
	char phone[PHONE_TEXT];

	if (!*line->phone)
		return xasprintf(_("%s (no number known)"), line->name);
	return xasprintf("%s %s", line->name, phone_format(phone, line->phone));
}

static const struct watch_line *find_leader(const struct watch *watch)
{
	for (size_t i = 0; i < watch->n_on; i++)
		if (watch->on[i].is_leader && *watch->on[i].person)
			return &watch->on[i];
	return NULL;
}

static void add(struct watch *watch, const struct watch_line *line)
{
	const struct watch_line *leader = find_leader(watch);
	char *who = reach(line), *then = leader ? reach(leader) : NULL;
	int minutes = (int)((watch->at - line->start) / 60);

	if (then)
		findings_add(&watch->findings, FINDING_WARNING, "late-relief", line->slot,
		             line->person,
		             _("%s: not here yet, %d minutes late: call %s, then the duty leader "
		               "%s"),
		             line->title, minutes, who, then);
	else
		findings_add(&watch->findings, FINDING_WARNING, "late-relief", line->slot,
		             line->person, _("%s: not here yet, %d minutes late: call %s"),
		             line->title, minutes, who);
	free(who);
	free(then);
}

static bool is_due(const struct watch *watch, const struct watch_line *line, const struct app *app)
{
	return line->handover && *line->person &&
	       watch->at >= line->start + (int64_t)app->config.late_after * 60;
}

bool sign_on_add_late(struct watch *watch, struct app *app, struct err *err)
{
	bool used;

	/* Of a time to come nobody knows who will have arrived. */
	if (!app->config.late_after || watch->at > clock_now() + 60)
		return true;
	if (!is_in_use(&used, app, watch->at, err))
		return false;
	for (size_t i = 0; used && i < watch->n_on; i++) {
		const struct watch_line *line = &watch->on[i];
		bool is_here = false;

		if (!is_due(watch, line, app))
			continue;
		if (!has_signed_on(&is_here, app, line, err) ||
		    !has_written(&is_here, app, line, err))
			return false;
		if (!is_here)
			add(watch, line);
	}
	return true;
}
