#ifndef SERVICE_CONFIG_CHECK_H
#define SERVICE_CONFIG_CHECK_H
/*
 * What the values of trucban.conf must be like, apart from how they are read. The first complaint
 * is kept, with file and line; later ones are about the same file and may follow from it.
 */
#include "service/config.h"

struct config_source {
	const char *name;
	int line; /* where the section at hand ends, 0 when not in one */
	struct err *err;
	unsigned weights; /* that were given already, a bit each */
};

void config_complain(struct config_source *at, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Each gives a usable value even when it complains. Text comes out cleaned, in one line without
 * blanks around it, `otherwise` when nothing is left, owned: escapes and variables of the
 * environment may have put anything into it. `HH:MM` may go past 24:00 (lengths, rest).
 */
char *config_text(struct config_source *at, const char *option, const char *text,
                  const char *otherwise);
int config_minutes(struct config_source *at, const char *option, const char *text, int min,
                   int max);
int config_number(struct config_source *at, const char *option, long value, int min, int max);
/* "07:30-17:00"; may wrap over midnight. */
void config_span(struct config_source *at, const char *option, const char *text, int *from,
                 int *to);
/* A set of day types: "all", "off", "working" or a type such as "statutory". */
unsigned config_days(struct config_source *at, const char *text);
/* An address or a range of them, as it is to be written; owned. */
char *config_range(struct config_source *at, const char *option, const char *text);
enum calendar_alarm config_alarm(struct config_source *at, const char *text);
/* Ids of posts and shifts become part of slot ids: small ASCII letters, digits, hyphen. */
void config_code(struct config_source *at, const char *text);
/* The day since which rest is owed, and that who departs from hour for hour says why. */
void config_rest(struct config_source *at, struct rest_rule *rest, const char *since);
/* What no single value can tell: posts that name each other, office hours, a post without shifts.
 */
void config_check(struct config_source *at, const struct config *config);

#endif
