#ifndef DOMAIN_PHONE_H
#define DOMAIN_PHONE_H
/*
 * Vietnamese telephone numbers: stored as E.164 ("+842252785415" style), shown in the usual
 * grouping. Mobile 03/05/07/08/09 + 8 digits; landline 02xx + number (11 digits); 069 + 7 digits
 * (police, army); short emergency numbers 111-119; 1800/1900 service numbers. +84 and 0084 replace
 * the leading 0.
 */
#include "base/err.h"

#define PHONE_TEXT 32

/* Takes digits with blanks, dots, hyphens and brackets: "(024) 3640.4421", "0984.462472". */
MUST_CHECK bool phone_parse(char out[PHONE_TEXT], const char *text, struct err *err);

/* E.164 to "0904.185.683", "(024) 3640.4421", "069.278.5415"; foreign numbers stay as they are. */
char *phone_format(char buf[PHONE_TEXT], const char *e164);

bool phone_is_mobile(const char *e164);

#endif
