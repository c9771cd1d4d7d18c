#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "command/basis.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/show_log.h"
#include "command/show_round.h"
#include "domain/duty.h"
#include "service/round_watch.h"
#include "service/staff.h"

#include "base/banned.h"

/* An agency may have other posts than its profile: then the id has to do. */
static const char *title_of(const struct posts *posts, const char *id)
{
	const struct post *post = posts_find(posts, id);

	return post ? post->title : id;
}

static char *posts_text(const struct round *round, const struct posts *posts)
{
	struct str s = {0};

	for (size_t i = 0; i < round->n_posts; i++)
		str_addf(&s, "%s%s", i ? ", " : "", title_of(posts, round->post[i]));
	return str_take(&s);
}

static void round_json(struct json *item, const struct round *round, const struct posts *posts,
                       const struct duties *duties)
{
	struct json *list;

	json_put_text(item, "id", round->id);
	json_put_text(item, "title", round->title);
	list = json_put_array(item, "posts");
	for (size_t i = 0; i < round->n_posts; i++) {
		struct json *post = json_put_object(list, NULL);

		json_put_text(post, "post", round->post[i]);
		json_put_text(post, "title", title_of(posts, round->post[i]));
	}
	json_put_text(item, "rhythm", rhythm_name(round->rhythm));
	if (round->rhythm == RHYTHM_MINUTES)
		json_put_int(item, "minutes", round->minutes);
	else
		json_put_null(item, "minutes");
	json_put_bool(item, "suggested", round->suggested);
	json_put_bool(item, "own", round->own);
	json_put_text(item, "normal", round->normal);
	list = json_put_array(item, "fields");
	for (size_t i = 0; i < round->n_fields; i++) {
		struct json *field = json_put_object(list, NULL);

		json_put_text(field, "name", round->field[i].name);
		json_put_text(field, "label", round->field[i].label);
	}
	json_put_text(item, "clause", round->clause);
	list = json_put_array(item, "basis");
	for (size_t i = 0; i < round->n_basis; i++)
		basis_json(list, duties, round->basis[i]);
}

static void note_suggested(struct out *out, bool any)
{
	if (any)
		out_addf(out, "%s\n", _("* suggested: no dispatch gives this rhythm"));
}

static void note_own(struct out *out, bool any)
{
	if (any)
		out_addf(out, "%s\n", _("(own) as the agency's own file has it"));
}

static void add_row(struct columns *c, const struct round *round)
{
	char *rhythm = round_rhythm(round);
	struct str basis = {0};

	for (size_t i = 0; i < round->n_basis; i++)
		str_addf(&basis, "%s%s", i ? ", " : "", round->basis[i]);
	if (round->own)
		str_addf(&basis, "%s%s", round->n_basis ? " " : "", _("(own)"));
	columns_add(c, round->id);
	columns_add(c, round->title);
	columns_add(c, rhythm);
	columns_add(c, str_text(&basis));
	str_release(&basis);
	free(rhythm);
}

/* What is for the same posts as round `first`, under their titles, unless a round before it is. */
static void group_show(struct out *out, char *const *who, const struct rounds *rounds, size_t first)
{
	static const char *const head[] = {N_("ID"), N_("ROUND"), N_("RHYTHM"), N_("BASIS")};
	struct columns c;

	for (size_t i = 0; i < first; i++)
		if (!strcmp(who[i], who[first]))
			return;
	out_addf(out, "%s%s\n", first ? "\n" : "", who[first]);
	columns_init(&c, 4, head);
	c.indent = 2;
	c.wrap = true;
	for (size_t i = first; i < rounds->n; i++)
		if (!strcmp(who[i], who[first]))
			add_row(&c, &rounds->round[i]);
	columns_show(&c, out);
}

static void rounds_show(struct out *out, const struct rounds *rounds, const struct posts *posts)
{
	char **who = NULL;
	bool any = false, own = false;

	for (size_t i = 0; i < rounds->n; i++) {
		who = array_grow(who, i, sizeof *who);
		who[i] = posts_text(&rounds->round[i], posts);
		any = any || rounds->round[i].suggested;
		own = own || rounds->round[i].own;
	}
	for (size_t i = 0; i < rounds->n; i++)
		group_show(out, who, rounds, i);
	out_add(out, "\n");
	note_suggested(out, any);
	note_own(out, own);
	out_addf(out, "%s\n",
	         _("What is normal, and what the dispatches say: trucban round show ID"));
	for (size_t i = 0; i < rounds->n; i++)
		free(who[i]);
	free(who);
}

