#ifndef DOMAIN_AMEND_H
#define DOMAIN_AMEND_H
/*
 * An amendment starts from what the published version resolved to: what has begun stays as it was,
 * covers and swaps of whole slots become the new version's own people, those of a part stay records
 * on top of it.
 */
#include "domain/roster.h"

/* Whole covers and swaps that count in this version become its slots' people; the records stay. */
void roster_absorb(struct roster *roster);

/* True for a slot that an amendment made at `now` may not touch. */
bool slot_has_begun(const struct slot *slot, int64_t now);

/*
 * Makes `draft`, laid out anew, the next version of `published`. Slots that have begun are taken
 * over as they were, with their hours and holders; the others keep theirs as a proposal where the
 * id is known. Where the pattern has changed meanwhile, its first shift begins when the last one of
 * the old pattern ends, or the minute after `now`.
 */
void roster_amend(struct roster *draft, const struct roster *published, int64_t now,
                  const struct holidays *holidays);

/*
 * What happened between the making of an amendment and its publication: slots that have begun since
 * are taken over, and so are whole covers and swaps recorded since, where the draft still has the
 * person who was replaced.
 */
void roster_catch_up(struct roster *draft, const struct roster *published, int64_t now);

/*
 * Takes the hours of `other` that `roster` fills itself (the same post at the same minutes) out of
 * `other`; a slot that is cut in two keeps its id on the first part and gets "~" behind it on the
 * second; one of which the beginning goes gets "~" as well. Who has taken over a part keeps what is
 * left of it. Returns how many slots were touched.
 */
size_t roster_yield(struct roster *other, const struct roster *roster,
                    const struct holidays *holidays);

#endif
