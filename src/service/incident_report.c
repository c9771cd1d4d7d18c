#include "service/incident_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/phone.h"

#include "base/banned.h"

struct paper {
	struct str text;
	const struct incident_view *view;
	const struct incident_facts *facts;
	const struct app *app;
	int64_t at;
};

/* ---- lines ---- */

static void line(struct paper *paper, const char *label, bool is_needed, const char *value)
{
	const char *shown = *value ? value : is_needed ? _("[to be completed]") : "…";

	str_addf(&paper->text, "- %s%s: %s\n", label, is_needed ? " (*)" : "", shown);
}

static void heading(struct paper *paper, const char *text)
{
	str_addf(&paper->text, "\n%s\n", text);
}

/* "02 giờ 40 phút, ngày 01 tháng 5 năm 2027"; "" for 0. Owned. */
static char *when(int64_t at)
{
	int year, month, day;

	if (!at)
		return xstrdup("");
	date_to_ymd(zone_date(at), &year, &month, &day);
	return xasprintf(_("%02d:%02d on %02d/%02d/%d"), zone_minute(at) / 60, zone_minute(at) % 60,
	                 day, month, year);
}

static void time_line(struct paper *paper, const char *label, bool is_needed, int64_t at)
{
	char *text = when(at);

	line(paper, label, is_needed, text);
	free(text);
}

static void title(struct paper *paper, const char *name, const char *source)
{
	str_addf(&paper->text, "%s\n%s\n\n%s\n(%s)\n", paper->app->config.governing,
	         paper->app->config.agency, name, source);
}

/* ---- what the log answers ---- */

static const struct rung *person_of(const struct paper *paper, enum rung_kind kind)
{
	const struct ladder *ladder = &paper->view->ladder;

	for (size_t i = 0; i < ladder->n; i++)
		if (ladder->rung[i].kind == kind && *ladder->rung[i].key)
			return &ladder->rung[i];
	return NULL;
}

static void reporter(struct paper *paper)
{
	const struct config *config = &paper->app->config;
	const struct rung *watch = person_of(paper, RUNG_WATCH);
	char phone[PHONE_TEXT];

	heading(paper, _("1. Who reports"));
	line(paper, _("name of the organisation"), true, config->agency);
	line(paper, _("address"), true, config->address);
	line(paper, _("telephone"), true,
	     watch && *watch->number ? phone_format(phone, watch->number) : "");
	line(paper, _("e-mail"), true, config->email);
	line(paper, _("contact person"), true, watch ? watch->name : "");
	line(paper, _("position"), false, watch ? watch->title : "");
}

static void system_of(struct paper *paper, bool in_full)
{
	heading(paper, _("2. The system"));
	line(paper, _("operating unit"), true, paper->app->config.agency);
	line(paper, _("governing body"), false, paper->app->config.governing);
	line(paper, _("name of the system"), false, paper->view->incident.system);
	line(paper, _("level of the system (1-5), decision"), false, "");
	if (!in_full)
		return;
	line(paper, _("provider of security services"), false, "");
	line(paper, _("provider of the external line"), false, "");
}

static const char *group_title(const struct paper *paper)
{
	const char *id = paper->view->incident.group;
	const struct incident_group *group = incident_group_find(&paper->facts->groups, id);

	return group ? group->title : id;
}

/* Whoever took a call. Owned. */
static char *notified(const struct paper *paper)
{
	const struct incident *incident = &paper->view->incident;
	struct str s = {0};
	char clock[ZONE_TEXT];

	for (size_t i = 0; i < incident->n_calls; i++)
		if (incident->call[i].result == CALL_ANSWERED)
			str_addf(&s, "%s%s (%s)", s.n ? "; " : "", incident->call[i].name,
			         zone_vn(clock, incident->call[i].at));
	for (size_t i = 0; i < incident->n_reports; i++)
		str_addf(&s, "%s%s (%s, %s)", s.n ? "; " : "", incident->report[i].to,
		         incident->report[i].means, zone_vn(clock, incident->report[i].at));
	return str_take(&s);
}

/* The steps that were done, with what shows it, of these phases. Owned. */
static char *steps_done(const struct paper *paper, enum step_phase from, enum step_phase to)
{
	const struct incident *incident = &paper->view->incident;
	struct str s = {0};

	for (size_t i = 0; i < incident->n_steps; i++) {
		const struct incident_step *step = &incident->step[i];
		const struct play_step *play = playbook_find(&paper->facts->playbook, step->id);

		if (step->state == STEP_DONE && play && play->phase >= from && play->phase <= to)
			str_addf(&s, "\n  + %s: %s", play->title, step->evidence);
	}
	return str_take(&s);
}

static void line_or_steps(struct paper *paper, const char *label, bool is_needed, const char *said,
                          enum step_phase from, enum step_phase to)
{
	char *steps = steps_done(paper, from, to);
	char *text = xasprintf("%s%s", said, steps);

	line(paper, label, is_needed, text);
	free(text);
	free(steps);
}

static void signature(struct paper *paper)
{
	str_addf(&paper->text, "\n%s\n%s\n", paper->app->config.signer_title,
	         *paper->app->config.signer ? paper->app->config.signer
	                                    : _("(signature, seal, full name)"));
}

/* ---- the papers ---- */

static void initial_incident(struct paper *paper)
{
	const struct incident *incident = &paper->view->incident;
	char *told = notified(paper);

	heading(paper, _("3. The incident"));
	line(paper, _("group"), false, group_title(paper));
	line(paper, _("short description"), true, incident->signs);
	time_line(paper, _("date and time of detection"), true, incident->found);
	line(paper, _("state of the incident"), true, incident_state_label(incident->state));
	line(paper, _("how it was detected"), true, incident->how);
	line(paper, _("notified to"), true, told);
	free(told);
	heading(paper, _("4. Further facts"));
	line(paper, _("operating system, version"), false, "");
	line(paper, _("services"), false, "");
	line(paper, _("protections in place"), false, "");
	line(paper, _("public IP addresses, domains"), false, "");
	line(paper, _("main purpose of the system"), false, "");
	line(paper, _("attachments"), false, "");
	line(paper, _("confidential (yes/no)"), false, "");
}

