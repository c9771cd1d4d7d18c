#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "certify/certify.h"
#include "service/roster_certify.h"
#include "service/roster_cost.h"
#include "solve/fake.h"
#include "solve/wire_proof.h"

#include "base/banned.h"

/*
 * The worker is the real one, but its proof is made here: one that proves little, so that what is
 * told cannot have come from anywhere but the counting.
 */
struct scene {
	struct office *o;
	struct fake *fake;
};

static int set_up(void **state)
{
	struct scene *scene = xcalloc(1, sizeof *scene);
	void *office, *fake = *state; /* of the group */

	if (department(&office) != 0)
		return -1;
	*scene = (struct scene){office, fake};
	*state = scene;
	return 0;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;
	void *office = scene->o, *fake = scene->fake;

	office_remove(&office);
	free(scene);
	return fake_use_real(&fake);
}

/* A proof of one leaf without any price, for the question behind this roster. */
static void use_weak_proof(const struct scene *scene, const struct roster *roster)
{
	struct office *o = scene->o;
	struct solve_proof_node leaf = {.low = SOLVE_NONE, .high = SOLVE_NONE};
	struct solve_proof proof = {.n_nodes = 1, .nodes = &leaf};
	struct roster_case c;
	struct str bytes = {0};

	must(roster_case_load(&c, o->app, roster, &o->err), &o->err);
	proof.n_slots = c.model.model.n_slots;
	proof.n_couples = c.model.model.n_couples;
	leaf.slot_dual = xcalloc((size_t)proof.n_slots + 1, sizeof(int64_t));
	leaf.couple_dual = xcalloc((size_t)proof.n_couples + 1, sizeof(int64_t));
	leaf.sum_dual = xcalloc(1, sizeof(int64_t));
	assert_true(wire_put_proof(&bytes, &proof));
	fake_write(scene->fake, "proof", &bytes);
	fake_use(scene->fake, "cat proof; exec \"$worker\"");
	str_release(&bytes);
	free(leaf.slot_dual);
	free(leaf.couple_dual);
	free(leaf.sum_dual);
	roster_case_release(&c);
}

static void what_is_told_was_counted(void **state)
{
	const struct scene *scene = *state;
	struct office *o = scene->o;
	const struct certify_options options = {.version = -1, .seconds = 10};
	struct roster_certified certified;
	struct certify_report report;
	struct certificate certificate;
	struct roster roster;

	generate(&roster, o, PERIOD);
	use_weak_proof(scene, &roster);
	must(roster_certify(&certified, o->app, PERIOD, &options, &o->err), &o->err);
	assert_true(certified.objective == roster.objective);
	assert_true(certified.found == roster.objective);
	assert_true(certified.bound <= certified.objective);
	assert_int_equal(certified.is_best, certified.bound == certified.objective);

	must(certificate_get(&certificate, certified.file, certified.n, &o->err), &o->err);
	must(certify_count(&report, &certificate, &o->err), &o->err);
	must(certify_judge(&report, &certificate, &o->err), &o->err);
	assert_true(report.bound == certificate.bound);
	assert_true(certified.objective - certified.bound == report.objective - report.bound);
	certificate_release(&certificate);
	roster_certified_release(&certified);
	roster_release(&roster);
}

/* A version in force is looked at as it was made; what changes later changes its cost. */
static void later_wishes_are_counted(void **state)
{
	const struct scene *scene = *state;
	struct office *o = scene->o;
	const struct certify_options options = {.version = 0, .seconds = 10};
	struct roster_certified certified;
	struct roster roster;

	make(o, PERIOD);
	load(&roster, o, PERIOD, 0);
	put_leave(o, roster.slot[0].person, LEAVE_WISH_OFF, "2027-04-29", "2027-05-05");
	use_weak_proof(scene, &roster);
	must(roster_certify(&certified, o->app, PERIOD, &options, &o->err), &o->err);
	assert_true(certified.objective > roster.objective);
	assert_true(certified.found <= certified.objective);
	assert_int_equal(certified.roster.version, 1);
	roster_certified_release(&certified);
	roster_release(&roster);
}

static void assert_refused(struct office *o, const struct certify_options *options, const char *key)
{
	struct roster_certified certified;

	assert_false(roster_certify(&certified, o->app, PERIOD, options, &o->err));
	assert_string_equal(o->err.key, key);
}

static void nothing_is_certified_without_reason(void **state)
{
	const struct scene *scene = *state;
	struct office *o = scene->o;
	const struct certify_options options = {.version = -1, .seconds = 1};
	struct roster roster;

	assert_refused(o, &options, "no-roster");
	generate(&roster, o, PERIOD);
	fake_use(scene->fake, "exec sleep 60");
	assert_refused(o, &options, "no-proof");
	put_leave(o, roster.slot[0].person, LEAVE_ABSENT, "2027-04-29", "2027-05-05");
	assert_refused(o, &options, "breaks-rules");
	roster_release(&roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_is_told_was_counted, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(later_wishes_are_counted, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(nothing_is_certified_without_reason, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, fake_set_up, fake_tear_down);
}
