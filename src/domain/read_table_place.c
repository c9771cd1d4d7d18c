/* What a cell says goes into its slots: part of domain/read_table.h. */
#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/read_table_parts.h"

#include "base/banned.h"

/* ---- telling ---- */

static void __attribute__((format(printf, 5, 0)))
tell(struct hand_state *s, enum severity severity, size_t column, const char *code, const char *fmt,
     va_list args)
{
	char *what = xvasprintf(fmt, args);

	assert(column < s->heads.n);
	findings_add(s->bad, severity, code, NULL, NULL, _("%s:%d: column \"%s\": %s"), s->name,
	             s->row->line, s->heads.head[column].text, what);
	free(what);
}

void hand_wrong(struct hand_state *s, size_t column, const char *code, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	tell(s, FINDING_ERROR, column, code, fmt, args);
	va_end(args);
}

void hand_note(struct hand_state *s, size_t column, const char *code, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	tell(s, FINDING_NOTICE, column, code, fmt, args);
	va_end(args);
}

/* "Trực ban T4 1/9 19:30 (Ca đêm)" */
static char *slot_name(const struct hand_state *s, const struct slot *slot)
{
	const struct roster *roster = s->reading->roster;
	const struct post *post = posts_find(&roster->posts, slot->post);
	const struct shift *shift = posts_shift(&roster->posts, slot->post, slot->shift);
	char day[DATE_TEXT], clock[ZONE_TEXT];

	return xasprintf("%s %s %s %s%s%s%s", post ? post->title : slot->post,
	                 weekday_short(date_weekday(slot->day)), date_short(day, slot->day),
	                 zone_clock(clock, slot->start), shift ? " (" : "",
	                 shift ? shift->name : "", shift ? ")" : "");
}

/* ---- which slots ---- */

static const struct slot *slot_at(const struct hand_state *s, const struct slots *slots, size_t i)
{
	return &s->reading->roster->slot[slots->at[i]];
}

void hand_slots(struct slots *out, const struct hand_state *s, const struct post *post)
{
	const struct roster *roster = s->reading->roster;
	struct slots slots = {0};

	slots.at = xcalloc(roster->n_slots + 1, sizeof *slots.at);
	for (size_t i = 0; i < roster->n_slots; i++)
		if (roster->slot[i].day.day == s->day.day &&
		    strcmp(roster->slot[i].post, post->id) == 0)
			slots.at[slots.n++] = i;
	*out = slots;
}

static bool starts_at(const struct hand_state *s, const struct slot *slot, int minute)
{
	const struct shift *shift =
	    posts_shift(&s->reading->roster->posts, slot->post, slot->shift);

	return zone_minute(slot->start) == minute % 1440 ||
	       (shift && shift->start == minute % 1440);
}

/* The slot that has most of these hours, and those that begin with it. */
static int64_t start_of_most(const struct hand_state *s, const struct slots *slots, int64_t from,
                             int64_t to)
{
	int64_t most = 0, start = INT64_MIN;

	for (size_t i = 0; i < slots->n; i++) {
		const struct slot *slot = slot_at(s, slots, i);
		int64_t first = slot->start > from ? slot->start : from;
		int64_t last = slot->end < to ? slot->end : to;

		if (last - first > most) {
			most = last - first;
			start = slot->start;
		}
	}
	return start;
}

static void narrow_to_most(struct slots *slots, const struct hand_state *s,
                           const struct label *label)
{
	int64_t from = zone_instant(s->day, label->from), to = from + 60, start;
	size_t n = 0;

	if (label->to >= 0)
		to = zone_instant(s->day, label->to <= label->from ? label->to + 1440 : label->to);
	start = start_of_most(s, slots, from, to);
	for (size_t i = 0; i < slots->n; i++)
		if (slot_at(s, slots, i)->start == start)
			slots->at[n++] = slots->at[i];
	slots->n = n;
}

static void narrow_by_hours(struct slots *slots, const struct hand_state *s,
                            const struct label *label)
{
	size_t n = 0;

	for (size_t i = 0; i < slots->n; i++)
		n += starts_at(s, slot_at(s, slots, i), label->from);
	if (!n) {
		narrow_to_most(slots, s, label);
		return;
	}
	n = 0;
	for (size_t i = 0; i < slots->n; i++)
		if (starts_at(s, slot_at(s, slots, i), label->from))
			slots->at[n++] = slots->at[i];
	slots->n = n;
}

