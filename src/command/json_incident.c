#include "command/json.h"
#include "command/show_incident.h"

#include "base/banned.h"

static void clocks_json(struct json *item, const struct incident_clocks *clocks)
{
	struct json *list = json_put_array(item, "clocks");

	for (size_t i = 0; i < clocks->n; i++) {
		const struct incident_clock *clock = &clocks->clock[i];
		struct json *in = json_put_object(list, NULL);

		json_put_text(in, "clock", clock->rule->id);
		json_put_text(in, "title", clock->rule->title);
		json_put_text(in, "kind",
		              clock->rule->kind == DEADLINE_REPORT ? "report" : "recovery");
		json_put_text(in, "rule", clock->rule->rule);
		json_put_some(in, "article", clock->rule->article);
		json_put_text(in, "condition", clock->rule->condition);
		json_put_some(in, "recipient", clock->rule->recipient);
		json_put_bool(in, "verified", clock->rule->verified);
		json_put_some(in, "note", clock->rule->note);
		json_put_int(in, "minutes", clock->rule->minutes);
		json_put_time(in, "due", clock->due);
		json_put_time(in, "met", clock->met);
		json_put_text(in, "state", clock_state_name(clock->state));
		json_put_bool(in, "undecided", clock->undecided);
	}
}

static void steps_json(struct json *item, const struct incident *incident,
                       const struct playbook *book)
{
	struct json *list = json_put_array(item, "steps");

	for (size_t i = 0; i < incident->n_steps; i++) {
		const struct incident_step *step = &incident->step[i];
		const struct play_step *play = playbook_find(book, step->id);
		struct json *in = json_put_object(list, NULL), *basis;

		json_put_text(in, "step", step->id);
		json_put_text(in, "title", play ? play->title : NULL);
		json_put_text(in, "phase", play ? step_phase_name(play->phase) : NULL);
		json_put_text(in, "wanted", play ? play->evidence : NULL);
		json_put_bool(in, "suggested", play && play->suggested);
		basis = json_put_array(in, "basis");
		for (size_t j = 0; play && j < play->n_basis; j++)
			json_put_text(basis, NULL, play->basis[j]);
		json_put_text(in, "state", step_state_name(step->state));
		json_put_some(in, "evidence", step->evidence);
		json_put_time(in, "at", step->at);
		json_put_some(in, "by", step->person);
	}
}

static void calls_json(struct json *item, const struct incident *incident)
{
	struct json *list = json_put_array(item, "calls");

	for (size_t i = 0; i < incident->n_calls; i++) {
		const struct incident_call *call = &incident->call[i];
		struct json *in = json_put_object(list, NULL);

		json_put_text(in, "rung", call->rung);
		json_put_text(in, "who", call->who);
		json_put_text(in, "name", call->name);
		json_put_some(in, "phone", call->number);
		json_put_text(in, "result", call_result_name(call->result));
		json_put_time(in, "at", call->at);
	}
}

static void decision_json(struct json *item, const struct entry *decision)
{
	struct json *in;

	if (!decision) {
		json_put_null(item, "decision");
		return;
	}
	in = json_put_object(item, "decision");
	json_put_text(in, "by", fields_get(&decision->record.fields, "by"));
	json_put_text(in, "name", fields_get(&decision->record.fields, "name"));
	json_put_text(in, "means", fields_get(&decision->record.fields, "how"));
	json_put_text(in, "clocks", fields_get(&decision->record.fields, "clocks"));
	json_put_some(in, "text", fields_get(&decision->record.fields, "text"));
	json_put_time(in, "at", decision->happened_at);
}

static void reports_json(struct json *item, const struct incident *incident)
{
	struct json *list = json_put_array(item, "reports");

	for (size_t i = 0; i < incident->n_reports; i++) {
		const struct incident_report *report = &incident->report[i];
		struct json *in = json_put_object(list, NULL);

		json_put_text(in, "clock", report->clock);
		json_put_text(in, "means", report->means);
		json_put_text(in, "to", report->to);
		json_put_text(in, "signer", report->signer);
		json_put_time(in, "at", report->at);
	}
}

