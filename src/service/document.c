#include "service/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/person.h"
#include "domain/phone.h"

#include "base/banned.h"

const char *document_weekday(struct date date)
{
	static const char *const name[] = {"Thứ Hai", "Thứ Ba",  "Thứ Tư",  "Thứ Năm",
	                                   "Thứ Sáu", "Thứ Bảy", "Chủ nhật"};

	return name[date_weekday(date)];
}

void document_hours(struct str *s, int64_t start, int64_t end)
{
	char from[ZONE_TEXT], to[ZONE_TEXT];

	str_addf(s, "%s–%s", zone_clock(from, start), zone_clock(to, end));
}

void document_moment(struct str *s, int64_t at)
{
	char clock[ZONE_TEXT], day[DATE_TEXT];
	struct date date = zone_date(at);

	str_addf(s, "%s %s %s", zone_clock(clock, at), document_weekday(date), date_vn(day, date));
}

void document_stretch(struct str *s, int64_t start, int64_t end)
{
	char clock[ZONE_TEXT];

	if (date_compare(zone_date(start), zone_date(end)) == 0) {
		str_addf(s, "%s đến ", zone_clock(clock, start));
		document_moment(s, end);
		return;
	}
	document_moment(s, start);
	str_add(s, " đến ");
	document_moment(s, end);
}

const char *document_shift(const struct document *doc, const struct segment *segment)
{
	const struct slot *slot = segment->slot;
	const struct shift *shift = posts_shift(&doc->roster->posts, slot->post, slot->shift);

	return shift && *shift->name ? shift->name : slot->shift;
}

void document_duty(struct str *s, const struct document *doc, const struct segment *segment)
{
	const char *shift = document_shift(doc, segment);
	bool is_ca = strncmp(shift, "Ca ", 3) == 0;

	str_addf(s, "%s (%s%s)", segment->post->title, is_ca ? "c" : "", shift + is_ca);
}

static const char *place_words(enum place place)
{
	return place == PLACE_HOME ? "tại nhà" : "tại cơ quan";
}

/* The next minute at which the post's place may change, at most `end`. */
static int64_t place_edge(const struct post *post, int64_t at, int64_t end)
{
	int minute = zone_minute(at);

	for (size_t i = 0; i < post->n_spans; i++) {
		const int edge[] = {post->span[i].from, post->span[i].to};

		for (size_t j = 0; j < 2; j++) {
			int ahead = (edge[j] - minute + 1440 - 1) % 1440 + 1;

			if (at + ahead * 60 < end)
				end = at + ahead * 60;
		}
	}
	return end;
}

void document_place(struct str *s, const struct segment *segment)
{
	const struct post *post = segment->post;
	int64_t at = segment->start;
	struct str parts = {0};
	size_t n = 0;

	while (at < segment->end) {
		enum place place = post_place(post, zone_minute(at));
		int64_t to = place_edge(post, at, segment->end);

		while (to < segment->end && post_place(post, zone_minute(to)) == place)
			to = place_edge(post, to, segment->end);
		str_addf(&parts, "%s%s ", n++ ? ", " : "", place_words(place));
		document_hours(&parts, at, to);
		at = to;
	}
	if (n == 1)
		str_add(s, place_words(post_place(post, zone_minute(segment->start))));
	else
		str_add(s, str_text(&parts));
	str_release(&parts);
}

const char *document_sample_mark(const struct document *doc)
{
	return doc->is_sample ? "DỮ LIỆU MẪU – không dùng làm căn cứ" : NULL;
}

const char *document_provisional_mark(const struct document *doc)
{
	if (!doc->roster || doc->roster->period.status != HOLIDAY_PROVISIONAL)
		return NULL;
	return "Lịch nghỉ tạm tính, chưa có thông báo chính thức";
}

const char *document_state_mark(const struct document *doc)
{
	const struct roster *roster = doc->roster;

	if (!roster)
		return NULL;
	if (roster->status == ROSTER_SUPERSEDED)
		return "HẾT HIỆU LỰC";
	if (roster_is_submitted(roster))
		return "DỰ THẢO TRÌNH KÝ";
	if (roster->status == ROSTER_DRAFT)
		return "DỰ THẢO";
	return roster_is_draft_on_paper(roster) ? "DỰ THẢO (chưa có số)" : NULL;
}

const char *document_internal_mark(const struct document *doc)
{
	if (doc->privacy == PRIVACY_NONE)
		return NULL;
	return "BẢN NỘI BỘ – có số điện thoại cá nhân, không niêm yết";
}

/* Decree 30/2020/ND-CP, Appendix I: a zero before days below 10 and before months 1 and 2. */
void document_date(struct str *s, struct date date)
{
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	str_addf(s, "ngày %02d tháng %s%d năm %d", day, month < 3 ? "0" : "", month, year);
}

void document_order(struct str *s, const struct roster *roster)
{
	if (*roster->number)
		str_addf(s, "số %s ", roster->number);
	else
		str_addf(s, "bản số %d, ban hành ", roster->version);
	document_date(s, roster->has_order_date ? roster->order_date
	                                        : zone_date(roster->published_at));
}

void document_paper(struct str *s, const struct document *doc)
{
	const struct roster *roster = doc->roster;
	const char *mark = document_state_mark(doc);
	char day[DATE_TEXT];

	if (mark)
		str_add(s, mark);
	else
		str_addf(s, "số %s ngày %s", roster->number,
		         date_vn(day, roster->has_order_date ? roster->order_date
		                                             : zone_date(roster->published_at)));
	if (document_internal_mark(doc))
		str_add(s, " – BẢN NỘI BỘ");
}

