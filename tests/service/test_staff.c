#include "service/staff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "domain/duty.h"
#include "store/facts.h"
#include "store/logs.h"
#include "store/place.h"
#include "test.h"

#include "base/banned.h"

struct office {
	struct test_place *place;
	struct app app;
	char *file;
};

static int open_office(void **state)
{
	struct office *office = xcalloc(1, sizeof *office);
	void *place;
	struct err err;
	struct person chief = {.code = xstrdup("QT"),
	                       .name = xstrdup("Trần Thị Mai"),
	                       .login = xstrdup("mai"),
	                       .role = ROLE_SUPERVISOR};

	must(clock_init("2027-04-01T08:00", &err), &err);
	place_make(&place);
	office->place = place;
	office->file = xasprintf("%s/in.csv", office->place->folder);
	office->app.db = office->place->db;
	office->app.config.hours = (struct office_hours){450, 1020};
	office->app.actor = (struct actor){.person = xstrdup("QT"),
	                                   .name = xstrdup("Trần Thị Mai"),
	                                   .role = ROLE_SUPERVISOR,
	                                   .uid = 1000,
	                                   .login = xstrdup("mai"),
	                                   .auth = "os"};
	must(db_begin(office->app.db, &err), &err);
	must(person_put(office->app.db, &chief, &err), &err);
	must(db_commit(office->app.db, &err), &err);
	person_release(&chief);
	*state = office;
	return 0;
}

static int close_office(void **state)
{
	struct office *office = *state;
	void *place = office->place;
	struct err err;

	free(office->app.actor.person);
	free(office->app.actor.name);
	free(office->app.actor.login);
	free(office->file);
	free(office);
	must(clock_init(NULL, &err), &err);
	return place_remove(&place);
}

typedef bool import_function(struct import_result *out, struct app *app, const char *path,
                             bool partial, struct err *err);

/* "added changed same bad", or the key of the error in front of them. Owned. */
static char *import(struct office *office, import_function *function, bool partial,
                    const char *text)
{
	struct import_result result;
	struct err err = {0};

	must(file_write(office->file, text, strlen(text), 0600, &err), &err);
	bool ok = function(&result, &office->app, office->file, partial, &err);
	char *told = xasprintf("%s%s%zu %zu %zu %zu", ok ? "" : err.key, ok ? "" : ": ",
	                       result.added, result.changed, result.same, result.bad);
	import_result_release(&result);
	return told;
}

static void expect(struct office *office, import_function *function, bool partial, const char *text,
                   const char *wanted)
{
	char *told = import(office, function, partial, text);

	assert_string_equal(told, wanted);
	free(told);
}

/* Codes, names and logins of all people, in the order of codes. */
static void expect_staff(struct office *office, const char *wanted)
{
	struct db_rows rows;
	struct err err;
	struct str all = {0};

	must(db_query(&rows, office->app.db, "SELECT code, name, login FROM person ORDER BY code",
	              NULL, &err),
	     &err);
	for (size_t i = 0; i < rows.n; i++)
		str_addf(&all, "%s %s %s|", db_cell_text(&rows, i, 0), db_cell_text(&rows, i, 1),
		         db_cell_text(&rows, i, 2));
	db_rows_release(&rows);
	assert_string_equal(str_text(&all), wanted);
	str_release(&all);
}

static size_t count_audits(struct office *office, const char *action)
{
	struct audits list;
	struct err err;
	size_t n = 0;

	must(audits_load(&list, office->app.db, 0, &err), &err);
	for (size_t i = 0; i < list.n; i++)
		n += strcmp(list.audit[i].action, action) == 0;
	audits_release(&list);
	return n;
}

/* ---- people ---- */

#define CHIEF "QT Trần Thị Mai mai|"

static void a_list_is_imported_and_imported_again(void **state)
{
	struct office *office = *state;

	expect(office, staff_import, false, "mã,họ tên,login\nNV01,Lê An,an\nNV02,Vũ Bình,\n",
	       "2 0 0 0");
	expect(office, staff_import, false, "mã,họ tên,login\nNV01,Lê Văn An,an\nNV02,Vũ Bình,\n",
	       "0 1 1 0");
	expect_staff(office, "NV01 Lê Văn An an|NV02 Vũ Bình |" CHIEF);
	assert_int_equal(count_audits(office, "staff import"), 2);
}

