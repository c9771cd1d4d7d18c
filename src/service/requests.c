#include "service/requests.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "service/watchlog.h"
#include "store/records.h"

#include "base/banned.h"

#define KIND  "request"
#define AHEAD 60 /* seconds by which the clocks of two rooms may differ */

static bool is_empty(const char *text)
{
	return !text || !*text;
}

/* One entry in the open transaction; ends it. `text` is taken. */
static bool write(struct entry *out, struct app *app, struct record *record, char *text,
                  const char *system, int64_t at, struct err *err)
{
	const struct log_draft draft = {.kind = ENTRY_RECEIVED,
	                                .text = text,
	                                .happened_at = at,
	                                .system = system,
	                                .record = record};
	struct entry entry;
	bool ok = log_put(&entry, app, &draft, err);

	free(text);
	record_release(record);
	if (!ok) {
		db_rollback(app->db);
		return false;
	}
	if (!db_commit(app->db, err)) {
		entry_release(&entry);
		return false;
	}
	*out = entry;
	return true;
}

/* ---- taking in ---- */

static bool check(const struct request_draft *draft, int64_t at, int64_t now, struct err *err)
{
	char due[ZONE_TEXT], came[ZONE_TEXT];

	if (is_empty(draft->from))
		return err_set(err, ERR_USAGE, "no-sender",
		               _("say from whom: --from \"Công an thành phố\""));
	if (is_empty(draft->content))
		return err_set(err, ERR_USAGE, "empty-text", _("say what is asked for"));
	if (at > now + AHEAD)
		return err_set(err, ERR_USAGE, "future",
		               _("what has not happened yet cannot be entered"));
	if (draft->due && draft->due <= at)
		return err_set(err, ERR_USAGE, "bad-due",
		               _("an answer due at %s is due before it came in (%s)"),
		               zone_vn(due, draft->due), zone_vn(came, at));
	return true;
}

/* "Công an thành phố (điện thoại), văn bản số 12/CATP ngày 29/04/2027, hỏa tốc: nội dung. Hạn trả
 * lời: 16:00 30/04/2027." */
static char *words(const struct request_draft *draft)
{
	struct str text = {0};
	char buf[ZONE_TEXT];
	struct date date;
	struct err ignored;

	i18n_speak_vietnamese();
	str_add(&text, draft->from);
	if (!is_empty(draft->means))
		str_addf(&text, " (%s)", draft->means);
	if (!is_empty(draft->document))
		str_addf(&text, _(", document no. %s"), draft->document);
	if (!is_empty(draft->dated) && date_parse(&date, draft->dated, &ignored))
		str_addf(&text, _(" of %s"), date_vn(buf, date));
	if (draft->urgency != URGENCY_NORMAL)
		str_addf(&text, ", %s", urgency_label(draft->urgency));
	str_addf(&text, ": %s", draft->content);
	if (draft->due)
		str_addf(&text, _(". Answer due: %s"), zone_vn(buf, draft->due));
	i18n_speak_chosen();
	return str_take(&text);
}

bool request_add(struct entry *out, struct app *app, const struct request_draft *draft,
                 struct err *err)
{
	struct record record = {.effect = RECORD_OPENS};
	int64_t now = clock_now(), at = draft->at ? draft->at : now;

	if (!app_may(app, true, err) || !check(draft, at, now, err) || !db_begin(app->db, err))
		return false;
	record.kind = xstrdup(KIND);
	fields_set(&record.fields, "act", "received");
	fields_set(&record.fields, "from", draft->from);
	fields_set(&record.fields, "means", draft->means);
	fields_set(&record.fields, "document", draft->document);
	fields_set(&record.fields, "dated", draft->dated);
	fields_set(&record.fields, "urgency", urgency_name(draft->urgency));
	fields_set(&record.fields, "content", draft->content);
	if (draft->due)
		fields_set_int(&record.fields, "due", draft->due);
	return write(out, app, &record, words(draft), draft->system, at, err);
}

