#include "view_help.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view_text.h"

#include "base/banned.h"

enum { KEYS_WIDTH = 16 };

static void add_table(struct str *text, const char *title, const struct binding *keys)
{
	if (!keys || !keys->key)
		return;
	if (text->n)
		str_addc(text, '\n');
	str_addf(text, "%s\n", title);
	for (const struct binding *b = keys; b->key; b++) {
		struct str names = {0};
		char name[PRESS_NAME];

		str_add(&names, press_name(name, b->key));
		if (b->twin)
			str_addf(&names, ", %s", press_name(name, b->twin));
		str_add(text, "  ");
		utf8_pad(text, str_text(&names), KEYS_WIDTH);
		str_addf(text, " %s\n", _(b->help));
		str_release(&names);
	}
}

struct view *view_help_open(const struct view_type *type, const struct binding *everywhere)
{
	struct str text = {0};
	struct view *view;

	add_table(&text, _(type->name), type->keys);
	add_table(&text, _("While typing"), type->typing);
	if (type->move)
		add_table(&text, _("Moving"), view_move_keys);
	add_table(&text, _("Everywhere"), everywhere);
	view = view_prose_open(_("Help"), str_text(&text));
	str_release(&text);
	return view;
}
