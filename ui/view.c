#include "view.h"

#include "base/i18n.h"

#include "base/banned.h"

const struct binding view_move_keys[] = {
    {.key = PRESS_UP, .twin = 'k', .help = N_("one line up")},
    {.key = PRESS_DOWN, .twin = 'j', .help = N_("one line down")},
    {.key = PRESS_PAGE_UP, .twin = 'B' & 0x1f, .help = N_("one page up")},
    {.key = PRESS_PAGE_DOWN, .twin = 'F' & 0x1f, .help = N_("one page down")},
    {.key = PRESS_HOME, .twin = 'g', .help = N_("to the beginning")},
    {.key = PRESS_END, .twin = 'G', .help = N_("to the end")},
    {0},
};

const struct binding *binding_find(const struct binding *keys, int code)
{
	for (const struct binding *b = keys; b && b->key; b++)
		if (b->key == code || (b->twin && b->twin == code))
			return b;
	return NULL;
}
