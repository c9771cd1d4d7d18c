#include "solve/master.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

#define MOST_NODES 1500000 /* of one graph; some 20 bytes each */

/* ---- people who are alike ---- */

static bool same_person(const struct master *m, int32_t a, int32_t b)
{
	const struct part *part = m->part;
	const struct part_person *x = &part->people[a], *y = &part->people[b];
	const size_t n = (size_t)part->n_slots;

	for (int32_t k = 0; k < part->n_measures; k++)
		if (part->measures[k].past[a] != part->measures[k].past[b])
			return false;
	return memcmp(x->ok, y->ok, n) == 0 &&
	       memcmp(x->cells, y->cells, n * sizeof *x->cells) == 0;
}

static int32_t count_ok(const struct part *part, int32_t person)
{
	int32_t n = 0;

	for (int32_t i = 0; i < part->n_slots; i++)
		n += part->people[person].ok[i];
	return n;
}

struct by_choice { /* those who may do most come first: their graphs serve the others */
	int32_t n, person;
};

static int compare_choice(const void *a, const void *b)
{
	const struct by_choice *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return x->person < y->person ? -1 : 1;
}

/* A graph made for much more than this person may do would only cost time. */
static int32_t find_graph(const struct master *m, int32_t person, int32_t n)
{
	for (int32_t i = 0; i < m->n_graphs; i++)
		if (m->graphs[i].n_layers <= 2 * n + 4 && graph_fits(&m->graphs[i], person))
			return i;
	return SOLVE_NONE;
}

static int32_t find_group(const struct master *m, int32_t graph, int32_t person)
{
	for (int32_t i = 0; i < m->n_groups; i++)
		if (m->groups[i].graph == graph && same_person(m, m->groups[i].people[0], person))
			return i;
	return SOLVE_NONE;
}

static bool add_person(struct master *m, const struct by_choice *who)
{
	int32_t graph = find_graph(m, who->person, who->n), at;
	struct group *group;

	if (graph == SOLVE_NONE) {
		m->graphs = array_grow(m->graphs, (size_t)m->n_graphs, sizeof *m->graphs);
		if (!graph_init(&m->graphs[m->n_graphs], m->part, who->person,
		                m->part->people[who->person].ok, MOST_NODES))
			return false;
		graph = m->n_graphs++;
	}
	at = find_group(m, graph, who->person);
	if (at == SOLVE_NONE) {
		m->groups = array_grow(m->groups, (size_t)m->n_groups, sizeof *m->groups);
		m->groups[m->n_groups] = (struct group){.graph = graph};
		prices_init(&m->groups[m->n_groups].prices, &m->graphs[graph], who->person);
		at = m->n_groups++;
	}
	group = &m->groups[at];
	group->people = array_grow(group->people, (size_t)group->n_people, sizeof *group->people);
	group->people[group->n_people++] = who->person;
	return true;
}

static bool add_people(struct master *m)
{
	const int32_t n = m->part->n_people;
	struct by_choice *sorted = xcalloc((size_t)n, sizeof *sorted);
	bool good = true;

	for (int32_t p = 0; p < n; p++)
		sorted[p] = (struct by_choice){count_ok(m->part, p), p};
	qsort(sorted, (size_t)n, sizeof *sorted, compare_choice);
	for (int32_t i = 0; i < n && good; i++)
		good = add_person(m, &sorted[i]);
	free(sorted);
	return good;
}

bool master_init(struct master *out, struct hunt *hunt)
{
	int32_t most = 1;

	*out = (struct master){.hunt = hunt, .part = hunt->part};
	if (!add_people(out)) {
		master_release(out);
		return false;
	}
	for (int32_t i = 0; i < out->n_graphs; i++)
		if (graph_nodes(&out->graphs[i]) > most)
			most = graph_nodes(&out->graphs[i]);
	out->rest = xcalloc((size_t)most, sizeof *out->rest);
	out->dual = xcalloc((size_t)hunt->part->n_slots, sizeof *out->dual);
	return true;
}

void master_release(struct master *m)
{
	for (int32_t i = 0; i < m->n_graphs; i++)
		graph_release(&m->graphs[i]);
	for (int32_t i = 0; i < m->n_groups; i++) {
		free(m->groups[i].people);
		prices_release(&m->groups[i].prices);
	}
	free(m->graphs);
	free(m->groups);
	free(m->columns);
	free(m->rows);
	free(m->rest);
	free(m->dual);
}

/* ---- columns ---- */

void master_add(struct master *m, int32_t group, const int32_t *row, int32_t n)
{
	if (m->n_rows + (size_t)n > m->room) {
		m->room = 2 * (m->n_rows + (size_t)n) + 64;
		m->rows = xrealloc(m->rows, m->room, sizeof *m->rows);
	}
	m->columns = array_grow(m->columns, (size_t)m->n_columns, sizeof *m->columns);
	m->columns[m->n_columns++] = (struct column){
	    group, n, m->n_rows, part_row_cost(m->part, m->groups[group].people[0], row, n)};
	memcpy(m->rows + m->n_rows, row, (size_t)n * sizeof *row);
	m->n_rows += (size_t)n;
}

void master_drop_columns(struct master *m)
{
	m->n_columns = 0;
	m->n_rows = 0;
}

void master_add_assignment(struct master *m)
{
	const struct part *part = m->part;
	int32_t *row = xcalloc((size_t)part->n_slots, sizeof *row);

	for (int32_t g = 0; g < m->n_groups; g++)
		for (int32_t i = 0; i < m->groups[g].n_people; i++) {
			int32_t n = 0;

			for (int32_t s = 0; s < part->n_slots; s++)
				if (m->hunt->holder[s] == m->groups[g].people[i])
					row[n++] = s;
			if (n)
				master_add(m, g, row, n);
		}
	free(row);
}

void master_take(struct master *m, bool (*is_chosen)(void *ctx, int32_t column), void *ctx)
{
	const size_t n = (size_t)m->part->n_slots;
	int32_t *holder = xcalloc(n, sizeof *holder);
	int32_t *used = xcalloc((size_t)m->n_groups, sizeof *used);
	size_t held = 0;
	bool good = true;

	memset(holder, 0xff, n * sizeof *holder);
	for (int32_t i = 0; i < m->n_columns && good; i++) {
		const struct column *column = &m->columns[i];
		const struct group *group = &m->groups[column->group];

		if (!is_chosen(ctx, i))
			continue;
		good = used[column->group] < group->n_people;
		for (int32_t k = 0; k < column->n && good; k++) {
			int32_t *to = &holder[m->rows[column->at + (size_t)k]];

			good = *to == SOLVE_NONE;
			*to = group->people[used[column->group]];
		}
		used[column->group]++;
		held += (size_t)column->n;
	}
	if (good && held == n)
		hunt_take(m->hunt, holder);
	free(holder);
	free(used);
}