static void timeline_json(struct json *item, const struct incident *incident)
{
	struct json *list = json_put_array(item, "timeline");

	for (size_t i = 0; i < incident->entries.n; i++) {
		const struct entry *entry = &incident->entries.entry[i];
		struct json *in = json_put_object(list, NULL);

		json_put_int(in, "seq", entry->seq);
		json_put_some(in, "number", entry->number);
		json_put_some(in, "act", fields_get(&entry->record.fields, "act"));
		json_put_time(in, "happened_at", entry->happened_at);
		json_put_some(in, "person", entry->person);
		json_put_text(in, "text", entry->text);
	}
}

static void findings_of(struct json *item, const struct incident *incident)
{
	json_put_some(item, "cause", incident->cause);
	json_put_some(item, "extent", incident->extent);
	json_put_some(item, "measures", incident->measures);
	json_put_some(item, "help", incident->help);
	json_put_some(item, "personal_data", incident->personal);
	json_put_time(item, "next_report", incident->next_report);
	json_put_some(item, "outcome", incident->outcome);
	json_put_time(item, "closed_at", incident->closed_at);
	json_put_some(item, "closed_by", incident->closed_by);
	json_put_some(item, "reviewed_by", incident->reviewed_by);
}

void ladder_json(struct json *in, const struct ladder *ladder)
{
	struct json *list = json_put_array(in, "ladder");

	for (size_t i = 0; i < ladder->n; i++) {
		const struct rung *rung = &ladder->rung[i];
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "rung", rung_kind_name(rung->kind));
		json_put_some(item, "who", rung->key);
		json_put_some(item, "name", rung->name);
		json_put_some(item, "title", rung->title);
		json_put_some(item, "phone", rung->number);
		json_put_some(item, "others", rung->others);
		json_put_some(item, "source", rung->source);
		json_put_text(item, "status", contact_status_name(rung->status));
		json_put_bool(item, "self", rung->is_self);
		json_put_time(item, "called_at", rung->called_at);
		json_put_text(item, "result",
		              rung->called_at ? call_result_name(rung->result) : NULL);
	}
	if (ladder->next < ladder->n)
		json_put_int(in, "next", (int64_t)ladder->next + 1);
	else
		json_put_null(in, "next");
	json_put_time(in, "next_at", ladder->next_at);
	json_put_int(in, "call_minutes", ladder->minutes);
}

void incident_json(struct json *item, const struct incident_views *views, size_t i)
{
	const struct incident_view *view = &views->view[i];
	const struct incident *incident = &view->incident;
	const struct incident_group *group =
	    incident_group_find(&views->facts.groups, incident->group);

	json_put_text(item, "number", incident->number);
	json_put_text(item, "state", incident_state_name(incident->state));
	json_put_text(item, "group", incident->group);
	json_put_text(item, "title", group ? group->title : NULL);
	json_put_text(item, "severity", incident_severity_name(incident->severity));
	json_put_some(item, "system", incident->system);
	json_put_time(item, "detected", incident->found);
	json_put_time(item, "occurred", incident->occurred);
	json_put_text(item, "signs", incident->signs);
	json_put_some(item, "how", incident->how);
	json_put_some(item, "from", incident->from);
	json_put_text(item, "opened_by", incident->opened_by);
	json_put_int(item, "steps_settled", (int64_t)incident->n_settled);
	json_put_int(item, "steps_all", (int64_t)incident->n_steps);
	steps_json(item, incident, &views->facts.playbook);
	clocks_json(item, &view->clocks);
	decision_json(item, incident->decision);
	reports_json(item, incident);
	calls_json(item, incident);
	findings_of(item, incident);
	timeline_json(item, incident);
	if (view->ladder.n)
		ladder_json(item, &view->ladder);
}

void incidents_json(struct json *list, const struct incident_views *views)
{
	for (size_t i = 0; i < views->n; i++)
		incident_json(json_put_object(list, NULL), views, i);
}
