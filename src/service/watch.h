#ifndef SERVICE_WATCH_H
#define SERVICE_WATCH_H
/*
 * Who is on at a minute, who is next, whom to call: from the resolved published rosters, the only
 * source. Nothing else in the program answers these questions.
 */
#include "domain/contact.h"
#include "domain/finding.h"
#include "service/app.h"

struct watch_line {
	char *post, *title; /* id and title of the post */
	char *slot;
	int part;
	char *person, *name, *position;
	char *phone; /* the current one, E.164 or "" */
	int64_t start, end;
	int place; /* enum place at that minute */
	bool handover;
	bool is_leader; /* the duty leader's post */
};

struct watch {
	int64_t at;
	struct period period; /* name NULL outside any */
	int day_number, days; /* "ngày nghỉ thứ 2 (4 ngày)"; 0 outside the days off */
	int version;
	struct watch_line *on;
	size_t n_on;
	struct watch_line *next; /* each post's next segment with another person, by start */
	size_t n_next;
	struct contacts hotlines; /* current and unverified ones, in the order in which to call */
	struct findings findings; /* a hole in a round-the-clock post now */
	bool provisional;
	size_t pending; /* covers and swaps that wait for the actor's confirmation */
};

MUST_CHECK bool watch_at(struct watch *out, struct app *app, int64_t at, struct err *err);
void watch_release(struct watch *watch);

#endif
