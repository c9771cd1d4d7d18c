/* notice_message(): part of service/notices.h. Vietnamese whatever --lang says, as all documents.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "domain/phone.h"
#include "service/document.h"
#include "service/notices.h"
#include "service/reads.h"
#include "store/notices.h"

#include "base/banned.h"

struct letter { /* what a message is made of */
	const struct document *doc;
	const struct person *person;
	const struct segment **duty; /* of his, by start; those held along are left out */
	size_t n;
	bool was_told; /* of another duty than he has now */
};

/* ---- words ---- */

static void add_day(struct str *s, int64_t at)
{
	static const char *const name[] = {"T2", "T3", "T4", "T5", "T6", "T7", "CN"};
	struct date date = zone_date(at);
	char day[DATE_TEXT];

	str_addf(s, "%s %s", name[date_weekday(date)], date_short(day, date));
}

/* "T6 30/4 19:30–07:30 T7 1/5". */
static void add_hours(struct str *s, const struct segment *segment)
{
	add_day(s, segment->start);
	str_addc(s, ' ');
	document_hours(s, segment->start, segment->end);
	if (date_compare(zone_date(segment->start), zone_date(segment->end)) == 0)
		return;
	str_addc(s, ' ');
	add_day(s, segment->end);
}

/* "30/4–1/5/2027" of "Nghỉ lễ 30/4–1/5/2027". */
static const char *occasion(const struct period *period)
{
	static const char *const front[] = {"Nghỉ lễ ", "Nghỉ "};

	for (size_t i = 0; i < sizeof front / sizeof *front; i++)
		if (strncmp(period->title, front[i], strlen(front[i])) == 0)
			return period->title + strlen(front[i]);
	return period->title;
}

static void add_number(struct str *s, const struct document *doc, const char *person)
{
	const char *phone = document_phone(doc, person);
	char text[PHONE_TEXT];

	if (*phone)
		str_addf(s, " %s", phone_format(text, phone));
}

/* ---- who leads ---- */

static bool is_leader(const struct letter *letter, const struct segment *segment)
{
	return posts_is_leader(&letter->doc->config->posts, segment->post->id);
}

static const struct segment *next_leader(const struct letter *letter, const struct segment *duty,
                                         size_t *at)
{
	const struct segments *segments = letter->doc->segments;

	for (; *at < segments->n; ++*at) {
		const struct segment *s = &segments->segment[*at];

		if (is_leader(letter, s) && *s->person && s->start < duty->end &&
		    s->end > duty->start)
			return &segments->segment[(*at)++];
	}
	return NULL;
}

/* Owned; "" for one who leads himself, or where nobody does. */
static char *leaders_of(const struct letter *letter, const struct segment *duty)
{
	const struct segment *leader, *before = NULL;
	struct str s = {0};
	size_t at = 0;

	if (is_leader(letter, duty))
		return xstrdup("");
	while ((leader = next_leader(letter, duty, &at))) {
		if (before && strcmp(before->person, leader->person) == 0)
			continue;
		if (before) {
			char clock[ZONE_TEXT];

			str_addf(&s, ", từ %s ", zone_clock(clock, leader->start));
		}
		str_add(&s, leader->name);
		add_number(&s, letter->doc, leader->person);
		before = leader;
	}
	return str_take(&s);
}

/* The same for all of his duty: told once. Owned, NULL when they differ. */
static char *one_leader(const struct letter *letter)
{
	char *all = leaders_of(letter, letter->duty[0]);

	for (size_t i = 1; all && i < letter->n; i++) {
		char *one = leaders_of(letter, letter->duty[i]);

		if (strcmp(one, all) != 0) {
			free(all);
			all = NULL;
		}
		free(one);
	}
	return all;
}

/* ---- duty ---- */

