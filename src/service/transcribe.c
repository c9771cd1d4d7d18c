#include "service/transcribe.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "service/reads.h"

#include "base/banned.h"

static bool find_reader(struct person *out, struct app *app, const char *reader, struct err *err)
{
	struct person person;

	if (!app_person(&person, app, reader, err))
		return false;
	if (strcmp(person.code, app->actor.person) == 0) {
		person_release(&person);
		return err_set(err, ERR_CONFLICT, "same-person",
		               _("the second reader must be somebody else than who transcribes"));
	}
	*out = person;
	return true;
}

bool log_transcribe(struct entry *out, struct app *app, const struct transcript *transcript,
                    struct err *err)
{
	struct record record = {0};
	struct log_draft draft = {.kind = transcript->kind,
	                          .text = transcript->text,
	                          .happened_at = transcript->written_at,
	                          .record = &record};
	struct person person;
	bool ok;

	if (!transcript->page || !*transcript->page)
		return err_set(err, ERR_USAGE, "no-page", _("say on which page it stands: --page"));
	if (!transcript->written_at)
		return err_set(err, ERR_USAGE, "no-time",
		               _("say when it was written on paper: --written-at"));
	if (!find_reader(&person, app, transcript->reader ? transcript->reader : "", err))
		return false;
	record.kind = xstrdup("paper");
	record.object = xstrdup("");
	fields_set(&record.fields, "page", transcript->page);
	fields_set_int(&record.fields, "written-at", transcript->written_at);
	fields_set(&record.fields, "second-reader", person.code);
	ok = log_add(out, app, &draft, err);
	record_release(&record);
	person_release(&person);
	return ok;
}
