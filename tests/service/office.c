#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/zone.h"
#include "service/setup.h"
#include "store/people.h"

int64_t at(const char *text)
{
	struct err err;
	int64_t when = 0;

	must(zone_parse(&when, text, &err), &err);
	return when;
}

void set_clock(struct office *o, const char *time)
{
	must(clock_init(time, &o->err), &o->err);
}

static int office_make(void **state, const char *profile)
{
	struct office *o = xcalloc(1, sizeof *o);
	const struct setup setup = {.profile = profile, .sample = true};
	struct setup_result result;
	struct app_options options = {0};
	void *place;
	char *solver = xasprintf("%s/trucban-solve", getenv("builddir"));

	if (!getenv("TRUCBAN_SOLVE"))
		setenv("TRUCBAN_SOLVE", solver, 1);
	free(solver);
	assert_int_equal(place_make_empty(&place), 0);
	o->place = place;
	options.db = o->place->path;
	set_clock(o, "2027-03-01T08:00");
	must(setup_init(&result, &options, &setup, &o->err), &o->err);
	setup_result_release(&result);
	must(app_open(&o->app, &options, &o->err), &o->err);
	*state = o;
	return 0;
}

int department(void **state)
{
	return office_make(state, "so");
}

int school(void **state)
{
	return office_make(state, "truong");
}

int soc(void **state)
{
	return office_make(state, "soc");
}

int office_remove(void **state)
{
	struct office *o = *state;
	void *place = o->place;

	app_close(o->app);
	assert_int_equal(place_remove(&place), 0);
	free(o);
	return 0;
}

void generate(struct roster *out, struct office *o, const char *period)
{
	struct findings findings = {0};

	must(roster_generate(out, &findings, o->app, period, NULL, &o->err), &o->err);
	assert_int_equal(findings_count(&findings, FINDING_ERROR), 0);
	findings_release(&findings);
}

void publish(struct office *o, const char *period, bool replace)
{
	const struct publish_options options = {.replace = replace};
	struct roster roster;

	must(roster_publish(&roster, o->app, period, &options, &o->err), &o->err);
	assert_int_equal(roster.status, ROSTER_PUBLISHED);
	roster_release(&roster);
}

void make(struct office *o, const char *period)
{
	struct roster roster;

	generate(&roster, o, period);
	roster_release(&roster);
	publish(o, period, false);
}

void load(struct roster *out, struct office *o, const char *period, int version)
{
	must(roster_load(out, o->app->db, period, version, &o->err), &o->err);
}

char *holder(struct office *o, const char *period, const char *slot)
{
	struct segments segments;
	struct roster roster;
	char *person = NULL;

	load(&roster, o, period, 0);
	roster_resolve(&segments, &roster);
	for (size_t i = 0; i < segments.n && !person; i++)
		if (strcmp(segments.segment[i].slot->id, slot) == 0)
			person = xstrdup(segments.segment[i].person);
	segments_release(&segments);
	roster_release(&roster);
	if (!person)
		fail_msg("no slot %s", slot);
	return person;
}

void put_leave(struct office *o, const char *person, enum leave_kind kind, const char *from,
               const char *to)
{
	char id[RANDOM_ID];
	struct leave leave = {
	    .id = random_id(id),
	    .person = xstrdup(person),
	    .kind = kind,
	    .from = at(from),
	    .to = at(to),
	    .note = xstrdup(""),
	};

	must(db_begin(o->app->db, &o->err), &o->err);
	must(leave_put(o->app->db, &leave, &o->err), &o->err);
	must(db_commit(o->app->db, &o->err), &o->err);
	free(leave.person);
	free(leave.note);
}

size_t count_moved(struct office *o, int older, int newer)
{
	struct diff diff;
	size_t n = 0;

	must(roster_compare(&diff, o->app, PERIOD, older, newer, &o->err), &o->err);
	for (size_t i = 0; i < diff.n; i++)
		n += strcmp(diff.line[i].post, "attt") != 0;
	diff_release(&diff);
	return n;
}
