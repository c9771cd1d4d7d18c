#ifndef SERVICE_CARRIED_H
#define SERVICE_CARRIED_H
/*
 * The files of data/ that the program carries inside: holidays, contacts, units, platforms, duties,
 * rounds, the list before a holiday, profiles, samples. Named by their path below data/:
 * "holidays.csv", "profiles/so.conf".
 */

/* The text, NFC UTF-8 with a line break at its end, static; NULL when there is no such file. */
const char *carried_text(const char *name);

/* The names in order, to walk over: NULL after the last. */
const char *carried_name(unsigned index);

#endif
