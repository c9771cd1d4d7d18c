#include "solve/instance.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/instance_text.h"
#include "solve/model_build.h"

#include "base/banned.h"

#define MOST_DAYS   3999
#define MOST_SLOTS  20000
#define MOST_STAFF  10000
#define MOST_VALUE  1000000000
#define MOST_WEIGHT 1000000 /* of squares */
#define DAY         86400

/* In the order in which they are understood, whatever their order in the file. */
enum section { HORIZON, SHIFTS, STAFF, DAYS_OFF, SHIFT_ON, SHIFT_OFF, COVER, HIST, SECTIONS };

static const struct {
	const char *name;
	bool is_needed;
} sections[SECTIONS] = {
    [HORIZON] = {"SECTION_HORIZON", true},
    [SHIFTS] = {"SECTION_SHIFTS", true},
    [STAFF] = {"SECTION_STAFF", true},
    [DAYS_OFF] = {"SECTION_DAYS_OFF", false},
    [SHIFT_ON] = {"SECTION_SHIFT_ON_REQUESTS", false},
    [SHIFT_OFF] = {"SECTION_SHIFT_OFF_REQUESTS", false},
    [COVER] = {"SECTION_COVER", true},
    [HIST] = {"SECTION_HIST", false},
};

struct reader {
	const char *path;
	char *text;
	int32_t n_lines;
	struct text_line *lines;
	bool seen[SECTIONS];
	int32_t *minutes;               /* per shift */
	char *has_days_off, *has_cover; /* per person, per slot */
	int32_t hist;                   /* the measure, or SOLVE_NONE */
	char *has_hist;                 /* per person */
};

static bool find_section(struct reader *r, int32_t *section, const struct text_line *line,
                         const char *name, struct err *err)
{
	for (int i = 0; i < SECTIONS; i++)
		if (strcmp(sections[i].name, name) == 0) {
			if (r->seen[i])
				return text_complain(line, err, "a section given twice", name);
			r->seen[i] = true;
			*section = i;
			return true;
		}
	return text_complain(line, err, "an unknown section", name);
}

static bool read_lines(struct reader *r, struct err *err)
{
	struct text_line line = {.path = r->path, .section = SECTIONS};
	char *text, *rest = r->text;

	while ((text = text_next(&line, &rest))) {
		if (strncmp(text, "SECTION_", 8) == 0) {
			if (!find_section(r, &line.section, &line, text, err))
				return false;
			continue;
		}
		if (line.section == SECTIONS)
			return text_complain(&line, err, "a line before the first section", text);
		r->lines = array_grow(r->lines, (size_t)r->n_lines, sizeof *r->lines);
		r->lines[r->n_lines] = line;
		r->lines[r->n_lines].fields = text_split(&r->lines[r->n_lines].n, text, ',');
		r->n_lines++;
	}
	for (int i = 0; i < SECTIONS; i++)
		if (sections[i].is_needed && !r->seen[i])
			return text_complain(&line, err, "the file ends without", sections[i].name);
	return true;
}

static bool get_field(int64_t *out, const struct text_line *line, int32_t field, int64_t most,
                      struct err *err)
{
	return text_number(out, line, line->fields[field], most, err);
}

static bool get_shift(int32_t *out, const struct instance *in, const struct text_line *line,
                      const char *name, struct err *err)
{
	*out = text_find(in->shifts, in->n_shifts, name);
	return *out >= 0 || text_complain(line, err, "an unknown shift", name);
}

static bool get_person(int32_t *out, const struct instance *in, const struct text_line *line,
                       struct err *err)
{
	*out = text_find(in->staff, in->n_staff, line->fields[0]);
	return *out >= 0 || text_complain(line, err, "an unknown person", line->fields[0]);
}

static bool get_day(int32_t *out, const struct instance *in, const struct text_line *line,
                    const char *text, struct err *err)
{
	int64_t day;

	if (!text_number(&day, line, text, in->n_days - 1, err))
		return false;
	*out = (int32_t)day;
	return true;
}

/* ---- horizon and shifts ---- */

static bool read_horizon(struct instance *in, struct reader *r, const struct text_line *line,
                         struct err *err)
{
	int64_t days;

	(void)r;
	if (in->n_days)
		return text_complain(line, err, "a second horizon", "");
	if (!text_want(line, 1, 1, err) || !get_field(&days, line, 0, MOST_DAYS, err))
		return false;
	if (days == 0)
		return text_complain(line, err, "a horizon of no days", "");
	in->n_days = (int32_t)days;
	return true;
}

static bool read_shift(struct instance *in, struct reader *r, const struct text_line *line,
                       struct err *err)
{
	int64_t minutes;

