#include "command/show_incident.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_log.h"

#include "base/banned.h"

/* ---- phrases ---- */

static bool is_report(const struct incident_clock *clock)
{
	return clock->rule->kind == DEADLINE_REPORT;
}

static char *met_words(const struct incident_clock *clock)
{
	char when[ZONE_TEXT];
	char *late, *text;

	zone_vn(when, clock->met);
	if (clock->state != CLOCK_LATE)
		return xasprintf(is_report(clock) ? _("sent %s") : _("restored %s"), when);
	late = phrase_length(clock->met - clock->due);
	text = xasprintf(is_report(clock) ? _("sent %s, late by %s") : _("restored %s, late by %s"),
	                 when, late);
	free(late);
	return text;
}

char *clock_words(const struct incident_clock *clock, const struct incident *incident, int64_t at)
{
	char *length, *text;

	if (clock->met)
		return met_words(clock);
	if (clock->state == CLOCK_AT_ONCE) {
		length = phrase_length(at - incident->found);
		text = xasprintf(_("%s have passed"), length);
	} else if (clock->state == CLOCK_OVERDUE) {
		length = phrase_length(at - clock->due);
		text = xasprintf(_("overdue by %s"), length);
	} else {
		length = phrase_length(clock->due - at);
		text = xasprintf(_("%s left"), length);
	}
	free(length);
	return text;
}

static char *rung_words(const struct rung *rung)
{
	char *phone = phrase_phone(rung->number);
	char *text =
	    xasprintf("%s: %s  %s%s%s%s", rung_kind_label(rung->kind), rung->name,
	              *rung->number ? phone : _("(no number known)"),
	              rung->status == CONTACT_UNVERIFIED ? "  (" : "",
	              rung->status == CONTACT_UNVERIFIED ? contact_status_label(rung->status) : "",
	              rung->status == CONTACT_UNVERIFIED ? ")" : "");

	free(phone);
	return text;
}

char *next_rung_words(const struct ladder *ladder, int64_t at)
{
	char *rung, *text, *length;

	if (ladder->next == ladder->n)
		return xstrdup(_("everybody who can be called has answered"));
	rung = rung_words(&ladder->rung[ladder->next]);
	if (!ladder->next_at)
		return rung;
	if (ladder->next_at <= at) {
		text = xasprintf(_("%s  (now)"), rung);
	} else {
		length = phrase_length(ladder->next_at - at);
		text = xasprintf(_("%s  (in %s *)"), rung, length);
		free(length);
	}
	free(rung);
	return text;
}

static const char *title_of(const struct incident_views *views, const struct incident *incident)
{
	const struct incident_group *group =
	    incident_group_find(&views->facts.groups, incident->group);

	return group ? group->title : incident->group;
}

static void add_owned(struct columns *c, char *text)
{
	columns_add(c, text);
	free(text);
}

/* ---- parts of one ---- */

static void show_head(struct out *out, const struct incident_views *views,
                      const struct incident *incident)
{
	char when[ZONE_TEXT];
	struct columns c;

	out_addf(out, "%s  %s · %s · ", incident->number, title_of(views, incident),
	         incident_state_label(incident->state));
	out_addf(out, _("steps %zu/%zu"), incident->n_settled, incident->n_steps);
	out_add(out, "\n");
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	columns_add(&c, _("detected"));
	columns_add(&c, zone_vn(when, incident->found));
	if (incident->occurred) {
		columns_add(&c, _("occurred"));
		columns_add(&c, zone_vn(when, incident->occurred));
	}
	columns_add(&c, _("signs"));
	columns_add(&c, incident->signs);
	columns_add(&c, _("severity"));
	columns_add(&c, incident_severity_label(incident->severity));
	if (*incident->system) {
		columns_add(&c, _("system"));
		columns_add(&c, incident->system);
	}
	if (*incident->from) {
		columns_add(&c, _("from entry"));
		columns_add(&c, incident->from);
	}
	if (*incident->outcome) {
		columns_add(&c, _("outcome"));
		columns_add(&c, incident->outcome);
	}
	columns_show(&c, out);
}

static void add_clock(struct columns *c, const struct incident_clock *clock,
                      const struct incident *incident, int64_t at)
{
	const char *sign = clock->met ? "✓" : clock->state == CLOCK_OVERDUE ? "!" : " ";
	char *words = clock_words(clock, incident, at);

	columns_addf(c, "%s %s", sign, words);
	columns_addf(c, "%s (%s)", clock->rule->title, clock->rule->id);
	free(words);
}

