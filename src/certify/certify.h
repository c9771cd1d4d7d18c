#ifndef CERTIFY_CERTIFY_H
#define CERTIFY_CERTIFY_H
/*
 * The doubter: counts again what a certificate claims (solve/certificate.h). It shares no code with
 * the engine but the reader of the model, has nothing to do with an LP library and uses whole
 * numbers only. It is to be read and believed by itself, so it is plain where it could be fast.
 */
#include "solve/certificate.h"

struct certify_report {
	int64_t n_broken;  /* rules that the roster breaks; each pair that clashes counts */
	int64_t objective; /* what the roster costs; heads missing against a rule cost nothing */
	bool has_bound;    /* false: every leaf was found empty, no assignment exists */
	int64_t bound;     /* nothing that keeps all rules costs less; INT64_MIN: not proven */
	int32_t n_leaves;
};

/*
 * Counts; whether the claims agree is for certify_judge(). ERR_INPUT (too-hard) when a person has
 * more partial rosters than can be kept.
 */
MUST_CHECK bool certify_count(struct certify_report *out, const struct certificate *certificate,
                              struct err *err);
/*
 * False, ERR_FINDINGS (not-certified), when the roster breaks a rule, does not cost what the
 * certificate says, or the bound is not proven.
 */
MUST_CHECK bool certify_judge(const struct certify_report *report,
                              const struct certificate *certificate, struct err *err);
/* How much cheaper a roster might be at most, in percent of the cost; 0: this one is the best. */
double certify_gap(const struct certify_report *report);

#endif
