#include "service/roster_find.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
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
