#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "solve/instance.h"
#include "solve/instance_text.h"

#include "base/banned.h"

bool instance_write(const char *path, const struct instance *instance,
                    const struct solve_assignment *assignment, struct err *err)
{
	const size_t n_days = (size_t)instance->n_days;
	const char **cells = xcalloc((size_t)instance->n_staff * n_days + 1, sizeof *cells);
	struct str text = {0};
	bool ok;

	for (int32_t i = 0; i < assignment->n; i++) {
		const struct solve_held *held = &assignment->held[i];

		cells[(size_t)held->person * n_days + (size_t)(held->slot / instance->n_shifts)] =
		    instance->shifts[held->slot % instance->n_shifts];
	}
	for (int32_t p = 0; p < instance->n_staff; p++) {
		str_add(&text, instance->staff[p]);
		for (size_t d = 0; d < n_days; d++) {
			const char *cell = cells[(size_t)p * n_days + d];

			str_addc(&text, d ? ',' : ' ');
			str_add(&text, cell ? cell : "-");
		}
		str_addc(&text, '\n');
	}
	ok = file_write(path, str_text(&text), text.n, 0644, err);
	str_release(&text);
	free(cells);
	return ok;
}

static bool read_cells(struct solve_assignment *out, const struct instance *in,
                       const struct text_line *line, int32_t person, struct err *err)
{
	if (line->n != in->n_days)
		return text_complain(line, err, "not a cell for each day", in->staff[person]);
	for (int32_t d = 0; d < line->n; d++) {
		int32_t shift;

		if (!*line->fields[d] || strcmp(line->fields[d], "-") == 0)
			continue;
		shift = text_find(in->shifts, in->n_shifts, line->fields[d]);
		if (shift < 0)
			return text_complain(line, err, "an unknown shift", line->fields[d]);
		out->held = array_grow(out->held, (size_t)out->n, sizeof *out->held);
		out->held[out->n++] = (struct solve_held){d * in->n_shifts + shift, person};
	}
	return true;
}

static bool read_person(struct solve_assignment *out, char *seen, const struct instance *in,
                        struct text_line *line, char *name, struct err *err)
{
	char *cells = name + strcspn(name, " \t");
	int32_t person;
	bool ok;

	if (*cells)
		*cells++ = '\0';
	person = text_find(in->staff, in->n_staff, name);
	if (person < 0)
		return text_complain(line, err, "an unknown person", name);
	if (seen[person]++)
		return text_complain(line, err, "a person given twice", name);
	line->fields = text_split(&line->n, cells, ',');
	ok = read_cells(out, in, line, person, err);
	free(line->fields);
	return ok;
}

bool instance_read_roster(struct solve_assignment *out, const struct instance *instance,
                          const char *path, struct err *err)
{
	struct text_line line = {.path = path};
	struct solve_assignment held = {0};
	char *text, *rest, *name, *seen;
	bool ok = true;

	if (!text_read(&text, path, err))
		return false;
	seen = xcalloc((size_t)instance->n_staff + 1, 1);
	rest = text;
	while (ok && (name = text_next(&line, &rest)))
		ok = read_person(&held, seen, instance, &line, name, err);
	for (int32_t p = 0; p < instance->n_staff && ok; p++)
		if (!seen[p])
			ok = text_complain(&line, err, "the file ends without", instance->staff[p]);
	if (ok) {
		solve_assignment_sort(&held);
		*out = held;
	} else {
		solve_assignment_release(&held);
	}
	free(seen);
	free(text);
	return ok;
}
