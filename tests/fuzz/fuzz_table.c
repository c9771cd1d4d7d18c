/*
 * Rosters made by hand: any table is read against a small house. What comes in names people who
 * are there and slots that are, and each fault is told with file and line.
 */
#include <stdlib.h>
#include <string.h>

#include "base/zone.h"
#include "domain/read_people.h"
#include "domain/read_table.h"
#include "fuzz.h"

#define FILE_NAME "tệp.csv"

static char *own(const char *text)
{
	char *copy = strdup(text);

	assert(copy);
	return copy;
}

static void make_staff(struct staff *out)
{
	static const char text[] = "mã,họ tên,chức vụ,đơn vị,điện thoại\n"
	                           "LD1,Trần Thị B,Giám đốc,Ban Giám đốc,0900.000.001\n"
	                           "CB01,Nguyễn Văn A,Chuyên viên,Văn phòng,0900.000.005\n"
	                           "CB02,Nguyễn Văn A,Chuyên viên,Phòng Kế hoạch,\n"
	                           "CB03,Lê Thị Cúc,,,\n";
	struct findings bad = {0};
	struct err err;

	assert(staff_read(out, NULL, FILE_NAME, text, sizeof text - 1, &bad, &err));
	assert(!bad.n);
}

static void make_roster(struct roster *out)
{
	struct shift whole = {own("24"), own("24/24"), 450, 1440, DAYS_ALL};
	struct shift parts[] = {{own("ngay"), own("Ca ngày"), 450, 720, DAYS_ALL},
	                        {own("dem"), own("Ca đêm"), 1170, 720, DAYS_ALL}};
	struct post post[] = {
	    {.id = own("lanh-dao"), .title = own("Lãnh đạo trực"), .shift = &whole, .n_shifts = 1},
	    {.id = own("truc-ban"), .title = own("Trực ban"), .shift = parts, .n_shifts = 2},
	    {.id = own("attt"), .title = own("Đầu mối"), .concurrent = own("truc-ban")},
	};
	struct posts posts = {post, 3};
	struct holidays none = {0};
	struct period period;

	for (size_t i = 0; i < 3; i++) {
		post[i].headcount = i == 1 ? 2 : 1;
		post[i].skill = own("");
		if (!post[i].concurrent)
			post[i].concurrent = own("");
	}
	period_span(&period, date_from_ymd(2027, 4, 30), date_from_ymd(2027, 5, 1));
	roster_lay_out(out, &period, &posts, &none);
	period_release(&period);
	for (size_t i = 0; i < 3; i++) {
		free(post[i].id);
		free(post[i].title);
		free(post[i].skill);
		free(post[i].concurrent);
	}
	free(whole.code);
	free(whole.name);
	for (size_t i = 0; i < 2; i++) {
		free(parts[i].code);
		free(parts[i].name);
	}
}

static void check_place(const char *message)
{
	fuzz_check_text(message);
	assert(strncmp(message, FILE_NAME ":", sizeof FILE_NAME) == 0);
	assert(message[sizeof FILE_NAME] >= '1' && message[sizeof FILE_NAME] <= '9');
}

static void check_table(const struct hand_table *table, const struct hand_reading *reading)
{
	assert(table->n == reading->roster->n_slots);
	for (size_t i = 0; i < table->n; i++) {
		const struct hand_place *place = &table->place[i];

		assert((place->said == HAND_PERSON || place->said == HAND_UNIT) == !!place->who);
		if (place->said == HAND_PERSON)
			assert(staff_find(reading->staff, place->who));
		if (place->who) {
			assert(place->line > 0 && place->column);
			assert(reading->roster->slot[i].start > reading->begun);
		}
		fuzz_check_text(place->who);
		fuzz_check_text(place->column);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct roster roster;
	struct staff staff;
	struct hand_reading reading = {.roster = &roster, .staff = &staff, .begun = INT64_MIN};
	struct findings bad = {0};
	struct hand_table table;
	struct err err = {0};

	make_roster(&roster);
	make_staff(&staff);
	if (size > 0 && data[0] == '\n')
		reading.begun = zone_instant(date_from_ymd(2027, 4, 30), 720);
	if (hand_table_read(&table, &reading, FILE_NAME, (const char *)data, size, &bad, &err)) {
		check_table(&table, &reading);
		hand_table_release(&table);
	} else {
		assert(err.code == ERR_INPUT);
		check_place(err.msg);
	}
	for (size_t i = 0; i < bad.n; i++) {
		check_place(bad.item[i].text);
		assert(bad.item[i].code[0]);
	}
	findings_release(&bad);
	staff_release(&staff);
	roster_release(&roster);
	return 0;
}
