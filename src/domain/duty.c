#include "domain/duty.h"

#include <stdlib.h>

#include "base/i18n.h"

#include "base/banned.h"

static const struct {
	const char *name, *label;
} coverages[COVERAGES] = {
    [COVER_ROSTER] = {"roster", N_("roster")},
    [COVER_ROUND] = {"round", N_("round")},
    [COVER_CHECKLIST] = {"checklist", N_("to be done before the holiday")},
    [COVER_REGISTER] = {"register", N_("register")},
    [COVER_NOTE] = {"note", N_("note")},
    [COVER_OUT_OF_SCOPE] = {"out_of_scope", N_("out of scope")},
};

const char *coverage_name(enum coverage coverage)
{
	return coverages[coverage].name;
}

const char *coverage_label(enum coverage coverage)
{
	return _(coverages[coverage].label);
}

void duties_release(struct duties *duties)
{
	for (size_t i = 0; i < duties->n; i++) {
		struct duty *duty = &duties->duty[i];
		free(duty->id);
		free(duty->dispatch);
		free(duty->clause);
		free(duty->text);
		free(duty->text_en);
		free(duty->addressee);
		free(duty->rhythm);
		free(duty->deadline);
		free(duty->status);
		free(duty->place);
	}
	free(duties->duty);
	*duties = (struct duties){0};
}

void units_release(struct units *units)
{
	for (size_t i = 0; i < units->n; i++) {
		struct unit *unit = &units->unit[i];
		free(unit->group);
		free(unit->name);
		free(unit->source);
		free(unit->status);
	}
	free(units->unit);
	*units = (struct units){0};
}

void platforms_release(struct platforms *platforms)
{
	for (size_t i = 0; i < platforms->n; i++) {
		struct platform *platform = &platforms->platform[i];
		free(platform->id);
		free(platform->name);
		free(platform->address);
		free(platform->owner);
		free(platform->use);
		free(platform->source);
		free(platform->status);
	}
	free(platforms->platform);
	*platforms = (struct platforms){0};
}
