#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/zone.h"
#include "domain/incident.h"
#include "domain/read.h"

#include "base/banned.h"

static bool is_decided(const struct incident *incident, const char *clock)
{
	size_t n;
	bool found = false;
	char **id = read_parts(&n, fields_get(&incident->decision->record.fields, "clocks"), ";");

	for (size_t i = 0; i < n; i++)
		found = found || strcmp(id[i], clock) == 0;
	parts_release(id, n);
	return found;
}

/* A report that was sent counts whatever was decided. */
static int64_t sent_at(const struct incident *incident, const char *clock)
{
	int64_t at = 0;

	for (size_t i = 0; i < incident->n_reports; i++)
		if (strcmp(incident->report[i].clock, clock) == 0 &&
		    (!at || incident->report[i].at < at))
			at = incident->report[i].at;
	return at;
}

static bool shows(const struct incident *incident, const struct deadline *rule)
{
	if (!deadline_holds(rule, zone_date(incident->found)))
		return false;
	if (rule->kind == DEADLINE_RECOVERY)
		return deadline_is_for(rule, incident->group);
	if (sent_at(incident, rule->id))
		return true;
	return incident->decision ? is_decided(incident, rule->id)
	                          : deadline_is_for(rule, incident->group);
}

static int64_t met_at(const struct incident *incident, const struct deadline *rule)
{
	if (rule->kind == DEADLINE_REPORT)
		return sent_at(incident, rule->id);
	return incident->restored_at ? incident->restored_at : incident->closed_at;
}

static enum clock_state state_of(const struct incident_clock *clock, int64_t at)
{
	if (!clock->rule->minutes)
		return clock->met ? CLOCK_MET : CLOCK_AT_ONCE;
	if (clock->met)
		return clock->met > clock->due ? CLOCK_LATE : CLOCK_MET;
	return at > clock->due ? CLOCK_OVERDUE : CLOCK_RUNNING;
}

static int by_due(const void *a, const void *b)
{
	const struct incident_clock *x = a, *y = b;

	if (x->due != y->due)
		return (x->due > y->due) - (x->due < y->due);
	return (x->rule > y->rule) - (x->rule < y->rule);
}

void incident_clocks(struct incident_clocks *out, const struct incident *incident,
                     const struct deadlines *rules, int64_t at)
{
	struct incident_clocks clocks = {0};

	for (size_t i = 0; i < rules->n; i++) {
		const struct deadline *rule = &rules->deadline[i];

		if (!shows(incident, rule))
			continue;
		clocks.clock = array_grow(clocks.clock, clocks.n, sizeof *clocks.clock);
		struct incident_clock *clock = &clocks.clock[clocks.n++];
		*clock = (struct incident_clock){
		    .rule = rule,
		    .due = incident->found + (int64_t)rule->minutes * 60,
		    .met = met_at(incident, rule),
		    .undecided = !incident->decision && rule->kind == DEADLINE_REPORT,
		};
		clock->state = state_of(clock, at);
		clocks.n_open += !clock->met;
		clocks.n_overdue += clock->state == CLOCK_OVERDUE;
	}
	if (clocks.n)
		qsort(clocks.clock, clocks.n, sizeof *clocks.clock, by_due);
	*out = clocks;
}

void incident_clocks_release(struct incident_clocks *clocks)
{
	free(clocks->clock);
	*clocks = (struct incident_clocks){0};
}
