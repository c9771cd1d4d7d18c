/* The list before a holiday as the program carries it, and what marks make of it. */
#include "house.h"

#include "domain/checklist.h"
#include "domain/read_checklist.h"
#include "domain/read_duty.h"
#include "service/carried.h"

#include "base/banned.h"

static const char *const kinds[] = {"truong", "so", "soc"};
enum { KINDS = sizeof kinds / sizeof *kinds };

static struct checklist_items carried(void)
{
	const char *text = carried_text("checklist.csv");
	struct checklist_items list = {0};
	struct findings bad = {0};
	struct err err;

	if (!checklist_read(&list, "checklist.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	if (bad.n > 0)
		fail_msg("%s", bad.item[0].text);
	return list;
}

static struct duties duties(void)
{
	const char *text = carried_text("duties.csv");
	struct duties list = {0};
	struct findings bad = {0};
	struct err err;

	if (!duties_read(&list, "duties.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	return list;
}

static const struct duty *duty(const struct duties *list, const char *id, size_t n)
{
	for (size_t i = 0; i < list->n; i++)
		if (strlen(list->duty[i].id) == n && strncmp(list->duty[i].id, id, n) == 0)
			return &list->duty[i];
	return NULL;
}

/* To be asked with `kind` NULL for any. */
static bool is_covered(const struct checklist_items *items, const char *id, const char *kind)
{
	for (size_t i = 0; i < items->n; i++)
		if ((!kind || checklist_item_is_for(&items->item[i], kind)) &&
		    strstr(items->item[i].basis, id))
			return true;
	return false;
}

static bool is_for_schools(const struct duty *duty)
{
	return strstr(duty->addressee, "Hiệu trưởng") || strstr(duty->addressee, "cơ sở giáo dục");
}

static void what_the_dispatches_want_done_before_is_on_the_list(void **state)
{
	struct checklist_items items = carried();
	struct duties list = duties();
	int n = 0;

	(void)state;
	for (size_t i = 0; i < list.n; i++) {
		const struct duty *duty = &list.duty[i];

		if (duty->coverage != COVER_CHECKLIST)
			continue;
		n++;
		if (!is_covered(&items, duty->id, NULL))
			fail_msg("%s is on no list", duty->id);
		if (is_for_schools(duty) && !is_covered(&items, duty->id, "truong"))
			fail_msg("%s is not on the list of a school", duty->id);
	}
	assert_int_equal(n, 15);
	duties_release(&list);
	checklist_items_release(&items);
}

static void each_rests_on_duties_of_its_unit_or_is_suggested(void **state)
{
	struct checklist_items items = carried();
	struct duties list = duties();

	(void)state;
	for (size_t i = 0; i < items.n; i++) {
		const struct checklist_item *item = &items.item[i];

		assert_int_equal(item->suggested, *item->basis == '\0');
		assert_true(strlen(item->clause) > 20 && strlen(item->evidence) > 20);
		for (const char *c = item->basis; *c; c += strspn(c, ";")) {
			size_t n = strcspn(c, ";");
			const struct duty *basis = duty(&list, c, n);

			if (!basis || basis->coverage == COVER_OUT_OF_SCOPE)
				fail_msg("%s: %s", item->id, c);
			else if (checklist_item_is_for(item, "truong") && !is_for_schools(basis))
				fail_msg("%s: %s is not for schools", item->id, basis->id);
			c += n;
		}
	}
	duties_release(&list);
	checklist_items_release(&items);
}

static void every_unit_has_each_item_once(void **state)
{
	struct checklist_items items = carried();

	(void)state;
	for (size_t k = 0; k < KINDS; k++) {
		const char *before = "V00";
		size_t n = 0;

		for (size_t i = 0; i < items.n; i++) {
			if (!checklist_item_is_for(&items.item[i], kinds[k]))
				continue;
			assert_true(strcmp(items.item[i].id, before) > 0);
			before = items.item[i].id;
			n++;
		}
		assert_int_equal(n, 12);
	}
	checklist_items_release(&items);
}

static void a_kind_is_a_whole_word(void **state)
{
	char soc[] = "soc", both[] = "truong;so", none[] = "";
	struct checklist_item item = {.kinds = soc};

	(void)state;
	assert_true(checklist_item_is_for(&item, "soc"));
	assert_false(checklist_item_is_for(&item, "so"));
	item.kinds = both;
	assert_true(checklist_item_is_for(&item, "so"));
	assert_true(checklist_item_is_for(&item, "truong"));
	assert_false(checklist_item_is_for(&item, "soc"));
	item.kinds = none;
	assert_false(checklist_item_is_for(&item, "so"));
}

static void a_bad_line_is_named(void **state)
{
	static const char *const text = "id,title,kinds,basis,clause,suggested,evidence,action\n"
	                                "V01,t,so,O-046,c,yes,e,\n"
	                                "V02,t,so,,c,no,e,\n"
	                                "V03,t,so,O-046,c,no,e,fly\n"
	                                "V04,t,so,O-046,c,no,e,contacts\n";
	struct checklist_items items = {0};
	struct findings bad = {0};
	struct err err;

	(void)state;
	assert_true(checklist_read(&items, "x.csv", text, strlen(text), &bad, &err));
	assert_int_equal(bad.n, 3);
	assert_non_null(strstr(bad.item[0].text, "x.csv:2"));
	assert_non_null(strstr(bad.item[2].text, "x.csv:4"));
	assert_int_equal(items.n, 1);
	assert_string_equal(items.item[0].action, "contacts");
	findings_release(&bad);
	checklist_items_release(&items);
}

static void it_is_due_when_the_office_closes_before_the_holiday(void **state)
{
	static const struct office_hours hours = {450, 1020};
	struct holidays list = {0};

	(void)state;
	house_holidays(&list);
	assert_int_equal(checklist_due(day("2027-04-30"), &list, &hours), at("2027-04-29T17:00"));
	/* Monday: the Friday before, unless that Saturday is worked. */
	assert_int_equal(checklist_due(day("2027-06-07"), &list, &hours), at("2027-06-04T17:00"));
	put_day(&list, "2027-06-05", DAY_MAKEUP_WORKDAY, "x/2027");
	assert_int_equal(checklist_due(day("2027-06-07"), &list, &hours), at("2027-06-05T17:00"));
	holidays_release(&list);
}

/* ---- marks ---- */

static char empty[] = "", v10[] = "V10", person[] = "A", evidence[] = "đã làm";

static struct checklist_mark mark(enum checklist_state state, char *words)
{
	return (struct checklist_mark){.id = empty,
	                               .period = empty,
	                               .item = v10,
	                               .state = state,
	                               .person = person,
	                               .evidence = words,
	                               .by = empty,
	                               .auth = empty};
}

static enum checklist_state state_of(struct checklist_mark *marks, size_t n, bool is_counted)
{
	const struct checklist_marks all = {marks, n};
	struct checklist_item item = {.id = xstrdup("V10"), .kinds = xstrdup("so")};
	struct checklist list = {0};
	enum checklist_state state;

	checklist_add(&list, &item, &all, "Nguyễn Văn A", "", is_counted);
	assert_int_equal(list.n, 1);
	state = checklist_find(&list, "v10")->state;
	assert_int_equal(list.n_open, state == CHECKLIST_OPEN);
	assert_null(checklist_find(&list, "V1"));
	checklist_release(&list);
	return state;
}

static void the_newest_mark_counts_and_a_count_only_where_nobody_spoke(void **state)
{
	struct checklist_mark marks[3];

	(void)state;
	assert_int_equal(state_of(marks, 0, false), CHECKLIST_OPEN);
	assert_int_equal(state_of(marks, 0, true), CHECKLIST_DONE);
	marks[0] = mark(CHECKLIST_OPEN, empty); /* given to somebody */
	assert_int_equal(state_of(marks, 1, false), CHECKLIST_OPEN);
	assert_int_equal(state_of(marks, 1, true), CHECKLIST_DONE);
	marks[1] = mark(CHECKLIST_DONE, evidence);
	assert_int_equal(state_of(marks, 2, false), CHECKLIST_DONE);
	marks[2] = mark(CHECKLIST_OPEN, evidence); /* opened again, with a reason */
	assert_int_equal(state_of(marks, 3, true), CHECKLIST_OPEN);
	marks[2] = mark(CHECKLIST_NOT_OURS, evidence);
	assert_int_equal(state_of(marks, 3, false), CHECKLIST_NOT_OURS);
}

static void states_have_names(void **state)
{
	static const char *const names[] = {"open", "done", "impossible", "not-ours"};
	enum checklist_state found;

	(void)state;
	for (int i = 0; i < 4; i++) {
		assert_string_equal(checklist_state_name((enum checklist_state)i), names[i]);
		assert_true(checklist_state_find(&found, names[i]));
		assert_int_equal(found, i);
	}
	assert_false(checklist_state_find(&found, "xong"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_the_dispatches_want_done_before_is_on_the_list),
	    cmocka_unit_test(each_rests_on_duties_of_its_unit_or_is_suggested),
	    cmocka_unit_test(every_unit_has_each_item_once),
	    cmocka_unit_test(a_kind_is_a_whole_word),
	    cmocka_unit_test(a_bad_line_is_named),
	    cmocka_unit_test(it_is_due_when_the_office_closes_before_the_holiday),
	    cmocka_unit_test(the_newest_mark_counts_and_a_count_only_where_nobody_spoke),
	    cmocka_unit_test(states_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
