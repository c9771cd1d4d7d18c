#ifndef COMMAND_CALL_TEXT_H
#define COMMAND_CALL_TEXT_H
/* A text that ends a command line. */
#include "command/call.h"

/* The arguments from `first` on as one text, "" without any; "-" alone reads standard input. */
MUST_CHECK bool call_text(char **out, const struct call *call, size_t first, struct err *err);

#endif
