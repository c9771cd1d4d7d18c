#ifndef BASE_BANNED_H
#define BASE_BANNED_H
/*
 * Calls that nobody here may make; included last in every .c file.
 * Text: struct str. Civil time: base/zone.h. Numbers: number_parse(). Width: utf8_width().
 */
/* The C library makes macros of these; a macro cannot be poisoned. */
#undef alloca
#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat sprintf vsprintf strncpy strncat strtok gets localtime gmtime
#pragma GCC poison mktime ctime asctime atoi atol wcwidth wcswidth alloca
#endif