static void one_bad_line_keeps_all_out_unless_told_otherwise(void **state)
{
	struct office *office = *state;
	static const char text[] = "mã,họ tên,điện thoại,tối đa ca\nNV01,Lê An,09O4,x\n"
	                           "NV02,Vũ Bình,0904185683,1\nNV03,,,\n";

	expect(office, staff_import, false, text, "bad-lines: 1 0 0 2");
	expect_staff(office, CHIEF);
	assert_int_equal(count_audits(office, "staff import"), 0);
	expect(office, staff_import, true, text, "1 0 0 2");
	expect_staff(office, "NV02 Vũ Bình |" CHIEF);
	assert_int_equal(count_audits(office, "staff import"), 1);
	expect(office, staff_import, false, "no table at all\n", "no-column: 0 0 0 0");
}

static void a_login_may_change_hands_within_a_file(void **state)
{
	struct office *office = *state;

	expect(office, staff_import, false, "mã,họ tên,login\nNV01,Lê An,an\nNV02,Vũ Bình,binh\n",
	       "2 0 0 0");
	expect(office, staff_import, false, "mã,họ tên,login\nNV01,Lê An,binh\nNV02,Vũ Bình,an\n",
	       "0 2 0 0");
	expect_staff(office, "NV01 Lê An binh|NV02 Vũ Bình an|" CHIEF);
	/* But not be taken from one whom the file does not speak of. */
	expect(office, staff_import, false, "mã,họ tên,login\nNV01,Lê An,mai\n",
	       "bad-lines: 0 0 0 1");
	expect(office, staff_import, true,
	       "mã,họ tên,login\nNV01,Lê An,mai\nnv02,Vũ Bình,x\nNV03,Hồ Chi,\n", "1 0 0 2");
}

static void somebody_must_be_left_to_supervise(void **state)
{
	struct office *office = *state;

	expect(office, staff_import, false, "mã,họ tên,vai trò\nQT,Trần Thị Mai,trực\n",
	       "last-supervisor: 0 1 0 0");
	expect(office, staff_import, false, "mã,họ tên,ngày nghỉ việc\nQT,Trần Thị Mai,1/4/2027\n",
	       "last-supervisor: 0 1 0 0");
	expect(office, staff_import, false,
	       "mã,họ tên,vai trò\nQT,Trần Thị Mai,trực\nNV01,Lê An,phụ trách\n", "1 1 0 0");
}

static void only_a_supervisor_imports(void **state)
{
	struct office *office = *state;

	office->app.actor.role = ROLE_OFFICER;
	expect(office, staff_import, false, "mã,họ tên\nNV01,Lê An\n", "not-allowed: 0 0 0 0");
	expect_staff(office, CHIEF);
}

/* ---- leave and exemptions ---- */

static void leave_is_added_once(void **state)
{
	struct office *office = *state;
	static const char text[] = "mã,từ,đến,loại\nQT,30/4/2027,1/5/2027,nghỉ phép\n"
	                           "QT,2/5/2027,,không muốn\n";
	struct leaves list;
	struct err err;

	expect(office, leave_import, false, text, "2 0 0 0");
	expect(office, leave_import, false, text, "0 0 2 0");
	expect(office, leave_import, false, "mã,từ\nNV99,1/5/2027\n", "bad-lines: 0 0 0 1");
	must(leaves_load(&list, office->app.db, &err), &err);
	assert_int_equal(list.n, 2);
	assert_int_equal(strlen(list.leave[0].id), 32);
	assert_int_equal(list.leave[0].to - list.leave[0].from, 2 * 86400);
	leaves_release(&list);
}

static void an_exemption_keeps_its_kind_and_no_reason(void **state)
{
	struct office *office = *state;
	struct date first = date_from_ymd(2027, 1, 1), last = date_from_ymd(2027, 6, 30);
	struct exemptions list;
	struct err err;

	must(staff_exempt(&office->app, "Trần Thị Mai", EXEMPT_NIGHT, first, last, &err), &err);
	refused(staff_exempt(&office->app, "QT", EXEMPT_NIGHT, last, first, &err), &err,
	        "bad-span");
	refused(staff_exempt(&office->app, "NV99", EXEMPT_NIGHT, first, last, &err), &err,
	        "no-such-person");
	must(exemptions_load(&list, office->app.db, &err), &err);
	assert_int_equal(list.n, 1);
	assert_string_equal(list.exemption[0].person, "QT");
	assert_int_equal(list.exemption[0].kind, EXEMPT_NIGHT);
	exemptions_release(&list);
	assert_int_equal(count_audits(office, "staff exempt"), 1);
}

/* ---- facts ---- */

