/* Rules between people and units in words: part of domain/team.h. */
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/person.h"
#include "domain/post.h"
#include "domain/team.h"

#include "base/banned.h"

const char *team_name(const struct staff *staff, const char *person)
{
	const struct person *found = staff_find(staff, person);

	return found ? found->name : person;
}

static char *unit_text(const struct team_rule *rule)
{
	if (rule->most < 0)
		return xasprintf(_("%s: at least %d shifts"), rule->a, rule->least);
	if (rule->least <= 0)
		return xasprintf(_("%s: at most %d shifts"), rule->a, rule->most);
	return xasprintf(_("%s: %d to %d shifts"), rule->a, rule->least, rule->most);
}

char *team_rule_text(const struct team_rule *rule, const struct staff *staff,
                     const struct posts *posts)
{
	const struct post *post = posts ? posts_find(posts, rule->a) : NULL;

	switch (rule->kind) {
	case TEAM_UNIT:
		return unit_text(rule);
	case TEAM_PRESENT:
		return xasprintf(_("%s: at any time %d people at least are not on duty on site"),
		                 rule->a, rule->least);
	case TEAM_SENIOR:
		return xasprintf(_("%s: in each shift somebody has the skill \"%s\""),
		                 post ? post->title : rule->a, rule->b);
	case TEAM_APART:
		return xasprintf(_("%s and %s are never on duty at the same time"),
		                 team_name(staff, rule->a), team_name(staff, rule->b));
	case TEAM_TOGETHER:
		return xasprintf(_("%s and %s are on duty in the same shifts only"),
		                 team_name(staff, rule->a), team_name(staff, rule->b));
	case TEAM_KINDS:
		break;
	}
	return xstrdup("");
}
