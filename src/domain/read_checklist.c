#include "domain/read_checklist.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/read.h"

#include "base/banned.h"

enum {
	ITEM_ID,
	ITEM_TITLE,
	ITEM_KINDS,
	ITEM_BASIS,
	ITEM_CLAUSE,
	ITEM_SUGGESTED,
	ITEM_EVIDENCE,
	ITEM_ACTION,
	ITEM_COLUMNS
};

static const struct column columns[ITEM_COLUMNS] = {
    [ITEM_ID] = {"mã|id", true},
    [ITEM_TITLE] = {"việc|title", true},
    [ITEM_KINDS] = {"loại đơn vị|kinds", true},
    [ITEM_BASIS] = {"căn cứ|basis", true},
    [ITEM_CLAUSE] = {"nội dung căn cứ|clause", true},
    [ITEM_SUGGESTED] = {"mức gợi ý|suggested", true},
    [ITEM_EVIDENCE] = {"minh chứng|evidence", true},
    [ITEM_ACTION] = {"tự đếm|action", true},
};

static const struct choice answers[] = {{1, "có|yes"}, {0, "không|no"}};
static const struct choice actions[] = {{1, "contacts|danh bạ"}, {2, "numbers|số điện thoại"}};
static const char *const action_names[] = {"", "contacts", "numbers"};

static void read_item(struct reader *reader, struct checklist_items *list)
{
	int suggested = 0, action = 0;

	for (size_t i = 0; i < ITEM_COLUMNS; i++)
		if (i != ITEM_BASIS && i != ITEM_ACTION)
			read_needed(reader, i);
	read_choice(reader, &suggested, ITEM_SUGGESTED, answers, sizeof answers / sizeof *answers);
	if (*read_field(reader, ITEM_ACTION))
		read_choice(reader, &action, ITEM_ACTION, actions,
		            sizeof actions / sizeof *actions);
	if (reader->row_is_good && (suggested == 1) == (*read_field(reader, ITEM_BASIS) != '\0'))
		read_wrong(reader, ITEM_BASIS, "bad-basis",
		           _("an item rests on a duty, or it is suggested"));
	if (!reader->row_is_good)
		return;
	list->item = array_grow(list->item, list->n, sizeof *list->item);
	list->item[list->n++] = (struct checklist_item){
	    .id = xstrdup(read_field(reader, ITEM_ID)),
	    .title = xstrdup(read_field(reader, ITEM_TITLE)),
	    .kinds = xstrdup(read_field(reader, ITEM_KINDS)),
	    .basis = xstrdup(read_field(reader, ITEM_BASIS)),
	    .clause = xstrdup(read_field(reader, ITEM_CLAUSE)),
	    .suggested = suggested == 1,
	    .evidence = xstrdup(read_field(reader, ITEM_EVIDENCE)),
	    .action = xstrdup(action_names[action]),
	};
}

bool checklist_read(struct checklist_items *out, const char *name, const char *text, size_t n,
                    struct findings *bad, struct err *err)
{
	struct reader reader;
	struct checklist_items list = {0};

	if (!read_begin(&reader, columns, ITEM_COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_item(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}
