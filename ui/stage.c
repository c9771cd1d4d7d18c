#include "stage.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/out.h"
#include "hints.h"
#include "stage_parts.h"
#include "view_help.h"
#include "view_text.h"

#include "base/banned.h"

struct view *stage_top(const struct stage *stage)
{
	return stage->n_pile ? stage->pile[stage->n_pile - 1] : stage->tab[stage->at];
}

bool stage_is_compact(const struct stage *stage)
{
	return stage->rows < FULL_ROWS || stage->cols < FULL_COLS;
}

bool stage_is_too_small(const struct stage *stage)
{
	return stage->rows < STAGE_ROWS || stage->cols < STAGE_COLS;
}

struct area stage_area(const struct stage *stage)
{
	int above = stage_is_compact(stage) ? 1 : 2;

	return (struct area){above, 0, stage->rows - above - 1 - stage_work_rows(stage),
	                     stage->cols};
}

/* ---- keys that hold everywhere ---- */

static void next_tab(struct view *view, struct stage *stage)
{
	(void)view;
	stage_show_tab(stage, (stage->at + 1) % stage->n_tabs);
}

static void previous_tab(struct view *view, struct stage *stage)
{
	(void)view;
	stage_show_tab(stage, (stage->at + stage->n_tabs - 1) % stage->n_tabs);
}

static void ask_command(struct view *view, struct stage *stage)
{
	(void)view;
	if (!stage->setup.command)
		return;
	line_set(&stage->prompt, "");
	stage->is_prompting = true;
}

static void help(struct view *view, struct stage *stage)
{
	stage_push(stage, view_help_open(view->type, stage->everywhere));
}

static void leave(struct view *view, struct stage *stage)
{
	(void)view;
	if (stage->n_pile)
		stage_pop(stage);
	else if (!stage_work_ask(stage))
		stage->wish = STAGE_QUIT;
}

static void repaint(struct view *view, struct stage *stage)
{
	(void)view;
	stage->wish = STAGE_REPAINT;
	stage_reload(stage);
}

static void suspend(struct view *view, struct stage *stage)
{
	(void)view;
	stage->wish = STAGE_SUSPEND;
}

static void cancel(struct view *view, struct stage *stage)
{
	(void)view;
	if (stage->n_pile)
		stage_pop(stage);
	else if (!stage_work_ask(stage))
		stage_tell(stage, STYLE_PLAIN, "%s", _("q leaves the program"));
}

static const struct binding common[] = {
    {.key = PRESS_TAB, .help = N_("the next tab"), .act = next_tab},
    {.key = PRESS_BACKTAB, .help = N_("the tab before"), .act = previous_tab},
    {.key = ':',
     .hint = N_("command"),
     .help = N_("run a command line"),
     .act = ask_command,
     .yields = 1},
    {.key = '?', .twin = PRESS_F1, .hint = N_("help"), .help = N_("this help"), .act = help},
    {.key = 'q',
     .hint = N_("quit"),
     .help = N_("close; on a tab: leave the program"),
     .act = leave,
     .yields = 2},
    {.key = PRESS_ESC, .twin = 'C' & 0x1f, .help = N_("close, cancel"), .act = cancel},
    {.key = 'L' & 0x1f, .help = N_("draw the screen again"), .act = repaint},
    {.key = 'Z' & 0x1f, .help = N_("put the program aside (fg brings it back)"), .act = suspend},
    {0},
};

static const struct binding prompt_keys[] = {
    {.key = PRESS_ENTER, .hint = N_("run"), .help = N_("run the command line")},
    {.key = PRESS_ESC, .hint = N_("cancel"), .help = N_("close, cancel")},
    {0},
};

/* What the bottom line says on a view that stands above a tab. */
static const struct binding above_hints[] = {
    {.key = ':', .hint = N_("command"), .yields = 1},
    {.key = '?', .hint = N_("help")},
    {.key = 'q', .hint = N_("close")},
    {0},
};

static const struct binding none[] = {{0}};

