#include "service/qr.h"

#include <ctype.h>
#include <qrencode.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/phone.h"

#include "base/banned.h"

enum { QUIET = 4 }; /* modules around the code that the standard wants light */

/* Light wherever there is no module. */
static bool is_light(const QRcode *code, int row, int col)
{
	if (row < 0 || col < 0 || row >= code->width || col >= code->width)
		return true;
	return !(code->data[row * code->width + col] & 1);
}

bool qr_text(char **out, const char *content, struct err *err)
{
	static const char *const block[] = {" ", "▄", "▀", "█"};
	QRcode *code = QRcode_encodeString8bit(content, 0, QR_ECLEVEL_L);
	struct str s = {0};

	if (!code)
		return err_errno(err, "no-qr", _("no QR code can be made of \"%s\""), content);
	for (int row = -QUIET; row < code->width + QUIET; row += 2) {
		for (int col = -QUIET; col < code->width + QUIET; col++)
			str_add(&s,
			        block[2 * is_light(code, row, col) + is_light(code, row + 1, col)]);
		str_add(&s, "\n");
	}
	QRcode_free(code);
	*out = str_take(&s);
	return true;
}

char *qr_dial(const char *e164)
{
	char phone[PHONE_TEXT];
	struct str s = {0};

	str_add(&s, "tel:");
	for (const char *c = phone_format(phone, e164); *c; c++)
		if (isdigit((unsigned char)*c) || (*c == '+' && c == phone))
			str_addc(&s, *c);
	return str_take(&s);
}
