#include "certify/certify.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "certify/bound.h"
#include "certify/recount.h"

#include "base/banned.h"

/* A roster that keeps all rules says which costs are possible at all. */
static bool count(struct certify_report *out, const struct certificate *certificate,
                  const struct book *book, const struct shares *shares, int64_t *cost,
                  struct err *err)
{
	struct bound bound;

	recount(cost, &out->n_broken, book, shares, &certificate->roster);
	for (int32_t i = 0; i < shares->n; i++)
		out->objective = (int64_t)((uint64_t)out->objective + (uint64_t)cost[i]);
	if (!bound_count(&bound, book, shares, &certificate->proof, out->n_broken ? NULL : cost,
	                 err))
		return false;
	out->has_bound = !bound.is_empty;
	out->bound = bound.least;
	out->n_leaves = bound.n_leaves;
	return true;
}

bool certify_count(struct certify_report *out, const struct certificate *certificate,
                   struct err *err)
{
	struct certify_report report = {0};
	struct shares shares;
	struct book book;
	int64_t *cost;
	bool good;

	book_init(&book, &certificate->model);
	shares_init(&shares, &book, &certificate->proof);
	cost = xcalloc((size_t)shares.n + 1, sizeof *cost);
	good = count(&report, certificate, &book, &shares, cost, err);
	free(cost);
	shares_release(&shares);
	book_release(&book);
	if (good)
		*out = report;
	return good;
}

bool certify_judge(const struct certify_report *report, const struct certificate *certificate,
                   struct err *err)
{
	if (report->n_broken)
		return err_set(err, ERR_FINDINGS, "not-certified",
		               _("not certified: the roster breaks %" PRId64 " rules"),
		               report->n_broken);
	if (report->objective != certificate->objective)
		return err_set(err, ERR_FINDINGS, "not-certified",
		               _("not certified: the roster costs %" PRId64 ", not %" PRId64
		                 " as the certificate says"),
		               report->objective, certificate->objective);
	if (!report->has_bound || report->bound > report->objective)
		return err_set(err, ERR_FINDINGS, "not-certified",
		               _("not certified: the proof rules out the roster itself"));
	if (report->bound < certificate->bound)
		return err_set(err, ERR_FINDINGS, "not-certified",
		               _("not certified: it is not proven that nothing costs less than "
		                 "%" PRId64),
		               certificate->bound);
	return true;
}

double certify_gap(const struct certify_report *report)
{
	const double objective = (double)report->objective;
	const double apart = objective - (double)report->bound;

	if (apart <= 0)
		return 0;
	return 100 * apart / (objective < -1 ? -objective : objective > 1 ? objective : 1);
}
