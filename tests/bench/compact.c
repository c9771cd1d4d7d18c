/*
 * compact FILE > MODEL.lp
 *
 * Writes an instance (solve/instance.h) as the usual integer program, one binary variable for each
 * person and slot, in the LP format that CBC and GLPK read: Curtois and Qu, "Computational results
 * on new staff scheduling benchmark instances" (2014), with successions gathered per shift and
 * squares as sums of unit steps. For comparison beside our own generator only.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "solve/instance.h"

#include "base/banned.h"

/* Both programs read no more than some 250 to 500 bytes of a line. */
#define TERMS_A_LINE 8

struct row {
	int32_t n; /* terms so far */
};

static void term(struct row *row, int64_t factor, const char *kind, int32_t a, int32_t b)
{
	if (factor == 0)
		return;
	printf("%s%c %" PRId64 " %s%d_%d", row->n % TERMS_A_LINE ? " " : "\n ",
	       factor < 0 ? '-' : '+', factor < 0 ? -factor : factor, kind, a, b);
	row->n++;
}

static void end(const struct row *row, const char *sense, int64_t value)
{
	if (row->n)
		printf(" %s %" PRId64 "\n", sense, value);
}

/* ---- who works on a day: the sum of the person's cells of that day ---- */

static void works(struct row *row, const struct instance *in, int32_t person, int32_t day,
                  int64_t factor)
{
	for (int32_t s = 0; s < in->n_shifts; s++)
		term(row, factor, "x", person, day * in->n_shifts + s);
}

static void objective(const struct instance *in)
{
	const struct solve_model *m = &in->model;
	int64_t *costs = xcalloc((size_t)m->n_people * (size_t)m->n_slots, sizeof *costs);
	struct row row = {0};

	printf("Minimize\n cost:");
	for (int32_t i = 0; i < m->n_cells; i++)
		costs[m->cells[i].person * m->n_slots + m->cells[i].slot] += m->cells[i].cost;
	for (int32_t i = 0; i < m->n_people * m->n_slots; i++)
		term(&row, costs[i], "x", i / m->n_slots, i % m->n_slots);
	free(costs);
	for (int32_t s = 0; s < m->n_slots; s++) {
		term(&row, m->slots[s].under, "u", s, 0);
		term(&row, m->slots[s].over, "o", s, 0);
	}
	for (int32_t i = 0; i < m->n_measures; i++)
		for (int32_t p = 0; p < m->n_people; p++)
			for (int32_t k = 0; k < in->n_days; k++)
				term(&row,
				     m->measures[i].weight[p] *
				         (2 * (m->measures[i].past[p] + k) + 1),
				     "h", p, k);
	/* A variable that is always 1. */
	term(&row, in->offset, "one", 0, 0);
	printf("\nSubject To\n");
}

static void heads(const struct instance *in)
{
	for (int32_t s = 0; s < in->model.n_slots; s++) {
		const struct solve_slot *slot = &in->model.slots[s];
		struct row row = {0};

		if (slot->under == 0 && slot->over == 0)
			continue;
		for (int32_t p = 0; p < in->n_staff; p++)
			term(&row, 1, "x", p, s);
		term(&row, 1, "u", s, 0);
		term(&row, -1, "o", s, 0);
		end(&row, "=", slot->need);
	}
}

static void steps(const struct instance *in)
{
	for (int32_t p = 0; p < in->n_staff && in->model.n_measures; p++) {
		struct row row = {0};

		for (int32_t d = 0; d < in->n_days; d++)
			works(&row, in, p, d, 1);
		for (int32_t k = 0; k < in->n_days; k++)
			term(&row, -1, "h", p, k);
		end(&row, "=", 0);
	}
}

static void one_a_day(const struct instance *in)
{
	for (int32_t p = 0; p < in->n_staff; p++)
		for (int32_t d = 0; d < in->n_days && in->n_shifts > 1; d++) {
			struct row row = {0};

			works(&row, in, p, d, 1);
			end(&row, "<=", 1);
		}
}

/* The reader lists the successors of one shift on one day in a row. */
static void successions(const struct instance *in)
{
	const struct solve_model *m = &in->model;

	for (int32_t p = 0; p < in->n_staff; p++)
		for (int32_t i = 0, k; i < m->n_conflicts; i = k) {
			struct row row = {0};

			term(&row, 1, "x", p, m->conflicts[i].a);
			for (k = i; k < m->n_conflicts && m->conflicts[k].a == m->conflicts[i].a;
			     k++)
				term(&row, 1, "x", p, m->conflicts[k].b);
			end(&row, "<=", 1);
		}
}

