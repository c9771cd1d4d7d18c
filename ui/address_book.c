#include "address_book.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "base/zone.h"
#include "domain/phone.h"

#include "base/banned.h"

enum { FULL_COLS = 60, ROLE_LEAST = 8 };

static void add_line(struct str *text, const char *label, const char *value)
{
	if (value && *value)
		str_addf(text, "%s%s%s%s", text->n ? "\n" : "", label, *label ? ": " : "", value);
}

static char *phones_text(const struct contact *contact)
{
	char buf[PHONE_TEXT];
	struct str text = {0};

	for (size_t i = 0; i < contact->n_phones; i++) {
		str_add(&text, i ? ", " : "");
		str_add(&text, phone_format(buf, contact->phone[i]));
	}
	return str_take(&text);
}

static char *first_phone(const struct contact *contact)
{
	char buf[PHONE_TEXT];

	if (!contact->n_phones)
		return xstrdup("");
	phone_format(buf, contact->phone[0]);
	return contact->n_phones > 1 ? xasprintf("%s +%zu", buf, contact->n_phones - 1)
	                             : xstrdup(buf);
}

static char *joined(const char *a, const char *b)
{
	bool both = a && *a && b && *b;

	return xasprintf("%s%s%s", a ? a : "", both ? ", " : "", b ? b : "");
}

static char *validity_text(const struct contact *contact)
{
	char first[DATE_TEXT], last[DATE_TEXT];
	const char *from = contact_date(first, contact->valid_from);
	const char *until = contact_date(last, contact->valid_until);

	if (*from && *until)
		return xasprintf("%s – %s", from, until);
	if (*from)
		return xasprintf(_("from %s"), from);
	return *until ? xasprintf(_("until %s"), until) : xstrdup("");
}

static struct address contact_address(const struct contact *contact)
{
	enum contact_status status = contact_status_on(contact, zone_date(clock_now()));
	char date[DATE_TEXT];
	struct address address = {
	    .name = xstrdup(contact->organisation),
	    .role = joined(contact->person, contact->role),
	    .phone = first_phone(contact),
	    .status = xstrdup(contact_status_label(status)),
	    .is_good = status == CONTACT_CURRENT,
	};
	char *validity = validity_text(contact);
	char *source = joined(contact->source, contact_date(date, contact->source_date));
	char *phones = phones_text(contact);
	struct str text = {0};

	add_line(&text, "", address.name);
	add_line(&text, "", address.role);
	add_line(&text, _("Telephone"), phones);
	add_line(&text, _("Source"), source);
	add_line(&text, _("Status"), address.status);
	add_line(&text, _("E-mail"), contact->email);
	add_line(&text, _("Address"), contact->address);
	add_line(&text, _("Valid"), validity);
	add_line(&text, _("Confirmed by"), contact->confirmed_by);
	add_line(&text, _("Note"), contact->note);
	address.detail = str_take(&text);
	free(validity);
	free(source);
	free(phones);
	return address;
}

static struct address person_address(const struct person *person)
{
	char buf[PHONE_TEXT];
	struct address address = {
	    .name = xstrdup(person->name),
	    .role = joined(person->position, person->unit),
	    .phone = xstrdup(*person->phone ? phone_format(buf, person->phone) : ""),
	    .status = xstrdup(""),
	    .is_good = true,
	};
	struct str text = {0};

	add_line(&text, "", address.name);
	add_line(&text, "", address.role);
	add_line(&text, _("Telephone"), address.phone);
	add_line(&text, _("Code"), person->code);
	address.detail = str_take(&text);
	return address;
}

static void address_release(struct address *address)
{
	free(address->name);
	free(address->role);
	free(address->phone);
	free(address->status);
	free(address->detail);
}

/* Digits alone, so that a number is found however it is grouped. */
static void add_digits(struct str *out, const char *text)
{
	for (; *text; text++)
		if (*text >= '0' && *text <= '9')
			str_addc(out, *text);
}

/* At the beginning of a word of the key; digits anywhere. */
static bool has_word(const char *key, const char *word)
{
	const char *found = key;

	if (!*word)
		return true;
	while ((found = strstr(found, word))) {
		bool follows = found > key && isalnum((unsigned char)found[-1]);

		if (!follows || isdigit((unsigned char)*word))
			return true;
		found++;
	}
	return false;
}

