/* The rounds that the program carries: complete, resting on the duties, fit for each profile. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/read_duty.h"
#include "domain/read_round.h"
#include "service/carried.h"
#include "service/config.h"
#include "service/rounds.h"

static const char *const kinds[] = {"truong", "so", "soc"};
enum { KINDS = sizeof kinds / sizeof *kinds };

static struct rounds rounds_of(const char *text, struct findings *bad)
{
	struct rounds list = {0};
	struct err err = {0};
	if (!rounds_read(&list, "rounds.csv", text, strlen(text), bad, &err))
		fail_msg("%s", err.msg);
	return list;
}

static struct rounds carried(void)
{
	struct findings bad = {0};
	struct rounds list = rounds_of(carried_text("rounds.csv"), &bad);
	if (bad.n > 0)
		fail_msg("%s", bad.item[0].text);
	return list;
}

static struct duties duties(void)
{
	const char *text = carried_text("duties.csv");
	struct duties list = {0};
	struct findings bad = {0};
	struct err err = {0};
	if (!duties_read(&list, "duties.csv", text, strlen(text), &bad, &err))
		fail_msg("%s", err.msg);
	return list;
}

static const struct duty *duty(const struct duties *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->duty[i].id, id) == 0)
			return &list->duty[i];
	return NULL;
}

static struct config profile(const char *kind)
{
	char *name = xasprintf("profiles/%s.conf", kind);
	struct config config;
	struct err err = {0};
	if (!config_parse(&config, name, carried_text(name), &err))
		fail_msg("%s", err.msg);
	free(name);
	return config;
}

static bool is_covered(const struct rounds *rounds, const char *id, const char *kind)
{
	for (size_t i = 0; i < rounds->n; i++)
		if (round_is_for(&rounds->round[i], kind) && round_has_basis(&rounds->round[i], id))
			return true;
	return false;
}

static void every_duty_that_a_round_is_to_cover_has_one_in_a_department(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	struct duties list = duties();
	int n = 0;
	for (size_t i = 0; i < list.n; i++) {
		if (list.duty[i].coverage != COVER_ROUND)
			continue;
		if (!is_covered(&rounds, list.duty[i].id, "so"))
			fail_msg("%s has no round", list.duty[i].id);
		n++;
	}
	assert_int_equal(n, 11);
	duties_release(&list);
	rounds_release(&rounds);
}

static void a_school_covers_those_that_are_addressed_to_schools(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	struct duties list = duties();
	for (size_t i = 0; i < list.n; i++)
		if (list.duty[i].coverage == COVER_ROUND &&
		    strstr(list.duty[i].addressee, "Hiệu trưởng") != NULL &&
		    !is_covered(&rounds, list.duty[i].id, "truong"))
			fail_msg("%s has no round", list.duty[i].id);
	duties_release(&list);
	rounds_release(&rounds);
}

static void each_rests_on_duties_that_concern_its_agency(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	struct duties list = duties();
	for (size_t i = 0; i < rounds.n; i++) {
		const struct round *round = &rounds.round[i];
		assert_true(round->n_basis > 0);
		for (size_t b = 0; b < round->n_basis; b++) {
			const struct duty *basis = duty(&list, round->basis[b]);
			if (!basis || basis->coverage == COVER_OUT_OF_SCOPE)
				fail_msg("%s: %s", round->id, round->basis[b]);
			if (round_is_for(round, "truong") &&
			    !strstr(basis->addressee, "Hiệu trưởng") &&
			    !strstr(basis->addressee, "cơ sở giáo dục"))
				fail_msg("%s: %s is not for schools", round->id, basis->id);
		}
	}
	duties_release(&list);
	rounds_release(&rounds);
}

/* No dispatch says how often: only that something is done when a list or bulletin comes in. */
static void a_rhythm_that_no_dispatch_gives_is_marked_as_suggested(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	struct duties list = duties();
	for (size_t i = 0; i < rounds.n; i++) {
		const struct round *round = &rounds.round[i];
		char *text = round_rhythm(round);
		assert_int_equal(round->suggested, round->rhythm != RHYTHM_RECEIPT);
		assert_int_equal(round->suggested, strchr(text, '*') != NULL);
		free(text);
		if (round->suggested)
			continue;
		const struct duty *basis = duty(&list, round->basis[0]);
		if (!basis ||
		    (!strstr(basis->rhythm, "nhận được") && !strstr(basis->deadline, "nhận được")))
			fail_msg("%s: nothing says when", round->id);
	}
	duties_release(&list);
	rounds_release(&rounds);
}

static void each_post_is_one_of_the_profile(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	for (size_t k = 0; k < KINDS; k++) {
		struct config config = profile(kinds[k]);
		assert_string_equal(config.kind, kinds[k]);
		for (size_t i = 0; i < rounds.n; i++) {
			const struct round *round = &rounds.round[i];
			for (size_t p = 0; round_is_for(round, kinds[k]) && p < round->n_posts; p++)
				if (!posts_find(&config.posts, round->post[p]))
					fail_msg("%s: %s", round->id, round->post[p]);
		}
		config_release(&config);
	}
	rounds_release(&rounds);
}

