#include "command/show_roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_cost.h"

#include "base/banned.h"

static bool is_wanted(const struct roster_view *view, const struct segment *segment)
{
	return (!view->person || !strcmp(view->person, segment->person)) &&
	       (!view->post || !strcmp(view->post, segment->slot->post));
}

static void segment_json(struct json *list, const struct segment *segment)
{
	struct json *item = json_put_object(list, NULL);

	json_put_text(item, "id", segment->slot->id);
	json_put_int(item, "part", segment->part);
	json_put_text(item, "post", segment->slot->post);
	json_put_time(item, "start", segment->start);
	json_put_time(item, "end", segment->end);
	json_put_some(item, "person", segment->person);
	json_put_some(item, "name", segment->name);
	json_put_some(item, "position", segment->position);
	json_put_text(item, "shift", segment->slot->shift);
	json_put_date(item, "day", segment->slot->day);
	json_put_int(item, "points", segment->slot->points);
	json_put_some(item, "unit", segment->slot->unit);
	json_put_bool(item, "locked", segment->slot->locked);
	json_put_text(item, "change",
	              segment->change ? change_kind_name(segment->change->kind) : NULL);
	if (segment->change)
		json_put_some(item, "reason", segment->change->reason);
}

static void posts_json(struct json *top, const struct posts *posts)
{
	struct json *list = json_put_array(top, "posts");

	for (size_t i = 0; i < posts->n; i++) {
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "post", posts->post[i].id);
		json_put_text(item, "title", posts->post[i].title);
		json_put_int(item, "headcount", posts->post[i].headcount);
		json_put_bool(item, "round_clock", posts->post[i].round_clock);
		json_put_some(item, "concurrent", posts->post[i].concurrent);
	}
}

void roster_show_quality_json(struct json *top, const char *status, const struct roster *roster,
                              double seconds)
{
	struct json *quality = json_put_object(top, "quality");

	json_put_text(quality, "status", status);
	if (roster)
		json_put_int(quality, "objective", roster->objective);
	if (roster && roster->quality != QUALITY_MANUAL && roster->bound != INT64_MIN) {
		json_put_int(quality, "bound", roster->bound);
		json_put_real(quality, "gap", quality_ratio(roster->objective, roster->bound));
	} else {
		json_put_null(quality, "bound");
		json_put_null(quality, "gap");
	}
	if (seconds > 0)
		json_put_real(quality, "seconds", seconds);
}

void roster_show_order_json(struct json *top, const struct roster *roster)
{
	struct json *list;

	json_put_bool(top, "draft", roster_is_draft_on_paper(roster));
	json_put_bool(top, "submitted", roster_is_submitted(roster));
	json_put_some(top, "number", roster->number);
	if (roster->has_order_date)
		json_put_date(top, "date", roster->order_date);
	else
		json_put_null(top, "date");
	json_put_some(top, "signer", roster->signer);
	json_put_some(top, "title_of_signer", roster->signer_title);
	list = json_put_array(top, "basis");
	for (const char *at = roster->basis; *at;) {
		size_t n = strcspn(at, "\n");
		char *line = xstrndup(at, n);

		json_put_text(list, NULL, line);
		free(line);
		at += n + (at[n] == '\n');
	}
}

void roster_show_json(struct out *out, const struct roster_view *view)
{
	const struct roster *roster = view->roster;
	struct json *top = json_new_object();
	struct json *list;
	struct segments segments = {0};

	json_put_text(top, "period", roster->period.name);
	json_put_some(top, "title", roster->period.title);
	json_put_int(top, "version", roster->version);
	json_put_text(top, "status", roster_status_name(roster->status));
	json_put_int(top, "revision", roster->revision);
	json_put_time(top, "edited_at", roster->edited_at);
	json_put_some(top, "edited_by", roster->edited_by);
	json_put_time(top, "submitted_at", roster->submitted_at);
	json_put_some(top, "submitted_by", roster->submitted_by);
	json_put_time(top, "start", roster->period.start);
	json_put_time(top, "end", roster->period.end);
	json_put_time(top, "made_at", roster->made_at);
	json_put_time(top, "published_at", roster->published_at);
	roster_show_order_json(top, roster);
	posts_json(top, &roster->posts);
	list = json_put_array(top, "slots");
	roster_resolve(&segments, roster);
	for (size_t i = 0; i < segments.n; i++)
		if (is_wanted(view, &segments.segment[i]))
			segment_json(list, &segments.segment[i]);
	segments_release(&segments);
	roster_show_quality_json(top, quality_name(roster->quality), roster, view->seconds);
	if (view->cost)
		cost_json(top, view->cost);
	findings_json(top, "findings", view->findings);
	mark_json(top, view->app);
	out_json(out, top);
}

