#include "domain/pin.h"

#include <string.h>

#include "base/i18n.h"

#include "base/banned.h"

static const char letters[] = "ACDEFGHJKMNPQRTUVWXY3479";

enum { N_LETTERS = 20, N_SIGNS = 24 };

_Static_assert(sizeof letters == N_SIGNS + 1, "letters, then digits");

/* Each as far from the one `apart` places before it as `step` says. */
static bool is_run(const char *pin, size_t apart, int step)
{
	for (size_t i = apart; pin[i]; i++)
		if (((pin[i] - pin[i - apart] - step) % 10 + 10) % 10 != 0)
			return false;
	return true;
}

static bool is_year(const char *digits)
{
	return !strncmp(digits, "19", 2) || !strncmp(digits, "20", 2);
}

static int two(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

static bool is_day(const char *digits)
{
	return two(digits) >= 1 && two(digits) <= 31 && two(digits + 2) >= 1 &&
	       two(digits + 2) <= 12;
}

/* 1987, 150487, 15041987. */
static bool is_birth(const char *pin, size_t n)
{
	return (n == 4 && is_year(pin)) || (n == 6 && is_day(pin)) ||
	       (n == 8 && is_day(pin) && is_year(pin + 4));
}

static const char *weakness(const char *pin, const char *phone, size_t n)
{
	if (n < PIN_LEAST || n > PIN_MOST || pin[strspn(pin, "0123456789")])
		return _("a PIN has 4 to 12 digits and nothing else");
	if (is_run(pin, 1, 0) || is_run(pin, 2, 0) || is_run(pin, 1, 1) || is_run(pin, 1, -1))
		return _(
		    "a PIN is not one digit or two repeated, nor digits in a row such as 1234");
	if (is_birth(pin, n))
		return _("a PIN is not a year or a date, which others may know");
	if (strstr(phone, pin))
		return _("a PIN is not a part of your own telephone number");
	return NULL;
}

bool pin_may_be(const char *pin, const char *phone, struct err *err)
{
	const char *why = weakness(pin, phone, strlen(pin));

	return !why || err_set(err, ERR_USAGE, "weak-pin", "%s", why);
}

int64_t pin_wait(int64_t failures)
{
	int64_t over = failures - PIN_TRIES;

	if (over < 0)
		return 0;
	return over >= 6 ? 3600 : (int64_t)60 << over;
}

bool pin_code_from(char out[PIN_CODE], const uint8_t *bytes, size_t n)
{
	size_t made = 0;

	for (size_t i = 0; i < n && made < PIN_CODE - 1; i++) {
		unsigned signs = made ? N_SIGNS : N_LETTERS;

		/* 240 is a multiple of both: no sign is likelier than another. */
		if (bytes[i] < 240)
			out[made++] = letters[bytes[i] % signs];
	}
	out[made] = '\0';
	return made == PIN_CODE - 1;
}

void pin_code_clean(char *typed)
{
	char *to = typed;

	for (const char *c = typed; *c; c++) {
		if (*c == ' ' || *c == '-')
			continue;
		*to++ = (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
	}
	*to = '\0';
}

bool pin_code_is(const char *typed)
{
	return (*typed >= 'A' && *typed <= 'Z') || (*typed >= 'a' && *typed <= 'z');
}
