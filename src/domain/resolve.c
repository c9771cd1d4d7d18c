/* roster_resolve(): part of domain/roster.h. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/roster.h"

#include "base/banned.h"

struct pieces { /* the segments of one slot while changes are applied */
	struct segment *piece;
	size_t n;
};

struct index { /* slots by id */
	const struct slot **slot;
	size_t n;
};

struct resolver {
	const struct roster *roster;
	struct index by_id;
	struct pieces *of; /* one for each slot of the roster */
};

static int compare_ids(const void *a, const void *b)
{
	const struct slot *const *x = a;
	const struct slot *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static void index_make(struct index *index, const struct roster *roster)
{
	index->n = roster->n_slots;
	index->slot = xcalloc(roster->n_slots + 1, sizeof(struct slot *));
	for (size_t i = 0; i < roster->n_slots; i++)
		index->slot[i] = &roster->slot[i];
	qsort(index->slot, index->n, sizeof(struct slot *), compare_ids);
}

static const struct slot *index_find(const struct index *index, const char *id)
{
	size_t from = 0, to = index->n;

	while (from < to) {
		size_t middle = (from + to) / 2;
		int order = strcmp(index->slot[middle]->id, id);

		if (order == 0)
			return index->slot[middle];
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

static void add_piece(struct pieces *list, const struct segment *piece)
{
	list->piece = array_grow(list->piece, list->n, sizeof *list->piece);
	list->piece[list->n++] = *piece;
}

/* A change counts in versions from its own on; one of a whole slot in its own alone. */
static bool counts(const struct change *change, const struct slot *slot, int version)
{
	if (change->version == version)
		return true;
	return change->version < version && (change->from > slot->start || change->to < slot->end);
}

/* Cuts [from, to) out of a piece: what lies before it, it with the new holder, what lies after. */
static void cut(struct pieces *out, const struct segment *piece, const struct change *change)
{
	struct segment part = *piece;
	int64_t from = change->from > piece->start ? change->from : piece->start;
	int64_t to = change->to < piece->end ? change->to : piece->end;

	if (from >= to || strcmp(piece->person, change->replaced) != 0) {
		add_piece(out, piece);
		return;
	}
	if (piece->start < from) {
		part.end = from;
		add_piece(out, &part);
	}
	part = *piece;
	part.start = from;
	part.end = to;
	part.change = change;
	part.person = change->person;
	part.name = change->name;
	part.position = change->position;
	add_piece(out, &part);
	if (to < piece->end) {
		part = *piece;
		part.start = to;
		add_piece(out, &part);
	}
}

static void apply(struct pieces *pieces, const struct change *change)
{
	struct pieces after = {0};

	for (size_t i = 0; i < pieces->n; i++)
		cut(&after, &pieces->piece[i], change);
	free(pieces->piece);
	*pieces = after;
}

/* Neighbours with the same holder are one stretch again, such as after a swap back. */
static void merge(struct pieces *pieces)
{
	size_t n = 0;

	for (size_t i = 0; i < pieces->n; i++) {
		struct segment *last = n ? &pieces->piece[n - 1] : NULL;
		const struct segment *piece = &pieces->piece[i];

		if (last && strcmp(last->person, piece->person) == 0) {
			last->end = piece->end;
			if (!piece->change) {
				last->change = NULL;
				last->name = piece->name;
				last->position = piece->position;
			}
		} else {
			pieces->piece[n++] = *piece;
		}
	}
	pieces->n = n;
}

/* The slot of the same day, shift and head of the post that this one's is held along with. */
static const struct slot *slot_followed(const struct resolver *resolver, const struct slot *slot)
{
	const struct posts *posts = &resolver->roster->posts;
	const struct post *post = posts_find(posts, slot->post);
	const struct slot *followed;
	char *id;

	assert(post);
	/* As many steps as there are posts: a circle ends too. */
	for (size_t i = 0; i < posts->n && *post->concurrent; i++) {
		const struct post *with = posts_find(posts, post->concurrent);

		if (!with)
			break;
		post = with;
	}
	id = xasprintf("%s%s", post->id, slot->id + strlen(slot->post));
	followed = index_find(&resolver->by_id, id);
	free(id);
	return followed;
}

/* The stretches of the slot that this one goes with, within its own hours. */
static void follow(struct pieces *out, const struct segment *whole, const struct pieces *from)
{
	for (size_t i = 0; i < from->n; i++) {
		struct segment piece = from->piece[i];

		piece.slot = whole->slot;
		piece.post = whole->post;
		piece.start = piece.start > whole->start ? piece.start : whole->start;
		piece.end = piece.end < whole->end ? piece.end : whole->end;
		if (piece.start < piece.end)
			add_piece(out, &piece);
	}
}

static void resolve_slots(struct resolver *resolver)
{
	const struct roster *roster = resolver->roster;

	for (size_t i = 0; i < roster->n_slots; i++) {
		const struct slot *slot = &roster->slot[i];
		struct segment whole = {
		    .slot = slot,
		    .post = posts_find(&roster->posts, slot->post),
		    .start = slot->start,
		    .end = slot->end,
		    .person = slot->person,
		    .name = slot->name,
		    .position = slot->position,
		};

		assert(whole.post);
		add_piece(&resolver->of[i], &whole);
	}
	for (size_t i = 0; i < roster->n_changes; i++) {
		const struct change *change = &roster->change[i];
		const struct slot *slot = index_find(&resolver->by_id, change->slot);

		if (slot && counts(change, slot, roster->version))
			apply(&resolver->of[slot - roster->slot], change);
	}
	for (size_t i = 0; i < roster->n_slots; i++)
		merge(&resolver->of[i]);
}

/* After all others: what a concurrent slot holds itself gives way to the one that it follows. */
static void resolve_concurrent(struct resolver *resolver)
{
	const struct roster *roster = resolver->roster;

	for (size_t i = 0; i < roster->n_slots; i++) {
		struct pieces own = resolver->of[i], followed = {0};
		const struct post *post = own.piece[0].post;
		const struct slot *slot;
		struct segment whole;

		if (!*post->concurrent)
			continue;
		slot = slot_followed(resolver, &roster->slot[i]);
		if (!slot)
			continue;
		whole = own.piece[0];
		whole.end = roster->slot[i].end;
		follow(&followed, &whole, &resolver->of[slot - roster->slot]);
		if (followed.n) {
			free(own.piece);
			resolver->of[i] = followed;
		}
	}
}

void roster_resolve(struct segments *out, const struct roster *roster)
{
	struct resolver resolver = {.roster = roster};
	struct segments all = {0};

	index_make(&resolver.by_id, roster);
	resolver.of = xcalloc(roster->n_slots + 1, sizeof *resolver.of);
	resolve_slots(&resolver);
	resolve_concurrent(&resolver);
	for (size_t i = 0; i < roster->n_slots; i++) {
		for (size_t j = 0; j < resolver.of[i].n; j++) {
			all.segment = array_grow(all.segment, all.n, sizeof *all.segment);
			all.segment[all.n] = resolver.of[i].piece[j];
			all.segment[all.n++].part = (int)j + 1;
		}
		free(resolver.of[i].piece);
	}
	free(resolver.of);
	free(resolver.by_id.slot);
	*out = all;
}

void segments_release(struct segments *segments)
{
	free(segments->segment);
	*segments = (struct segments){0};
}