void slots_narrow(struct slots *slots, const struct hand_state *s, const struct label *label)
{
	size_t n = 0;

	if (!label->shift && label->from >= 0)
		narrow_by_hours(slots, s, label);
	for (size_t i = 0; i < slots->n; i++) {
		const struct slot *slot = slot_at(s, slots, i);

		if ((!label->shift || strcmp(slot->shift, label->shift->code) == 0) &&
		    (!label->head || slot->head == label->head))
			slots->at[n++] = slots->at[i];
	}
	slots->n = n;
}

void slots_of_row(struct slots *slots, const struct hand_state *s, const struct post *post,
                  const struct label *label)
{
	const struct roster *roster = s->reading->roster;

	slots_narrow(slots, s, label);
	if (slots->n || label->from < 0)
		return;
	for (size_t i = 0; i < roster->n_slots; i++)
		if (strcmp(roster->slot[i].post, post->id) == 0)
			slots->at[slots->n++] = i;
	narrow_to_most(slots, s, label);
}

/* ---- one place ---- */

bool hand_has_begun(const struct hand_state *s, const struct slot *slot)
{
	return slot->start <= s->reading->begun;
}

static void set_place(struct hand_state *s, size_t at, size_t column, enum hand_said said,
                      const char *who)
{
	struct hand_place *place = &s->table.place[at];

	free(place->who);
	free(place->column);
	*place = (struct hand_place){
	    .said = said,
	    .who = xstrdup(who),
	    .line = s->row->line,
	    .column = xstrdup(s->heads.head[column].text),
	};
}

static void fault_place(struct hand_state *s, size_t at, size_t column)
{
	if (!hand_has_begun(s, &s->reading->roster->slot[at]))
		set_place(s, at, column, HAND_FAULT, NULL);
}

void hand_doubt(struct hand_state *s, size_t column, const struct slots *slots)
{
	for (size_t i = 0; i < slots->n; i++)
		fault_place(s, slots->at[i], column);
}

static void keep_begun(struct hand_state *s, size_t at, size_t column, const struct named *named)
{
	const struct slot *slot = &s->reading->roster->slot[at];
	char *name;

	if (named->person && strcmp(named->person->code, slot->person) == 0)
		return;
	name = slot_name(s, slot);
	s->table.kept++;
	hand_note(s, column, "begun", _("%s has begun: it stays with %s"), name,
	          *slot->person ? slot->name : _("nobody"));
	free(name);
}

static const char *name_of(const struct hand_state *s, enum hand_said said, const char *who)
{
	const struct person *person =
	    said == HAND_PERSON ? staff_find(s->reading->staff, who) : NULL;

	return person ? person->name : who;
}

static void put_named(struct hand_state *s, size_t at, size_t column, const struct named *named)
{
	const struct hand_place *place = &s->table.place[at];
	const char *who = named->kind == NAMED_UNIT ? named->unit : named->person->code;
	enum hand_said said = named->kind == NAMED_UNIT ? HAND_UNIT : HAND_PERSON;
	const struct slot *slot = &s->reading->roster->slot[at];

	if (hand_has_begun(s, slot)) {
		keep_begun(s, at, column, named);
	} else if (place->said == HAND_PERSON || place->said == HAND_UNIT) {
		if (place->said == said && strcmp(place->who, who) == 0)
			return;
		char *name = slot_name(s, slot);
		hand_wrong(s, column, "twice", _("%s is filled twice: %s here, %s on line %d"),
		           name, name_of(s, said, who), name_of(s, place->said, place->who),
		           place->line);
		free(name);
		fault_place(s, at, column);
	} else if (place->said != HAND_FAULT && place->said != HAND_SHARED) {
		set_place(s, at, column, said, who);
	}
}

/* ---- a cell ---- */

static void guess_once(struct hand_state *s, size_t column, const struct named *named)
{
	for (size_t i = 0; i < s->n_guesses; i++)
		if (strcmp(s->guess[i], named->text) == 0)
			return;
	s->guess = array_grow(s->guess, s->n_guesses, sizeof *s->guess);
	s->guess[s->n_guesses++] = xstrdup(named->text);
	hand_note(s, column, "guess", _("\"%s\" is taken for %s (%s), the only one of that name"),
	          named->text, named->person->name, named->person->code);
}

/* False, and told, when it names nobody that can be taken. */
static bool is_good(struct hand_state *s, size_t column, const struct named *named)
{
	switch (named->kind) {
	case NAMED_PART:
		guess_once(s, column, named);
		return true;
	case NAMED_PERSON:
	case NAMED_UNIT:
		return true;
	case NAMED_SEVERAL:
		hand_wrong(s, column, "ambiguous", _("\"%s\" may be any of %s: write the code"),
		           named->text, named->others);
		return false;
	case NAMED_NOBODY:
		break;
	}
	if (named->others)
		hand_wrong(s, column, "no-such-person",
		           _("\"%s\" is not on the list of staff; is it %s?"), named->text,
		           named->others);
	else
		hand_wrong(s, column, "no-such-person", _("\"%s\" is not on the list of staff"),
		           named->text);
	return false;
}

