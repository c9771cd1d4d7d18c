#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "sample.h"
#include "service/calendar_event.h"
#include "service/calendar_file.h"
#include "service/ical_verify.h"

#define SITE  "@0123456789abcdef.trucban"
#define NIGHT "truc-ban.2027-05-01.dem"

static const struct calendar_face face = {
    .name = "Lịch trực, kỳ nghỉ", .description = "Lịch trực", .url = "", .alarm = ALARM_12H};

static const struct event *find(const struct events *events, const char *uid)
{
	char *whole = xasprintf("%s%s", uid, SITE);
	const struct event *found = NULL;

	for (size_t i = 0; i < events->n; i++)
		if (strcmp(events->event[i].uid, whole) == 0)
			found = &events->event[i];
	free(whole);
	return found;
}

/* As the store would keep them after one more refresh at `now`. */
static void refresh(struct events *events, struct sample *sample, int64_t now)
{
	struct events fresh;

	calendar_events(&fresh, &sample->doc);
	for (size_t i = 0; i < fresh.n; i++) {
		struct event none = {0};
		const struct event *known = &none;

		for (size_t j = 0; j < events->n; j++)
			if (strcmp(events->event[j].uid, fresh.event[i].uid) == 0)
				known = &events->event[j];
		calendar_merge(&fresh.event[i], known, now);
	}
	for (size_t i = 0; i < events->n; i++)
		event_release(&events->event[i]);
	free(events->event);
	*events = fresh;
}

static void release(struct events *events)
{
	for (size_t i = 0; i < events->n; i++)
		event_release(&events->event[i]);
	free(events->event);
	*events = (struct events){0};
}

static char *written(const struct calendar_face *how, const struct events *events)
{
	struct str text = {0};

	calendar_write(&text, how, events);
	return str_take(&text);
}

/* Lines put together again, for looking into them. */
static char *unfolded(const struct calendar_face *how, const struct events *events)
{
	char *text = written(how, events);
	struct str flat = {0};

	for (const char *at = text; *at; at++) {
		if (strncmp(at, "\r\n ", 3) == 0)
			at += 2;
		else if (*at != '\r')
			str_addc(&flat, *at);
	}
	free(text);
	return str_take(&flat);
}

static int setup(void **state)
{
	struct sample *sample = xcalloc(1, sizeof *sample);

	sample_make(sample);
	*state = sample;
	return 0;
}

static int teardown(void **state)
{
	sample_release(*state);
	free(*state);
	return 0;
}

static void the_file_begins_as_every_edition_does(void **state)
{
	struct sample *sample = *state;
	struct events events = {0};
	char *text;

	refresh(&events, sample, 1790000000);
	text = written(&face, &events);
	assert_ptr_equal(strstr(text, "BEGIN:VCALENDAR\r\n"
	                              "VERSION:2.0\r\n"
	                              "PRODID:-//trucban//trucban//VI\r\n"
	                              "CALSCALE:GREGORIAN\r\n"
	                              "METHOD:PUBLISH\r\n"
	                              "NAME:Lịch trực\\, kỳ nghỉ\r\n"
	                              "X-WR-CALNAME:Lịch trực\\, kỳ nghỉ\r\n"
	                              "DESCRIPTION:Lịch trực\r\n"
	                              "X-WR-CALDESC:Lịch trực\r\n"
	                              "X-WR-TIMEZONE:Asia/Ho_Chi_Minh\r\n"
	                              "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
	                              "X-PUBLISHED-TTL:PT1H\r\n"
	                              "COLOR:firebrick\r\n"
	                              "X-APPLE-CALENDAR-COLOR:#B22222\r\n"
	                              "BEGIN:VTIMEZONE\r\n"
	                              "TZID:Asia/Ho_Chi_Minh\r\n"
	                              "BEGIN:STANDARD\r\n"
	                              "DTSTART:19750613T000000\r\n"
	                              "TZOFFSETFROM:+0800\r\n"
	                              "TZOFFSETTO:+0700\r\n"
	                              "TZNAME:+07\r\n"
	                              "END:STANDARD\r\n"
	                              "END:VTIMEZONE\r\n"
	                              "BEGIN:VEVENT\r\n"),
	                 text);
	assert_null(strstr(text, "ATTENDEE"));
	free(text);
	release(&events);
}

