#include "service/rounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "domain/read_round.h"
#include "service/carried.h"

#include "base/banned.h"

#define ROUNDS_LIMIT (1024 * 1024)

/* `make check` proves that no line is bad. */
bool rounds_carried(struct rounds *out, struct err *err)
{
	const char *text = carried_text("rounds.csv");
	struct findings bad = {0};
	bool ok = rounds_read(out, "rounds.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	return ok;
}

static bool is_done_by(const struct round *round, const struct posts *posts, const char *post)
{
	if (round_has_post(round, post))
		return true;
	for (size_t i = 0; i < posts->n; i++)
		if (strcmp(posts->post[i].concurrent, post) == 0 &&
		    round_has_post(round, posts->post[i].id))
			return true;
	return false;
}

/* Beside the configuration, unless the path is absolute. Owned. */
static char *own_path(const struct config *config)
{
	const char *slash = strrchr(config->path, '/');

	if (*config->rounds == '/' || !slash)
		return xstrdup(config->rounds);
	return xasprintf("%.*s/%s", (int)(slash - config->path), config->path, config->rounds);
}

static bool settle_faults(const struct findings *bad, struct err *err)
{
	if (!bad->n)
		return true;
	if (bad->n == 1)
		return err_set(err, ERR_INPUT, "bad-rounds", "%s", bad->item[0].text);
	return err_set(err, ERR_INPUT, "bad-rounds", _("%s (and %zu more faults)"),
	               bad->item[0].text, bad->n - 1);
}

static bool add_own(struct rounds *list, const struct config *config, struct err *err)
{
	struct findings bad = {0};
	char *path, *raw = NULL, *text = NULL;
	size_t n;
	bool ok;

	if (!*config->rounds)
		return true;
	path = own_path(config);
	ok = file_read(&raw, &n, path, ROUNDS_LIMIT, err);
	if (ok && !utf8_clean(&text, raw, n, err))
		ok = err_wrap(err, "%s", path);
	ok = ok && rounds_read_own(list, config->kind, path, text, strlen(text), &bad, err) &&
	     settle_faults(&bad, err);
	findings_release(&bad);
	free(path);
	free(raw);
	free(text);
	return ok;
}

static bool load(struct rounds *out, const struct config *config, struct err *err)
{
	if (!rounds_carried(out, err))
		return false;
	if (add_own(out, config, err))
		return true;
	rounds_release(out);
	return false;
}

bool app_rounds(struct rounds *out, const struct app *app, const char *post, struct err *err)
{
	const struct posts *posts = &app->config.posts;
	struct rounds list;
	size_t n = 0;

	if (post && !posts_find(posts, post))
		return err_set(err, ERR_NOT_FOUND, "no-such-post", _("there is no post \"%s\""),
		               post);
	if (!load(&list, &app->config, err))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		struct round *round = &list.round[i];

		if (round_is_for(round, app->config.kind) &&
		    (!post || is_done_by(round, posts, post)))
			list.round[n++] = *round;
		else
			round_release(round);
	}
	list.n = n;
	*out = list;
	return true;
}
