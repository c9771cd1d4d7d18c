/* People: who is meant, who can do what, in which order they are listed. */
#include "test.h"

#include "base/mem.h"
#include "domain/person.h"

static void add(struct staff *staff, const char *code, const char *name, const char *login)
{
	struct person person = {
	    .code = xstrdup(code),
	    .name = xstrdup(name),
	    .position = xstrdup(""),
	    .unit = xstrdup(""),
	    .phone = xstrdup(""),
	    .login = xstrdup(login),
	    .skill = xcalloc(2, sizeof *person.skill),
	    .n_skills = 2,
	};
	person.skill[0] = xstrdup("ky-thuat");
	person.skill[1] = xstrdup("lanh-dao");
	staff_add(staff, &person);
	person_release(&person);
}

static struct staff people(void)
{
	struct staff staff = {0};
	add(&staff, "NV01", "Nguyễn Văn An", "an");
	add(&staff, "NV02", "Trần Thị Ánh", "");
	add(&staff, "NV03", "Đỗ Đức Anh", "anh");
	add(&staff, "NV04", "Lê Văn Ân", "");
	add(&staff, "NV05", "Lê Văn An", "");
	add(&staff, "NV06", "Nguyễn Văn Ân", "nv01x");
	return staff;
}

static void assert_match(const struct staff *staff, const char *text, const char *code)
{
	const struct person *person = staff_match(staff, text);
	if (code == NULL) {
		assert_null(person);
		return;
	}
	assert_non_null(person);
	assert_string_equal(person->code, code);
}

static void somebody_is_meant_by_code_name_login_or_unaccented_name(void **state)
{
	(void)state;
	struct staff staff = people();
	assert_match(&staff, "NV01", "NV01");
	assert_match(&staff, "nv01", "NV01");
	assert_match(&staff, "Trần Thị Ánh", "NV02");
	assert_match(&staff, "anh", "NV03");
	assert_match(&staff, "do duc anh", "NV03");
	assert_match(&staff, "Lê Văn An", "NV05");
	staff_release(&staff);
}

static void nobody_is_meant_by_what_fits_several_or_none(void **state)
{
	(void)state;
	struct staff staff = people();
	assert_match(&staff, "le van an", NULL);
	assert_match(&staff, "nguyen van an", NULL);
	assert_match(&staff, "NV99", NULL);
	assert_match(&staff, "", NULL);
	assert_null(staff_find(&staff, "nv01"));
	assert_non_null(staff_find(&staff, "NV01"));
	staff_release(&staff);
}

static void people_are_listed_by_given_name(void **state)
{
	(void)state;
	struct staff staff = people();
	staff_sort(&staff);
	static const char *const order[] = {"Lê Văn An",    "Nguyễn Văn An", "Đỗ Đức Anh",
	                                    "Trần Thị Ánh", "Lê Văn Ân",     "Nguyễn Văn Ân"};
	for (size_t i = 0; i < staff.n; i++)
		assert_string_equal(staff.person[i].name, order[i]);
	staff_release(&staff);
}

static void a_skill_is_had_or_not_and_no_skill_by_everybody(void **state)
{
	(void)state;
	struct staff staff = people();
	assert_true(person_has_skill(&staff.person[0], "lanh-dao"));
	assert_true(person_has_skill(&staff.person[0], ""));
	assert_false(person_has_skill(&staff.person[0], "bao-ve"));
	staff_release(&staff);
}

static void a_leaver_is_gone_from_the_first_day_on(void **state)
{
	(void)state;
	struct person person = {.has_left = true, .left = date_from_ymd(2027, 5, 1)};
	assert_true(person_is_there(&person, date_from_ymd(2027, 4, 30)));
	assert_false(person_is_there(&person, date_from_ymd(2027, 5, 1)));
	person.has_left = false;
	assert_true(person_is_there(&person, date_from_ymd(2030, 1, 1)));
}

static void leaves_and_exemptions_are_copied(void **state)
{
	(void)state;
	char id[] = "a", code[] = "NV01", note[] = "phép";
	struct leaves leaves = {0};
	struct exemptions exemptions = {0};
	leaves_add(&leaves,
	           &(struct leave){.id = id, .person = code, .from = 1, .to = 2, .note = note});
	exemptions_add(&exemptions, &(struct exemption){.id = id, .person = code});
	code[0] = 'X';
	assert_string_equal(leaves.leave[0].person, "NV01");
	assert_string_equal(leaves.leave[0].note, "phép");
	assert_string_equal(exemptions.exemption[0].person, "NV01");
	leaves_release(&leaves);
	exemptions_release(&exemptions);
}

static void stable_names_lead_back_to_what_they_name(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		enum role role;
		enum exempt_kind exempt;
		assert_true(role_find(&role, role_name((enum role)i)));
		assert_int_equal(role, i);
		assert_true(exempt_kind_find(&exempt, exempt_kind_name((enum exempt_kind)i)));
		assert_int_equal(exempt, i);
		assert_true(role_label((enum role)i)[0] != '\0');
		assert_true(exempt_kind_label((enum exempt_kind)i)[0] != '\0');
	}
	for (int i = 0; i < LEAVE_KINDS; i++) {
		enum leave_kind leave;
		assert_true(leave_kind_find(&leave, leave_kind_name((enum leave_kind)i)));
		assert_int_equal(leave, i);
		assert_true(leave_kind_label(leave)[0] != '\0');
		assert_int_equal(leave_is_absence(leave),
		                 leave != LEAVE_WISH_OFF && leave != LEAVE_WISH_ON);
	}
	enum role role = ROLE_READER;
	assert_false(role_find(&role, "boss"));
	assert_int_equal(role, ROLE_READER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(somebody_is_meant_by_code_name_login_or_unaccented_name),
	    cmocka_unit_test(nobody_is_meant_by_what_fits_several_or_none),
	    cmocka_unit_test(people_are_listed_by_given_name),
	    cmocka_unit_test(a_skill_is_had_or_not_and_no_skill_by_everybody),
	    cmocka_unit_test(a_leaver_is_gone_from_the_first_day_on),
	    cmocka_unit_test(leaves_and_exemptions_are_copied),
	    cmocka_unit_test(stable_names_lead_back_to_what_they_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
