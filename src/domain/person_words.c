/* The words for roles, kinds of leave and of exemption. */
#include <string.h>

#include "base/i18n.h"
#include "domain/person.h"

#include "base/banned.h"

struct word {
	const char *name;  /* stable */
	const char *label; /* to be translated */
};

static const struct word roles[] = {
    [ROLE_OFFICER] = {"officer", N_("duty officer")},
    [ROLE_SUPERVISOR] = {"supervisor", N_("supervisor")},
    [ROLE_READER] = {"reader", N_("reader")},
};

static const struct word leave_kinds[] = {
    [LEAVE_ABSENT] = {"absent", N_("absent")},
    [LEAVE_WISH_OFF] = {"wish_off", N_("would rather be off")},
    [LEAVE_WISH_ON] = {"wish_on", N_("would like duty")},
    [LEAVE_REST] = {"rest", N_("rest for duty done")},
    [LEAVE_ANNUAL] = {"annual", N_("annual leave")},
    [LEAVE_SICK] = {"sick", N_("sick leave")},
    [LEAVE_MISSION] = {"mission", N_("away on business")},
    [LEAVE_MATERNITY] = {"maternity", N_("maternity leave")},
};

static const struct word exempt_kinds[] = {
    [EXEMPT_ALL] = {"all", N_("exempt from duty")},
    [EXEMPT_NIGHT] = {"night", N_("exempt from night duty")},
    [EXEMPT_ONSITE] = {"onsite", N_("exempt from duty on site")},
};

/* Index of the word with that stable name, or -1. */
static int find(const struct word *words, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i].name, name) == 0)
			return (int)i;
	return -1;
}

const char *role_name(enum role role)
{
	return roles[role].name;
}

bool role_find(enum role *out, const char *name)
{
	int i = find(roles, sizeof roles / sizeof *roles, name);
	if (i >= 0)
		*out = (enum role)i;
	return i >= 0;
}

const char *role_label(enum role role)
{
	return _(roles[role].label);
}

const char *leave_kind_name(enum leave_kind kind)
{
	return leave_kinds[kind].name;
}

bool leave_kind_find(enum leave_kind *out, const char *name)
{
	int i = find(leave_kinds, sizeof leave_kinds / sizeof *leave_kinds, name);
	if (i >= 0)
		*out = (enum leave_kind)i;
	return i >= 0;
}

const char *leave_kind_label(enum leave_kind kind)
{
	return _(leave_kinds[kind].label);
}

const char *exempt_kind_name(enum exempt_kind kind)
{
	return exempt_kinds[kind].name;
}

bool exempt_kind_find(enum exempt_kind *out, const char *name)
{
	int i = find(exempt_kinds, sizeof exempt_kinds / sizeof *exempt_kinds, name);
	if (i >= 0)
		*out = (enum exempt_kind)i;
	return i >= 0;
}

const char *exempt_kind_label(enum exempt_kind kind)
{
	return _(exempt_kinds[kind].label);
}
