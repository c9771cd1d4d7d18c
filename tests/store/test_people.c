#include "store/people.h"

#include <stdlib.h>
#include <string.h>

#include "store/place.h"
#include "test.h"

#include "base/banned.h"

static char skill_lead[] = "lanh-dao", skill_tech[] = "ky-thuat";
static char *skills[] = {skill_lead, skill_tech};

static struct person make_person(const char *code, const char *name)
{
	return (struct person){
	    .code = (char *)(uintptr_t)code,
	    .name = (char *)(uintptr_t)name,
	    .role = ROLE_OFFICER,
	};
}

static void put_person(struct db *db, const struct person *person)
{
	struct err err;

	must(db_begin(db, &err), &err);
	must(person_put(db, person, &err), &err);
	must(db_commit(db, &err), &err);
}

static void all_that_is_known_of_a_person_comes_back(void **state)
{
	struct test_place *place = *state;
	char position[] = "Phó Giám đốc", unit[] = "Văn phòng", phone[] = "+84904185683";
	char login[] = "an";
	struct person person = make_person("NV01", "Nguyễn Thị Ân");
	struct staff staff;
	struct err err;

	person.position = position;
	person.unit = unit;
	person.phone = phone;
	person.login = login;
	person.skill = skills;
	person.n_skills = 2;
	person.role = ROLE_SUPERVISOR;
	person.max_shifts = 3;
	person.max_nights = 1;
	person.has_left = true;
	person.left = date_from_ymd(2027, 5, 2);
	put_person(place->db, &person);
	must(staff_load(&staff, place->db, &err), &err);
	assert_int_equal(staff.n, 1);
	const struct person *got = &staff.person[0];
	assert_string_equal(got->code, "NV01");
	assert_string_equal(got->name, "Nguyễn Thị Ân");
	assert_string_equal(got->position, position);
	assert_string_equal(got->unit, unit);
	assert_string_equal(got->phone, phone);
	assert_string_equal(got->login, login);
	assert_int_equal(got->n_skills, 2);
	assert_string_equal(got->skill[0], "lanh-dao");
	assert_string_equal(got->skill[1], "ky-thuat");
	assert_int_equal(got->role, ROLE_SUPERVISOR);
	assert_int_equal(got->max_shifts, 3);
	assert_int_equal(got->max_nights, 1);
	assert_true(got->has_left);
	assert_int_equal(date_compare(got->left, person.left), 0);
	staff_release(&staff);
}

static void the_same_code_is_the_same_person(void **state)
{
	struct test_place *place = *state;
	struct person person = make_person("NV01", "Trần Văn Bình");
	struct staff staff;
	struct err err;

	person.skill = skills;
	person.n_skills = 2;
	put_person(place->db, &person);
	person = make_person("NV01", "Trần Văn Minh");
	person.skill = skills + 1;
	person.n_skills = 1;
	put_person(place->db, &person);
	must(staff_load(&staff, place->db, &err), &err);
	assert_int_equal(staff.n, 1);
	assert_string_equal(staff.person[0].name, "Trần Văn Minh");
	assert_int_equal(staff.person[0].n_skills, 1);
	assert_string_equal(staff.person[0].skill[0], "ky-thuat");
	assert_false(staff.person[0].has_left);
	staff_release(&staff);
}

static void people_come_in_the_order_of_their_given_names(void **state)
{
	struct test_place *place = *state;
	const char *const names[] = {"Trần Văn Dũng", "Lê Văn Đạt", "Nguyễn Thị Ánh"};
	const char *const codes[] = {"C", "A", "B"};
	struct staff staff;
	struct err err;

	for (size_t i = 0; i < 3; i++) {
		struct person person = make_person(codes[i], names[i]);
		person.skill = skills;
		person.n_skills = i;
		put_person(place->db, &person);
	}
	must(staff_load(&staff, place->db, &err), &err);
	assert_string_equal(staff.person[0].name, "Nguyễn Thị Ánh");
	assert_string_equal(staff.person[1].name, "Trần Văn Dũng");
	assert_string_equal(staff.person[2].name, "Lê Văn Đạt");
	assert_int_equal(staff.person[0].n_skills, 2);
	assert_int_equal(staff.person[1].n_skills, 0);
	assert_int_equal(staff.person[2].n_skills, 1);
	staff_release(&staff);
}

