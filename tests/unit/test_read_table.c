#include "house.h"

#include <string.h>

#include "base/str.h"
#include "domain/read_table.h"

#include "base/banned.h"

/* The watch of 30/4 with a leader around the clock, an officer by day and by night, and whoever is
 * the contact along with that. */
struct desk {
	struct roster roster;
	struct staff staff;
	struct hand_reading reading;
	struct findings bad;
	struct str said;
};

static void add_person(struct staff *staff, const char *code, const char *name,
                       const char *position, const char *unit, const char *phone)
{
	struct person *person = put_person(staff, code, name);

	set_text(&person->position, position);
	set_text(&person->unit, unit);
	set_text(&person->phone, phone);
}

static struct post *add_post(struct posts *posts, const char *id, const char *title)
{
	struct post *post = put_post(posts, id);

	set_text(&post->title, title);
	return post;
}

static void add_shift(struct post *post, const char *code, const char *name, int start, int length)
{
	put_shift(post, code, start, length, DAYS_ALL);
	set_text(&post->shift[post->n_shifts - 1].name, name);
}

static void lay_out(struct desk *desk, int heads)
{
	struct posts posts = {0};
	struct holidays holidays = {0};
	struct period period;
	struct post *post;

	add_shift(add_post(&posts, "lanh-dao", "Lãnh đạo trực"), "24", "24/24", 450, 1440);
	post = add_post(&posts, "truc-ban", "Trực ban");
	post->headcount = heads;
	add_shift(post, "ngay", "Ca ngày", 450, 720);
	add_shift(post, "dem", "Ca đêm", 1170, 720);
	set_text(&add_post(&posts, "attt", "Đầu mối ATTT")->concurrent, "truc-ban");
	house_holidays(&holidays);
	period_span(&period, day("2027-04-30"), day("2027-05-01"));
	roster_lay_out(&desk->roster, &period, &posts, &holidays);
	period_release(&period);
	posts_release(&posts);
	holidays_release(&holidays);
}

static int open_with(void **state, int heads)
{
	struct desk *desk = xcalloc(1, sizeof *desk);

	lay_out(desk, heads);
	add_person(&desk->staff, "LD1", "Trần Thị Bình", "Giám đốc", "Ban Giám đốc",
	           "+84900000001");
	add_person(&desk->staff, "LD2", "Vũ Đức Hoà", "Phó Giám đốc", "Ban Giám đốc", "");
	add_person(&desk->staff, "CB01", "Nguyễn Văn An", "Chuyên viên", "Văn phòng",
	           "+84900000005");
	add_person(&desk->staff, "CB02", "Nguyễn Văn An", "Chuyên viên", "Phòng Kế hoạch",
	           "+84900000006");
	add_person(&desk->staff, "CB03", "Lê Thị Cúc", "Chuyên viên", "Văn phòng", "");
	add_person(&desk->staff, "CB04", "Đỗ Văn Dũng", "Chánh Văn phòng", "Văn phòng", "");
	desk->reading = (struct hand_reading){
	    .roster = &desk->roster, .staff = &desk->staff, .begun = INT64_MIN};
	*state = desk;
	return 0;
}

static int open_desk(void **state)
{
	return open_with(state, 1);
}

static int open_pairs(void **state)
{
	return open_with(state, 2);
}

static int close_desk(void **state)
{
	struct desk *desk = *state;

	roster_release(&desk->roster);
	staff_release(&desk->staff);
	findings_release(&desk->bad);
	str_release(&desk->said);
	free(desk);
	return 0;
}

/* What stands in the slots, in the order of the roster: "LD1 CB03 - ?" with - where nothing is
 * said, o where there is nobody yet, ? for a fault, = for what is shared. */
