#include "store/rosters.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "store/people.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

static const char *const codes[] = {"NV01", "NV02", "NV03"};

static int make(void **state)
{
	struct test_place *place;
	struct err err;

	place_make(state);
	place = *state;
	must(db_begin(place->db, &err), &err);
	for (size_t i = 0; i < 3; i++) {
		struct person person = {.code = xstrdup(codes[i]), .name = xstrdup(codes[i])};
		must(person_put(place->db, &person, &err), &err);
		person_release(&person);
	}
	must(db_commit(place->db, &err), &err);
	return 0;
}

static struct post make_post(const char *id, size_t n_shifts)
{
	struct post post = {
	    .id = xstrdup(id),
	    .title = xstrdup("Trực ban"),
	    .shift = xcalloc(n_shifts, sizeof *post.shift),
	    .n_shifts = n_shifts,
	    .headcount = 1,
	    .skill = xstrdup("ky-thuat"),
	    .place = PLACE_HOME,
	    .span = xcalloc(1, sizeof *post.span),
	    .n_spans = 1,
	    .rest_before = 720,
	    .rest_after = 60,
	    .handover = true,
	    .weight = {100, 150, 160, 200, 300, 400},
	    .concurrent = xstrdup(""),
	    .compatible = xcalloc(1, sizeof *post.compatible),
	    .n_compatible = 1,
	};

	for (size_t i = 0; i < n_shifts; i++)
		post.shift[i] = (struct shift){
		    .code = xasprintf("ca%zu", i),
		    .name = xasprintf("Ca %zu", i),
		    .start = (int)(1440 / n_shifts * i + 420),
		    .length = (int)(1440 / n_shifts),
		    .days = DAYS_ALL,
		};
	post.span[0] = (struct place_span){.from = 1320, .to = 360, .place = PLACE_ONSITE};
	post.compatible[0] = xstrdup("lanh-dao");
	return post;
}

/* Two posts over [day, day + 2] of May 2027, every slot filled. */
static struct roster make_roster(int day)
{
	struct posts posts = {.post = xcalloc(2, sizeof *posts.post), .n = 2};
	struct holidays holidays = {0};
	char unit[] = "Phòng Một";
	const struct team_rule rule = {TEAM_UNIT, unit, NULL, 1, 4};
	struct roster roster = {0};
	struct period period = {0};

	posts.post[0] = make_post("truc-ban", 2);
	posts.post[1] = make_post("lanh-dao", 1);
	posts.post[1].round_clock = true;
	period_span(&period, date_from_ymd(2027, 5, day), date_from_ymd(2027, 5, day + 2));
	roster_lay_out(&roster, &period, &posts, &holidays);
	for (size_t i = 0; i < roster.n_slots; i++)
		slot_assign(&roster.slot[i], codes[i % 3], "Tên in", "Chức vụ in");
	roster.slot[0].locked = true;
	slot_give(&roster.slot[1], unit);
	team_rules_add(&roster.rules, &rule);
	free(roster.made_by);
	roster.made_by = xstrdup("NV01");
	roster.made_at = 1000;
	roster.quality = QUALITY_OPTIMAL;
	roster.objective = -5;
	roster.bound = -6;
	period_release(&period);
	posts_release(&posts);
	return roster;
}

static void put_draft(struct db *db, struct roster *roster)
{
	struct err err;

	must(db_begin(db, &err), &err);
	roster->revision = ROSTER_ANY_REVISION;
	must(roster_put_draft(db, roster, &err), &err);
	must(db_commit(db, &err), &err);
}

static void publish(struct db *db, struct roster *roster)
{
	struct err err;

	roster->published_at = 2000;
	free(roster->published_by);
	roster->published_by = xstrdup("NV02");
	free(roster->number);
	roster->number = xstrdup("12/KH");
	must(db_begin(db, &err), &err);
	must(roster_put_published(db, roster, &err), &err);
	must(db_commit(db, &err), &err);
}

