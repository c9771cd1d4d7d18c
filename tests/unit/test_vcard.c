#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "sample.h"
#include "service/vcard_write.h"

static int setup(void **state)
{
	struct sample *sample = xcalloc(1, sizeof *sample);

	sample_make(sample);
	*state = sample;
	return 0;
}

static int teardown(void **state)
{
	sample_release(*state);
	free(*state);
	return 0;
}

static char *cards(struct sample *sample, enum privacy privacy)
{
	struct str out = {0};

	sample->doc.privacy = privacy;
	vcard_write(&out, &sample->doc, date_from_ymd(2026, 11, 21));
	return str_take(&out);
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, what)); at++)
		n++;
	return n;
}

static void hotlines_say_where_they_come_from(void **state)
{
	char *text = cards(*state, PRIVACY_NONE);

	assert_string_equal(
	    text, "BEGIN:VCARD\r\n"
	          "VERSION:3.0\r\n"
	          "PRODID:-//trucban//trucban//VI\r\n"
	          "UID:lien-he-C08@0123456789abcdef.trucban\r\n"
	          "FN:Công an thành phố Hải Phòng\r\n"
	          "N:Công an thành phố Hải Phòng;;;;\r\n"
	          "ORG:Công an thành phố Hải Phòng\r\n"
	          "TITLE:Phòng An ninh mạng: hỗ trợ khi có sự cố\r\n"
	          "TEL;TYPE=WORK,VOICE,PREF:+84692785415\r\n"
	          "ADR;TYPE=WORK:;;Số 55 Bến Bính\\, Hải Phòng;;;;Việt Nam\r\n"
	          "CATEGORIES:TRUC,HOTLINE\r\n"
	          "NOTE:nguồn: Công văn 926/CAHP-ANM ngày 03/02/2026\\; đang dùng\\nCó h\r\n"
	          " iệu lực từ 03/02/2026\r\n"
	          "REV:2026-02-03\r\n"
	          "END:VCARD\r\n"
	          "BEGIN:VCARD\r\n"
	          "VERSION:3.0\r\n"
	          "PRODID:-//trucban//trucban//VI\r\n"
	          "UID:lien-he-C05@0123456789abcdef.trucban\r\n"
	          "FN:(chưa xác minh) Trung tâm VNCERT/CC\r\n"
	          "N:(chưa xác minh) Trung tâm VNCERT/CC;;;;\r\n"
	          "ORG:Trung tâm VNCERT/CC\r\n"
	          "TITLE:đường dây nóng ứng cứu sự cố\r\n"
	          "TEL;TYPE=WORK,VOICE,PREF:+842436404421\r\n"
	          "TEL;TYPE=WORK,VOICE:+84869100317\r\n"
	          "EMAIL;TYPE=INTERNET,PREF:ir@vncert.vn\r\n"
	          "CATEGORIES:TRUC,HOTLINE\r\n"
	          "NOTE:nguồn: Công văn của Sở năm 2025\\, mục đ\\, 07/01/2025\\; ch\r\n"
	          " ưa xác minh\\nCó hiệu lực từ 07/01/2025\r\n"
	          "REV:2025-01-07\r\n"
	          "END:VCARD\r\n");
	free(text);
}

static void people_come_only_with_privacy(void **state)
{
	static const struct {
		enum privacy privacy;
		size_t cards, named;
	} cases[] = {{PRIVACY_NONE, 2, 0}, {PRIVACY_DUTY, 2 + 8, 0}, {PRIVACY_FULL, 3 + 8, 1}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = cards(*state, cases[i].privacy);

		assert_int_equal(count(text, "BEGIN:VCARD"), cases[i].cards);
		assert_int_equal(count(text, "END:VCARD"), cases[i].cards);
		assert_int_equal(count(text, "+84914463645"), cases[i].named);
		assert_int_equal(count(text, "+84984462472"), 0);
		free(text);
	}
}

static void names_are_taken_apart_as_telephones_want_them(void **state)
{
	char *text = cards(*state, PRIVACY_FULL);

	assert_non_null(
	    strstr(text, "FN:Nguyễn Thị Phương Thảo\r\nN:Nguyễn;Thảo;Thị Phương;;\r\n"));
	assert_non_null(strstr(text, "FN:(chưa xác minh) Trần Văn Chánh – Sở Ví dụ\r\n"
	                             "N:Trần;Chánh;Văn;;\r\n"));
	assert_non_null(strstr(text, "TEL;TYPE=CELL,VOICE,PREF:+84900000005\r\n"));
	free(text);
}

static void a_confirmed_contact_says_when(void **state)
{
	struct sample *sample = *state;
	struct contact *contact = &sample->contacts.contact[1];
	char *text;

	contact->status = CONTACT_CURRENT;
	contact->confirmed_at = zone_instant(date_from_ymd(2026, 11, 21), 615);
	text = cards(sample, PRIVACY_NONE);
	assert_null(strstr(text, "chưa xác minh"));
	assert_non_null(strstr(text, "REV:2026-11-21T03:15:00Z\r\n"));
	assert_non_null(strstr(text, "xác nhận"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(hotlines_say_where_they_come_from, setup, teardown),
	    cmocka_unit_test_setup_teardown(people_come_only_with_privacy, setup, teardown),
	    cmocka_unit_test_setup_teardown(names_are_taken_apart_as_telephones_want_them, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(a_confirmed_contact_says_when, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
