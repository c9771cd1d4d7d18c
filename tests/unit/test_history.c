#include "house.h"

#include <string.h>

#include "base/str.h"
#include "domain/read_history.h"

#include "base/banned.h"

/* What a table is read against. */
struct desk {
	struct staff staff;
	struct posts posts;
	struct holidays holidays;
	struct office_hours hours;
	struct history known;
	struct ledger_items duty;
	struct history_reading reading;
	struct findings bad;
};

static int open_desk(void **state)
{
	static const int weight[WEIGHTS] = {100, 150, 150, 200, 300, 500};
	struct desk *desk = xcalloc(1, sizeof *desk);
	struct post *post;

	put_person(&desk->staff, "NV01", "Nguyễn Văn An");
	put_person(&desk->staff, "NV02", "Trần Thị Bình");
	post = put_post(&desk->posts, "truc-ban");
	set_text(&post->title, "Trực ban");
	memcpy(post->weight, weight, sizeof weight);
	house_holidays(&desk->holidays);
	desk->hours = (struct office_hours){450, 1020};
	desk->reading = (struct history_reading){
	    .staff = &desk->staff,
	    .posts = &desk->posts,
	    .holidays = &desk->holidays,
	    .hours = &desk->hours,
	    .today = day("2027-06-01"),
	    .known = &desk->known,
	    .duty = &desk->duty,
	};
	*state = desk;
	return 0;
}

static int close_desk(void **state)
{
	struct desk *desk = *state;

	staff_release(&desk->staff);
	posts_release(&desk->posts);
	holidays_release(&desk->holidays);
	history_release(&desk->known);
	ledger_items_release(&desk->duty);
	findings_release(&desk->bad);
	free(desk);
	return 0;
}

static struct history read_table(struct desk *desk, const char *text)
{
	struct history history;
	struct err err;

	findings_release(&desk->bad);
	if (!history_read(&history, &desk->reading, "sổ.csv", text, strlen(text), &desk->bad, &err))
		fail_msg("%s", err.msg);
	return history;
}

static void assert_bad(const struct desk *desk, const char *const *texts, size_t n)
{
	for (size_t i = 0; i < n && i < desk->bad.n; i++)
		assert_string_equal(desk->bad.item[i].text, texts[i]);
	assert_int_equal(desk->bad.n, n);
}

static void rows_say_when_what_and_how_much(void **state)
{
	static const struct {
		const char *person, *period, *first, *last, *post;
		enum weight_kind kind;
		int shifts, minutes, night, points;
	} wanted[] = {
	    {"NV01", "2025", "2025-01-01", "2025-12-31", "truc-ban", WEIGHT_STATUTORY, 3, 4320,
	     1440, 7},
	    {"NV01", "2026-05", "2026-05-01", "2026-05-31", "Tổ xe", WEIGHT_WEEKLY_REST, 4, 1950, 0,
	     6},
	    {"NV02", "2026-12", "2026-12-01", "2026-12-31", "Tổ xe", WEIGHT_WORKDAY, 1, 450, 0, 1},
	    {"NV02", "2027-05-01", "2027-05-01", "2027-05-01", "truc-ban", WEIGHT_STATUTORY, 1, 720,
	     480, 3},
	    {"NV02", "tet/2027", "2027-02-04", "2027-02-10", "truc-ban", WEIGHT_TET_EVE, 1, 360,
	     360, 4},
	    {"NV02", "2027-03-01..2027-03-10", "2027-03-01", "2027-03-10", "", WEIGHT_WORKDAY, 2, 0,
	     0, 2},
	};
	struct desk *desk = *state;
	struct history history =
	    read_table(desk, "Mã,Kỳ,Vị trí trực,Loại ngày,Số lượt,Số giờ,Giờ đêm,Điểm,Ghi chú\n"
	                     "NV01,2025,Trực ban,Ngày lễ,3,72,24,7,\n"
	                     "Nguyễn Văn An,5/2026,Tổ xe,\"T7, CN\",4,\"32,5\",,6,theo sổ tay\n"
	                     "NV02,2026-12,TỔ  XE,ngày thường,1,7:30,,1,\n"
	                     "NV02,01/05/2027,truc-ban,,,12,8,,\n"
	                     "NV02,Tết/2027,TRUC BAN,giao thừa,1,6.0,6,,\n"
	                     "NV02,2027-03-01..2027-03-10,,làm việc,2,,,2,\n");

	assert_bad(desk, NULL, 0);
	assert_int_equal(history.n, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < history.n; i++) {
		const struct history_row *row = &history.row[i];
		char iso[DATE_TEXT];

		assert_int_equal(row->line, i + 2);
		assert_string_equal(row->person, wanted[i].person);
		assert_string_equal(row->period, wanted[i].period);
		assert_string_equal(date_iso(iso, row->first), wanted[i].first);
		assert_string_equal(date_iso(iso, row->last), wanted[i].last);
		assert_string_equal(row->post, wanted[i].post);
		assert_int_equal(row->kind, wanted[i].kind);
		assert_int_equal(row->shifts, wanted[i].shifts);
		assert_int_equal(row->minutes, wanted[i].minutes);
		assert_int_equal(row->night, wanted[i].night);
		assert_int_equal(row->points, wanted[i].points);
	}
	assert_string_equal(history.row[1].note, "theo sổ tay");
	history_release(&history);
}