/* What already says how it is a basis ("Xét đề nghị của ...") stays as it is. */
static bool has_opening(const char *line)
{
	static const char *const opening[] = {"Căn cứ ", "căn cứ ", "Xét ", "Theo "};

	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
		if (strncmp(line, opening[i], strlen(opening[i])) == 0)
			return true;
	return false;
}

void document_basis(struct str *s, const struct document *doc)
{
	for (const char *at = doc->roster->basis; *at;) {
		size_t n = strcspn(at, "\n"), length = n;
		bool is_last = !at[n];

		while (length && strchr(";. ", at[length - 1]))
			length--;
		str_add(s, has_opening(at) ? "" : "Căn cứ ");
		str_addn(s, at, length);
		str_add(s, is_last ? ".\n" : ";\n");
		at += n + !is_last;
	}
}

/* ---- people ---- */

const char *document_unit(const struct document *doc, const struct segment *segment)
{
	const struct post *post = posts_pattern(&doc->roster->posts, segment->post);
	const char *tail = segment->slot->id + strlen(segment->slot->post);
	char *id = xasprintf("%s%s", post->id, tail);
	const struct slot *slot = roster_slot(doc->roster, id);

	free(id);
	return !*segment->person && slot ? slot->unit : "";
}

static bool change_covers(const struct change *change, const char *slot,
                          const struct segment *segment)
{
	return strcmp(change->slot, slot) == 0 && change->from < segment->end &&
	       change->to > segment->start;
}

/* The newest record on the slot from before this version, if it is what still holds. */
static const struct change *change_before(const struct roster *roster, const char *slot,
                                          const struct segment *segment)
{
	for (size_t i = roster->n_changes; i > 0; i--) {
		const struct change *change = &roster->change[i - 1];

		if (change->version < roster->version && change_covers(change, slot, segment))
			return strcmp(change->person, segment->person) == 0 ? change : NULL;
	}
	return NULL;
}

const struct change *document_change(const struct document *doc, const struct segment *segment)
{
	const struct post *post = segment->post;
	const char *tail = segment->slot->id + strlen(segment->slot->post);

	if (segment->change)
		return segment->change;
	for (size_t i = 0; post && i <= doc->roster->posts.n; i++) {
		char *id = xasprintf("%s%s", post->id, tail);
		const struct change *change = change_before(doc->roster, id, segment);

		free(id);
		if (change)
			return change;
		post = *post->concurrent ? posts_find(&doc->roster->posts, post->concurrent) : NULL;
	}
	return NULL;
}

/* As printed in this version or in the records on it; people whom it does not know as they are
 * now. */
static const char *name_of(const struct document *doc, const char *code)
{
	const struct person *person;

	for (size_t i = 0; i < doc->roster->n_slots; i++)
		if (strcmp(doc->roster->slot[i].person, code) == 0)
			return doc->roster->slot[i].name;
	for (size_t i = 0; i < doc->roster->n_changes; i++)
		if (strcmp(doc->roster->change[i].person, code) == 0)
			return doc->roster->change[i].name;
	person = staff_find(doc->staff, code);
	return person ? person->name : code;
}

void document_change_note(struct str *s, const struct document *doc, const struct segment *segment)
{
	const struct change *change = document_change(doc, segment);

	if (change && !*segment->person)
		str_addf(s, "%s rời vị trí", name_of(doc, change->replaced));
	else if (change)
		str_addf(s, "%s %s", change->kind == CHANGE_SWAP ? "đổi ca với" : "thay",
		         name_of(doc, change->replaced));
}

const char *document_phone(const struct document *doc, const char *code)
{
	const struct person *person =
	    doc->privacy == PRIVACY_NONE ? NULL : staff_find(doc->staff, code);

	return person ? person->phone : "";
}

/* ---- hotlines ---- */

/* The mobile number of a named person is shown only to those who get them all. */
bool document_may_show(const struct document *doc, const struct contact *contact, const char *phone)
{
	return doc->privacy == PRIVACY_FULL || !*contact->person || !phone_is_mobile(phone);
}

bool document_has_hotline(const struct document *doc, const struct contact *contact,
                          struct date date)
{
	if (!contact_is_in_force(contact, date))
		return false;
	for (size_t i = 0; i < contact->n_phones; i++)
		if (document_may_show(doc, contact, contact->phone[i]))
			return true;
	return false;
}

void document_phones(struct str *s, const struct document *doc, const struct contact *contact)
{
	char text[PHONE_TEXT];
	size_t n = 0;

	for (size_t i = 0; i < contact->n_phones; i++)
		if (document_may_show(doc, contact, contact->phone[i]))
			str_addf(s, "%s%s", n++ ? ", " : "", phone_format(text, contact->phone[i]));
}

void document_provenance(struct str *s, const struct contact *contact)
{
	char day[DATE_TEXT];

	if (*contact->source) {
		str_addf(s, "nguồn: %s", contact->source);
		const char *date = contact_date(day, contact->source_date);
		if (*date && !strstr(contact->source, date))
			str_addf(s, ", %s", date);
		str_add(s, "; ");
	}
	if (contact->status == CONTACT_UNVERIFIED)
		str_add(s, "chưa xác minh");
	else if (contact->confirmed_at)
		str_addf(s, "đang dùng, xác nhận ngày %s",
		         date_vn(day, zone_date(contact->confirmed_at)));
	else
		str_add(s, "đang dùng");
}

void document_hotline(struct str *s, const struct document *doc, const struct contact *contact)
{
	if (*contact->person)
		str_addf(s, "%s, ", contact->person);
	str_addf(s, "%s: ", contact->organisation);
	document_phones(s, doc, contact);
	str_add(s, " (");
	document_provenance(s, contact);
	str_add(s, ")");
}
