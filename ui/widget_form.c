#include "widget_form.h"

#include "base/banned.h"

struct line *form_line(struct form *form)
{
	return &form->field[form->at].line;
}

const char *form_text(const struct form *form, int field)
{
	return line_text(&form->field[field].line);
}

bool form_go(struct form *form, int by)
{
	int to = form->at + by;

	if (to < 0 || to >= form->n)
		return false;
	form->at = to;
	return true;
}

bool form_has_text(const struct form *form)
{
	for (int i = 0; i < form->n; i++)
		if (*form_text(form, i))
			return true;
	return false;
}

static int label_width(const struct form *form, const struct canvas *canvas)
{
	int width = 0;

	for (int i = 0; i < form->n; i++) {
		int own = canvas_width(canvas, form->field[i].label);

		width = own > width ? own : width;
	}
	return width;
}

static int first_row(const struct form *form, struct area area)
{
	return form->at >= area.rows ? form->at - area.rows + 1 : 0;
}

static void draw_field(const struct form_field *field, struct canvas *canvas, struct area where,
                       bool active)
{
	const char *text = line_text(&field->line);

	if (active)
		line_draw(&field->line, canvas, where.row, where.col, where.cols);
	else
		canvas_print(canvas, where.row, where.col, where.cols, STYLE_PLAIN, text);
	if (!*text && field->empty)
		canvas_print(canvas, where.row, where.col, where.cols, STYLE_DIM, field->empty);
}

void form_draw(const struct form *form, struct canvas *canvas, struct area area, bool active)
{
	int first = first_row(form, area), width = label_width(form, canvas) + 3;

	for (int i = 0; i < area.rows && first + i < form->n; i++) {
		const struct form_field *field = &form->field[first + i];
		bool own = active && first + i == form->at;
		struct area where = {area.row + i, area.col + width, 1, area.cols - width};

		canvas_print(canvas, where.row, area.col, 1, STYLE_TITLE, own ? ">" : " ");
		canvas_print(canvas, where.row, area.col + 1, width, own ? STYLE_TITLE : STYLE_DIM,
		             field->label);
		draw_field(field, canvas, where, own);
	}
}

bool form_click(struct form *form, struct area area, int row)
{
	int field = first_row(form, area) + row - area.row;

	if (row < area.row || row >= area.row + area.rows || field >= form->n)
		return false;
	form->at = field;
	return true;
}

void form_release(struct form *form)
{
	for (int i = 0; i < form->n; i++)
		line_release(&form->field[i].line);
}
