#include "service/roster_certify.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "certify/certify.h"
#include "service/roster_cost.h"
#include "service/solve_job.h"
#include "solve/check.h"

#include "base/banned.h"

/* What a roster costs, when it breaks no rule. */
static bool count_cost(int64_t *out, const struct roster_case *c, const struct roster *roster,
                       struct err *err)
{
	struct solve_check check;
	int32_t n_broken;

	solve_check(&check, &c->model.model, &c->held);
	n_broken = check.n_violations;
	*out = check.objective;
	solve_check_release(&check);
	if (n_broken == 0)
		return true;
	return err_set(err, ERR_CONFLICT, "breaks-rules",
	               _("%s leaves slots open or breaks rules (%d in all), so it cannot be "
	                 "certified; see: trucban roster check %s"),
	               roster->period.name, n_broken, roster->period.name);
}

static bool no_proof(const struct roster *roster, double seconds, struct err *err)
{
	return err_set(err, ERR_CONFLICT, "no-proof",
	               _("nothing was proven about %s in %.0f s; give it more time with "
	                 "--seconds"),
	               roster->period.name, seconds);
}

/* The bound is what was counted, never what the generator says. */
static bool certify(struct roster_certified *out, struct certificate *certificate, int64_t offset,
                    struct err *err)
{
	struct certify_report report;
	struct str file = {0};

	if (!certify_count(&report, certificate, err))
		return false;
	certificate->bound = report.bound;
	if (!certify_judge(&report, certificate, err))
		return false;
	certificate_put(&file, certificate);
	out->objective = report.objective + offset;
	out->bound = report.bound + offset;
	out->offset = offset;
	out->is_best = report.objective == report.bound;
	out->n = file.n;
	out->file = str_take(&file);
	return true;
}

/* All of the certificate but its objective is borrowed: nothing of it is released. */
static bool prove(struct roster_certified *out, const struct roster_case *c, int64_t objective,
                  double seconds, struct err *err)
{
	const struct solve_limits limits = {.seconds = seconds};
	struct solve_job *job = solve_job_new(&c->model.model, &limits, 0, err);
	const struct solve_result *result;
	bool ok = job && solve_job_wait(job, err);

	if (ok && !solve_job_proof(job))
		ok = no_proof(&out->roster, seconds, err);
	if (ok) {
		struct certificate certificate = {.model = c->model.model,
		                                  .roster = c->held,
		                                  .objective = objective,
		                                  .proof = *solve_job_proof(job)};

		result = solve_job_result(job);
		out->found = objective;
		if (result->has_assignment && result->objective < objective)
			out->found = result->objective;
		out->found += c->model.offset;
		ok = certify(out, &certificate, c->model.offset, err);
	}
	solve_job_free(job);
	return ok;
}

static bool certify_case(struct roster_certified *out, struct app *app,
                         const struct certify_options *options, struct err *err)
{
	const double seconds = options->seconds > 0 ? options->seconds : app->config.solve_seconds;
	struct roster_case c;
	int64_t objective;
	bool ok;

	if (!roster_case_load(&c, app, &out->roster, err))
		return false;
	if (c.model.model.n_slots == 0)
		ok = err_set(err, ERR_CONFLICT, "nothing-open",
		             _("nothing of %s was to be decided by the generator"),
		             out->roster.period.name);
	else
		ok = count_cost(&objective, &c, &out->roster, err) &&
		     prove(out, &c, objective, seconds, err);
	roster_case_release(&c);
	return ok;
}

static bool load(struct roster *out, struct app *app, const char *period, int version,
                 struct err *err)
{
	struct period found;
	bool ok;

	if (!app_period(&found, app, period, err))
		return false;
	ok = db_read_begin(app->db, err);
	if (ok) {
		ok = roster_load(out, app->db, found.name, version, err);
		db_read_end(app->db);
	}
	period_release(&found);
	return ok;
}

bool roster_certify(struct roster_certified *out, struct app *app, const char *period,
                    const struct certify_options *options, struct err *err)
{
	struct roster_certified certified = {0};

	if (!load(&certified.roster, app, period, options->version, err))
		return false;
	if (!certify_case(&certified, app, options, err)) {
		roster_certified_release(&certified);
		return false;
	}
	*out = certified;
	return true;
}

void roster_certified_release(struct roster_certified *certified)
{
	roster_release(&certified->roster);
	free(certified->file);
	*certified = (struct roster_certified){0};
}
