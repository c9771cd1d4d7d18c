#include "domain/notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const char *const states[] = {
    [NOTICE_TOLD] = "told", [NOTICE_SEEN] = "seen", [NOTICE_CONFIRMED] = "confirmed"};

enum { STATES = sizeof states / sizeof *states };

static const struct {
	const char *name, *label;
	int rank; /* of a list: what is to be done comes first */
} standings[] = {
    [STANDING_NONE] = {"none", N_("not told"), 1},
    [STANDING_AGAIN] = {"again", N_("to be told again"), 0},
    [STANDING_TOLD] = {"told", N_("told"), 2},
    [STANDING_SEEN] = {"seen", N_("seen"), 3},
    [STANDING_CONFIRMED] = {"confirmed", N_("confirmed"), 4},
};

const char *notice_state_name(enum notice_state state)
{
	return states[state];
}

bool notice_state_find(enum notice_state *out, const char *name)
{
	for (int i = 0; i < STATES; i++)
		if (strcmp(states[i], name) == 0) {
			*out = (enum notice_state)i;
			return true;
		}
	return false;
}

const char *notice_standing_name(enum notice_standing standing)
{
	return standings[standing].name;
}

const char *notice_standing_label(enum notice_standing standing)
{
	return _(standings[standing].label);
}

/* ---- what his duty is ---- */

static int compare_texts(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*x, *y);
}

/* The format is kept in the database: another one would have everybody told again. */
void notice_hash(char *out, const struct segments *segments, const char *person)
{
	char **part = xcalloc(segments->n + 1, sizeof *part);
	struct hash *hash = hash_new();
	uint8_t sum[HASH_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *s = &segments->segment[i];

		if (strcmp(s->person, person) == 0)
			part[n++] = xasprintf("%s %s %lld %lld", s->slot->id, s->post->id,
			                      (long long)s->start, (long long)s->end);
	}
	qsort(part, n, sizeof *part, compare_texts);
	for (size_t i = 0; i < n; i++) {
		hash_add_field(hash, "duty", part[i]);
		free(part[i]);
	}
	free(part);
	hash_finish(hash, sum);
	hash_hex(out, sum);
}

/* ---- where he stands ---- */

enum notice_standing notice_standing_of(const struct notice **last, const struct notices *notices,
                                        const char *person, const char *hash)
{
	static const enum notice_standing standing[] = {[NOTICE_TOLD] = STANDING_TOLD,
	                                                [NOTICE_SEEN] = STANDING_SEEN,
	                                                [NOTICE_CONFIRMED] = STANDING_CONFIRMED};
	const struct notice *newest = NULL, *other = NULL;
	enum notice_state most = NOTICE_TOLD;

	for (size_t i = 0; i < notices->n; i++) {
		const struct notice *notice = &notices->notice[i];

		if (strcmp(notice->person, person) != 0)
			continue;
		if (!newest || notice->at >= newest->at)
			newest = notice;
		if (strcmp(notice->hash, hash) != 0 && (!other || notice->at >= other->at))
			other = notice;
	}
	if (last)
		*last = newest;
	if (!newest)
		return STANDING_NONE;
	if (newest == other)
		return STANDING_AGAIN;
	for (size_t i = 0; i < notices->n; i++) {
		const struct notice *notice = &notices->notice[i];

		if (strcmp(notice->person, person) == 0 && strcmp(notice->hash, hash) == 0 &&
		    (!other || notice->at >= other->at) && notice->state > most)
			most = notice->state;
	}
	return standing[most];
}

/* ---- the list ---- */

static struct notice_line *line_of(struct notice_lines *lines, const char *person)
{
	for (size_t i = 0; i < lines->n; i++)
		if (strcmp(lines->line[i].person, person) == 0)
			return &lines->line[i];
	return NULL;
}

static struct notice_line *add_line(struct notice_lines *lines, const char *code, const char *name,
                                    const struct staff *staff)
{
	const struct person *person = staff_find(staff, code);

	lines->line = array_grow(lines->line, lines->n, sizeof *lines->line);
	lines->line[lines->n] = (struct notice_line){
	    .person = xstrdup(code),
	    .name = xstrdup(person ? person->name : name),
	    .phone = xstrdup(person ? person->phone : ""),
	};
	return &lines->line[lines->n++];
}

