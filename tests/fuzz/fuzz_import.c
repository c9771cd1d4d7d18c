/*
 * Tables that people import, each text read as each kind of them: what comes in is sound and
 * clean, each fault is named with file and line, and periods of imported days can be found.
 */
#include <stdlib.h>
#include <string.h>

#include "base/zone.h"
#include "domain/phone.h"
#include "domain/read_contact.h"
#include "domain/read_duty.h"
#include "domain/read_history.h"
#include "domain/read_holiday.h"
#include "domain/read_people.h"
#include "fuzz.h"

#define FILE_NAME "tệp.csv"

struct input {
	const char *text;
	size_t n;
	struct findings bad;
	struct err err;
};

static void check_place(const char *message)
{
	fuzz_check_text(message);
	assert(strncmp(message, FILE_NAME ":", sizeof FILE_NAME) == 0);
	assert(message[sizeof FILE_NAME] >= '1' && message[sizeof FILE_NAME] <= '9');
}

/* After each reader: its findings or its failure. True when it read a table. */
static bool done(struct input *in, bool read)
{
	for (size_t i = 0; i < in->bad.n; i++) {
		check_place(in->bad.item[i].text);
		assert(in->bad.item[i].code[0]);
	}
	findings_release(&in->bad);
	if (!read) {
		assert(in->err.code == ERR_INPUT);
		check_place(in->err.msg);
	}
	in->err = (struct err){0};
	return read;
}

static void check_phone(const char *e164)
{
	char shown[PHONE_TEXT];

	assert(strlen(e164) < PHONE_TEXT);
	assert(*phone_format(shown, e164));
}

static void find_periods(const struct holidays *list)
{
	static const struct office_hours hours = {450, 1020};
	struct period period;
	struct err err;

	for (size_t i = 0; i < list->n && i < 40; i++) {
		if (!period_find(&period, list, list->day[i].period, &hours, &err))
			continue; /* one of worked Saturdays alone */
		assert(date_compare(period.first, period.last) <= 0);
		assert(period.start < period.end);
		fuzz_check_text(period.title);
		period_release(&period);
	}
	if (period_next(&period, list, zone_instant(date_from_ymd(2027, 4, 30), 540), &hours,
	                &err)) {
		assert(period.start < period.end);
		period_release(&period);
	}
}

static void holidays(struct input *in)
{
	struct holidays list;

	if (!done(in, holidays_read(&list, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		return;
	for (size_t i = 0; i < list.n; i++) {
		const struct holiday_day *day = &list.day[i];
		int year;

		assert(i == 0 || date_compare(list.day[i - 1].date, day->date) < 0);
		assert(day->type < DAY_TYPES && period_year(&year, day->period));
		assert(*day->name && *day->source);
		fuzz_check_text(day->name);
		fuzz_check_text(day->source);
	}
	find_periods(&list);
	holidays_release(&list);
}

static void contacts(struct input *in)
{
	struct contacts list;

	if (!done(in, contacts_read(&list, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		return;
	for (size_t i = 0; i < list.n; i++) {
		const struct contact *contact = &list.contact[i];

		assert(*contact->id && contacts_find(&list, contact->id) == contact);
		assert(contact->n_phones || *contact->email || *contact->address);
		fuzz_check_text(contact->organisation);
		fuzz_check_text(contact->source);
		for (size_t p = 0; p < contact->n_phones; p++)
			check_phone(contact->phone[p]);
		contact_status_on(contact, date_from_ymd(2027, 4, 30));
	}
	contacts_sort(&list);
	contacts_release(&list);
}

static void leaves(struct input *in, const struct staff *staff)
{
	struct leaves list;

	if (!done(in, leaves_read(&list, staff, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		return;
	for (size_t i = 0; i < list.n; i++) {
		assert(staff_find(staff, list.leave[i].person));
		assert(list.leave[i].from < list.leave[i].to);
		fuzz_check_text(list.leave[i].note);
	}
	leaves_release(&list);
}

/* As a list of people who come after `known`. */
static void staff(struct input *in, const struct staff *known)
{
	struct staff list;

	if (!done(in, staff_read(&list, known, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		return;
	for (size_t i = 0; i < list.n; i++) {
		const struct person *person = &list.person[i];

		assert(*person->code && staff_find(&list, person->code) == person);
		assert(*person->name && person->max_shifts >= 0 && person->max_nights >= 0);
		fuzz_check_text(person->name);
		check_phone(*person->phone ? person->phone : "113");
	}
	staff_sort(&list);
	leaves(in, &list);
	staff_release(&list);
}

static void history(struct input *in, const struct staff *staff)
{
	static const struct office_hours hours = {450, 1020};
	struct holidays days = {0};
	struct history none = {0}, list;
	struct ledger_items duty = {0};
	struct posts posts = {0};
	struct history_reading reading = {.staff = staff,
	                                  .posts = &posts,
	                                  .holidays = &days,
	                                  .hours = &hours,
	                                  .today = date_from_ymd(2027, 4, 30),
	                                  .known = &none,
	                                  .duty = &duty};

	if (done(in,
	         history_read(&list, &reading, FILE_NAME, in->text, in->n, &in->bad, &in->err))) {
		for (size_t i = 0; i < list.n; i++) {
			const struct history_row *row = &list.row[i];

			assert(staff_find(staff, row->person));
			assert(date_compare(row->first, row->last) <= 0);
			assert(row->night >= 0 && row->night <= row->minutes && row->points >= 0);
			fuzz_check_text(row->post);
			fuzz_check_text(row->note);
		}
		history_release(&list);
	}
	holidays_release(&days);
}

static void people(struct input *in)
{
	static const char text[] = "mã,họ tên,điện thoại,vai trò\n"
	                           "NV01,Nguyễn Văn Ánh,113,người phụ trách\n"
	                           "NV02,Trần Thị Bình,,\n";
	struct staff known;

	assert(staff_read(&known, NULL, FILE_NAME, text, sizeof text - 1, &in->bad, &in->err));
	staff(in, NULL);
	staff(in, &known);
	leaves(in, &known);
	history(in, &known);
	staff_release(&known);
}

static void carried(struct input *in)
{
	struct duties duties;
	struct units units;
	struct platforms platforms;

	if (done(in, duties_read(&duties, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		duties_release(&duties);
	if (done(in, units_read(&units, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		units_release(&units);
	if (done(in, platforms_read(&platforms, FILE_NAME, in->text, in->n, &in->bad, &in->err)))
		platforms_release(&platforms);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = {.text = (const char *)data, .n = size};

	holidays(&in);
	contacts(&in);
	people(&in);
	carried(&in);
	return 0;
}
