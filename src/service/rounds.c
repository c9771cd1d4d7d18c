#include "service/rounds.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/read_round.h"
#include "service/carried.h"

#include "base/banned.h"

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

bool app_rounds(struct rounds *out, const struct app *app, const char *post, struct err *err)
{
	const struct posts *posts = &app->config.posts;
	struct rounds list;
	size_t n = 0;

	if (post && !posts_find(posts, post))
		return err_set(err, ERR_NOT_FOUND, "no-such-post", _("there is no post \"%s\""),
		               post);
	if (!rounds_carried(&list, err))
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
