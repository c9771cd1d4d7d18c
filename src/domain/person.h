#ifndef DOMAIN_PERSON_H
#define DOMAIN_PERSON_H
/*
 * Somebody who can be on duty, and what limits when: skills, limits, leave, wishes, exemptions.
 * People are known by a code made once, never reused or deleted; leavers get an end date.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

enum role { ROLE_OFFICER, ROLE_SUPERVISOR, ROLE_READER };

struct person {
	char *code; /* "NV01" */
	char *name;
	char *position; /* "Phó Giám đốc", may be "" */
	char *unit;     /* "Phòng Tổ chức cán bộ", may be "" */
	char *phone;    /* E.164 or "" */
	char *login;    /* OS user or "" */
	char **skill;   /* "lanh-dao", "ky-thuat": what posts ask for */
	size_t n_skills;
	enum role role;
	int max_shifts; /* in one roster; 0: no limit */
	int max_nights; /* shifts that touch 22:00-06:00, in one roster; 0: no limit */
	bool has_left;
	struct date left; /* first day on which the person is no longer there, if has_left */
};

struct staff { /* in Vietnamese order of names */
	struct person *person;
	size_t n;
};

enum leave_kind {
	LEAVE_ABSENT,    /* no duty that touches it, for whatever reason */
	LEAVE_WISH_OFF,  /* would rather not */
	LEAVE_WISH_ON,   /* would like to */
	LEAVE_REST,      /* nghỉ bù: absent, and rest owed for duty is taken */
	LEAVE_ANNUAL,    /* nghỉ phép; these too are absences */
	LEAVE_SICK,      /* nghỉ ốm */
	LEAVE_MISSION,   /* công tác */
	LEAVE_MATERNITY, /* nghỉ thai sản */
	LEAVE_KINDS
};

struct leave {
	char *id; /* random, made once */
	char *person;
	enum leave_kind kind;
	int64_t from, to; /* UTC seconds, to excluded; whole days unless the leave gives hours */
	char *note;       /* may be "" */
};

struct leaves {
	struct leave *leave;
	size_t n;
};

enum exempt_kind { EXEMPT_ALL, EXEMPT_NIGHT, EXEMPT_ONSITE };

/* Only the kind is kept, never the reason. */
struct exemption {
	char *id;
	char *person;
	enum exempt_kind kind;
	struct date from, to; /* both included */
};

struct exemptions {
	struct exemption *exemption;
	size_t n;
};

const struct person *staff_find(const struct staff *staff, const char *code);
/* By code, else by exact name, else by login, else by unaccented name; NULL when none or several.
 */
const struct person *staff_match(const struct staff *staff, const char *text);
bool person_has_skill(const struct person *person, const char *skill); /* "" is had by everybody */
bool person_is_there(const struct person *person, struct date date);
void person_copy(struct person *out, const struct person *from);
void person_release(struct person *person);
void staff_add(struct staff *staff, const struct person *person); /* copied */
void staff_sort(struct staff *staff);
void staff_release(struct staff *staff);
bool leave_is_absence(enum leave_kind kind);                     /* no duty that touches it */
void leaves_add(struct leaves *list, const struct leave *leave); /* copied */
void leaves_release(struct leaves *list);
void exemptions_add(struct exemptions *list, const struct exemption *exemption); /* copied */
void exemptions_release(struct exemptions *list);

/* Stable English names for JSON and the store, and the way back; labels are translated. */
const char *role_name(enum role role);
bool role_find(enum role *out, const char *name);
const char *role_label(enum role role);
const char *leave_kind_name(enum leave_kind kind);
bool leave_kind_find(enum leave_kind *out, const char *name);
const char *leave_kind_label(enum leave_kind kind);
const char *exempt_kind_name(enum exempt_kind kind);
bool exempt_kind_find(enum exempt_kind *out, const char *name);
const char *exempt_kind_label(enum exempt_kind kind);

#endif