static void show_clocks(struct out *out, const struct incident_view *view, int64_t at)
{
	struct columns c;

	if (!view->clocks.n)
		return;
	out_addf(out, "\n%s\n", _("DEADLINES"));
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; i < view->clocks.n; i++) {
		const struct incident_clock *clock = &view->clocks.clock[i];
		const struct deadline *rule = clock->rule;

		add_clock(&c, clock, &view->incident, at);
		columns_add(&c, "");
		columns_addf(&c, "%s%s%s: %s%s", rule->rule, *rule->article ? ", " : "",
		             rule->article, rule->condition,
		             rule->verified ? "" : _(" [UNVERIFIED]"));
	}
	columns_show(&c, out);
	if (!view->incident.decision)
		columns_textf(out, "  %s",
		              _("no decision of the duty leader yet: all report deadlines show; "
		                "the law does not define what is serious"));
}

static void show_steps(struct out *out, const struct incident_views *views,
                       const struct incident *incident)
{
	static const char *const sign[] = {"[ ]", "[✓]", "[–]"};
	bool any = false;
	struct columns c;

	out_addf(out, "\n%s\n", _("STEPS"));
	columns_init(&c, 3, NULL);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; i < incident->n_steps; i++) {
		const struct incident_step *step = &incident->step[i];
		const struct play_step *play = playbook_find(&views->facts.playbook, step->id);
		const bool suggested = play && play->suggested;

		columns_addf(&c, "%s %s", sign[step->state], step->id);
		columns_add(&c, play ? step_phase_label(play->phase) : "");
		columns_addf(&c, "%s%s%s%s", play ? play->title : step->id, suggested ? " *" : "",
		             *step->evidence ? " — " : "", step->evidence);
		any = any || suggested;
	}
	columns_show(&c, out);
	if (any)
		out_addf(out, "  %s\n", _("* suggested: no dispatch says it so"));
}

static void show_timeline(struct out *out, const struct incident *incident)
{
	struct columns c;

	out_addf(out, "\n%s\n", _("TIMELINE"));
	columns_init(&c, 3, NULL);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; i < incident->entries.n; i++) {
		const struct entry *entry = &incident->entries.entry[i];

		add_owned(&c, phrase_moment(entry->happened_at));
		columns_add(&c, entry->number);
		columns_add(&c, entry->text ? entry->text : _("(removed by order)"));
	}
	columns_show(&c, out);
}

static void show_next(struct out *out, const struct incident_view *view, int64_t at)
{
	char *next;

	if (view->incident.closed_at)
		return;
	next = next_rung_words(&view->ladder, at);
	out_addf(out, "\n%s\n  %s\n", _("NEXT CALL"), next);
	if (view->ladder.next < view->ladder.n && view->ladder.next_at > at)
		out_addf(out, _("  * suggested: %d minutes after a call that nobody took\n"),
		         view->ladder.minutes);
	free(next);
}

void incident_show(struct out *out, const struct app *app, const struct incident_views *views,
                   int64_t at)
{
	const struct incident_view *view = &views->view[0];

	if (out->json) {
		struct json *top = json_new_object();

		incident_json(top, views, 0);
		mark_json(top, app);
		out_json(out, top);
		return;
	}
	show_head(out, views, &view->incident);
	mark_show(out, app);
	show_clocks(out, view, at);
	show_next(out, view, at);
	show_steps(out, views, &view->incident);
	show_timeline(out, &view->incident);
}

/* ---- several ---- */

/* The next report or recovery that is due, "" when none is. */
static char *first_clock(const struct incident_view *view, int64_t at)
{
	for (size_t i = 0; i < view->clocks.n; i++) {
		const struct incident_clock *clock = &view->clocks.clock[i];
		char *words, *text;

		if (clock->met || clock->state == CLOCK_AT_ONCE)
			continue;
		words = clock_words(clock, &view->incident, at);
		text = xasprintf("%s: %s", clock->rule->id, words);
		free(words);
		return text;
	}
	return xstrdup("");
}

