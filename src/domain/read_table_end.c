/* What a table as a whole does not say: part of domain/read_table.h. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/read_table_parts.h"

#include "base/banned.h"

static int header_line(const struct hand_state *s)
{
	return s->csv.row[s->heads.row].line;
}

/* Of the slots that the table ought to fill. */
static bool is_wanted(const struct hand_state *s, const struct slot *slot)
{
	const struct post *post = posts_find(&s->reading->roster->posts, slot->post);

	return post && !*post->concurrent && !hand_has_begun(s, slot);
}

/* ---- days ---- */

static void miss_day(struct hand_state *s, struct date day)
{
	const struct roster *roster = s->reading->roster;
	char text[DATE_TEXT];
	bool is_told = false;

	for (size_t i = 0; i < roster->n_slots; i++) {
		if (roster->slot[i].day.day != day.day || s->has_day[i])
			continue;
		if (!is_told && is_wanted(s, &roster->slot[i])) {
			findings_add(s->bad, FINDING_ERROR, "no-day", NULL, NULL,
			             _("%s:%d: there is no row of %s %s"), s->name, header_line(s),
			             weekday_name(date_weekday(day)), date_vn(text, day));
			is_told = true;
		}
		if (s->table.place[i].said == HAND_UNSAID)
			s->table.place[i].said = HAND_FAULT;
	}
}

static void find_days(struct hand_state *s)
{
	const struct roster *roster = s->reading->roster;

	for (size_t i = 0; i < roster->n_slots; i++)
		if (!s->has_day[i] && s->table.place[i].said == HAND_UNSAID &&
		    is_wanted(s, &roster->slot[i]))
			miss_day(s, roster->slot[i].day);
}

/* ---- columns ---- */

static bool is_covered(struct hand_state *s, size_t at)
{
	const struct slot *slot = &s->reading->roster->slot[at];
	bool found = false;

	s->day = slot->day;
	for (size_t i = 0; !found && i < s->heads.n; i++) {
		const struct head *head = &s->heads.head[i];
		struct slots slots;

		if (head->kind != HEAD_POST || strcmp(head->post->id, slot->post) != 0)
			continue;
		hand_slots(&slots, s, head->post);
		slots_narrow(&slots, s, &head->label);
		for (size_t k = 0; k < slots.n; k++)
			found = found || slots.at[k] == at;
		free(slots.at);
	}
	return found;
}

static bool has_column(const struct hand_state *s, const char *post)
{
	for (size_t i = 0; i < s->heads.n; i++)
		if (s->heads.head[i].kind == HEAD_POST &&
		    strcmp(s->heads.head[i].post->id, post) == 0)
			return true;
	return false;
}

/* "Trực ban", or "Trực ban (Ca đêm)" where another shift of it has a column. */
static char *column_wanted(const struct hand_state *s, const struct slot *slot)
{
	const struct posts *posts = &s->reading->roster->posts;
	const struct post *post = posts_find(posts, slot->post);
	const struct shift *shift = posts_shift(posts, slot->post, slot->shift);

	if (!has_column(s, slot->post) || !shift)
		return xstrdup(post->title);
	if (post->headcount > 1)
		return xasprintf("%s (%s, %d)", post->title, shift->name, slot->head);
	return xasprintf("%s (%s)", post->title, shift->name);
}

static void find_columns(struct hand_state *s)
{
	const struct roster *roster = s->reading->roster;

	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		char *column;

		if (s->table.place[i].said != HAND_UNSAID || !is_wanted(s, slot) ||
		    is_covered(s, i))
			continue;
		column = column_wanted(s, slot);
		findings_add(s->bad, FINDING_ERROR, "no-column", NULL, NULL,
		             _("%s:%d: there is no column \"%s\""), s->name, header_line(s),
		             column);
		free(column);
		for (size_t k = i; k < roster->n_slots; k++)
			if (s->table.place[k].said == HAND_UNSAID &&
			    strcmp(roster->slot[k].post, slot->post) == 0 && !is_covered(s, k))
				s->table.place[k].said = HAND_FAULT;
	}
}

static bool has_content(const struct hand_state *s, size_t column)
{
	for (size_t i = s->heads.first; i < s->csv.n; i++)
		if (*s->csv.row[i].field[column])
			return true;
	return false;
}

static void note_unread(struct hand_state *s)
{
	for (size_t i = 0; i < s->heads.n; i++) {
		const struct head *head = &s->heads.head[i];

		if (head->kind != HEAD_UNKNOWN || !has_content(s, i))
			continue;
		if (*head->text)
			findings_add(s->bad, FINDING_NOTICE, "unknown-column", NULL, NULL,
			             _("%s:%d: the column \"%s\" is not known and was left out"),
			             s->name, header_line(s), head->text);
		else
			findings_add(s->bad, FINDING_NOTICE, "unknown-column", NULL, NULL,
			             _("%s:%d: column %zu has no heading and was left out"),
			             s->name, header_line(s), i + 1);
	}
}

/* ---- posts held along with another one ---- */

/* The place of the post that this slot's post goes with. */
static const struct hand_place *partner(const struct hand_state *s, const struct slot *slot)
{
	const struct roster *roster = s->reading->roster;
	const struct post *post = posts_find(&roster->posts, slot->post);

	for (size_t i = 0; post && *post->concurrent && i < roster->n_slots; i++) {
		const struct slot *other = &roster->slot[i];

		if (strcmp(other->post, post->concurrent) == 0 && other->day.day == slot->day.day &&
		    other->head == slot->head && strcmp(other->shift, slot->shift) == 0)
			return &s->table.place[i];
	}
	return NULL;
}

static void check_partner(struct hand_state *s, size_t at)
{
	const struct roster *roster = s->reading->roster;
	const struct slot *slot = &roster->slot[at];
	const struct hand_place *place = &s->table.place[at], *other = partner(s, slot);
	const struct post *post = posts_find(&roster->posts, slot->post);
	const struct person *here, *there;

	if (place->said != HAND_PERSON || !other || other->said != HAND_PERSON ||
	    strcmp(place->who, other->who) == 0)
		return;
	here = staff_find(s->reading->staff, place->who);
	there = staff_find(s->reading->staff, other->who);
	findings_add(s->bad, FINDING_ERROR, "concurrent", NULL, NULL,
	             _("%s:%d: column \"%s\": %s here, but %s in the column \"%s\", which it goes "
	               "with"),
	             s->name, place->line, place->column, here ? here->name : place->who,
	             there ? there->name : other->who, posts_pattern(&roster->posts, post)->title);
}

void hand_end(struct hand_state *s)
{
	note_unread(s);
	find_days(s);
	if (!s->heads.is_long)
		find_columns(s);
	for (size_t i = 0; i < s->table.n; i++)
		check_partner(s, i);
}