	if (!text_want(line, 2, 3, err) || !get_field(&minutes, line, 1, MOST_VALUE / DAY, err) ||
	    !text_name(&in->shifts, &in->n_shifts, line, err))
		return false;
	if (in->n_shifts * (int64_t)in->n_days > MOST_SLOTS)
		return text_complain(line, err, "more shifts than can be dealt with", "");
	r->minutes = array_grow(r->minutes, (size_t)in->n_shifts - 1, sizeof *r->minutes);
	r->minutes[in->n_shifts - 1] = (int32_t)minutes;
	return true;
}

static bool read_successors(struct instance *in, const struct text_line *line, struct err *err)
{
	const int32_t a = text_find(in->shifts, in->n_shifts, line->fields[0]);
	char **names;
	int32_t n, b;
	bool ok = true;

	if (line->n < 3 || !*line->fields[2])
		return true;
	names = text_split(&n, line->fields[2], '|');
	for (int32_t i = 0; i < n && ok; i++) {
		if (!*names[i])
			continue;
		ok = get_shift(&b, in, line, names[i], err);
		for (int32_t d = 0; d + 1 < in->n_days && ok; d++)
			solve_model_conflict(&in->model, d * in->n_shifts + a,
			                     (d + 1) * in->n_shifts + b, false);
	}
	free(names);
	return ok;
}

static bool make_slots(struct instance *in, struct reader *r, struct err *err)
{
	in->model.n_days = in->n_days;
	for (int32_t d = 0; d < in->n_days; d++)
		for (int32_t s = 0; s < in->n_shifts; s++) {
			struct solve_slot *slot;

			solve_model_add_slot(&in->model, d * (int64_t)DAY, (d + 1) * (int64_t)DAY,
			                     d, s);
			slot = &in->model.slots[in->model.n_slots - 1];
			slot->need = 0;
			slot->under = slot->over = 0;
		}
	for (int32_t i = 0; i < r->n_lines; i++)
		if (r->lines[i].section == SHIFTS && !read_successors(in, &r->lines[i], err))
			return false;
	return true;
}

/* ---- staff ---- */

static int32_t add_rule(struct instance *in, enum solve_rule_kind kind, int32_t group,
                        int64_t value)
{
	return solve_model_add_rule(
	    &in->model,
	    &(struct solve_rule){kind, in->n_staff - 1, SOLVE_NONE, group, (int32_t)value, 0});
}

/* Of the last person; on all slots when `shift` is SOLVE_NONE, else on those of one shift. */
static void add_limit(struct instance *in, enum solve_rule_kind kind, int64_t value, int32_t shift,
                      const int32_t *minutes)
{
	struct solve_limit limit = {.person = in->n_staff - 1, .most = SOLVE_ANY};
	const int32_t n = in->model.n_slots;

	limit.rule = add_rule(in, kind, shift, value);
	if (kind == SOLVE_MIN)
		limit.least = value;
	else
		limit.most = value;
	limit.slots = xcalloc((size_t)n, sizeof *limit.slots);
	limit.weights = xcalloc((size_t)n, sizeof *limit.weights);
	for (int32_t s = 0; s < n; s++) {
		if (shift != SOLVE_NONE && in->model.slots[s].group != shift)
			continue;
		limit.slots[limit.n_slots] = s;
		limit.weights[limit.n_slots++] = minutes ? minutes[s % in->n_shifts] : 1;
	}
	solve_model_limit(&in->model, &limit);
	free(limit.slots);
	free(limit.weights);
}

static void add_weekends(struct instance *in, int64_t most)
{
	struct solve_limit limit = {.person = in->n_staff - 1, .most = most};
	const int32_t n = in->model.n_slots;

	limit.rule = add_rule(in, SOLVE_MAX, SOLVE_NONE, most);
	limit.slots = xcalloc((size_t)n, sizeof *limit.slots);
	limit.blocks = xcalloc((size_t)n, sizeof *limit.blocks);
	for (int32_t s = 0; s < n; s++) {
		const int32_t day = s / in->n_shifts;

		if (day % 7 < 5)
			continue;
		limit.slots[limit.n_slots] = s;
		limit.blocks[limit.n_slots++] = day / 7;
	}
	solve_model_limit(&in->model, &limit);
	free(limit.slots);
	free(limit.blocks);
}

static void forbid_shift(struct instance *in, int32_t shift)
{
	const int32_t rule = add_rule(in, SOLVE_SKILL, shift, SOLVE_NONE);

	for (int32_t d = 0; d < in->n_days; d++)
		solve_model_forbid(&in->model, in->n_staff - 1, d * in->n_shifts + shift, rule);
}

