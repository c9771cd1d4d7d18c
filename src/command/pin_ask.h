#ifndef COMMAND_PIN_ASK_H
#define COMMAND_PIN_ASK_H
/* Questions for a PIN on the controlling terminal: never an argument, a variable or a pipe. */
#include <stddef.h>

#include "base/err.h"

/* As struct app_options wants it. */
MUST_CHECK bool pin_ask(char *out, size_t room, const char *name, struct err *err);
/* The old PIN of somebody, or the code that he was given. */
MUST_CHECK bool pin_ask_proof(char *out, size_t room, const char *name, struct err *err);
/* A new one, typed twice alike; asks again when it may not be one. `phone` is the person's. */
MUST_CHECK bool pin_ask_new(char *out, size_t room, const char *phone, struct err *err);

#endif