static void an_event_has_the_properties_in_their_order(void **state)
{
	static const char *const wanted =
	    "BEGIN:VEVENT\n"
	    "UID:truc-ban.2027-05-01.dem" SITE "\n"
	    "DTSTAMP:20270201T030000Z\n"
	    "CREATED:20270201T030000Z\n"
	    "LAST-MODIFIED:20270201T030000Z\n"
	    "SEQUENCE:0\n"
	    "STATUS:CONFIRMED\n"
	    "TRANSP:TRANSPARENT\n"
	    "CLASS:PRIVATE\n"
	    "DTSTART;TZID=Asia/Ho_Chi_Minh:20270501T193000\n"
	    "DTEND;TZID=Asia/Ho_Chi_Minh:20270502T073000\n"
	    "SUMMARY:Trực ban (ca đêm): Bùi Văn I\n"
	    "DESCRIPTION:Ca đêm: 19:30 Thứ Bảy 01/05/2027 đến 07:30 Chủ nhật 02/05/2027"
	    "\\nVị trí trực: Trực ban\\, tại cơ quan\\nNgười trực: Bùi Văn I\\, Chánh Thanh tra"
	    "\\n\\nĐường dây nóng:\\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công "
	    "văn 926/CAHP-ANM ngày 03/02/2026\\; đang dùng)\\n• Trung tâm VNCERT/CC: "
	    "(024) 3640.4421\\, 0869.100.317 (nguồn: Công văn của Sở năm 2025\\, mục đ\\, "
	    "07/01/2025\\; chưa xác minh)\\n\\nCập nhật 10:00 01/02/2027\n"
	    "LOCATION:Phòng trực\\, trụ sở Sở Ví dụ\\, Hải Phòng\n"
	    "ORGANIZER;CN=\"SỞ VÍ DỤ\":mailto:truc@so-vi-du.example\n"
	    "CONTACT:Công an thành phố Hải Phòng\\, 069.278.5415\n"
	    "CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL=\"Công an thành phố Hải Phòng\":"
	    "tel:+84692785415\n"
	    "CATEGORIES:TRUC,TRUC-BAN,CA-DEM,NGAY-LE\n"
	    "COLOR:firebrick\n"
	    "X-MICROSOFT-CDO-BUSYSTATUS:FREE\n"
	    "END:VEVENT\n";
	struct sample *sample = *state;
	struct events events = {0};
	char *text;
	const char *event;

	refresh(&events, sample, zone_instant(date_from_ymd(2027, 2, 1), 600));
	text = unfolded(&face, &events);
	event = strstr(text, "UID:" NIGHT "@");
	assert_non_null(event);
	event -= strlen("BEGIN:VEVENT\n");
	text[event - text + (ptrdiff_t)strlen(wanted)] = '\0';
	assert_string_equal(event, wanted);
	free(text);
	release(&events);
}

