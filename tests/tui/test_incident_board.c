/* Incidents on the board: state, steps, deadlines, and whom to call next in place of whom usually.
 */
#include "test.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "draw_watch.h"
#include "picture.h"

#include "base/banned.h"

enum { MINUTE = 60, HOUR = 3600 };

static char title[] = "Nghỉ lễ 30/4–1/5/2027", name[] = "30-4/2027", none[] = "";
static char leader[] = "lanh-dao", leader_title[] = "Lãnh đạo trực", who[] = "Trần Thị B",
            phone[] = "+84900000001", organisation[] = "Công an thành phố Hải Phòng";

static int64_t t0(void)
{
	return zone_instant(date_from_ymd(2027, 5, 1), 160); /* 02:40 */
}

struct scene {
	struct watch_line on[1];
	struct watch watch;
	struct entries entries;
	struct due due;
	struct board board;
};

static void add_entry(struct entries *entries, int64_t at, const char *object,
                      const char *const field[])
{
	entries->entry = array_grow(entries->entry, entries->n, sizeof *entries->entry);
	struct entry *entry = &entries->entry[entries->n++];

	*entry = (struct entry){.happened_at = at, .person = xstrdup("CB01")};
	entry->record.kind = xstrdup("incident");
	entry->record.object = xstrdup(object);
	for (size_t i = 0; field[i]; i += 2)
		fields_set(&entry->record.fields, field[i], field[i + 1]);
}

static void put_rung(struct ladder *ladder, enum rung_kind kind, const char *whom,
                     const char *number, enum contact_status status)
{
	struct rung rung = {.kind = kind,
	                    .key = xstrdup(whom),
	                    .title = xstrdup(""),
	                    .name = xstrdup(whom),
	                    .number = xstrdup(number),
	                    .others = xstrdup(""),
	                    .source = xstrdup(""),
	                    .status = status};

	ladder_add(ladder, &rung);
}

/* One whose leader did not take the call at 02:45; decided: by these deadlines, NULL for not yet.
 */
static void add_incident(struct scene *scene, const char *number, const char *clocks)
{
	const char *const opened[] = {"act",      "opened",  "group", "thay-doi-noi-dung",
	                              "signs",    "lạ",      "steps", "TN1;TN2;TN4",
	                              "severity", "serious", NULL};
	const char *const step[] = {"act", "step", "step", "TN1", "result", "done", NULL};
	const char *const called[] = {"act", "call", "who", who, "result", "none", NULL};
	const char *const decided[] = {"act", "decision", "clocks", clocks, NULL};
	struct incident_views *views = &scene->due.incidents;
	struct entries entries = {0};
	struct incident_view view = {.ladder = {.minutes = 5}};
	struct err err;

	add_entry(&entries, t0(), number, opened);
	fields_set_int(&entries.entry[0].record.fields, "found", t0());
	add_entry(&entries, t0() + 5 * MINUTE, number, called);
	add_entry(&entries, t0() + 6 * MINUTE, number, step);
	if (clocks)
		add_entry(&entries, t0() + 7 * MINUTE, number, decided);
	assert_true(incident_fold(&view.incident, &entries, &views->facts.playbook, &err));
	incident_clocks(&view.clocks, &view.incident, &views->facts.deadlines, scene->board.now);
	put_rung(&view.ladder, RUNG_LEADER, who, phone, CONTACT_CURRENT);
	put_rung(&view.ladder, RUNG_POLICE, organisation, "+84692785415", CONTACT_CURRENT);
	put_rung(&view.ladder, RUNG_NATIONAL, "VNCERT", "+842436404421", CONTACT_UNVERIFIED);
	ladder_follow(&view.ladder, &view.incident);
	views->view = array_grow(views->view, views->n, sizeof *views->view);
	views->view[views->n++] = view;
}

static void make_scene(struct scene *scene, int64_t now)
{
	struct err err;

	*scene = (struct scene){.on = {{.post = leader,
	                                .title = leader_title,
	                                .slot = none,
	                                .person = who,
	                                .name = who,
	                                .position = none,
	                                .phone = phone,
	                                .is_leader = true,
	                                .start = t0() - HOUR,
	                                .end = t0() + 290 * MINUTE}}};
	scene->watch = (struct watch){.at = now,
	                              .period = {.name = name, .title = title},
	                              .version = 3,
	                              .on = scene->on,
	                              .n_on = 1};
	scene->board = (struct board){&scene->watch, &scene->entries, now, &scene->due};
	assert_true(incident_facts(&scene->due.incidents.facts, &err));
}

static struct canvas *draw(const struct scene *scene, int rows, int cols)
{
	struct canvas *canvas = canvas_new(rows, cols, false);

	board_draw(&scene->board, canvas, (struct area){0, 0, rows, cols});
	return canvas;
}

