#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "command/basis.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "domain/duty.h"
#include "service/rounds.h"
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
	json_put_text(item, "normal", round->normal);
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

static void add_row(struct columns *c, const struct round *round)
{
	char *rhythm = round_rhythm(round);
	struct str basis = {0};

	for (size_t i = 0; i < round->n_basis; i++)
		str_addf(&basis, "%s%s", i ? ", " : "", round->basis[i]);
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
	bool any = false;

	for (size_t i = 0; i < rounds->n; i++) {
		who = array_grow(who, i, sizeof *who);
		who[i] = posts_text(&rounds->round[i], posts);
		any = any || rounds->round[i].suggested;
	}
	for (size_t i = 0; i < rounds->n; i++)
		group_show(out, who, rounds, i);
	out_add(out, "\n");
	note_suggested(out, any);
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
	columns_add(&c, _("ordered"));
	columns_add(&c, round->clause);
	for (size_t i = 0; i < round->n_basis; i++) {
		char *basis = basis_text(duties, round->basis[i]);

		columns_add(&c, i ? "" : _("source"));
		columns_add(&c, basis);
		free(basis);
	}
	columns_show(&c, out);
	note_suggested(out, round->suggested);
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
    {0},
};
