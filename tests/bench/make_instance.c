/*
 * make_instance DAYS STAFF SEED > FILE
 *
 * A made-up problem in the format of solve/instance.h: an agency that keeps three shifts of
 * officers (E, L, N) and, from a month on, of technicians too. The same three numbers give the same
 * bytes everywhere. Five days are a holiday; from 28 days on people are held to hours, runs and
 * weekends as in a month's roster.
 */
#include <inttypes.h>
#include <stdio.h>

#include "base/number.h"

#include "base/banned.h"

#define SHIFTS 6

static const char *const names[SHIFTS] = {"OE", "OL", "ON", "TE", "TL", "TN"};
static const char *const after[SHIFTS] = {"", "OE|TE", "OE|TE|OL|TL", "", "OE|TE", "OE|TE|OL|TL"};

struct maker {
	int32_t days, staff;
	uint64_t random;
};

/* Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003. */
static int32_t below(struct maker *m, int32_t n)
{
	m->random ^= m->random << 13;
	m->random ^= m->random >> 7;
	m->random ^= m->random << 17;
	return (int32_t)((m->random >> 20) % (uint64_t)n);
}

static bool is_month(const struct maker *m)
{
	return m->days >= 28;
}

/* One in four is a technician; some officers can stand in for them. */
static void write_staff(struct maker *m)
{
	printf("\nSECTION_STAFF\n");
	for (int32_t p = 0; p < m->staff; p++) {
		const bool technician = p % 4 == 3;
		const bool both = !technician && below(m, 4) == 0;
		const bool day_only = below(m, 6) == 0;

		printf("P%03" PRId32 ",", p);
		for (int s = 0; s < SHIFTS; s++) {
			const bool may = (s >= 3 ? technician || both : !technician) &&
			                 !(day_only && s % 3 == 2);

			printf("%s%s=%" PRId32, s ? "|" : "", names[s], may ? m->days : 0);
		}
		if (is_month(m))
			printf(",%" PRId32 ",%" PRId32 ",5,%d,2,%" PRId32 "\n",
			       m->days * 24 / 7 * 60, m->days * 12 / 7 * 60, 1 + below(m, 2),
			       (m->days + 6) / 7 - 2);
		else
			printf(",%" PRId32 ",0,4,1,1,2\n", 480 * (m->days < 4 ? m->days : 4));
	}
}

static void write_wishes(struct maker *m)
{
	printf("\nSECTION_DAYS_OFF\n");
	for (int32_t p = 0; p < m->staff; p++)
		if (below(m, 3) == 0)
			printf("P%03" PRId32 ",%" PRId32 "\n", p, below(m, m->days));
	printf("\nSECTION_SHIFT_ON_REQUESTS\n");
	for (int32_t p = 0; p < m->staff; p++)
		if (below(m, 3) == 0)
			printf("P%03" PRId32 ",%" PRId32 ",%s,%" PRId32 "\n", p, below(m, m->days),
			       names[p % 4 == 3 ? 3 + below(m, 3) : below(m, 3)], 1 + below(m, 3));
	printf("\nSECTION_SHIFT_OFF_REQUESTS\n");
	for (int32_t p = 0; p < m->staff; p++) {
		const int32_t day = below(m, m->days), weight = 2 * (1 + below(m, 3));

		if (below(m, 3) != 0)
			continue;
		for (int s = 0; s < SHIFTS; s++)
			printf("P%03" PRId32 ",%" PRId32 ",%s,%" PRId32 "\n", p, day, names[s],
			       weight);
	}
}

/* Heads in proportion to the staff: a fifth of a month's working days, few on a holiday. */
static void write_cover(const struct maker *m)
{
	printf("\nSECTION_COVER\n");
	for (int32_t d = 0; d < m->days; d++)
		for (int s = 0; s < SHIFTS; s++) {
			const int32_t share = s < 3 ? 3 : 1;
			int32_t need = m->staff * share / (is_month(m) ? 28 : 40);

			if (is_month(m) && d % 7 >= 5)
				need -= need / 3;
			printf("%" PRId32 ",%s,%" PRId32 ",1000,10\n", d, names[s],
			       need > 0 ? need : 1);
		}
}

static void write_past(struct maker *m)
{
	printf("\nSECTION_HIST\n");
	for (int32_t p = 0; p < m->staff; p++)
		printf("P%03" PRId32 ",%" PRId32 ",3\n", p, below(m, 6));
}

int main(int argc, char **argv)
{
	struct maker m;
	int64_t days, staff, seed;
	struct err err;

	if (argc != 4 || !number_parse(&days, argv[1], 1, 366, &err) ||
	    !number_parse(&staff, argv[2], 4, 1000, &err) ||
	    !number_parse(&seed, argv[3], 1, INT32_MAX, &err)) {
		fprintf(stderr, "usage: make_instance DAYS STAFF SEED > FILE\n");
		return 2;
	}
	m = (struct maker){(int32_t)days, (int32_t)staff, (uint64_t)seed * 0x9E3779B97F4A7C15};
	printf("# make_instance %" PRId64 " %" PRId64 " %" PRId64 "\nSECTION_HORIZON\n%" PRId64
	       "\n\nSECTION_SHIFTS\n",
	       days, staff, seed, days);
	for (int s = 0; s < SHIFTS; s++)
		printf("%s,480,%s\n", names[s], after[s]);
	write_staff(&m);
	write_wishes(&m);
	write_cover(&m);
	write_past(&m);
	return fflush(stdout) == 0 ? 0 : 1;
}
