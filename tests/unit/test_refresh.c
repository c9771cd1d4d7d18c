#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "sample.h"
#include "service/ical_verify.h"
#include "service/table.h"
#include "store/facts.h"
#include "store/logs.h"
#include "store/people.h"
#include "store/place.h"
#include "store/rosters.h"

#define NIGHT  "truc-ban.2027-05-01.dem"
#define PERIOD "30-4/2027"

/* A sample database with the roster of sample.h in it, published, and a clock that stands still. */
struct house {
	struct test_place *place;
	struct sample sample;
	struct app app;
	char *seen; /* the newest export of the whole roster without numbers */
	struct err err;
};

static void set_clock(struct house *house, const char *time)
{
	must(clock_init(time, &house->err), &house->err);
}

static void begin(struct house *house)
{
	must(db_begin(house->app.db, &house->err), &house->err);
}

static void end(struct house *house, const char *period)
{
	must(calendar_refresh(&house->app, period, &house->err), &house->err);
	must(db_commit(house->app.db, &house->err), &house->err);
}

/* What is in the sample becomes the next published version. */
static void publish(struct house *house)
{
	struct roster *roster = &house->sample.roster;

	begin(house);
	roster->status = ROSTER_DRAFT;
	roster->published_at = 0;
	roster->revision = ROSTER_ANY_REVISION;
	must(roster_put_draft(house->app.db, roster, &house->err), &house->err);
	roster->status = ROSTER_PUBLISHED;
	roster->published_at = clock_now();
	must(roster_put_published(house->app.db, roster, &house->err), &house->err);
	end(house, roster->period.name);
}

static int setup(void **state)
{
	struct house *house = xcalloc(1, sizeof *house);
	struct sample *sample = &house->sample;
	void *place;

	assert_int_equal(place_make(&place), 0);
	house->place = place;
	sample_make(sample);
	house->app.db = house->place->db;
	house->app.config = sample->config;
	house->app.actor = (struct actor){.person = xstrdup("LD1"),
	                                  .name = xstrdup("Trần Thị B"),
	                                  .role = ROLE_SUPERVISOR,
	                                  .login = xstrdup("b"),
	                                  .auth = "os"};
	set_clock(house, "2026-11-21T10:15");
	begin(house);
	for (size_t i = 0; i < sample->staff.n; i++)
		must(person_put(house->app.db, &sample->staff.person[i], &house->err), &house->err);
	for (size_t i = 0; i < sample->contacts.n; i++)
		must(contact_put(house->app.db, &sample->contacts.contact[i], &house->err),
		     &house->err);
	end(house, NULL);
	*state = house;
	return 0;
}

static int teardown(void **state)
{
	struct house *house = *state;
	int code;

	free(house->app.actor.person);
	free(house->app.actor.name);
	free(house->app.actor.login);
	free(house->seen);
	sample_release(&house->sample);
	code = place_remove((void **)&house->place);
	must(clock_init(NULL, &house->err), &house->err);
	free(house);
	return code;
}

static char *exported(struct house *house, enum privacy privacy, const char *person,
                      const char *post)
{
	const struct calendar_options options = {
	    .period = PERIOD, .person = person, .post = post, .privacy = privacy};
	char *text = NULL;

	must(calendar_export(&text, &house->app, &options, &house->err), &house->err);
	return text;
}

/* How many events have this count, how many are cancelled, in the newest export. */
static size_t count(struct house *house, int sequence, bool cancelled)
{
	struct ical_seen_list list;
	size_t n = 0;

	must(ical_read(&list, house->seen, &house->err), &house->err);
	for (size_t i = 0; i < list.n; i++)
		n += list.seen[i].sequence == sequence && list.seen[i].cancelled == cancelled;
	ical_seen_release(&list);
	return n;
}

static size_t look(struct house *house)
{
	struct ical_seen_list list;
	size_t n;

	free(house->seen);
	house->seen = exported(house, PRIVACY_NONE, NULL, NULL);
	must(ical_read(&list, house->seen, &house->err), &house->err);
	n = list.n;
	ical_seen_release(&list);
	return n;
}

static void a_draft_is_no_calendar(void **state)
{
	struct house *house = *state;
	const struct calendar_options options = {.period = PERIOD};
	char *text = NULL;

	refused(calendar_export(&text, &house->app, &options, &house->err), &house->err,
	        "no-such-roster");
	begin(house);
	house->sample.roster.status = ROSTER_DRAFT;
	house->sample.roster.published_at = 0;
	house->sample.roster.revision = ROSTER_ANY_REVISION;
	must(roster_put_draft(house->app.db, &house->sample.roster, &house->err), &house->err);
	end(house, PERIOD);
	refused(calendar_export(&text, &house->app, &options, &house->err), &house->err,
	        "not-published");
	assert_int_equal(house->err.code, ERR_CONFLICT);
	assert_null(text);
}

