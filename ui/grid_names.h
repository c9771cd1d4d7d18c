#ifndef UI_GRID_NAMES_H
#define UI_GRID_NAMES_H
/*
 * Short forms of names for narrow columns, in which no two people (or units) of a roster are alike:
 * a form that another one's could be taken for, with or without marks on letters, is not used.
 */
#include <stdbool.h>
#include <stddef.h>

/* "Nguyễn Thị Hồng Phượng", "N.T.H.Phượng", "H.Phượng", "Phượng", "CB07" */
enum { NAME_FULL, NAME_INITIALS, NAME_MIDDLE, NAME_GIVEN, NAME_CODE, NAME_FORMS };

struct grid_name {
	char *key;              /* code of the person, or the unit */
	char *form[NAME_FORMS]; /* NULL: not used */
};

struct grid_names {
	struct grid_name *name;
	size_t n;
	int widest;   /* columns of the longest full name */
	int tightest; /* columns in which everybody has a form */
};

/* Each key once. */
void grid_names_add_person(struct grid_names *names, const char *code, const char *name);
void grid_names_add_unit(struct grid_names *names, const char *unit);
/* After the last one: drops the forms that are alike. */
void grid_names_settle(struct grid_names *names);
void grid_names_release(struct grid_names *names);

/* The longest form of at most so many columns, else the shortest; NULL when the key is unknown. */
const char *grid_names_fit(const struct grid_names *names, const char *key, int cols);

#endif