static void same_slots(const struct roster *a, const struct roster *b)
{
	assert_int_equal(a->n_slots, b->n_slots);
	for (size_t i = 0; i < a->n_slots; i++) {
		const struct slot *x = &a->slot[i], *y = &b->slot[i];
		assert_string_equal(x->id, y->id);
		assert_string_equal(x->post, y->post);
		assert_string_equal(x->shift, y->shift);
		assert_string_equal(x->person, y->person);
		assert_string_equal(x->name, y->name);
		assert_string_equal(x->position, y->position);
		assert_true(date_compare(x->day, y->day) == 0 && x->head == y->head);
		assert_true(x->start == y->start && x->end == y->end);
		assert_true(x->locked == y->locked && x->points == y->points);
		assert_string_equal(x->unit, y->unit);
	}
}

static void same_posts(const struct posts *a, const struct posts *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		const struct post *x = &a->post[i], *y = &b->post[i];
		assert_string_equal(x->id, y->id);
		assert_string_equal(x->title, y->title);
		assert_string_equal(x->skill, y->skill);
		assert_string_equal(x->concurrent, y->concurrent);
		assert_true(x->headcount == y->headcount && x->place == y->place);
		assert_true(x->rest_before == y->rest_before && x->rest_after == y->rest_after);
		assert_true(x->handover == y->handover && x->round_clock == y->round_clock);
		assert_memory_equal(x->weight, y->weight, sizeof x->weight);
		assert_int_equal(x->n_shifts, y->n_shifts);
		for (size_t j = 0; j < x->n_shifts; j++) {
			assert_string_equal(x->shift[j].code, y->shift[j].code);
			assert_string_equal(x->shift[j].name, y->shift[j].name);
			assert_int_equal(x->shift[j].start, y->shift[j].start);
			assert_int_equal(x->shift[j].length, y->shift[j].length);
			assert_int_equal(x->shift[j].days, y->shift[j].days);
		}
		assert_int_equal(x->n_spans, y->n_spans);
		assert_memory_equal(x->span, y->span, x->n_spans * sizeof *x->span);
		assert_int_equal(x->n_compatible, y->n_compatible);
		assert_string_equal(x->compatible[0], y->compatible[0]);
	}
}

static void a_draft_comes_back_whole(void **state)
{
	struct test_place *place = *state;
	struct roster draft = make_roster(10), got;
	struct err err;

	slot_assign(&draft.slot[1], "", "", "");
	put_draft(place->db, &draft);
	assert_int_equal(draft.version, 1);
	assert_int_equal(strlen(draft.id), 32);
	must(roster_load(&got, place->db, draft.period.name, -1, &err), &err);
	assert_string_equal(got.id, draft.id);
	assert_int_equal(got.status, ROSTER_DRAFT);
	assert_int_equal(got.version, 1);
	assert_string_equal(got.period.name, draft.period.name);
	assert_string_equal(got.period.title, draft.period.title);
	assert_true(got.period.start == draft.period.start && got.period.end == draft.period.end);
	assert_int_equal(date_compare(got.period.first, draft.period.first), 0);
	assert_int_equal(date_compare(got.period.last, draft.period.last), 0);
	assert_int_equal(got.period.is_holiday, draft.period.is_holiday);
	assert_int_equal(got.period.status, draft.period.status);
	assert_int_equal(got.made_at, 1000);
	assert_string_equal(got.made_by, "NV01");
	assert_int_equal(got.quality, QUALITY_OPTIMAL);
	assert_int_equal(got.objective, -5);
	assert_int_equal(got.bound, -6);
	same_slots(&got, &draft);
	same_posts(&got.posts, &draft.posts);
	roster_release(&got);
	refused(roster_load(&got, place->db, draft.period.name, 0, &err), &err, "no-roster");
	assert_int_equal(err.code, ERR_NOT_FOUND);
	roster_release(&draft);
}

static void a_new_draft_replaces_the_one_before(void **state)
{
	struct test_place *place = *state;
	struct roster draft = make_roster(10), got;
	struct err err;

	put_draft(place->db, &draft);
	char *id = xstrdup(draft.id);
	roster_release(&draft);
	draft = make_roster(10);
	slot_assign(&draft.slot[0], "NV03", "Khác", "");
	put_draft(place->db, &draft);
	assert_string_equal(draft.id, id);
	assert_int_equal(draft.version, 1);
	must(roster_load(&got, place->db, draft.period.name, -2, &err), &err);
	assert_string_equal(got.slot[0].name, "Khác");
	roster_release(&got);
	roster_release(&draft);
	free(id);
}

