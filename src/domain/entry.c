#include "domain/entry.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/viet.h"

#include "base/banned.h"

#define NUMBER_TEXT 24

static const struct {
	const char *name, *label;
} kinds[] = {
    [ENTRY_NOTE] = {"note", N_("note")},
    [ENTRY_CHECK] = {"check", N_("check")},
    [ENTRY_INCIDENT] = {"incident", N_("incident")},
    [ENTRY_CALL] = {"call", N_("call")},
    [ENTRY_RECEIVED] = {"received", N_("received")},
    [ENTRY_HANDOVER] = {"handover", N_("handover")},
    [ENTRY_AMEND] = {"amend", N_("correction")},
    [ENTRY_SYSTEM] = {"system", N_("by the program")},
};

_Static_assert(sizeof kinds / sizeof *kinds == ENTRY_KINDS, "a name for each kind");

/* ---- the chain ---- */

static struct hash *start(const char *domain)
{
	struct hash *hash = hash_new();

	hash_add(hash, domain, strlen(domain));
	return hash;
}

static void finish(char out[HASH_HEX], struct hash *hash)
{
	uint8_t sum[HASH_SIZE];

	hash_finish(hash, sum);
	hash_hex(out, sum);
}

static void add_number(struct hash *hash, const char *name, int64_t value)
{
	char text[NUMBER_TEXT];

	snprintf(text, sizeof text, "%lld", (long long)value);
	hash_add_field(hash, name, text);
}

void entry_commit(char out[HASH_HEX], const char *salt, const char *text)
{
	struct hash *hash = start("trucban-c1");

	hash_add(hash, salt, strlen(salt));
	hash_add(hash, text, strlen(text));
	finish(out, hash);
}

void entry_hash(char out[HASH_HEX], const struct entry *entry, const char *log_id,
                const char *previous)
{
	assert(entry->format == 1 || entry->format == 2);
	struct hash *hash = start("trucban-e1");

	hash_add(hash, previous, strlen(previous));
	add_number(hash, "format", entry->format);
	add_number(hash, "seq", entry->seq);
	hash_add_field(hash, "entry_id", entry->entry_id);
	hash_add_field(hash, "log_id", log_id);
	add_number(hash, "happened_at", entry->happened_at);
	add_number(hash, "entered_at", entry->entered_at);
	hash_add_field(hash, "shift", entry->shift);
	hash_add_field(hash, "person", entry->person);
	add_number(hash, "uid", entry->uid);
	hash_add_field(hash, "auth", entry->auth);
	hash_add_field(hash, "kind", entry_kind_name(entry->kind));
	if (entry->refers_to)
		add_number(hash, "refers_to", entry->refers_to);
	else
		hash_add_field(hash, "refers_to", NULL);
	hash_add_field(hash, "commit", entry->commit);
	if (entry->format >= 2) {
		hash_add_field(hash, "number", entry->number);
		hash_add_field(hash, "system", entry->system);
		hash_add_field(hash, "record", *entry->record_hash ? entry->record_hash : NULL);
	}
	finish(out, hash);
}

void entry_first(char out[HASH_HEX], const char *log_id)
{
	struct hash *hash = hash_new();

	hash_add(hash, log_id, strlen(log_id));
	finish(out, hash);
}

/* ---- kinds ---- */

const char *entry_kind_name(enum entry_kind kind)
{
	return kinds[kind].name;
}

const char *entry_kind_label(enum entry_kind kind)
{
	return _(kinds[kind].label);
}

bool entry_kind_find(enum entry_kind *out, const char *text)
{
	char *wanted = viet_fold(text);
	bool found = false;

	for (size_t i = 0; i < ENTRY_KINDS && !found; i++) {
		char *label = viet_fold(_(kinds[i].label));
		found = strcmp(wanted, kinds[i].name) == 0 || strcmp(wanted, label) == 0;
		free(label);
		if (found)
			*out = (enum entry_kind)i;
	}
	free(wanted);
	return found;
}

/* ---- memory ---- */

void entry_release(struct entry *entry)
{
	free(entry->entry_id);
	free(entry->shift);
	free(entry->person);
	free(entry->name);
	free(entry->auth);
	free(entry->text);
	free(entry->salt);
	free(entry->series);
	free(entry->number);
	free(entry->system);
	free(entry->refers_number);
	free(entry->amended_number);
	record_release(&entry->record);
	*entry = (struct entry){0};
}

void entries_release(struct entries *entries)
{
	for (size_t i = 0; i < entries->n; i++)
		entry_release(&entries->entry[i]);
	free(entries->entry);
	*entries = (struct entries){0};
}
