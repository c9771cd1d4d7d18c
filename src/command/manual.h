#ifndef COMMAND_MANUAL_H
#define COMMAND_MANUAL_H
/* Texts made of the command table, in the language that was chosen. */
#include "command/command.h"

/* Adds `c` as "trucban roster generate PERIOD". */
void manual_usage(struct out *out, const struct command *c);
/* All commands with one line each, and the global options. */
void manual_overview(struct out *out);
/* One command with its options. */
void manual_command(struct out *out, const struct command *c);
/* The section COMMANDS of trucban(1) in mdoc(7), and completion for bash. */
void manual_mdoc(struct out *out);
void manual_bash(struct out *out);

#endif
