/* Days as people write them: part of domain/read_table.h. */
#include <stdlib.h>
#include <string.h>

#include "base/viet.h"
#include "base/zone.h"
#include "domain/read_table_word.h"

#include "base/banned.h"

struct scan {
	char *text; /* folded; what has been understood becomes blank */
	struct day_said *said;
	const struct period *period;
};

static size_t number_at(int *out, const char *text)
{
	size_t n = strspn(text, "0123456789");

	*out = 0;
	if (n > 4)
		return 0;
	for (size_t i = 0; i < n; i++)
		*out = *out * 10 + (text[i] - '0');
	return n;
}

static bool has_day(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int y, m, d;

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	date_to_ymd(date_from_ymd(year, month, day), &y, &m, &d);
	return d == day;
}

/* The year left out: that in which the day lies nearest to the period. */
static int nearest_year(const struct period *period, int month, int day)
{
	int first, best, least = INT32_MAX;

	date_to_ymd(period->first, &first, NULL, NULL);
	best = first;
	for (int year = first - 1; year <= first + 1; year++) {
		struct date date;
		int away;

		if (!has_day(year, month, day))
			continue;
		date = date_from_ymd(year, month, day);
		away = abs(date.day - period->first.day);
		if (away < least) {
			least = away;
			best = year;
		}
	}
	return best;
}

static void add_date(struct scan *scan, int year, int month, int day)
{
	struct day_said *said = scan->said;

	if (year < 0)
		year = nearest_year(scan->period, month, day);
	if (year < 100)
		year += 2000;
	if (year < 1900 || year > 2200 || !has_day(year, month, day)) {
		said->is_bad = true;
	} else if (!said->has_date) {
		said->has_date = true;
		said->date = date_from_ymd(year, month, day);
	} else if (!said->has_other) {
		said->has_other = true;
		said->other = date_from_ymd(year, month, day);
	}
}

/* "2/9", "02-09-2027", "2.9.27", "2027-09-02": how many bytes, 0 when it is none. */
static size_t signs_at(struct scan *scan, const char *text)
{
	int a, b, c = -1;
	size_t n = number_at(&a, text), more;
	char sign = text[n];

	if (!n || !sign || !strchr("/-.", sign))
		return 0;
	more = number_at(&b, text + n + 1);
	if (!more || more > 2)
		return 0;
	n += 1 + more;
	if (text[n] == sign && (more = number_at(&c, text + n + 1)))
		n += 1 + more;
	else if (text[n] && strchr("/-.:h", text[n]) && number_at(&c, text + n + 1))
		return 0; /* "2-6/9": the number before belongs to something else */
	else
		c = -1;
	if (a > 999 && c >= 0) {
		add_date(scan, a, b, c);
		return n;
	}
	if (a > 31 || (c < 0 && sign != '/' && (b < 1 || b > 12)))
		return 0;
	add_date(scan, c, b, a);
	return n;
}

static size_t word_at(const char *text, const char *word)
{
	size_t blank = strspn(text, " "), n = strlen(word);

	return strncmp(text + blank, word, n) == 0 ? blank + n : 0;
}

/* "2 tháng 9", "2 tháng 9 năm 2027". */
static size_t words_date_at(struct scan *scan, const char *text)
{
	int day, month, year = -1;
	size_t n = number_at(&day, text), more, blank;

	if (!n || n > 2 || !(more = word_at(text + n, "thang")))
		return 0;
	n += more;
	n += strspn(text + n, " ");
	if (!(more = number_at(&month, text + n)))
		return 0;
	n += more;
	blank = word_at(text + n, "nam");
	if (blank) {
		blank += strspn(text + n + blank, " ");
		more = number_at(&year, text + n + blank);
		if (more)
			n += blank + more;
		else
			year = -1;
	}
	add_date(scan, year, month, day);
	return n;
}

/* A time of the day is no day: "7h30", "17:00". */
static size_t time_length(const char *text)
{
	size_t n = strspn(text, "0123456789");

	if (!n || n > 2 || !text[n] || !strchr(":hg", text[n]))
		return 0;
	if (text[n] == 'g' && word_at(text + n, "gio"))
		return n;
	n++;
	return n + strspn(text + n, "0123456789");
}

static void take_dates(struct scan *scan)
{
	for (size_t i = 0; scan->text[i];) {
		size_t n = time_length(scan->text + i);

		if (!n)
			n = words_date_at(scan, scan->text + i);
		if (!n)
			n = signs_at(scan, scan->text + i);
		if (n)
			memset(scan->text + i, ' ', n);
		else
			n = strspn(scan->text + i, "0123456789");
		if (!n)
			n = 1;
		i += n;
	}
}

/* ---- weekdays ---- */

static const char *const weekdays[] = {
    [MONDAY] = "thu hai|thu 2|t2|monday|mon",      [TUESDAY] = "thu ba|thu 3|t3|tuesday|tue",
    [WEDNESDAY] = "thu tu|thu 4|t4|wednesday|wed", [THURSDAY] = "thu nam|thu 5|t5|thursday",
    [FRIDAY] = "thu sau|thu 6|t6|friday|fri",      [SATURDAY] = "thu bay|thu 7|t7|saturday|sat",
    [SUNDAY] = "chu nhat|cn|c n|sunday|sun",
};

static void take_weekday(struct scan *scan)
{
	struct words words;

	words_split(&words, scan->text);
	for (size_t i = 0; i < words.n && scan->said->weekday < 0; i++) {
		for (int day = MONDAY; day <= SUNDAY; day++)
			if (words_at_any(&words, i, weekdays[day]))
				scan->said->weekday = day;
	}
	/* English, beside a date; "Thứ" alone is half a weekday of ours. */
	if (scan->said->weekday < 0 && scan->said->has_date && words.n == 1 &&
	    strcmp(words.word[0].tone, "thu") == 0)
		scan->said->weekday = THURSDAY;
	words_release(&words);
}

/* A weekday alone will do where the period has just one of it. */
static void guess_date(struct day_said *said, const struct period *period)
{
	struct date first = period->first, day;
	struct date eve = zone_date(period->start);
	size_t n = 0;

	if (period->is_holiday && date_compare(eve, first) < 0)
		first = eve;
	for (day = first; date_compare(day, period->last) <= 0; day = date_add(day, 1)) {
		if ((int)date_weekday(day) != said->weekday)
			continue;
		said->date = day;
		n++;
	}
	said->has_date = n == 1;
}

void day_read(struct day_said *out, const char *text, const struct period *period)
{
	struct day_said said = {.weekday = -1};
	struct scan scan = {.text = viet_fold(text), .said = &said, .period = period};

	take_dates(&scan);
	take_weekday(&scan);
	free(scan.text);
	if (!said.has_date && !said.is_bad && said.weekday >= 0)
		guess_date(&said, period);
	*out = said;
}
