/*
 * A roster whose names are the lines of any text: its calendar is read by libical with the same
 * events and instants, its cards and tables keep their lines.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "service/calendar_event.h"
#include "service/calendar_file.h"
#include "service/ical_verify.h"
#include "service/vcard_write.h"
#include "unit/sample.h"

enum { SLOTS = 6 }; /* libical takes its time for all of them */

struct lines {
	const char *at;
	const char *text;
};

/*
 * The next line, from the first again after the last, in the place of what is there; without blanks
 * around it, as tables and the configuration are read.
 */
static void put(char **field, struct lines *lines)
{
	const char *start = lines->at + strspn(lines->at, " \t");
	size_t n = strcspn(start, "\n");

	lines->at = start + n;
	lines->at = *lines->at ? lines->at + 1 : lines->text;
	while (n > 0 && (start[n - 1] == ' ' || start[n - 1] == '\t'))
		n--;
	free(*field);
	*field = xstrndup(start, n);
}

/* The same for what is never empty. */
static void put_needed(char **field, struct lines *lines)
{
	put(field, lines);
	if (**field)
		return;
	free(*field);
	*field = xstrdup("x");
}

static void put_names(struct sample *sample, struct lines *lines)
{
	for (size_t i = 0; i < sample->roster.n_slots; i++) {
		put_needed(&sample->roster.slot[i].name, lines);
		put(&sample->roster.slot[i].position, lines);
	}
	for (size_t i = 0; i < sample->roster.posts.n; i++)
		put_needed(&sample->roster.posts.post[i].title, lines);
	for (size_t i = 0; i < sample->contacts.n; i++) {
		struct contact *contact = &sample->contacts.contact[i];

		put_needed(&contact->organisation, lines);
		put(&contact->role, lines);
		put_needed(&contact->source, lines);
		put(&contact->address, lines);
		put(&contact->email, lines);
	}
	for (size_t i = 0; i < sample->staff.n; i++)
		put_needed(&sample->staff.person[i].name, lines);
	put(&sample->config.agency, lines);
	put(&sample->config.address, lines);
	put(&sample->config.email, lines);
	put(&sample->config.url, lines);
	put_needed(&sample->roster.period.title, lines);
}

static void check_lines(const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\r\n");

		assert(n > 0 && n <= 75 && utf8_is_valid(text, n));
		assert(memcmp(text + n, "\r\n", 2) == 0);
		text += n + 2;
	}
}

static void calendar(const struct sample *sample)
{
	char *name = xasprintf("Lịch trực %s", sample->config.agency);
	struct calendar_face face = {
	    .name = name, .description = name, .url = sample->config.url, .alarm = ALARM_12H};
	struct events events;
	struct str text = {0};
	struct err err = {0};

	calendar_events(&events, &sample->doc);
	calendar_write(&text, &face, &events);
	check_lines(str_text(&text));
	assert(ical_verify(str_text(&text), &events, &err));
	str_release(&text);
	for (size_t i = 0; i < events.n; i++)
		event_release(&events.event[i]);
	free(events.event);
	free(name);
}

static void cards(const struct sample *sample)
{
	struct str text = {0};

	vcard_write(&text, &sample->doc, date_from_ymd(2027, 4, 30));
	check_lines(str_text(&text));
	str_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sample sample;
	struct err err;
	char *text;

	if (!utf8_clean(&text, (const char *)data, size < 4096 ? size : 4096, &err))
		return 0;
	struct lines lines = {text, text};
	sample_make(&sample);
	while (sample.roster.n_slots > SLOTS)
		slot_release(&sample.roster.slot[--sample.roster.n_slots]);
	sample.doc.privacy = PRIVACY_FULL;
	put_names(&sample, &lines);
	sample_resolve(&sample);
	calendar(&sample);
	cards(&sample);
	sample_release(&sample);
	free(text);
	return 0;
}