static void versions_follow_each_other(void **state)
{
	struct test_place *place = *state;
	struct roster roster = make_roster(10), got;
	struct rosters list;
	struct err err;
	char *period = xstrdup(roster.period.name);

	put_draft(place->db, &roster);
	/* What is handed over is what is published. */
	slot_assign(&roster.slot[0], "NV03", "Sau cùng", "");
	publish(place->db, &roster);
	put_draft(place->db, &roster);
	assert_int_equal(roster.version, 2);
	must(roster_load(&got, place->db, period, 0, &err), &err);
	assert_int_equal(got.version, 1);
	assert_int_equal(got.status, ROSTER_PUBLISHED);
	assert_string_equal(got.slot[0].name, "Sau cùng");
	assert_string_equal(got.number, "12/KH");
	assert_string_equal(got.published_by, "NV02");
	assert_int_equal(got.published_at, 2000);
	roster_release(&got);
	must(roster_load(&got, place->db, period, -2, &err), &err);
	assert_int_equal(got.version, 2);
	roster_release(&got);
	publish(place->db, &roster);
	must(roster_load(&got, place->db, period, 1, &err), &err);
	assert_int_equal(got.status, ROSTER_SUPERSEDED);
	roster_release(&got);
	must(rosters_history(&list, place->db, period, &err), &err);
	assert_int_equal(list.n, 2);
	assert_int_equal(list.roster[0].version, 2);
	assert_int_equal(list.roster[0].n_slots, 0);
	rosters_release(&list);
	must(rosters_history(&list, place->db, NULL, &err), &err);
	assert_int_equal(list.n, 2);
	rosters_release(&list);
	/* A draft that somebody else has published is no draft any more. */
	must(db_begin(place->db, &err), &err);
	refused(roster_put_published(place->db, &roster, &err), &err, "no-draft");
	db_rollback(place->db);
	must(db_begin(place->db, &err), &err);
	must(roster_put_superseded(place->db, &roster, &err), &err);
	must(db_commit(place->db, &err), &err);
	refused(roster_load(&got, place->db, period, 0, &err), &err, "no-roster");
	roster_release(&roster);
	free(period);
}

static void a_published_version_never_changes(void **state)
{
	struct test_place *place = *state;
	static const char *const attempts[] = {
	    "UPDATE roster_version SET number = 'x'",
	    "UPDATE roster_version SET status = 'draft'",
	    "UPDATE roster_version SET status = 'superseded', number = 'x'",
	    "UPDATE roster_version SET version = 9",
	    "DELETE FROM roster_version",
	    "INSERT OR REPLACE INTO roster_version SELECT * FROM roster_version",
	    "UPDATE slot SET person = 'NV03'",
	    "UPDATE slot SET ends = ends + 1",
	    "DELETE FROM slot",
	    "INSERT OR REPLACE INTO slot SELECT * FROM slot",
	    ("INSERT INTO slot SELECT roster, version, n + 1000, id || 'x', post, shift, day, head,"
	     " starts, ends, person, name, position, locked, points, unit FROM slot"),
	    "UPDATE roster_version SET number = 'x', status = 'superseded'",
	    "UPDATE roster_version SET basis = 'x', status = 'superseded'",
	    "UPDATE version_rule SET least = 0",
	    "DELETE FROM version_rule",
	    "INSERT OR REPLACE INTO version_rule SELECT * FROM version_rule",
	    "UPDATE version_post SET title = 'x'",
	    "DELETE FROM version_compatible",
	    "DELETE FROM version_span",
	    "DELETE FROM version_shift",
	    "DELETE FROM version_post",
	    "UPDATE version_shift SET start = 0",
	    "UPDATE version_span SET place = 'home'",
	    "UPDATE version_compatible SET id = 'x'",
	    "INSERT OR REPLACE INTO version_post SELECT * FROM version_post",
	    "INSERT OR REPLACE INTO version_shift SELECT * FROM version_shift",
	    "INSERT OR REPLACE INTO version_span SELECT * FROM version_span",
	    "INSERT OR REPLACE INTO version_compatible SELECT * FROM version_compatible",
	};
	struct roster roster = make_roster(10), got;
	struct err err;

	put_draft(place->db, &roster);
	publish(place->db, &roster);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
			must(db_begin(place->db, &err), &err);
			if (db_exec(place->db, attempts[i], NULL, NULL, &err))
				fail_msg("allowed: %s", attempts[i]);
			assert_string_equal(err.key, "refused");
			db_rollback(place->db);
		}
		must(roster_load(&got, place->db, roster.period.name, 1, &err), &err);
		same_slots(&got, &roster);
		roster_release(&got);
		must(db_begin(place->db, &err), &err);
		must(roster_put_superseded(place->db, &roster, &err), &err);
		must(db_commit(place->db, &err), &err);
	}
	roster_release(&roster);
}

