#include "key.h"

#include <stdio.h>

#include "base/i18n.h"

#include "base/banned.h"

static const struct {
	int code;
	const char *name;
} names[] = {
    {PRESS_TAB, N_("Tab")},
    {PRESS_ENTER, N_("Enter")},
    {PRESS_ESC, N_("Esc")},
    {PRESS_BACKSPACE, N_("Backspace")},
    {' ', N_("Space")},
    {PRESS_BACKTAB, N_("Shift-Tab")},
    {PRESS_DELETE, N_("Del")},
    {PRESS_UP, N_("Up")},
    {PRESS_DOWN, N_("Down")},
    {PRESS_LEFT, N_("Left")},
    {PRESS_RIGHT, N_("Right")},
    {PRESS_HOME, N_("Home")},
    {PRESS_END, N_("End")},
    {PRESS_PAGE_UP, N_("PgUp")},
    {PRESS_PAGE_DOWN, N_("PgDn")},
    {PRESS_CLICK, N_("Click")},
    {PRESS_WHEEL_UP, N_("Wheel up")},
    {PRESS_WHEEL_DOWN, N_("Wheel down")},
};

int press_control(char letter)
{
	return letter & 0x1f;
}

char *press_name(char buf[PRESS_NAME], int code)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].code == code) {
			snprintf(buf, PRESS_NAME, "%s", _(names[i].name));
			return buf;
		}
	if (code >= PRESS_F1 && code <= PRESS_F12)
		snprintf(buf, PRESS_NAME, "F%d", code - PRESS_F1 + 1);
	else if (code > 0 && code < ' ')
		snprintf(buf, PRESS_NAME, "^%c", code + '@');
	else if (code > ' ' && code < PRESS_BACKSPACE)
		snprintf(buf, PRESS_NAME, "%c", code);
	else
		buf[0] = '\0';
	return buf;
}
