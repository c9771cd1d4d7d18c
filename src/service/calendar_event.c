#include "service/calendar_event.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/check.h"
#include "domain/phone.h"
#include "service/ical_write.h"

#include "base/banned.h"

/* ---- the description ---- */

/* The sum of hotlines on the day of the event, so that nothing changes with mere time. */
static void add_hotlines(struct str *s, const struct document *doc, struct date date)
{
	bool any = false;

	for (size_t i = 0; i < doc->contacts->n; i++) {
		const struct contact *contact = &doc->contacts->contact[i];

		if (!document_has_hotline(doc, contact, date))
			continue;
		str_add(s, any ? "\n• " : "\n\nĐường dây nóng:\n• ");
		document_hotline(s, doc, contact);
		any = true;
	}
}

static void add_marks(struct str *s, const struct document *doc)
{
	const char *provisional = document_provisional_mark(doc);
	const char *sample = document_sample_mark(doc);

	if (provisional)
		str_addf(s, "\n\n%s.", provisional);
	if (sample)
		str_addf(s, "\n\n%s.", sample);
}

static void add_person(struct str *s, const struct document *doc, const struct segment *segment)
{
	const char *phone = document_phone(doc, segment->person);
	char text[PHONE_TEXT];

	str_add(s, segment->name);
	if (*segment->position)
		str_addf(s, ", %s", segment->position);
	if (*phone)
		str_addf(s, " – %s", phone_format(text, phone));
}

static bool is_beside(const struct segment *segment, const struct segment *other)
{
	return other->slot != segment->slot && other->start < segment->end &&
	       other->end > segment->start && !*other->post->concurrent &&
	       strcmp(other->person, segment->person) != 0;
}

/* Who else is on meanwhile and when, with numbers: the duty leader above all. */
static void add_others(struct str *s, const struct document *doc, const struct segment *segment)
{
	bool any = false;

	for (size_t i = 0; i < doc->segments->n; i++) {
		const struct segment *other = &doc->segments->segment[i];

		if (!is_beside(segment, other))
			continue;
		str_add(s, any ? "\n• " : "\n\nCùng trực:\n• ");
		document_hours(s, other->start > segment->start ? other->start : segment->start,
		               other->end < segment->end ? other->end : segment->end);
		str_addf(s, " %s: ", other->post->title);
		add_person(s, doc, other);
		any = true;
	}
}

static void describe(struct str *s, const struct document *doc, const struct segment *segment)
{
	struct str note = {0};

	str_addf(s, "%s: ", document_shift(doc, segment));
	document_stretch(s, segment->start, segment->end);
	str_addf(s, "\nVị trí trực: %s, ", segment->post->title);
	document_place(s, segment);
	str_add(s, "\nNgười trực: ");
	add_person(s, doc, segment);
	document_change_note(&note, doc, segment);
	if (note.n)
		str_addf(s, " (%s)", str_text(&note));
	str_release(&note);
	if (doc->privacy == PRIVACY_FULL)
		add_others(s, doc, segment);
	add_hotlines(s, doc, zone_date(segment->start));
	add_marks(s, doc);
}

/* ---- content lines ---- */

/* Commas and semicolons of CATEGORIES are its own: codes only, in capitals. */
static void add_category(struct str *s, const char *code)
{
	for (; *code; code++) {
		char c = *code;

		if (c >= 'a' && c <= 'z')
			str_addc(s, (char)(c - 'a' + 'A'));
		else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
			str_addc(s, c);
		else
			str_addc(s, '-');
	}
}

static void add_organizer(struct str *s, const struct document *doc)
{
	const struct config *config = doc->config;

	str_add(s, "ORGANIZER;CN=");
	ical_add_parameter(s, config->agency);
	str_add(s, ":mailto:");
	if (*config->email)
		ical_add_uri(s, config->email);
	else
		str_addf(s, "truc-ban@%s.invalid", doc->site);
	str_addc(s, '\n');
}

/* Only numbers that are confirmed can be dialled by a touch; the others are in the text, marked. */
static void add_calls(struct str *s, const struct document *doc, struct date date)
{
	const struct contact *first = NULL;
	struct str text = {0}, calls = {0};

	for (size_t i = 0; i < doc->contacts->n; i++) {
		const struct contact *contact = &doc->contacts->contact[i];

		if (!document_has_hotline(doc, contact, date) ||
		    contact_status_on(contact, date) != CONTACT_CURRENT)
			continue;
		first = first ? first : contact;
		for (size_t j = 0; j < contact->n_phones; j++) {
			if (!document_may_show(doc, contact, contact->phone[j]))
				continue;
			str_add(&calls, "CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL=");
			ical_add_parameter(&calls, contact->organisation);
			str_add(&calls, ":tel:");
			ical_add_uri(&calls, contact->phone[j]);
			str_addc(&calls, '\n');
		}
	}
	if (first) {
		str_addf(&text, "%s, ", first->organisation);
		document_phones(&text, doc, first);
		ical_text(s, "CONTACT", str_text(&text));
		str_add(s, str_text(&calls));
	}
	str_release(&text);
	str_release(&calls);
}

