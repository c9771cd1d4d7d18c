#ifndef COMMAND_SHOW_INCIDENT_H
#define COMMAND_SHOW_INCIDENT_H
/* How incidents are shown, for people and as JSON. What is returned is owned by the caller. */
#include "command/out.h"
#include "service/incidents.h"

struct app;
struct json;

/* "còn 23 giờ 28 phút", "quá hạn 2 giờ", "đã gửi 03:10 01/05/2027". */
char *clock_words(const struct incident_clock *clock, const struct incident *incident, int64_t at);
/* "Lãnh đạo trực Nguyễn Văn A 0904.…", or that nobody is left; and by when. */
char *next_rung_words(const struct ladder *ladder, int64_t at);

void incident_show(struct out *out, const struct app *app, const struct incident_views *views,
                   int64_t at);
void incidents_show(struct out *out, const struct app *app, const struct incident_views *views,
                    int64_t at);
/* After something was done about it: the entry, and what is left. */
void incident_show_act(struct out *out, const struct app *app, const struct entry *entry,
                       const struct incident_views *views, int64_t at);
void ladder_show(struct out *out, const struct app *app, const struct ladder *ladder);
/* As lines of `now`: state, steps, deadlines, whom to call next; nothing without an incident. */
void incidents_show_brief(struct out *out, const struct incident_views *views, int64_t at);

void incident_json(struct json *item, const struct incident_views *views, size_t i);
void incidents_json(struct json *list, const struct incident_views *views);
void ladder_json(struct json *in, const struct ladder *ladder);

#endif
