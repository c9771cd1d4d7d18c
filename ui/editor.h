#ifndef UI_EDITOR_H
#define UI_EDITOR_H
/*
 * Hand work on one draft with a way back: what each change replaced is kept, so that it can be put
 * back and made again. Each of these is a change of its own for the service, with its audit row. As
 * soon as somebody else has changed the draft the way back is gone. No screen.
 */
#include "service/roster_edit.h"

struct edit_step { /* what puts a change back */
	struct slot_state *state;
	size_t n;
};

struct edit_steps {
	struct edit_step *step;
	size_t n;
};

struct editor {
	char *period;
	int revision; /* of the draft as it was last seen; 0: there is none */
	struct edit_steps undo, redo;
};

void editor_release(struct editor *editor);

/*
 * The roster that is shown now, NULL where there is no draft. True when somebody else has changed
 * the draft of the same period since, or has published or dropped it.
 */
bool editor_look(struct editor *editor, const char *period, const struct roster *draft);
/* "Vũ Thị E changed the draft at 09:12 ...". Owned. */
char *editor_who(const struct roster *draft, const struct staff *staff);

/* As roster_edit() on the draft that was seen; its period and revision are filled in. */
MUST_CHECK bool editor_do(struct editor *editor, struct edit_result *out, struct app *app,
                          const struct slot_edit *edits, size_t n,
                          const struct edit_options *options, struct err *err);
/* The same, but nothing is stored. */
MUST_CHECK bool editor_try(const struct editor *editor, struct edit_result *out, struct app *app,
                           const struct slot_edit *edits, size_t n, bool force, struct err *err);
/* roster_allot(), with its way back. */
MUST_CHECK bool editor_allot(struct editor *editor, struct edit_result *out, struct app *app,
                             struct err *err);
/* ERR_NOT_FOUND "no-step" when there is nothing to put back. */
MUST_CHECK bool editor_undo(struct editor *editor, struct edit_result *out, struct app *app,
                            struct err *err);
MUST_CHECK bool editor_redo(struct editor *editor, struct edit_result *out, struct app *app,
                            struct err *err);

/*
 * What a change costs, without what it counts that somebody loses a duty that the version in force
 * gives him: `moved` is the weight of that, `*changes` how many more there are than before.
 */
int64_t cost_without_moves(int *changes, int64_t more, int moved);
/* What it costs, and what it breaks that was not broken before, in one line: "cost +12 · ! Lê Văn
 * C: ...". Of many only the first are told. "" where it costs nothing and breaks nothing. Owned. */
char *edit_words(const struct edit_result *result, const struct findings *before, int moved);

#endif