static const struct binding ask_keys[] = {
    {.key = 'y', .twin = 'c', .hint = N_("yes"), .help = N_("yes")},
    {.key = 'n', .twin = 'k', .hint = N_("no"), .help = N_("no")},
    {0},
};

static void make_everywhere(struct stage *stage)
{
	size_t n_common = sizeof(common) / sizeof(common[0]), n_tabs = (size_t)stage->n_tabs;

	stage->everywhere = xcalloc(n_tabs + n_common, sizeof(*stage->everywhere));
	for (size_t i = 0; i < n_tabs; i++)
		stage->everywhere[i] =
		    (struct binding){.key = '1' + (int)i, .help = stage->setup.tabs[i]->name};
	for (size_t i = 0; i < n_common; i++)
		stage->everywhere[n_tabs + i] = common[i];
}

/* ---- life ---- */

struct stage *stage_new(const struct stage_setup *setup)
{
	struct stage *stage = xcalloc(1, sizeof(*stage));

	stage->setup = *setup;
	while (setup->tabs[stage->n_tabs])
		stage->n_tabs++;
	assert(stage->n_tabs > 0 && stage->n_tabs < 10);
	stage->tab = xcalloc((size_t)stage->n_tabs, sizeof(*stage->tab));
	stage->rows = 24;
	stage->cols = 80;
	make_everywhere(stage);
	stage_show_tab(stage, 0);
	return stage;
}

static void close_pile(struct stage *stage)
{
	while (stage->n_pile) {
		struct view *view = stage->pile[--stage->n_pile];

		view->type->close(view);
	}
}

void stage_free(struct stage *stage)
{
	if (!stage)
		return;
	stage_work_release(stage);
	close_pile(stage);
	for (int i = 0; i < stage->n_tabs; i++)
		if (stage->tab[i])
			stage->tab[i]->type->close(stage->tab[i]);
	line_release(&stage->prompt);
	free(stage->pile);
	free(stage->tab);
	free(stage->everywhere);
	free(stage->message);
	free(stage->late);
	free(stage->asked);
	free(stage->question);
	free(stage->wide);
	free(stage->narrow);
	free(stage);
}

void stage_reload(struct stage *stage)
{
	struct view *view = stage_top(stage);
	struct err err;
	char *wide, *narrow;

	if (stage->setup.header) {
		if (stage->setup.header(&wide, &narrow, stage->setup.app, &err)) {
			free(stage->wide);
			free(stage->narrow);
			stage->wide = wide;
			stage->narrow = narrow;
		} else {
			stage_tell(stage, STYLE_WARNING, "%s", err.msg);
		}
	}
	if (view->type->reload && !view->type->reload(view, stage->setup.app, &err))
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
}

/* ---- for views ---- */

struct app *stage_app(const struct stage *stage)
{
	return stage->setup.app;
}

void stage_push(struct stage *stage, struct view *view)
{
	stage->pile = array_grow(stage->pile, stage->n_pile, sizeof(*stage->pile));
	stage->pile[stage->n_pile++] = view;
	stage_reload(stage);
}

void stage_pop(struct stage *stage)
{
	struct view *view;

	assert(stage->n_pile > 0);
	view = stage->pile[--stage->n_pile];
	view->type->close(view);
	stage_reload(stage);
}

struct view *stage_show_tab(struct stage *stage, int tab)
{
	close_pile(stage);
	stage->at = tab;
	if (!stage->tab[tab])
		stage->tab[tab] = stage->setup.tabs[tab]->open();
	stage_reload(stage);
	return stage->tab[tab];
}

void stage_tell(struct stage *stage, enum style style, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	char *text = xvasprintf(fmt, args);
	va_end(args);
	free(stage->message);
	stage->message = text;
	stage->message_style = style;
}

/* Nobody can be waited for within a command: it is declined, and runs again after a yes. */
static bool note_question(void *context, const char *question)
{
	struct stage *stage = context;

	free(stage->question);
	stage->question = xstrdup(question);
	return false;
}

