/* Tables that people import: what is right comes in, what is wrong is named. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/zone.h"
#include "domain/read_contact.h"
#include "domain/read_holiday.h"
#include "domain/read_people.h"

static struct staff staff_of(const char *text, struct findings *bad)
{
	struct staff staff = {0};
	struct err err = {0};
	if (!staff_read(&staff, NULL, "nhan-su.csv", text, strlen(text), bad, &err))
		fail_msg("%s", err.msg);
	return staff;
}

static struct leaves leaves_of(const char *text, struct findings *bad)
{
	struct staff staff = staff_of("mã,họ tên\nNV01,Nguyễn Văn A\nNV02,Trần Thị B\n", bad);
	struct leaves leaves = {0};
	struct err err = {0};
	if (!leaves_read(&leaves, &staff, "nghi.csv", text, strlen(text), bad, &err))
		fail_msg("%s", err.msg);
	staff_release(&staff);
	return leaves;
}

static struct holidays holidays_of(const char *text, struct findings *bad)
{
	struct holidays list = {0};
	struct err err = {0};
	if (!holidays_read(&list, "nghi-le.csv", text, strlen(text), bad, &err))
		fail_msg("%s", err.msg);
	return list;
}

static struct contacts contacts_of(const char *text, struct findings *bad)
{
	struct contacts list = {0};
	struct err err = {0};
	if (!contacts_read(&list, "danh-ba.csv", text, strlen(text), bad, &err))
		fail_msg("%s", err.msg);
	return list;
}

static void assert_bad(struct findings *bad, const char *const *texts, size_t n)
{
	for (size_t i = 0; i < bad->n && i < n; i++)
		assert_string_equal(bad->item[i].text, texts[i]);
	assert_int_equal(bad->n, n);
	findings_release(bad);
}

static void staff_comes_in_with_all_that_a_table_says(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct staff staff = staff_of(
	    "\xEF\xBB\xBF"
	    "STT;Mã;Họ và tên;Chức vụ;Đơn vị;Số điện thoại;Kỹ năng;Login;Vai trò;Tối đa ca;"
	    "Tối đa đêm;Ngày nghỉ việc\r\n"
	    "1;NV01;Nguyễn Văn A;Phó Giám đốc;Ban Giám đốc;0900.000.001;"
	    "Lãnh đạo | ky-thuat + kỹ thuật;a;Phụ trách;5;2;01/05/2027\r\n"
	    "2;NV02;Trần Thị B;;;;;;;;;\r\n",
	    &bad);
	assert_int_equal(bad.n, 0);
	assert_int_equal(staff.n, 2);
	const struct person *a = &staff.person[0];
	assert_string_equal(a->code, "NV01");
	assert_string_equal(a->name, "Nguyễn Văn A");
	assert_string_equal(a->position, "Phó Giám đốc");
	assert_string_equal(a->unit, "Ban Giám đốc");
	assert_string_equal(a->phone, "+84900000001");
	assert_int_equal(a->n_skills, 2);
	assert_string_equal(a->skill[0], "lanh-dao");
	assert_string_equal(a->skill[1], "ky-thuat");
	assert_string_equal(a->login, "a");
	assert_int_equal(a->role, ROLE_SUPERVISOR);
	assert_int_equal(a->max_shifts, 5);
	assert_int_equal(a->max_nights, 2);
	assert_true(a->has_left);
	assert_int_equal(date_compare(a->left, date_from_ymd(2027, 5, 1)), 0);
	const struct person *b = &staff.person[1];
	assert_string_equal(b->phone, "");
	assert_int_equal(b->n_skills, 0);
	assert_int_equal(b->role, ROLE_OFFICER);
	assert_false(b->has_left);
	staff_release(&staff);
}

static void english_headers_are_read_too(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct staff staff = staff_of("person,name,unit,phone,skills,role,max_shifts\n"
	                              "NV01,A,Office,113,lanh-dao,reader,3\n",
	                              &bad);
	assert_int_equal(bad.n, 0);
	assert_string_equal(staff.person[0].phone, "113");
	assert_int_equal(staff.person[0].role, ROLE_READER);
	assert_int_equal(staff.person[0].max_shifts, 3);
	staff_release(&staff);
}

static void each_bad_line_of_staff_is_named_and_the_good_ones_come_in(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct staff staff = staff_of("mã,họ tên,điện thoại,login,vai trò,tối đa ca,nghỉ từ\n"
	                              "NV01,Nguyễn Văn A,0900.000.001,a,,,\n"
	                              "NV02,Trần Thị B,09O4,,,,\n"
	                              "NV03,,,,,,\n"
	                              ",Lê Văn C,,,,,\n"
	                              "nv01,Phạm Văn D,,,,,\n"
	                              "NV 5,Đỗ Văn E,,a b,,,\n"
	                              "NV06,Vũ Thị G,,a,sếp,-1,30/2/2027\n"
	                              "NV07,Lý Văn H,,h,trực,0,2027-06-01\n",
	                              &bad);
	static const char *const texts[] = {
	    "nhan-su.csv:3: column \"điện thoại\": \"09O4\" is not a telephone number",
	    "nhan-su.csv:4: column \"họ tên\": must not be empty",
	    "nhan-su.csv:5: column \"mã\": must not be empty",
	    "nhan-su.csv:6: column \"mã\": \"nv01\" is in the file twice",
	    "nhan-su.csv:7: column \"mã\": \"NV 5\" is not a code: at most 32 letters without "
	    "accents, digits and - _ .",
	    "nhan-su.csv:7: column \"login\": \"a b\" is not the name of a user",
	    "nhan-su.csv:8: column \"login\": \"a\" is in the file twice",
	    "nhan-su.csv:8: column \"vai trò\": \"sếp\" is none of: người trực (officer), "
	    "người phụ trách (supervisor), người xem (reader)",
	    "nhan-su.csv:8: column \"tối đa ca\": \"-1\" is not a whole number from 0 to 999",
	};
	assert_int_equal(bad.n, sizeof texts / sizeof *texts + 1);
	assert_non_null(strstr(bad.item[9].text, "nhan-su.csv:8: column \"nghỉ từ\": "));
	assert_non_null(strstr(bad.item[9].text, "30/2/2027"));
	assert_string_equal(bad.item[0].code, "bad-phone");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(bad.item[i].text, texts[i]);
	assert_int_equal(findings_count(&bad, FINDING_ERROR), bad.n);
	assert_int_equal(staff.n, 2);
	assert_string_equal(staff.person[1].code, "NV07");
	findings_release(&bad);
	staff_release(&staff);
}

static void a_missing_column_fails_and_an_unknown_one_is_a_notice(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct err err = {0};
	struct staff staff = {0};
	const char *text = "họ tên,điện thoại\nA,113\n";
	assert_false(staff_read(&staff, NULL, "x.csv", text, strlen(text), &bad, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_string_equal(err.msg, "x.csv:1: there is no column \"mã\"");
	assert_false(staff_read(&staff, NULL, "x.csv", "", 0, &bad, &err));
	assert_int_equal(bad.n, 0);

	staff = staff_of("STT,mã,họ tên,màu\n1,NV01,A,đỏ\n", &bad);
	assert_int_equal(staff.n, 1);
	assert_int_equal(findings_count(&bad, FINDING_ERROR), 0);
	assert_string_equal(bad.item[0].text,
	                    "nhan-su.csv:1: the column \"màu\" is not known and was left out");
	findings_release(&bad);
	staff_release(&staff);
}

static void a_line_with_too_many_fields_is_bad_and_the_others_come_in(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct staff staff = staff_of("mã,họ tên\nNV01,A,B\nNV02,C,\n", &bad);
	static const char *const texts[] = {
	    "nhan-su.csv:2: 3 fields, but the first line names only 2 columns"};
	assert_bad(&bad, texts, 1);
	assert_int_equal(staff.n, 1);
	assert_string_equal(staff.person[0].code, "NV02");
	staff_release(&staff);
}

static void a_name_in_decomposed_letters_comes_in_composed(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct staff staff =
	    staff_of("ma\xCC\x83,ho\xCC\xA3 te\xCC\x82n\nNV01,\xC4\x90\xC3\x94\xCC\x81"
	             "C\n",
	             &bad);
	assert_int_equal(staff.n, 1);
	assert_string_equal(staff.person[0].name, "ĐỐC");
	staff_release(&staff);
}

static void leave_is_whole_days_unless_it_gives_hours(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct leaves leaves = leaves_of("mã,từ,đến,loại,ghi chú\n"
	                                 "NV01,30/4/2027,01/05/2027,phép,về quê\n"
	                                 "NV01,2027-05-03,,công tác,\n"
	                                 "Trần Thị B,2027-05-01 08:00,2027-05-01 12:30,Ốm,\n"
	                                 "NV02,2/5/2027,2/5/2027,Không muốn,\n"
	                                 "NV02,3/5/2027,3/5/2027,muốn trực,\n"
	                                 "NV02,3/5/2027,4/5/2027,,\n"
	                                 "NV02,6/5/2027,,Nghỉ bù,\n"
	                                 "NV02,7/5/2027,,Thai sản,\n"
	                                 "NV02,8/5/2027,,annual,\n"
	                                 "NV02,9/5/2027,,đi học,\n",
	                                 &bad);
	static const struct {
		const char *person, *from, *to;
		enum leave_kind kind;
	} wanted[] = {
	    {"NV01", "2027-04-30T00:00:00+07:00", "2027-05-02T00:00:00+07:00", LEAVE_ANNUAL},
	    {"NV01", "2027-05-03T00:00:00+07:00", "2027-05-04T00:00:00+07:00", LEAVE_MISSION},
	    {"NV02", "2027-05-01T08:00:00+07:00", "2027-05-01T12:30:00+07:00", LEAVE_SICK},
	    {"NV02", "2027-05-02T00:00:00+07:00", "2027-05-03T00:00:00+07:00", LEAVE_WISH_OFF},
	    {"NV02", "2027-05-03T00:00:00+07:00", "2027-05-04T00:00:00+07:00", LEAVE_WISH_ON},
	    {"NV02", "2027-05-03T00:00:00+07:00", "2027-05-05T00:00:00+07:00", LEAVE_ABSENT},
	    {"NV02", "2027-05-06T00:00:00+07:00", "2027-05-07T00:00:00+07:00", LEAVE_REST},
	    {"NV02", "2027-05-07T00:00:00+07:00", "2027-05-08T00:00:00+07:00", LEAVE_MATERNITY},
	    {"NV02", "2027-05-08T00:00:00+07:00", "2027-05-09T00:00:00+07:00", LEAVE_ANNUAL},
	    {"NV02", "2027-05-09T00:00:00+07:00", "2027-05-10T00:00:00+07:00", LEAVE_ABSENT},
	};
	assert_int_equal(bad.n, 0);
	assert_int_equal(leaves.n, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < leaves.n; i++) {
		char text[ZONE_TEXT];
		assert_string_equal(leaves.leave[i].person, wanted[i].person);
		assert_string_equal(zone_iso(text, leaves.leave[i].from), wanted[i].from);
		assert_string_equal(zone_iso(text, leaves.leave[i].to), wanted[i].to);
		assert_int_equal(leaves.leave[i].kind, wanted[i].kind);
		assert_string_equal(leaves.leave[i].id, "");
	}
	assert_string_equal(leaves.leave[0].note, "về quê");
	leaves_release(&leaves);
}

static void each_bad_line_of_leave_is_named(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct leaves leaves = leaves_of("mã,từ,đến,loại\n"
	                                 "NV09,30/4/2027,,\n"
	                                 "NV01,30/4/2027,29/4/2027,\n"
	                                 "NV01,hôm qua,,\n"
	                                 "NV01,30/4/2027 08:00,,\n"
	                                 "NV01,30/4/2027,,trăng mật\n"
	                                 "NV01,30/4/2027,,nghỉ\n",
	                                 &bad);
	static const char *const texts[] = {
	    "nghi.csv:2: column \"mã\": nobody is known as \"NV09\"",
	    "nghi.csv:3: column \"đến\": \"29/4/2027\" is not after the beginning, 30/4/2027",
	    "nghi.csv:4: column \"từ\": \"hôm qua\" is neither a day (30/4/2027) nor a time "
	    "(30/4/2027 17:00)",
	    "nghi.csv:5: column \"từ\": a time of the day needs an end",
	    "nghi.csv:6: column \"loại\": \"trăng mật\" is none of: nghỉ (absent), "
	    "nghỉ phép (annual), nghỉ ốm (sick), công tác (mission), thai sản (maternity), "
	    "nghỉ bù (rest), không muốn (wish_off), muốn trực (wish_on)",
	};
	assert_bad(&bad, texts, sizeof texts / sizeof *texts);
	assert_int_equal(leaves.n, 1);
	leaves_release(&leaves);
}

static void a_notice_of_holidays_comes_in_and_is_official(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct holidays list = holidays_of("Ngày;Loại;Kỳ nghỉ;Nguồn\n"
	                                   "24/01/2028;nghỉ lễ;Tết/2028;Thông báo 1/TB-BNV\n"
	                                   "05/02/2028;làm bù;tet/2028;Thông báo 1/TB-BNV\n"
	                                   "2028-05-12;nghỉ hoán đổi;13-5/2028;Thông báo 2\n",
	                                   &bad);
	assert_int_equal(bad.n, 0);
	assert_int_equal(list.n, 3);
	assert_string_equal(list.day[0].period, "tet/2028");
	assert_string_equal(list.day[0].name, "Tết Nguyên đán");
	assert_int_equal(list.day[0].type, DAY_STATUTORY);
	assert_int_equal(list.day[0].status, HOLIDAY_OFFICIAL);
	assert_string_equal(list.day[0].source, "Thông báo 1/TB-BNV");
	assert_int_equal(list.day[1].type, DAY_MAKEUP_WORKDAY);
	assert_string_equal(list.day[2].period, "13-5/2028");
	holidays_release(&list);
}

static void each_bad_line_of_a_notice_is_named(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct holidays list = holidays_of("date,type,period,status,source\n"
	                                   "2028-01-24,nghỉ,tet/2028,,TB 1\n"
	                                   "2028-01-25,statutory,tet,,TB 1\n"
	                                   "2028-01-26,statutory,tet/2027,,TB 1\n"
	                                   "2028-01-22,compensatory,tet/2028,,TB 1\n"
	                                   "2028-01-27,statutory,tet/2028,maybe,TB 1\n"
	                                   "2028-01-28,statutory,tet/2028,,\n"
	                                   "2028-01-29,weekly_rest,tet/2028,,TB 1\n"
	                                   "29/1/2028,weekly_rest,tet/2028,,TB 1\n",
	                                   &bad);
	static const char *const texts[] = {
	    "nghi-le.csv:2: column \"type\": \"nghỉ\" is none of: nghỉ lễ (statutory), "
	    "nghỉ bù (compensatory), nghỉ hằng tuần (weekly_rest), nghỉ hoán đổi (swapped_off), "
	    "làm bù (makeup_workday), làm việc (workday)",
	    "nghi-le.csv:3: column \"period\": \"tet\" is not a period such as tet/2028",
	    "nghi-le.csv:4: column \"period\": \"tet/2027\" is far from the date 2028-01-26",
	    "nghi-le.csv:5: column \"type\": 2028-01-22 is a Saturday and cannot be "
	    "\"compensatory\"",
	    "nghi-le.csv:6: column \"status\": \"maybe\" is none of: chính thức (official), "
	    "theo luật (by_law), tạm tính (provisional)",
	    "nghi-le.csv:7: column \"source\": must not be empty",
	    "nghi-le.csv:9: column \"date\": \"29/1/2028\" is in the file twice",
	};
	assert_bad(&bad, texts, sizeof texts / sizeof *texts);
	assert_int_equal(list.n, 1);
	holidays_release(&list);
}

static void a_contact_comes_in_unverified_unless_it_says_otherwise(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct contacts list = contacts_of(
	    "mã,tổ chức,điện thoại,thư điện tử,nguồn,ngày nguồn,từ,trạng thái,thay cho\n"
	    "N01,Nhà mạng,\"0225.3842.123; 1800 1234\",a@b.vn,Hợp đồng 12,2026-10,"
	    "1/11/2026,,\"C04 ; C05\"\n"
	    "N02,Công an phường,113,,Công văn 1,2026,,đang dùng,\n",
	    &bad);
	assert_int_equal(bad.n, 0);
	assert_int_equal(list.n, 2);
	const struct contact *contact = &list.contact[0];
	assert_int_equal(contact->n_phones, 2);
	assert_string_equal(contact->phone[0], "+842253842123");
	assert_string_equal(contact->phone[1], "18001234");
	assert_string_equal(contact->source_date, "2026-10");
	assert_string_equal(contact->valid_from, "2026-11-01");
	assert_string_equal(contact->supersedes, "C04,C05");
	assert_int_equal(contact->status, CONTACT_UNVERIFIED);
	assert_int_equal(contact->rank, 99);
	assert_int_equal(list.contact[1].status, CONTACT_CURRENT);
	contacts_release(&list);
}

static void each_bad_line_of_contacts_is_named(void **state)
{
	(void)state;
	struct findings bad = {0};
	struct contacts list = contacts_of("id,organisation,phones,email,source,rank,valid_until\n"
	                                   "N01,A,12,,S,,\n"
	                                   "N02,A,113,a.b.vn,S,,\n"
	                                   "N03,A,113,,,,\n"
	                                   "N04,A,,,S,,\n"
	                                   "N05,A,113,,S,x,\n"
	                                   "N06,A,113,,S,,2026-13\n"
	                                   "N 7,A,113,,S,,\n"
	                                   "N08,A,113,,S,1,2026\n"
	                                   "N08,A,113,,S,1,2026\n",
	                                   &bad);
	static const char *const texts[] = {
	    "danh-ba.csv:2: column \"phones\": \"12\" is not a telephone number",
	    "danh-ba.csv:3: column \"email\": \"a.b.vn\" is not an e-mail address",
	    "danh-ba.csv:4: column \"source\": must not be empty",
	    "danh-ba.csv:5: column \"id\": \"N04\" has no telephone number, e-mail or address",
	    "danh-ba.csv:6: column \"rank\": \"x\" is not a whole number from 0 to 99",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(bad.item[i].text, texts[i]);
	assert_int_equal(bad.n, 8);
	assert_non_null(strstr(bad.item[5].text, "danh-ba.csv:7: column \"valid_until\""));
	assert_non_null(strstr(bad.item[6].text, "danh-ba.csv:8: column \"id\""));
	assert_non_null(strstr(bad.item[7].text, "danh-ba.csv:10: column \"id\""));
	findings_release(&bad);
	assert_int_equal(list.n, 1);
	contacts_release(&list);
}

static void who_is_known_keeps_what_the_file_does_not_speak_of(void **state)
{
	struct findings bad = {0};
	struct err err;
	struct staff known, staff;
	static const char full[] =
	    "mã,họ tên,chức vụ,điện thoại,kỹ năng,login,vai trò,tối đa ca\n"
	    "NV01,Nguyễn An,Phó Giám đốc,0904185683,Lãnh đạo,an,phụ trách,3\n"
	    "NV02,Trần Bình,,,,binh,phụ trách,\n";
	static const char numbers[] = "mã,họ tên,điện thoại\nNV01,Nguyễn Văn An,\n";
	static const char roles[] = "mã,họ tên,vai trò\nNV01,Nguyễn An,\nNV02,Trần Bình,trực\n";

	(void)state;
	assert_true(staff_read(&known, NULL, "a.csv", full, sizeof full - 1, &bad, &err));
	assert_true(staff_read(&staff, &known, "b.csv", numbers, sizeof numbers - 1, &bad, &err));
	assert_int_equal(staff.n, 1);
	assert_string_equal(staff.person[0].name, "Nguyễn Văn An");
	assert_string_equal(staff.person[0].position, "Phó Giám đốc");
	assert_string_equal(staff.person[0].phone, "");
	assert_string_equal(staff.person[0].login, "an");
	assert_int_equal(staff.person[0].role, ROLE_SUPERVISOR);
	assert_int_equal(staff.person[0].max_shifts, 3);
	assert_true(person_has_skill(&staff.person[0], "lanh-dao"));
	staff_release(&staff);
	assert_true(staff_read(&staff, &known, "c.csv", roles, sizeof roles - 1, &bad, &err));
	assert_int_equal(staff.person[0].role, ROLE_SUPERVISOR);
	assert_int_equal(staff.person[1].role, ROLE_OFFICER);
	staff_release(&staff);
	staff_release(&known);
	assert_int_equal(bad.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(staff_comes_in_with_all_that_a_table_says),
	    cmocka_unit_test(english_headers_are_read_too),
	    cmocka_unit_test(each_bad_line_of_staff_is_named_and_the_good_ones_come_in),
	    cmocka_unit_test(a_missing_column_fails_and_an_unknown_one_is_a_notice),
	    cmocka_unit_test(a_line_with_too_many_fields_is_bad_and_the_others_come_in),
	    cmocka_unit_test(a_name_in_decomposed_letters_comes_in_composed),
	    cmocka_unit_test(leave_is_whole_days_unless_it_gives_hours),
	    cmocka_unit_test(each_bad_line_of_leave_is_named),
	    cmocka_unit_test(a_notice_of_holidays_comes_in_and_is_official),
	    cmocka_unit_test(each_bad_line_of_a_notice_is_named),
	    cmocka_unit_test(who_is_known_keeps_what_the_file_does_not_speak_of),
	    cmocka_unit_test(a_contact_comes_in_unverified_unless_it_says_otherwise),
	    cmocka_unit_test(each_bad_line_of_contacts_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
