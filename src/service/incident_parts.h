#ifndef SERVICE_INCIDENT_PARTS_H
#define SERVICE_INCIDENT_PARTS_H
/* Inside of the service: how something is done about an incident. */
#include "base/str.h"
#include "service/incidents.h"
#include "service/watchlog.h"

#define INCIDENT_RECORD "incident"

/* The number in full, owned. ERR_NOT_FOUND. */
MUST_CHECK bool incident_number(char **out, struct app *app, const char *text, struct err *err);
MUST_CHECK bool incident_read(struct incident *out, struct app *app, const char *number,
                              const struct playbook *book, struct err *err);

/* One act: begun with the incident as it stands in an open transaction, ended with its entry. */
struct incident_work {
	struct app *app;
	struct incident_facts facts;
	char *number;
	struct incident incident;
	int64_t at;
	enum entry_kind kind;
	struct fields fields; /* of the record */
	struct str text;      /* of the entry, Vietnamese */
};

/* Who may, when, which; `at` 0 is now. Unless it fails, one of the two below follows. */
MUST_CHECK bool work_begin(struct incident_work *work, struct app *app, const char *number,
                           const char *act, int64_t at, struct err *err);
MUST_CHECK bool work_end(struct entry *out, struct incident_work *work, struct err *err);
bool work_fail(struct incident_work *work); /* false */
/* Inside of a transaction, which it ends: the entry, by an id that finds it again. */
MUST_CHECK bool work_put(struct entry *out, struct app *app, const struct log_draft *draft,
                         struct err *err);
MUST_CHECK bool work_check_time(int64_t at, struct err *err);

#endif
