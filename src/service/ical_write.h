#ifndef SERVICE_ICAL_WRITE_H
#define SERVICE_ICAL_WRITE_H
/*
 * Content lines of iCalendar (RFC 5545) and vCard 3.0 (RFC 2426), which share their escaping and
 * folding. Lines are collected unfolded, each ended by a newline, and folded at the very end. Our
 * own because libical 3.0 writes control characters, CR and LF of parameters and URIs as they are,
 * and a TZID of its own.
 */
#include "base/str.h"

/* The pieces of a line with a user's text. Text: \ ; , and newlines escaped; control characters
 * dropped, bytes that are not UTF-8 replaced by U+FFFD. */
void ical_add_text(struct str *lines, const char *text);
/* A parameter's value in quotes. What cannot stand there, or is read in two ways (RFC 6868), is
 * replaced: " by ', ^ and newlines by blanks. */
void ical_add_parameter(struct str *lines, const char *text);
/* What may not stand in a URI is %-encoded. */
void ical_add_uri(struct str *lines, const char *text);

/* NAME:text, escaped. */
void ical_text(struct str *lines, const char *name, const char *text);

/*
 * Folds: lines of at most 75 octets ended by CR LF, cut between characters, never with an empty
 * continuation.
 */
void ical_fold(struct str *out, const char *lines);

#endif