static void add_head(struct str *s)
{
	str_add(s, "STATUS:CONFIRMED\nTRANSP:TRANSPARENT\nCLASS:PRIVATE\n");
}

static void add_url(struct str *s, const char *url)
{
	if (!*url)
		return;
	str_add(s, "URL:");
	ical_add_uri(s, url);
	str_addc(s, '\n');
}

static void add_location(struct str *s, const struct document *doc, const struct segment *segment)
{
	const char *address = *doc->config->address ? doc->config->address : doc->config->agency;
	bool onsite = check_is_onsite(segment->post, segment->start, segment->end);

	if (!*address) /* a LOCATION without a value makes the file one that libical refuses */
		address = "Trực tại cơ quan";
	ical_text(s, "LOCATION", onsite ? address : "Trực tại nhà");
}

static void add_times(struct str *s, int64_t start, int64_t end)
{
	char text[ZONE_TEXT];

	str_addf(s, "DTSTART;TZID=%s:%s\n", zone_name(), zone_local(text, start));
	str_addf(s, "DTEND;TZID=%s:%s\n", zone_name(), zone_local(text, end));
}

static void add_summary(struct str *s, const struct document *doc, const struct segment *segment)
{
	const struct change *change = document_change(doc, segment);
	struct str text = {0};

	document_duty(&text, doc, segment);
	str_addf(&text, ": %s", segment->name);
	if (change)
		str_add(&text, change->kind == CHANGE_SWAP ? " (đổi ca)" : " (trực thay)");
	ical_text(s, "SUMMARY", str_text(&text));
	str_release(&text);
}

static void add_categories(struct str *s, const struct document *doc, const struct segment *segment)
{
	str_add(s, "CATEGORIES:TRUC,");
	add_category(s, segment->post->id);
	str_add(s, ",CA-");
	add_category(s, segment->slot->shift);
	str_add(s, doc->roster->period.is_holiday ? ",NGAY-LE\n" : "\n");
}

static char *segment_body(const struct document *doc, const struct segment *segment)
{
	struct str body = {0}, text = {0};

	add_head(&body);
	add_times(&body, segment->start, segment->end);
	add_summary(&body, doc, segment);
	describe(&text, doc, segment);
	ical_text(&body, "DESCRIPTION", str_text(&text));
	str_release(&text);
	add_location(&body, doc, segment);
	add_organizer(&body, doc);
	add_calls(&body, doc, zone_date(segment->start));
	add_categories(&body, doc, segment);
	add_url(&body, doc->config->url);
	str_add(&body, "COLOR:firebrick\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\n");
	return str_take(&body);
}

static void add_day(struct str *s, const char *name, struct date date)
{
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	str_addf(s, "%s;VALUE=DATE:%04d%02d%02d\n", name, year, month, day);
}

static char *holiday_body(const struct document *doc)
{
	const struct period *period = &doc->roster->period;
	struct str body = {0}, text = {0};

	add_head(&body);
	add_day(&body, "DTSTART", period->first);
	add_day(&body, "DTEND", date_add(period->last, 1));
	ical_text(&body, "SUMMARY", period->title);
	str_add(&text, "Trực từ ");
	document_stretch(&text, period->start, period->end);
	add_hotlines(&text, doc, period->first);
	add_marks(&text, doc);
	ical_text(&body, "DESCRIPTION", str_text(&text));
	str_release(&text);
	add_organizer(&body, doc);
	add_calls(&body, doc, period->first);
	str_add(&body, "CATEGORIES:TRUC,NGAY-LE\n");
	add_url(&body, doc->config->url);
	str_add(&body, "COLOR:firebrick\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n"
	               "X-MICROSOFT-CDO-BUSYSTATUS:FREE\n");
	return str_take(&body);
}

/* ---- events ---- */

static void take_hash(struct event *event)
{
	struct hash *hash = hash_new();
	uint8_t sum[HASH_SIZE];
	char hex[HASH_HEX];
	size_t holder = strcspn(event->people + strspn(event->people, " "), " ");
	char *code = xstrndup(event->people + strspn(event->people, " "), holder);

	hash_add_field(hash, "body", event->body);
	hash_add_field(hash, "holder", code);
	hash_finish(hash, sum);
	free(code);
	free(event->hash);
	event->hash = xstrdup(hash_hex(hex, sum));
}

static void add_event(struct events *list, const struct document *doc, struct event event)
{
	event.privacy = (int)doc->privacy;
	event.period = xstrdup(doc->roster->period.name);
	take_hash(&event);
	list->event = array_grow(list->event, list->n, sizeof *list->event);
	list->event[list->n++] = event;
}

