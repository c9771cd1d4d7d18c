#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/json.h"
#include "command/phrase.h"
#include "service/reads.h"
#include "service/setup.h"

#include "base/banned.h"

static void init_show(struct out *out, const struct setup *setup, const struct setup_result *made)
{
	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "database", made->database);
		json_put_text(top, "config", made->config);
		json_put_bool(top, "config_is_new", made->config_is_new);
		json_put_text(top, "profile", setup->profile);
		json_put_bool(top, "sample", setup->sample);
		json_put_int(top, "people", (int64_t)made->people);
		json_put_int(top, "contacts", (int64_t)made->contacts);
		out_json(out, top);
		return;
	}
	out_addf(out, _("database: %s\n"), made->database);
	out_addf(out,
	         made->config_is_new ? _("configuration: %s\n")
	                             : _("configuration: %s (was there, left as it is)\n"),
	         made->config);
	out_addf(out, _("profile %s, %zu people, %zu contacts\n"), setup->profile, made->people,
	         made->contacts);
	if (setup->sample)
		out_addf(out, "[%s]\n", _("SAMPLE DATA"));
	else
		out_word(out, _("next: trucban staff import FILE.csv, then trucban roster generate "
		                "next"));
}

static bool run_init(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	static const char *const profiles[] = {"so", "truong", "soc"};
	struct app_options where = call_where(call);
	struct setup setup = {.profile = "so", .sample = call_has(call, "sample")};
	struct setup_result made = {0};
	bool is_known = false;

	(void)app;
	if (call_has(call, "profile"))
		setup.profile = call_value(call, "profile");
	for (size_t i = 0; i < sizeof(profiles) / sizeof(*profiles); i++)
		is_known = is_known || !strcmp(setup.profile, profiles[i]);
	if (!is_known)
		return call_misused(call, err, _("there is no profile \"%s\": truong, so or soc"),
		                    setup.profile);
	if (!setup_init(&made, &where, &setup, err))
		return false;
	init_show(out, &setup, &made);
	setup_result_release(&made);
	return true;
}

static void doctor_facts(struct out *out, const struct app *app)
{
	out_addf(out, _("program: trucban %s\n"), PACKAGE_VERSION);
	out_addf(out, _("database: %s (schema %d)\n"), app_database(app), app_schema(app));
	out_addf(out, _("configuration: %s\n"), app->config.path);
	out_addf(out, _("who acts: %s\n"),
	         *app->actor.person ? app->actor.name : _("nobody known (see --as)"));
}

static bool run_doctor(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct findings findings = {0};
	bool ok;

	(void)call;
	if (!setup_doctor(&findings, app, err))
		return false;
	if (out->json) {
		struct json *top = json_new_object();

		json_put_text(top, "version", PACKAGE_VERSION);
		json_put_text(top, "database", app_database(app));
		json_put_int(top, "schema", app_schema(app));
		json_put_text(top, "config", app->config.path);
		json_put_some(top, "actor", app->actor.person);
		mark_json(top, app);
		findings_json(top, "findings", &findings);
		out_json(out, top);
	} else {
		doctor_facts(out, app);
		mark_show(out, app);
		findings_show(out, &findings);
		if (!findings.n)
			out_addf(out, "%s\n", _("nothing is wrong"));
	}
	ok = findings_settled(&findings, err);
	findings_release(&findings);
	return ok;
}

static const struct command_option init_options[] = {
    {"profile", 0, "truong|so|soc",
     N_("posts and shifts of a school, a department, a 3 x 8 h desk")},
    {"sample", 0, NULL, N_("with made-up people, marked as such for ever")},
    {0},
};

const struct command cmd_setup[] = {
    {.name = "init",
     .usage = "",
     .help = N_("make a new database and its configuration"),
     .options = init_options,
     .flags = COMMAND_NO_DATABASE | COMMAND_SHELL_ONLY,
     .run = run_init},
    {.name = "doctor",
     .usage = "",
     .help = N_("check the installation, the database and the log"),
     .run = run_doctor},
    {0},
};
