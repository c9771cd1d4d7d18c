#include "certify/certify.h"

#include <inttypes.h>

#include "base/i18n.h"
#include "certify/bound.h"
#include "certify/recount.h"

#include "base/banned.h"

bool certify_count(struct certify_report *out, const struct certificate *certificate,
                   struct err *err)
{
	struct certify_report report = {0};
	struct bound bound;
	struct book book;

	book_init(&book, &certificate->model);
	recount(&report.objective, &report.n_broken, &book, &certificate->roster);
	book_release(&book);
	if (!bound_count(&bound, &certificate->model, &certificate->proof, err))
		return false;
	report.has_bound = !bound.is_empty;
	report.bound = bound.least;
	report.n_leaves = bound.n_leaves;
	*out = report;
	return true;
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