static void each_bad_line_is_named(void **state)
{
	static const char *const texts[] = {
	    "sổ.csv:2: column \"mã\": nobody is known as \"NV09\"",
	    "sổ.csv:3: column \"kỳ\": \"mới đây\" is none of: 2024, 5/2024, 01/05/2024, tet/2024, "
	    "01/05/2024..20/05/2024",
	    "sổ.csv:4: column \"kỳ\": 01/01/2028 is still to come",
	    "sổ.csv:5: column \"loại ngày\": \"đẹp trời\" is none of: ngày làm việc (workday), "
	    "nghỉ "
	    "hằng tuần (weekly_rest), nghỉ bù (compensatory), ngày lễ (statutory), tết (tet), giao "
	    "thừa (tet_eve)",
	    "sổ.csv:6: column \"loại ngày\": the kind of day is wanted",
	    "sổ.csv:7: column \"số lượt\": the number of shifts is wanted",
	    "sổ.csv:8: column \"số lượt\": \"-1\" is not a whole number from 0 to 10000",
	    "sổ.csv:9: column \"số giờ\": \"1.200\" is not a number of hours such as 7, 7,5 or "
	    "7:30",
	    "sổ.csv:10: column \"số giờ\": \"25\" is more than the days have",
	    "sổ.csv:11: column \"giờ đêm\": \"8\" is more than all its hours",
	    "sổ.csv:12: column \"điểm\": points are wanted: the post is not in the configuration, "
	    "so that they cannot be worked out",
	    "sổ.csv:13: column \"điểm\": points or hours are wanted",
	    "sổ.csv:14: column \"điểm\": \"2,5\" is not a whole number from 0 to 10000",
	    "sổ.csv:15: column \"mã\": the row counts nothing",
	    "sổ.csv:16: column \"mã\": must not be empty",
	    "sổ.csv:17: column \"kỳ\": must not be empty",
	    "sổ.csv:18: column \"kỳ\": \"2020-01-01..2026-01-01\" is longer than a year",
	};
	struct desk *desk = *state;
	struct history history =
	    read_table(desk, "mã,kỳ,vị trí trực,loại ngày,số lượt,số giờ,giờ đêm,điểm\n"
	                     "NV09,2025,,lễ,1,,,1\n"
	                     "NV01,mới đây,,lễ,1,,,1\n"
	                     "NV01,2028,,lễ,1,,,1\n"
	                     "NV01,2025,,đẹp trời,1,,,1\n"
	                     "NV01,2025,,,1,,,1\n"
	                     "NV01,2025,,lễ,,,,1\n"
	                     "NV01,2025,,lễ,-1,,,1\n"
	                     "NV01,2025,,lễ,1,1.200,,1\n"
	                     "NV01,01/05/2026,,lễ,1,25,,1\n"
	                     "NV01,01/05/2026,,lễ,1,7,8,1\n"
	                     "NV01,2025,Tổ xe,lễ,1,8,,\n"
	                     "NV01,2025,truc-ban,lễ,1,,,\n"
	                     "NV01,2025,truc-ban,lễ,1,8,,\"2,5\"\n"
	                     "NV01,2025,truc-ban,lễ,0,,,0\n"
	                     ",2025,truc-ban,lễ,1,8,,\n"
	                     "NV01,,truc-ban,lễ,1,8,,\n"
	                     "NV01,2020-01-01..2026-01-01,truc-ban,lễ,1,8,,\n"
	                     "NV01,2025,truc-ban,lễ,1,8,,\n");

	assert_bad(desk, texts, sizeof texts / sizeof *texts);
	assert_int_equal(history.n, 1);
	history_release(&history);
}

