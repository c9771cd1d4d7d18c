#include "widget_list.h"

#include "base/banned.h"

static int clamp(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

void list_fit(struct list *list, int n, int rows)
{
	list->n = n;
	list->rows = rows > 0 ? rows : 1;
	list->cursor = clamp(list->cursor, 0, n - 1);
	list->top = clamp(list->top, list->cursor - list->rows + 1, list->cursor);
	list->top = clamp(list->top, 0, n - list->rows);
}

void list_move(struct list *list, int by)
{
	list->cursor = clamp(list->cursor + by, 0, list->n - 1);
	list_fit(list, list->n, list->rows);
}

/* How far the key goes; 0 when it is none of ours. Further than any list is long: to its end. */
static int step(const struct list *list, int code)
{
	int page = list->rows > 1 ? list->rows - 1 : 1;

	switch (code) {
	case PRESS_UP:
	case 'k':
		return -1;
	case PRESS_DOWN:
	case 'j':
		return 1;
	case PRESS_WHEEL_UP:
		return -3;
	case PRESS_WHEEL_DOWN:
		return 3;
	case PRESS_PAGE_UP:
	case 'B' & 0x1f:
		return -page;
	case PRESS_PAGE_DOWN:
	case 'F' & 0x1f:
		return page;
	case PRESS_HOME:
	case 'g':
		return -list->n - 1;
	case PRESS_END:
	case 'G':
		return list->n + 1;
	default:
		return 0;
	}
}

bool list_key(struct list *list, int code)
{
	int by = step(list, code);

	if (by)
		list_move(list, by);
	return by != 0;
}

bool list_scroll_key(struct list *list, int code)
{
	int by = code == ' ' ? step(list, PRESS_PAGE_DOWN) : step(list, code);

	if (!by)
		return false;
	list->top = clamp(list->top + by, 0, list->n - list->rows);
	list->cursor = list->top;
	return true;
}
