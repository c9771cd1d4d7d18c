#include "store/db_sqlite_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

/* So many words with one beginning are sought one by one; of more, each is rare. */
#define MOST_WORDS 40

/* Folded words of letters and digits are in the index as they stand. */
static bool is_plain(const char *word)
{
	return word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789")] == '\0';
}

/* The first word of the index from `from` on that begins with `beginning`; NULL: there is none, or
 * it cannot be asked. Owned. */
static char *next_word(struct db *db, const char *from, const char *beginning)
{
	char *end = xasprintf("%s\xf4\x8f\xbf\xbf", beginning);
	const struct db_value values[] = {db_text(from), db_text(end), DB_END};
	struct db_rows rows;
	struct err ignored;
	char *word = NULL;

	if (db_query(&rows, db,
	             "SELECT term FROM temp.entry_words WHERE term >= $1 AND term < $2 LIMIT 1",
	             values, &ignored)) {
		word = rows.n > 0 ? xstrdup(db_cell_text(&rows, 0, 0)) : NULL;
		db_rows_release(&rows);
	}
	free(end);
	return word;
}

/*
 * The words of the index that begin so, as ("a" OR "b"); NULL when they are none or too many. For a
 * beginning the engine merges all places of all words before it gives the first one; whole words it
 * reads from the newest on, as far as is asked. Each step here is one search in the index. Owned.
 */
static char *words_of(struct db *db, const char *beginning)
{
	struct str query = {0};
	char *word = next_word(db, beginning, beginning);
	int n = 0;

	for (; word && n < MOST_WORDS && is_plain(word); n++) {
		char *from = xasprintf("%s\x01", word);

		str_addf(&query, "%s\"%s\"", n ? " OR " : "(", word);
		free(word);
		word = next_word(db, from, beginning);
		free(from);
	}
	str_add(&query, ")");
	if (!word && n > 0)
		return str_take(&query);
	free(word);
	str_release(&query);
	return NULL;
}

static bool can_ask(struct db *db)
{
	struct db_rows rows;
	struct err ignored;

	if (!db_query(&rows, db,
	              "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_words"
	              " USING fts5vocab (main, entry_index, instance)",
	              NULL, &ignored))
		return false;
	db_rows_release(&rows);
	return true;
}

/* One word in quotation marks, so that operators of the engine are words like others. */
static void add_quoted(struct str *query, const char *word, size_t n)
{
	str_addc(query, '"');
	for (size_t i = 0; i < n; i++) {
		str_add(query, word[i] == '"' ? "\"" : "");
		str_addc(query, word[i]);
	}
	str_addc(query, '"');
}

char *sqlite_search(struct db *db, const char *folded)
{
	static const char blanks[] = " \n\t";
	struct str query = {0};
	const char *word = folded + strspn(folded, blanks);

	while (*word) {
		size_t n = strcspn(word, blanks);
		char *found = NULL;

		str_add(&query, query.n ? " AND " : "");
		if (!word[n] && is_plain(word) && can_ask(db))
			found = words_of(db, word);
		if (found)
			str_add(&query, found);
		else
			add_quoted(&query, word, n);
		if (!found && !word[n])
			str_add(&query, "*");
		free(found);
		word += n;
		word += strspn(word, blanks);
	}
	return str_take(&query);
}
