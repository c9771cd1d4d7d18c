#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "base/banned.h"

struct reason {
	int number;
	const char *text;
};

/* Ours, because the C library's own translations are often not installed. */
static const struct reason reasons[] = {
    {EACCES, N_("Permission denied")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {EBUSY, N_("Device or resource busy")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EEXIST, N_("File exists")},
    {EFBIG, N_("File too large")},
    {EIO, N_("Input/output error")},
    {EISDIR, N_("Is a directory")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EMFILE, N_("Too many open files")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENFILE, N_("Too many open files in system")},
    {ENOENT, N_("No such file or directory")},
    {ENOMEM, N_("Cannot allocate memory")},
    {ENOSPC, N_("No space left on device")},
    {ENOTDIR, N_("Not a directory")},
    {EPERM, N_("Operation not permitted")},
    {EPIPE, N_("Broken pipe")},
    {EROFS, N_("Read-only file system")},
};

static const char *reason_text(int number)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].number == number)
			return _(reasons[i].text);
	return strerror(number);
}

/* A cut message must not end inside a character: it is shown and stored as UTF-8. */
static void drop_broken_tail(char *text)
{
	size_t n = strlen(text);
	size_t start = n;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start == 0)
		return;
	unsigned char lead = (unsigned char)text[start - 1];
	size_t want = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	if (n - start + 1 < want)
		text[start - 1] = '\0';
}

static void format_message(struct err *err, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

static void format_message(struct err *err, const char *fmt, va_list args)
{
	vsnprintf(err->msg, sizeof err->msg, fmt, args);
	drop_broken_tail(err->msg);
}

static void set_key(struct err *err, const char *key)
{
	assert(strlen(key) < sizeof err->key);
	snprintf(err->key, sizeof err->key, "%s", key);
}

/* Puts what err->msg holds behind the new text and a colon. */
static void append_message(struct err *err, const char *below)
{
	size_t n = strlen(err->msg);

	snprintf(err->msg + n, sizeof err->msg - n, ": %s", below);
	drop_broken_tail(err->msg);
}

bool err_set(struct err *err, enum err_code code, const char *key, const char *fmt, ...)
{
	va_list args;

	err->code = code;
	set_key(err, key);
	va_start(args, fmt);
	format_message(err, fmt, args);
	va_end(args);
	return false;
}

bool err_wrap(struct err *err, const char *fmt, ...)
{
	char below[sizeof err->msg];
	va_list args;

	memcpy(below, err->msg, sizeof below);
	va_start(args, fmt);
	format_message(err, fmt, args);
	va_end(args);
	append_message(err, below);
	return false;
}

bool err_errno(struct err *err, const char *key, const char *fmt, ...)
{
	const char *reason = reason_text(errno);
	va_list args;

	err->code = ERR_IO;
	set_key(err, key);
	va_start(args, fmt);
	format_message(err, fmt, args);
	va_end(args);
	append_message(err, reason);
	return false;
}

int err_exit_status(const struct err *err)
{
	static const int status[] = {
	    [ERR_NONE] = 0,  [ERR_USAGE] = 2, [ERR_NOT_FOUND] = 1, [ERR_CONFLICT] = 1,
	    [ERR_INPUT] = 1, [ERR_IO] = 1,    [ERR_FINDINGS] = 3,
	};

	return status[err->code];
}
