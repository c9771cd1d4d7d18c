#include "domain/round.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} rhythms[RHYTHMS] = {
    [RHYTHM_MINUTES] = {"minutes", NULL},
    [RHYTHM_SHIFT] = {"shift", N_("each shift")},
    [RHYTHM_DAY] = {"day", N_("each day")},
    [RHYTHM_RECEIPT] = {"receipt", N_("on receipt")},
};

static bool has(char *const *list, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	return false;
}

bool round_is_for(const struct round *round, const char *kind)
{
	return has(round->kind, round->n_kinds, kind);
}

bool round_has_post(const struct round *round, const char *post)
{
	return has(round->post, round->n_posts, post);
}

bool round_has_basis(const struct round *round, const char *duty)
{
	return has(round->basis, round->n_basis, duty);
}

const struct round *rounds_find(const struct rounds *rounds, const char *id)
{
	for (size_t i = 0; i < rounds->n; i++)
		if (strcasecmp(rounds->round[i].id, id) == 0)
			return &rounds->round[i];
	return NULL;
}

const char *rhythm_name(enum rhythm rhythm)
{
	return rhythms[rhythm].name;
}

char *round_rhythm(const struct round *round)
{
	const char *mark = round->suggested ? " *" : "";
	char *text, *marked;

	if (round->rhythm != RHYTHM_MINUTES)
		return xasprintf("%s%s", _(rhythms[round->rhythm].label), mark);
	if (round->minutes % 60 == 0)
		text = xasprintf(_("every %d h"), round->minutes / 60);
	else
		text = xasprintf(_("every %d min"), round->minutes);
	marked = xasprintf("%s%s", text, mark);
	free(text);
	return marked;
}

static char **list_copy(char *const *list, size_t n)
{
	char **copy = xcalloc(n + 1, sizeof *copy);

	for (size_t i = 0; i < n; i++)
		copy[i] = xstrdup(list[i]);
	return copy;
}

void round_copy(struct round *out, const struct round *from)
{
	struct round round = *from;

	round.id = xstrdup(from->id);
	round.title = xstrdup(from->title);
	round.kind = list_copy(from->kind, from->n_kinds);
	round.post = list_copy(from->post, from->n_posts);
	round.basis = list_copy(from->basis, from->n_basis);
	round.clause = xstrdup(from->clause);
	round.normal = xstrdup(from->normal);
	round.field = xcalloc(from->n_fields + 1, sizeof *round.field);
	for (size_t i = 0; i < from->n_fields; i++) {
		round.field[i].name = xstrdup(from->field[i].name);
		round.field[i].label = xstrdup(from->field[i].label);
	}
	*out = round;
}

void rounds_add(struct rounds *rounds, const struct round *round)
{
	rounds->round = array_grow(rounds->round, rounds->n, sizeof *rounds->round);
	round_copy(&rounds->round[rounds->n++], round);
}

static void list_release(char **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(list[i]);
	free(list);
}

void round_release(struct round *round)
{
	free(round->id);
	free(round->title);
	list_release(round->kind, round->n_kinds);
	list_release(round->post, round->n_posts);
	list_release(round->basis, round->n_basis);
	for (size_t i = 0; i < round->n_fields; i++) {
		free(round->field[i].name);
		free(round->field[i].label);
	}
	free(round->field);
	free(round->clause);
	free(round->normal);
	*round = (struct round){0};
}

void rounds_release(struct rounds *rounds)
{
	for (size_t i = 0; i < rounds->n; i++)
		round_release(&rounds->round[i]);
	free(rounds->round);
	*rounds = (struct rounds){0};
}
