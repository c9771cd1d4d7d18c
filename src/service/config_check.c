#include "service/config_check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/zone.h"

#include "base/banned.h"

void config_complain(struct config_source *at, const char *fmt, ...)
{
	char *raw, *text;
	struct err bad;
	va_list ap;

	if (at->err->code)
		return;
	va_start(ap, fmt);
	raw = xvasprintf(fmt, ap);
	va_end(ap);
	/* It may quote what escapes of the file have made. */
	if (!utf8_clean(&text, raw, strlen(raw), &bad))
		text = xstrdup(bad.msg);
	if (at->line)
		err_set(at->err, ERR_INPUT, "bad-config", "%s:%d: %s", at->name, at->line, text);
	else
		err_set(at->err, ERR_INPUT, "bad-config", "%s: %s", at->name, text);
	free(raw);
	free(text);
}

char *config_text(struct config_source *at, const char *option, const char *text,
                  const char *otherwise)
{
	struct err bad;
	char *clean, *trimmed;
	const char *start;
	size_t n;

	if (!utf8_clean(&clean, text, strlen(text), &bad)) {
		config_complain(at, _("'%s' is not UTF-8 text"), option);
		return xstrdup("");
	}
	for (char *c = clean; (c = strpbrk(c, "\n\t"));)
		*c = ' ';
	start = clean + strspn(clean, " ");
	n = strlen(start);
	while (n > 0 && start[n - 1] == ' ')
		n--;
	trimmed = n > 0 ? xstrndup(start, n) : xstrdup(otherwise);
	free(clean);
	return trimmed;
}

/* Minutes of `H:MM` or `HH:MM` at the start of text, -1 when it is not that; *end goes past it. */
static int read_minutes(const char *text, const char **end)
{
	int hours = 0, digits = 0;

	for (; *text >= '0' && *text <= '9' && digits < 3; text++, digits++)
		hours = hours * 10 + (*text - '0');
	if (!digits || text[0] != ':' || text[1] < '0' || text[1] > '5' || text[2] < '0' ||
	    text[2] > '9')
		return -1;
	*end = text + 3;
	return hours * 60 + (text[1] - '0') * 10 + (text[2] - '0');
}

int config_minutes(struct config_source *at, const char *option, const char *text, int min, int max)
{
	const char *end = "x";
	int minutes = read_minutes(text, &end);

	if (minutes >= min && minutes <= max && !*end)
		return minutes;
	config_complain(at, _("'%s' is \"%s\"; wanted HH:MM from %02d:%02d to %02d:%02d"), option,
	                text, min / 60, min % 60, max / 60, max % 60);
	return min;
}

int config_number(struct config_source *at, const char *option, long value, int min, int max)
{
	if (value >= min && value <= max)
		return (int)value;
	config_complain(at, _("'%s' is %ld; wanted a number from %d to %d"), option, value, min,
	                max);
	return min;
}

void config_span(struct config_source *at, const char *option, const char *text, int *from, int *to)
{
	const char *end = text;

	*from = read_minutes(text, &end);
	*to = *from >= 0 && *end == '-' ? read_minutes(end + 1, &end) : -1;
	if (*from >= 0 && *from < 1440 && *to >= 0 && *to <= 1440 && !*end)
		return;
	config_complain(at, _("'%s' is \"%s\"; wanted hours such as 07:30-17:00"), option, text);
	*from = *to = 0;
}

unsigned config_days(struct config_source *at, const char *text)
{
	static const struct {
		const char *name;
		unsigned days;
	} set[] = {{"all", DAYS_ALL}, {"off", DAYS_OFF}, {"working", DAYS_WORKING}};
	enum day_type type;

	for (size_t i = 0; i < sizeof(set) / sizeof(*set); i++)
		if (!strcmp(set[i].name, text))
			return set[i].days;
	if (day_type_find(&type, text))
		return 1U << type;
	config_complain(at, _("'days' has \"%s\"; wanted all, off, working or a type of day"),
	                text);
	return DAYS_ALL;
}

char *config_range(struct config_source *at, const char *option, const char *text)
{
	struct address_range range;
	char buf[ADDRESS_TEXT];

	if (!address_parse(&range, text)) {
		config_complain(at,
		                _("'%s' has \"%s\"; wanted an address or a range such as "
		                  "203.0.113.0/24 or 2001:db8::/32"),
		                option, text);
		return xstrdup(text);
	}
	return xstrdup(address_format(buf, &range));
}

enum calendar_alarm config_alarm(struct config_source *at, const char *text)
{
	static const char *const name[] = {
	    [ALARM_NONE] = "none", [ALARM_12H] = "12h", [ALARM_1H] = "1h"};

	for (int i = ALARM_NONE; i <= ALARM_1H; i++)
		if (!strcmp(name[i], text))
			return (enum calendar_alarm)i;
	config_complain(at, _("'alarm' is \"%s\"; wanted none, 12h or 1h"), text);
	return ALARM_NONE;
}

void config_code(struct config_source *at, const char *text)
{
	if (!*text || strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(text) ||
	    strlen(text) > 40)
		config_complain(
		    at, _("\"%s\" is not an id; wanted small letters a-z, digits and '-'"), text);
}

static void check_partners(struct config_source *at, const struct config *config,
                           const struct post *post)
{
	const struct post *other = NULL;

	if (*post->concurrent) {
		other = posts_find(&config->posts, post->concurrent);
		if (!other || other == post || *other->concurrent)
			config_complain(
			    at,
			    _("post \"%s\": 'concurrent' names \"%s\", which is not a post "
			      "with holders of its own"),
			    post->id, post->concurrent);
	}
	for (size_t i = 0; i < post->n_compatible; i++)
		if (!posts_find(&config->posts, post->compatible[i]))
			config_complain(
			    at, _("post \"%s\": 'compatible' names \"%s\", which is not a post"),
			    post->id, post->compatible[i]);
}

void config_check(struct config_source *at, const struct config *config)
{
	struct err unknown = {0};

	at->line = 0;
	if (!config->posts.n)
		config_complain(at, _("no post; wanted at least one section 'post'"));
	if (config->hours.start >= config->hours.end)
		config_complain(at, _("office hours end before they start"));
	if (!zone_use(config->zone, &unknown))
		config_complain(at, "%s", unknown.msg);
	for (size_t i = 0; i < config->posts.n; i++) {
		const struct post *post = &config->posts.post[i];

		if (!post->n_shifts && !*post->concurrent)
			config_complain(at, _("post \"%s\" has no shift"), post->id);
		check_partners(at, config, post);
	}
}

void config_rest(struct config_source *at, struct rest_rule *rest, const char *since)
{
	struct err none;

	rest->has_since = *since != '\0';
	if (rest->has_since && !date_parse(&rest->since, since, &none))
		config_complain(at, _("'since' is \"%s\"; wanted a day such as 2027-01-01"), since);
	for (int i = 0; i < REST_CLASSES && !*rest->source; i++)
		if (rest->percent[i] != 100)
			config_complain(at, "%s",
			                _("rest other than hour for hour needs its 'source': the "
			                  "text that says so"));
}

void config_release(struct config *config)
{
	char *text[] = {config->path,  config->database,     config->agency, config->governing,
	                config->place, config->address,      config->email,  config->url,
	                config->maker, config->signer_title, config->signer, config->zone,
	                config->kind,  config->rest.source,  config->rounds};

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		free(text[i]);
	for (size_t i = 0; i < config->n_ranges; i++)
		free(config->range[i]);
	free(config->range);
	posts_release(&config->posts);
	team_rules_release(&config->rules);
	*config = (struct config){0};
}