static void nothing_changes_until_something_does(void **state)
{
	struct house *house = *state;
	char *first;

	publish(house);
	assert_int_equal(look(house), house->sample.segments.n + 1);
	first = xstrdup(house->seen);
	set_clock(house, "2027-04-30T09:00");
	begin(house);
	end(house, NULL);
	begin(house);
	end(house, PERIOD);
	look(house);
	assert_string_equal(house->seen, first);
	assert_non_null(strstr(first, "LAST-MODIFIED:20261121T031500Z\r\n"));
	assert_non_null(strstr(first, "DỮ LIỆU MẪU"));
	free(first);
}

static void a_confirmed_hotline_raises_every_event_to_come(void **state)
{
	struct house *house = *state;
	struct contact *contact = &house->sample.contacts.contact[1];
	size_t n;

	publish(house);
	n = look(house);
	contact->status = CONTACT_CURRENT;
	contact->confirmed_at = clock_now();
	begin(house);
	must(contact_put(house->app.db, contact, &house->err), &house->err);
	end(house, NULL);
	look(house);
	assert_int_equal(count(house, 1, false), n);
	/* A second within the same second is later all the same. */
	assert_non_null(strstr(house->seen, "LAST-MODIFIED:20261121T031501Z\r\n"));
	/* Once the holiday is over its events stay as they were. */
	set_clock(house, "2027-05-05T08:00");
	contact->status = CONTACT_EXPIRED;
	begin(house);
	must(contact_put(house->app.db, contact, &house->err), &house->err);
	end(house, NULL);
	look(house);
	assert_int_equal(count(house, 1, false), n);
}

static void an_amendment_cancels_what_it_drops(void **state)
{
	struct house *house = *state;
	struct roster *roster = &house->sample.roster;
	struct slot *dropped = roster_slot(roster, "bao-ve.2027-05-02.ngay");
	size_t n;

	publish(house);
	n = look(house);
	slot_release(dropped);
	memmove(dropped, dropped + 1,
	        (size_t)(roster->slot + roster->n_slots - dropped - 1) * sizeof *dropped);
	roster->n_slots--;
	slot_assign(roster_slot(roster, NIGHT), "CB2", "Lê Văn C", "Chuyên viên");
	roster->version = 2;
	set_clock(house, "2026-12-01T08:00");
	publish(house);
	assert_int_equal(look(house), n);
	assert_int_equal(count(house, 1, true), 1);
	assert_int_equal(count(house, 1, false), 2); /* the night and the post that goes with it */
	assert_int_equal(count(house, 0, false), n - 3);
	assert_non_null(strstr(house->seen, "SUMMARY:[HỦY CA] Bảo vệ (ca ngày): "));
}

static void a_roster_that_replaces_another_takes_over_its_events(void **state)
{
	struct house *house = *state;
	struct roster *roster = &house->sample.roster;
	const struct calendar_options options = {.period = "2027-04-29..2027-05-03"};
	struct ical_seen_list list;
	size_t n, kept = 0;
	char *text = NULL;

	publish(house);
	n = look(house);
	begin(house);
	must(roster_put_superseded(house->app.db, roster, &house->err), &house->err);
	must(db_commit(house->app.db, &house->err), &house->err);
	free(roster->period.name);
	roster->period.name = xstrdup(options.period);
	roster->period.is_holiday = false;
	free(roster->id);
	roster->id = xstrdup("another");
	slot_assign(roster_slot(roster, NIGHT), "CB2", "Lê Văn C", "Chuyên viên");
	publish(house);
	begin(house);
	end(house, PERIOD);
	/* The old period keeps what only it had, cancelled: the holiday itself. */
	assert_int_equal(look(house), 1);
	assert_int_equal(count(house, 1, true), 1);
	must(calendar_export(&text, &house->app, &options, &house->err), &house->err);
	must(ical_read(&list, text, &house->err), &house->err);
	assert_int_equal(list.n, n - 1);
	for (size_t i = 0; i < list.n; i++)
		kept += list.seen[i].sequence == 1;
	/* All raised, since they no longer belong to a holiday; none begins anew. */
	assert_int_equal(kept, n - 1);
	ical_seen_release(&list);
	free(text);
}