static char *segment_uid(const struct document *doc, const struct segment *segment)
{
	if (segment->part == 1)
		return xasprintf("%s@%s", segment->slot->id, doc->site);
	return xasprintf("%s.%d@%s", segment->slot->id, segment->part, doc->site);
}

/* A UID may become a file's name: no slash. */
static char *holiday_uid(const struct document *doc)
{
	char *name = xstrdup(doc->roster->period.name), *uid;

	for (char *c = name; *c; c++)
		if (*c == '/')
			*c = '.';
	uid = xasprintf("ky-nghi.%s@%s", name, doc->site);
	free(name);
	return uid;
}

static int compare(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return strcmp(x->uid, y->uid);
}

void calendar_events(struct events *out, const struct document *doc)
{
	const struct period *period = &doc->roster->period;
	struct events list = {0};

	if (period->is_holiday)
		add_event(&list, doc,
		          (struct event){.uid = holiday_uid(doc),
		                         .body = holiday_body(doc),
		                         .people = xstrdup(" "),
		                         .post = xstrdup(""),
		                         .start = zone_instant(period->first, 0)});
	for (size_t i = 0; i < doc->segments->n; i++) {
		const struct segment *segment = &doc->segments->segment[i];

		if (!*segment->person)
			continue;
		add_event(&list, doc,
		          (struct event){.uid = segment_uid(doc, segment),
		                         .body = segment_body(doc, segment),
		                         .people = xasprintf(" %s ", segment->person),
		                         .post = xstrdup(segment->post->id),
		                         .start = segment->start});
	}
	if (list.n)
		qsort(list.event, list.n, sizeof *list.event, compare);
	*out = list;
}

/* ---- what was dropped ---- */

static bool begins(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

static void add_cancelled(struct str *body, const char *line, size_t n, const struct event *event,
                          const struct document *doc)
{
	struct str text = {0};

	if (begins(line, "CONTACT") || begins(line, "CONFERENCE"))
		return;
	if (begins(line, "STATUS:")) {
		str_add(body, "STATUS:CANCELLED\n");
	} else if (begins(line, "SUMMARY:") && !begins(line, "SUMMARY:" CALENDAR_MARK)) {
		str_add(body, "SUMMARY:" CALENDAR_MARK);
		str_addn(body, line + strlen("SUMMARY:"), n - strlen("SUMMARY:") + 1);
	} else if (begins(line, "DESCRIPTION:")) {
		str_add(&text, "Lượt trực này đã hủy, không còn phân công.");
		add_hotlines(&text, doc, zone_date(event->start));
		add_marks(&text, doc);
		ical_text(body, "DESCRIPTION", str_text(&text));
	} else {
		str_addn(body, line, n + 1);
	}
	str_release(&text);
}

void calendar_cancel(struct event *event, const struct document *doc)
{
	const char *line = event->body;
	struct str body = {0};

	while (*line) {
		size_t n = strcspn(line, "\n");

		if (!line[n])
			break;
		add_cancelled(&body, line, n, event, doc);
		line += n + 1;
	}
	free(event->body);
	event->body = str_take(&body);
	event->cancelled = true;
	take_hash(event);
}

/* ---- over time ---- */

bool calendar_was_in(const struct event *event, const char *person)
{
	char *code = xasprintf(" %s ", person);
	bool found = strstr(event->people, code) != NULL;

	free(code);
	return found;
}

bool calendar_is_in(const struct event *event, const char *person)
{
	char *code = xasprintf(" %s ", person);
	bool is = !event->cancelled && begins(event->people, code);

	free(code);
	return is;
}

/* Who holds it now in front, then all who did before. */
static char *people_merge(const char *now, const char *before)
{
	struct str people = {0};

	str_add(&people, now);
	while (*before) {
		size_t n = strcspn(before, " ");
		char *code = n ? xasprintf(" %.*s ", (int)n, before) : NULL;

		if (code && !strstr(str_text(&people), code))
			str_add(&people, code + 1);
		free(code);
		before += n + (before[n] == ' ');
	}
	return str_take(&people);
}

bool calendar_merge(struct event *fresh, const struct event *known, int64_t now)
{
	char *people;

	fresh->created = fresh->modified = now;
	fresh->sequence = 0;
	if (!known->uid)
		return true;
	people = people_merge(fresh->people, known->people);
	free(fresh->people);
	fresh->people = people;
	fresh->created = known->created;
	fresh->modified = known->modified;
	fresh->sequence = known->sequence;
	if (strcmp(fresh->hash, known->hash) != 0) {
		fresh->sequence++;
		/* Later than before, even within one second or under a clock set back. */
		fresh->modified = now > known->modified ? now : known->modified + 1;
		return true;
	}
	return strcmp(fresh->period, known->period) != 0;
}