static const char *read_text(struct desk *desk, const char *text)
{
	struct hand_table table;
	struct err err;

	findings_release(&desk->bad);
	str_clear(&desk->said);
	if (!hand_table_read(&table, &desk->reading, "truc.csv", text, strlen(text), &desk->bad,
	                     &err)) {
		str_addf(&desk->said, "%s: %s", err.key, err.msg);
		return str_text(&desk->said);
	}
	assert_int_equal(table.n, desk->roster.n_slots);
	for (size_t i = 0; i < table.n; i++) {
		static const char *const signs[] = {"-", "o", NULL, NULL, "=", "?"};
		const char *sign = signs[table.place[i].said];

		if (strcmp(desk->roster.slot[i].post, "attt") != 0)
			str_addf(&desk->said, "%s%s", desk->said.n ? " " : "",
			         sign ? sign : table.place[i].who);
	}
	hand_table_release(&table);
	return str_text(&desk->said);
}

static void expect(struct desk *desk, const char *text, const char *wanted)
{
	assert_string_equal(read_text(desk, text), wanted);
	for (size_t i = 0; i < desk->bad.n; i++)
		if (desk->bad.item[i].severity == FINDING_ERROR)
			fail_msg("%s", desk->bad.item[i].text);
}

/* Nothing but these, in their order. */
static void expect_bad(struct desk *desk, const char *text, const char *wanted,
                       const char *const *texts, size_t n)
{
	assert_string_equal(read_text(desk, text), wanted);
	for (size_t i = 0; i < n && i < desk->bad.n; i++)
		assert_string_equal(desk->bad.item[i].text, texts[i]);
	assert_int_equal(desk->bad.n, n);
}

#define GOOD "LD1 CB03 CB04 LD2 CB04 CB03"

