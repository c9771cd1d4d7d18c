#ifndef SERVICE_TRANSCRIBE_H
#define SERVICE_TRANSCRIBE_H
/*
 * What was written on paper while the program could not be used, brought into the watch log later:
 * an entry with a record of kind "paper" (page, written-at, second-reader). The transcriber is its
 * person; somebody else has read it against the page.
 */
#include "service/watchlog.h"

struct transcript {
	enum entry_kind kind;
	const char *text;
	const char *page;   /* of the duty book */
	int64_t written_at; /* as the page says */
	const char *reader; /* code or name of the second reader */
};

/* ERR_USAGE "no-page", "no-time"; ERR_CONFLICT "same-person". */
MUST_CHECK bool log_transcribe(struct entry *out, struct app *app,
                               const struct transcript *transcript, struct err *err);

#endif
