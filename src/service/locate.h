#ifndef SERVICE_LOCATE_H
#define SERVICE_LOCATE_H
/* Where the database and the configuration are: the order of precedence, and nothing else. */
#include "service/app.h"

/*
 * The configuration: the file that was found and read, or the profile `profile` that the program
 * carries. A named file (--config, $TRUCBAN_CONFIG) must be there; the others are looked for: the
 * database's name with .conf instead of .db, $XDG_CONFIG_HOME/trucban/trucban.conf,
 * /etc/trucban.conf. `database` may be NULL when it is not known yet, `profile` too (then the
 * profile is "so").
 */
MUST_CHECK bool locate_config(struct config *out, const struct app_options *options,
                              const char *database, const char *profile, struct err *err);

/* demo/trucban.db -> demo/trucban.conf. Owned. */
char *locate_config_beside(const char *database);

#endif