static void round_show(struct out *out, const struct round *round, const struct posts *posts,
                       const struct duties *duties)
{
	char *who = posts_text(round, posts), *rhythm = round_rhythm(round);
	struct columns c;

	out_addf(out, "%s  %s\n", round->id, round->title);
	columns_init(&c, 2, NULL);
	c.indent = 2;
	c.wrap = true;
	columns_add(&c, _("post"));
	columns_add(&c, who);
	columns_add(&c, _("rhythm"));
	columns_add(&c, rhythm);
	columns_add(&c, _("normal"));
	columns_add(&c, round->normal);
	for (size_t i = 0; i < round->n_fields; i++) {
		columns_add(&c, i ? "" : _("if not"));
		columns_addf(&c, "%s (%s)", round->field[i].label, round->field[i].name);
	}
	if (*round->clause) {
		columns_add(&c, _("ordered"));
		columns_add(&c, round->clause);
	}
	for (size_t i = 0; i < round->n_basis; i++) {
		char *basis = basis_text(duties, round->basis[i]);

		columns_add(&c, i ? "" : _("source"));
		columns_add(&c, basis);
		free(basis);
	}
	columns_show(&c, out);
	note_suggested(out, round->suggested);
	note_own(out, round->own);
	free(who);
	free(rhythm);
}

static void rounds_json(struct out *out, const struct rounds *rounds, const struct posts *posts,
                        const struct duties *duties)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < rounds->n; i++)
		round_json(json_put_object(top, NULL), &rounds->round[i], posts, duties);
	out_json(out, top);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const char *post = call_value(call, "post");
	const struct posts *posts = &app->config.posts;
	struct rounds rounds = {0};
	struct duties duties = {0};

	if (!duties_carried(&duties, err))
		return false;
	if (!app_rounds(&rounds, app, post, err)) {
		duties_release(&duties);
		return false;
	}
	if (out->json)
		rounds_json(out, &rounds, posts, &duties);
	else if (rounds.n)
		rounds_show(out, &rounds, posts);
	else if (post)
		out_word(out, _("%s has no rounds"), title_of(posts, post));
	else
		out_word(out, _("there are no rounds for an agency of kind \"%s\""),
		         app->config.kind);
	rounds_release(&rounds);
	duties_release(&duties);
	return true;
}

static bool run_show(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	const struct posts *posts = &app->config.posts;
	struct rounds rounds = {0};
	struct duties duties = {0};
	const struct round *round = NULL;

	if (!duties_carried(&duties, err))
		return false;
	if (app_rounds(&rounds, app, NULL, err)) {
		round = rounds_find(&rounds, call->arg[0]);
		if (!round)
			err_set(err, ERR_NOT_FOUND, "no-such-round",
			        _("there is no round \"%s\" (see: trucban round list)"),
			        call->arg[0]);
	}
	if (round && out->json) {
		struct json *top = json_new_object();

		round_json(top, round, posts, &duties);
		out_json(out, top);
	} else if (round) {
		round_show(out, round, posts, &duties);
	}
	rounds_release(&rounds);
	duties_release(&duties);
	return round;
}

/* ---- made and missed ---- */

static bool run_due(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct round_board board;
	int64_t at;
	size_t late;

	if (!call_time(&at, call, "at", err) ||
	    !round_list_due(&board, app, at ? at : clock_now(), err))
		return false;
	round_board_show(out, app, &board);
	late = round_board_count(&board, ROUND_OVERDUE);
	round_board_release(&board);
	return !late || err_set(err, ERR_FINDINGS, "overdue", _("%zu rounds are late"), late);
}

/* "o-dau=...", one in each line. */
static bool read_fields(struct fields *out, const struct call *call, struct err *err)
{
	const char *text = call_value(call, "field");

	while (text && *text) {
		size_t line = strcspn(text, "\n"), name = strcspn(text, "=");
		char *key, *value;

		if (name >= line || name == 0)
			return call_misused(call, err, _("--field wants NAME=TEXT, not \"%.*s\""),
			                    (int)line, text);
		key = xstrndup(text, name);
		value = xstrndup(text + name + 1, line - name - 1);
		fields_set(out, key, value);
		free(key);
		free(value);
		text += line + (text[line] == '\n');
	}
	return true;
}