static void later_notices_replace_days(void **state)
{
	struct office *office = *state;
	struct holidays list;
	struct err err;

	expect(office, holiday_import, false,
	       "ngày,loại,kỳ nghỉ,tên,nguồn\n30/4/2028,statutory,30-4/2028,Chiến thắng,TB 1\n",
	       "1 0 0 0");
	expect(office, holiday_import, false,
	       "ngày,loại,kỳ nghỉ,tên,nguồn\n30/4/2028,statutory,30-4/2028,Chiến thắng,TB 2\n",
	       "0 1 0 0");
	must(holidays_load(&list, office->app.db, &err), &err);
	assert_int_equal(list.n, 1);
	assert_string_equal(list.day[0].source, "TB 2");
	holidays_release(&list);
}

#define CONTACTS "mã,tổ chức,điện thoại,nguồn,ghi chú\n"

static void a_confirmation_outlives_lists_but_not_a_new_number(void **state)
{
	struct office *office = *state;
	struct contacts list;
	struct err err;

	expect(office, contact_import, false, CONTACTS "C90,Công an,069.278.5415,CV 1,\n",
	       "1 0 0 0");
	must(contact_confirm(&office->app, "c90", "Trần Thị Mai", &err), &err);
	must(contacts_load(&list, office->app.db, &err), &err);
	assert_int_equal(list.contact[0].status, CONTACT_CURRENT);
	assert_string_equal(list.contact[0].confirmed_by, "QT");
	assert_true(list.contact[0].confirmed_at == clock_now());
	contacts_release(&list);
	assert_int_equal(count_audits(office, "contact confirm"), 1);
	expect(office, contact_import, false, CONTACTS "C90,Công an,069.278.5415,CV 1,\n",
	       "0 0 1 0");
	expect(office, contact_import, false, CONTACTS "C90,Công an,069.278.5415,CV 1,mới\n",
	       "0 1 0 0");
	must(contacts_load(&list, office->app.db, &err), &err);
	assert_int_equal(list.contact[0].status, CONTACT_CURRENT);
	contacts_release(&list);
	expect(office, contact_import, false, CONTACTS "C90,Công an,069.278.5416,CV 1,mới\n",
	       "0 1 0 0");
	must(contacts_load(&list, office->app.db, &err), &err);
	assert_int_equal(list.contact[0].status, CONTACT_UNVERIFIED);
	assert_string_equal(list.contact[0].confirmed_by, "");
	contacts_release(&list);
}

static void only_what_is_in_force_can_be_confirmed(void **state)
{
	struct office *office = *state;
	struct err err;

	expect(office, contact_import, false,
	       "mã,tổ chức,điện thoại,nguồn,đến\nC91,Sở cũ,113,CV 1,28/2/2025\n", "1 0 0 0");
	refused(contact_confirm(&office->app, "C91", "QT", &err), &err, "expired");
	refused(contact_confirm(&office->app, "C99", "QT", &err), &err, "no-such-contact");
	refused(contact_confirm(&office->app, "C91", "", &err), &err, "expired");
	assert_int_equal(count_audits(office, "contact confirm"), 0);
}

static void what_the_program_carries_is_whole(void **state)
{
	struct duties duties;
	struct units units;
	struct platforms platforms;
	struct err err;

	(void)state;
	must(duties_carried(&duties, &err), &err);
	assert_int_equal(duties.n, 58);
	duties_release(&duties);
	must(units_carried(&units, &err), &err);
	assert_int_equal(units.n, 88);
	units_release(&units);
	must(platforms_carried(&platforms, &err), &err);
	assert_int_equal(platforms.n, 12);
	platforms_release(&platforms);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_list_is_imported_and_imported_again, open_office,
	                                    close_office),
	    cmocka_unit_test_setup_teardown(one_bad_line_keeps_all_out_unless_told_otherwise,
	                                    open_office, close_office),
	    cmocka_unit_test_setup_teardown(a_login_may_change_hands_within_a_file, open_office,
	                                    close_office),
	    cmocka_unit_test_setup_teardown(somebody_must_be_left_to_supervise, open_office,
	                                    close_office),
	    cmocka_unit_test_setup_teardown(only_a_supervisor_imports, open_office, close_office),
	    cmocka_unit_test_setup_teardown(leave_is_added_once, open_office, close_office),
	    cmocka_unit_test_setup_teardown(an_exemption_keeps_its_kind_and_no_reason, open_office,
	                                    close_office),
	    cmocka_unit_test_setup_teardown(later_notices_replace_days, open_office, close_office),
	    cmocka_unit_test_setup_teardown(a_confirmation_outlives_lists_but_not_a_new_number,
	                                    open_office, close_office),
	    cmocka_unit_test_setup_teardown(only_what_is_in_force_can_be_confirmed, open_office,
	                                    close_office),
	    cmocka_unit_test(what_the_program_carries_is_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
