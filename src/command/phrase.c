#include "command/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/json.h"
#include "domain/phone.h"
#include "service/reads.h"

#include "base/banned.h"

char *phrase_length(int64_t seconds)
{
	int64_t minutes = (seconds + 59) / 60;
	long hours = (long)(minutes / 60);
	long rest = (long)(minutes % 60);

	if (hours >= 48) /* the minutes would say nothing */
		return hours % 24 ? xasprintf(_("%ld d %ld h"), hours / 24, hours % 24)
		                  : xasprintf(_("%ld d"), hours / 24);
	if (!hours)
		return xasprintf(_("%ld min"), rest);
	if (!rest)
		return xasprintf(_("%ld h"), hours);
	return xasprintf(_("%ld h %ld min"), hours, rest);
}

char *phrase_until(int64_t end, int64_t now)
{
	char hour[ZONE_TEXT];
	char *moment, *text;

	if (!date_compare(zone_date(end), zone_date(now)))
		return xasprintf(_("until %s"), zone_clock(hour, end));
	moment = phrase_moment(end);
	text = xasprintf(_("until %s"), moment);
	free(moment);
	return text;
}

char *phrase_phone(const char *e164)
{
	char buf[PHONE_TEXT];

	return xstrdup(e164 && *e164 ? phone_format(buf, e164) : "");
}

char *phrase_version(const struct roster *roster)
{
	if (roster->status != ROSTER_DRAFT)
		return xasprintf(_("version %d, %s"), roster->version,
		                 roster_status_label(roster->status));
	if (roster->version > 1)
		return xasprintf(roster_is_submitted(roster)
		                     ? _("amendment %d before who signs (version %d is in force)")
		                     : _("draft of amendment %d (version %d is in force)"),
		                 roster->version - 1, roster->version - 1);
	return xstrdup(roster_is_submitted(roster) ? _("draft before who signs") : _("draft"));
}

static void finding_line(struct str *s, const struct finding *finding)
{
	static const char *const sign[] = {
	    [FINDING_NOTICE] = "-", [FINDING_WARNING] = "!", [FINDING_ERROR] = "!!"};

	str_addf(s, "%-2s %s\n", sign[finding->severity], finding->text);
}

void findings_word(struct out *out, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		finding_line(&out->words, &findings->item[i]);
}

void findings_show(struct out *out, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		finding_line(&out->data, &findings->item[i]);
}

bool findings_settled(const struct findings *findings, struct err *err)
{
	size_t n = findings_count(findings, FINDING_WARNING);

	for (size_t i = 0; n && i < findings->n; i++)
		if (findings->item[i].severity >= FINDING_WARNING)
			return err_set(err, ERR_FINDINGS, findings->item[i].code,
			               _("%zu to be looked at: %s"), n, findings->item[i].text);
	return true;
}

void findings_json(struct json *in, const char *key, const struct findings *findings)
{
	struct json *list = json_put_array(in, key);

	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->item[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "severity", severity_name(f->severity));
		json_put_text(item, "code", f->code);
		json_put_some(item, "slot", f->slot);
		json_put_some(item, "person", f->person);
		json_put_text(item, "text", f->text);
	}
}

void mark_show(struct out *out, const struct app *app)
{
	bool sample = app_is_sample(app);
	bool fixed = clock_is_fixed();

	if (sample || fixed)
		out_addf(out, "[%s%s%s]\n", sample ? _("SAMPLE DATA") : "",
		         sample && fixed ? " · " : "", fixed ? _("CLOCK SET BY HAND") : "");
}

void mark_json(struct json *in, const struct app *app)
{
	json_put_bool(in, "sample", app_is_sample(app));
	json_put_bool(in, "clock_fixed", clock_is_fixed());
}
