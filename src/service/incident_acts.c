#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/phone.h"
#include "domain/read.h"
#include "service/incident_parts.h"
#include "service/reads.h"
#include "store/people.h"

#include "base/banned.h"

static bool is_blank(const char *text)
{
	return !text || !text[strspn(text, " \t\n")];
}

static bool refuse_closed(const struct incident_work *work, struct err *err)
{
	if (!work->incident.closed_at)
		return true;
	return err_set(err, ERR_CONFLICT, "closed",
	               _("%s is closed: it would have to be returned at its review"), work->number);
}

/* ---- steps ---- */

static bool check_step(const struct incident_work *work, const struct incident_step *step,
                       const char *id, enum step_state state, const char *evidence, struct err *err)
{
	const struct play_step *play, *before;

	if (!step)
		return err_set(err, ERR_NOT_FOUND, "no-such-step",
		               _("%s has no step \"%s\" (see: trucban incident show %s)"),
		               work->number, id, work->number);
	if (is_blank(evidence))
		return err_set(err, ERR_USAGE, "no-evidence",
		               state == STEP_DONE ? _("say what shows it: --evidence")
		                                  : _("say why: --evidence"));
	if (!refuse_closed(work, err))
		return false;
	play = playbook_find(&work->facts.playbook, step->id);
	before = incident_evidence(&work->incident, &work->facts.playbook);
	if (state == STEP_DONE && play && play->phase == PHASE_RESTORE && before)
		return err_set(err, ERR_CONFLICT, "evidence",
		               _("evidence first: step %s is open (%s); what cannot be kept is "
		                 "skipped with a reason"),
		               before->id, before->title);
	return true;
}

static void say_step(struct incident_work *work, const struct incident_step *step,
                     enum step_state state, const char *evidence)
{
	const struct play_step *play = playbook_find(&work->facts.playbook, step->id);
	const char *title = play ? play->title : step->id;

	i18n_speak_vietnamese();
	str_addf(&work->text,
	         state == STEP_DONE      ? _("%s: step %s done: %s. Evidence: %s")
	         : state == STEP_SKIPPED ? _("%s: step %s skipped: %s. Reason: %s")
	                                 : _("%s: step %s open again: %s. Reason: %s"),
	         work->number, step->id, title, evidence);
	i18n_speak_chosen();
}

bool incident_mark_step(struct entry *out, struct app *app, const char *number, const char *id,
                        enum step_state state, const char *evidence, int64_t at, struct err *err)
{
	const struct incident_step *step;
	struct incident_work work;

	if (!work_begin(&work, app, number, "step", at, err))
		return false;
	step = incident_step(&work.incident, id);
	if (!check_step(&work, step, id, state, evidence, err))
		return work_fail(&work);
	fields_set(&work.fields, "step", step->id);
	fields_set(&work.fields, "result", step_state_name(state));
	fields_set(&work.fields, "evidence", evidence);
	say_step(&work, step, state, evidence);
	return work_end(out, &work, err);
}

/* ---- calls ---- */

static const struct rung *find_rung(const struct ladder *ladder, int wanted, struct err *err)
{
	const struct rung *rung;

	if (wanted < 0 || (size_t)wanted > ladder->n) {
		err_set(err, ERR_NOT_FOUND, "no-such-rung",
		        _("there is no rung %d: whom to call now is numbered 1 to %zu (trucban "
		          "incident ladder)"),
		        wanted, ladder->n);
		return NULL;
	}
	if (!wanted && ladder->next == ladder->n) {
		err_set(err, ERR_CONFLICT, "no-rung-left",
		        _("everybody who can be called has answered: name whom with --rung"));
		return NULL;
	}
	rung = &ladder->rung[wanted ? (size_t)wanted - 1 : ladder->next];
	if (*rung->key)
		return rung;
	err_set(err, ERR_CONFLICT, "nobody", _("nobody holds \"%s\" at this hour"), rung->title);
	return NULL;
}

static void say_call(struct incident_work *work, const struct rung *rung, enum call_result result,
                     const char *note)
{
	char phone[PHONE_TEXT];

	i18n_speak_vietnamese();
	str_addf(&work->text, _("%s: called %s (%s)"), work->number, rung->name,
	         rung_kind_label(rung->kind));
	if (*rung->number)
		str_addf(&work->text, ", %s", phone_format(phone, rung->number));
	if (rung->status == CONTACT_UNVERIFIED)
		str_addf(&work->text, " (%s)", contact_status_label(rung->status));
	str_addf(&work->text, ": %s", call_result_label(result));
	if (!is_blank(note))
		str_addf(&work->text, ". %s", note);
	i18n_speak_chosen();
}

