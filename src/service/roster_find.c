#include "service/roster_find.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "service/roster_past.h"
#include "store/rosters.h"

#include "base/banned.h"

/* The day stands in the id: "truc-ban.2027-05-01.dem". */
static bool day_of_slot(struct date *out, const char *id, struct err *err)
{
	const char *dot = strchr(id, '.');
	char *text = dot ? xstrndup(dot + 1, 10) : xstrdup("");
	bool ok = date_parse(out, text, err);

	free(text);
	if (ok)
		return true;
	return err_set(err, ERR_USAGE, "bad-slot",
	               _("\"%s\" is no slot; wanted POST.YYYY-MM-DD.SHIFT, as in roster show"), id);
}

bool roster_of_slot(struct roster *out, struct app *app, const char *slot, struct err *err)
{
	struct rosters rosters;
	struct date day;
	bool found = false;

	if (!day_of_slot(&day, slot, err) || !rosters_load(&rosters, app->db, zone_instant(day, 0),
	                                                   zone_instant(day, 2 * 1440), err))
		return false;
	for (size_t i = 0; i < rosters.n && !found; i++) {
		found = roster_slot(&rosters.roster[i], slot);
		if (found) {
			*out = rosters.roster[i];
			rosters.roster[i] = (struct roster){0};
		}
	}
	rosters_release(&rosters);
	return found || err_set(err, ERR_NOT_FOUND, "no-such-slot",
	                        _("no published roster has a slot \"%s\""), slot);
}

/* ---- drafts too ---- */

static bool is_near(const struct roster *head, struct date day)
{
	return head->status != ROSTER_SUPERSEDED &&
	       date_compare(date_add(head->period.first, -2), day) <= 0 &&
	       date_compare(day, date_add(head->period.last, 1)) <= 0;
}

static bool has_slot(bool *out, struct app *app, const struct roster *head, const char *slot,
                     struct err *err)
{
	struct roster roster;

	if (!roster_load(&roster, app->db, head->period.name, head->version, err))
		return false;
	*out = roster_slot(&roster, slot);
	roster_release(&roster);
	return true;
}

/* A draft is newer than what is published, and `heads` has the newest first. */
static bool find_known(char **out, struct app *app, const char *slot, struct date day,
                       struct err *err)
{
	struct rosters heads;
	bool ok = rosters_history(&heads, app->db, NULL, err);

	*out = NULL;
	if (!ok)
		return false;
	for (int status = ROSTER_DRAFT; ok && !*out && status <= ROSTER_PUBLISHED; status++)
		for (size_t i = 0; ok && !*out && i < heads.n; i++) {
			const struct roster *head = &heads.roster[i];
			bool has = false;

			if ((int)head->status != status || !is_near(head, day))
				continue;
			ok = has_slot(&has, app, head, slot, err);
			if (ok && has)
				*out = xstrdup(head->period.name);
		}
	rosters_release(&heads);
	return ok;
}

/* NULL where no watch is near. */
static bool find_holiday(char **out, struct app *app, struct date day, struct err *err)
{
	const int64_t noon = zone_instant(day, 720);
	struct holidays list;
	struct period period;
	bool found;

	*out = NULL;
	if (!app_holidays(&list, app, roster_year(day), err))
		return false;
	/* A slot of the last working day begins when the watch does, after noon. */
	found = period_next(&period, &list, noon, &app->config.hours, err);
	holidays_release(&list);
	if (!found)
		return err->code == ERR_NOT_FOUND;
	if (period.start < zone_instant(day, 1440))
		*out = xstrdup(period.name);
	period_release(&period);
	return true;
}

bool roster_find_period(char **out, struct app *app, const char *slot, struct err *err)
{
	struct date day;

	if (!day_of_slot(&day, slot, err) || !find_known(out, app, slot, day, err))
		return false;
	if (!*out && !find_holiday(out, app, day, err))
		return false;
	return *out ||
	       err_set(err, ERR_NOT_FOUND, "no-such-slot",
	               _("no roster has a slot \"%s\"; see: trucban roster show PERIOD"), slot);
}

bool slot_is_own(const struct roster *roster, const struct slot *slot, struct err *err)
{
	const struct post *post = posts_find(&roster->posts, slot->post);
	const struct post *with = posts_find(&roster->posts, post->concurrent);

	if (!with)
		return true;
	return err_set(err, ERR_CONFLICT, "concurrent",
	               _("%s: whoever holds \"%s\" holds this post too; change %s%s"), slot->id,
	               with->title, with->id, slot->id + strlen(slot->post));
}
