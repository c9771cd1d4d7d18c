#ifndef COMMAND_PHRASE_H
#define COMMAND_PHRASE_H
/* Phrases that several commands say in the same words. What is returned is owned by the caller. */
#include "base/err.h"
#include "command/out.h"
#include "domain/finding.h"
#include "service/phrases.h"

struct app;
struct json;

char *phrase_length(int64_t seconds);         /* "22 giờ 30 phút", "2 ngày 6 giờ" */
char *phrase_until(int64_t end, int64_t now); /* "đến 07:30", another day: "đến 07:30 T6 30/4" */
char *phrase_phone(const char *e164);         /* "" stays "" */
char *phrase_version(const struct roster *roster); /* "dự thảo lần 2", "bản 1, đã ban hành" */

/* One line, a sign for the severity in front: to the words or the data. */
void findings_word(struct out *out, const struct findings *findings);
void findings_show(struct out *out, const struct findings *findings);
/* True unless something needs attention (a warning or an error): then ERR_FINDINGS with the first.
 */
MUST_CHECK bool findings_settled(const struct findings *findings, struct err *err);
void findings_json(struct json *in, const char *key, const struct findings *findings);

/* Says on a print that people or clock are made up; nothing where they are real. */
void mark_show(struct out *out, const struct app *app);
void mark_json(struct json *in, const struct app *app);

#endif