/* ---- what becomes of it ---- */

/* The request that an entry named by `number` is about. */
static bool load(struct requests *out, struct app *app, const char *number, struct err *err)
{
	struct entry entry;
	struct entries entries;
	bool ok;

	if (!log_find(&entry, app, number, err))
		return false;
	if (!entry.record.kind || strcmp(entry.record.kind, KIND) != 0) {
		entry_release(&entry);
		return err_set(err, ERR_NOT_FOUND, "no-request",
		               _("entry %s is about no request (see: trucban request list)"),
		               number);
	}
	ok = records_load(&entries, app->db, KIND, entry.record.object, err);
	entry_release(&entry);
	if (!ok)
		return false;
	requests_make(out, &entries);
	entries_release(&entries);
	return true;
}

/* A step begun: the transaction is open, the request there and not done, the time possible. */
static bool begin(struct requests *out, struct app *app, const char *number, int64_t at,
                  struct err *err)
{
	struct requests list = {0};
	const struct request *request;
	char came[ZONE_TEXT];
	bool ok;

	if (!app_may(app, true, err) || !db_begin(app->db, err))
		return false;
	ok = load(&list, app, number, err);
	request = list.n ? &list.request[0] : NULL;
	if (ok && !request)
		ok = err_set(err, ERR_NOT_FOUND, "no-request",
		             _("entry %s is about no request (see: trucban request list)"), number);
	if (ok && !request_is_open(request))
		ok = err_set(err, ERR_CONFLICT, "request-done",
		             _("request %s was done at %s already"), request->number,
		             zone_vn(came, request->done_at));
	if (ok && at > clock_now() + AHEAD)
		ok = err_set(err, ERR_USAGE, "future",
		             _("what has not happened yet cannot be entered"));
	if (ok && at < request->received_at)
		ok = err_set(err, ERR_USAGE, "too-early", _("request %s came in later, at %s"),
		             request->number, zone_vn(came, request->received_at));
	if (!ok) {
		db_rollback(app->db);
		requests_release(&list);
		return false;
	}
	*out = list;
	return true;
}

static struct record step(const struct request *request, const char *act, enum record_effect effect,
                          int64_t at)
{
	struct record record = {
	    .kind = xstrdup(KIND), .object = xstrdup(request->number), .effect = effect};

	fields_set(&record.fields, "act", act);
	fields_set_int(&record.fields, "at", at);
	return record;
}

/* "Yêu cầu NK-... của ...: told", in the language of the moment; takes `told`. Owned. */
static char *about(const struct request *request, char *told)
{
	char *text = xasprintf(_("Request %s of %s: %s"), request->number, request->from, told);

	free(told);
	return text;
}

static char *pass_words(const struct request *request, const char *to)
{
	char *text;

	i18n_speak_vietnamese();
	text = about(request, xasprintf(_("passed to %s"), to));
	i18n_speak_chosen();
	return text;
}

bool request_pass(struct entry *out, struct app *app, const char *number, const char *to,
                  int64_t at, struct err *err)
{
	struct requests list;
	struct record record;
	bool ok;

	at = at ? at : clock_now();
	if (is_empty(to))
		return err_set(err, ERR_USAGE, "no-receiver", _("say to whom it was passed: --to"));
	if (!begin(&list, app, number, at, err))
		return false;
	record = step(&list.request[0], "passed", RECORD_UPDATES, at);
	fields_set(&record.fields, "to", to);
	ok = write(out, app, &record, pass_words(&list.request[0], to), NULL, at, err);
	requests_release(&list);
	return ok;
}

static char *answer_words(const struct request *request, const struct request_answer *answer)
{
	struct str told = {0};
	char *text;

	i18n_speak_vietnamese();
	str_addf(&told, answer->is_done ? _("answered, done: %s") : _("answered: %s"),
	         answer->text);
	if (!is_empty(answer->document))
		str_addf(&told, _(", document no. %s"), answer->document);
	if (!is_empty(answer->means))
		str_addf(&told, " (%s)", answer->means);
	text = about(request, str_take(&told));
	i18n_speak_chosen();
	return text;
}

