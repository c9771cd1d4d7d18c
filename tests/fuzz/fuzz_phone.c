/* Telephone numbers: stored as digits, and what is shown is the same number. */
#include <stdlib.h>
#include <string.h>

#include "domain/phone.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_text(data, size);
	char e164[PHONE_TEXT], shown[PHONE_TEXT], again[PHONE_TEXT];
	struct err err = {0};

	if (!phone_parse(e164, text, &err)) {
		assert(err.code == ERR_INPUT);
		free(text);
		return 0;
	}
	size_t n = strlen(e164);
	size_t plus = e164[0] == '+' ? 1 : 0;
	assert(n >= 3 && n <= 16); /* E.164: at most 15 digits */
	assert(strspn(e164 + plus, "0123456789") == n - plus);
	assert(!plus || e164[1] != '0');
	phone_format(shown, e164);
	assert(phone_parse(again, shown, &err)); /* what is shown can be typed */
	assert(strcmp(again, e164) == 0);
	assert(!phone_is_mobile(e164) || n == 12);
	free(text);
	return 0;
}