/* A holiday of a year that nothing is known of would pass for a working day. */
static void days_of_unknown_years_need_their_kind(void **state)
{
	static const char *const texts[] = {
	    "sổ.csv:2: column \"kỳ\": the kind of day is wanted",
	};
	struct desk *desk = *state;
	struct history history =
	    read_table(desk, "mã,kỳ,vị trí,số giờ\nNV01,30/04/2019,truc-ban,8\n"
	                     "NV01,30/04/2025,truc-ban,8\n");

	assert_bad(desk, texts, 1);
	assert_int_equal(history.n, 1);
	assert_int_equal(history.row[0].kind, WEIGHT_STATUTORY);
	assert_int_equal(history.row[0].points, 2);
	history_release(&history);
}

static void days_and_years_may_have_columns_of_their_own(void **state)
{
	static const char *const texts[] = {
	    "sổ.csv:4: column \"năm\": must not be empty",
	    "sổ.csv:5: column \"ngày\": \"hôm qua\" is none of: 2024, 5/2024, 01/05/2024, "
	    "tet/2024, "
	    "01/05/2024..20/05/2024",
	};
	static const char *const periods[] = {"2026-05-01", "2025", "2025-04", "2025-06-07",
	                                      "tet/2027"};
	struct desk *desk = *state;
	struct history history = read_table(desk, "mã,năm,ngày,loại ngày,số lượt,điểm\n"
	                                          "NV01,2026,01/05/2026,lễ,1,1\n"
	                                          "NV01,Năm 2025,,lễ,1,1\n"
	                                          "NV01,,,lễ,1,1\n"
	                                          "NV01,2025,hôm qua,lễ,1,1\n"
	                                          "NV02,Tháng 4/2025,,lễ,1,1\n"
	                                          "NV02,,Ngày 7/6/2025,lễ,1,1\n"
	                                          "NV02,Tết 2027,,lễ,1,1\n");

	assert_bad(desk, texts, sizeof texts / sizeof *texts);
	assert_int_equal(history.n, sizeof periods / sizeof *periods);
	for (size_t i = 0; i < history.n; i++)
		assert_string_equal(history.row[i].period, periods[i]);
	history_release(&history);
}

static void nobody_is_counted_twice(void **state)
{
	static const char *const texts[] = {
	    "sổ.csv:3: column \"kỳ\": the days are already counted in line 2",
	    "sổ.csv:5: column \"kỳ\": the days are already counted in line 4",
	    "sổ.csv:9: column \"kỳ\": the days are already counted in line 8",
	};
	struct desk *desk = *state;
	struct history history = read_table(desk, "mã,kỳ,vị trí,loại ngày,số lượt,điểm\n"
	                                          "NV01,2025,truc-ban,lễ,1,1\n"
	                                          "NV01,2025,Trực ban,lễ,1,1\n"
	                                          "NV01,2026,truc-ban,lễ,1,1\n"
	                                          "NV01,01/05/2026,truc-ban,lễ,1,1\n"
	                                          "NV01,01/05/2026,truc-ban,tết,1,1\n"
	                                          "NV02,01/05/2026,truc-ban,lễ,1,1\n"
	                                          "NV02,01/05/2026,Tổ xe,lễ,1,1\n"
	                                          "NV02,5/2026,tổ xe,lễ,1,1\n");

	assert_bad(desk, texts, sizeof texts / sizeof *texts);
	assert_int_equal(history.n, 5);
	history_release(&history);
}

static void what_is_known_is_left_out_or_refused(void **state)
{
	static const char *const texts[] = {
	    "sổ.csv:3: column \"kỳ\": NV01, 2026: already counted by line 7 of import 3, which "
	    "says "
	    "otherwise; take that import back first (ledger remove 3)",
	    "sổ.csv:4: column \"kỳ\": NV02, 2025: already counted by line 8 of import 3, which "
	    "says "
	    "otherwise; take that import back first (ledger remove 3)",
	};
	struct desk *desk = *state;
	struct history history = read_table(desk, "mã,kỳ,vị trí,loại ngày,số lượt,điểm\n"
	                                          "NV01,2025,Tổ xe,lễ,1,1\n"
	                                          "NV01,2026,truc-ban,lễ,1,1\n"
	                                          "NV02,2025,truc-ban,lễ,1,1\n");

	for (size_t i = 0; i < history.n; i++) {
		history.row[i].import = 3;
		history.row[i].line = (int)i + 6;
	}
	desk->known = history;
	history = read_table(desk, "mã,kỳ,vị trí,loại ngày,số lượt,điểm\n"
	                           "NV01,2025,TỔ XE,lễ,1,1\n"
	                           "NV01,2026,truc-ban,lễ,1,2\n"
	                           "NV02,4/2025,truc-ban,lễ,1,1\n"
	                           "NV02,4/2024,truc-ban,lễ,1,1\n");
	assert_bad(desk, texts, sizeof texts / sizeof *texts);
	assert_int_equal(desk->reading.same, 1);
	assert_int_equal(history.n, 1);
	history_release(&history);
}

