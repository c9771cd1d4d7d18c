#include "base/clock.h"
#include "base/i18n.h"
#include "base/zone.h"
#include "service/vcard_write.h"

#include "base/banned.h"

bool vcard_export(char **out, struct app *app, const char *period, enum privacy privacy,
                  struct err *err)
{
	struct document_data data;
	struct document doc;
	struct str text = {0};
	bool ok;

	if (privacy == PRIVACY_NONE)
		period = NULL;
	if (!document_load(&doc, &data, app, period, 0, privacy, err))
		return false;
	vcard_write(&text, &doc, zone_date(clock_now()));
	ok = text.n ? document_log(app, "cards", period, privacy, NULL, NULL, err)
	            : err_set(err, ERR_NOT_FOUND, "nothing-to-export",
	                      _("no contact has a number that may be exported"));
	if (ok)
		*out = str_take(&text);
	str_release(&text);
	document_data_release(&data);
	return ok;
}
