#include "store/version.h"

#include "base/mem.h"
#include "store/row.h"

#include "base/banned.h"

/* Rows of a part of a post: the post's number in the first column, the rest in its order. */
static bool query_parts(struct db_rows *out, struct db *db, const struct roster *roster,
                        const char *sql, struct err *err)
{
	const struct db_value values[] = {db_text(roster->id), db_int(roster->version), DB_END};

	return db_query(out, db, sql, values, err);
}

static struct post *post_of(struct roster *roster, const struct db_rows *rows, size_t i)
{
	int64_t n = db_cell_int(rows, i, 0);

	return n >= 0 && (size_t)n < roster->posts.n ? &roster->posts.post[n] : NULL;
}

/* ---- posts ---- */

static bool read_post(struct post *out, const struct db_rows *rows, size_t i, struct err *err)
{
	enum place place;

	if (!place_find(&place, db_cell_text(rows, i, 4)))
		return row_bad(rows, i, 4, err);
	*out = (struct post){
	    .id = row_text(rows, i, 0),
	    .title = row_text(rows, i, 1),
	    .headcount = (int)db_cell_int(rows, i, 2),
	    .skill = row_text(rows, i, 3),
	    .place = place,
	    .rest_before = (int)db_cell_int(rows, i, 5),
	    .rest_after = (int)db_cell_int(rows, i, 6),
	    .handover = db_cell_int(rows, i, 7) != 0,
	    .round_clock = db_cell_int(rows, i, 8) != 0,
	    .concurrent = row_text(rows, i, 9),
	};
	for (size_t kind = 0; kind < WEIGHTS; kind++)
		out->weight[kind] = (int)db_cell_int(rows, i, 10 + kind);
	return true;
}

static bool load_posts(struct roster *roster, struct db *db, struct err *err)
{
	struct posts *posts = &roster->posts;
	struct db_rows rows;
	bool ok = true;

	if (!query_parts(&rows, db, roster,
	                 "SELECT id, title, headcount, skill, place, rest_before, rest_after,"
	                 " handover, round_clock, concurrent, weight_workday, weight_weekly_rest,"
	                 " weight_compensatory, weight_statutory, weight_tet, weight_tet_eve"
	                 " FROM version_post WHERE roster = $1 AND version = $2 ORDER BY n",
	                 err))
		return false;
	posts->post = xcalloc(rows.n + 1, sizeof *posts->post);
	while (ok && posts->n < rows.n) {
		ok = read_post(&posts->post[posts->n], &rows, posts->n, err);
		posts->n += ok;
	}
	db_rows_release(&rows);
	return ok;
}

static bool put_post(struct db *db, const struct roster *roster, size_t n, struct err *err)
{
	const struct post *post = &roster->posts.post[n];
	const struct db_value values[] = {
	    db_text(roster->id),
	    db_int(roster->version),
	    db_int((int64_t)n),
	    db_text(post->id),
	    row_or_empty(post->title),
	    db_int(post->headcount),
	    row_or_empty(post->skill),
	    db_text(place_name(post->place)),
	    db_int(post->rest_before),
	    db_int(post->rest_after),
	    db_int(post->handover),
	    db_int(post->round_clock),
	    row_or_empty(post->concurrent),
	    db_int(post->weight[WEIGHT_WORKDAY]),
	    db_int(post->weight[WEIGHT_WEEKLY_REST]),
	    db_int(post->weight[WEIGHT_COMPENSATORY]),
	    db_int(post->weight[WEIGHT_STATUTORY]),
	    db_int(post->weight[WEIGHT_TET]),
	    db_int(post->weight[WEIGHT_TET_EVE]),
	    DB_END,
	};

	return db_exec(db,
	               "INSERT INTO version_post (roster, version, n, id, title, headcount, skill,"
	               " place, rest_before, rest_after, handover, round_clock, concurrent,"
	               " weight_workday, weight_weekly_rest, weight_compensatory,"
	               " weight_statutory, weight_tet, weight_tet_eve) VALUES ($1, $2, $3, $4, $5,"
	               " $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
	               values, NULL, err);
}

/* ---- shifts ---- */