static void duty_of_published_rosters_is_not_counted_again(void **state)
{
	static const char *const texts[] = {
	    "sổ.csv:2: column \"kỳ\": a published roster already counts duty of NV01 on "
	    "01/05/2027; "
	    "give only the days before it (a month, a day, FIRST..LAST)",
	};
	struct desk *desk = *state;
	struct segments segments;
	struct roster roster;
	struct history history;

	house_roster(&roster);
	put_post(&roster.posts, "truc-ban");
	put_slot(&roster, "truc-ban", "a", "2027-05-01T06:00", "2027-05-01T18:00", "NV01");
	roster_resolve(&segments, &roster);
	ledger_items_add(&desk->duty, &segments, &desk->holidays);
	segments_release(&segments);
	roster_release(&roster);
	history = read_table(desk, "mã,kỳ,vị trí,loại ngày,số lượt,điểm\n"
	                           "NV01,5/2027,truc-ban,lễ,1,1\n"
	                           "NV01,2027,truc-ban,ngày thường,1,1\n"
	                           "NV02,2027,truc-ban,lễ,1,1\n"
	                           "NV01,2027,Tổ xe,lễ,1,1\n"
	                           "NV01,4/2027,truc-ban,lễ,1,1\n");
	assert_bad(desk, texts, 1);
	assert_int_equal(history.n, 4);
	history_release(&history);
}

static void what_is_written_reads_the_same(void **state)
{
	static const char table[] = "mã,kỳ,vị trí,loại ngày,số lượt,số giờ,giờ đêm,điểm,ghi chú\n"
	                            "NV01,2025,truc-ban,ngày thường,3,\"7,5\",2,3,=1+1\n"
	                            "NV01,5/2026,\"Tổ \"\"xe\"\"\",T7 CN,0,0:07,,0,\"a, b\"\n"
	                            "NV01,01/05/2026,,nghỉ bù,1,,,2,\n"
	                            "NV01,tet/2027,,tết,1,24,8,9,\n"
	                            "NV02,tet/2027,,giao thừa,1,6,6,9,\n";
	struct desk *desk = *state;
	struct history history, again;
	struct str text = {0};

	history = read_table(desk, "mã,kỳ,vị trí,loại ngày,số lượt,điểm\n");
	assert_int_equal(history.n, 0);
	history_release(&history);
	history = read_table(desk, table);
	/* "T7 CN" is none of the words: a blank is no comma. */
	assert_int_equal(desk->bad.n, 1);
	assert_int_equal(history.n, 4);
	history_write(&text, &history, &desk->staff);
	again = read_table(desk, str_text(&text));
	assert_bad(desk, NULL, 0);
	assert_int_equal(again.n, history.n);
	for (size_t i = 0; i < history.n; i++) {
		assert_int_equal(history_compare(&again.row[i], &history.row[i]), 0);
		assert_int_equal(again.row[i].minutes, history.row[i].minutes);
		assert_int_equal(again.row[i].night, history.row[i].night);
		assert_int_equal(again.row[i].points, history.row[i].points);
		assert_int_equal(again.row[i].shifts, history.row[i].shifts);
		assert_string_equal(again.row[i].note, history.row[i].note);
	}
	str_release(&text);
	history_release(&again);
	history_release(&history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(rows_say_when_what_and_how_much, open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(each_bad_line_is_named, open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(days_of_unknown_years_need_their_kind, open_desk,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(days_and_years_may_have_columns_of_their_own, open_desk,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(nobody_is_counted_twice, open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(what_is_known_is_left_out_or_refused, open_desk,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(duty_of_published_rosters_is_not_counted_again,
	                                    open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(what_is_written_reads_the_same, open_desk, close_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
