#ifndef UI_ADDRESS_BOOK_H
#define UI_ADDRESS_BOOK_H
/*
 * Contacts and people on one list, those to call first on top; from values alone. Whose contact has
 * expired stands last and says so; people who left are not on it.
 */
#include <stddef.h>

#include "canvas.h"
#include "domain/contact.h"
#include "domain/person.h"

struct address {
	char *name;   /* of the organisation or the person */
	char *role;   /* what for, or position and unit */
	char *phone;  /* grouped, "+1" when there is another; may be "" */
	char *status; /* translated, "" for people of the house */
	bool is_good; /* may be called without a second thought */
	char *detail; /* all that is known, in lines */
};

struct address_book {
	struct address *address;
	size_t n;
};

/* Those that hold each word of `words` somewhere, marks on letters aside; "" for all. */
void address_book_make(struct address_book *out, const struct contacts *contacts,
                       const struct staff *staff, const char *words);
void address_book_release(struct address_book *book);

void address_book_draw(const struct address_book *book, struct canvas *canvas, struct area area,
                       int top, int cursor);

#endif
