#include "domain/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} urgencies[URGENCIES] = {
    [URGENCY_NORMAL] = {"normal", N_("ordinary")},
    [URGENCY_URGENT] = {"urgent", N_("urgent")},
    [URGENCY_VERY_URGENT] = {"very-urgent", N_("very urgent")},
    [URGENCY_FLASH] = {"flash", N_("flash")},
};

static const struct {
	const char *name, *label;
} states[REQUEST_STATES] = {
    [REQUEST_RECEIVED] = {"received", N_("taken in")},
    [REQUEST_PASSED] = {"passed", N_("passed on")},
    [REQUEST_ANSWERED] = {"answered", N_("answered")},
    [REQUEST_DONE] = {"done", N_("done")},
};

/* ---- from records ---- */

static char *taken(const struct fields *fields, const char *name)
{
	return xstrdup(fields_get(fields, name));
}

static void replace(char **text, const struct fields *fields, const char *name)
{
	free(*text);
	*text = taken(fields, name);
}

static struct request *find(struct requests *list, const char *number)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->request[i].number, number) == 0)
			return &list->request[i];
	return NULL;
}

static void receive(struct requests *list, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;

	if (find(list, entry->record.object))
		return;
	list->request = array_grow(list->request, list->n, sizeof *list->request);
	struct request *request = &list->request[list->n++];
	*request = (struct request){
	    .number = xstrdup(entry->record.object),
	    .received_at = entry->happened_at,
	    .person = xstrdup(entry->person),
	    .name = xstrdup(entry->name ? entry->name : ""),
	    .from = taken(fields, "from"),
	    .means = taken(fields, "means"),
	    .document = taken(fields, "document"),
	    .dated = taken(fields, "dated"),
	    .content = taken(fields, "content"),
	    .due = fields_get_int(fields, "due", 0),
	};
	urgency_find(&request->urgency, fields_get(fields, "urgency"));
}

static void finish(struct request *request, const char *outcome, int64_t at)
{
	free(request->outcome);
	request->outcome = xstrdup(outcome);
	request->done_at = at;
	request->state = REQUEST_DONE;
}

static void answer(struct request *request, const struct fields *fields, int64_t at)
{
	replace(&request->answer, fields, "answer");
	if (!request->answered_at)
		request->answered_at = at;
	if (request->state != REQUEST_DONE)
		request->state = REQUEST_ANSWERED;
}

static void step(struct request *request, const struct entry *entry)
{
	const struct fields *fields = &entry->record.fields;
	const char *act = fields_get(fields, "act");
	int64_t at = fields_get_int(fields, "at", entry->happened_at);

	if (strcmp(act, "passed") == 0) {
		replace(&request->passed_to, fields, "to");
		request->passed_at = at;
		if (request->state == REQUEST_RECEIVED)
			request->state = REQUEST_PASSED;
	}
	if (strcmp(act, "answered") == 0)
		answer(request, fields, at);
	if (entry->record.effect == RECORD_CLOSES)
		finish(request, fields_get(fields, "outcome"), at);
}

void requests_make(struct requests *out, const struct entries *entries)
{
	struct requests list = {0};

	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *entry = &entries->entry[i];
		const struct record *record = &entry->record;
		struct request *request;

		if (!record->kind || strcmp(record->kind, "request") != 0)
			continue;
		request = find(&list, record->object);
		if (request)
			step(request, entry);
		else if (record->effect == RECORD_OPENS)
			receive(&list, entry);
	}
	*out = list;
}

const struct request *requests_find(const struct requests *requests, const char *number)
{
	for (size_t i = 0; i < requests->n; i++)
		if (strcmp(requests->request[i].number, number) == 0)
			return &requests->request[i];
	return NULL;
}

bool request_is_open(const struct request *request)
{
	return request->state != REQUEST_DONE;
}

bool request_wants_answer(const struct request *request)
{
	return request_is_open(request) && !request->answered_at && request->due;
}

bool request_is_late(const struct request *request, int64_t now)
{
	return request_wants_answer(request) && now > request->due;
}

static int compare(const void *a, const void *b)
{
	const struct request *one = a, *two = b;
	bool wants = request_wants_answer(one), wants_two = request_wants_answer(two);

	if (wants != wants_two)
		return wants ? -1 : 1;
	if (wants && one->due != two->due)
		return one->due < two->due ? -1 : 1;
	if (one->urgency != two->urgency)
		return one->urgency > two->urgency ? -1 : 1;
	if (one->received_at != two->received_at)
		return one->received_at < two->received_at ? -1 : 1;
	return strcmp(one->number, two->number);
}

void requests_sort(struct requests *requests)
{
	if (requests->n)
		qsort(requests->request, requests->n, sizeof *requests->request, compare);
}

void requests_release(struct requests *requests)
{
	for (size_t i = 0; i < requests->n; i++) {
		struct request *request = &requests->request[i];

		free(request->number);
		free(request->person);
		free(request->name);
		free(request->from);
		free(request->means);
		free(request->document);
		free(request->dated);
		free(request->content);
		free(request->passed_to);
		free(request->answer);
		free(request->outcome);
	}
	free(requests->request);
	*requests = (struct requests){0};
}

/* ---- names ---- */

const char *urgency_name(enum urgency urgency)
{
	return urgencies[urgency].name;
}

const char *urgency_label(enum urgency urgency)
{
	return _(urgencies[urgency].label);
}

bool urgency_find(enum urgency *out, const char *text)
{
	char *wanted = viet_fold(text);
	bool found = false;

	for (int i = 0; i < URGENCIES && !found; i++) {
		char *label = viet_fold(_(urgencies[i].label));

		found = strcmp(text, urgencies[i].name) == 0 || strcmp(wanted, label) == 0;
		free(label);
		if (found)
			*out = (enum urgency)i;
	}
	free(wanted);
	return found;
}

const char *request_state_name(enum request_state state)
{
	return states[state].name;
}

const char *request_state_label(enum request_state state)
{
	return _(states[state].label);
}
