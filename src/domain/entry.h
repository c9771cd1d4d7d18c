#ifndef DOMAIN_ENTRY_H
#define DOMAIN_ENTRY_H
/*
 * One entry of the watch log, and the chain that makes a changed one visible. Append-only: a
 * correction is a new entry that refers to the old one.
 *
 * Format 1: commit = SHA-256("trucban-c1" || salt || text); hash = SHA-256("trucban-e1" || previous
 * || for each of the fields, in this order, the length-prefixed name and value (absent ones
 * included): format, seq, entry_id, log_id, happened_at, entered_at, shift, person, uid, auth,
 * kind, refers_to, commit). The first `previous` is SHA-256 of the random log id. Salt, ids, commit
 * and previous enter as the hexadecimal text that is stored, numbers as decimal text, the kind by
 * its stable name; a shift or refers_to of none is absent.
 *
 * Format 2: the same, and after `commit` the fields number, system and record (each may be absent);
 * record is record_commit() with the entry's salt (domain/record.h). Entries are written in format
 * 2; those of format 1 verify for ever.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/hash.h"
#include "domain/record.h"

enum entry_kind {
	ENTRY_NOTE,     /* ghi chú */
	ENTRY_CHECK,    /* kiểm tra */
	ENTRY_INCIDENT, /* sự cố */
	ENTRY_CALL,     /* cuộc gọi */
	ENTRY_RECEIVED, /* tiếp nhận */
	ENTRY_HANDOVER, /* bàn giao */
	ENTRY_AMEND,    /* đính chính */
	ENTRY_SYSTEM,   /* written by the program: an export, a cover */
	ENTRY_KINDS
};

struct entry {
	int format;
	int64_t seq; /* 1.., without gaps */
	char *entry_id;
	int64_t happened_at, entered_at; /* UTC seconds */
	char *shift;                     /* slot id, or NULL outside any */
	char *person;                    /* code */
	char *name;                      /* as the person is called now; not hashed */
	int64_t uid;
	char *auth; /* "os", "stated", "pin" */
	enum entry_kind kind;
	int64_t refers_to; /* seq of the entry that this one corrects, or 0 */
	char *text;        /* NULL when redacted by order */
	char *salt;        /* hexadecimal, NULL when redacted */
	char *series;      /* in: its number is the next one of this series; NULL: it gets none */
	char *number;      /* "NK-2027-30-4-017", or NULL */
	char *system;      /* id of the system that it is about, or NULL */
	struct record record;
	char record_hash[HASH_HEX]; /* "" without a record */
	char commit[HASH_HEX];
	char hash[HASH_HEX];
	int64_t amended_by; /* seq of the newest correction of it, or 0; not hashed */
	char *refers_number, *amended_number; /* of these two, NULL without; not hashed */
};

struct entries {
	struct entry *entry;
	size_t n;
};

void entry_commit(char out[HASH_HEX], const char *salt, const char *text);
void entry_hash(char out[HASH_HEX], const struct entry *entry, const char *log_id,
                const char *previous);
void entry_first(char out[HASH_HEX], const char *log_id); /* `previous` of entry 1 */

const char *entry_kind_name(enum entry_kind kind); /* "note", "check", ... */
bool entry_kind_find(enum entry_kind *out,
                     const char *text); /* stable or translated, any accents */
const char *entry_kind_label(enum entry_kind kind);
void entry_release(struct entry *entry);
void entries_release(struct entries *entries);

#endif
