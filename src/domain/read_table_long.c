/* Tables with a row for each slot, as our own export: part of domain/read_table.h. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/read_table_parts.h"

#include "base/banned.h"

static const char *field(const struct hand_state *s, enum head_kind kind)
{
	size_t column = hand_column(s, kind);

	return column < s->heads.n ? s->row->field[column] : "";
}

static size_t slot_number(const struct hand_state *s, const char *id)
{
	const struct roster *roster = s->reading->roster;
	size_t i = 0;

	while (i < roster->n_slots && strcmp(roster->slot[i].id, id) != 0)
		i++;
	return i;
}

void hand_long_share(struct hand_state *s)
{
	for (size_t i = s->heads.first; i < s->csv.n; i++) {
		size_t at, column = hand_column(s, HEAD_SLOT);
		const char *part;

		s->row = &s->csv.row[i];
		part = field(s, HEAD_PART);
		at = slot_number(s, field(s, HEAD_SLOT));
		if (!*part || strcmp(part, "1") == 0 || at >= s->table.n)
			continue;
		s->table.place[at].said = HAND_SHARED;
		hand_note(s, column, "part",
		          _("a part of %s is held by somebody else: that is a cover, which is "
		            "recorded on the published roster; who holds the rest stays"),
		          field(s, HEAD_SLOT));
	}
}

/* The slots that a row means; false, and told, when there are none. */
static bool find_slots(struct slots *out, const struct post **post, struct hand_state *s)
{
	const struct roster *roster = s->reading->roster;
	const char *id = field(s, HEAD_SLOT), *title = field(s, HEAD_POST_NAME);
	struct label label;
	size_t at = slot_number(s, id);

	if (*id && at >= s->table.n) {
		hand_wrong(s, hand_column(s, HEAD_SLOT), "no-such-slot",
		           _("\"%s\" is no slot of %s"), id, roster->period.name);
		return false;
	}
	if (*id) {
		*post = posts_find(&roster->posts, roster->slot[at].post);
		out->at = xcalloc(1, sizeof *out->at);
		out->at[0] = at;
		out->n = 1;
		return *post;
	}
	*post = heads_post(&label, title, &roster->posts);
	if (!*post) {
		bool has_title = hand_column(s, HEAD_POST_NAME) < s->heads.n;

		hand_wrong(s, hand_column(s, has_title ? HEAD_POST_NAME : HEAD_SLOT),
		           "no-such-post", _("there is no post \"%s\""), title);
		return false;
	}
	hand_slots(out, s, *post);
	slots_narrow(out, s, &label);
	if (hand_narrow_row(out, s, *post))
		return true;
	hand_doubt(s, hand_column(s, HEAD_SHIFT), out);
	free(out->at);
	hand_wrong(s, hand_column(s, HEAD_SHIFT), "no-such-shift",
	           _("\"%s\" is neither a shift nor hours"), s->when);
	return false;
}

/* Who changes the name in our export and leaves the code, or the other way round, means one. */
static bool agree(struct hand_state *s, const char *code, const char *name, const struct post *post)
{
	struct cell a, b;
	bool ok = true;

	if (!*code || !*name)
		return true;
	cell_read(&a, code, &s->staff, post, s->day);
	cell_read(&b, name, &s->staff, post, s->day);
	if (a.n == 1 && a.named[0].person) {
		bool same = b.n == 1 && b.named[0].person == a.named[0].person;

		for (size_t i = 0; b.n == 1 && i < s->staff.n; i++)
			same = same || (s->staff.known[i].person == a.named[0].person &&
			                b.named[0].kind == NAMED_SEVERAL &&
			                strstr(b.named[0].others, a.named[0].person->name));
		if (!same) {
			hand_wrong(s, hand_column(s, HEAD_NAME), "code-and-name",
			           _("\"%s\" is not %s, whose code is %s: correct the code or the "
			             "name"),
			           name, a.named[0].person->name, code);
			ok = false;
		}
	}
	cell_release(&a);
	cell_release(&b);
	return ok;
}

void hand_long_row(struct hand_state *s)
{
	const char *code = field(s, HEAD_CODE), *name = field(s, HEAD_NAME);
	size_t column = hand_column(s, *code ? HEAD_CODE : HEAD_NAME);
	const struct post *post;
	struct slots slots;

	if (!find_slots(&slots, &post, s))
		return;
	for (size_t i = 0; i < slots.n; i++)
		s->has_day[slots.at[i]] = true;
	if (!agree(s, code, name, post)) {
		hand_doubt(s, column, &slots);
	} else if (*code || *name) {
		hand_put_cell(s, column, post, &slots, *code ? code : name);
	}
	free(slots.at);
}
