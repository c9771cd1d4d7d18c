/* One person and one stretch of duty: part of domain/check.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/check_parts.h"

#include "base/banned.h"

#define NIGHT_STARTS 1320 /* 22:00, Labour Code 45/2019/QH14 art. 106 */
#define NIGHT_ENDS   360  /* 06:00 */

char *check_stretch(int64_t start, int64_t end)
{
	char from[ZONE_TEXT], to[ZONE_TEXT], day[DATE_TEXT];

	if (date_compare(zone_date(start), zone_date(end - 1)) == 0) {
		zone_clock(from, start);
		zone_clock(to, end);
		return xasprintf("%s–%s %s", from, to, date_vn(day, zone_date(start)));
	}
	return xasprintf("%s – %s", zone_vn(from, start), zone_vn(to, end));
}

char *check_hours(int64_t minutes)
{
	int hours = (int)(minutes / 60), rest = (int)(minutes % 60);

	if (rest == 0)
		return xasprintf(_("%d h"), hours);
	if (hours == 0)
		return xasprintf(_("%d min"), rest);
	return xasprintf(_("%d h %d min"), hours, rest);
}

bool check_is_night(int64_t start, int64_t end)
{
	int minute;

	if (start >= end)
		return false;
	minute = zone_minute(start);
	if (minute >= NIGHT_STARTS || minute < NIGHT_ENDS)
		return true;
	return end > zone_instant(zone_date(start), NIGHT_STARTS);
}

int64_t check_place_until(const struct post *post, int64_t at, int64_t end)
{
	int64_t minute_start = at - at % 60;
	int minute = zone_minute(at);

	for (size_t i = 0; i < post->n_spans; i++) {
		const int edges[] = {post->span[i].from, post->span[i].to};

		for (size_t j = 0; j < 2; j++) {
			int ahead = (edges[j] - minute + 1440) % 1440;
			int64_t edge = minute_start + (int64_t)(ahead ? ahead : 1440) * 60;

			end = edge < end ? edge : end;
		}
	}
	return end;
}

bool check_is_onsite(const struct post *post, int64_t start, int64_t end)
{
	for (int64_t at = start; at < end; at = check_place_until(post, at, end))
		if (post_place(post, zone_minute(at)) == PLACE_ONSITE)
			return true;
	return false;
}

bool check_is_one_shift(const struct slot *a, const struct slot *b)
{
	return strcmp(a->post, b->post) == 0 && strcmp(a->shift, b->shift) == 0 &&
	       date_compare(a->day, b->day) == 0;
}

int check_rest(const struct post *first, const struct post *second)
{
	return first->rest_after > second->rest_before ? first->rest_after : second->rest_before;
}

static bool refuse(struct finding *why, const char *code, const struct person *person,
                   const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static bool refuse(struct finding *why, const char *code, const struct person *person,
                   const char *fmt, ...)
{
	char *text = NULL;
	va_list args;

	if (!why)
		return true;
	va_start(args, fmt);
	if (vasprintf(&text, fmt, args) < 0)
		text = NULL;
	va_end(args);
	*why = (struct finding){
	    .severity = FINDING_ERROR,
	    .person = xstrdup(person->code),
	    .text = text ? text : xstrdup(code),
	};
	snprintf(why->code, sizeof why->code, "%s", code);
	return true;
}

bool check_skill(struct finding *why, const struct person *person, const struct post *post)
{
	if (person_has_skill(person, post->skill))
		return false;
	return refuse(why, "skill", person, _("%s lacks the skill \"%s\" that %s wants"),
	              person->name, post->skill, post->title);
}

bool check_unit(struct finding *why, const struct person *person, const struct segment *segment)
{
	const struct slot *slot = segment->slot;

	if (segment->change || slot_allows_unit(slot, person->unit))
		return false;
	return refuse(why, "unit", person, _("%s is not of %s, to which %s was given"),
	              person->name, slot->unit, slot->id);
}

static bool is_exempted(const struct exemption *exemption, const struct post *post, int64_t start,
                        int64_t end)
{
	int64_t from = zone_instant(exemption->from, 0);
	int64_t to = zone_instant(date_add(exemption->to, 1), 0);

	from = from > start ? from : start;
	to = to < end ? to : end;
	if (from >= to)
		return false;
	switch (exemption->kind) {
	case EXEMPT_NIGHT:
		return check_is_night(from, to);
	case EXEMPT_ONSITE:
		return check_is_onsite(post, from, to);
	case EXEMPT_ALL:
		break;
	}
	return true;
}

static const char *exempt_text(enum exempt_kind kind)
{
	switch (kind) {
	case EXEMPT_NIGHT:
		return _("is exempt from night duty");
	case EXEMPT_ONSITE:
		return _("is exempt from duty on site");
	case EXEMPT_ALL:
		break;
	}
	return _("is exempt from all duty");
}

static const char *reason_not(const char **code, const struct person *person,
                              const struct post *post, int64_t start, int64_t end,
                              const struct leaves *leaves, const struct exemptions *exemptions)
{
	if (!person_is_there(person, zone_date(end - 1))) {
		*code = "left";
		return _("no longer works here then");
	}
	for (size_t i = 0; i < exemptions->n; i++) {
		const struct exemption *exemption = &exemptions->exemption[i];

		if (strcmp(exemption->person, person->code) == 0 &&
		    is_exempted(exemption, post, start, end)) {
			*code = "exempt";
			return exempt_text(exemption->kind);
		}
	}
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];

		if (leave_is_absence(leave->kind) && leave->from < end && start < leave->to &&
		    strcmp(leave->person, person->code) == 0) {
			*code = "leave";
			return _("is on leave then");
		}
	}
	return NULL;
}

bool check_person(struct finding *why, const struct person *person, const struct post *post,
                  int64_t start, int64_t end, const struct leaves *leaves,
                  const struct exemptions *exemptions)
{
	const char *code = "";
	const char *reason = reason_not(&code, person, post, start, end, leaves, exemptions);
	char *when;

	if (!reason)
		return check_skill(why, person, post);
	when = check_stretch(start, end);
	/* who, why not, post, when */
	refuse(why, code, person, _("%s %s: %s, %s"), person->name, reason, post->title, when);
	free(when);
	return true;
}

void finding_release(struct finding *finding)
{
	free(finding->slot);
	free(finding->person);
	free(finding->text);
	*finding = (struct finding){0};
}