void incidents_show(struct out *out, const struct app *app, const struct incident_views *views,
                    int64_t at)
{
	static const char *const head[] = {N_("NO."), N_("DETECTED"), N_("STEPS"), N_("DEADLINE"),
	                                   N_("GROUP, STATE")};
	struct columns c;

	if (out->json) {
		struct json *top = json_new_array();

		incidents_json(top, views);
		out_json(out, top);
		return;
	}
	if (!views->n) {
		out_word(out, _("no incident"));
		return;
	}
	columns_init(&c, 5, head);
	c.wrap = true;
	for (size_t i = 0; i < views->n; i++) {
		const struct incident *incident = &views->view[i].incident;

		columns_add(&c, incident->number);
		add_owned(&c, phrase_moment(incident->found));
		columns_addf(&c, "%zu/%zu", incident->n_settled, incident->n_steps);
		add_owned(&c, first_clock(&views->view[i], at));
		columns_addf(&c, "%s · %s", title_of(views, incident),
		             incident_state_label(incident->state));
	}
	columns_show(&c, out);
	mark_show(out, app);
}

static void show_left(struct out *out, const struct incident_view *view, int64_t at)
{
	struct columns c;

	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = 0; i < view->clocks.n; i++) {
		const struct incident_clock *clock = &view->clocks.clock[i];

		if (!clock->met)
			add_clock(&c, clock, &view->incident, at);
	}
	columns_show(&c, out);
	if (!view->incident.decision)
		out_addf(out, "    %s\n",
		         _("(the duty leader has not decided on the reports yet)"));
	if (!view->incident.closed_at) {
		char *next = next_rung_words(&view->ladder, at);

		columns_textf(out, "  ☎ %s", next);
		free(next);
	}
}

void incidents_show_brief(struct out *out, const struct incident_views *views, int64_t at)
{
	if (views->n)
		out_addf(out, "\n%s\n", _("INCIDENTS"));
	for (size_t i = 0; i < views->n; i++) {
		const struct incident *incident = &views->view[i].incident;

		out_addf(out, "  %s  %s · %s · ", incident->number, title_of(views, incident),
		         incident_state_label(incident->state));
		out_addf(out, _("steps %zu/%zu"), incident->n_settled, incident->n_steps);
		out_add(out, "\n");
		show_left(out, &views->view[i], at);
	}
}

void incident_show_act(struct out *out, const struct app *app, const struct entry *entry,
                       const struct incident_views *views, int64_t at)
{
	struct json *top;

	if (out->json) {
		top = json_new_object();
		json_put_int(top, "seq", entry->seq);
		json_put_some(top, "entry", entry->number);
		json_put_text(top, "text", entry->text);
		incident_json(json_put_object(top, "incident"), views, 0);
		out_json(out, top);
		return;
	}
	entry_show(out, app, entry);
	show_left(out, &views->view[0], at);
}

/* ---- whom to call ---- */

/* Numbers are whole at any width: what is said of whom to call gives way. */
static void add_rung(struct columns *c, const struct ladder *ladder, size_t i)
{
	const struct rung *rung = &ladder->rung[i];
	struct str s = {0};
	char clock[ZONE_TEXT];

	columns_addf(c, "%s%zu", i == ladder->next ? "→" : " ", i + 1);
	add_owned(c, *rung->name && !*rung->number ? xstrdup(_("(no number known)"))
	                                           : phrase_phone(rung->number));
	columns_add(c, rung_kind_label(rung->kind));
	str_add(&s, *rung->name ? rung->name : _("(nobody)"));
	if (rung->is_self)
		str_addf(&s, " %s", _("(you)"));
	if (rung->status == CONTACT_UNVERIFIED)
		str_addf(&s, " · %s", _("UNVERIFIED"));
	if (*rung->others)
		str_addf(&s, _(" · also %s"), rung->others);
	if (rung->called_at)
		str_addf(&s, " · %s %s", zone_clock(clock, rung->called_at),
		         call_result_label(rung->result));
	columns_add(c, str_text(&s));
	str_release(&s);
}

void ladder_show(struct out *out, const struct app *app, const struct ladder *ladder)
{
	struct columns c;

	columns_init(&c, 4, NULL);
	c.wrap = true;
	for (size_t i = 0; i < ladder->n; i++)
		add_rung(&c, ladder, i);
	columns_show(&c, out);
	mark_show(out, app);
	if (ladder->next < ladder->n && *ladder->rung[ladder->next].source)
		columns_textf(out, "%s: %s", _("source"), ladder->rung[ladder->next].source);
}
