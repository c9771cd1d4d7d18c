#include "play.h"

#include <unistd.h>

#include "base/clock.h"
#include "loop.h"
#include "term.h"

#include "base/banned.h"

#define MINUTE     60
#define PASTE_STEP 256 /* pasted characters after which the screen is drawn anyway */

static void show(struct stage *stage, struct canvas **canvas)
{
	int rows, cols;

	term_size(&rows, &cols);
	if (!*canvas || (*canvas)->rows != rows || (*canvas)->cols != cols) {
		canvas_free(*canvas);
		*canvas = canvas_new(rows, cols, term_is_ascii());
	}
	stage_draw(stage, *canvas);
	term_show(*canvas);
}

/* Does what the key wants of the terminal; false when the user leaves. */
static bool grant(struct stage *stage)
{
	switch (stage_take_wish(stage)) {
	case STAGE_QUIT:
		return false;
	case STAGE_REPAINT:
		term_repaint();
		return true;
	case STAGE_SUSPEND:
		term_suspend();
		return true;
	case STAGE_GO_ON:
	default:
		return true;
	}
}

static void look_for_changes(struct stage *stage, const struct play_watch *watch)
{
	bool changed = false;
	struct err err;

	if (!watch)
		return;
	if (!watch->has_changed(&changed, stage_app(stage), &err))
		stage_tell(stage, STYLE_WARNING, "%s", err.msg);
	else if (changed)
		stage_reload(stage);
}

/* The minute in which the views were loaded moves on. */
static void tick(struct stage *stage, const struct play_watch *watch, int64_t *minute)
{
	if (clock_now() / MINUTE != *minute) {
		*minute = clock_now() / MINUTE;
		stage_reload(stage);
	}
	look_for_changes(stage, watch);
}

/* The rest of a paste is on its way: to draw after each of its letters would take seconds. */
static bool is_pasting(const struct key *key, int *pasted)
{
	if (key->code != PRESS_PASTE)
		*pasted = 0;
	else if (++*pasted % PASTE_STEP != 0)
		return loop_has_more();
	return false;
}

static int run(struct stage *stage, struct loop *loop, const struct play_watch *watch)
{
	int64_t minute = clock_now() / MINUTE;
	struct canvas *canvas = NULL;
	bool goes_on = true, hurries = false;
	int pasted = 0;
	struct key key;

	while (goes_on) {
		if (!hurries)
			show(stage, &canvas);
		hurries = false;
		loop->work_fd = stage_work_fd(stage);
		loop->work_wait = stage_work_timeout(stage);
		switch (loop_wait(loop, &key)) {
		case LOOP_KEY:
			stage_key(stage, &key);
			goes_on = grant(stage);
			hurries = is_pasting(&key, &pasted);
			break;
		case LOOP_CHANGED:
			look_for_changes(stage, watch);
			break;
		case LOOP_TICK:
			tick(stage, watch, &minute);
			break;
		case LOOP_WORK:
			stage_work(stage);
			break;
		case LOOP_END:
			goes_on = false;
			break;
		case LOOP_NOTHING:
		case LOOP_RESIZE:
		case LOOP_CHILD:
		default:
			break;
		}
	}
	canvas_free(canvas);
	return loop->ended_by;
}

bool play(struct stage *stage, const struct play_watch *watch, int *ended_by, struct err *err)
{
	struct loop loop;
	int fd;

	if (!term_init(err))
		return false;
	fd = watch ? loop_watch_folder(watch->folder) : -1;
	loop_init(&loop, fd);
	*ended_by = run(stage, &loop, watch);
	term_release();
	loop_release(&loop);
	if (fd >= 0)
		close(fd);
	return true;
}