static void initial(struct paper *paper)
{
	title(paper, _("INITIAL REPORT OF A NETWORK INCIDENT"),
	      _("fields of form 03, Circular 20/2017/TT-BTTTT; e-mail subject begins with [TBSC]"));
	reporter(paper);
	system_of(paper, true);
	initial_incident(paper);
	heading(paper, _("5. Proposals"));
	line(paper, _("proposals and help wanted"), false, paper->view->incident.help);
	time_line(paper, _("time of this report"), true, paper->at);
	signature(paper);
}

/* Means, time and recipient of the first report that was sent. Owned. */
static char *first_report(const struct incident *incident)
{
	char clock[ZONE_TEXT];

	if (!incident->n_reports)
		return xstrdup("");
	return xasprintf("%s, %s, %s", zone_vn(clock, incident->report[0].at),
	                 incident->report[0].means, incident->report[0].to);
}

static void final(struct paper *paper)
{
	const struct incident *incident = &paper->view->incident;
	char *first = first_report(incident);

	title(paper, _("REPORT ON THE END OF THE RESPONSE TO AN INCIDENT"),
	      _("fields of form 04, Circular 20/2017/TT-BTTTT"));
	reporter(paper);
	line(paper, _("number and date of the initial report"), false, first);
	free(first);
	system_of(paper, false);
	heading(paper, _("3. The incident"));
	line(paper, _("name, description"), false, incident->signs);
	time_line(paper, _("date and time of detection"), true, incident->found);
	heading(paper, _("4. Result of handling"));
	line(paper, _("cause"), false, incident->cause);
	line_or_steps(paper, _("measures taken"), false, incident->measures, PHASE_CONTAIN,
	              PHASE_RESTORE);
	line(paper, _("result of handling"), true, incident->outcome);
	line(paper, _("proposals"), false, incident->help);
	line(paper, _("attachments (log, plan)"), false, incident->number);
	signature(paper);
}

/* The deadlines that apply and are not met yet. Owned. */
static char *report_kind(const struct paper *paper)
{
	const struct incident_clocks *clocks = &paper->view->clocks;
	struct str s = {0};

	for (size_t i = 0; i < clocks->n; i++)
		if (clocks->clock[i].rule->kind == DEADLINE_REPORT && !clocks->clock[i].met)
			str_addf(&s, "%s%s (%s)", s.n ? "; " : "", clocks->clock[i].rule->title,
			         clocks->clock[i].rule->id);
	if (!s.n)
		str_add(&s, paper->view->incident.closed_at ? _("end") : _("update"));
	return str_take(&s);
}

static void quick_incident(struct paper *paper)
{
	const struct incident *incident = &paper->view->incident;

	heading(paper, _("3. The incident"));
	line(paper, _("number of the incident"), true, incident->number);
	time_line(paper, _("T0 (detected)"), true, incident->found);
	time_line(paper, _("occurred"), false, incident->occurred);
	line(paper, _("group"), true, group_title(paper));
	line(paper, _("signs"), true, incident->signs);
	line(paper, _("how it was detected"), true, incident->how);
	line(paper, _("severity (the text does not define what is serious)"), true,
	     incident_severity_label(incident->severity));
	line(paper, _("cause"), false, incident->cause);
	line(paper, _("extent"), false, incident->extent);
	line(paper, _("personal data affected"), false, incident->personal);
	line_or_steps(paper, _("measures taken"), false, incident->measures, PHASE_CONTAIN,
	              PHASE_RESTORE);
	line_or_steps(paper, _("evidence"), false, "", PHASE_EVIDENCE, PHASE_EVIDENCE);
	line(paper, _("help wanted"), false, incident->help);
	time_line(paper, _("next report"), false, incident->next_report);
}

static void quick(struct paper *paper)
{
	char *kind = report_kind(paper);

	title(paper, _("QUICK REPORT OF A CYBERSECURITY INCIDENT"),
	      _("after a public model of 2026; not an official form"));
	str_add(&paper->text, "\n");
	line(paper, _("kind of report (at once / 24 h / 72 h / update / end)"), true, kind);
	time_line(paper, _("time of this report"), true, paper->at);
	reporter(paper);
	system_of(paper, false);
	quick_incident(paper);
	signature(paper);
	free(kind);
}

char *incident_paper_text(const struct incident_views *views, const struct app *app,
                          enum incident_paper which, int64_t at)
{
	struct paper paper = {
	    .view = &views->view[0], .facts = &views->facts, .app = app, .at = at};

	i18n_speak_vietnamese();
	if (which == PAPER_INITIAL)
		initial(&paper);
	else if (which == PAPER_FINAL)
		final(&paper);
	else
		quick(&paper);
	i18n_speak_chosen();
	return str_take(&paper.text);
}

bool incident_paper_find(enum incident_paper *out, const char *text)
{
	static const char *const names[PAPERS][2] = {
	    {"initial", "ban dau"}, {"final", "ket thuc"}, {"quick", "nhanh"}};
	char *folded = viet_fold(text);
	bool found = false;

	for (int i = 0; i < PAPERS && !found; i++) {
		found = strcmp(folded, names[i][0]) == 0 || strcmp(folded, names[i][1]) == 0;
		if (found)
			*out = (enum incident_paper)i;
	}
	free(folded);
	return found;
}
