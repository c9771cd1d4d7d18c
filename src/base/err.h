#ifndef BASE_ERR_H
#define BASE_ERR_H
/*
 * A failure: the only error type. It lives on the caller's stack and is the last argument of every
 * function that can fail; nothing is logged, printed or freed. Not for findings about a roster
 * (domain/finding.h), which are values, nor for a caller's bug, which is an assert.
 */
#include <stdbool.h>

enum err_code {
	ERR_NONE,
	ERR_USAGE,     /* the user asked for something malformed: exit status 2 */
	ERR_NOT_FOUND, /* the thing named does not exist: 1 */
	ERR_CONFLICT,  /* a rule of the roster or of the log forbids it: 1 */
	ERR_INPUT,     /* a file or database has wrong content: 1 */
	ERR_IO,        /* the system or the store refused: 1 */
	ERR_FINDINGS,  /* done, but something needs attention (a gap, a broken seal): 3 */
};

struct err {
	enum err_code code;
	char key[32];  /* stable, English, never translated: "no-such-person" */
	char msg[640]; /* for the user, already translated */
};

#define MUST_CHECK __attribute__((warn_unused_result))

/*
 * Records a failure and returns false, so that a failing function ends with
 * `return err_set(err, ERR_INPUT, "bad-phone", _("..."), ...)`. The lowest function sets it.
 */
bool err_set(struct err *err, enum err_code code, const char *key, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Puts what was being attempted in front of what went wrong below; keeps code and key. False. */
bool err_wrap(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The same for errno: "cannot open X: Permission denied". False. */
bool err_errno(struct err *err, const char *key, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The program's exit status for this failure (0, 1, 2 or 3). */
int err_exit_status(const struct err *err);

#endif