static void show_result(struct stage *stage, const char *line, struct out *out, bool done,
                        const struct err *err)
{
	char *words = str_take(&out->words);
	size_t n = strlen(words);

	while (n > 0 && words[n - 1] == '\n')
		words[--n] = '\0';
	if (out->data.n) {
		if (n)
			str_addf(&out->data, "\n%s\n", words);
		stage_push(stage, view_text_open(line, str_text(&out->data)));
	} else {
		stage_reload(stage);
	}
	if (!done)
		stage_tell(stage, STYLE_WARNING, "%s", err->msg);
	else if (!out->data.n)
		stage_tell(stage, STYLE_GOOD, _("done: %s"), n ? words : line);
	free(words);
}

static void run_line(struct stage *stage, const char *line, bool is_agreed)
{
	struct out out = {
	    .ask = is_agreed ? NULL : note_question, .take_run = stage_take_run, .context = stage};
	const struct roster_run *before = stage->work;
	struct err err;
	bool done = stage->setup.command(stage->setup.app, line, &out, &err);

	if (stage->question)
		stage->asked = xstrdup(line);
	else if (stage->work == before &&
	         !stage->message) /* else the strip tells, or the refusal */
		show_result(stage, line, &out, done, &err);
	out_release(&out);
}

void stage_run(struct stage *stage, const char *line)
{
	run_line(stage, line, false);
}

void stage_offer(struct stage *stage, const char *line, const char *question)
{
	free(stage->asked);
	free(stage->question);
	stage->asked = xstrdup(line);
	stage->question = xstrdup(question);
}

void stage_ask(struct stage *stage, stage_agreed *agreed, const char *question)
{
	stage_offer(stage, "", question);
	stage->agreed = agreed;
}

enum stage_wish stage_take_wish(struct stage *stage)
{
	enum stage_wish wish = stage->wish;

	stage->wish = STAGE_GO_ON;
	return wish;
}

/* ---- keys ---- */

static void do_binding(struct stage *stage, const struct binding *binding)
{
	if (binding->act)
		binding->act(stage_top(stage), stage);
	else if (binding->command)
		stage_run(stage, binding->command);
	else if (binding->key >= '1' && binding->key < '1' + stage->n_tabs)
		stage_show_tab(stage, binding->key - '1');
}

static bool type_key(struct stage *stage, struct line *line, const struct key *key, bool *changed)
{
	if (line_is_full(line, key))
		stage_tell(stage, STYLE_WARNING, "%s", _("no room: the rest was left out"));
	return line_key(line, key, changed);
}

static void prompt_key(struct stage *stage, const struct key *key)
{
	if (key->code == PRESS_ENTER) {
		char *line = xstrdup(line_text(&stage->prompt));

		stage->is_prompting = false;
		if (*line)
			stage_run(stage, line);
		free(line);
	} else if (key->code == PRESS_ESC || key->code == press_control('C') ||
	           (key->code == PRESS_BACKSPACE && !*line_text(&stage->prompt))) {
		stage->is_prompting = false;
	} else {
		type_key(stage, &stage->prompt, key, NULL);
	}
}

static void answer_key(struct stage *stage, const struct key *key)
{
	const struct binding *binding = binding_find(ask_keys, key->code);
	stage_agreed *agreed = stage->agreed;
	char *line = stage->asked;

	free(stage->question);
	stage->question = stage->asked = NULL;
	stage->agreed = NULL;
	if (binding == ask_keys && agreed)
		agreed(stage_top(stage), stage);
	else if (binding == ask_keys)
		run_line(stage, line, true);
	else
		stage_tell(stage, STYLE_PLAIN, "%s", _("nothing was done"));
	free(line);
}

static void typing_key(struct stage *stage, struct view *view, const struct key *key)
{
	int code = key->code == press_control('C') ? PRESS_ESC : key->code;
	const struct binding *binding = binding_find(view->type->typing, code);
	bool changed = false;

	if (binding) {
		do_binding(stage, binding);
	} else if (type_key(stage, view->line, key, &changed)) {
		if (changed && view->type->typed)
			view->type->typed(view, stage);
	} else if (view->type->move) {
		view->type->move(view, key->code);
	}
}

