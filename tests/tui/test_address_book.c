#include "test.h"

#include "address_book.h"
#include "base/clock.h"
#include "picture.h"

#include "base/banned.h"

static char none[] = "";
static char police[] = "Công an thành phố Hải Phòng", police_role[] = "hỗ trợ khi có sự cố",
            police_phone[] = "+84692785415", police_source[] = "Công văn của Sở",
            police_date[] = "2026-02-03";
static char centre[] = "Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam",
            centre_phone[] = "+842436404421", centre_mobile[] = "+84869100317";
static char old[] = "Sở Thông tin và Truyền thông Hải Phòng", old_phone[] = "+84984462472";
static char code[] = "CB01", person[] = "Nguyễn Đình Đức", position[] = "Chánh Văn phòng",
            unit[] = "Văn phòng", person_phone[] = "+84900000005";
static char *police_phones[] = {police_phone}, *centre_phones[] = {centre_phone, centre_mobile},
            *old_phones[] = {old_phone};

static struct contact contact(char *organisation, char **phones, size_t n,
                              enum contact_status status)
{
	return (struct contact){.id = none,
	                        .organisation = organisation,
	                        .role = none,
	                        .person = none,
	                        .phone = phones,
	                        .n_phones = n,
	                        .email = none,
	                        .address = none,
	                        .source = police_source,
	                        .source_date = police_date,
	                        .valid_from = none,
	                        .valid_until = none,
	                        .status = status,
	                        .supersedes = none,
	                        .confirmed_by = none,
	                        .note = none};
}

static void make(struct address_book *book, const char *words)
{
	struct contact list[] = {
	    contact(old, old_phones, 1, CONTACT_EXPIRED),
	    contact(police, police_phones, 1, CONTACT_CURRENT),
	    contact(centre, centre_phones, 2, CONTACT_UNVERIFIED),
	};
	struct person people[] = {
	    {.code = code,
	     .name = person,
	     .position = position,
	     .unit = unit,
	     .phone = person_phone},
	    {.code = code,
	     .name = person,
	     .position = position,
	     .unit = unit,
	     .phone = person_phone,
	     .has_left = true},
	};
	struct contacts contacts = {list, 3};
	struct staff staff = {people, 2};

	list[1].role = police_role;
	address_book_make(book, &contacts, &staff, words);
}

static void whom_to_call_first_is_on_top_and_the_expired_last(void **state)
{
	struct canvas *canvas = canvas_new(5, 80, false);
	struct address_book book;

	(void)state;
	make(&book, "");
	address_book_draw(&book, canvas, (struct area){0, 0, 5, 80}, 0, 1);
	assert_picture(
	    canvas,
	    " Công an thành phố Hải Phòng                   069.278.5415       hỗ trợ khi có…\n"
	    " Trung tâm Ứng cứu khẩn cấp không gian mạng V… (024) 3640.4421 +1 ! not verified\n"
	    " Nguyễn Đình Đức                               0900.000.005       Chánh Văn phò…\n"
	    " Sở Thông tin và Truyền thông Hải Phòng        0984.462.472       ! expired\n"
	    "\n");
	address_book_release(&book);
}

static void a_small_screen_keeps_the_number(void **state)
{
	struct canvas *canvas = canvas_new(4, 40, false);
	struct address_book book;

	(void)state;
	make(&book, "");
	address_book_draw(&book, canvas, (struct area){0, 0, 4, 40}, 0, 0);
	assert_picture(canvas, "Công an thành phố Hải Phòng 069.278.5415\n"
	                       "! Trung tâm Ứng cứu … (024) 3640.4421 +1\n"
	                       "Nguyễn Đình Đức             0900.000.005\n"
	                       "! Sở Thông tin và Truyền t… 0984.462.472\n");
	address_book_release(&book);
}

static void words_and_numbers_are_found_whatever_their_form(void **state)
{
	static const struct {
		const char *words;
		size_t found;
	} cases[] = {{"", 4},           {"duc", 1},         {"ĐỨC dinh", 1},   {"hai phong", 2},
	             {"0692785415", 1}, {"069.278", 1},     {"0869100317", 1}, {"cb01", 1},
	             {"xyz", 0},        {"  cong   an ", 1}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct address_book book;

		make(&book, cases[i].words);
		assert_int_equal(book.n, cases[i].found);
		address_book_release(&book);
	}
}

static void the_detail_says_where_a_number_comes_from(void **state)
{
	struct address_book book;

	(void)state;
	make(&book, "ung cuu khan cap");
	assert_int_equal(book.n, 1);
	assert_string_equal(book.address[0].detail,
	                    "Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam\n"
	                    "Telephone: (024) 3640.4421, 0869.100.317\n"
	                    "Source: Công văn của Sở, 03/02/2026\n"
	                    "Status: not verified");
	address_book_release(&book);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whom_to_call_first_is_on_top_and_the_expired_last),
	    cmocka_unit_test(a_small_screen_keeps_the_number),
	    cmocka_unit_test(words_and_numbers_are_found_whatever_their_form),
	    cmocka_unit_test(the_detail_says_where_a_number_comes_from),
	};
	struct err err;

	if (!clock_init("2027-05-01T09:00", &err))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
