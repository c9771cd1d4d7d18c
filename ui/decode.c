#include "decode.h"

#include <string.h>

#include "base/utf8.h"

#include "base/banned.h"

/* What terminals send for these keys, whatever their description says. */
static const struct {
	const char *sequence; /* after Esc [ or Esc O */
	int code;
} usual[] = {
    {"A", PRESS_UP},         {"B", PRESS_DOWN},    {"C", PRESS_RIGHT},   {"D", PRESS_LEFT},
    {"H", PRESS_HOME},       {"F", PRESS_END},     {"1~", PRESS_HOME},   {"4~", PRESS_END},
    {"7~", PRESS_HOME},      {"8~", PRESS_END},    {"3~", PRESS_DELETE}, {"5~", PRESS_PAGE_UP},
    {"6~", PRESS_PAGE_DOWN}, {"Z", PRESS_BACKTAB},
};

static const char paste_start[] = "200~", paste_end[] = "201~";

static bool key_set(struct key *out, int code, const char *text, size_t n)
{
	*out = (struct key){.code = code};
	memcpy(out->text, text, n);
	return true;
}

static size_t character_size(unsigned char lead)
{
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if (lead >= 0xe0 && lead <= 0xef)
		return 3;
	return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

static bool ascii_key(const struct decode *decode, struct key *out, unsigned char byte)
{
	char c = (char)byte;

	if (decode->pasting) {
		if (byte == '\r' || byte == '\n' || byte == '\t')
			c = ' ';
		return c >= ' ' && c < PRESS_BACKSPACE && key_set(out, PRESS_PASTE, &c, 1);
	}
	if (byte == '\n')
		return key_set(out, PRESS_ENTER, "", 0);
	if (byte == '\b')
		return key_set(out, PRESS_BACKSPACE, "", 0);
	if (byte == 0)
		return false;
	return key_set(out, byte, &c, byte >= ' ' && byte < PRESS_BACKSPACE ? 1 : 0);
}

static bool text_byte(struct decode *decode, struct key *out, unsigned char byte)
{
	if (decode->want && (byte & 0xc0) == 0x80) {
		decode->part[decode->n++] = (char)byte;
		if (decode->n < decode->want)
			return false;
		decode->want = 0;
		return utf8_is_valid(decode->part, decode->n) &&
		       key_set(out, decode->pasting ? PRESS_PASTE : PRESS_TEXT, decode->part,
		               decode->n);
	}
	decode->want = 0;
	if (byte == PRESS_ESC) {
		decode->state = DECODE_ESC;
		return false;
	}
	if (byte < 0x80)
		return ascii_key(decode, out, byte);
	decode->want = character_size(byte);
	decode->part[0] = (char)byte;
	decode->n = 1;
	return false;
}

/* The byte after Esc: the kind of sequence, or a letter typed with Alt, which is nobody's. */
static bool escape_byte(struct decode *decode, struct key *out, unsigned char byte)
{
	decode->n = 0;
	switch (byte) {
	case '[':
		decode->state = DECODE_CSI;
		return false;
	case 'O':
		decode->state = DECODE_SS3;
		return false;
	case ']':
	case 'P':
	case '_':
	case '^':
		decode->state = DECODE_STRING;
		return false;
	case PRESS_ESC:
		return !decode->pasting && key_set(out, PRESS_ESC, "", 0);
	default:
		decode->state = DECODE_TEXT;
		/* The rest of a letter outside ASCII must not be taken for the start of one. */
		decode->want = byte >= 0x80 ? character_size(byte) : 0;
		decode->part[0] = '\xff';
		decode->n = 1;
		return false;
	}
}

static bool usual_key(const struct decode *decode, struct key *out)
{
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (strlen(usual[i].sequence) == decode->n &&
		    memcmp(usual[i].sequence, decode->part, decode->n) == 0)
			return !decode->pasting && key_set(out, usual[i].code, "", 0);
	return false;
}

static bool sequence_byte(struct decode *decode, struct key *out, unsigned char byte)
{
	if (byte < 0x20 || byte >= 0x7f) { /* not part of any sequence: given up */
		decode->state = DECODE_TEXT;
		return false;
	}
	if (decode->n < sizeof(decode->part))
		decode->part[decode->n++] = (char)byte;
	if (byte < 0x40)
		return false;
	decode->state = DECODE_TEXT;
	if (decode->n == 4 && memcmp(decode->part, paste_start, 4) == 0)
		decode->pasting = true;
	else if (decode->n == 4 && memcmp(decode->part, paste_end, 4) == 0)
		decode->pasting = false;
	return usual_key(decode, out);
}

bool decode_byte(struct decode *decode, struct key *out, unsigned char byte)
{
	switch (decode->state) {
	case DECODE_ESC:
		return escape_byte(decode, out, byte);
	case DECODE_CSI:
		if (byte == PRESS_ESC) {
			decode->state = DECODE_ESC;
			return false;
		}
		return sequence_byte(decode, out, byte);
	case DECODE_SS3:
		decode->state = DECODE_TEXT;
		decode->part[0] = (char)byte;
		decode->n = 1;
		return usual_key(decode, out);
	case DECODE_STRING: /* a terminal's answer: up to BEL or Esc \ */
		if (byte == '\a')
			decode->state = DECODE_TEXT;
		else if (byte == PRESS_ESC)
			decode->state = DECODE_STRING_END;
		return false;
	case DECODE_STRING_END:
		decode->state = DECODE_TEXT;
		return false;
	case DECODE_TEXT:
	default:
		return text_byte(decode, out, byte);
	}
}

bool decode_idle(struct decode *decode, struct key *out)
{
	if (decode->state != DECODE_ESC)
		return false;
	decode->state = DECODE_TEXT;
	return !decode->pasting && key_set(out, PRESS_ESC, "", 0);
}

bool decode_special(struct decode *decode, struct key *out, int code)
{
	decode->state = DECODE_TEXT;
	decode->want = 0;
	return !decode->pasting && key_set(out, code, "", 0);
}
