#include <stdlib.h>

#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "command/phrase.h"
#include "command/report_import.h"
#include "service/reads.h"

#include "base/banned.h"

static void leaves_json(struct out *out, const struct leaves *leaves, const struct staff *staff)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];
		const struct person *person = staff_find(staff, leave->person);
		struct json *item = json_put_object(top, NULL);

		json_put_text(item, "person", leave->person);
		json_put_text(item, "name", person ? person->name : NULL);
		json_put_text(item, "kind", leave_kind_name(leave->kind));
		json_put_time(item, "from", leave->from);
		json_put_time(item, "to", leave->to);
		json_put_some(item, "note", leave->note);
	}
	out_json(out, top);
}

static void leaves_show(struct out *out, const struct leaves *leaves, const struct staff *staff)
{
	static const char *const head[] = {N_("CODE"), N_("NAME"), N_("KIND"), N_("WHEN"),
	                                   N_("NOTE")};
	struct columns c;

	columns_init(&c, 5, head);
	for (size_t i = 0; i < leaves->n; i++) {
		const struct leave *leave = &leaves->leave[i];
		const struct person *person = staff_find(staff, leave->person);
		char *span = phrase_leave(leave->from, leave->to);

		columns_add(&c, leave->person);
		columns_add(&c, person ? person->name : "");
		columns_add(&c, leave_kind_label(leave->kind));
		columns_add(&c, span);
		columns_add(&c, leave->note);
		free(span);
	}
	columns_show(&c, out);
}

static bool run_list(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct staff staff = {0};
	struct leaves leaves = {0};
	bool ok = app_staff(&staff, app, err) && app_leaves(&leaves, app, err);

	(void)call;
	if (ok && out->json) {
		leaves_json(out, &leaves, &staff);
	} else if (ok) {
		mark_show(out, app);
		leaves_show(out, &leaves, &staff);
	}
	staff_release(&staff);
	leaves_release(&leaves);
	return ok;
}

static bool run_import(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	return import_run(leave_import, call, app, out, err);
}

const struct command cmd_leave[] = {
    {.name = "leave list", .usage = "", .help = N_("leave and wishes, by time"), .run = run_list},
    {.name = "leave import",
     .usage = N_("FILE.csv"),
     .help = N_("take in leave and wishes"),
     .options = import_options,
     .min_args = 1,
     .max_args = 1,
     .run = run_import},
    {0},
};
