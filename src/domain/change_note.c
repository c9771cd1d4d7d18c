#include "domain/change_note.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const char *const kind_names[] = {
    [NOTE_PENDING] = "pending", [NOTE_CONSENT] = "consent", [NOTE_CONFIRMED] = "confirmed"};

bool change_is_pending(const struct change_notes *notes, const char *pair)
{
	bool is_pending = false;

	for (size_t i = 0; i < notes->n; i++) {
		const struct change_note *note = &notes->note[i];

		if (strcmp(note->pair, pair) != 0 || note->kind == NOTE_CONSENT)
			continue;
		is_pending = note->kind == NOTE_PENDING;
	}
	return is_pending;
}

void change_note_release(struct change_note *note)
{
	free(note->pair);
	free(note->person);
	free(note->means);
	free(note->note);
	free(note->by);
	free(note->auth);
	*note = (struct change_note){0};
}

void change_notes_release(struct change_notes *notes)
{
	for (size_t i = 0; i < notes->n; i++)
		change_note_release(&notes->note[i]);
	free(notes->note);
	*notes = (struct change_notes){0};
}

const char *change_note_kind_name(enum change_note_kind kind)
{
	return kind_names[kind];
}
