#include "base/viet.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include "base/banned.h"

/* Combining marks as they stand in decomposed text. */
enum mark {
	GRAVE = 0x0300,
	ACUTE = 0x0301,
	CIRCUMFLEX = 0x0302,
	TILDE = 0x0303,
	BREVE = 0x0306,
	HOOK_ABOVE = 0x0309,
	HORN = 0x031B,
	DOT_BELOW = 0x0323,
};

#define SMALL_D_STROKE   0x0111
#define CAPITAL_D_STROKE 0x0110

/* Classes of signs, in their order; the upper byte of a primary weight. */
enum class { BLANK = 1, SIGN, DIGIT, LETTER, FOREIGN };

/* One letter with its marks, as weights of three levels. */
struct element {
	uint32_t letter; /* 0 is the end of the text */
	uint32_t tone;
	uint32_t form; /* small before capital */
};

static bool is_mark(uint32_t c)
{
	return c >= 0x0300 && c <= 0x036F;
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0x00A0;
}

static uint32_t weight(enum class class, uint32_t value)
{
	return (uint32_t) class << 24 | value;
}

static uint32_t letter_weight(uint32_t small)
{
	if (small >= 'a' && small <= 'z')
		return weight(LETTER, (small - 'a' + 1) * 4);
	if (small == SMALL_D_STROKE)
		return weight(LETTER, ('d' - 'a' + 1) * 4 + 1);
	if (small >= '0' && small <= '9')
		return weight(DIGIT, small);
	if (is_blank(small))
		return weight(BLANK, 0);
	return weight(small < 0x80 || (small >= 0x2000 && small < 0x2C00) ? SIGN : FOREIGN, small);
}

/* How far a mark moves its letter on in the alphabet (a ă â, e ê, o ô ơ, u ư); 0 when it does not.
 */
static uint32_t shape(uint32_t small, uint32_t mark)
{
	static const struct {
		char letter;
		uint32_t mark;
		uint32_t step;
	} shapes[] = {
	    {'a', BREVE, 1},      {'a', CIRCUMFLEX, 2}, {'e', CIRCUMFLEX, 1},
	    {'o', CIRCUMFLEX, 1}, {'o', HORN, 2},       {'u', HORN, 1},
	};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if ((uint32_t)shapes[i].letter == small && shapes[i].mark == mark)
			return shapes[i].step;
	return 0;
}

static uint32_t tone_rank(uint32_t mark)
{
	static const uint32_t order[] = {GRAVE, HOOK_ABOVE, TILDE, ACUTE, DOT_BELOW};
	uint32_t n = sizeof order / sizeof *order;

	for (uint32_t i = 0; i < n; i++)
		if (order[i] == mark)
			return i + 1;
	return mark; /* a foreign mark: behind all tones */
}

static struct element next_element(const char **text)
{
	uint32_t c = utf8_next(text);
	struct element e = {0};
	bool shaped = false;

	if (c == 0)
		return e;
	uint32_t small = utf8_lower(c);
	e.letter = letter_weight(small);
	e.form = c != small;
	for (;;) {
		const char *after = *text;
		uint32_t mark = utf8_next(&after);
		if (!is_mark(mark))
			return e;
		uint32_t step = shaped ? 0 : shape(small, mark);
		if (step > 0) {
			e.letter += step;
			shaped = true;
		} else {
			e.tone = e.tone * 8 + tone_rank(mark);
		}
		*text = after;
	}
}