const struct binding *stage_hints(const struct stage *stage)
{
	const struct view *view = stage_top(stage);

	if (stage->asked)
		return ask_keys;
	if (stage->is_prompting)
		return prompt_keys;
	return view->line ? view->type->typing : view->type->keys;
}

const struct binding *stage_always(const struct stage *stage)
{
	if (stage->asked || stage->is_prompting || stage_top(stage)->line)
		return none;
	return stage->n_pile ? above_hints : common;
}

int stage_tab_width(const struct stage *stage, const struct canvas *canvas, int tab)
{
	return canvas_width(canvas, _(stage->setup.tabs[tab]->name)) + 4;
}

static void click(struct stage *stage, const struct key *key)
{
	struct canvas *measure = canvas_new(1, stage->cols, false);
	struct area area = stage_area(stage);
	struct view *view = stage_top(stage);

	if (key->row < stage->rows - 1 && key->row >= area.row + area.rows) {
		stage_work_ask(stage);
	} else if (key->row == stage->rows - 1) {
		int code = hints_key_at(measure, key->col, stage_hints(stage), stage_always(stage));

		if (code)
			stage_key(stage, &(struct key){.code = code});
	} else if (key->row == 1 && !stage_is_compact(stage)) {
		for (int i = 0, col = 1; i < stage->n_tabs; i++) {
			int width = stage_tab_width(stage, measure, i);

			if (key->col >= col && key->col < col + width) {
				stage_show_tab(stage, i);
				break;
			}
			col += width;
		}
	} else if (key->row >= area.row && view->type->click) {
		view->type->click(view, stage, key->row - area.row, key->col - area.col);
	}
	canvas_free(measure);
}

static void command_key(struct stage *stage, const struct key *key)
{
	struct view *view = stage_top(stage);
	const struct binding *binding = binding_find(view->type->keys, key->code);
	char name[PRESS_NAME];

	if (!binding && view->type->move && view->type->move(view, key->code))
		return;
	if (!binding)
		binding = binding_find(stage->everywhere, key->code);
	if (binding)
		do_binding(stage, binding);
	else if (key->code == 's' && stage->work)
		stage_work_keep(stage);
	else if (key->code == PRESS_TEXT)
		stage_tell(
		    stage, STYLE_PLAIN,
		    _("\"%s\" is no command (is a Vietnamese input method on?); ? lists the keys"),
		    key->text);
	else if (key->code == PRESS_PASTE)
		stage_tell(stage, STYLE_PLAIN, "%s",
		           _("pasted text is taken only where text is typed"));
	else
		stage_tell(stage, STYLE_PLAIN, _("%s does nothing here; ? lists the keys"),
		           press_name(name, key->code));
}

bool stage_is_taken(const struct stage *stage)
{
	return stage->asked || stage->is_prompting || stage_top(stage)->line;
}

/* A click beside the answers to a question is none of them, as any other key. */
static bool is_answerable(const struct stage *stage, const struct key *key)
{
	return !stage->asked || key->row == stage->rows - 1;
}

static void hand_out(struct stage *stage, const struct key *key)
{
	struct view *view = stage_top(stage);

	if (stage->asks_end)
		stage_work_answer(stage, key);
	else if (key->code == PRESS_CLICK && !stage->is_prompting && is_answerable(stage, key))
		click(stage, key);
	else if (key->code == press_control('Z') || key->code == press_control('L'))
		do_binding(stage, binding_find(common, key->code));
	else if (stage->asked)
		answer_key(stage, key);
	else if (stage->is_prompting)
		prompt_key(stage, key);
	else if (view->line)
		typing_key(stage, view, key);
	else
		command_key(stage, key);
}

void stage_key(struct stage *stage, const struct key *key)
{
	free(stage->message);
	stage->message = NULL;
	if (stage_is_too_small(stage) && key->code != 'q' && key->code >= ' ')
		return;
	hand_out(stage, key);
	stage_tell_late(stage);
}