static void an_incident_says_how_it_stands_and_whom_to_call(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene, t0() + 8 * MINUTE);
	add_incident(&scene, "SC-2027-30-4-01", NULL);
	assert_picture(
	    draw(&scene, 13, 80),
	    "─ ON DUTY · version 3 ──────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực Trần Thị B  0900.000.001  until 07:30\n"
	    "─ INCIDENTS ────────────────────────────────────────────────────────────────────\n"
	    " ! SC-2027-30-4-01 · steps 1/3 · being handled · not decided · Thay đổi nội dun…\n"
	    "   ngay: 8 min have passed · 24h: 23 h 52 min left · phuc-hoi: 23 h 52 min left…\n"
	    "─ LOG ──────────────────────────────────────────────────────────────────────────\n"
	    " no entry yet; n writes the first one\n"
	    "\n"
	    "\n"
	    "\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " CALL  1 Công an TP Hải Phòng 069.278.5415 ! call in 2 min\n"
	    "       2 A05, VNCERT VNCERT (024) 3640.4421 ! not verified\n");
	incident_views_release(&scene.due.incidents);
}

static void a_deadline_that_passed_is_seen_and_the_call_is_due(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene, t0() + 25 * HOUR);
	add_incident(&scene, "SC-2027-30-4-01", "24h;72h");
	add_incident(&scene, "SC-2027-30-4-02", "none");
	add_incident(&scene, "SC-2027-30-4-03", "none");
	/* What is short of room loses second lines, then whole incidents, and says how many. */
	assert_picture(
	    draw(&scene, 15, 80),
	    "─ ON DUTY · version 3 ──────────────────────────────────────────────────────────\n"
	    " Lãnh đạo trực Trần Thị B  0900.000.001  until 07:30 Sat 1/5\n"
	    "─ INCIDENTS ────────────────────────────────────────────────────────────────────\n"
	    " ! SC-2027-30-4-01 · steps 1/3 · being handled · Thay đổi nội dung, giao diện\n"
	    "   24h: overdue by 1 h · phuc-hoi: overdue by 1 h · 72h: 47 h left\n"
	    " ! SC-2027-30-4-02 · steps 1/3 · being handled · Thay đổi nội dung, giao diện\n"
	    "   phuc-hoi: overdue by 1 h\n"
	    " ! SC-2027-30-4-03 · steps 1/3 · being handled · Thay đổi nội dung, giao diện\n"
	    "─ LOG ──────────────────────────────────────────────────────────────────────────\n"
	    " no entry yet; n writes the first one\n"
	    "\n"
	    "\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    " CALL  1 city police (PA05) Công an thành phố Hải Phòng 069.278.5415 ! call now\n"
	    "       2 A05, VNCERT VNCERT (024) 3640.4421 ! not verified\n");
	assert_picture(draw(&scene, 8, 40), "Lãnh đạo trực Trần Thị B until 07:30 Sat\n"
	                                    "\n"
	                                    "\n"
	                                    "\n"
	                                    "! 3 incidents · 24h: overdue by 1 h · p…\n"
	                                    "────────────────────────────────────────\n"
	                                    "☎ 1 Công an TP Hải Phòng 069.278.5415 !\n"
	                                    "  2 A05, VNCERT VNCERT (024) 3640.4421 !\n");
	incident_views_release(&scene.due.incidents);
}

static void where_rows_are_few_the_rest_is_counted(void **state)
{
	struct scene scene;

	(void)state;
	make_scene(&scene, t0() + HOUR);
	for (int i = 0; i < 5; i++)
		add_incident(&scene, "SC-2027-30-4-01", "none");
	assert_picture(draw(&scene, 13, 60),
	               "─ ON DUTY · version 3 ──────────────────────────────────────\n"
	               " Lãnh đạo trực Trần Thị B  0900.000.001  until 07:30\n"
	               "─ INCIDENTS ────────────────────────────────────────────────\n"
	               "   SC-2027-30-4-01 · steps 1/3 · being handled · Thay đổi n…\n"
	               "   SC-2027-30-4-01 · steps 1/3 · being handled · Thay đổi n…\n"
	               "   3 more: incident list\n"
	               "─ LOG ──────────────────────────────────────────────────────\n"
	               " no entry yet; n writes the first one\n"
	               "\n"
	               "\n"
	               "────────────────────────────────────────────────────────────\n"
	               " CALL  1 Công an TP Hải Phòng 069.278.5415 ! call now\n"
	               "       2 A05, VNCERT VNCERT (024) 3640.4421 ! not verified\n");
	incident_views_release(&scene.due.incidents);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_incident_says_how_it_stands_and_whom_to_call),
	    cmocka_unit_test(a_deadline_that_passed_is_seen_and_the_call_is_due),
	    cmocka_unit_test(where_rows_are_few_the_rest_is_counted),
	};

	i18n_init("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
