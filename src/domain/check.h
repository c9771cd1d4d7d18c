#ifndef DOMAIN_CHECK_H
#define DOMAIN_CHECK_H
/*
 * The hard rules of a roster, as findings: the second opinion on what the generator made and on
 * what people changed by hand. Rest between shifts: Labour Code 45/2019/QH14 art. 110; night
 * 22:00-06:00: art. 106. Hours with nobody on site are a notice (the dispatch of 2025, item c:
 * on-site 24/7).
 */
#include "domain/finding.h"
#include "domain/person.h"
#include "domain/roster.h"

struct check_input { /* all borrowed; leaves and exemptions may hold more people and days than
	                needed */
	const struct roster *roster;
	const struct staff *staff;
	const struct leaves *leaves;
	const struct exemptions *exemptions;
	/* resolved duty of neighbouring rosters of the same people, for rest at the edges and for
	 * hours that are theirs; may be NULL */
	const struct segments *before;
};

/*
 * Codes: gap, overlap, rest, leave, exempt, skill, unit, max-shifts, max-nights, left;
 * nobody-on-site is a notice, one for each stretch, in holiday periods (on working days the office
 * is open). A hole in a round-the-clock post between the period's edges, which no neighbour holds,
 * is a gap without a slot. Of the roster's rules between people and units: unit-least, unit-most,
 * unit-empty, no-senior, apart, together; unit-unknown is a warning.
 */
void roster_check(struct findings *out, const struct check_input *input);

/* True when `person` may not hold [start, end) of `post` because of leave, exemption, skill,
 * absence; the finding says why. Rest and overlap are not looked at. */
bool check_person(struct finding *why, const struct person *person, const struct post *post,
                  int64_t start, int64_t end, const struct leaves *leaves,
                  const struct exemptions *exemptions);

/* Of two rosters: one shift of one post? Who holds both parts need not rest where they meet. */
bool check_is_one_shift(const struct slot *a, const struct slot *b);
/* Minutes of rest wanted between two stretches of duty in time order. */
int check_rest(const struct post *first, const struct post *second);
bool check_is_night(int64_t start, int64_t end); /* touches 22:00-06:00 */
/*
 * Shifts, or those of the night, among the stretches that one person holds, of posts that are not
 * held concurrently. Parts of one slot count once; so do compatible posts held at once.
 */
int check_shifts(const struct segment *const *held, size_t n, bool nights);
/* Of two stretches that overlap one counts: that of the night, else the longer, else the first.
 * True when the first does. */
bool check_first_counts(int64_t start, int64_t end, int64_t other_start, int64_t other_end);
/* End of the stretch from `at` on (at most `end`) during which the post's place stays the same. */
int64_t check_place_until(const struct post *post, int64_t at, int64_t end);
/* Does any minute of the stretch have the duty on site? */
bool check_is_onsite(const struct post *post, int64_t start, int64_t end);
/* Is a finding of that code about people or units together, so that its `person` says nothing? */
bool check_is_team(const char *code);
/* Was it so before? How far a unit is off its share makes no difference. */
bool check_is_known(const struct findings *before, const struct finding *finding);
void finding_release(struct finding *finding);

#endif