static void weekends(const struct instance *in, const struct solve_limit *limit)
{
	struct row sum = {0};

	for (int32_t k = 0; k < limit->n_slots; k += in->n_shifts) {
		struct row row = {0};

		works(&row, in, limit->person, limit->slots[k] / in->n_shifts, 1);
		term(&row, -1, "w", limit->person, limit->blocks[k]);
		end(&row, "<=", 0);
	}
	for (int32_t k = 0; k < limit->n_slots; k++)
		if (k == 0 || limit->blocks[k] != limit->blocks[k - 1])
			term(&sum, 1, "w", limit->person, limit->blocks[k]);
	end(&sum, "<=", limit->most);
}

static void limits(const struct instance *in)
{
	for (int32_t i = 0; i < in->model.n_limits; i++) {
		const struct solve_limit *limit = &in->model.limits[i];
		struct row row = {0};

		if (limit->blocks) {
			weekends(in, limit);
			continue;
		}
		for (int32_t k = 0; k < limit->n_slots; k++)
			term(&row, limit->weights[k], "x", limit->person, limit->slots[k]);
		if (limit->most != SOLVE_ANY)
			end(&row, "<=", limit->most);
		else
			end(&row, ">=", limit->least);
	}
}

/* No run of exactly `length` days between two of the other kind. */
static void no_run(const struct instance *in, int32_t person, int32_t length, bool work)
{
	for (int32_t d = 0; d + length + 1 < in->n_days; d++) {
		struct row row = {0};
		const int64_t outer = work ? 1 : -1;

		works(&row, in, person, d, outer);
		for (int32_t k = 1; k <= length; k++)
			works(&row, in, person, d + k, -outer);
		works(&row, in, person, d + length + 1, outer);
		end(&row, ">=", work ? 1 - length : -1);
	}
}

static void runs(const struct instance *in)
{
	for (int32_t i = 0; i < in->model.n_runs; i++) {
		const struct solve_run *run = &in->model.runs[i];

		for (int32_t d = 0; run->work_most && d + run->work_most < in->n_days; d++) {
			struct row row = {0};

			for (int32_t k = 0; k <= run->work_most; k++)
				works(&row, in, run->person, d + k, 1);
			end(&row, "<=", run->work_most);
		}
		for (int32_t n = 1; n < run->work_least; n++)
			no_run(in, run->person, n, true);
		for (int32_t n = 1; n < run->off_least; n++)
			no_run(in, run->person, n, false);
	}
}

static void bounds(const struct instance *in)
{
	const struct solve_model *m = &in->model;

	printf("Bounds\n one0_0 = 1\n");
	for (int32_t i = 0; i < m->n_forbids; i++)
		printf(" x%d_%d = 0\n", m->forbids[i].person, m->forbids[i].slot);
	for (int32_t p = 0; p < in->n_staff; p++)
		for (int32_t k = 0; k < in->n_days && m->n_measures; k++)
			printf(" h%d_%d <= 1\n", p, k);
}

static void binaries(const struct instance *in)
{
	printf("Binary\n");
	for (int32_t p = 0; p < in->n_staff; p++)
		for (int32_t s = 0; s < in->model.n_slots; s++)
			printf(" x%d_%d\n", p, s);
	for (int32_t i = 0; i < in->model.n_limits; i++) {
		const struct solve_limit *limit = &in->model.limits[i];

		for (int32_t k = 0; limit->blocks && k < limit->n_slots; k++)
			if (k == 0 || limit->blocks[k] != limit->blocks[k - 1])
				printf(" w%d_%d\n", limit->person, limit->blocks[k]);
	}
	printf("End\n");
}

int main(int argc, char **argv)
{
	struct instance in;
	struct err err;

	if (argc != 2) {
		fprintf(stderr, "usage: compact FILE > MODEL.lp\n");
		return 2;
	}
	if (!instance_read(&in, argv[1], &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	objective(&in);
	heads(&in);
	steps(&in);
	one_a_day(&in);
	successions(&in);
	limits(&in);
	runs(&in);
	bounds(&in);
	binaries(&in);
	instance_release(&in);
	return fflush(stdout) == 0 ? 0 : 1;
}