bool incident_call(struct entry *out, struct app *app, const char *number, int wanted,
                   enum call_result result, const char *note, int64_t at, struct err *err)
{
	struct incident_work work;
	const struct rung *rung;
	struct ladder ladder;

	if (!work_begin(&work, app, number, "call", at, err))
		return false;
	if (!ladder_at(&ladder, app, work.at, err))
		return work_fail(&work);
	ladder_follow(&ladder, &work.incident);
	rung = find_rung(&ladder, wanted, err);
	if (!rung) {
		ladder_release(&ladder);
		return work_fail(&work);
	}
	work.kind = ENTRY_CALL;
	fields_set(&work.fields, "rung", rung_kind_name(rung->kind));
	fields_set(&work.fields, "who", rung->key);
	fields_set(&work.fields, "name", rung->name);
	fields_set(&work.fields, "number", rung->number);
	fields_set(&work.fields, "result", call_result_name(result));
	fields_set_int(&work.fields, "at", work.at);
	fields_set(&work.fields, "text", note);
	say_call(&work, rung, result, note);
	ladder_release(&ladder);
	return work_end(out, &work, err);
}

/* ---- decision ---- */

/* The code and name of the duty leader at that time; both owned. */
static bool find_leader(char **code, char **name, struct app *app, int64_t at, struct err *err)
{
	struct ladder ladder;

	*code = *name = NULL;
	if (!ladder_at(&ladder, app, at, err))
		return false;
	for (size_t i = 0; i < ladder.n && !*code; i++)
		if (ladder.rung[i].kind == RUNG_LEADER && *ladder.rung[i].key) {
			*code = xstrdup(ladder.rung[i].key);
			*name = xstrdup(ladder.rung[i].name);
		}
	ladder_release(&ladder);
	return true;
}

static bool check_by(char **code, char **name, struct app *app, const char *by, struct err *err)
{
	struct person person;
	bool ok;

	if (!app_person(&person, app, by, err))
		return false;
	ok = (*code && strcmp(person.code, *code) == 0) || person.role == ROLE_SUPERVISOR ||
	     err_set(err, ERR_CONFLICT, "not-leader",
	             _("%s is neither the duty leader of that hour nor a supervisor"), person.name);
	if (ok) {
		free(*code);
		free(*name);
		*code = xstrdup(person.code);
		*name = xstrdup(person.name);
	}
	person_release(&person);
	return ok;
}

static bool is_none(const char *text)
{
	char *folded = viet_fold(text);
	bool none = strcmp(folded, "none") == 0 || strcmp(folded, "khong") == 0;

	free(folded);
	return none;
}

/* A deadline of a report that holds for the incident. */
static const struct deadline *find_clock(const struct incident_work *work, const char *id,
                                         struct err *err)
{
	const struct deadlines *list = &work->facts.deadlines;
	const struct deadline *found = deadlines_find(list, id);
	struct date day = zone_date(work->incident.found);
	struct str s = {0};

	if (found && found->kind == DEADLINE_REPORT && deadline_holds(found, day))
		return found;
	for (size_t i = 0; i < list->n; i++)
		if (list->deadline[i].kind == DEADLINE_REPORT &&
		    deadline_holds(&list->deadline[i], day))
			str_addf(&s, "%s%s", s.n ? ", " : "", list->deadline[i].id);
	err_set(err, ERR_USAGE, "no-such-clock",
	        _("there is no deadline \"%s\" for reports about %s: %s"), id, work->number,
	        str_text(&s));
	str_release(&s);
	return NULL;
}

static bool take_clocks(struct incident_work *work, struct str *titles, const char *clocks,
                        struct err *err)
{
	struct str ids = {0};
	size_t n;
	char **part;
	bool ok = true;

	if (is_blank(clocks))
		return err_set(err, ERR_USAGE, "no-clocks",
		               _("say which reports are to be sent: --clocks 24h,72h, or none"));
	part = read_parts(&n, is_none(clocks) ? "" : clocks, ",;");
	for (size_t i = 0; ok && i < n; i++) {
		const struct deadline *rule = find_clock(work, part[i], err);

		ok = rule;
		if (!ok)
			break;
		str_addf(&ids, "%s%s", i ? ";" : "", rule->id);
		str_addf(titles, "%s%s (%s, %s)", i ? "; " : "", rule->title, rule->id, rule->rule);
	}
	fields_set(&work->fields, "clocks", ids.n ? str_text(&ids) : "none");
	parts_release(part, n);
	str_release(&ids);
	return ok;
}

