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
/* The first of those that were recorded last: they share a pair. There is at least one. */
size_t changes_last(const struct roster *roster);

#endif
