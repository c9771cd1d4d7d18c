#include "domain/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

static const char *const names[RECORD_EFFECTS] = {
    [RECORD_NONE] = "none",
    [RECORD_OPENS] = "opens",
    [RECORD_UPDATES] = "updates",
    [RECORD_CLOSES] = "closes",
};

void record_commit(char out[HASH_HEX], const struct record *record, const char *salt)
{
	static const char domain[] = "trucban-r1";
	struct hash *hash = hash_new();
	char *fields = fields_format(&record->fields);
	uint8_t sum[HASH_SIZE];

	hash_add(hash, domain, sizeof domain - 1);
	hash_add(hash, salt, strlen(salt));
	hash_add_field(hash, "kind", record->kind);
	hash_add_field(hash, "object", record->object);
	hash_add_field(hash, "effect", names[record->effect]);
	hash_add_field(hash, "fields", fields);
	hash_finish(hash, sum);
	hash_hex(out, sum);
	free(fields);
}

void record_copy(struct record *out, const struct record *from)
{
	struct record record = *from;

	record.kind = from->kind ? xstrdup(from->kind) : NULL;
	record.object = from->object ? xstrdup(from->object) : NULL;
	fields_copy(&record.fields, &from->fields);
	*out = record;
}

void record_release(struct record *record)
{
	free(record->kind);
	free(record->object);
	fields_release(&record->fields);
	*record = (struct record){0};
}

const char *record_effect_name(enum record_effect effect)
{
	return names[effect];
}

bool record_effect_find(enum record_effect *out, const char *name)
{
	for (int i = 0; i < RECORD_EFFECTS; i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		*out = (enum record_effect)i;
		return true;
	}
	return false;
}
