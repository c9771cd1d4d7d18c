#include "command/show_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/show_roster.h"

#include "base/banned.h"

/* More slots than these are only counted. */
#define MOST_LINES 40

static void holder_json(struct json *in, const char *key, const char *person, const char *name,
                        const char *unit, bool locked)
{
	struct json *item = json_put_object(in, key);

	json_put_some(item, "person", person);
	json_put_some(item, "name", name);
	json_put_some(item, "unit", unit);
	json_put_bool(item, "locked", locked);
}

static void draft_json(struct json *top, const struct roster *draft)
{
	json_put_text(top, "period", draft->period.name);
	json_put_int(top, "version", draft->version);
	json_put_int(top, "revision", draft->revision);
	json_put_text(top, "status", roster_status_name(draft->status));
	json_put_time(top, "submitted_at", draft->submitted_at);
	json_put_some(top, "submitted_by", draft->submitted_by);
}

static void edit_json(struct out *out, const struct app *app, const struct edit_result *result,
                      bool stored)
{
	struct json *top = json_new_object(), *list;

	draft_json(top, &result->draft);
	json_put_bool(top, "stored", stored && result->n_before > 0);
	list = json_put_array(top, "changes");
	for (size_t i = 0; i < result->n_before; i++) {
		const struct slot_state *before = &result->before[i];
		const struct slot *slot = roster_slot(&result->draft, before->slot);
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "slot", slot->id);
		json_put_time(item, "start", slot->start);
		json_put_time(item, "end", slot->end);
		holder_json(item, "before", before->person, before->name, before->unit,
		            before->locked);
		holder_json(item, "after", slot->person, slot->name, slot->unit, slot->locked);
	}
	json_put_int(top, "cost_before", result->cost_before);
	json_put_int(top, "cost_after", result->cost_after);
	json_put_int(top, "moves", result->moves);
	json_put_int(top, "move_cost", result->move_cost);
	roster_show_quality_json(top, quality_name(result->draft.quality), &result->draft, 0);
	findings_json(top, "findings", &result->findings);
	mark_json(top, app);
	out_json(out, top);
}

/* ---- for people ---- */

static const char *name_or_nobody(const char *person, const char *name)
{
	return *person ? name : _("(nobody)");
}

static void show_change(struct out *out, const struct slot_state *before, const struct slot *slot)
{
	char *span = phrase_span(slot->start, slot->end);
	struct str text = {0};

	str_addf(&text, "%s, %s: ", slot->id, span);
	if (strcmp(before->person, slot->person) != 0)
		str_addf(&text, "%s → ", name_or_nobody(before->person, before->name));
	str_add(&text, name_or_nobody(slot->person, slot->name));
	if (strcmp(before->unit, slot->unit) != 0 && *slot->unit)
		str_addf(&text, _("; %s names who takes it"), slot->unit);
	else if (strcmp(before->unit, slot->unit) != 0)
		str_addf(&text, _("; no longer for %s to name"), before->unit);
	if (before->locked != slot->locked)
		str_addf(&text, "; %s", slot->locked ? _("locked") : _("no longer locked"));
	columns_textf(out, "%s", str_text(&text));
	str_release(&text);
	free(span);
}

static void show_changes(struct out *out, const struct edit_result *result)
{
	for (size_t i = 0; i < result->n_before && i < MOST_LINES; i++)
		show_change(out, &result->before[i],
		            roster_slot(&result->draft, result->before[i].slot));
	if (result->n_before > MOST_LINES)
		out_addf(out, _("... and %zu more slots\n"), result->n_before - MOST_LINES);
}

static int count_open(const struct roster *draft)
{
	struct segments segments;
	int n = 0;

	roster_resolve(&segments, draft);
	for (size_t i = 0; i < segments.n; i++)
		n += !*segments.segment[i].person && segments.segment[i].post &&
		     !*segments.segment[i].post->concurrent;
	segments_release(&segments);
	return n;
}

/* A sum without a unit says nothing to whoever makes rosters: with --verbose alone. */
static void show_worth(struct out *out, int64_t more)
{
	if (more > 0)
		out_add(out, _("Shares and wishes: worse than before"));
	else if (more < 0)
		out_add(out, _("Shares and wishes: better than before"));
	else
		out_add(out, _("Shares and wishes: as before"));
	if (out->verbose && more != 0)
		out_addf(out, _(" (cost %s%lld)"), more > 0 ? "+" : "−",
		         (long long)(more > 0 ? more : -more));
	out_add(out, "\n");
}

/* What nobody holds costs nothing yet, so nothing is better for it. That somebody moves weighs so
 * much that it is told as a number of slots. */
static void show_cost(struct out *out, const struct edit_result *result)
{
	const int64_t moves = result->moves * result->move_cost;
	const int64_t more = result->cost_after - result->cost_before - moves;
	const int n_open = count_open(&result->draft);
	char *quality = phrase_quality(&result->draft);

	if (n_open)
		out_addf(out, _("%d slots have nobody yet\n"), n_open);
	else
		show_worth(out, more);
	if (result->moves > 0)
		out_addf(out, _("Against the version in force %d more slots change hands\n"),
		         result->moves);
	else if (result->moves < 0)
		out_addf(out, _("Against the version in force %d fewer slots change hands\n"),
		         -result->moves);
	out_addf(out, _("The draft: %s\n"), quality);
	free(quality);
}

