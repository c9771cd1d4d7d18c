/*
 * No text steers the terminal or breaks a column: escape sequences, control characters, bytes that
 * are no UTF-8, bidirectional controls, signs without width, lone marks, wide characters, long
 * ones, letters taken apart. They are put into a database past every check, as an old or foreign
 * one might hold them, and looked at in each view, through the terminal and on the command line.
 */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/logs.h"
#include "views.h"
#include "vt.h"

#include "base/banned.h"

static const char *const odd[] = {
    "\x1b]0;steered\x07 tiêu đề",
    "\x1b[35;7;5mđỏ\x1b[0m",
    "\x1b[2J\x1b[Hxóa\x1b[6n",
    "\x1bP1$r0m\x1b\\dcs \x1b^pm\x1b\\ \x1b_apc\x1b\\",
    "\x9b"
    "35;7;5m\x9d"
    "0;steered\x9c một byte",
    "\xc2\x9b"
    "35;7;5m \xc2\x9d"
    "0;steered\xc2\x9c \xc2\x85 hai byte",
    "chuông\x07 lùi\x08\x08\x08 xuống\x0b\x0c về\r đầu\x0e\x0f\x7f",
    "\xe2\x80\xaegnọc gnờưđ\xe2\x80\xac \xe2\x81\xa7x\xe2\x81\xa9 \xe2\x80\x8fy\xd8\x9c",
    "cắt\xff\xfe\xc3 \xe1\xbb \xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf giữa",
    "không\xe2\x80\x8b rộng\xe2\x81\xa0\xef\xbb\xbf\xcd\x8f\xe2\x80\x8c\xe2\x80\x8d\xc2\xad!",
    "\xcc\x81\xcc\xa3\xcc\x86 dấu lẻ \xcc\x80",
    "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 chồng dấu",
    "漢字仮名ハンズフリー한국어全角",
    "Tru\xcc\x9bo\xcc\x9b\xcc\x80ng ho\xcc\x9b\xcc\xa3p Đa\xcc\xa3\xcc\x86ng",
    "👨‍👩‍👧‍👦 👍🏽 🇻🇳 ❤️ ☎️ 1️⃣ "
    "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab "
    "🏴\xf3\xa0\x81\xa7\xf3\xa0\x81\xbf",
    "\xe1\x9a\x80\xe2\x80\xa8 dòng \xe2\x80\xa9\t\n\n cách \xe3\x80\x80",
    "مرحبا עברית ไทยที่ हिन्दी क्षि \xee\x80\x80 \xef\xbf\xbf \xf0\xaf\xbf\xbf \xf4\x8f\xbf\xbf",
    "%s%n%d$(reboot)`id`\\x1b[31m;--'\"<b>",
};

enum { ODD = sizeof(odd) / sizeof(odd[0]), LONG = 4000 };

/* The n-th: those above, then 4,000 characters of each. Owned. */
static char *odd_text(size_t n)
{
	struct str text = {0};

	str_add(&text, odd[n % ODD]);
	if (n >= ODD)
		while (text.n < LONG)
			str_add(&text, odd[n % ODD]);
	return str_take(&text);
}

/* ---- a database full of it ---- */

static void set(struct office *o, const char *sql, const char *key, const char *text)
{
	const struct db_value values[] = {db_text(text), db_text(key), DB_END};

	must(db_exec(o->app->db, sql, values, NULL, &o->err), &o->err);
}

