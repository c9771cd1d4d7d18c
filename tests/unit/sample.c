#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "service/carried.h"

#include "base/banned.h"

static const struct {
	const char *code, *name, *position, *phone;
} people[] = {
    {"LD1", "Trần Thị B", "Giám đốc", "+84900000001"},
    {"LD2", "Vũ Thị E", "Phó Giám đốc", "+84900000002"},
    {"CB1", "Nguyễn Thị Phương Thảo", "Chuyên viên", "+84900000005"},
    {"CB2", "Lê Văn C", "Chuyên viên", "+84900000006"},
    {"CB3", "Bùi Văn I", "Chánh Thanh tra", "+84900000007"},
    {"KT1", "Phạm Văn D", "Kỹ sư", "+84900000017"},
    {"BV1", "Hoàng Văn G", "", "+84900000021"},
    {"BV2", "Tạ Văn R", "", "+84900000022"},
};

static const struct {
	const char *id, *organisation, *role, *person, *phone[2], *email, *address;
	const char *source, *source_date, *valid_from, *valid_until;
	enum contact_status status;
} facts[] = {
    {"C08",
     "Công an thành phố Hải Phòng",
     "Phòng An ninh mạng: hỗ trợ khi có sự cố",
     "",
     {"+84692785415", NULL},
     "",
     "Số 55 Bến Bính, Hải Phòng",
     "Công văn 926/CAHP-ANM ngày 03/02/2026",
     "2026",
     "2026-02-03",
     "",
     CONTACT_CURRENT},
    {"C05",
     "Trung tâm VNCERT/CC",
     "đường dây nóng ứng cứu sự cố",
     "",
     {"+842436404421", "+84869100317"},
     "ir@vncert.vn",
     "",
     "Công văn của Sở năm 2025, mục đ",
     "2025-01-07",
     "2025-01-07",
     "",
     CONTACT_UNVERIFIED},
    {"C07",
     "Sở Ví dụ",
     "đầu mối",
     "Trần Văn Chánh",
     {"+84914463645", NULL},
     "",
     "",
     "Công văn của Sở năm 2025, mục đ",
     "2025",
     "",
     "",
     CONTACT_UNVERIFIED},
    {"C03",
     "Sở đã sáp nhập",
     "",
     "Nguyễn Văn Cũ",
     {"+84984462472", NULL},
     "",
     "",
     "Công văn năm 2024",
     "2024",
     "",
     "2025-03",
     CONTACT_EXPIRED},
};

static const struct { /* who takes turns in a post */
	const char *post;
	const char *codes[4];
} turns[] = {
    {"lanh-dao", {"LD1", "LD2"}},
    {"truc-ban", {"CB1", "CB2", "CB3"}},
    {"ky-thuat", {"KT1"}},
    {"bao-ve", {"BV1", "BV2"}},
};

static void add_people(struct staff *staff)
{
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct person person = {
		    .code = xstrdup(people[i].code),
		    .name = xstrdup(people[i].name),
		    .position = xstrdup(people[i].position),
		    .unit = xstrdup(""),
		    .phone = xstrdup(people[i].phone),
		    .login = xstrdup(""),
		};

		staff_add(staff, &person);
		person_release(&person);
	}
}

static void add_contacts(struct contacts *list)
{
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		struct contact contact = {
		    .id = xstrdup(facts[i].id),
		    .organisation = xstrdup(facts[i].organisation),
		    .role = xstrdup(facts[i].role),
		    .person = xstrdup(facts[i].person),
		    .phone = xcalloc(2, sizeof(char *)),
		    .n_phones = facts[i].phone[1] ? 2 : 1,
		    .email = xstrdup(facts[i].email),
		    .address = xstrdup(facts[i].address),
		    .source = xstrdup(facts[i].source),
		    .source_date = xstrdup(facts[i].source_date),
		    .valid_from = xstrdup(facts[i].valid_from),
		    .valid_until = xstrdup(facts[i].valid_until),
		    .status = facts[i].status,
		    .supersedes = xstrdup(""),
		    .confirmed_by = xstrdup(""),
		    .note = xstrdup(""),
		    .rank = (int)i + 1,
		};

		for (size_t j = 0; j < contact.n_phones; j++)
			contact.phone[j] = xstrdup(facts[i].phone[j]);
		contacts_add(list, &contact);
		contact_release(&contact);
	}
}

static void add_slot(struct roster *roster, const struct post *post, const struct shift *shift,
                     struct date day)
{
	const struct period *period = &roster->period;
	int64_t start = zone_instant(day, shift->start), end = start + shift->length * 60;
	char iso[DATE_TEXT];

	start = start > period->start ? start : period->start;
	end = end < period->end ? end : period->end;
	if (start >= end)
		return;
	roster->slot = array_grow(roster->slot, roster->n_slots, sizeof *roster->slot);
	roster->slot[roster->n_slots++] = (struct slot){
	    .id = xasprintf("%s.%s.%s", post->id, date_iso(iso, day), shift->code),
	    .post = xstrdup(post->id),
	    .shift = xstrdup(shift->code),
	    .day = day,
	    .head = 1,
	    .start = start,
	    .end = end,
	    .unit = xstrdup(""),
	};
}