/* What is about units and pairs is too. */
static bool concerns(const struct edit_result *result, const struct finding *finding)
{
	if (!finding->person && finding->severity >= FINDING_WARNING &&
	    strcmp(finding->code, "gap") != 0)
		return true;
	for (size_t i = 0; i < result->n_before; i++) {
		const struct slot_state *before = &result->before[i];
		const struct slot *slot = roster_slot(&result->draft, before->slot);

		if (finding->slot && strcmp(finding->slot, before->slot) == 0)
			return true;
		if (finding->person && strcmp(finding->person, slot->person) == 0)
			return true;
	}
	return false;
}

/* That nobody holds what was just opened. */
static bool is_told_already(const struct edit_result *result, const struct finding *finding)
{
	for (size_t i = 0; finding->slot && i < result->n_before; i++)
		if (strcmp(finding->slot, result->before[i].slot) == 0)
			return strcmp(finding->code, "gap") == 0;
	return false;
}

/* What is about these slots and people in full, the rest as a number. */
static void show_findings(struct out *out, const struct edit_result *result)
{
	struct findings own = {0};
	size_t others = 0;

	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *f = &result->findings.item[i];

		if (is_told_already(result, f))
			continue;
		if (concerns(result, f) && own.n < MOST_LINES)
			findings_add(&own, f->severity, f->code, f->slot, f->person, "%s", f->text);
		else
			others += f->severity >= FINDING_WARNING;
	}
	findings_show(out, &own);
	findings_release(&own);
	if (others)
		out_addf(out, _("%zu more to be looked at: trucban roster check %s\n"), others,
		         result->draft.period.name);
}

void edit_show(struct out *out, const struct app *app, const struct edit_result *result,
               bool stored)
{
	char *version;

	if (out->json) {
		edit_json(out, app, result, stored);
		return;
	}
	if (!result->n_before) {
		out_word(out, _("nothing changes"));
		return;
	}
	show_changes(out, result);
	show_cost(out, result);
	show_findings(out, result);
	mark_show(out, app);
	version = phrase_version(&result->draft);
	if (stored)
		out_word(out, _("%s: %s, revision %d is stored"), result->draft.period.name,
		         version, result->draft.revision);
	else
		out_word(out, _("only tried: nothing is stored"));
	free(version);
}

/* ---- shared out among units ---- */

/* How many slots the unit of the i-th change got; 0 where an earlier one has told it. */
static int count_given(const struct edit_result *result, size_t i)
{
	const char *unit = roster_slot(&result->draft, result->before[i].slot)->unit;
	int n = 0;

	for (size_t k = 0; k < result->n_before; k++) {
		const struct slot *slot = roster_slot(&result->draft, result->before[k].slot);

		if (strcmp(slot->unit, unit) != 0)
			continue;
		if (k < i)
			return 0;
		n++;
	}
	return n;
}

void allot_show(struct out *out, const struct app *app, const struct edit_result *result)
{
	static const char *const head[] = {N_("UNIT"), N_("SLOTS TO NAME")};
	const struct roster *draft = &result->draft;
	struct columns c;

	if (out->json || !result->n_before) {
		edit_show(out, app, result, true);
		return;
	}
	mark_show(out, app);
	columns_init(&c, 2, head);
	for (size_t i = 0; i < result->n_before; i++) {
		const int n = count_given(result, i);

		if (!n)
			continue;
		columns_add(&c, roster_slot(draft, result->before[i].slot)->unit);
		columns_addf(&c, "%d", n);
	}
	columns_show(&c, out);
	out_word(out,
	         _("%s: %d slots are for units to name; each is named with: trucban roster "
	           "assign SLOT PERSON"),
	         draft->period.name, (int)result->n_before);
}

/* ---- a draft's state ---- */

void state_show(struct out *out, const struct app *app, const struct roster *draft)
{
	const int n_open = count_open(draft);

	if (out->json) {
		struct json *top = json_new_object();

		draft_json(top, draft);
		json_put_int(top, "open", n_open);
		mark_json(top, app);
		out_json(out, top);
		return;
	}
	if (roster_is_submitted(draft))
		out_addf(out, _("roster %s: the draft lies before who signs\n"),
		         draft->period.name);
	else
		out_addf(out, _("roster %s: the draft is taken back and may be changed again\n"),
		         draft->period.name);
	if (n_open)
		out_word(out,
		         _("%d slots have nobody: they have to be filled before it is published"),
		         n_open);
}

/* ---- candidates ---- */

