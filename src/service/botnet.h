#ifndef SERVICE_BOTNET_H
#define SERVICE_BOTNET_H
/*
 * Lists of botnet addresses: taken in, matched against ours, an entry of the log for each of ours
 * that stands on one, open until it is cleaned. Ours are the ranges of the configuration (`ranges`)
 * and the addresses of the register (records of kind "system", field "addresses").
 */
#include "domain/botnet.h"
#include "service/app.h"

struct botnet_import {
	char *list;            /* name of the file */
	char sha256[HASH_HEX]; /* of its bytes */
	size_t addresses, twice;
	size_t hits;         /* of ours that stand on it */
	size_t fresh;        /* of these, that were entered now; the others were known */
	struct findings bad; /* lines without an address */
	char *number;        /* of the entry that says all that */
};

/*
 * In one transaction: an entry about the list, then one for each of ours that is not open already
 * and was not cleaned since it stood on this very list (same bytes). ERR_USAGE "no-ranges" when
 * none of our addresses are known; ERR_INPUT "too-many-hits", BOTNET_HITS_MOST.
 */
MUST_CHECK bool botnet_import(struct botnet_import *out, struct app *app, const char *path,
                              struct err *err);
void botnet_import_release(struct botnet_import *import);

MUST_CHECK bool botnet_list(struct botnet_hits *out, struct app *app, struct err *err);
/* The entry that closes it. ERR_NOT_FOUND "no-hit" when that address is not open. */
MUST_CHECK bool botnet_clean(struct entry *out, struct app *app, const char *address,
                             const char *evidence, struct err *err);

#endif