static int order(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* Letters decide over the whole text before any tone does, tones before capitals. */
int viet_compare(const char *a, const char *b)
{
	char *whole_a = utf8_decompose(a);
	char *whole_b = utf8_decompose(b);
	const char *rest_a = whole_a;
	const char *rest_b = whole_b;
	int letter = 0;
	int tone = 0;
	int form = 0;
	struct element x;

	do {
		x = next_element(&rest_a);
		struct element y = next_element(&rest_b);
		letter = order(x.letter, y.letter);
		if (tone == 0)
			tone = order(x.tone, y.tone);
		if (form == 0)
			form = order(x.form, y.form);
	} while (letter == 0 && x.letter != 0);
	free(whole_a);
	free(whole_b);
	if (letter != 0)
		return letter;
	return tone != 0 ? tone : form;
}

struct name {
	char *given, *family, *middle;
};

static void name_split(struct name *name, const char *text)
{
	const char *blanks = " \t";
	const char *start = text + strspn(text, blanks);
	size_t n = strlen(start);

	while (n > 0 && strchr(blanks, start[n - 1]))
		n--;
	size_t given = n;
	while (given > 0 && !strchr(blanks, start[given - 1]))
		given--;
	size_t family = strcspn(start, blanks);
	if (family > given)
		family = given; /* a name of one word is a given name */
	name->given = xstrndup(start + given, n - given);
	name->family = xstrndup(start, family);
	size_t middle = family + strspn(start + family, blanks);
	size_t end = given;
	while (end > middle && strchr(blanks, start[end - 1]))
		end--;
	name->middle = xstrndup(start + middle, end - middle);
}

static void name_release(struct name *name)
{
	free(name->given);
	free(name->family);
	free(name->middle);
}

int viet_compare_names(const char *a, const char *b)
{
	struct name x;
	struct name y;

	name_split(&x, a);
	name_split(&y, b);
	int result = viet_compare(x.given, y.given);
	if (result == 0)
		result = viet_compare(x.family, y.family);
	if (result == 0)
		result = viet_compare(x.middle, y.middle);
	name_release(&x);
	name_release(&y);
	return result;
}

char *viet_fold(const char *text)
{
	char *apart = utf8_decompose(text);
	const char *rest = apart;
	struct str key = {0};
	bool blank = false;

	for (uint32_t c; (c = utf8_next(&rest)) != 0;) {
		if (is_mark(c))
			continue;
		if (is_blank(c)) {
			blank = true;
			continue;
		}
		if (blank && key.n > 0)
			str_addc(&key, ' ');
		blank = false;
		c = utf8_lower(c);
		utf8_add(&key, c == SMALL_D_STROKE ? 'd' : c);
	}
	free(apart);
	return str_take(&key);
}

struct likeness {
	uint32_t first, last;
	char ascii;
};

/* Signs that the program or people's texts use, by what is most like them in one column. */
static const struct likeness likenesses[] = {
    {0x00A0, 0x00A0, ' '},
    {0x00AB, 0x00AB, '"'},
    {0x00B0, 0x00B0, 'o'},
    {0x00B1, 0x00B1, '~'},
    {0x00B7, 0x00B7, '.'},
    {0x00BB, 0x00BB, '"'},
    {0x00D7, 0x00D7, 'x'},
    {CAPITAL_D_STROKE, CAPITAL_D_STROKE, 'D'},
    {SMALL_D_STROKE, SMALL_D_STROKE, 'd'},
    {0x2000, 0x200A, ' '},
    {0x2010, 0x2015, '-'},
    {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},
    {0x2020, 0x2021, '+'},
    {0x2022, 0x2022, '*'},
    {0x2026, 0x2026, '.'},
    {0x2039, 0x2039, '<'},
    {0x203A, 0x203A, '>'},
    {0x20AB, 0x20AB, 'd'},
    {0x2190, 0x2190, '<'},
    {0x2191, 0x2191, '^'},
    {0x2192, 0x2192, '>'},
    {0x2193, 0x2193, 'v'},
    {0x2194, 0x2194, '-'},
    {0x2212, 0x2212, '-'},
    {0x2248, 0x2248, '~'},
    {0x2260, 0x2260, '#'},
    {0x2264, 0x2264, '<'},
    {0x2265, 0x2265, '>'},
    {0x2500, 0x2501, '-'},
    {0x2502, 0x2503, '|'},
    {0x2504, 0x2505, '-'},
    {0x2506, 0x2507, '|'},
    {0x2508, 0x2509, '-'},
    {0x250A, 0x250B, '|'},
    {0x250C, 0x254B, '+'},
    {0x254C, 0x254D, '-'},
    {0x254E, 0x254F, '|'},
    {0x2550, 0x2550, '='},
    {0x2551, 0x2551, '|'},
    {0x2552, 0x2570, '+'},
    {0x2574, 0x257F, '-'},
    {0x2580, 0x259F, '#'},
    {0x25A0, 0x25A1, '#'},
    {0x25AA, 0x25AB, '*'},
    {0x25B2, 0x25B3, '^'},
    {0x25B6, 0x25B8, '>'},
    {0x25BA, 0x25BA, '>'},
    {0x25BC, 0x25BE, 'v'},
    {0x25C0, 0x25C4, '<'},
    {0x25C6, 0x25CF, '*'},
    {0x2605, 0x2606, '*'},
    {0x260E, 0x260F, 'T'},
    {0x26A0, 0x26A0, '!'},
    {0x2713, 0x2714, 'v'},
    {0x2715, 0x2718, 'x'},
};

static char ascii_for(uint32_t c)
{
	if (c < 0x80)
		return (char)c;
	for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
		if (c >= likenesses[i].first && c <= likenesses[i].last)
			return likenesses[i].ascii;
	return '?';
}

char *viet_plain(const char *text)
{
	struct str plain = {0};
	int width = 0;

	for (size_t n; (n = utf8_cluster(text, &width)) > 0; text += n) {
		char *cluster = xstrndup(text, n);
		char *apart = utf8_decompose(cluster);
		const char *rest = apart;
		uint32_t c = utf8_next(&rest);
		if (c < 0x20) {
			str_addc(&plain, (char)c); /* newline, tab */
		} else {
			for (int i = 0; i < width; i++)
				str_addc(&plain, ascii_for(c));
		}
		free(apart);
		free(cluster);
	}
	return str_take(&plain);
}
