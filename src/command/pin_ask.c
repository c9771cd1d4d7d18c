#include "command/pin_ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/terminal.h"
#include "domain/pin.h"

#include "base/banned.h"

enum { TIMES = 3 };

/* `question` is owned by this. */
static bool ask(char *out, size_t room, char *question, struct err *err)
{
	bool ok = terminal_ask(out, room, question, err);

	free(question);
	return ok;
}

bool pin_ask(char *out, size_t room, const char *name, struct err *err)
{
	return ask(out, room, xasprintf(_("PIN of %s: "), name), err);
}

bool pin_ask_proof(char *out, size_t room, const char *name, struct err *err)
{
	return ask(out, room, xasprintf(_("Present PIN of %s, or the code given to you: "), name),
	           err);
}

/* False with what is wrong in `err`; asked anew where that is the PIN and nothing worse. */
static bool ask_twice(char *out, size_t room, const char *phone, struct err *err)
{
	char again[PIN_ROOM];
	bool same;

	if (!terminal_ask(out, room, _("New PIN, 4 to 12 digits: "), err))
		return false;
	if (!pin_may_be(out, phone, err))
		return false;
	if (!terminal_ask(again, sizeof again, _("The new PIN once more: "), err))
		return false;
	same = strcmp(again, out) == 0;
	secret_wipe(again, sizeof again);
	return same || err_set(err, ERR_USAGE, "not-same", _("the two are not the same"));
}

bool pin_ask_new(char *out, size_t room, const char *phone, struct err *err)
{
	for (int i = 1;; i++) {
		if (ask_twice(out, room, phone, err))
			return true;
		secret_wipe(out, room);
		if (i == TIMES || err->code != ERR_USAGE)
			return false;
		terminal_say(err->msg);
	}
}
