#ifndef COMMAND_SHOW_ROUND_H
#define COMMAND_SHOW_ROUND_H
/* How commands show rounds: what is due, what was recorded; for people and as JSON. */
#include "command/json.h"
#include "command/out.h"
#include "service/round_watch.h"

struct app;

/* All rounds of those who are on. */
void round_board_show(struct out *out, const struct app *app, const struct round_board *board);
/* What `now` says of them: those that are late, due or near, as lines; all of them as JSON. */
void round_urgent_show(struct out *out, const struct round_board *board);
void round_board_json(struct json *in, const char *key, const struct round_board *board);

void round_recorded_show(struct out *out, const struct app *app,
                         const struct round_recorded *recorded);
void round_history_show(struct out *out, const struct entries *entries);

/* "quá 12 ph", "đến hạn", "còn 18 ph", "✓ 02:05", "lỡ 2", "khi nhận được"; owned. */
char *round_when(const struct round_due *due, int64_t at);

#endif
