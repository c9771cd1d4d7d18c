#ifndef COMMAND_SHOW_CHANGES_H
#define COMMAND_SHOW_CHANGES_H
/* How covers and swaps with their consents are shown, for people and as JSON. */
#include "command/out.h"
#include "service/roster_changes.h"

/* Those of a roster from the `first` change on; with `pending` only what waits to be confirmed. */
void changes_show(struct out *out, const struct roster_changes *changes, size_t first,
                  bool pending);
void changes_json(struct out *out, const struct roster_changes *changes, size_t first,
                  bool pending);
/* Where a pair begins; n_changes when a version published since has taken it over. */
size_t changes_find(const struct roster *roster, const char *pair);

#endif