static void candidate_json(struct json *list, const struct candidate *candidate)
{
	struct json *item = json_put_object(list, NULL);

	json_put_text(item, "person", candidate->person);
	json_put_text(item, "name", candidate->name);
	json_put_some(item, "unit", candidate->unit);
	json_put_some(item, "phone", candidate->phone);
	json_put_bool(item, "is_holder", candidate->is_holder);
	json_put_text(item, "code", candidate->code);
	json_put_text(item, "why", candidate->why);
	json_put_bool(item, "can_be_forced", candidate->can_be_forced);
	if (candidate->rested < 0)
		json_put_null(item, "rested_minutes");
	else
		json_put_int(item, "rested_minutes", candidate->rested);
	if (candidate->resting < 0)
		json_put_null(item, "resting_minutes");
	else
		json_put_int(item, "resting_minutes", candidate->resting);
	json_put_int(item, "points", candidate->points);
	json_put_int(item, "shifts", candidate->shifts);
	json_put_int(item, "cost", candidate->cost);
	json_put_int(item, "moves", candidate->moves);
	json_put_text(item, "wish", candidate->wish);
}

static void candidates_json(struct out *out, const struct app *app,
                            const struct candidates *candidates)
{
	const struct slot *slot = candidates->slot;
	struct json *top = json_new_object(), *list;

	draft_json(top, &candidates->roster);
	json_put_text(top, "slot", slot->id);
	json_put_time(top, "start", slot->start);
	json_put_time(top, "end", slot->end);
	holder_json(top, "holder", slot->person, slot->name, slot->unit, slot->locked);
	list = json_put_array(top, "candidates");
	for (size_t i = 0; i < candidates->n; i++)
		candidate_json(list, &candidates->candidate[i]);
	json_put_int(top, "unskilled", candidates->unskilled);
	json_put_int(top, "move_cost", candidates->move_cost);
	mark_json(top, app);
	out_json(out, top);
}

static void add_rest(struct columns *c, int minutes)
{
	char *length = minutes < 0 ? xstrdup("–") : phrase_length((int64_t)minutes * 60);

	columns_add(c, length);
	free(length);
}

static char *note_of(const struct candidate *candidate)
{
	const char *first = "";

	if (candidate->is_holder)
		first = _("holds it now");
	else if (candidate->why)
		first = candidate->why;
	return xasprintf("%s%s%s%s", first,
	                 candidate->why && candidate->can_be_forced ? _(" (with --force)") : "",
	                 *first && candidate->wish ? "; " : "",
	                 candidate->wish ? candidate->wish : "");
}

static void add_cost(struct columns *c, const struct candidate *candidate, int64_t move_cost)
{
	const long long more = (long long)(candidate->cost - candidate->moves * move_cost);

	if (move_cost == 0 || candidate->is_holder ||
	    (candidate->code && !candidate->can_be_forced))
		columns_add(c, "");
	else if (candidate->moves)
		columns_addf(c, _("%+lld, %+d moved"), more, candidate->moves);
	else
		columns_addf(c, "%+lld", more);
}

static void add_candidate(struct columns *c, const struct candidate *candidate, int64_t move_cost)
{
	char *phone = phrase_phone(candidate->phone), *note = note_of(candidate);

	columns_addf(c, "%s %s", candidate->person, candidate->name);
	columns_add(c, candidate->unit);
	add_rest(c, candidate->rested);
	columns_addf(c, "%d", candidate->points);
	columns_addf(c, "%d", candidate->shifts);
	add_cost(c, candidate, move_cost);
	columns_add(c, phone);
	columns_add(c, note);
	free(phone);
	free(note);
}

static void show_slot(struct out *out, const struct candidates *candidates)
{
	const struct slot *slot = candidates->slot;
	const struct post *post = posts_find(&candidates->roster.posts, slot->post);
	char *span = phrase_span(slot->start, slot->end);
	char *version = phrase_version(&candidates->roster);

	columns_textf(out, "%s · %s, %s · %s", slot->id, post ? post->title : slot->post, span,
	              version);
	if (*slot->unit)
		out_addf(out, _("Only people of %s, to which it was given\n"), slot->unit);
	free(span);
	free(version);
}

void candidates_show(struct out *out, const struct app *app, const struct candidates *candidates)
{
	/* Where there is little room, whom to call goes last. */
	static const char spare[] = "164";
	static const char *const head[] = {N_("PERSON"),    N_("UNIT"),   N_("HAS RESTED"),
	                                   N_("POINTS"),    N_("SHIFTS"), N_("EXTRA COST"),
	                                   N_("TELEPHONE"), N_("NOTE")};
	struct columns c;

	if (out->json) {
		candidates_json(out, app, candidates);
		return;
	}
	show_slot(out, candidates);
	mark_show(out, app);
	columns_init(&c, 8, head);
	c.spare = spare;
	c.wrap = true;
	for (size_t i = 0; i < candidates->n; i++)
		add_candidate(&c, &candidates->candidate[i], candidates->move_cost);
	columns_show(&c, out);
	if (candidates->unskilled)
		out_addf(out, _("%d others lack the skill \"%s\"\n"), candidates->unskilled,
		         posts_find(&candidates->roster.posts, candidates->slot->post)->skill);
}

bool edit_hint_force(struct err *err)
{
	const struct err rule = *err;

	if (rule.code != ERR_CONFLICT || !roster_may_force(rule.key))
		return false;
	return err_set(err, ERR_CONFLICT, rule.key, _("%s (--force does it all the same)"),
	               rule.msg);
}
