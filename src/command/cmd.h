#ifndef COMMAND_CMD_H
#define COMMAND_CMD_H
/* The parts of the command table, one for each noun; each ends with a {0}. Only for command.c. */
#include "command/command.h"

extern const struct command cmd_setup[];   /* init, doctor */
extern const struct command cmd_now[];     /* now */
extern const struct command cmd_holiday[]; /* holiday list, show, import */
extern const struct command cmd_staff[];   /* staff list, show, import, exempt */
extern const struct command cmd_pin[];     /* staff code; pin set, list, drop */
extern const struct command cmd_leave[];   /* leave list, import */
extern const struct command cmd_contact[]; /* contact list, show, import, confirm */
extern const struct command cmd_carried[]; /* unit, platform, duty list */
extern const struct command cmd_round[];   /* round list, show, due, done, all-normal, history */
extern const struct command cmd_botnet[];  /* botnet import, list, clean */
extern const struct command cmd_roster[];  /* roster generate, show, check, publish */
extern const struct command cmd_import[];  /* roster import */
extern const struct command cmd_edit[];    /* roster assign, lock, allot, candidates, submit ... */
extern const struct command cmd_change[];  /* roster history, cover, swap, diff */
extern const struct command cmd_actual[];  /* actual list, set */
extern const struct command cmd_report[];  /* report attendance */
extern const struct command cmd_ledger[];  /* roster ledger; ledger import, list, export, remove */
extern const struct command cmd_repair[];  /* roster repair */
extern const struct command cmd_explain[]; /* roster explain */
extern const struct command cmd_certify[]; /* roster certify */
extern const struct command cmd_export[];  /* roster export, export ics, export vcf */
extern const struct command cmd_notice[];  /* notice list, add */
extern const struct command cmd_checklist[]; /* checklist list, show, done, ..., assign */
extern const struct command cmd_watch[];   /* watch arrive, leave, list */
extern const struct command cmd_log[];       /* log add, list, search, amend, verify */
extern const struct command cmd_incident[];  /* incident open, list, show, step, call, ... */
extern const struct command cmd_request[];   /* request add, pass, answer, done, list */
extern const struct command cmd_help[];      /* console, help, version */

#endif
