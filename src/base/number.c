#include "base/number.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"

#include "base/banned.h"

bool number_parse(int64_t *out, const char *text, int64_t min, int64_t max, struct err *err)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	char *end = NULL;

	/* strtoll alone would take blanks and '+'. */
	if (!isdigit((unsigned char)digits[0]))
		return err_set(err, ERR_USAGE, "bad-number", _("\"%s\" is not a whole number"),
		               text);
	errno = 0;
	long long value = strtoll(text, &end, 10);
	if (*end != '\0')
		return err_set(err, ERR_USAGE, "bad-number", _("\"%s\" is not a whole number"),
		               text);
	if (errno == ERANGE || value < min || value > max)
		return err_set(err, ERR_USAGE, "number-range",
		               _("%s is not between %" PRId64 " and %" PRId64), text, min, max);
	*out = value;
	return true;
}