/* What somebody holds along with a post begins with it. */
static void add_along(struct str *s, const struct letter *letter, const struct segment *duty)
{
	const struct segments *segments = letter->doc->segments;

	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *along = &segments->segment[i];

		if (along != duty && along->start == duty->start &&
		    strcmp(along->person, duty->person) == 0)
			str_addf(s, ", kiêm %s", along->post->title);
	}
}

static void add_duty(struct str *s, const struct letter *letter)
{
	char *all = one_leader(letter);

	for (size_t i = 0; i < letter->n; i++) {
		const struct segment *duty = letter->duty[i];
		char *leaders = leaders_of(letter, duty);

		add_hours(s, duty);
		str_add(s, ": ");
		document_duty(s, letter->doc, duty);
		add_along(s, letter, duty);
		str_add(s, ", ");
		document_place(s, duty);
		if (document_change(letter->doc, duty)) {
			str_add(s, ", ");
			document_change_note(s, letter->doc, duty);
		}
		if (!all && *leaders)
			str_addf(s, "; lãnh đạo trực: %s", leaders);
		str_addc(s, '\n');
		free(leaders);
	}
	if (all && *all)
		str_addf(s, "Lãnh đạo trực: %s\n", all);
	free(all);
}

/* ---- whom to ask ---- */

static bool is_supervisor(const struct person *person)
{
	return person && person->role == ROLE_SUPERVISOR &&
	       person_is_there(person, zone_date(clock_now()));
}

/* Who made or published the roster, as long as he looks after rosters, else another one who does;
 * NULL when only the addressee does. */
static const struct person *keeper(const struct letter *letter)
{
	const struct roster *roster = letter->doc->roster;
	const struct staff *staff = letter->doc->staff;
	const struct person *person = staff_find(
	    staff, roster->status == ROSTER_DRAFT ? roster->made_by : roster->published_by);

	if (is_supervisor(person) && person != letter->person)
		return person;
	for (size_t i = 0; i < staff->n; i++)
		if (is_supervisor(&staff->person[i]) && &staff->person[i] != letter->person)
			return &staff->person[i];
	return NULL;
}

/* Nothing says until when one may ask; that a duty which has begun is not swapped is our own rule
 * (roster_swap()). */
static void add_keeper(struct str *s, const struct letter *letter)
{
	const struct person *person = keeper(letter);

	if (!person)
		return;
	str_addf(s, "Cần đổi ca: báo %s", person->name);
	add_number(s, letter->doc, person->code);
	str_add(s, " (người phụ trách lịch trực) trước khi vào ca.\n");
}

static void add_heading(struct str *s, const struct letter *letter)
{
	const struct document *doc = letter->doc;
	const struct roster *roster = doc->roster;
	bool is_draft = roster->status == ROSTER_DRAFT;

	str_addf(s, "%sLỊCH TRỰC %s – %s\n", is_draft ? "DỰ THẢO " : "", occasion(&roster->period),
	         letter->person->name);
	if (document_state_mark(doc) && (!is_draft || roster_is_submitted(roster)))
		str_addf(s, "%s\n", document_state_mark(doc));
	if (document_sample_mark(doc))
		str_addf(s, "%s\n", document_sample_mark(doc));
	if (document_provisional_mark(doc))
		str_addf(s, "%s\n", document_provisional_mark(doc));
	if (letter->was_told && letter->n)
		str_add(s, "Lịch đã điều chỉnh, tin này thay tin đã báo trước.\n");
	if (!letter->n)
		str_add(s, "Lịch đã điều chỉnh: không còn ca trực nào trong kỳ này.\n");
}

/* Without a number the paper is a draft, but its duty holds: who gets the message must know both.
 */
static void add_request(struct str *s, const struct roster *roster)
{
	if (roster->status == ROSTER_DRAFT) {
		str_add(s, "Đề nghị xem và cho ý kiến; lịch chưa ban hành.\n");
		return;
	}
	if (roster_is_draft_on_paper(roster))
		str_add(s, "Văn bản chưa có số; trực theo tin này cho đến khi có tin khác.\n");
	str_add(s, "Đề nghị xác nhận đã nhận tin và số điện thoại đang dùng.\n");
}