static void say_decision(struct incident_work *work, const char *name,
                         const struct incident_decision *decision, const char *titles)
{
	i18n_speak_vietnamese();
	str_addf(&work->text, _("%s: decision of %s (%s): "), work->number, name, decision->means);
	str_addf(&work->text, *titles ? _("report: %s") : _("no report is needed"), titles);
	if (!is_blank(decision->text))
		str_addf(&work->text, ". %s", decision->text);
	i18n_speak_chosen();
}

static bool take_decision(struct incident_work *work, char **code, char **name,
                          const struct incident_decision *decision, struct err *err)
{
	struct str titles = {0};
	bool ok;

	if (is_blank(decision->means))
		return err_set(err, ERR_USAGE, "no-means",
		               _("say how the decision was given: --means \"telephone\""));
	ok = find_leader(code, name, work->app, work->at, err) &&
	     (!decision->by || check_by(code, name, work->app, decision->by, err));
	if (ok && !*code)
		ok = err_set(err, ERR_NOT_FOUND, "no-leader",
		             _("no duty leader is on at that hour: say who decided with --by"));
	ok = ok && take_clocks(work, &titles, decision->clocks, err);
	if (ok) {
		fields_set(&work->fields, "by", *code);
		fields_set(&work->fields, "name", *name);
		fields_set(&work->fields, "how", decision->means);
		fields_set_int(&work->fields, "at", work->at);
		fields_set(&work->fields, "text", decision->text);
		say_decision(work, *name, decision, str_text(&titles));
	}
	str_release(&titles);
	return ok;
}

bool incident_decide(struct entry *out, struct app *app, const char *number,
                     const struct incident_decision *decision, struct err *err)
{
	struct incident_work work;
	char *code = NULL, *name = NULL;
	bool ok;

	if (!work_begin(&work, app, number, "decision", decision->at, err))
		return false;
	ok = take_decision(&work, &code, &name, decision, err);
	free(code);
	free(name);
	return ok ? work_end(out, &work, err) : work_fail(&work);
}

/* ---- reports ---- */

static bool check_sent(const struct incident_sent *sent, struct err *err)
{
	if (!is_blank(sent->means) && !is_blank(sent->to) && !is_blank(sent->signer))
		return true;
	return err_set(err, ERR_USAGE, "not-sent",
	               _("only a report that was sent stops its deadline: say --means, --to and "
	                 "--signer"));
}

bool incident_send(struct entry *out, struct app *app, const char *number,
                   const struct incident_sent *sent, struct err *err)
{
	const struct deadline *rule;
	struct incident_work work;

	if (!check_sent(sent, err) || !work_begin(&work, app, number, "sent", sent->at, err))
		return false;
	rule = find_clock(&work, sent->clock, err);
	if (!rule)
		return work_fail(&work);
	fields_set(&work.fields, "clock", rule->id);
	fields_set_int(&work.fields, "at", work.at);
	fields_set(&work.fields, "means", sent->means);
	fields_set(&work.fields, "to", sent->to);
	fields_set(&work.fields, "signer", sent->signer);
	i18n_speak_vietnamese();
	str_addf(&work.text, _("%s: sent: %s (%s, %s); means: %s; to: %s; signed by: %s"),
	         work.number, rule->title, rule->id, rule->rule, sent->means, sent->to,
	         sent->signer);
	i18n_speak_chosen();
	return work_end(out, &work, err);
}

static void take_news(struct incident_work *work, const char *field, const char *label,
                      const char *text)
{
	if (is_blank(text))
		return;
	fields_set(&work->fields, field, text);
	str_addf(&work->text, "%s%s: %s", work->text.n ? ". " : "", label, text);
}