static bool read_report(struct round_report *out, struct fields *fields, const struct call *call,
                        struct err *err)
{
	*out = (struct round_report){
	    .round = call->arg[0],
	    .slot = call_value(call, "slot"),
	    .seen = call_value(call, "abnormal"),
	    .reason = call_value(call, "reason"),
	    .fields = fields,
	    .result = ROUND_NORMAL,
	};
	if (out->seen && call_has(call, "impossible"))
		return call_misused(call, err, "%s",
		                    _("either not normal or impossible, not both"));
	if (out->seen)
		out->result = ROUND_ABNORMAL;
	if (call_has(call, "impossible"))
		out->result = ROUND_IMPOSSIBLE;
	if (out->reason && out->result != ROUND_IMPOSSIBLE)
		return call_misused(call, err, "%s", _("--reason goes with --impossible"));
	if (call_has(call, "field") && out->result != ROUND_ABNORMAL)
		return call_misused(call, err, "%s", _("--field goes with --abnormal"));
	return call_moment(&out->at, call, "at", err) && read_fields(fields, call, err);
}

static bool run_done(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct fields fields = {0};
	struct round_report report;
	struct round_recorded recorded;
	bool ok =
	    read_report(&report, &fields, call, err) && round_record(&recorded, app, &report, err);

	if (ok) {
		round_recorded_show(out, app, &recorded);
		round_recorded_release(&recorded);
	}
	fields_release(&fields);
	return ok;
}

static bool run_all_normal(const struct call *call, struct app *app, struct out *out,
                           struct err *err)
{
	struct entry entry;

	(void)call;
	if (!round_all_normal(&entry, app, err))
		return false;
	entry_show(out, app, &entry);
	entry_release(&entry);
	return true;
}

static bool run_history(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct entries entries;

	if (!round_history(&entries, app, call->n_args ? call->arg[0] : NULL, err))
		return false;
	round_history_show(out, &entries);
	entries_release(&entries);
	return true;
}

static const struct command_option due_options[] = {
    {"at", 0, N_("TIME"), N_("another time than now: 2027-04-30T09:00, 30/4/2027 09:00")},
    {0},
};

static const struct command_option done_options[] = {
    {"field", 0, N_("NAME=TEXT"),
     N_("what has to be said when it is not normal: where, whom told")},
    {"abnormal", 0, N_("TEXT"), N_("it was not normal: what was seen")},
    {"impossible", 0, NULL, N_("it could not be made; wants --reason")},
    {"reason", 0, N_("TEXT"), N_("why it could not be made")},
    {"slot", 0, N_("SLOT"), N_("of that shift; else of the one who is on")},
    {"at", 0, N_("TIME"),
     N_("when it was made: 02:40, 2h40, 22:00 30/4, 30/4/2027 22:00; else now")},
    {0},
};

static const struct command_option list_options[] = {
    {"post", 0, N_("POST"), N_("only what the holder of one post does")},
    {0},
};

const struct command cmd_round[] = {
    {.name = "round list",
     .usage = "",
     .help = N_("what is checked on duty, how often, on which post, and why"),
     .options = list_options,
     .run = run_list},
    {.name = "round show",
     .usage = N_("ID"),
     .help = N_("one round: what is normal, and the items of the dispatches"),
     .min_args = 1,
     .max_args = 1,
     .run = run_show},
    {.name = "round due",
     .usage = "",
     .help = N_("rounds of those who are on duty: late, due, near, made"),
     .options = due_options,
     .run = run_due},
    {.name = "round done",
     .usage = N_("ROUND"),
     .help = N_("record that a round was made; normal unless something else is said"),
     .options = done_options,
     .min_args = 1,
     .max_args = 1,
     .flags = COMMAND_MANY,
     .run = run_done},
    {.name = "round all-normal",
     .usage = "",
     .help = N_("enter that all is normal; refused while rounds of the shift are open"),
     .run = run_all_normal},
    {.name = "round history",
     .usage = N_("[SLOT|PERIOD]"),
     .help = N_("rounds made and missed; without a slot or period those of the shifts on now"),
     .max_args = 1,
     .run = run_history},
    {0},
};