static void calendars_of_one_post_or_one_person(void **state)
{
	struct house *house = *state;
	const struct calendar_options nobody = {.period = PERIOD, .person = "NV99"};
	const struct calendar_options nothing = {.period = PERIOD, .post = "xyz"};
	char *text;

	publish(house);
	text = exported(house, PRIVACY_NONE, NULL, "bao-ve");
	assert_null(strstr(text, "UID:truc-ban"));
	assert_null(strstr(text, "UID:ky-nghi"));
	assert_non_null(strstr(text, "UID:bao-ve.2027-05-01.dem@"));
	assert_null(strstr(text, "VALARM"));
	free(text);
	text = exported(house, PRIVACY_NONE, "Bùi Văn I", NULL);
	assert_non_null(strstr(text, "UID:" NIGHT "@"));
	assert_null(strstr(text, "UID:bao-ve"));
	assert_non_null(strstr(text, "TRIGGER;RELATED=START:-PT12H\r\n"));
	free(text);
	refused(calendar_export(&text, &house->app, &nobody, &house->err), &house->err,
	        "no-such-person");
	refused(calendar_export(&text, &house->app, &nothing, &house->err), &house->err,
	        "no-such-post");
}

static void exports_with_numbers_leave_a_trace(void **state)
{
	struct house *house = *state;
	const struct table_options table = {.period = PERIOD, .privacy = PRIVACY_DUTY};
	const struct calendar_options full = {.period = PERIOD, .privacy = PRIVACY_FULL};
	const struct entry_filter all = {.kind = -1};
	struct ical_seen_list list;
	struct entries entries;
	struct audits audits;
	char *text;

	publish(house);
	free(exported(house, PRIVACY_NONE, NULL, NULL));
	must(entries_load(&entries, house->app.db, &all, &house->err), &house->err);
	assert_int_equal(entries.n, 0);
	entries_release(&entries);
	text = exported(house, PRIVACY_DUTY, "CB3", NULL);
	must(ical_read(&list, text, &house->err), &house->err);
	for (size_t i = 0; i < list.n; i++)
		assert_non_null(
		    strstr(list.seen[i].description, "Bùi Văn I, Chánh Thanh tra – 0900.000.007"));
	ical_seen_release(&list);
	free(text);
	must(table_export(&text, &house->app, &table, &house->err), &house->err);
	assert_non_null(strstr(text, "0900.000.007"));
	free(text);
	must(vcard_export(&text, &house->app, PERIOD, PRIVACY_FULL, &house->err), &house->err);
	assert_non_null(strstr(text, "+84900000007"));
	free(text);
	must(entries_load(&entries, house->app.db, &all, &house->err), &house->err);
	assert_int_equal(entries.n, 3);
	assert_int_equal(entries.entry[0].kind, ENTRY_SYSTEM);
	assert_non_null(strstr(entries.entry[2].text, "tệp lịch 30-4/2027 (người trực)"));
	entries_release(&entries);
	must(audits_load(&audits, house->app.db, 0, &house->err), &house->err);
	assert_int_equal(audits.n, 3);
	audits_release(&audits);
	/* Somebody whom nobody knows gets none. */
	house->app.actor.person[0] = '\0';
	refused(calendar_export(&text, &house->app, &full, &house->err), &house->err,
	        "unknown-actor");
}

static void tables_of_one_post_or_one_person(void **state)
{
	struct house *house = *state;
	struct table_options options = {.period = PERIOD, .post = "bao-ve"};
	char *text;

	publish(house);
	must(table_export(&text, &house->app, &options, &house->err), &house->err);
	assert_non_null(strstr(text, "Bảo vệ"));
	assert_null(strstr(text, "Kỹ thuật"));
	assert_non_null(strstr(text, "DỮ LIỆU MẪU"));
	free(text);
	options =
	    (struct table_options){.form = TABLE_LIST, .period = PERIOD, .person = "Bùi Văn I"};
	must(table_export(&text, &house->app, &options, &house->err), &house->err);
	assert_non_null(strstr(text, NIGHT));
	assert_null(strstr(text, "Lê Văn C"));
	free(text);
	options.person = "ai đó";
	refused(table_export(&text, &house->app, &options, &house->err), &house->err,
	        "no-such-person");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_draft_is_no_calendar, setup, teardown),
	    cmocka_unit_test_setup_teardown(nothing_changes_until_something_does, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_confirmed_hotline_raises_every_event_to_come, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(an_amendment_cancels_what_it_drops, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_roster_that_replaces_another_takes_over_its_events,
	                                    setup, teardown),
	    cmocka_unit_test_setup_teardown(calendars_of_one_post_or_one_person, setup, teardown),
	    cmocka_unit_test_setup_teardown(exports_with_numbers_leave_a_trace, setup, teardown),
	    cmocka_unit_test_setup_teardown(tables_of_one_post_or_one_person, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