static char *write_letter(const struct letter *letter)
{
	struct str s = {0};

	add_heading(&s, letter);
	if (letter->n) {
		add_duty(&s, letter);
		add_keeper(&s, letter);
	}
	add_request(&s, letter->doc->roster);
	return str_take(&s);
}

/* ---- what goes into it ---- */

/* By the order of the slots, which is that of their start. */
static void find_duty(struct letter *letter, int64_t from)
{
	const struct segments *segments = letter->doc->segments;

	letter->duty = xcalloc(segments->n + 1, sizeof(const struct segment *));
	letter->n = 0;
	for (size_t i = 0; i < segments->n; i++) {
		const struct segment *segment = &segments->segment[i];
		bool along = false;

		if (strcmp(segment->person, letter->person->code) != 0 || segment->end <= from)
			continue;
		for (size_t j = 0; j < letter->n; j++)
			along = along || letter->duty[j]->start == segment->start;
		if (!along)
			letter->duty[letter->n++] = segment;
	}
}

static bool find_told(struct letter *letter, struct app *app, bool *ever, struct err *err)
{
	struct notices notices;
	char hash[HASH_HEX];
	enum notice_standing standing;

	if (!notices_load(&notices, app->db, letter->doc->roster->period.name, err))
		return false;
	notice_hash(hash, letter->doc->segments, letter->person->code);
	standing = notice_standing_of(NULL, &notices, letter->person->code, hash);
	*ever = standing != STANDING_NONE;
	letter->was_told = standing == STANDING_AGAIN;
	notices_release(&notices);
	return true;
}

static bool make(char **out, struct app *app, const struct document *doc,
                 const struct person *person, struct err *err)
{
	struct letter letter = {.doc = doc, .person = person};
	bool ever, ok;

	if (!find_told(&letter, app, &ever, err))
		return false;
	if (!person_is_there(person, zone_date(clock_now())))
		return err_set(
		    err, ERR_CONFLICT, "left",
		    _("%s has left: somebody else takes the duty, trucban roster repair"),
		    person->name);
	find_duty(&letter, clock_now());
	if (!letter.n) {
		free(letter.duty);
		find_duty(&letter, 0);
	}
	ok = letter.n || ever;
	if (ok)
		*out = write_letter(&letter);
	else
		err_set(err, ERR_NOT_FOUND, "no-duty", _("%s has no duty in %s"), person->name,
		        doc->roster->period.name);
	free(letter.duty);
	return ok;
}

static bool load(struct document *doc, struct document_data *data, struct app *app,
                 const char *period, enum privacy privacy, struct err *err)
{
	if (document_load(doc, data, app, period, 0, privacy, err))
		return true;
	return err->code == ERR_NOT_FOUND &&
	       document_load(doc, data, app, period, -2, privacy, err);
}

static bool message(char **out, struct app *app, const struct document *doc, const char *person,
                    struct err *err)
{
	struct person who;
	char *text = NULL;
	bool ok;

	if (!app_person(&who, app, person, err))
		return false;
	ok = make(&text, app, doc, staff_find(doc->staff, who.code), err);
	if (ok && !document_log(app, "message", doc->roster->period.name, doc->privacy, who.code,
	                        NULL, err)) {
		free(text);
		ok = false;
	}
	if (ok)
		*out = text;
	person_release(&who);
	return ok;
}

bool notice_message(char **out, struct app *app, const char *period, const char *person,
                    enum privacy privacy, struct err *err)
{
	struct document_data data = {0};
	struct document doc;
	bool ok;

	if (!load(&doc, &data, app, period, privacy, err))
		return false;
	ok = message(out, app, &doc, person, err);
	document_data_release(&data);
	return ok;
}
