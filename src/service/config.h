#ifndef SERVICE_CONFIG_H
#define SERVICE_CONFIG_H
/*
 * trucban.conf: who we are, office hours, posts and how they weigh, calendar habits. Read through
 * libconfuse (config.c is its door); the grammar is in trucban.conf(5).
 */
#include "domain/holiday.h"
#include "domain/post.h"
#include "domain/rest.h"
#include "domain/round_due.h"
#include "domain/team.h"
#include "service/roster_weights.h"

enum calendar_alarm { ALARM_NONE, ALARM_12H, ALARM_1H };

struct config {
	char *path;         /* of the file, or "profile so" when there is none */
	char *database;     /* or "" */
	char *agency;       /* "Sở Ví dụ" */
	char *governing;    /* "UBND thành phố Hải Phòng" */
	char *place;        /* "Hải Phòng": in front of dates */
	char *address;      /* LOCATION of duty on site */
	char *email;        /* ORGANIZER of calendars */
	char *url;          /* may be "" */
	char *maker;        /* title at the foot, left: "NGƯỜI LẬP BẢNG" */
	char *signer_title; /* right: "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC" */
	char *signer;
	char *zone;
	struct office_hours hours;
	enum calendar_alarm alarm; /* in personal calendars only */
	int call_minutes;          /* from a call that nobody took to the next rung of the ladder */
	int arrive_before;         /* minutes before a shift from which one comes for it */
	int late_after;            /* minutes after its start; 0: nobody is said to be late */
	int solve_seconds;         /* time limit of roster generate */
	struct roster_weights weights;
	char *kind; /* "truong", "so", "soc": which duties concern us */
	struct rest_rule rest;
	struct posts posts;
	char *rounds;           /* file of the agency's own rounds, beside this one, or "" */
	struct round_pace pace; /* when a round is said to be near, and late */
	char **range;           /* our addresses: "203.0.113.0/24", as base/address.h reads them */
	size_t n_ranges;
	struct team_rules rules; /* units, and a senior in each shift; pairs are in the store */
};

/* `name` is for messages. Unknown options, posts that name unknown posts, impossible hours:
 * ERR_INPUT with file and line. */
MUST_CHECK bool config_parse(struct config *out, const char *name, const char *text,
                             struct err *err);
void config_release(struct config *config);

/* A file of the options of section weights alone: sets those that it names. */
MUST_CHECK bool config_parse_weights(struct roster_weights *weights, const char *name,
                                     const char *text, struct err *err);

#endif