static void rename_people(struct office *o)
{
	struct db_rows rows;

	must(db_query(&rows, o->app->db, "SELECT code FROM person ORDER BY code", NULL, &o->err),
	     &o->err);
	must(db_begin(o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < rows.n; i++) {
		const char *code = db_cell_text(&rows, i, 0);
		char *text = odd_text(i % ODD + (i % 7 == 6 ? ODD : 0));

		set(o, "UPDATE person SET name = $1 WHERE code = $2", code, text);
		set(o, "UPDATE person SET unit = $1 WHERE code = $2", code, odd[(i / 3) % ODD]);
		set(o, "UPDATE person SET position = $1 WHERE code = $2", code, odd[(i + 5) % ODD]);
		free(text);
	}
	must(db_commit(o->app->db, &o->err), &o->err);
	db_rows_release(&rows);
}

static void rename_contacts(struct office *o)
{
	struct db_rows rows;

	must(db_query(&rows, o->app->db, "SELECT id FROM contact ORDER BY id", NULL, &o->err),
	     &o->err);
	must(db_begin(o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < rows.n; i++) {
		const char *id = db_cell_text(&rows, i, 0);

		set(o,
		    "UPDATE contact SET organisation = $1, role = $1, person = $1, email = $1,"
		    " address = $1, source = $1, note = $1 WHERE id = $2",
		    id, odd[i % ODD]);
	}
	must(db_commit(o->app->db, &o->err), &o->err);
	db_rows_release(&rows);
}

static void write_log(struct office *o)
{
	must(db_begin(o->app->db, &o->err), &o->err);
	for (size_t i = 0; i < 2 * ODD; i++) {
		char id[RANDOM_ID];
		struct entry entry = {
		    .entry_id = xstrdup(random_id(id)),
		    .happened_at = clock_now() - (int64_t)(2 * ODD - i) * 60,
		    .entered_at = clock_now(),
		    .person = xstrdup("CB01"),
		    .auth = xstrdup("os"),
		    .system = xstrdup(odd[i % ODD]),
		    .text = odd_text(i),
		};

		must(entry_put(o->app->db, &entry, &o->err), &o->err);
		entry_release(&entry);
	}
	must(db_commit(o->app->db, &o->err), &o->err);
}

/* A cover and a swap's half with odd reasons, told by odd people. */
static void cover(struct office *o, const char *slot, int n)
{
	const struct db_value values[] = {db_text(slot), db_int(n), db_text(odd[n]), DB_END};
	int64_t changed;

	must(db_begin(o->app->db, &o->err), &o->err);
	must(
	    db_exec(o->app->db,
	            "INSERT INTO change (roster, n, id, pair, kind, version, slot, starts, ends,"
	            " replaced, person, name, position, reason, approved_by, made_by, uid, auth,"
	            " made_at) SELECT roster, $2, id || $2, id || $2, 'cover', version, id, starts,"
	            " ends, person, 'CB02', $3, $3, $3, $3, 'CB01', 0, 'os', 1 FROM slot"
	            " WHERE id = $1 AND version > 0",
	            values, &changed, &o->err),
	    &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	assert_int_equal(changed, 1);
}

static int make_odd_desk(void **state)
{
	struct desk *desk;

	if (department(state) != 0)
		return 1;
	rename_people(*state);
	rename_contacts(*state);
	make(*state, PERIOD);
	set_clock(*state, "2027-04-30T20:00");
	cover(*state, NIGHT_30, 1);
	cover(*state, DAY_30, 2);
	write_log(*state);
	if (desk_open(state) != 0)
		return 1;
	desk = *state;
	stage_reload(desk->stage);
	return 0;
}

/* ---- pictures ---- */

static bool steers(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff);
}

/* Each cell has one cluster as wide as the cell, and nothing that steers. */
static void assert_cells(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		for (int col = 0; col < canvas->cols; col++) {
			const struct cell *cell = &canvas->cell[row * canvas->cols + col];
			const char *p = cell->text;
			int width;

			assert_true(utf8_is_valid(cell->text, strlen(cell->text)));
			if (!*cell->text) {
				assert_true(col > 0);
				continue;
			}
			assert_int_equal(utf8_cluster(cell->text, &width), strlen(cell->text));
			assert_in_range(width, 1, 2);
			if (width == 2)
				assert_true(col + 1 < canvas->cols && !cell[1].text[0]);
			else
				assert_true(col + 1 == canvas->cols || cell[1].text[0]);
			for (uint32_t c; (c = utf8_next(&p)) != 0;)
				if (steers(c) || (canvas->ascii && c >= 0x80))
					fail_msg("row %d, column %d: U+%04X", row, col, c);
		}
}

static void look(struct desk *desk)
{
	static const int sizes[][2] = {{10, 40}, {24, 80}, {60, 200}};

	for (size_t i = 0; i < 2 * sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct canvas *canvas = canvas_new(sizes[i / 2][0], sizes[i / 2][1], i % 2 == 1);

		stage_draw(desk->stage, canvas);
		assert_cells(canvas);
		canvas_free(canvas);
	}
}

static void no_view_draws_it(void **state)
{
	/* Each view by its keys, what lies below each row of the lists, and back. */
	static const char *const ways[] = {"1",  "1v", "1x", "2", "2t", "2c",  "2\r", "2b", "2w",
	                                   "2s", "2d", "2u", "3", "4",  "4/a", "3/x", "1n", "?"};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		type(desk, ways[i]);
		look(desk);
		for (int step = 0; step < 2 * ODD; step++) {
			press(desk, PRESS_DOWN);
			look(desk);
		}
		for (int escape = 0; escape < 4; escape++)
			press(desk, PRESS_ESC);
		press(desk, 'q');
	}
	type(desk, "3");
	for (size_t i = 0; i < 2 * ODD; i++) {
		type(desk, "\r");
		look(desk);
		type(desk, "qs");
		look(desk);
		press(desk, PRESS_ESC);
		press(desk, PRESS_ESC);
		press(desk, PRESS_DOWN);
	}
}

/* ---- a terminal ---- */

/* Only the sequences that curses writes: of one letter, or CSI with a final one of these. */
static void assert_ours(struct vt *vt)
{
	size_t n;
	const char *text = vt_written(vt, &n);
	char *all = xstrndup(text, n);

	assert_int_equal(strlen(all), n); /* no NUL */
	assert_null(strstr(all, "\x1b[35;7;5m"));
	assert_null(strstr(all, "\xc2\x9b"));
	assert_null(strchr(all, '\x07'));
	for (const char *p = all; *p;) {
		uint32_t c = utf8_next(&p);

		if (c == 0x1b && *p == '[') {
			p++;
			p += strspn(p, "0123456789;?>$");
			assert_non_null(strchr("ABCDGHJKLMPSTX@bdhlmrt", *p));
			p++;
		} else if (c == 0x1b) {
			assert_non_null(strchr("()=>78M", *p));
			p += strchr("()", *p) ? 2 : 1;
		} else if (c != '\r' && c != '\n' && c != '\b' && c != '\t' && c != 0x0e &&
		           c != 0x0f && steers(c)) {
			fail_msg("U+%04X was written", c);
		}
	}
	free(all);
}

static struct vt *start(int rows, int cols, const char *line, const char *name,
                        const char *database)
{
	const char *argv[] = {"sh", "-c", line, NULL};
	char *program = xasprintf("T=%s", name), *db = xasprintf("TRUCBAN_DB=%s", database);
	const char *env[] = {"TRUCBAN_NOW=2027-04-30T20:00", program, db, NULL};
	struct vt *vt = vt_start(rows, cols, argv, env);

	free(program);
	free(db);
	return vt;
}

static char *odd_file(const struct desk *desk)
{
	char *path = xasprintf("%s/odd", desk->office->place->folder);
	FILE *file = fopen(path, "w");

	for (size_t i = 0; i < 2 * ODD; i++) {
		char *text = odd_text(i);

		for (char *p = text; *p; p++)
			fputc(*p == '\n' ? ' ' : *p, file);
		fputc('\n', file);
		free(text);
	}
	fclose(file);
	return path;
}

static void no_column_breaks(void **state)
{
	char *path = odd_file(*state);
	char *toy = xasprintf("%s/tests/tui/toy_text", getenv("builddir"));
	struct vt *vt = start(2 * ODD, 80, "exec \"$T\" \"$TRUCBAN_DB\"", toy, path);

	vt_expect_row(vt, 2 * ODD - 1, "│");
	vt_settle(vt);
	for (int row = 0; row < 2 * ODD; row++) {
		char *first = vt_cell(vt, row, 0), *second = vt_cell(vt, row, 31),
		     *third = vt_cell(vt, row, 62), *end = vt_cell(vt, row, 69);

		if (strcmp(first, "│") || strcmp(second, "│") || strcmp(third, "│") ||
		    strcmp(end, "d")) {
			vt_print(vt);
			fail_msg("row %d is out of its columns", row);
		}
		free(first);
		free(second);
		free(third);
		free(end);
	}
	assert_ours(vt);
	vt_send(vt, "q");
	assert_int_equal(vt_wait(vt), 0);
	vt_free(vt);
	free(toy);
	free(path);
}

static void the_console_writes_its_own_alone(void **state)
{
	static const char *const ways[] = {"1",  "2", "3",  "4",   "3/a", "\x1b",
	                                   "1v", "q", "1h", "3\r", "q",   "?"};
	struct desk *desk = *state;

	for (int i = 0; i < 4; i++) {
		struct vt *vt = start(i % 2 ? 10 : 50, i % 2 ? 40 : 180,
		                      i < 2 ? "exec \"$T\"" : "LC_ALL=C exec \"$T\"",
		                      getenv("TRUCBAN"), desk->office->place->path);

		vt_expect(vt, i < 2 ? "q thoát" : "q thoat");
		for (size_t w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
			vt_send(vt, ways[w]);
			for (int step = 0; step < 8; step++)
				vt_send(vt, "\x1b[B");
			vt_settle(vt);
		}
		assert_ours(vt);
		vt_free(vt);
	}
}

/* Commands write to a terminal as to people, and repeat what they were given. */
static void no_command_writes_it(void **state)
{
	static const char *const lines[] = {
	    "log list",
	    "now",
	    "roster show " PERIOD,
	    "staff list",
	    "contact list",
	    "contact show C08",
	    "staff show CB01",
	    "roster changes " PERIOD,
	    "roster explain " PERIOD,
	    "notice list " PERIOD,
	    "leave list",
	    "roster ledger",
	    "log search 'a'",
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]) + ODD; i++) {
		bool fixed = i < sizeof(lines) / sizeof(lines[0]);
		char *line = xasprintf("\"$T\" %s", fixed ? lines[i] : "staff show \"$ODD\"");
		char *odd_env =
		    xasprintf("export ODD; ODD=$(cat <<'END'\n%s\nEND\n); %s; \"$T\" $ODD; \"$T\" "
		              "--lang \"$ODD\" now",
		              odd[fixed ? 0 : i - sizeof(lines) / sizeof(lines[0])], line);
		struct vt *vt = start(50, 120, fixed ? line : odd_env, getenv("TRUCBAN"),
		                      desk->office->place->path);

		vt_wait(vt);
		assert_ours(vt);
		vt_free(vt);
		free(odd_env);
		free(line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_view_draws_it),
	    cmocka_unit_test(no_column_breaks),
	    cmocka_unit_test(the_console_writes_its_own_alone),
	    cmocka_unit_test(no_command_writes_it),
	};

	return cmocka_run_group_tests(tests, make_odd_desk, desk_remove);
}
