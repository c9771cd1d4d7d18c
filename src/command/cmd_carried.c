#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "command/call.h"
#include "command/cmd.h"
#include "command/columns.h"
#include "command/json.h"
#include "domain/duty.h"
#include "service/rounds.h"
#include "service/staff.h"

#include "base/banned.h"

/* Each group under its own name: the numbers begin anew there. */
static void units_show(struct out *out, const struct units *units)
{
	struct columns c;

	for (size_t i = 0; i < units->n;) {
		const char *group = units->unit[i].group;

		out_addf(out, "%s%s\n", i ? "\n" : "", group);
		columns_init(&c, 3, NULL);
		c.indent = 2;
		for (; i < units->n && !strcmp(units->unit[i].group, group); i++) {
			columns_addf(&c, "%d", units->unit[i].number);
			columns_add(&c, units->unit[i].name);
			columns_add(&c, units->unit[i].status);
		}
		columns_show(&c, out);
	}
	out_add(out, "\n");
	out_addf(out, _("%zu units\n"), units->n);
}

static bool run_units(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct units units = {0};

	(void)call, (void)app;
	if (!units_carried(&units, err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < units.n; i++) {
			struct json *item = json_put_object(top, NULL);

			json_put_text(item, "group", units.unit[i].group);
			json_put_int(item, "number", units.unit[i].number);
			json_put_text(item, "name", units.unit[i].name);
			json_put_some(item, "source", units.unit[i].source);
			json_put_some(item, "status", units.unit[i].status);
		}
		out_json(out, top);
	} else {
		units_show(out, &units);
	}
	units_release(&units);
	return true;
}

static void platforms_show(struct out *out, const struct platforms *platforms)
{
	static const char *const head[] = {N_("ID"), N_("PLATFORM"), N_("ADDRESS"), N_("OWNER"),
	                                   N_("STATUS")};
	struct columns c;

	columns_init(&c, 5, head);
	for (size_t i = 0; i < platforms->n; i++) {
		columns_add(&c, platforms->platform[i].id);
		columns_add(&c, platforms->platform[i].name);
		columns_add(&c, platforms->platform[i].address);
		columns_add(&c, platforms->platform[i].owner);
		columns_add(&c, platforms->platform[i].status);
	}
	columns_show(&c, out);
}

static bool run_platforms(const struct call *call, struct app *app, struct out *out,
                          struct err *err)
{
	struct platforms platforms = {0};

	(void)call, (void)app;
	if (!platforms_carried(&platforms, err))
		return false;
	if (out->json) {
		struct json *top = json_new_array();

		for (size_t i = 0; i < platforms.n; i++) {
			const struct platform *p = &platforms.platform[i];
			struct json *item = json_put_object(top, NULL);

			json_put_text(item, "id", p->id);
			json_put_text(item, "name", p->name);
			json_put_some(item, "address", p->address);
			json_put_some(item, "owner", p->owner);
			json_put_some(item, "use", p->use);
			json_put_some(item, "source", p->source);
			json_put_some(item, "status", p->status);
		}
		out_json(out, top);
	} else {
		platforms_show(out, &platforms);
	}
	platforms_release(&platforms);
	return true;
}

/* The ids of the rounds that rest on the duty, each once: those of one id stand together. */
static const char *next_round(const struct rounds *rounds, size_t *at, const char *duty)
{
	for (; *at < rounds->n; ++*at) {
		const struct round *round = &rounds->round[*at];

		if (!round_has_basis(round, duty))
			continue;
		while (*at < rounds->n && !strcmp(rounds->round[*at].id, round->id))
			++*at;
		return round->id;
	}
	return NULL;
}