static char *finish_words(const struct request *request, const char *outcome)
{
	char *text;

	i18n_speak_vietnamese();
	text = about(request,
	             is_empty(outcome) ? xstrdup(_("done")) : xasprintf(_("done: %s"), outcome));
	i18n_speak_chosen();
	return text;
}

bool request_answer(struct entry *out, struct app *app, const char *number,
                    const struct request_answer *answer, struct err *err)
{
	int64_t at = answer->at ? answer->at : clock_now();
	struct requests list;
	struct record record;
	bool ok;

	if (is_empty(answer->text))
		return err_set(err, ERR_USAGE, "empty-text", _("say what was answered"));
	if (!begin(&list, app, number, at, err))
		return false;
	record = step(&list.request[0], "answered",
	              answer->is_done ? RECORD_CLOSES : RECORD_UPDATES, at);
	fields_set(&record.fields, "answer", answer->text);
	fields_set(&record.fields, "means", answer->means);
	fields_set(&record.fields, "document", answer->document);
	ok = write(out, app, &record, answer_words(&list.request[0], answer), NULL, at, err);
	requests_release(&list);
	return ok;
}

bool request_finish(struct entry *out, struct app *app, const char *number, const char *outcome,
                    int64_t at, struct err *err)
{
	struct requests list;
	struct record record;
	bool ok;

	at = at ? at : clock_now();
	if (!begin(&list, app, number, at, err))
		return false;
	if (request_wants_answer(&list.request[0]) && is_empty(outcome)) {
		db_rollback(app->db);
		requests_release(&list);
		return err_set(err, ERR_USAGE, "no-reason",
		               _("an answer was due: say why it is done without one, or enter it "
		                 "first (request answer)"));
	}
	record = step(&list.request[0], "done", RECORD_CLOSES, at);
	fields_set(&record.fields, "outcome", outcome);
	ok = write(out, app, &record, finish_words(&list.request[0], outcome), NULL, at, err);
	requests_release(&list);
	return ok;
}

/* ---- reading ---- */

static bool load_open(struct entries *out, struct app *app, struct err *err)
{
	struct entries all = {0}, one;
	struct open_items items;
	bool ok = true;

	if (!open_items_load(&items, app->db, KIND, err))
		return false;
	for (size_t i = 0; ok && i < items.n; i++) {
		ok = records_load(&one, app->db, KIND, items.item[i].object, err);
		if (!ok || !one.n)
			continue;
		all.entry = xrealloc(all.entry, all.n + one.n, sizeof *all.entry);
		memcpy(all.entry + all.n, one.entry, one.n * sizeof *one.entry);
		all.n += one.n;
		free(one.entry);
	}
	open_items_release(&items);
	if (!ok) {
		entries_release(&all);
		return false;
	}
	*out = all;
	return true;
}

bool request_list(struct requests *out, struct app *app, bool open_only, struct err *err)
{
	struct entries entries;
	bool ok;

	if (!db_read_begin(app->db, err))
		return false;
	ok = open_only ? load_open(&entries, app, err)
	               : records_load(&entries, app->db, KIND, NULL, err);
	db_read_end(app->db);
	if (!ok)
		return false;
	requests_make(out, &entries);
	requests_sort(out);
	entries_release(&entries);
	return true;
}

bool request_unanswered(struct requests *out, struct app *app, struct err *err)
{
	struct requests list, rest = {0};

	if (!request_list(&list, app, true, err))
		return false;
	rest.request = xcalloc(list.n + 1, sizeof *rest.request);
	for (size_t i = 0; i < list.n; i++) {
		if (list.request[i].answered_at)
			continue;
		rest.request[rest.n++] = list.request[i];
		list.request[i] = (struct request){0};
	}
	requests_release(&list);
	*out = rest;
	return true;
}