static void nobody_is_deleted_renamed_or_put_twice(void **state)
{
	struct test_place *place = *state;
	static const char *const attempts[] = {
	    "DELETE FROM person",
	    "UPDATE person SET code = 'NV02'",
	    "INSERT OR REPLACE INTO person SELECT * FROM person",
	    "INSERT INTO person_skill (person, n, skill) VALUES ('nobody', 0, 'x')",
	};
	struct person person = make_person("NV01", "Trần Văn Bình");

	put_person(place->db, &person);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		struct err err;
		must(db_begin(place->db, &err), &err);
		refused(db_exec(place->db, attempts[i], NULL, NULL, &err), &err, "refused");
		db_rollback(place->db);
	}
}

static void a_login_means_one_person_who_is_there(void **state)
{
	struct test_place *place = *state;
	char login[] = "an";
	struct person first = make_person("NV01", "Trần Văn Bình");
	struct person second = make_person("NV02", "Nguyễn Thị Ân");
	struct err err;

	first.login = login;
	second.login = login;
	put_person(place->db, &first);
	must(db_begin(place->db, &err), &err);
	refused(person_put(place->db, &second, &err), &err, "refused");
	db_rollback(place->db);
	first.has_left = true;
	first.left = date_from_ymd(2027, 1, 1);
	put_person(place->db, &first);
	put_person(place->db, &second);
}

static void leave_comes_back_by_start_and_is_recognised(void **state)
{
	struct test_place *place = *state;
	struct person person = make_person("NV01", "Trần Văn Bình");
	char late[] = "late", early[] = "early", code[] = "NV01", note[] = "đi học";
	struct leave leave = {.id = late, .person = code, .from = 2000, .to = 3000, .note = note};
	struct leave other = {
	    .id = early, .person = code, .kind = LEAVE_WISH_ON, .from = 1000, .to = 9000};
	struct leaves list;
	struct err err;
	bool exists;

	put_person(place->db, &person);
	must(db_begin(place->db, &err), &err);
	must(leave_put(place->db, &leave, &err), &err);
	must(leave_put(place->db, &other, &err), &err);
	must(leave_put(place->db, &other, &err), &err);
	must(db_commit(place->db, &err), &err);
	must(leaves_load(&list, place->db, &err), &err);
	assert_int_equal(list.n, 2);
	assert_string_equal(list.leave[0].id, "early");
	assert_int_equal(list.leave[0].kind, LEAVE_WISH_ON);
	assert_int_equal(list.leave[1].from, 2000);
	assert_int_equal(list.leave[1].to, 3000);
	assert_string_equal(list.leave[1].note, "đi học");
	leaves_release(&list);
	must(leave_exists(&exists, place->db, &leave, &err), &err);
	assert_true(exists);
	leave.to++;
	must(leave_exists(&exists, place->db, &leave, &err), &err);
	assert_false(exists);
}

static void exemptions_come_back(void **state)
{
	struct test_place *place = *state;
	struct person person = make_person("NV01", "Trần Văn Bình");
	char id[] = "x", code[] = "NV01";
	struct exemption exemption = {
	    .id = id,
	    .person = code,
	    .kind = EXEMPT_NIGHT,
	    .from = date_from_ymd(2027, 1, 1),
	    .to = date_from_ymd(2027, 6, 30),
	};
	struct exemptions list;
	struct err err;

	put_person(place->db, &person);
	must(db_begin(place->db, &err), &err);
	must(exemption_put(place->db, &exemption, &err), &err);
	must(db_commit(place->db, &err), &err);
	must(exemptions_load(&list, place->db, &err), &err);
	assert_int_equal(list.n, 1);
	assert_int_equal(list.exemption[0].kind, EXEMPT_NIGHT);
	assert_int_equal(date_compare(list.exemption[0].from, exemption.from), 0);
	assert_int_equal(date_compare(list.exemption[0].to, exemption.to), 0);
	exemptions_release(&list);
}