static bool load_shifts(struct roster *roster, struct db *db, struct err *err)
{
	struct db_rows rows;
	bool ok = true;

	if (!query_parts(&rows, db, roster,
	                 "SELECT post, code, name, start, length, days FROM version_shift"
	                 " WHERE roster = $1 AND version = $2 ORDER BY post, n",
	                 err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++) {
		struct post *post = post_of(roster, &rows, i);
		if (!post) {
			ok = row_bad(&rows, i, 0, err);
			break;
		}
		post->shift = array_grow(post->shift, post->n_shifts, sizeof *post->shift);
		post->shift[post->n_shifts++] = (struct shift){
		    .code = row_text(&rows, i, 1),
		    .name = row_text(&rows, i, 2),
		    .start = (int)db_cell_int(&rows, i, 3),
		    .length = (int)db_cell_int(&rows, i, 4),
		    .days = (unsigned)db_cell_int(&rows, i, 5),
		};
	}
	db_rows_release(&rows);
	return ok;
}

static bool put_shifts(struct db *db, const struct roster *roster, size_t n, struct err *err)
{
	const struct post *post = &roster->posts.post[n];

	for (size_t i = 0; i < post->n_shifts; i++) {
		const struct shift *shift = &post->shift[i];
		const struct db_value values[] = {
		    db_text(roster->id),  db_int(roster->version),
		    db_int((int64_t)n),   db_int((int64_t)i),
		    db_text(shift->code), row_or_empty(shift->name),
		    db_int(shift->start), db_int(shift->length),
		    db_int(shift->days),  DB_END,
		};
		if (!db_exec(
		        db,
		        "INSERT INTO version_shift (roster, version, post, n, code, name, start,"
		        " length, days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		        values, NULL, err))
			return false;
	}
	return true;
}

/* ---- parts of the day with another place ---- */

static bool load_spans(struct roster *roster, struct db *db, struct err *err)
{
	struct db_rows rows;
	bool ok = true;

	if (!query_parts(&rows, db, roster,
	                 "SELECT post, starts, ends, place FROM version_span"
	                 " WHERE roster = $1 AND version = $2 ORDER BY post, n",
	                 err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++) {
		struct post *post = post_of(roster, &rows, i);
		struct place_span span = {
		    .from = (int)db_cell_int(&rows, i, 1),
		    .to = (int)db_cell_int(&rows, i, 2),
		};
		if (!post || !place_find(&span.place, db_cell_text(&rows, i, 3))) {
			ok = row_bad(&rows, i, 3, err);
			break;
		}
		post->span = array_grow(post->span, post->n_spans, sizeof *post->span);
		post->span[post->n_spans++] = span;
	}
	db_rows_release(&rows);
	return ok;
}

static bool put_spans(struct db *db, const struct roster *roster, size_t n, struct err *err)
{
	const struct post *post = &roster->posts.post[n];

	for (size_t i = 0; i < post->n_spans; i++) {
		const struct place_span *span = &post->span[i];
		const struct db_value values[] = {
		    db_text(roster->id),
		    db_int(roster->version),
		    db_int((int64_t)n),
		    db_int((int64_t)i),
		    db_int(span->from),
		    db_int(span->to),
		    db_text(place_name(span->place)),
		    DB_END,
		};
		if (!db_exec(
		        db,
		        "INSERT INTO version_span (roster, version, post, n, starts, ends, place)"
		        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
		        values, NULL, err))
			return false;
	}
	return true;
}

/* ---- compatible posts ---- */

static bool load_compatible(struct roster *roster, struct db *db, struct err *err)
{
	struct db_rows rows;
	bool ok = true;

	if (!query_parts(&rows, db, roster,
	                 "SELECT post, id FROM version_compatible"
	                 " WHERE roster = $1 AND version = $2 ORDER BY post, n",
	                 err))
		return false;
	for (size_t i = 0; ok && i < rows.n; i++) {
		struct post *post = post_of(roster, &rows, i);
		if (!post) {
			ok = row_bad(&rows, i, 0, err);
			break;
		}
		post->compatible =
		    array_grow(post->compatible, post->n_compatible, sizeof *post->compatible);
		post->compatible[post->n_compatible++] = row_text(&rows, i, 1);
	}
	db_rows_release(&rows);
	return ok;
}

static bool put_compatible(struct db *db, const struct roster *roster, size_t n, struct err *err)
{
	const struct post *post = &roster->posts.post[n];

	for (size_t i = 0; i < post->n_compatible; i++) {
		const struct db_value values[] = {
		    db_text(roster->id), db_int(roster->version),      db_int((int64_t)n),
		    db_int((int64_t)i),  db_text(post->compatible[i]), DB_END,
		};
		if (!db_exec(db,
		             "INSERT INTO version_compatible (roster, version, post, n, id)"
		             " VALUES ($1, $2, $3, $4, $5)",
		             values, NULL, err))
			return false;
	}
	return true;
}

/* ---- all of it ---- */

bool version_load_posts(struct roster *roster, struct db *db, struct err *err)
{
	return load_posts(roster, db, err) && load_shifts(roster, db, err) &&
	       load_spans(roster, db, err) && load_compatible(roster, db, err);
}

bool version_put_posts(struct db *db, const struct roster *roster, struct err *err)
{
	for (size_t n = 0; n < roster->posts.n; n++)
		if (!put_post(db, roster, n, err) || !put_shifts(db, roster, n, err) ||
		    !put_spans(db, roster, n, err) || !put_compatible(db, roster, n, err))
			return false;
	return true;
}