static void tables_are_read_as_people_keep_them(void **state)
{
	static const char *const texts[] = {
	    "Ngày,Lãnh đạo trực,Trực ban (ca ngày),Trực ban (ca đêm)\n"
	    "30/4,LD1,CB03,CB04\n1/5,LD2,CB04,CB03\n",
	    /* BOM, titles above, semicolons, no accents, another order, a day over the year */
	    "\xEF\xBB\xBFSỞ VÍ DỤ;;;;\r\nLỊCH TRỰC LỄ 30/4;;;;\r\n;;;;\r\n"
	    "STT;THU, NGAY;TRUC BAN CA DEM;TRUC BAN CA NGAY;LANH DAO\r\n"
	    "1;Thứ Sáu 30/4/2027;Do Van Dung;le thi cuc;Tran Thi Binh\r\n"
	    "2;T7 01-05-2027;cb03;cb04;LD2\r\n",
	    /* tabs, ids, hours, ISO days */
	    "date\tlanh-dao\ttruc-ban 07:30\ttruc-ban 19h30 - 7h30\n"
	    "2027-04-30\tLD1\tCB03\tCB04\n2027-05-01\tLD2\tCB04\tCB03\n",
	    /* a row for each shift, days merged, the leader too */
	    "Ngày,Ca,Lãnh đạo trực,Trực ban\n"
	    "30/4,Ca ngày,LD1,CB03\n,Ca đêm,,CB04\n1/5,ngày,LD2,CB04\n,đêm,LD2,CB03\n",
	    "Thứ,Ngày,Giờ,Trực lãnh đạo trực,Cán bộ trực ban\n"
	    "Sáu,30/4,7h30-19h30,LD1,CB03\n,,19h30 - 7h30,,CB04\n"
	    "Bảy,ngày 1 tháng 5,07:30,LD2,CB04\n,,19:30,,CB03\n",
	    /* both names in a cell, with and without the shift */
	    "Ngày,Lãnh đạo trực,Trực ban\n"
	    "30/4,LD1,\"Lê Thị Cúc\nĐỗ Văn Dũng\"\n"
	    "1/5,LD2,Ca đêm: Lê Thị Cúc; Ca ngày: Đỗ Văn Dũng\n",
	    "Ngày,Lãnh đạo trực,Trực ban\n"
	    "30/4,LD1,Lê Thị Cúc và Đỗ Văn Dũng\n"
	    "1/5,LD2,Lê Thị Cúc (19h30) / Đỗ Văn Dũng\n",
	    /* titles, positions, telephones, letters in pieces, the tone elsewhere */
	    "Ngày,Lãnh đạo trực,Trực ban ca ngày,Trực ban ca đêm\n"
	    "30/4,Bà Trần Thị Bình - GĐ,Đ/c Lê Thị Cúc,\"Ô. Đỗ Văn Dũng, Chánh VP\"\n"
	    "1/5,Đồng chí Vũ Đức Hòa (Phó GĐ),Đỗ Văn Dũng: 0912.345.678,"
	    "Le\xCC\x82 Thi\xCC\xA3 Cu\xCC\x81\x63 ĐT 0900 000 001\n",
	    /* shifts in a second line of headers, signatures below */
	    "Ngày,Lãnh đạo trực,Trực ban,\n,,Ca ngày,Ca đêm\n"
	    "30/4,LD1,CB03,CB04\n1/5,LD2,CB04,CB03\n\n,NGƯỜI LẬP,,GIÁM ĐỐC\n,Nguyễn X,,Trần Y\n",
	    /* as our own table for spreadsheets: what lasts longer is said again, with its hours */
	    "\xEF\xBB\xBFSTT,Thứ,Ngày,Ca,Giờ,Lãnh đạo trực (tại nhà),Trực ban,Văn bản\n"
	    "1,Thứ Sáu,30/04/2027,Ca ngày,07:30–19:30,\"Trần Thị Bình, Giám đốc\",\"Lê Thị Cúc, "
	    "Chuyên viên\",DỰ THẢO\n"
	    "2,Thứ Sáu,30/04/2027,Ca đêm,19:30–07:30,\"Trần Thị Bình, Giám đốc\",Đỗ Văn Dũng,\n"
	    "3,Thứ Bảy,01/05/2027,,00:00–07:30,Trần Thị Bình,Đỗ Văn Dũng,\n"
	    "3,Thứ Bảy,01/05/2027,Ca ngày,07:30–19:30,\"Vũ Đức Hoà, 07:30–07:30\",Đỗ Văn Dũng,\n"
	    "4,Thứ Bảy,01/05/2027,Ca đêm,19:30–23:00,,Lê Thị Cúc,\n",
	    /* from one day to the next; no heading above the days */
	    ",Lãnh đạo trực,Trực ban (1 người) ca ngày,Trực ban ca đêm\n"
	    "Từ 7h30 30/4 đến 7h30 1/5,LD1,CB03,CB04\n1/5 đến 2/5,LD2,CB04,CB03\n",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		expect(*state, texts[i], GOOD);
}

static void our_own_export_is_read(void **state)
{
	static const char head[] = "ngày,thứ,ca,bắt đầu,kết thúc,vị trí trực,mã lượt trực,phần,mã,"
	                           "họ tên,chức vụ,điện thoại,nơi trực,ghi chú\n";
	char *text = xasprintf(
	    "%s30/04/2027,Thứ Sáu,24/24,,,Lãnh đạo trực,lanh-dao.2027-04-30.24,1,LD1,Trần Thị "
	    "Bình,,,,\n"
	    ",,,,,,truc-ban.2027-04-30.ngay,1,,Lê Thị Cúc,,,,\n"
	    "30/04/2027,,Ca đêm,,,Trực ban,,1,CB04,,,,,\n"
	    "01/05/2027,,24/24,,,Lãnh đạo trực,,,CB01,Nguyễn Văn An,,,,\n"
	    ",,,,,,truc-ban.2027-05-01.ngay,1,CB03,,,,,\n"
	    ",,,,,,truc-ban.2027-05-01.ngay,2,CB04,,,,,\n"
	    ",,,,,,truc-ban.2027-05-01.dem,,CB02,Lê Thị Cúc,,,,\n",
	    head);
	static const char *const faults[] = {
	    "truc.csv:7: column \"mã lượt trực\": a part of truc-ban.2027-05-01.ngay is held by "
	    "somebody else: that is a cover, which is recorded on the published roster; who holds "
	    "the rest stays",
	    "truc.csv:8: column \"họ tên\": \"Lê Thị Cúc\" is not Nguyễn Văn An, whose code is "
	    "CB02: correct the code or the name",
	};

	expect_bad(*state, text, "LD1 CB03 CB04 CB01 = ?", faults, 2);
	free(text);
}

static void every_fault_is_named_with_its_place(void **state)
{
	static const char text[] = "Lịch trực\n"
	                           "Ngày,Trực ban ca ngày,Trực ban ca đêm,Lãnh đạo,Ghi chú,Tổ xe\n"
	                           "30/4,Nguyễn Văn An,Lê Thị Các,LD1 LD9,,Xe 1\n"
	                           "Thứ Sáu 1/5,CB03,CB04,LD2,,\n"
	                           "30/4,CB04,,LD1,nhắc lại,\n"
	                           "3/5,CB03,CB04,LD2,,\n"
	                           "31/4,CB03,CB04,LD2,,\n"
	                           "5/1,,CB04,,,\n";
	static const char *const faults[] = {
	    "truc.csv:2: the column \"Ghi chú\" is not known and was left out",
	    "truc.csv:2: the column \"Tổ xe\" is not known and was left out",
	    "truc.csv:3: column \"Trực ban ca ngày\": \"Nguyễn Văn An\" may be any of Nguyễn Văn "
	    "An (CB01), Nguyễn Văn An (CB02): write the code",
	    "truc.csv:3: column \"Trực ban ca đêm\": \"Lê Thị Các\" is not on the list of staff; "
	    "is it Lê Thị Cúc (CB03)?",
	    "truc.csv:3: column \"Lãnh đạo\": \"LD9\" was left out",
	    "truc.csv:4: column \"Ngày\": 01/05/2027 is Saturday, not Friday",
	    "truc.csv:6: column \"Ngày\": 03/05/2027 is not a day of 2027-04-30..2027-05-01",
	    "truc.csv:7: column \"Ngày\": \"31/4\" is no day: write it as 30/04/2027, or 30/4",
	    "truc.csv:8: column \"Ngày\": 05/01/2027 is not a day of 2027-04-30..2027-05-01; if "
	    "01/05/2027 is meant, write the day before the month",
	};

	expect_bad(*state, text, "LD1 ? ? ? ? ?", faults, sizeof faults / sizeof *faults);
}

static void what_is_missing_is_named(void **state)
{
	static const char *const faults[] = {
	    "truc.csv:1: there is no row of Saturday 01/05/2027",
	    "truc.csv:1: there is no column \"Lãnh đạo trực\"",
	    "truc.csv:1: there is no column \"Trực ban (Ca đêm)\"",
	};
	static const char *const twice[] = {
	    "truc.csv:3: column \"Lãnh đạo\": Lãnh đạo trực Fri 30/4 07:30 (24/24) is filled "
	    "twice: "
	    "Vũ Đức Hoà here, Trần Thị Bình on line 2",
	    "truc.csv:4: column \"Trực ban\": 3 names for 2 shifts (Ca ngày 07:30, Ca đêm 19:30): "
	    "name one for each, or write the shift before the name",
	    "truc.csv:4: column \"Đầu mối ATTT\": \"Ngô Văn X\" is not on the list of staff",
	    "truc.csv:4: column \"Đầu mối ATTT\": \"Lê T. Cúc\" is not on the list of staff; is "
	    "it Lê Thị Cúc (CB03)?",
	};

	expect_bad(*state, "Ngày,Trực ban ca ngày\n30/4,CB03\n", "? CB03 ? ? ? ?", faults, 3);
	expect_bad(*state,
	           "Ngày,Ca,Lãnh đạo,Trực ban,Đầu mối ATTT\n30/4,,LD1,CB03;CB04,\n30/4,,LD2,,\n"
	           "1/5,,LD2,CB03;CB04;CB01,Ngô Văn X; Lê T. Cúc\n",
	           "? CB03 CB04 LD2 ? ?", twice, 4);
	assert_string_equal(read_text(*state, "mã,họ tên\nLD1,Trần Thị Bình\n"),
	                    "no-header: truc.csv:1: no line of the file heads a column of days "
	                    "(\"Ngày\") and one of a post (\"Lãnh đạo trực\", \"Trực ban\")");
}

static void names_are_told_apart_by_what_stands_beside_them(void **state)
{
	static const char *const guess[] = {
	    "truc.csv:2: column \"Trực ban ca đêm\": \"Dũng\" is taken for Đỗ Văn Dũng (CB04), the "
	    "only one of that name",
	    "truc.csv:3: column \"Trực ban ca đêm\": \"tổ phó XYZ\" was left out",
	};

	expect(*state,
	       "Ngày,Lãnh đạo,Trực ban ca ngày,Trực ban ca đêm\n"
	       "30/4,(chưa có người),Nguyễn Văn An - Phòng Kế hoạch,Nguyễn Văn An (0900.000.005)\n"
	       "1/5,-,Văn phòng cử,Nguyen Van An (CB02)\n",
	       "o CB02 CB01 o Văn phòng CB02");
	expect_bad(*state,
	           "Ngày,Lãnh đạo,Trực ban ca ngày,Trực ban ca đêm\n"
	           "30/4,LD1,,A. Dũng\n1/5,LD1,,\"anh Dũng, tổ phó XYZ\"\n",
	           "LD1 - CB04 LD1 - CB04", guess, 2);
}

static void posts_held_along_are_only_checked(void **state)
{
	static const char *const faults[] = {
	    "truc.csv:3: column \"Đầu mối ATTT (ca đêm)\": Lê Thị Cúc here, but Đỗ Văn Dũng in the "
	    "column \"Trực ban\", which it goes with",
	};

	expect_bad(*state,
	           "Ngày,Lãnh đạo,Trực ban,Đầu mối ATTT (ca đêm)\n30/4,LD1,CB03;CB04,CB04\n"
	           "1/5,LD2,CB03;CB04,CB03\n",
	           "LD1 CB03 CB04 LD2 CB03 CB04", faults, 1);
}

static void two_people_stand_in_a_cell_or_in_columns(void **state)
{
	expect(*state,
	       "Ngày,Lãnh đạo,Trực ban ca ngày 1,Trực ban ca ngày 2,Trực ban ca đêm\n"
	       "30/4,LD1,CB01,CB02,CB03 + CB04\n1/5,LD2,CB03,CB04,\"1. CB01\n2. CB02\"\n",
	       "LD1 CB01 CB02 CB03 CB04 LD2 CB03 CB04 CB01 CB02");
	expect(*state,
	       "Ngày,Lãnh đạo,Ca ngày - Trực ban,Trực ban ca ngày,Trực ban ca đêm\n"
	       "30/4,LD1,CB01,CB02,CB03\n1/5,LD2,CB03,CB04,\n",
	       "LD1 CB01 CB02 CB03 - LD2 CB03 CB04 - -");
}

static void what_has_begun_stays(void **state)
{
	struct desk *desk = *state;
	static const char *const notes[] = {
	    "truc.csv:2: column \"Trực ban\": Trực ban Fri 30/4 07:30 (Ca ngày) has begun: it "
	    "stays "
	    "with CB04",
	};

	desk->reading.begun = at("2027-04-30T12:00");
	for (size_t i = 0; i < desk->roster.n_slots; i++)
		slot_assign(&desk->roster.slot[i], i ? "CB04" : "LD1", i ? "CB04" : "LD1", "");
	expect_bad(desk, "Ngày,Lãnh đạo,Trực ban\n30/4,LD1,CB03;CB04\n1/5,LD2,CB03;CB04\n",
	           "- - CB04 LD2 CB03 CB04", notes, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(tables_are_read_as_people_keep_them, open_desk,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(our_own_export_is_read, open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(every_fault_is_named_with_its_place, open_desk,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(what_is_missing_is_named, open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(names_are_told_apart_by_what_stands_beside_them,
	                                    open_desk, close_desk),
	    cmocka_unit_test_setup_teardown(posts_held_along_are_only_checked, open_desk,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(two_people_stand_in_a_cell_or_in_columns, open_pairs,
	                                    close_desk),
	    cmocka_unit_test_setup_teardown(what_has_begun_stays, open_desk, close_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
