#include "service/calendar_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/zone.h"
#include "service/calendar_event.h"
#include "service/ical_write.h"

#include "base/banned.h"

/* In front of the SUMMARY in the calendar of somebody who was replaced. */
#define REPLACED CALENDAR_MARK "Đã có người thay – "

/* Vietnam has kept UTC+7 without summer time since 13/6/1975; other zones here are constant. */
static void add_zone(struct str *lines)
{
	int offset = zone_offset(), hours = abs(offset) / 60, minutes = abs(offset) % 60;
	char sign = offset < 0 ? '-' : '+';
	bool is_vietnam = strcmp(zone_name(), "Asia/Ho_Chi_Minh") == 0;

	str_addf(lines, "BEGIN:VTIMEZONE\nTZID:%s\nBEGIN:STANDARD\n", zone_name());
	if (is_vietnam)
		str_add(lines, "DTSTART:19750613T000000\nTZOFFSETFROM:+0800\n");
	else
		str_addf(lines, "DTSTART:19700101T000000\nTZOFFSETFROM:%c%02d%02d\n", sign, hours,
		         minutes);
	str_addf(lines, "TZOFFSETTO:%c%02d%02d\nTZNAME:%c%02d\n", sign, hours, minutes, sign,
	         hours);
	str_add(lines, "END:STANDARD\nEND:VTIMEZONE\n");
}

static void add_header(struct str *lines, const struct calendar_face *face)
{
	str_add(lines, "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//trucban//trucban//VI\n"
	               "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n");
	ical_text(lines, "NAME", face->name);
	ical_text(lines, "X-WR-CALNAME", face->name);
	ical_text(lines, "DESCRIPTION", face->description);
	ical_text(lines, "X-WR-CALDESC", face->description);
	str_addf(lines, "X-WR-TIMEZONE:%s\n", zone_name());
	str_add(lines, "REFRESH-INTERVAL;VALUE=DURATION:PT1H\nX-PUBLISHED-TTL:PT1H\n");
	if (*face->url) {
		str_add(lines, "URL:");
		ical_add_uri(lines, face->url);
		str_addc(lines, '\n');
	}
	str_add(lines, "COLOR:firebrick\nX-APPLE-CALENDAR-COLOR:#B22222\n");
	add_zone(lines);
}

static void add_body_line(struct str *lines, const char *line, size_t n, const struct event *event,
                          bool replaced)
{
	char time[ZONE_TEXT];

	if (replaced && strncmp(line, "STATUS:", 7) == 0) {
		str_add(lines, "STATUS:CANCELLED\n");
	} else if (replaced && strncmp(line, "SUMMARY:", 8) == 0) {
		str_add(lines, "SUMMARY:" REPLACED);
		str_addn(lines, line + 8, n + 1 - 8);
	} else if (strncmp(line, "DESCRIPTION:", 12) == 0) {
		str_addn(lines, line, n);
		str_addf(lines, "\\n\\nCập nhật %s\n", zone_vn(time, event->modified));
	} else {
		str_addn(lines, line, n + 1);
	}
}

static void add_alarm(struct str *lines, const struct event *event, enum calendar_alarm alarm)
{
	int hours = alarm == ALARM_12H ? 12 : 1;

	str_addf(lines, "BEGIN:VALARM\nUID:alarm-1-%s\nACTION:DISPLAY\n", event->uid);
	str_addf(lines, "TRIGGER;RELATED=START:-PT%dH\n", hours);
	str_addf(lines, "DESCRIPTION:Còn %d giờ nữa đến ca trực\nEND:VALARM\n", hours);
}

static void add_event(struct str *lines, const struct calendar_face *face,
                      const struct event *event)
{
	bool is_theirs = face->person && calendar_is_in(event, face->person);
	bool replaced = face->person && !is_theirs && !event->cancelled;
	char created[ZONE_TEXT], modified[ZONE_TEXT];

	zone_utc(created, event->created);
	zone_utc(modified, event->modified);
	str_addf(lines, "BEGIN:VEVENT\nUID:%s\nDTSTAMP:%s\nCREATED:%s\n", event->uid, modified,
	         created);
	str_addf(lines, "LAST-MODIFIED:%s\nSEQUENCE:%d\n", modified, event->sequence);
	for (const char *line = event->body; *line;) {
		size_t n = strcspn(line, "\n");

		if (!line[n])
			break;
		add_body_line(lines, line, n, event, replaced);
		line += n + 1;
	}
	if (is_theirs && face->alarm != ALARM_NONE)
		add_alarm(lines, event, face->alarm);
	str_add(lines, "END:VEVENT\n");
}

void calendar_write(struct str *out, const struct calendar_face *face, const struct events *events)
{
	struct str lines = {0};

	add_header(&lines, face);
	for (size_t i = 0; i < events->n; i++)
		add_event(&lines, face, &events->event[i]);
	str_add(&lines, "END:VCALENDAR\n");
	ical_fold(out, str_text(&lines));
	str_release(&lines);
}
