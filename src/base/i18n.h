#ifndef BASE_I18N_H
#define BASE_I18N_H
/*
 * Messages in the source are English; Vietnamese comes from po/vi.po at run time and is the
 * default. _() translates now; N_() only marks a literal that a table holds and that is translated
 * when shown.
 */
#include <libintl.h>
#include <stdbool.h>

#define _(text)  gettext(text)
#define N_(text) text

/*
 * Chooses the language ("vi" or "en"; NULL means vi) and binds the catalogue, sought first in
 * `near` (a folder such as build/locale; may be NULL), then where it was installed. To be called
 * once, before the first message. Notes before that whether the terminal's own locale is UTF-8.
 */
void i18n_init(const char *lang, const char *near);

/*
 * Vietnamese until i18n_speak_chosen(), whatever the user chose: around what makes the words of a
 * paper that leaves the house. Texts of _() stay valid. Not to be nested.
 */
void i18n_speak_vietnamese(void);
void i18n_speak_chosen(void);

/* True when the user's locale writes UTF-8; a terminal that does not gets unaccented text. */
bool i18n_terminal_is_utf8(void);

#endif
