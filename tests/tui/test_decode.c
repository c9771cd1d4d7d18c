#include "test.h"

#include <string.h>

#include "base/str.h"
#include "decode.h"

#include "base/banned.h"

/* All keys that the bytes make, as text: names of codes, text in quotes. */
static const char *keys_of(struct str *out, const char *bytes)
{
	struct decode decode = {0};
	struct key key;

	str_clear(out);
	for (; *bytes; bytes++)
		if (decode_byte(&decode, &key, (unsigned char)*bytes))
			str_addf(out, key.text[0] ? "%d'%s' " : "%d ", key.code, key.text);
	if (decode_idle(&decode, &key))
		str_addf(out, "%d ", key.code);
	return str_text(out);
}

static void bytes_become_keys(void **state)
{
	static const struct {
		const char *bytes, *wanted;
	} cases[] = {
	    {"nq", "110'n' 113'q' "},
	    {"\r\n\t\b\x7f", "13 13 9 127 127 "},
	    {"\x0c\x1a", "12 26 "},
	    {"ễ", "256'ễ' "},
	    {"e\xcc\x82", "101'e' 256'\xcc\x82' "},
	    {"\x1b", "27 "},
	    /* What is not UTF-8, not even by its rules, is nothing; what follows is whole again. */
	    {"\xe9k", "107'k' "},
	    {"\xe1\xbbq", "113'q' "},
	    {"\x80\xff\xc0\xafx", "120'x' "},
	    {"\xed\xa0\x80x", "120'x' "},
	    /* Sequences that nobody knows, and keys with Alt. */
	    {"\x1b[1;9Zq", "113'q' "},
	    {"\x1b[?1;2cq", "113'q' "},
	    {"\x1bOwq", "113'q' "},
	    {"\x1bnq", "113'q' "},
	    {"\x1b"
	     "đq",
	     "113'q' "},
	    {"\x1b]11;rgb:0000/0000/0000\x07q", "113'q' "},
	    {"\x1bP1$r0m\x1b\\q", "113'q' "},
	    {"\x1b\x1b", "27 27 "},
	    /* Usual keys, whatever the terminal's description says of them. */
	    {"\x1b[A\x1bOB\x1b[H\x1b[4~", "260 261 264 265 "},
	    /* Pasted text is never a command, whatever it holds. */
	    {"\x1b[200~nđ\rq\x03\x1b[201~n", "257'n' 257'đ' 257' ' 257'q' 110'n' "},
	};
	struct str text = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(keys_of(&text, cases[i].bytes), cases[i].wanted);
	str_release(&text);
}

static void no_bytes_at_all_break_it(void **state)
{
	struct decode decode = {0};
	unsigned seed = 1;
	struct key key;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		seed = seed * 1103515245U + 12345U;
		if (decode_byte(&decode, &key, (unsigned char)(seed >> 16)))
			assert_true(strlen(key.text) < sizeof(key.text));
		if (seed >> 28 == 0)
			decode_idle(&decode, &key);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bytes_become_keys),
	    cmocka_unit_test(no_bytes_at_all_break_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