static void the_holiday_itself_is_one_event_of_whole_days(void **state)
{
	struct sample *sample = *state;
	struct events events;
	const struct event *event;

	calendar_events(&events, &sample->doc);
	event = find(&events, "ky-nghi.30-4.2027");
	assert_non_null(event);
	assert_non_null(strstr(event->body, "DTSTART;VALUE=DATE:20270430\n"
	                                    "DTEND;VALUE=DATE:20270504\n"
	                                    "SUMMARY:Nghỉ lễ 30/4–1/5/2027\n"));
	assert_non_null(strstr(event->body, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n"));
	assert_non_null(strstr(event->body, "069.278.5415"));
	release(&events);
	sample->roster.period.is_holiday = false;
	calendar_events(&events, &sample->doc);
	assert_null(find(&events, "ky-nghi.30-4.2027"));
	release(&events);
}

static void each_event_names_the_current_hotline_and_no_expired_one(void **state)
{
	struct sample *sample = *state;
	struct events events;

	for (int privacy = PRIVACY_NONE; privacy <= PRIVACY_FULL; privacy++) {
		sample->doc.privacy = (enum privacy)privacy;
		calendar_events(&events, &sample->doc);
		assert_int_equal(events.n, sample->segments.n + 1);
		for (size_t i = 0; i < events.n; i++) {
			const char *body = events.event[i].body;

			assert_non_null(strstr(body, "069.278.5415 (nguồn: Công văn 926"));
			assert_non_null(strstr(body, "chưa xác minh"));
			assert_null(strstr(body, "0984.462.472"));
			assert_null(strstr(body, "sáp nhập"));
		}
		release(&events);
	}
}

static void a_hotline_is_judged_on_the_day_of_the_event(void **state)
{
	struct sample *sample = *state;
	struct contact *vncert = &sample->contacts.contact[1];
	struct events events;

	free(vncert->valid_until);
	vncert->valid_until = xstrdup("2027-05-01");
	calendar_events(&events, &sample->doc);
	assert_non_null(strstr(find(&events, "truc-ban.2027-04-30.dem")->body, "VNCERT"));
	assert_null(strstr(find(&events, "truc-ban.2027-05-03.dem")->body, "VNCERT"));
	release(&events);
	free(vncert->valid_from);
	vncert->valid_from = xstrdup("2027-05");
	calendar_events(&events, &sample->doc);
	assert_null(strstr(find(&events, "truc-ban.2027-04-30.dem")->body, "VNCERT"));
	release(&events);
}

static void numbers_of_people_come_only_with_privacy(void **state)
{
	static const struct {
		enum privacy privacy;
		bool own, others, named;
	} cases[] = {
	    {PRIVACY_NONE, false, false, false},
	    {PRIVACY_DUTY, true, false, false},
	    {PRIVACY_FULL, true, true, true},
	};
	struct sample *sample = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct events events;
		const char *body;

		sample->doc.privacy = cases[i].privacy;
		calendar_events(&events, &sample->doc);
		body = find(&events, NIGHT)->body;
		assert_int_equal(!!strstr(body, "0900.000.007"), cases[i].own);
		assert_int_equal(!!strstr(body, "Lãnh đạo trực: "), cases[i].others);
		assert_int_equal(!!strstr(body, "0900.000.001"), cases[i].others);
		assert_int_equal(!!strstr(body, "0914.463.645"), cases[i].named);
		assert_int_equal(find(&events, NIGHT)->privacy, cases[i].privacy);
		release(&events);
	}
}

static void a_cover_raises_its_own_event_alone(void **state)
{
	struct sample *sample = *state;
	struct events events = {0};
	size_t raised = 0;

	refresh(&events, sample, 1000);
	refresh(&events, sample, 2000);
	sample_change(sample, CHANGE_COVER, NIGHT, "CB1", 0, 0);
	refresh(&events, sample, 3000);
	for (size_t i = 0; i < events.n; i++) {
		const struct event *event = &events.event[i];
		bool changed = event->sequence == 1;

		assert_int_equal(event->created, 1000);
		assert_int_equal(event->modified, changed ? 3000 : 1000);
		assert_true(event->sequence == 0 || changed);
		raised += changed;
	}
	/* The post itself and the one that goes with it. */
	assert_int_equal(raised, 2);
	assert_non_null(strstr(find(&events, NIGHT)->body,
	                       "SUMMARY:Trực ban (ca đêm): Nguyễn Thị Phương Thảo (trực thay)\n"));
	assert_non_null(strstr(find(&events, NIGHT)->body, "(thay Bùi Văn I)"));
	assert_null(strstr(find(&events, NIGHT)->body, "việc riêng"));
	release(&events);
}

static void an_amendment_alone_changes_no_event(void **state)
{
	struct sample *sample = *state;
	struct events events = {0};
	struct slot *slot;

	sample_change(sample, CHANGE_COVER, NIGHT, "CB1", 0, 0);
	refresh(&events, sample, 1000);
	/* The next version starts from what was resolved. */
	slot = roster_slot(&sample->roster, NIGHT);
	slot_assign(slot, "CB1", "Nguyễn Thị Phương Thảo", "Chuyên viên");
	sample->roster.version = 2;
	sample_resolve(sample);
	refresh(&events, sample, 2000);
	for (size_t i = 0; i < events.n; i++)
		assert_int_equal(events.event[i].sequence, 0);
	release(&events);
}

static void a_change_within_one_second_is_still_later(void **state)
{
	struct sample *sample = *state;
	struct events events = {0};

	refresh(&events, sample, 1000);
	sample_change(sample, CHANGE_COVER, NIGHT, "CB1", 0, 0);
	refresh(&events, sample, 1000);
	assert_int_equal(find(&events, NIGHT)->modified, 1001);
	sample_change(sample, CHANGE_COVER, "bao-ve.2027-05-01.dem", "BV1", 0, 0);
	refresh(&events, sample, 900);
	assert_int_equal(find(&events, "bao-ve.2027-05-01.dem")->modified, 1001);
	release(&events);
}

static void a_split_slot_keeps_its_uid_and_gains_a_second(void **state)
{
	struct sample *sample = *state;
	int64_t start = roster_slot(&sample->roster, NIGHT)->start;
	struct events events = {0};

	refresh(&events, sample, 1000);
	sample_change(sample, CHANGE_SWAP, NIGHT, "CB1", start + 4 * 3600, 0);
	refresh(&events, sample, 2000);
	assert_int_equal(find(&events, NIGHT)->sequence, 1);
	assert_non_null(strstr(find(&events, NIGHT)->body, "20270501T233000\nSUMMARY"));
	assert_int_equal(find(&events, NIGHT ".2")->sequence, 0);
	assert_non_null(strstr(find(&events, NIGHT ".2")->body, "Phương Thảo (đổi ca)\n"));
	for (size_t i = 1; i < events.n; i++)
		assert_true(events.event[i - 1].start <= events.event[i].start);
	release(&events);
}

static void what_was_dropped_stays_cancelled_and_marked_once(void **state)
{
	struct sample *sample = *state;
	struct events events = {0};
	struct event *event;
	char *once;

	refresh(&events, sample, 1000);
	for (size_t i = 0; i < events.n; i++) {
		event = &events.event[i];
		calendar_cancel(event, &sample->doc);
		once = xstrdup(event->body);
		calendar_cancel(event, &sample->doc);
		assert_string_equal(event->body, once);
		free(once);
		assert_ptr_equal(strstr(event->body, "STATUS:CANCELLED\n"), event->body);
		assert_non_null(strstr(event->body, "SUMMARY:[HỦY CA] "));
		assert_null(strstr(event->body, "CONFERENCE"));
		assert_non_null(strstr(event->body, "DTSTART"));
		assert_non_null(strstr(event->body, "069.278.5415"));
	}
	/* And comes back as the same event when it is wanted again. */
	refresh(&events, sample, 2000);
	assert_int_equal(find(&events, NIGHT)->sequence, 1);
	assert_ptr_equal(strstr(find(&events, NIGHT)->body, "STATUS:CONFIRMED\n"),
	                 find(&events, NIGHT)->body);
	release(&events);
}

static void own_calendars_cancel_what_somebody_else_took(void **state)
{
	struct sample *sample = *state;
	struct events events = {0}, one;
	struct calendar_face own = face;
	char *text;

	refresh(&events, sample, 1000);
	sample_change(sample, CHANGE_SWAP, NIGHT, "CB1", 0, 0);
	refresh(&events, sample, 2000);
	one = (struct events){.event = events.event, .n = 0};
	for (size_t i = 0; i < events.n; i++)
		if (&events.event[i] == find(&events, NIGHT))
			one = (struct events){&events.event[i], 1};
	assert_true(calendar_was_in(one.event, "CB1") && calendar_is_in(one.event, "CB1"));
	assert_true(calendar_was_in(one.event, "CB3") && !calendar_is_in(one.event, "CB3"));
	assert_false(calendar_was_in(one.event, "CB"));
	own.person = "CB1";
	text = unfolded(&own, &one);
	assert_non_null(strstr(text, "STATUS:CONFIRMED\n"));
	assert_non_null(strstr(text, "BEGIN:VALARM\n"
	                             "UID:alarm-1-" NIGHT SITE "\n"
	                             "ACTION:DISPLAY\n"
	                             "TRIGGER;RELATED=START:-PT12H\n"
	                             "DESCRIPTION:Còn 12 giờ nữa đến ca trực\n"
	                             "END:VALARM\n"));
	free(text);
	own.person = "CB3";
	text = unfolded(&own, &one);
	assert_non_null(strstr(text, "STATUS:CANCELLED\n"));
	assert_non_null(strstr(text, "SUMMARY:[HỦY CA] Đã có người thay – Trực ban (ca đêm): "));
	assert_null(strstr(text, "VALARM"));
	free(text);
	own.person = "CB1";
	own.alarm = ALARM_NONE;
	text = unfolded(&own, &one);
	assert_null(strstr(text, "VALARM"));
	free(text);
	text = unfolded(&face, &one);
	assert_null(strstr(text, "VALARM"));
	free(text);
	release(&events);
}

static void libical_reads_what_was_written(void **state)
{
	struct sample *sample = *state;
	struct slot *slot = roster_slot(&sample->roster, NIGHT);
	struct ical_seen_list seen;
	struct events events = {0};
	struct err err = {0};
	char *text;

	slot_assign(slot, "CB3", "Lê; \"Đức\", \\n ^n: Nguye\xCC\x82\xCC\x83n\nEND:VEVENT", "");
	sample_resolve(sample);
	free(sample->config.agency);
	sample->config.agency = xstrdup("Sở \"Ví dụ\"; A,B:C ^n\r\nX-EVIL:1");
	refresh(&events, sample, 1790000000);
	text = written(&face, &events);
	if (!ical_verify(text, &events, &err))
		fail_msg("%s", err.msg);
	assert_true(ical_read(&seen, text, &err));
	for (size_t i = 0; i < seen.n; i++) {
		if (strncmp(seen.seen[i].uid, NIGHT, strlen(NIGHT)) != 0)
			continue;
		assert_int_equal(seen.seen[i].start, slot->start);
		assert_int_equal(seen.seen[i].end, slot->end);
		assert_non_null(strstr(seen.seen[i].summary, slot->name));
	}
	ical_seen_release(&seen);
	/* One file that lacks an event, and one that is none. */
	events.n--;
	assert_false(ical_verify(text, &events, &err));
	events.n++;
	assert_false(ical_verify("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", &events, &err));
	free(text);
	release(&events);
}

static void an_agency_that_says_nothing_of_itself_has_a_calendar(void **state)
{
	struct sample *sample = *state;
	struct events events = {0};
	struct err err = {0};
	char *text;

	*sample->config.agency = *sample->config.address = *sample->config.email = '\0';
	refresh(&events, sample, 1790000000);
	text = written(&face, &events);
	if (!ical_verify(text, &events, &err))
		fail_msg("%s", err.msg);
	assert_non_null(strstr(text, "\r\nLOCATION:Trực tại cơ quan\r\n"));
	free(text);
	release(&events);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
	struct sample *sample = *state;
	struct events first = {0}, second = {0};
	char *a, *b;

	sample_change(sample, CHANGE_COVER, NIGHT, "CB1", 0, 0);
	refresh(&first, sample, 1000);
	refresh(&second, sample, 1000);
	a = written(&face, &first);
	refresh(&second, sample, 5000);
	b = written(&face, &second);
	assert_string_equal(a, b);
	free(a);
	free(b);
	release(&first);
	release(&second);
}

static void marks_say_what_is_not_final(void **state)
{
	struct sample *sample = *state;
	struct events events;

	sample->doc.is_sample = true;
	sample->roster.period.status = HOLIDAY_PROVISIONAL;
	calendar_events(&events, &sample->doc);
	for (size_t i = 0; i < events.n; i++) {
		assert_non_null(strstr(events.event[i].body, "DỮ LIỆU MẪU"));
		assert_non_null(strstr(events.event[i].body, "tạm tính\\, chưa có thông báo"));
	}
	release(&events);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(the_file_begins_as_every_edition_does, setup, teardown),
	    cmocka_unit_test_setup_teardown(an_event_has_the_properties_in_their_order, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(the_holiday_itself_is_one_event_of_whole_days, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(each_event_names_the_current_hotline_and_no_expired_one,
	                                    setup, teardown),
	    cmocka_unit_test_setup_teardown(a_hotline_is_judged_on_the_day_of_the_event, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(numbers_of_people_come_only_with_privacy, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(a_cover_raises_its_own_event_alone, setup, teardown),
	    cmocka_unit_test_setup_teardown(an_amendment_alone_changes_no_event, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_change_within_one_second_is_still_later, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(a_split_slot_keeps_its_uid_and_gains_a_second, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(what_was_dropped_stays_cancelled_and_marked_once, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(own_calendars_cancel_what_somebody_else_took, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(libical_reads_what_was_written, setup, teardown),
	    cmocka_unit_test_setup_teardown(an_agency_that_says_nothing_of_itself_has_a_calendar,
	                                    setup, teardown),
	    cmocka_unit_test_setup_teardown(the_same_document_gives_the_same_bytes, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(marks_say_what_is_not_final, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