static void say_news(struct incident_work *work, const struct incident_news *news)
{
	char when[ZONE_TEXT];

	i18n_speak_vietnamese();
	str_addf(&work->text, "%s: %s", work->number, is_blank(news->text) ? "" : news->text);
	if (is_blank(news->text)) {
		str_clear(&work->text);
		str_addf(&work->text, _("%s, update"), work->number);
	}
	fields_set(&work->fields, "text", news->text);
	take_news(work, "cause", _("cause"), news->cause);
	take_news(work, "extent", _("extent"), news->extent);
	take_news(work, "measures", _("measures"), news->measures);
	take_news(work, "help", _("help wanted"), news->help);
	take_news(work, "personal", _("personal data"), news->personal);
	if (news->next) {
		fields_set_int(&work->fields, "next", news->next);
		str_addf(&work->text, ". %s: %s", _("next report"), zone_vn(when, news->next));
	}
	i18n_speak_chosen();
}

bool incident_note(struct entry *out, struct app *app, const char *number,
                   const struct incident_news *news, struct err *err)
{
	struct incident_work work;

	if (is_blank(news->text) && is_blank(news->cause) && is_blank(news->extent) &&
	    is_blank(news->measures) && is_blank(news->help) && is_blank(news->personal) &&
	    !news->next)
		return err_set(err, ERR_USAGE, "empty-text", _("say what is new"));
	if (!work_begin(&work, app, number, "note", 0, err))
		return false;
	say_news(&work, news);
	return work_end(out, &work, err);
}

/* ---- closing ---- */

static bool check_close(const struct incident_work *work, const char *outcome, struct err *err)
{
	const struct incident *incident = &work->incident;
	struct str open = {0};
	bool ok = true;

	if (is_blank(outcome))
		return err_set(err, ERR_USAGE, "no-outcome", _("say how it ended: --outcome"));
	if (!refuse_closed(work, err))
		return false;
	for (size_t i = 0; i < incident->n_steps; i++)
		if (incident->step[i].state == STEP_OPEN)
			str_addf(&open, "%s%s", open.n ? ", " : "", incident->step[i].id);
	if (open.n)
		ok = err_set(err, ERR_CONFLICT, "open-steps",
		             _("%s cannot be closed: steps %s are open (done, or skipped with a "
		               "reason)"),
		             work->number, str_text(&open));
	else if (!incident->decision)
		ok = err_set(err, ERR_CONFLICT, "undecided",
		             _("%s cannot be closed: the duty leader's decision on the reports is "
		               "not in the log (trucban incident decide)"),
		             work->number);
	str_release(&open);
	return ok;
}

bool incident_close(struct entry *out, struct app *app, const char *number, const char *outcome,
                    int64_t at, struct err *err)
{
	struct incident_work work;

	if (!work_begin(&work, app, number, "close", at, err))
		return false;
	if (!check_close(&work, outcome, err))
		return work_fail(&work);
	fields_set(&work.fields, "outcome", outcome);
	fields_set_int(&work.fields, "at", work.at);
	i18n_speak_vietnamese();
	str_addf(&work.text, _("%s closed. Outcome: %s"), work.number, outcome);
	i18n_speak_chosen();
	return work_end(out, &work, err);
}

static bool check_review(const struct incident_work *work, bool accepted, const char *text,
                         struct err *err)
{
	const struct incident *incident = &work->incident;

	if (!incident->closed_at)
		return err_set(err, ERR_CONFLICT, "not-closed",
		               _("%s is not closed yet: only what is closed is reviewed"),
		               work->number);
	if (incident->state == INCIDENT_CLOSED)
		return err_set(err, ERR_CONFLICT, "reviewed", _("%s has been reviewed already"),
		               work->number);
	if (strcmp(incident->closed_by, work->app->actor.person) == 0)
		return err_set(err, ERR_CONFLICT, "same-person",
		               _("whoever closed an incident does not review it: a second person "
		                 "does"));
	if (!accepted && is_blank(text))
		return err_set(err, ERR_USAGE, "no-reason", _("say why it is returned"));
	return true;
}

bool incident_review(struct entry *out, struct app *app, const char *number, bool accepted,
                     const char *text, struct err *err)
{
	struct incident_work work;

	if (!work_begin(&work, app, number, "review", 0, err))
		return false;
	if (!check_review(&work, accepted, text, err))
		return work_fail(&work);
	fields_set(&work.fields, "result", accepted ? "accepted" : "returned");
	fields_set(&work.fields, "text", text);
	i18n_speak_vietnamese();
	str_addf(&work.text, accepted ? _("%s reviewed, accepted") : _("%s returned at its review"),
	         work.number);
	if (!is_blank(text))
		str_addf(&work.text, ": %s", text);
	i18n_speak_chosen();
	return work_end(out, &work, err);
}
