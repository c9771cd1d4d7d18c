#ifndef DOMAIN_INCIDENT_RULE_H
#define DOMAIN_INCIDENT_RULE_H
/*
 * What is known of incidents before there is one: their groups, the steps to take (phương án xử lý)
 * and the deadlines of the law as dated data. Facts that the program carries, read-only. Which
 * deadline holds is decided by the day of detection and by the duty leader, never by the program:
 * no text defines what is serious.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "domain/finding.h"

struct incident_group {
	char *id; /* "thay-doi-noi-dung" */
	char *title;
	char *examples;
	bool personal; /* of personal data perhaps */
	char *source;
	bool suggested; /* no official form names it */
};

struct incident_groups {
	struct incident_group *group;
	size_t n;
};

enum step_phase {
	PHASE_VERIFY,
	PHASE_EVIDENCE, /* to be settled before anything is restored */
	PHASE_CONTAIN,
	PHASE_REMOVE,
	PHASE_RESTORE,
	PHASE_AFTER,
	PHASES
};

struct play_step {
	char *id;    /* "TN1" */
	char *group; /* id, "*" for all */
	enum step_phase phase;
	char *title;
	char *evidence; /* what is wanted with the mark */
	char **basis;   /* ids of duties */
	size_t n_basis;
	bool suggested; /* mức gợi ý: no dispatch says it so */
};

struct playbook {
	struct play_step *step; /* in the order in which to take them */
	size_t n;
};

enum deadline_kind { DEADLINE_REPORT, DEADLINE_RECOVERY };

struct deadline {
	char *id; /* "24h" */
	char *title;
	enum deadline_kind kind;
	char *rule, *article, *condition;
	int minutes; /* from detection; 0: at once */
	char *recipient, *means;
	char **group; /* in which it shows before the decision; "*" all */
	size_t n_groups;
	struct date from, until; /* days of detection for which it holds; day 0: open */
	bool verified;           /* the text itself was read */
	char *note;              /* what the text leaves open */
};

struct deadlines {
	struct deadline *deadline;
	size_t n;
};

/* As holidays_read(): good lines in `out`, in the order of the file, faults in `bad`. */
MUST_CHECK bool incident_groups_read(struct incident_groups *out, const char *name,
                                     const char *text, size_t n, struct findings *bad,
                                     struct err *err);
MUST_CHECK bool playbook_read(struct playbook *out, const char *name, const char *text, size_t n,
                              struct findings *bad, struct err *err);
MUST_CHECK bool deadlines_read(struct deadlines *out, const char *name, const char *text, size_t n,
                               struct findings *bad, struct err *err);

/* By id or title, with or without accents; NULL: none. */
const struct incident_group *incident_group_find(const struct incident_groups *list,
                                                 const char *text);
/* By id, written in any case. */
const struct play_step *playbook_find(const struct playbook *book, const char *id);
bool play_step_is_for(const struct play_step *step, const char *group);
const struct deadline *deadlines_find(const struct deadlines *list, const char *id);
/* Does it hold for what was detected on that day? */
bool deadline_holds(const struct deadline *deadline, struct date day);
bool deadline_is_for(const struct deadline *deadline, const char *group);
const char *step_phase_name(enum step_phase phase); /* "verify", "evidence", ... */
const char *step_phase_label(enum step_phase phase);

void incident_groups_release(struct incident_groups *list);
void playbook_release(struct playbook *book);
void deadlines_release(struct deadlines *list);

#endif