static void an_absence_gets_its_kind(void **state)
{
	struct test_place *place = *state;
	struct person person = make_person("NV01", "Trần Văn Bình");
	char id[] = "x", code[] = "NV01", note[] = "";
	struct leave leave = {.id = id, .person = code, .from = 0, .to = 86400, .note = note};
	struct leaves list;
	struct err err;
	bool found;

	put_person(place->db, &person);
	must(db_begin(place->db, &err), &err);
	must(leave_put(place->db, &leave, &err), &err);
	leave.kind = LEAVE_SICK;
	must(leave_name(&found, place->db, &leave, &err), &err);
	assert_true(found);
	must(leave_name(&found, place->db, &leave, &err), &err);
	assert_false(found);
	must(db_commit(place->db, &err), &err);
	must(leaves_load(&list, place->db, &err), &err);
	assert_int_equal(list.n, 1);
	assert_int_equal(list.leave[0].kind, LEAVE_SICK);
	leaves_release(&list);
}

static void a_pair_is_kept_once(void **state)
{
	struct test_place *place = *state;
	struct person a = make_person("NV01", "Trần Văn Bình");
	struct person b = make_person("NV02", "Lê Thị An");
	struct team_rule pair = {.kind = TEAM_APART, .most = -1};
	struct team_rules rules = {0};
	struct err err;
	bool found;

	put_person(place->db, &a);
	put_person(place->db, &b);
	pair.a = a.code;
	pair.b = b.code;
	must(db_begin(place->db, &err), &err);
	must(pair_put(place->db, &pair, &err), &err);
	pair.kind = TEAM_TOGETHER;
	must(pair_put(place->db, &pair, &err), &err);
	must(pairs_load(&rules, place->db, &err), &err);
	assert_int_equal(rules.n, 1);
	assert_int_equal(rules.rule[0].kind, TEAM_TOGETHER);
	assert_string_equal(rules.rule[0].a, "NV01");
	assert_string_equal(rules.rule[0].b, "NV02");
	assert_int_equal(rules.rule[0].most, -1);
	must(pair_drop(&found, place->db, "NV01", "NV02", &err), &err);
	assert_true(found);
	must(pair_drop(&found, place->db, "NV01", "NV02", &err), &err);
	assert_false(found);
	must(db_commit(place->db, &err), &err);
	must(pairs_load(&rules, place->db, &err), &err);
	assert_int_equal(rules.n, 1);
	team_rules_release(&rules);
}

static void what_cannot_be_is_called_damage(void **state)
{
	struct test_place *place = *state;
	struct person person = make_person("NV01", "Trần Văn Bình");
	struct staff staff;
	struct err err;

	put_person(place->db, &person);
	foreign_exec(place->path, "PRAGMA ignore_check_constraints = 1;"
	                          "UPDATE person SET left_on = '2027-02-30'");
	refused(staff_load(&staff, place->db, &err), &err, "damaged");
	assert_int_equal(err.code, ERR_INPUT);
	foreign_exec(place->path, "PRAGMA ignore_check_constraints = 1;"
	                          "UPDATE person SET left_on = NULL, role = 'king'");
	refused(staff_load(&staff, place->db, &err), &err, "damaged");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(all_that_is_known_of_a_person_comes_back, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(the_same_code_is_the_same_person, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(people_come_in_the_order_of_their_given_names,
	                                    place_make, place_remove),
	    cmocka_unit_test_setup_teardown(nobody_is_deleted_renamed_or_put_twice, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(a_login_means_one_person_who_is_there, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(leave_comes_back_by_start_and_is_recognised, place_make,
	                                    place_remove),
	    cmocka_unit_test_setup_teardown(exemptions_come_back, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(an_absence_gets_its_kind, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(a_pair_is_kept_once, place_make, place_remove),
	    cmocka_unit_test_setup_teardown(what_cannot_be_is_called_damage, place_make,
	                                    place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
