#ifndef COMMAND_SHOW_ROSTER_H
#define COMMAND_SHOW_ROSTER_H
/* How every command that shows a roster shows it: as resolved, segment by segment. */
#include "command/out.h"
#include "domain/finding.h"
#include "domain/roster.h"

struct app;
struct json;
struct roster_cost;

struct roster_view {
	const struct app *app;
	const struct roster *roster;
	const struct findings *findings;
	const char *person, *post;      /* only these, or NULL */
	const struct roster_cost *cost; /* told in JSON, or NULL */
	double seconds;                 /* it was generated in; 0: not just now */
};

/* {"period","version","status","slots":[...],"quality":{...},"findings":[...]} and more. */
void roster_show_json(struct out *out, const struct roster_view *view);
/* The member "quality" of it, for a roster that is none too. */
void roster_show_quality_json(struct json *top, const char *status, const struct roster *roster,
                              double seconds);
/* Of what it is on paper: its state, whether that is a draft, number, date, signer, basis. */
void roster_show_order_json(struct json *top, const struct roster *roster);
/* Heading, a line for each segment, findings. */
void roster_show_text(struct out *out, const struct roster_view *view);
/* The heading alone. */
void roster_show_heading(struct out *out, const struct roster_view *view);

#endif