static void an_id_is_there_once_for_each_kind_and_stands_together(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	for (size_t i = 0; i < rounds.n; i++) {
		const struct round *round = &rounds.round[i];
		assert_true(strlen(round->title) > 5);
		assert_true(strlen(round->normal) > 20);
		assert_true(round->n_kinds > 0);
		for (size_t k = 0; k < round->n_kinds; k++)
			assert_true(strcmp(round->kind[k], "truong") == 0 ||
			            strcmp(round->kind[k], "so") == 0 ||
			            strcmp(round->kind[k], "soc") == 0);
		for (size_t j = 0; j < i; j++) {
			const struct round *other = &rounds.round[j];
			if (strcmp(other->id, round->id) != 0)
				continue;
			assert_string_equal(rounds.round[i - 1].id, round->id);
			for (size_t k = 0; k < round->n_kinds; k++)
				assert_false(round_is_for(other, round->kind[k]));
		}
	}
	rounds_release(&rounds);
}

static void an_agency_gets_those_of_its_kind(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *post;
		size_t n;
	} cases[] = {
	    {"truong", NULL, 13},      {"truong", "bao-ve", 2}, {"truong", "truc-ban", 11},
	    {"truong", "lanh-dao", 0}, {"so", NULL, 13},        {"so", "attt", 6},
	    {"so", "truc-ban", 9},     {"so", "bao-ve", 1},     {"so", "ky-thuat", 4},
	    {"soc", NULL, 12},         {"soc", "giam-sat", 9},  {"soc", "ung-cuu", 4},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct app app = {.config = profile(cases[i].kind)};
		struct rounds list = {0};
		struct err err = {0};
		if (!app_rounds(&list, &app, cases[i].post, &err))
			fail_msg("%s", err.msg);
		if (list.n != cases[i].n)
			fail_msg("%s, %s: %zu", cases[i].kind,
			         cases[i].post ? cases[i].post : "all", list.n);
		rounds_release(&list);
		config_release(&app.config);
	}
}

static void a_post_that_is_nowhere_is_said_to_be(void **state)
{
	(void)state;
	struct app app = {.config = profile("so")};
	struct rounds list = {0};
	struct err err = {0};
	assert_false(app_rounds(&list, &app, "giam-sat", &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	config_release(&app.config);
}

static void one_is_found_by_its_id(void **state)
{
	(void)state;
	struct rounds rounds = carried();
	assert_string_equal(rounds_find(&rounds, "r07")->id, "R07");
	assert_null(rounds_find(&rounds, "R99"));
	rounds_release(&rounds);
}

#define HEAD "id,title,kinds,posts,rhythm,basis,clause,suggested,normal\n"

static void a_rhythm_is_minutes_or_a_word(void **state)
{
	(void)state;
	static const struct {
		const char *rhythm, *suggested, *shown;
	} cases[] = {
	    {"120", "yes", "every 2 h *"},    {"90", "không", "every 90 min"},
	    {"mỗi ca", "có", "each shift *"}, {"shift", "no", "each shift"},
	    {"day", "no", "each day"},        {"khi nhận được", "no", "on receipt"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct findings bad = {0};
		char *text = xasprintf(HEAD "R01,Một,so; soc,attt;ky-thuat,%s,O-001,a,%s,b\n",
		                       cases[i].rhythm, cases[i].suggested);
		struct rounds list = rounds_of(text, &bad);
		assert_int_equal(list.n, 1);
		assert_true(round_is_for(&list.round[0], "soc"));
		assert_true(round_has_post(&list.round[0], "ky-thuat"));
		char *shown = round_rhythm(&list.round[0]);
		assert_string_equal(shown, cases[i].shown);
		free(shown);
		free(text);
		rounds_release(&list);
		findings_release(&bad);
	}
}

static void what_is_wrong_is_named_and_left_out(void **state)
{
	(void)state;
	static const struct {
		const char *line, *column;
	} cases[] = {
	    {"R01,Một,so,attt,hourly,O-001,a,yes,b", "rhythm"},
	    {"R01,Một,so,attt,0,O-001,a,yes,b", "rhythm"},
	    {"R01,Một,so,attt,1441,O-001,a,yes,b", "rhythm"},
	    {"R01,Một,so,attt,,O-001,a,yes,b", "rhythm"},
	    {"R01,Một,,attt,60,O-001,a,yes,b", "kinds"},
	    {"R01,Một,so,,60,O-001,a,yes,b", "posts"},
	    {"R01,Một,so,attt,60,,a,yes,b", "basis"},
	    {"R01,Một,so,attt,60,O-001,a,perhaps,b", "suggested"},
	    {"R01,Một,so,attt,60,O-001,a,yes,", "normal"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct findings bad = {0};
		char *text = xasprintf(HEAD "%s\n", cases[i].line);
		struct rounds list = rounds_of(text, &bad);
		assert_int_equal(list.n, 0);
		assert_int_equal(bad.n, 1);
		assert_non_null(strstr(bad.item[0].text, cases[i].column));
		free(text);
		rounds_release(&list);
		findings_release(&bad);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_duty_that_a_round_is_to_cover_has_one_in_a_department),
	    cmocka_unit_test(a_school_covers_those_that_are_addressed_to_schools),
	    cmocka_unit_test(each_rests_on_duties_that_concern_its_agency),
	    cmocka_unit_test(a_rhythm_that_no_dispatch_gives_is_marked_as_suggested),
	    cmocka_unit_test(each_post_is_one_of_the_profile),
	    cmocka_unit_test(an_id_is_there_once_for_each_kind_and_stands_together),
	    cmocka_unit_test(an_agency_gets_those_of_its_kind),
	    cmocka_unit_test(a_post_that_is_nowhere_is_said_to_be),
	    cmocka_unit_test(one_is_found_by_its_id),
	    cmocka_unit_test(a_rhythm_is_minutes_or_a_word),
	    cmocka_unit_test(what_is_wrong_is_named_and_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