static void assign_post(struct sample *sample, const char *post, const char *const *codes)
{
	size_t n = 0, turn = 0;

	while (n < 4 && codes[n])
		n++;
	for (size_t i = 0; i < sample->roster.n_slots; i++) {
		struct slot *slot = &sample->roster.slot[i];
		const struct person *person;

		if (strcmp(slot->post, post) != 0)
			continue;
		person = staff_find(&sample->staff, codes[turn++ % n]);
		slot_assign(slot, person->code, person->name, person->position);
	}
}

static int compare_slots(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return strcmp(x->id, y->id);
}

static void lay_out(struct sample *sample)
{
	struct roster *roster = &sample->roster;

	for (struct date day = date_add(roster->period.first, -1);
	     date_compare(day, roster->period.last) <= 0; day = date_add(day, 1)) {
		for (size_t i = 0; i < roster->posts.n; i++) {
			const struct post *post = &roster->posts.post[i];
			const struct post *like =
			    *post->concurrent ? posts_find(&roster->posts, post->concurrent) : post;

			for (size_t j = 0; j < like->n_shifts; j++)
				add_slot(roster, post, &like->shift[j], day);
		}
	}
	qsort(roster->slot, roster->n_slots, sizeof *roster->slot, compare_slots);
	for (size_t i = 0; i < roster->n_slots; i++)
		slot_assign(&roster->slot[i], "", "", "");
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		assign_post(sample, turns[i].post, turns[i].codes);
}

void sample_make(struct sample *sample)
{
	struct err err = {0};
	struct date first = date_from_ymd(2027, 4, 30), last = date_from_ymd(2027, 5, 3);

	*sample = (struct sample){0};
	if (!config_parse(&sample->config, "so.conf", carried_text("profiles/so.conf"), &err))
		abort();
	add_people(&sample->staff);
	add_contacts(&sample->contacts);
	sample->roster = (struct roster){
	    .id = xstrdup("r"),
	    .period = {.name = xstrdup("30-4/2027"),
	               .title = xstrdup("Nghỉ lễ 30/4–1/5/2027"),
	               .first = first,
	               .last = last,
	               .start = zone_instant(date_add(first, -1), 1020),
	               .end = zone_instant(date_add(last, 1), 450),
	               .is_holiday = true,
	               .status = HOLIDAY_BY_LAW},
	    .version = 1,
	    .status = ROSTER_PUBLISHED,
	    .published_at = zone_instant(date_from_ymd(2027, 2, 1), 600),
	    .made_by = xstrdup("LD1"),
	    .published_by = xstrdup("LD1"),
	    .number = xstrdup("12/KH-SVD"),
	    .signer = xstrdup("Vũ Thị E"),
	    .signer_title = xstrdup("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC"),
	    .edited_by = xstrdup(""),
	    .submitted_by = xstrdup(""),
	    .basis = xstrdup(""),
	};
	posts_copy(&sample->roster.posts, &sample->config.posts);
	lay_out(sample);
	sample->doc = (struct document){
	    .roster = &sample->roster,
	    .segments = &sample->segments,
	    .contacts = &sample->contacts,
	    .staff = &sample->staff,
	    .config = &sample->config,
	    .site = "0123456789abcdef.trucban",
	};
	sample_resolve(sample);
}

void sample_change(struct sample *sample, enum change_kind kind, const char *slot_id,
                   const char *code, int64_t from, int64_t to)
{
	const struct slot *slot = roster_slot(&sample->roster, slot_id);
	const struct person *person = staff_find(&sample->staff, code);
	struct change change = {
	    .id = xstrdup("x"),
	    .pair = xstrdup("x"),
	    .kind = kind,
	    .version = sample->roster.version,
	    .slot = xstrdup(slot_id),
	    .from = from ? from : slot->start,
	    .to = to ? to : slot->end,
	    .replaced = xstrdup(slot->person),
	    .person = xstrdup(code),
	    .name = xstrdup(person->name),
	    .position = xstrdup(person->position),
	    .reason = xstrdup("việc riêng không nói ra"),
	    .approved_by = xstrdup("LD1"),
	    .by = xstrdup("LD1"),
	    .auth = xstrdup("os"),
	};

	roster_add_change(&sample->roster, &change);
	change_release(&change);
	sample_resolve(sample);
}

void sample_resolve(struct sample *sample)
{
	segments_release(&sample->segments);
	roster_resolve(&sample->segments, &sample->roster);
}

void sample_release(struct sample *sample)
{
	segments_release(&sample->segments);
	roster_release(&sample->roster);
	contacts_release(&sample->contacts);
	staff_release(&sample->staff);
	config_release(&sample->config);
}