/* By which document it is in force. */
static void show_order(struct out *out, const struct roster *roster)
{
	char day[DATE_TEXT] = "";

	if (roster->status == ROSTER_DRAFT)
		return;
	if (!*roster->number) {
		columns_textf(out, "%s", _("without the number of a document"));
		return;
	}
	date_vn(day, roster->has_order_date ? roster->order_date : zone_date(roster->published_at));
	if (*roster->signer)
		columns_textf(out, _("number %s of %s, signed: %s"), roster->number, day,
		              roster->signer);
	else
		columns_textf(out, _("number %s of %s"), roster->number, day);
}

void roster_show_heading(struct out *out, const struct roster_view *view)
{
	const struct roster *roster = view->roster;
	char *version = phrase_version(roster);
	char *quality = phrase_quality(roster);
	char *findings;

	out_addf(out, "%s · %s (%s)\n", _("DUTY ROSTER"),
	         roster->period.title ? roster->period.title : roster->period.name,
	         roster->period.name);
	findings =
	    xasprintf(_("%zu to be looked at"), findings_count(view->findings, FINDING_WARNING));
	columns_textf(out, "%s · %s · %s", version, quality, findings);
	show_order(out, roster);
	if (roster->period.status == HOLIDAY_PROVISIONAL)
		out_addf(out, "%s\n",
		         _("! the days off are provisional: no decision is known yet"));
	mark_show(out, view->app);
	free(version);
	free(quality);
	free(findings);
}

static void add_segment(struct columns *c, const struct segment *segment)
{
	char *span = phrase_span(segment->start, segment->end);

	columns_add(c, segment->slot->id);
	columns_addf(c, "%d", segment->part);
	columns_add(c, span);
	columns_add(c, segment->post ? segment->post->title : segment->slot->post);
	if (!*segment->person && *segment->slot->unit)
		columns_addf(c, _("(%s to name)"), segment->slot->unit);
	else
		columns_add(c, *segment->person ? segment->name : _("(nobody)"));
	columns_add(c, segment->position);
	if (segment->change && segment->change->kind == CHANGE_SWAP)
		columns_addf(c, _("swapped: %s"), segment->change->reason);
	else if (segment->change)
		columns_addf(c, _("stands in: %s"), segment->change->reason);
	else if (*segment->person && *segment->slot->unit)
		columns_addf(c, _("named by %s%s"), segment->slot->unit,
		             segment->slot->locked ? _(", locked") : "");
	else
		columns_add(c, segment->slot->locked ? _("locked") : "");
	free(span);
}

void roster_show_text(struct out *out, const struct roster_view *view)
{
	/* A slot's id says the post too, and commands want it whole. */
	static const char spare[] = "513";
	static const char *const head[] = {N_("SLOT ID"),    N_("PART"), N_("WHEN"),
	                                   N_("POST TITLE"), N_("NAME"), N_("POSITION"),
	                                   N_("NOTE")};
	struct segments segments = {0};
	struct columns c;

	roster_show_heading(out, view);
	roster_resolve(&segments, view->roster);
	columns_init(&c, 7, head);
	c.spare = spare;
	for (size_t i = 0; i < segments.n; i++)
		if (is_wanted(view, &segments.segment[i]))
			add_segment(&c, &segments.segment[i]);
	out_add(out, "\n");
	columns_show(&c, out);
	segments_release(&segments);
	if (view->findings->n)
		out_addf(out, "\n%s\n", _("TO BE LOOKED AT"));
	findings_show(out, view->findings);
}
