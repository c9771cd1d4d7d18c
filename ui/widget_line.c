#include "widget_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

#include "base/banned.h"

#define LIMIT 4000

const char *line_text(const struct line *line)
{
	return str_text(&line->text);
}

void line_set(struct line *line, const char *text)
{
	str_clear(&line->text);
	str_add(&line->text, text);
	line->at = line->text.n;
}

void line_release(struct line *line)
{
	str_release(&line->text);
	line->at = 0;
}

static size_t cluster_before(const char *text, size_t at)
{
	size_t start = 0, next;

	while ((next = utf8_cluster(text + start, NULL)) > 0 && start + next < at)
		start += next;
	return start;
}

/* The start of the first cluster that does not begin before `at`. */
static size_t cluster_from(const char *text, size_t at)
{
	size_t start = 0, next;

	while (start < at && (next = utf8_cluster(text + start, NULL)) > 0)
		start += next;
	return start;
}

/*
 * The line becomes these two, composed where they meet: a mark that is typed after its letter joins
 * it, so may what stood apart when something between is taken out. The cursor stands between them
 * or behind the cluster that they have become.
 */
static bool join(struct line *line, const char *before, size_t n, const char *after)
{
	struct str whole = {0};
	char *clean = NULL, *start = NULL;
	struct err err;
	bool changed = false;

	str_addn(&whole, before, n);
	str_add(&whole, after);
	if (utf8_clean(&clean, str_text(&whole), whole.n, &err) &&
	    utf8_clean(&start, before, n, &err)) {
		size_t at = cluster_from(clean, strlen(start));

		changed = strcmp(clean, line_text(line)) != 0;
		line_set(line, clean);
		line->at = at;
	}
	free(clean);
	free(start);
	str_release(&whole);
	return changed;
}

/* Takes out the bytes from..to and leaves the cursor there. */
static bool cut(struct line *line, size_t from, size_t to)
{
	return from < to && join(line, line_text(line), from, line_text(line) + to);
}

static bool insert(struct line *line, const char *text)
{
	struct str before = {0};

	str_addn(&before, line_text(line), line->at);
	str_add(&before, text);
	bool changed = join(line, str_text(&before), before.n, line_text(line) + line->at);
	str_release(&before);
	return changed;
}

static size_t word_before(const struct line *line)
{
	const char *text = line_text(line);
	size_t at = line->at;

	while (at > 0 && text[at - 1] == ' ')
		at--;
	while (at > 0 && text[at - 1] != ' ')
		at--;
	return at;
}

static bool edit(struct line *line, int code, bool *mine)
{
	const char *text = line_text(line);

	switch (code) {
	case PRESS_BACKSPACE:
		return line->at > 0 && cut(line, cluster_before(text, line->at), line->at);
	case PRESS_DELETE:
		return cut(line, line->at, line->at + utf8_cluster(text + line->at, NULL));
	case 'U' & 0x1f:
		return cut(line, 0, line->at);
	case 'W' & 0x1f:
		return cut(line, word_before(line), line->at);
	case PRESS_LEFT:
		if (line->at > 0)
			line->at = cluster_before(text, line->at);
		return false;
	case PRESS_RIGHT:
		line->at += utf8_cluster(text + line->at, NULL);
		return false;
	case PRESS_HOME:
	case 'A' & 0x1f:
		line->at = 0;
		return false;
	case PRESS_END:
	case 'E' & 0x1f:
		line->at = line->text.n;
		return false;
	default:
		*mine = false;
		return false;
	}
}

bool line_is_full(const struct line *line, const struct key *key)
{
	return key->text[0] &&
	       line->text.n + strlen(key->text) > (line->limit ? line->limit : LIMIT);
}

bool line_key(struct line *line, const struct key *key, bool *changed)
{
	bool mine = true, other;

	if (key->text[0])
		other = !line_is_full(line, key) && insert(line, key->text);
	else
		other = edit(line, key->code, &mine);
	if (changed)
		*changed = other;
	return mine;
}

void line_draw(const struct line *line, struct canvas *canvas, int row, int col, int width)
{
	const char *text = line_text(line);
	char *before = xstrndup(text, line->at);
	int cursor = canvas_width(canvas, before);
	size_t skip = 0, next;

	free(before);
	while (cursor >= width && (next = utf8_cluster(text + skip, NULL)) > 0) {
		char *cluster = xstrndup(text + skip, next);

		cursor -= canvas_width(canvas, cluster);
		free(cluster);
		skip += next;
	}
	canvas_field(canvas, row, col, width, STYLE_PLAIN, text + skip);
	canvas_cursor(canvas, row, col + cursor, true);
}
