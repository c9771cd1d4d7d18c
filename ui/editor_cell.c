#include "editor_cell.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/zone.h"
#include "command/phrase.h"

#include "base/banned.h"

static bool is_other_duty(const struct segment *segment, const struct segment *other)
{
	return other->slot != segment->slot && !*other->post->concurrent &&
	       strcmp(other->person, segment->person) == 0;
}

/* Minutes that the holder of a segment has had to himself before it (or has after it), -1: no other
 * duty of his on that side in these. `least` is what other segments gave, or -1. */
static int64_t rest_among(int64_t least, const struct segments *segments,
                          const struct segment *segment, bool after)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *other = &segments->segment[i];
		int64_t gap = after ? other->start - segment->end : segment->start - other->end;

		if (gap >= 0 && is_other_duty(segment, other) && (least < 0 || gap / 60 < least))
			least = gap / 60;
	}
	return least;
}

static void part(struct str *line, const char *text)
{
	if (line->n)
		str_add(line, " · ");
	str_add(line, text);
}

static void own_part(struct str *line, char *text)
{
	part(line, text);
	free(text);
}

/* "14:00–22:00 T2 3/5", a long one to another day: the span. Owned. */
static char *hours(const struct segment *segment)
{
	char from[ZONE_TEXT], to[ZONE_TEXT], day[DATE_TEXT];
	struct date date = zone_date(segment->start);
	struct str text = {0};

	if (segment->end - segment->start >= 86400)
		return phrase_span(segment->start, segment->end);
	str_addf(&text, "%s–%s %s %s", zone_clock(from, segment->start),
	         zone_clock(to, segment->end), weekday_short(date_weekday(date)),
	         date_short(day, date));
	return str_take(&text);
}

static void add_who(struct str *text, const struct segment *segment)
{
	struct str line = {0};

	part(&line, *segment->person ? segment->name : _("! nobody yet"));
	own_part(&line, hours(segment));
	part(&line, segment->post->title);
	str_addf(text, "%s\n", str_text(&line));
	str_release(&line);
}

static void add_rest(struct str *line, const struct segments *segments, const struct segments *near,
                     const struct segment *segment)
{
	int64_t before = rest_among(rest_among(-1, near, segment, false), segments, segment, false);
	int64_t after = rest_among(rest_among(-1, near, segment, true), segments, segment, true);
	struct str words = {0};
	char *length;

	if (before >= 0) {
		length = phrase_length(before * 60);
		str_addf(&words, _("rested %s"), length);
		part(line, str_text(&words));
		free(length);
	}
	str_clear(&words);
	if (after >= 0) {
		length = phrase_length(after * 60);
		str_addf(&words, _("rests %s after it"), length);
		part(line, str_text(&words));
		free(length);
	}
	str_release(&words);
}

static void add_load(struct str *words, int before, int after, int average)
{
	str_addf(words, _("points %d → %d (average %d.%d)"), before, after, average / 10,
	         average % 10);
}

static void add_points(struct str *line, const struct loads *loads, const struct segment *segment)
{
	const struct points_line *load = loads_find(loads, segment->person);
	struct str words = {0};

	if (!load)
		return;
	add_load(&words, load->after - segment->slot->points, load->after,
	         loads_average(loads, load));
	part(line, str_text(&words));
	str_release(&words);
}

static void add_state(struct str *text, const struct slot *slot)
{
	struct str line = {0};

	if (slot->locked)
		part(&line, _("locked (*)"));
	if (*slot->unit) {
		struct str words = {0};

		str_addf(&words, _("given to %s"), slot->unit);
		part(&line, str_text(&words));
		str_release(&words);
	}
	if (line.n)
		str_addf(text, "%s\n", str_text(&line));
	str_release(&line);
}

static void add_findings(struct str *text, const struct slot *slot, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->item[i].slot && strcmp(findings->item[i].slot, slot->id) == 0)
			str_addf(text, "! %s\n", findings->item[i].text);
}

static int points_held(const struct segments *segments, const char *person)
{
	int points = 0;

	for (size_t i = 0; i < segments->n; i++)
		if (segments->segment[i].part == 1 && !*segments->segment[i].post->concurrent &&
		    strcmp(segments->segment[i].person, person) == 0)
			points += segments->segment[i].slot->points;
	return points;
}

char *cell_line(const struct segments *segments, const struct segment *segment,
                const struct segments *now, const struct loads *loads)
{
	const struct points_line *load = loads_find(loads, segment->person);
	struct str line = {0}, words = {0};
	int more = points_held(segments, segment->person) - points_held(now, segment->person);

	part(&line, segment->name);
	own_part(&line, hours(segment));
	part(&line, segment->post->title);
	add_rest(&line, segments, &loads->near, segment);
	if (load) {
		add_load(&words, load->after, load->after + more, loads_average(loads, load));
		part(&line, str_text(&words));
	}
	str_release(&words);
	return str_take(&line);
}

char *cell_explain(const struct grid *grid, const struct grid_cell *cell, const struct loads *loads,
                   const struct findings *findings)
{
	const struct segment *segments = &grid->segments.segment[cell->first];
	struct str text = {0}, line = {0};

	for (size_t i = 0; i < cell->n; i++)
		add_who(&text, &segments[i]);
	add_findings(&text, cell->slot, findings);
	if (cell->n == 1 && *segments->person) {
		add_rest(&line, &grid->segments, &loads->near, segments);
		add_points(&line, loads, segments);
	}
	if (line.n)
		str_addf(&text, "%s\n", str_text(&line));
	add_state(&text, cell->slot);
	for (size_t i = 0; i < cell->n; i++)
		if (segments[i].change && *segments[i].change->reason)
			str_addf(&text, "~ %s\n", segments[i].change->reason);
	str_release(&line);
	return str_take(&text);
}
