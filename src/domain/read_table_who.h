#ifndef DOMAIN_READ_TABLE_WHO_H
#define DOMAIN_READ_TABLE_WHO_H
/* Who is meant by words of a cell: inside of domain/read_table.h. */
#include "base/str.h"
#include "domain/person.h"
#include "domain/read_table_word.h"

struct known_person { /* its words, to be compared with those of a cell */
	const struct person *person;
	struct words name, code, position, unit;
	char *key; /* words_key() of the name */
};

struct known_staff {
	struct known_person *known;
	size_t n;
};

void known_staff_make(struct known_staff *out, const struct staff *staff);
void known_staff_release(struct known_staff *staff);

#define MOST_FOUND 8

struct candidates_found { /* all who are meant equally well */
	const struct known_person *person[MOST_FOUND];
	size_t n, length; /* words that name them */
	int likeness;
};

/* Whose full name or code stands at word `i`: the longest. */
void who_at(struct candidates_found *out, const struct words *words, size_t i,
            const struct known_staff *staff);
/* Whose name ends with the `n` words at `i`: given names alone. */
void who_ends_at(struct candidates_found *out, const struct words *words, size_t i, size_t n,
                 const struct known_staff *staff);
/* Of several those of whom the cell says code, telephone, unit or position. */
void who_decide(struct candidates_found *found, const struct words *words, struct date day);
/* "Tống Văn Z (QT)", whose names are nearly the text; NULL: nobody's. Owned. */
char *who_comes_near(const char *text, const struct known_staff *staff);
void add_person_name(struct str *s, const struct person *person);

#endif
