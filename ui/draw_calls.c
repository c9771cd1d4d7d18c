#include "draw_calls.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"

#include "base/banned.h"

enum { FULL_COLS = 60, NOTE_COLS = 50 };

struct call {
	const char *who, *name;
	char *phone; /* owned, "" when we know none */
	char *note;  /* owned, "" for none */
};

static int usual_calls(struct call calls[CALLS], const struct watch *watch)
{
	int n = 0;

	for (size_t i = 0; i < watch->n_on && n == 0; i++)
		if (watch->on[i].is_leader && *watch->on[i].person)
			calls[n++] = (struct call){watch->on[i].title, watch->on[i].name,
			                           phrase_phone(watch->on[i].phone), xstrdup("")};
	for (size_t i = 0; i < watch->hotlines.n && n < CALLS; i++) {
		const struct contact *contact = &watch->hotlines.contact[i];

		const bool verified = contact->status != CONTACT_UNVERIFIED;

		calls[n++] =
		    (struct call){contact->organisation, "",
		                  phrase_phone(contact->n_phones ? contact->phone[0] : ""),
		                  xstrdup(verified ? "" : contact_status_label(contact->status))};
	}
	return n;
}

/* What is said behind the number: that nobody has verified it, or when to call. Owned. */
static char *rung_note(const struct ladder *ladder, size_t i, int64_t now)
{
	const struct rung *rung = &ladder->rung[i];
	char *length, *note;

	if (rung->status == CONTACT_UNVERIFIED)
		return xstrdup(contact_status_label(rung->status));
	if (i != ladder->next || !ladder->next_at)
		return xstrdup("");
	if (ladder->next_at <= now)
		return xstrdup(_("call now"));
	length = phrase_length(ladder->next_at - now);
	note = xasprintf(_("call in %s"), length);
	free(length);
	return note;
}

/* The next rung and the first one after it that can be called. */
static int ladder_calls(struct call calls[CALLS], const struct ladder *ladder, int64_t now)
{
	int n = 0;

	for (size_t i = ladder->next; i < ladder->n && n < CALLS; i++) {
		const struct rung *rung = &ladder->rung[i];

		if (rung->is_self || !*rung->number)
			continue;
		calls[n++] = (struct call){rung_kind_label(rung->kind), rung->name,
		                           phrase_phone(rung->number), rung_note(ladder, i, now)};
	}
	return n;
}

/* Of the incidents the one whose next call is due first. */
static const struct ladder *pressing(const struct incident_views *incidents)
{
	const struct ladder *found = NULL;

	for (size_t i = 0; incidents && i < incidents->n; i++) {
		const struct ladder *ladder = &incidents->view[i].ladder;

		if (incidents->view[i].incident.closed_at || ladder->next == ladder->n)
			continue;
		if (!found ||
		    (ladder->next_at && (!found->next_at || ladder->next_at < found->next_at)))
			found = ladder;
	}
	return found;
}

static int find_calls(struct call calls[CALLS], const struct watch *watch,
                      const struct incident_views *incidents, int64_t now)
{
	const struct ladder *ladder = pressing(incidents);

	return ladder ? ladder_calls(calls, ladder, now) : usual_calls(calls, watch);
}

/* "Công an thành phố Hải Phòng" as offices shorten it. Owned. */
static char *shorten(const char *text)
{
	static const char city[] = "thành phố";
	const char *found = strstr(text, city);

	if (!found)
		return xstrdup(text);
	return xasprintf("%.*sTP%s", (int)(found - text), text, found + sizeof(city) - 1);
}

/* Owned; the post goes first where there is not room for all. */
static char *call_words(const struct canvas *canvas, const struct call *call, int number, int room)
{
	char *text = xasprintf("%d %s%s%s", number, call->who, *call->name ? " " : "", call->name);
	char *who;

	if (canvas_width(canvas, text) <= room)
		return text;
	free(text);
	who = shorten(*call->name ? call->name : call->who);
	text = xasprintf("%d %s", number, who);
	free(who);
	return text;
}

/* The number is whole, and whoever nobody has verified is marked; the name gives way. */
static void draw_call(const struct call *call, int number, struct canvas *canvas, struct area line)
{
	const char *phone = *call->phone ? call->phone : _("(no number known)");
	int end = line.col + line.cols, col = line.col, room;
	char *note = xstrdup(""), *words;

	if (*call->note) {
		free(note);
		note = line.cols < NOTE_COLS ? xstrdup(" !") : xasprintf(" ! %s", call->note);
	}
	room = line.cols - canvas_width(canvas, phone) - canvas_width(canvas, note) - 1;
	words = call_words(canvas, call, number, room);
	col = canvas_print(canvas, line.row, col, room, STYLE_PLAIN, words);
	col = canvas_print(canvas, line.row, col + 1, end - col - 1, STYLE_ACCENT, phone);
	canvas_print(canvas, line.row, col, end - col, STYLE_WARNING, note);
	free(words);
	free(note);
}

void calls_draw(const struct watch *watch, const struct incident_views *incidents, int64_t now,
                struct canvas *canvas, struct area area)
{
	bool is_small = area.cols < FULL_COLS;
	const char *heading = is_small ? "☎" : _("CALL");
	int indent = canvas_width(canvas, heading) + (is_small ? 1 : 3);
	struct call calls[CALLS];
	int n = find_calls(calls, watch, incidents, now);

	canvas_print(canvas, area.row, area.col + (is_small ? 0 : 1), indent, STYLE_TITLE, heading);
	for (int i = 0; i < n; i++) {
		draw_call(&calls[i], i + 1, canvas,
		          (struct area){area.row + i, area.col + indent, 1, area.cols - indent});
		free(calls[i].phone);
		free(calls[i].note);
	}
}
