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