/* "E=14|L=0": at most so many of each shift; what is not named is not limited. */
static bool read_most(struct instance *in, const struct text_line *line, struct err *err)
{
	char *seen = xcalloc((size_t)in->n_shifts + 1, 1);
	int32_t n;
	char **parts = text_split(&n, line->fields[1], '|');
	bool ok = true;

	for (int32_t i = 0; i < n && ok; i++) {
		char *value = strchr(parts[i], '=');
		int32_t shift;
		int64_t most;

		if (!value) {
			ok = text_complain(line, err, "not a shift and a number", parts[i]);
			break;
		}
		*value++ = '\0';
		ok = get_shift(&shift, in, line, text_trim(parts[i]), err) &&
		     text_number(&most, line, text_trim(value), MOST_VALUE, err);
		if (ok && seen[shift]++)
			ok = text_complain(line, err, "a shift given twice", in->shifts[shift]);
		else if (ok && most == 0)
			forbid_shift(in, shift);
		else if (ok && most < in->n_days)
			add_limit(in, SOLVE_MAX, most, shift, NULL);
	}
	free(parts);
	free(seen);
	return ok;
}

static int32_t run_length(const struct instance *in, int64_t length)
{
	/* A run of all days is longer than any least length need be. */
	return (int32_t)(length < in->n_days ? length : in->n_days);
}

static void add_runs(struct instance *in, int64_t work_most, int64_t work_least, int64_t off_least)
{
	struct solve_run run = {.person = in->n_staff - 1};

	run.work_least = work_least > 1 ? run_length(in, work_least) : 0;
	run.off_least = off_least > 1 ? run_length(in, off_least) : 0;
	run.work_most = work_most < in->n_days ? (int32_t)work_most : 0;
	if (!run.work_least && !run.off_least && work_most >= in->n_days)
		return;
	run.rule = add_rule(in, SOLVE_RUN, SOLVE_NONE, work_most);
	if (work_most == 0) /* no day of work at all */
		for (int32_t s = 0; s < in->model.n_slots; s++)
			solve_model_forbid(&in->model, run.person, s, run.rule);
	solve_model_run(&in->model, &run);
}

/* ID, most of each shift, most and least minutes, most and least days of work in a row, least days
 * off in a row, most weekends. */
static bool read_person(struct instance *in, struct reader *r, const struct text_line *line,
                        struct err *err)
{
	int64_t v[8], longest = 0;

	if (!text_want(line, 8, 8, err))
		return false;
	for (int32_t i = 2; i < 8; i++)
		if (!get_field(&v[i], line, i, MOST_VALUE, err))
			return false;
	if (in->n_staff == MOST_STAFF)
		return text_complain(line, err, "more staff than can be dealt with", "");
	if (!text_name(&in->staff, &in->n_staff, line, err))
		return false;
	solve_model_add_person(&in->model);
	if (!read_most(in, line, err))
		return false;
	for (int32_t s = 0; s < in->n_shifts; s++)
		longest = r->minutes[s] > longest ? r->minutes[s] : longest;
	/* What cannot be broken needs no rule. */
	if (v[2] < longest * in->n_days)
		add_limit(in, SOLVE_MAX, v[2], SOLVE_NONE, r->minutes);
	if (v[3] > 0)
		add_limit(in, SOLVE_MIN, v[3], SOLVE_NONE, r->minutes);
	add_runs(in, v[4], v[5], v[6]);
	if (v[7] < (in->n_days + 1) / 7)
		add_weekends(in, v[7]);
	return true;
}

/* ---- what refers to staff ---- */

static void make_marks(const struct instance *in, struct reader *r)
{
	r->has_days_off = xcalloc((size_t)in->n_staff + 1, 1);
	r->has_hist = xcalloc((size_t)in->n_staff + 1, 1);
	r->has_cover = xcalloc((size_t)in->model.n_slots + 1, 1);
}

static bool read_days_off(struct instance *in, struct reader *r, const struct text_line *line,
                          struct err *err)
{
	int32_t person, day;

	if (!get_person(&person, in, line, err))
		return false;
	if (r->has_days_off[person]++)
		return text_complain(line, err, "days off given twice", in->staff[person]);
	for (int32_t i = 1; i < line->n; i++) {
		int32_t rule;

		if (!*line->fields[i])
			continue;
		if (!get_day(&day, in, line, line->fields[i], err))
			return false;
		rule = solve_model_add_rule(&in->model,
		                            &(struct solve_rule){SOLVE_LEAVE, person, SOLVE_NONE,
		                                                 SOLVE_NONE, SOLVE_NONE, day});
		for (int32_t s = 0; s < in->n_shifts; s++)
			solve_model_forbid(&in->model, person, day * in->n_shifts + s, rule);
	}
	return true;
}

static bool read_request(struct instance *in, struct reader *r, const struct text_line *line,
                         struct err *err)
{
	int32_t person, day, shift;
	int64_t weight;