static void a_draft_that_somebody_else_has_changed_is_not_overwritten(void **state)
{
	struct test_place *place = *state;
	struct roster roster = make_roster(10), other;
	struct err err;

	must(db_begin(place->db, &err), &err);
	must(roster_put_draft(place->db, &roster, &err), &err);
	assert_int_equal(roster.revision, 1);
	roster_copy(&other, &roster);
	other.edited_at = 1800000000;
	free(other.edited_by);
	other.edited_by = xstrdup("NV02");
	must(roster_put_draft(place->db, &other, &err), &err);
	assert_int_equal(other.revision, 2);
	assert_false(roster_put_draft(place->db, &roster, &err));
	assert_string_equal(err.key, "stale");
	assert_non_null(strstr(err.msg, "NV02"));
	roster.revision = 0;
	assert_false(roster_put_draft(place->db, &roster, &err));
	assert_string_equal(err.key, "stale");
	must(db_commit(place->db, &err), &err);
	publish(place->db, &other);
	roster.revision = 2;
	must(db_begin(place->db, &err), &err);
	assert_false(roster_put_draft(place->db, &roster, &err));
	assert_string_equal(err.key, "stale");
	db_rollback(place->db);
	roster_release(&other);
	roster_release(&roster);
}

/* Of the first slot, from NV01 to NV02; the id is the caller's to set. */
static struct change make_change(const struct roster *roster)
{
	return (struct change){
	    .pair = xstrdup("p"),
	    .kind = CHANGE_SWAP,
	    .version = 1,
	    .slot = xstrdup(roster->slot[0].id),
	    .from = roster->slot[0].start,
	    .to = roster->slot[0].end,
	    .replaced = xstrdup("NV01"),
	    .person = xstrdup("NV02"),
	    .name = xstrdup("Tên"),
	    .position = xstrdup("Chuyên viên"),
	    .reason = xstrdup("ốm"),
	    .approved_by = xstrdup("Phó Giám đốc"),
	    .by = xstrdup("NV03"),
	    .uid = 1000,
	    .auth = xstrdup("stated"),
	    .at = 3000,
	};
}

static void same_change(const struct change *a, const struct change *b)
{
	assert_string_equal(a->pair, b->pair);
	assert_true(a->kind == b->kind && a->version == b->version);
	assert_string_equal(a->slot, b->slot);
	assert_true(a->from == b->from && a->to == b->to);
	assert_string_equal(a->replaced, b->replaced);
	assert_string_equal(a->person, b->person);
	assert_string_equal(a->name, b->name);
	assert_string_equal(a->position, b->position);
	assert_string_equal(a->reason, b->reason);
	assert_string_equal(a->approved_by, b->approved_by);
	assert_string_equal(a->by, b->by);
	assert_string_equal(a->auth, b->auth);
	assert_true(a->uid == b->uid && a->at == b->at);
}

static void changes_are_records_of_their_own(void **state)
{
	struct test_place *place = *state;
	struct roster roster = make_roster(10), got;
	struct change change = make_change(&roster);
	static const char *const ids[] = {"z", "a"};
	static const char *const attempts[] = {
	    "UPDATE change SET reason = 'x'", "DELETE FROM change",
	    "INSERT OR REPLACE INTO change SELECT * FROM change"};
	struct err err;

	put_draft(place->db, &roster);
	publish(place->db, &roster);
	must(db_begin(place->db, &err), &err);
	for (size_t i = 0; i < 2; i++) {
		change.id = xstrdup(ids[i]);
		must(change_put(place->db, &roster, &change, &err), &err);
		free(change.id);
	}
	must(db_commit(place->db, &err), &err);
	must(roster_load(&got, place->db, roster.period.name, 0, &err), &err);
	assert_int_equal(got.n_changes, 2);
	assert_string_equal(got.change[0].id, "z");
	assert_string_equal(got.change[1].id, "a");
	same_change(&got.change[1], &change);
	roster_release(&got);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		must(db_begin(place->db, &err), &err);
		refused(db_exec(place->db, attempts[i], NULL, NULL, &err), &err, "refused");
		db_rollback(place->db);
	}
	change.id = NULL;
	change_release(&change);
	roster_release(&roster);
}

