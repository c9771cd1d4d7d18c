#ifndef SERVICE_DOCUMENT_H
#define SERVICE_DOCUMENT_H
/*
 * What leaves the house: calendars, cards, tables. All are drawn from one struct document, so they
 * agree, and in Vietnamese whatever --lang says: an office paper has one language, and an event
 * must not count as changed because somebody with English screens touched the roster. Pure but for
 * document_load().
 */
#include "base/str.h"
#include "domain/contact.h"
#include "domain/roster.h"
#include "service/calendar.h"
#include "store/rosters.h"

struct sheet;

struct document {                    /* all borrowed */
	const struct roster *roster; /* NULL: of none, only hotlines are wanted */
	const struct segments *segments;
	const struct roster *before; /* the version that it takes the place of, or NULL */
	const struct contacts *contacts;
	const struct staff *staff;
	const struct config *config;
	const char *site;            /* what makes UIDs ours: "0123456789abcdef.trucban" */
	const struct sheet *open;    /* what is not done before the holiday, or NULL */
	const struct sheet *defence; /* for whoever signs, or NULL */
	enum privacy privacy;
	bool is_public; /* to be pinned up: nothing of who stands in for whom */
	bool is_sample;
};

struct document_data { /* what a struct document borrows from */
	struct roster roster;
	struct segments segments;
	struct rosters history; /* versions of the period */
	struct contacts contacts;
	struct staff staff;
	char site[40];
};

/* One picture of the store. `period` as people give it ("next"), or NULL for hotlines alone;
 * `version` as in roster_load(). `doc` points into `data`. */
MUST_CHECK bool document_load(struct document *doc, struct document_data *data, struct app *app,
                              const char *period, int version, enum privacy privacy,
                              struct err *err);
void document_data_release(struct document_data *data);
/* Contacts, people and site alone, inside whatever transaction is open. */
MUST_CHECK bool document_load_facts(struct document *doc, struct document_data *data,
                                    struct app *app, struct err *err);
/* The trace of an export with telephone numbers of people: audit and watch log. Nothing to do for
 * PRIVACY_NONE; else ERR_CONFLICT for somebody whom nobody knows. `what` is "calendar", "cards" or
 * "table". */
MUST_CHECK bool document_log(struct app *app, const char *what, const char *period,
                             enum privacy privacy, const char *person, const char *post,
                             struct err *err);

/* ---- words ---- */

const char *document_weekday(struct date date);                   /* "Thứ Sáu", "Chủ nhật" */
void document_hours(struct str *s, int64_t start, int64_t end);   /* 07:30–19:30 */
void document_moment(struct str *s, int64_t at);                  /* 17:00 Thứ Tư 28/04/2027 */
void document_stretch(struct str *s, int64_t start, int64_t end); /* with weekday and date */
const char *document_shift(const struct document *doc, const struct segment *segment);
/* "Trực ban (ca đêm)". */
void document_duty(struct str *s, const struct document *doc, const struct segment *segment);
/* "tại cơ quan", or with the hours of each place when the stretch has both. */
void document_place(struct str *s, const struct segment *segment);
/* "DỮ LIỆU MẪU ..." and "lịch nghỉ tạm tính ...": NULL where there is nothing to say. */
const char *document_sample_mark(const struct document *doc);
const char *document_provisional_mark(const struct document *doc);
/* "DỰ THẢO", "DỰ THẢO TRÌNH KÝ", "HẾT HIỆU LỰC"; NULL for what is in force and has a number. */
const char *document_state_mark(const struct document *doc);
/* "BẢN NỘI BỘ ...": NULL for what shows no numbers of people. */
const char *document_internal_mark(const struct document *doc);
/* "số 12/KH-SVD ngày 20 tháng 4 năm 2027"; "bản số 1 ..." where it has no number. */
void document_order(struct str *s, const struct roster *roster);
/* The mark, else number and date: what a line says that stands alone. */
void document_paper(struct str *s, const struct document *doc);
/* "Căn cứ ...;" a line for each paper that it rests on, the last with a full stop. */
void document_basis(struct str *s, const struct document *doc);
void document_date(struct str *s, struct date date); /* "ngày 05 tháng 01 năm 2027" */

/* ---- people ---- */

/* The unit that is still to name somebody, also for a post that goes with another; or "". */
const char *document_unit(const struct document *doc, const struct segment *segment);
/* The record that put this holder there, also one from before an amendment; NULL when none. */
const struct change *document_change(const struct document *doc, const struct segment *segment);
/* "thay Nguyễn Văn A", "đổi ca với Nguyễn Văn A", of nobody "Nguyễn Văn A rời vị trí"; adds nothing
 * without a change. Never the reason. */
void document_change_note(struct str *s, const struct document *doc, const struct segment *segment);
/* The present number as privacy allows, E.164, or "". */
const char *document_phone(const struct document *doc, const char *person);

/* ---- hotlines ---- */

/* Is it valid on that day, and is there anything to call that privacy allows? */
bool document_has_hotline(const struct document *doc, const struct contact *contact,
                          struct date date);
bool document_may_show(const struct document *doc, const struct contact *contact,
                       const char *phone);
void document_phones(struct str *s, const struct document *doc, const struct contact *contact);
/* "nguồn: Công văn ...; chưa xác minh". */
void document_provenance(struct str *s, const struct contact *contact);
/* "Công an thành phố Hải Phòng: 069.278.5415 (nguồn: ...; đang dùng)". */
void document_hotline(struct str *s, const struct document *doc, const struct contact *contact);

#endif