	(void)r;
	if (!text_want(line, 4, 4, err) || !get_person(&person, in, line, err) ||
	    !get_day(&day, in, line, line->fields[1], err) ||
	    !get_shift(&shift, in, line, line->fields[2], err) ||
	    !get_field(&weight, line, 3, MOST_VALUE, err))
		return false;
	/* A wish costs its weight when it is not met: paid in advance and given back. */
	if (line->section == SHIFT_ON)
		in->offset += weight;
	solve_model_cell(&in->model, person, day * in->n_shifts + shift,
	                 line->section == SHIFT_ON ? -weight : weight);
	return true;
}

static bool read_cover(struct instance *in, struct reader *r, const struct text_line *line,
                       struct err *err)
{
	struct solve_slot *slot;
	int32_t day, shift;
	int64_t need, under, over;

	if (!text_want(line, 5, 5, err) || !get_day(&day, in, line, line->fields[0], err) ||
	    !get_shift(&shift, in, line, line->fields[1], err) ||
	    !get_field(&need, line, 2, MOST_STAFF, err) ||
	    !get_field(&under, line, 3, MOST_VALUE, err) ||
	    !get_field(&over, line, 4, MOST_VALUE, err))
		return false;
	if (r->has_cover[day * in->n_shifts + shift]++)
		return text_complain(line, err, "a cover given twice", in->shifts[shift]);
	slot = &in->model.slots[day * in->n_shifts + shift];
	slot->need = (int32_t)need;
	slot->under = under;
	slot->over = over;
	return true;
}

static bool read_hist(struct instance *in, struct reader *r, const struct text_line *line,
                      struct err *err)
{
	struct solve_measure *m;
	int32_t person;
	int64_t past, weight;

	if (!text_want(line, 3, 3, err) || !get_person(&person, in, line, err) ||
	    !get_field(&past, line, 1, MOST_DAYS, err) ||
	    !get_field(&weight, line, 2, MOST_WEIGHT, err))
		return false;
	if (r->has_hist[person]++)
		return text_complain(line, err, "a past given twice", in->staff[person]);
	if (r->hist == SOLVE_NONE) {
		r->hist = solve_model_add_measure(&in->model, 0);
		for (int32_t s = 0; s < in->model.n_slots; s++)
			in->model.measures[r->hist].points[s] = 1;
	}
	m = &in->model.measures[r->hist];
	m->past[person] = past;
	m->weight[person] = weight;
	in->offset += weight * past * past;
	return true;
}

/* ---- the whole ---- */

typedef bool read_line(struct instance *in, struct reader *r, const struct text_line *line,
                       struct err *err);

static bool understand(struct instance *in, struct reader *r, struct err *err)
{
	static read_line *const readers[SECTIONS] = {
	    [HORIZON] = read_horizon,   [SHIFTS] = read_shift,     [STAFF] = read_person,
	    [DAYS_OFF] = read_days_off, [SHIFT_ON] = read_request, [SHIFT_OFF] = read_request,
	    [COVER] = read_cover,       [HIST] = read_hist,
	};

	for (int section = 0; section < SECTIONS; section++) {
		for (int32_t i = 0; i < r->n_lines; i++)
			if ((int)r->lines[i].section == section &&
			    !readers[section](in, r, &r->lines[i], err))
				return false;
		if ((section == HORIZON && !in->n_days) || (section == SHIFTS && !in->n_shifts) ||
		    (section == STAFF && !in->n_staff))
			return err_set(err, ERR_INPUT, "bad-instance", "%s: %s is empty", r->path,
			               sections[section].name);
		if (section == SHIFTS && !make_slots(in, r, err))
			return false;
		if (section == STAFF)
			make_marks(in, r);
	}
	if (!solve_model_check(&in->model, err))
		return err_wrap(err, "%s", r->path);
	return true;
}

static void reader_release(struct reader *r)
{
	for (int32_t i = 0; i < r->n_lines; i++)
		free(r->lines[i].fields);
	free(r->lines);
	free(r->minutes);
	free(r->has_days_off);
	free(r->has_cover);
	free(r->has_hist);
	free(r->text);
}

bool instance_read(struct instance *out, const char *path, struct err *err)
{
	struct reader r = {.path = path, .hist = SOLVE_NONE};
	struct instance in = {0};
	bool ok;

	if (!text_read(&r.text, path, err))
		return false;
	ok = read_lines(&r, err) && understand(&in, &r, err);
	if (ok)
		*out = in;
	else
		instance_release(&in);
	reader_release(&r);
	return ok;
}

void instance_release(struct instance *instance)
{
	for (int32_t i = 0; i < instance->n_shifts; i++)
		free(instance->shifts[i]);
	for (int32_t i = 0; i < instance->n_staff; i++)
		free(instance->staff[i]);
	free(instance->shifts);
	free(instance->staff);
	solve_model_release(&instance->model);
	*instance = (struct instance){0};
}
