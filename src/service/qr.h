#ifndef SERVICE_QR_H
#define SERVICE_QR_H
/* A QR code (ISO/IEC 18004) as lines of text: the door of libqrencode. */
#include "base/err.h"

/*
 * Two rows of the code in each line, light ones drawn as blocks: for a terminal with light letters
 * on a dark ground, in which a telephone's camera reads it. With its quiet zone. Owned.
 */
MUST_CHECK bool qr_text(char **out, const char *content, struct err *err);
/* "tel:0692785415": as a telephone in Vietnam dials it. Owned. */
char *qr_dial(const char *e164);

#endif
