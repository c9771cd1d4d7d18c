#include "domain/post.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

static const char *const place_names[] = {
    [PLACE_ONSITE] = "onsite",
    [PLACE_HOME] = "home",
};

static const char *const place_labels[] = {
    [PLACE_ONSITE] = N_("on site"),
    [PLACE_HOME] = N_("at home"),
};

static const char *const weight_names[WEIGHTS] = {
    [WEIGHT_WORKDAY] = "workday",
    [WEIGHT_WEEKLY_REST] = "weekly_rest",
    [WEIGHT_COMPENSATORY] = "compensatory",
    [WEIGHT_STATUTORY] = "statutory",
    [WEIGHT_TET] = "tet",
    [WEIGHT_TET_EVE] = "tet_eve",
};

static const char *const weight_labels[WEIGHTS] = {
    [WEIGHT_WORKDAY] = N_("working day"),
    [WEIGHT_WEEKLY_REST] = N_("weekly rest day"),
    [WEIGHT_COMPENSATORY] = N_("day off in lieu"),
    [WEIGHT_STATUTORY] = N_("public holiday"),
    [WEIGHT_TET] = N_("Tết"),
    [WEIGHT_TET_EVE] = N_("Tết's eve"),
};

const struct post *posts_find(const struct posts *posts, const char *id)
{
	for (size_t i = 0; i < posts->n; i++)
		if (strcmp(posts->post[i].id, id) == 0)
			return &posts->post[i];
	return NULL;
}

static bool lists(const struct post *post, const char *id)
{
	for (size_t i = 0; i < post->n_compatible; i++)
		if (strcmp(post->compatible[i], id) == 0)
			return true;
	return false;
}

const struct post *posts_pattern(const struct posts *posts, const struct post *post)
{
	for (size_t i = 0; i < posts->n && *post->concurrent; i++) {
		const struct post *with = posts_find(posts, post->concurrent);

		if (!with)
			break;
		post = with;
	}
	return post;
}

const struct shift *posts_shift(const struct posts *posts, const char *id, const char *code)
{
	const struct post *post = posts_find(posts, id);

	if (!post)
		return NULL;
	post = posts_pattern(posts, post);
	for (size_t i = 0; i < post->n_shifts; i++)
		if (strcmp(post->shift[i].code, code) == 0)
			return &post->shift[i];
	return NULL;
}

bool posts_is_leader(const struct posts *posts, const char *id)
{
	static const char usual[] = "lanh-dao";
	bool is_told = false;

	for (size_t i = 0; i < posts->n; i++) {
		if (posts->post[i].leader && strcmp(posts->post[i].id, id) == 0)
			return true;
		is_told = is_told || posts->post[i].leader;
	}
	return !is_told && strncmp(id, usual, sizeof usual - 1) == 0;
}

bool post_is_compatible(const struct post *a, const struct post *b)
{
	if (strcmp(a->id, b->id) == 0)
		return false;
	return lists(a, b->id) || lists(b, a->id);
}

enum place post_place(const struct post *post, int minute)
{
	for (size_t i = 0; i < post->n_spans; i++) {
		const struct place_span *span = &post->span[i];
		bool within = span->from <= span->to ? minute >= span->from && minute < span->to
		                                     : minute >= span->from || minute < span->to;

		if (within)
			return span->place;
	}
	return post->place;
}

static struct shift *copy_shifts(const struct shift *from, size_t n)
{
	struct shift *shift = n ? xcalloc(n, sizeof *shift) : NULL;

	for (size_t i = 0; i < n; i++) {
		shift[i] = from[i];
		shift[i].code = xstrdup(from[i].code);
		shift[i].name = xstrdup(from[i].name);
	}
	return shift;
}

void post_copy(struct post *out, const struct post *from)
{
	struct post post = *from;

	post.id = xstrdup(from->id);
	post.title = xstrdup(from->title);
	post.shift = copy_shifts(from->shift, from->n_shifts);
	post.skill = xstrdup(from->skill);
	post.span = NULL;
	if (from->n_spans) {
		post.span = xcalloc(from->n_spans, sizeof *post.span);
		memcpy(post.span, from->span, from->n_spans * sizeof *post.span);
	}
	post.concurrent = xstrdup(from->concurrent);
	post.compatible = NULL;
	if (from->n_compatible)
		post.compatible = xcalloc(from->n_compatible, sizeof *post.compatible);
	for (size_t i = 0; i < from->n_compatible; i++)
		post.compatible[i] = xstrdup(from->compatible[i]);
	*out = post;
}

void post_release(struct post *post)
{
	for (size_t i = 0; i < post->n_shifts; i++) {
		free(post->shift[i].code);
		free(post->shift[i].name);
	}
	for (size_t i = 0; i < post->n_compatible; i++)
		free(post->compatible[i]);
	free(post->shift);
	free(post->compatible);
	free(post->span);
	free(post->id);
	free(post->title);
	free(post->skill);
	free(post->concurrent);
	*post = (struct post){0};
}

void posts_copy(struct posts *out, const struct posts *from)
{
	struct posts posts = {.n = from->n};

	posts.post = from->n ? xcalloc(from->n, sizeof *posts.post) : NULL;
	for (size_t i = 0; i < from->n; i++)
		post_copy(&posts.post[i], &from->post[i]);
	*out = posts;
}

void posts_release(struct posts *posts)
{
	for (size_t i = 0; i < posts->n; i++)
		post_release(&posts->post[i]);
	free(posts->post);
	*posts = (struct posts){0};
}

const char *place_name(enum place place)
{
	return place_names[place];
}

bool place_find(enum place *out, const char *name)
{
	for (size_t i = 0; i < sizeof place_names / sizeof *place_names; i++)
		if (strcmp(place_names[i], name) == 0) {
			*out = (enum place)i;
			return true;
		}
	return false;
}

const char *place_label(enum place place)
{
	return _(place_labels[place]);
}

const char *weight_kind_name(enum weight_kind kind)
{
	return weight_names[kind];
}

const char *weight_kind_label(enum weight_kind kind)
{
	return _(weight_labels[kind]);
}
