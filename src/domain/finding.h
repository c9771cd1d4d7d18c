#ifndef DOMAIN_FINDING_H
#define DOMAIN_FINDING_H
/*
 * What somebody should look at (a gap, a clash, a bad line of an import): a value, not an error.
 * The code is stable English; the text is already translated when the finding is made.
 */
#include <stddef.h>

enum severity { FINDING_NOTICE, FINDING_WARNING, FINDING_ERROR };

struct finding {
	enum severity severity;
	char code[32]; /* "gap", "rest", "leave", "overlap", "skill", "nobody-on-site", ... */
	char *slot;    /* id of the slot it is about, or NULL */
	char *person;  /* code of the person, or NULL */
	char *text;
};

struct findings {
	struct finding *item;
	size_t n;
};

void findings_add(struct findings *list, enum severity severity, const char *code, const char *slot,
                  const char *person, const char *fmt, ...) __attribute__((format(printf, 6, 7)));
size_t findings_count(const struct findings *list, enum severity at_least);
const char *severity_name(enum severity severity); /* "notice", "warning", "error": for JSON */
void findings_release(struct findings *list);

#endif
