#include "command/show_request.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"

#include "base/banned.h"

void requests_json(struct json *list, const struct requests *requests)
{
	for (size_t i = 0; i < requests->n; i++) {
		const struct request *request = &requests->request[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "number", request->number);
		json_put_time(item, "received_at", request->received_at);
		json_put_some(item, "person", request->person);
		json_put_some(item, "name", request->name);
		json_put_text(item, "from", request->from);
		json_put_some(item, "means", request->means);
		json_put_some(item, "document", request->document);
		json_put_some(item, "dated", request->dated);
		json_put_text(item, "urgency", urgency_name(request->urgency));
		json_put_text(item, "content", request->content);
		json_put_time(item, "due", request->due);
		json_put_some(item, "passed_to", request->passed_to);
		json_put_time(item, "passed_at", request->passed_at);
		json_put_some(item, "answer", request->answer);
		json_put_time(item, "answered_at", request->answered_at);
		json_put_some(item, "outcome", request->outcome);
		json_put_time(item, "done_at", request->done_at);
		json_put_text(item, "state", request_state_name(request->state));
	}
}

/* "còn 3 giờ", "quá 2 giờ", or when it was answered. Owned. */
static char *due_words(const struct request *request, int64_t now)
{
	bool is_late = now > request->due;
	char *length, *text;
	char at[ZONE_TEXT];

	if (request->answered_at)
		return xasprintf(_("answered at %s"), zone_vn(at, request->answered_at));
	if (!request_wants_answer(request))
		return xstrdup("");
	length = phrase_length(is_late ? now - request->due : request->due - now);
	text = xasprintf(is_late ? _("late by %s") : _("%s left"), length);
	free(length);
	return text;
}

static char *state_words(const struct request *request)
{
	if (request->state == REQUEST_PASSED)
		return xasprintf(_("passed to %s"), request->passed_to);
	return xstrdup(request_state_label(request->state));
}

static void row(struct columns *c, const struct request *request, int64_t now)
{
	char *due = due_words(request, now), *state = state_words(request);
	char at[ZONE_TEXT];

	columns_add(c, request->number);
	columns_add(c, zone_vn(at, request->received_at));
	columns_add(c, urgency_label(request->urgency));
	columns_add(c, request->from);
	columns_add(c, request->content);
	columns_add(c, state);
	columns_add(c, due);
	free(due);
	free(state);
}

void requests_show(struct out *out, const struct app *app, const struct requests *requests,
                   int64_t now)
{
	static const char *const head[] = {N_("NO."),     N_("CAME IN"), N_("URGENCY"), N_("FROM"),
	                                   N_("CONTENT"), N_("STATE"),   N_("ANSWER")};
	struct columns c;

	if (!requests->n) {
		out_word(out, _("no request"));
		return;
	}
	columns_init(&c, 7, head);
	c.spare = "1";
	for (size_t i = 0; i < requests->n; i++)
		row(&c, &requests->request[i], now);
	columns_show(&c, out);
	mark_show(out, app);
}

void requests_due_show(struct out *out, const struct requests *requests, int64_t now)
{
	struct columns c;

	columns_init(&c, 4, NULL);
	c.indent = 2;
	for (size_t i = 0; i < requests->n; i++) {
		const struct request *request = &requests->request[i];
		bool warns = request_is_late(request, now) || request->urgency != URGENCY_NORMAL;
		char *due = due_words(request, now);

		columns_addf(&c, "%s %s", warns ? "!" : " ", request->number);
		columns_add(&c, *due ? due : _("to be answered"));
		if (request->urgency == URGENCY_NORMAL)
			columns_addf(&c, "%s: %s", request->from, request->content);
		else
			columns_addf(&c, "[%s] %s: %s", urgency_label(request->urgency),
			             request->from, request->content);
		columns_add(&c, request->passed_to);
		free(due);
	}
	columns_show(&c, out);
}