/* What is held along with another post begins with it and is no duty of its own. */
static bool is_with_another(const struct segments *segments, size_t i)
{
	const struct segment *segment = &segments->segment[i];

	for (size_t j = 0; j < i; j++)
		if (segments->segment[j].start == segment->start &&
		    strcmp(segments->segment[j].person, segment->person) == 0)
			return true;
	return false;
}

static void add_duty(struct notice_lines *lines, const struct segments *segments,
                     const struct staff *staff, int64_t now)
{
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		struct notice_line *line;

		if (!*segment->person || is_with_another(segments, i))
			continue;
		line = line_of(lines, segment->person);
		if (!line)
			line = add_line(lines, segment->person, segment->name, staff);
		line->slots++;
		if (segment->start > now && (!line->next || segment->start < line->next))
			line->next = segment->start;
	}
}

/* Whether what is to come of the watch depends on him, who does not know it, or has not said so. */
static bool is_waited_for(const struct notice_line *line, bool is_over)
{
	if (is_over || line->standing == STANDING_CONFIRMED)
		return false;
	return line->next != 0 || line->standing == STANDING_AGAIN;
}

static int compare_lines(const void *a, const void *b)
{
	const struct notice_line *x = a, *y = b;
	int rank = standings[x->standing].rank - standings[y->standing].rank;

	if (rank)
		return rank;
	if ((x->next == 0) != (y->next == 0))
		return x->next == 0 ? 1 : -1;
	if (x->next != y->next)
		return x->next < y->next ? -1 : 1;
	return strcmp(x->person, y->person);
}

void notice_lines_make(struct notice_lines *out, struct notices *notices,
                       const struct roster *roster, const struct segments *segments,
                       const struct staff *staff, int64_t now)
{
	struct notice_lines lines = {.period = xstrdup(roster->period.name),
	                             .title = xstrdup(roster->period.title),
	                             .version = roster->version,
	                             .notices = *notices};
	char hash[HASH_HEX];

	*notices = (struct notices){0};
	add_duty(&lines, segments, staff, now);
	for (size_t i = 0; i < lines.notices.n; i++) {
		const char *person = lines.notices.notice[i].person;

		if (!line_of(&lines, person))
			add_line(&lines, person, person, staff);
	}
	for (size_t i = 0; i < lines.n; i++) {
		struct notice_line *line = &lines.line[i];

		notice_hash(hash, segments, line->person);
		line->standing =
		    notice_standing_of(&line->last, &lines.notices, line->person, hash);
		line->waits = is_waited_for(line, roster->period.end <= now);
		lines.n_waiting += line->waits;
	}
	if (lines.n)
		qsort(lines.line, lines.n, sizeof *lines.line, compare_lines);
	*out = lines;
}

const struct notice_line *notice_lines_find(const struct notice_lines *lines, const char *person)
{
	for (size_t i = 0; i < lines->n; i++)
		if (strcmp(lines->line[i].person, person) == 0)
			return &lines->line[i];
	return NULL;
}

void notices_add(struct notices *notices, const struct notice *notice)
{
	notices->notice = array_grow(notices->notice, notices->n, sizeof *notices->notice);
	struct notice *copy = &notices->notice[notices->n++];

	*copy = *notice;
	copy->id = xstrdup(notice->id);
	copy->period = xstrdup(notice->period);
	copy->person = xstrdup(notice->person);
	copy->hash = xstrdup(notice->hash);
	copy->means = xstrdup(notice->means);
	copy->note = xstrdup(notice->note);
	copy->by = xstrdup(notice->by);
	copy->auth = xstrdup(notice->auth);
}

void notice_release(struct notice *notice)
{
	free(notice->id);
	free(notice->period);
	free(notice->person);
	free(notice->hash);
	free(notice->means);
	free(notice->note);
	free(notice->by);
	free(notice->auth);
	*notice = (struct notice){0};
}

void notices_release(struct notices *notices)
{
	for (size_t i = 0; i < notices->n; i++)
		notice_release(&notices->notice[i]);
	free(notices->notice);
	*notices = (struct notices){0};
}

void notice_lines_release(struct notice_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		free(lines->line[i].person);
		free(lines->line[i].name);
		free(lines->line[i].phone);
	}
	free(lines->line);
	notices_release(&lines->notices);
	free(lines->period);
	free(lines->title);
	*lines = (struct notice_lines){0};
}