static bool has_words(const struct address *address, const char *words)
{
	struct str all = {0};
	char *key, *wanted, *rest, *word;
	bool found = true;

	str_addf(&all, "%s %s %s %s ", address->name, address->role, address->phone,
	         address->detail);
	add_digits(&all, address->detail);
	key = viet_fold(str_text(&all));
	wanted = viet_fold(words);
	rest = wanted;
	while (found && (word = strsep(&rest, " ")))
		found = has_word(key, word);
	free(key);
	free(wanted);
	str_release(&all);
	return found;
}

static void add(struct address_book *book, struct address address, const char *words)
{
	if (!has_words(&address, words)) {
		address_release(&address);
		return;
	}
	book->address = array_grow(book->address, book->n, sizeof(*book->address));
	book->address[book->n++] = address;
}

void address_book_make(struct address_book *out, const struct contacts *contacts,
                       const struct staff *staff, const char *words)
{
	struct date today = zone_date(clock_now());

	*out = (struct address_book){0};
	for (int expired = 0; expired < 2; expired++) {
		for (size_t i = 0; i < contacts->n; i++) {
			const struct contact *contact = &contacts->contact[i];
			enum contact_status status = contact_status_on(contact, today);

			if ((status == CONTACT_EXPIRED) == (expired == 1))
				add(out, contact_address(contact), words);
		}
		for (size_t i = 0; !expired && i < staff->n; i++)
			if (person_is_there(&staff->person[i], today))
				add(out, person_address(&staff->person[i]), words);
	}
}

void address_book_release(struct address_book *book)
{
	for (size_t i = 0; i < book->n; i++)
		address_release(&book->address[i]);
	free(book->address);
	*book = (struct address_book){0};
}

static int widest(int a, int b)
{
	return a > b ? a : b;
}

struct columns_of_book {
	int name, phone;
};

/* What it is for, or why not to call it; the number's column is never cut. */
static void draw_address(const struct address *address, struct canvas *canvas, struct area line,
                         const struct columns_of_book *columns)
{
	int col = line.col + 1, end = line.col + line.cols;
	enum style style = address->is_good ? STYLE_PLAIN : STYLE_DIM;

	canvas_field(canvas, line.row, col, columns->name,
	             address->is_good ? STYLE_BOLD : STYLE_DIM, address->name);
	col += columns->name + 1;
	canvas_field(canvas, line.row, col, columns->phone,
	             *address->status && address->is_good ? STYLE_ACCENT : style, address->phone);
	col += columns->phone + 1;
	if (!address->is_good)
		col = canvas_printf(canvas, line.row, col, end - col, STYLE_WARNING, "! %s",
		                    address->status) +
		      1;
	if (end - col >= ROLE_LEAST)
		canvas_print(canvas, line.row, col, end - col, style, address->role);
}

static void draw_small_address(const struct address *address, struct canvas *canvas,
                               struct area line)
{
	const char *sign = address->is_good ? "" : "! ";
	int phone = canvas_width(canvas, address->phone);
	int name = line.cols - phone - 1, col;

	col = canvas_print(canvas, line.row, line.col, name, STYLE_WARNING, sign);
	canvas_field(canvas, line.row, col, line.col + name - col,
	             address->is_good ? STYLE_BOLD : STYLE_DIM, address->name);
	canvas_print(canvas, line.row, line.col + name + 1, phone,
	             address->is_good ? STYLE_ACCENT : STYLE_DIM, address->phone);
}

static struct columns_of_book measure(const struct address_book *book, int top, int rows, int cols)
{
	struct columns_of_book columns = {1, 1};
	int status = ROLE_LEAST;

	for (int i = top; i < top + rows && i < (int)book->n; i++) {
		const struct address *address = &book->address[i];

		columns.name = widest(columns.name, utf8_width(address->name));
		columns.phone = widest(columns.phone, utf8_width(address->phone));
		if (!address->is_good)
			status = widest(status, utf8_width(address->status) + 2);
	}
	if (columns.name > cols - columns.phone - status - 3)
		columns.name = cols - columns.phone - status - 3;
	return columns;
}

void address_book_draw(const struct address_book *book, struct canvas *canvas, struct area area,
                       int top, int cursor)
{
	struct columns_of_book columns = measure(book, top, area.rows, area.cols);

	for (int i = 0; i < area.rows && top + i < (int)book->n; i++) {
		struct area line = {area.row + i, area.col, 1, area.cols};

		if (area.cols < FULL_COLS)
			draw_small_address(&book->address[top + i], canvas, line);
		else
			draw_address(&book->address[top + i], canvas, line, &columns);
		if (top + i == cursor)
			canvas_restyle(canvas, line.row, line.col, line.cols, STYLE_SELECTED);
	}
}