static void duties_json(struct out *out, const struct duties *duties, const struct rounds *rounds)
{
	struct json *top = json_new_array();

	for (size_t i = 0; i < duties->n; i++) {
		const struct duty *duty = &duties->duty[i];
		struct json *item = json_put_object(top, NULL);

		json_put_text(item, "id", duty->id);
		json_put_text(item, "dispatch", duty->dispatch);
		json_put_some(item, "clause", duty->clause);
		json_put_text(item, "text", duty->text);
		json_put_some(item, "text_en", duty->text_en);
		json_put_some(item, "addressee", duty->addressee);
		json_put_some(item, "rhythm", duty->rhythm);
		json_put_some(item, "deadline", duty->deadline);
		json_put_some(item, "status", duty->status);
		json_put_text(item, "coverage", coverage_name(duty->coverage));
		json_put_some(item, "place", duty->place);
		struct json *list = json_put_array(item, "rounds");
		const char *id;
		for (size_t at = 0; (id = next_round(rounds, &at, duty->id));)
			json_put_text(list, NULL, id);
	}
	out_json(out, top);
}

static void duties_show(struct out *out, const struct duties *duties)
{
	static const char *const head[] = {N_("ID"), N_("DISPATCH"), N_("ITEM"), N_("RHYTHM"),
	                                   N_("DUTY")};
	struct columns c;

	columns_init(&c, 5, head);
	c.wrap = true;
	for (size_t i = 0; i < duties->n; i++) {
		const struct duty *duty = &duties->duty[i];

		columns_add(&c, duty->id);
		columns_add(&c, duty->dispatch);
		columns_add(&c, duty->clause);
		columns_add(&c, duty->rhythm);
		columns_add(&c, duty->text);
	}
	columns_show(&c, out);
}

/* "lượt kiểm tra: R01, R02" */
static char *coverage_text(const struct duty *duty, const struct rounds *rounds)
{
	struct str s = {0};
	const char *id, *before = ": ";

	str_add(&s, coverage_label(duty->coverage));
	for (size_t at = 0;
	     duty->coverage == COVER_ROUND && (id = next_round(rounds, &at, duty->id));) {
		str_addf(&s, "%s%s", before, id);
		before = ", ";
	}
	return str_take(&s);
}

static void coverage_show(struct out *out, const struct duties *duties, const struct rounds *rounds)
{
	static const char *const head[] = {N_("ID"), N_("TAKEN CARE OF BY"), N_("WHERE"),
	                                   N_("DUTY")};
	size_t count[COVERAGES] = {0};
	struct columns c;

	columns_init(&c, 4, head);
	c.wrap = true;
	for (size_t i = 0; i < duties->n; i++) {
		const struct duty *duty = &duties->duty[i];

		char *how = coverage_text(duty, rounds);

		columns_add(&c, duty->id);
		columns_add(&c, how);
		columns_add(&c, duty->place);
		columns_add(&c, duty->text);
		count[duty->coverage]++;
		free(how);
	}
	columns_show(&c, out);
	out_addf(out, _("%zu duties:"), duties->n);
	for (int k = 0; k < COVERAGES; k++)
		out_addf(out, "%s %s %zu", k ? "," : "", coverage_label((enum coverage)k),
		         count[k]);
	out_add(out, "\n");
}

static bool run_duties(const struct call *call, struct app *app, struct out *out, struct err *err)
{
	struct duties duties = {0};
	struct rounds rounds = {0};

	(void)app;
	if (!duties_carried(&duties, err))
		return false;
	if (!rounds_carried(&rounds, err)) {
		duties_release(&duties);
		return false;
	}
	if (out->json)
		duties_json(out, &duties, &rounds);
	else if (call_has(call, "coverage"))
		coverage_show(out, &duties, &rounds);
	else
		duties_show(out, &duties);
	rounds_release(&rounds);
	duties_release(&duties);
	return true;
}

static const struct command_option duty_options[] = {
    {"coverage", 0, NULL, N_("how the program takes care of each duty")},
    {0},
};

const struct command cmd_carried[] = {
    {.name = "unit list",
     .usage = "",
     .help = N_("the units that the dispatch of 2024 went to"),
     .flags = COMMAND_NO_DATABASE,
     .run = run_units},
    {.name = "platform list",
     .usage = "",
     .help = N_("the national platforms that the dispatches name"),
     .flags = COMMAND_NO_DATABASE,
     .run = run_platforms},
    {.name = "duty list",
     .usage = "",
     .help = N_("what the dispatches order"),
     .options = duty_options,
     .flags = COMMAND_NO_DATABASE,
     .run = run_duties},
    {0},
};