static void put_one(struct hand_state *s, size_t at, size_t column, const struct named *named)
{
	if (is_good(s, column, named))
		put_named(s, at, column, named);
	else
		fault_place(s, at, column);
}

static bool same_shift(const struct hand_state *s, const struct slots *slots)
{
	for (size_t i = 1; i < slots->n; i++)
		if (strcmp(slot_at(s, slots, i)->shift, slot_at(s, slots, 0)->shift) != 0)
			return false;
	return true;
}

/* "Ca ngày 07:30, Ca đêm 19:30" */
static char *list_slots(const struct hand_state *s, const struct slots *slots)
{
	struct str list = {0};

	for (size_t i = 0; i < slots->n; i++) {
		const struct slot *slot = slot_at(s, slots, i);
		const struct shift *shift =
		    posts_shift(&s->reading->roster->posts, slot->post, slot->shift);
		char clock[ZONE_TEXT];

		str_addf(&list, "%s%s %s", i ? ", " : "", shift ? shift->name : slot->shift,
		         zone_clock(clock, slot->start));
	}
	return str_take(&list);
}

static void tell_count(struct hand_state *s, size_t column, const struct slots *slots, size_t n)
{
	char *list = list_slots(s, slots), day[DATE_TEXT];

	if (!slots->n)
		hand_wrong(s, column, "no-slot", _("nobody is wanted there on %s"),
		           date_vn(day, s->day));
	else if (same_shift(s, slots))
		hand_wrong(s, column, "too-many", _("%zu names, but room for %zu only: %s"), n,
		           slots->n, list);
	else
		hand_wrong(s, column, "which-shift",
		           _("%zu names for %zu shifts (%s): name one for each, or write the "
		             "shift before the name"),
		           n, slots->n, list);
	free(list);
}

static void drop_slot(struct slots *slots, size_t at)
{
	size_t n = 0;

	for (size_t i = 0; i < slots->n; i++)
		if (slots->at[i] != at)
			slots->at[n++] = slots->at[i];
	slots->n = n;
}

/* Names that say their shift go there; true when it was one of them. */
static bool put_labelled(struct hand_state *s, size_t column, struct slots *slots,
                         const struct named *named)
{
	struct slots own = {.at = xcalloc(slots->n + 1, sizeof *own.at), .n = slots->n};
	bool found;

	memcpy(own.at, slots->at, slots->n * sizeof *own.at);
	slots_narrow(&own, s, &named->label);
	found = !label_is_empty(&named->label) && own.n > 0;
	if (found) {
		put_one(s, own.at[0], column, named);
		drop_slot(slots, own.at[0]);
	}
	free(own.at);
	return found;
}

static void put_names(struct hand_state *s, size_t column, struct slots *slots, struct cell *cell)
{
	size_t n = 0;

	for (size_t i = 0; i < cell->n; i++) {
		struct named named = cell->named[i];

		if (put_labelled(s, column, slots, &named)) {
			free(named.text);
			free(named.others);
		} else {
			cell->named[n++] = named;
		}
	}
	cell->n = n;
	if (n == slots->n || (n < slots->n && same_shift(s, slots))) {
		for (size_t i = 0; i < n; i++)
			put_one(s, slots->at[i], column, &cell->named[i]);
		return;
	}
	if (!n)
		return;
	for (size_t i = 0; i < n; i++)
		(void)is_good(s, column, &cell->named[i]);
	tell_count(s, column, slots, n);
	hand_doubt(s, column, slots);
}

void hand_put_cell(struct hand_state *s, size_t column, const struct post *post,
                   struct slots *slots, const char *text)
{
	struct cell cell;

	cell_read(&cell, text, &s->staff, posts_pattern(&s->reading->roster->posts, post), s->day);
	if (cell.rest && cell.n)
		hand_note(s, column, "rest-unread", _("\"%s\" was left out"), cell.rest);
	if (cell.is_open) {
		for (size_t i = 0; i < slots->n; i++)
			if (s->table.place[slots->at[i]].said == HAND_UNSAID &&
			    !hand_has_begun(s, slot_at(s, slots, i)))
				set_place(s, slots->at[i], column, HAND_OPEN, NULL);
	} else if (!cell.n) {
		hand_wrong(s, column, "no-name", _("\"%s\" names nobody"), text);
		hand_doubt(s, column, slots);
	} else {
		put_names(s, column, slots, &cell);
	}
	cell_release(&cell);
}
