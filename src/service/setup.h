#ifndef SERVICE_SETUP_H
#define SERVICE_SETUP_H
/* trucban init: a new database with its configuration, contacts and, if wanted, made-up people. */
#include "service/app.h"

struct setup {
	const char *profile; /* "truong", "so", "soc" */
	bool sample;         /* made-up people, marked for ever */
};

/* Makes the database at options->db and `trucban.conf` beside it unless there is one; the OS user
 * becomes the first supervisor. The paths made come out, owned. */
struct setup_result {
	char *database, *config;
	bool config_is_new;
	size_t people, contacts;
};
MUST_CHECK bool setup_init(struct setup_result *out, const struct app_options *options,
                           const struct setup *setup, struct err *err);
void setup_result_release(struct setup_result *result);

/* doctor: what is wrong with this installation; an empty list when nothing is. */
struct findings;
MUST_CHECK bool setup_doctor(struct findings *out, struct app *app, struct err *err);

#endif
