#include "domain/team.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static const char *const names[TEAM_KINDS] = {
    [TEAM_UNIT] = "unit",   [TEAM_PRESENT] = "present",   [TEAM_SENIOR] = "senior",
    [TEAM_APART] = "apart", [TEAM_TOGETHER] = "together",
};

void team_rules_add(struct team_rules *rules, const struct team_rule *rule)
{
	struct team_rule *copy;

	rules->rule = xrealloc(rules->rule, rules->n + 1, sizeof *rules->rule);
	copy = &rules->rule[rules->n++];
	*copy = *rule;
	copy->a = xstrdup(rule->a);
	copy->b = xstrdup(rule->b ? rule->b : "");
}

void team_rules_copy(struct team_rules *out, const struct team_rules *from)
{
	struct team_rules rules = {0};

	for (size_t i = 0; i < from->n; i++)
		team_rules_add(&rules, &from->rule[i]);
	*out = rules;
}

void team_rules_release(struct team_rules *rules)
{
	for (size_t i = 0; i < rules->n; i++) {
		free(rules->rule[i].a);
		free(rules->rule[i].b);
	}
	free(rules->rule);
	*rules = (struct team_rules){0};
}

const char *team_kind_name(enum team_kind kind)
{
	return names[kind];
}

bool team_kind_find(enum team_kind *out, const char *name)
{
	for (int kind = 0; kind < TEAM_KINDS; kind++) {
		if (strcmp(names[kind], name) != 0)
			continue;
		*out = (enum team_kind)kind;
		return true;
	}
	return false;
}
