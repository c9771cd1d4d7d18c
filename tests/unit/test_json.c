#include "test.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/zone.h"
#include "command/json.h"

#include "base/banned.h"

static void keys_keep_their_order_and_letters_their_form(void **state)
{
	struct json *top = json_new_object();
	struct json *list;
	char *text;

	(void)state;
	json_put_text(top, "name", "Nguyễn Đông \"Huy\"");
	json_put_some(top, "unit", "");
	json_put_bool(top, "here", true);
	list = json_put_array(top, "days");
	json_put_date(list, NULL, date_from_ymd(2027, 4, 30));
	json_put_int(json_put_object(list, NULL), "a", -1);
	text = json_finish(top);
	assert_string_equal(text, "{\n"
	                          "  \"name\": \"Nguyễn Đông \\\"Huy\\\"\",\n"
	                          "  \"unit\": null,\n"
	                          "  \"here\": true,\n"
	                          "  \"days\": [\n"
	                          "    \"2027-04-30\",\n"
	                          "    {\n"
	                          "      \"a\": -1\n"
	                          "    }\n"
	                          "  ]\n"
	                          "}\n");
	free(text);
}

static void times_carry_the_offset_and_none_is_null(void **state)
{
	struct json *top = json_new_array();
	struct out out = {0};

	(void)state;
	json_put_time(top, NULL, zone_instant(date_from_ymd(2027, 4, 30), 9 * 60));
	json_put_time(top, NULL, 0);
	out_json(&out, top);
	assert_string_equal(str_text(&out.data), "[\n"
	                                         "  \"2027-04-30T09:00:00+07:00\",\n"
	                                         "  null\n"
	                                         "]\n");
	out_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys_keep_their_order_and_letters_their_form),
	    cmocka_unit_test(times_carry_the_offset_and_none_is_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
