#include "domain/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} kinds[RUNG_KINDS] = {
    [RUNG_WATCH] = {"watch", N_("on watch")},
    [RUNG_LEADER] = {"leader", N_("duty leader")},
    [RUNG_SPECIALIST] = {"specialist", N_("specialist")},
    [RUNG_POLICE] = {"police", N_("city police (PA05)")},
    [RUNG_NATIONAL] = {"national", N_("A05, VNCERT")},
};

const char *rung_kind_name(enum rung_kind kind)
{
	return kinds[kind].name;
}

const char *rung_kind_label(enum rung_kind kind)
{
	return _(kinds[kind].label);
}

static void rung_release(struct rung *rung)
{
	free(rung->key);
	free(rung->title);
	free(rung->name);
	free(rung->number);
	free(rung->others);
	free(rung->source);
}

void ladder_add(struct ladder *ladder, struct rung *rung)
{
	for (size_t i = 0; i < ladder->n; i++)
		if (*rung->key && strcmp(ladder->rung[i].key, rung->key) == 0) {
			rung_release(rung);
			return;
		}
	ladder->rung = array_grow(ladder->rung, ladder->n, sizeof *ladder->rung);
	ladder->rung[ladder->n++] = *rung;
}

static bool can_be_called(const struct rung *rung)
{
	return *rung->number && !rung->is_self;
}

static void mark(struct ladder *ladder, const struct incident_call *call)
{
	for (size_t i = 0; i < ladder->n; i++) {
		struct rung *rung = &ladder->rung[i];

		if (!*rung->key || strcmp(rung->key, call->who) != 0 || rung->called_at > call->at)
			continue;
		rung->called_at = call->at;
		rung->result = call->result;
	}
}

/* Whoever waits longest for a second call. */
static size_t second_round(const struct ladder *ladder)
{
	size_t found = ladder->n;

	for (size_t i = 0; i < ladder->n; i++) {
		const struct rung *rung = &ladder->rung[i];

		if (can_be_called(rung) && rung->result != CALL_ANSWERED &&
		    (found == ladder->n || rung->called_at < ladder->rung[found].called_at))
			found = i;
	}
	return found;
}

void ladder_follow(struct ladder *ladder, const struct incident *incident)
{
	const size_t n_calls = incident ? incident->n_calls : 0;
	const struct incident_call *last = n_calls ? &incident->call[n_calls - 1] : NULL;

	for (size_t i = 0; i < n_calls; i++)
		mark(ladder, &incident->call[i]);
	ladder->next = 0;
	while (ladder->next < ladder->n && (!can_be_called(&ladder->rung[ladder->next]) ||
	                                    ladder->rung[ladder->next].called_at))
		ladder->next++;
	if (ladder->next == ladder->n)
		ladder->next = second_round(ladder);
	ladder->next_at = incident ? incident->found : 0;
	if (last)
		ladder->next_at =
		    last->result == CALL_ANSWERED ? 0 : last->at + (int64_t)ladder->minutes * 60;
}

void ladder_copy(struct ladder *out, const struct ladder *from)
{
	struct ladder copy = *from;

	copy.rung = xcalloc(from->n + 1, sizeof *copy.rung);
	for (size_t i = 0; i < from->n; i++) {
		const struct rung *rung = &from->rung[i];

		copy.rung[i] = *rung;
		copy.rung[i].key = xstrdup(rung->key);
		copy.rung[i].title = xstrdup(rung->title);
		copy.rung[i].name = xstrdup(rung->name);
		copy.rung[i].number = xstrdup(rung->number);
		copy.rung[i].others = xstrdup(rung->others);
		copy.rung[i].source = xstrdup(rung->source);
	}
	*out = copy;
}

void ladder_release(struct ladder *ladder)
{
	for (size_t i = 0; i < ladder->n; i++)
		rung_release(&ladder->rung[i]);
	free(ladder->rung);
	*ladder = (struct ladder){0};
}