static void published_rosters_are_found_by_time(void **state)
{
	struct test_place *place = *state;
	struct roster first = make_roster(10), second = make_roster(20), draft = make_roster(15);
	struct rosters list;
	struct err err;
	const int64_t last_shift = first.slot[first.n_slots - 1].end;
	const struct {
		int64_t from, to;
		size_t n;
	} cases[] = {
	    {INT64_MIN, INT64_MAX, 2},
	    {first.period.start - 100, first.period.start, 0},
	    {first.period.start, first.period.start + 1, 1},
	    {first.period.end, first.period.end + 1, 1}, /* the last shift runs on */
	    {last_shift - 1, last_shift, 1},
	    {last_shift, last_shift + 1, 0},
	    {draft.period.start, draft.period.end, 0},
	    {first.period.start, second.period.start + 1, 2},
	};

	put_draft(place->db, &first);
	publish(place->db, &first);
	put_draft(place->db, &second);
	publish(place->db, &second);
	put_draft(place->db, &draft);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		must(rosters_load(&list, place->db, cases[i].from, cases[i].to, &err), &err);
		if (list.n != cases[i].n)
			fail_msg("case %zu: %zu", i, list.n);
		rosters_release(&list);
	}
	roster_release(&first);
	roster_release(&second);
	roster_release(&draft);
}

static void events_are_made_and_replaced(void **state)
{
	struct test_place *place = *state;
	struct event event = {
	    .uid = xstrdup("u"),
	    .privacy = 1,
	    .created = 10,
	    .modified = 20,
	    .hash = xstrdup("h"),
	    .body = xstrdup("STATUS:CONFIRMED\n"),
	    .period = xstrdup("30-4/2027"),
	    .people = xstrdup(" NV01 "),
	    .post = xstrdup("truc-ban"),
	    .start = 30,
	};
	struct events list;
	struct event got;
	struct err err;

	must(db_begin(place->db, &err), &err);
	must(event_put(place->db, &event, &err), &err);
	event.sequence = 2;
	event.cancelled = true;
	event.modified = 21;
	must(event_put(place->db, &event, &err), &err);
	must(db_commit(place->db, &err), &err);
	must(events_load(&list, place->db, "30-4/2027", 1, &err), &err);
	assert_int_equal(list.n, 1);
	assert_int_equal(list.event[0].sequence, 2);
	assert_true(list.event[0].cancelled);
	assert_int_equal(list.event[0].created, 10);
	assert_int_equal(list.event[0].modified, 21);
	assert_string_equal(list.event[0].body, event.body);
	assert_string_equal(list.event[0].people, " NV01 ");
	events_release(&list);
	must(events_load(&list, place->db, "30-4/2027", 0, &err), &err);
	assert_int_equal(list.n, 0);
	events_release(&list);
	must(event_load(&got, place->db, "u", 1, &err), &err);
	assert_string_equal(got.hash, "h");
	assert_int_equal(got.start, 30);
	event_release(&got);
	must(event_load(&got, place->db, "u", 0, &err), &err);
	assert_null(got.uid);
	event_release(&event);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_draft_comes_back_whole, make, place_remove),
	    cmocka_unit_test_setup_teardown(a_new_draft_replaces_the_one_before, make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(versions_follow_each_other, make, place_remove),
	    cmocka_unit_test_setup_teardown(a_published_version_never_changes, make, place_remove),
	    cmocka_unit_test_setup_teardown(
	        a_draft_that_somebody_else_has_changed_is_not_overwritten, make, place_remove),
	    cmocka_unit_test_setup_teardown(changes_are_records_of_their_own, make, place_remove),
	    cmocka_unit_test_setup_teardown(published_rosters_are_found_by_time, make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(events_are_made_and_replaced, make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
