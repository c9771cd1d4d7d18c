#include "service/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "service/reads.h"
#include "service/table_annex.h"
#include "service/table_text.h"

#include "base/banned.h"

#define WIDTH 120

/* Only the lines of one person or of one post; NULL: of all. */
static void pick(struct segments *out, const struct segments *all, const char *person,
                 const char *post)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct segment *segment = &all->segment[i];

		if ((person && strcmp(segment->person, person) != 0) ||
		    (post && strcmp(segment->post->id, post) != 0))
			continue;
		out->segment = array_grow(out->segment, out->n, sizeof *out->segment);
		out->segment[out->n++] = *segment;
	}
}

static bool narrow(struct document *doc, struct segments *picked, struct app *app,
                   const struct table_options *options, struct err *err)
{
	struct person person = {0};

	if (options->post && !posts_find(&doc->roster->posts, options->post))
		return err_set(err, ERR_NOT_FOUND, "no-such-post",
		               _("the roster %s has no post \"%s\""), doc->roster->period.name,
		               options->post);
	if (options->person && !app_person(&person, app, options->person, err))
		return false;
	pick(picked, doc->segments, person.code, options->post);
	person_release(&person);
	doc->segments = picked;
	return true;
}

static void write(struct str *out, const struct document *doc, const struct table_options *options)
{
	switch (options->form) {
	case TABLE_TEXT:
		table_text_write(out, doc, options->width ? options->width : WIDTH);
		break;
	case TABLE_HTML:
		table_html_write(out, doc);
		break;
	case TABLE_CSV:
		table_csv_write(out, doc);
		break;
	case TABLE_LIST:
		table_list_write(out, doc);
		break;
	}
}

bool table_export(char **out, struct app *app, const struct table_options *options, struct err *err)
{
	struct document_data data;
	struct document doc;
	struct segments picked = {0};
	struct table_annex annex = {0};
	struct str text = {0};
	bool ok;

	if (!document_load(&doc, &data, app, options->period, options->version, options->privacy,
	                   err))
		return false;
	doc.is_public = options->is_public;
	ok = narrow(&doc, &picked, app, options, err) &&
	     table_annex_make(&annex, &doc, app, options, err) &&
	     document_log(app, "table", doc.roster->period.name, options->privacy, options->person,
	                  options->post, err);
	if (ok) {
		write(&text, &doc, options);
		*out = str_take(&text);
	}
	free(picked.segment);
	table_annex_release(&annex);
	document_data_release(&data);
	return ok;
}
