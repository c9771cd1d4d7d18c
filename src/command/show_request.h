#ifndef COMMAND_SHOW_REQUEST_H
#define COMMAND_SHOW_REQUEST_H
/* How requests are shown, for people and as JSON. */
#include "command/out.h"
#include "domain/request.h"

struct app;
struct json;

void requests_show(struct out *out, const struct app *app, const struct requests *requests,
                   int64_t now);
/* A line for each that is not answered yet, as due work. */
void requests_due_show(struct out *out, const struct requests *requests, int64_t now);
void requests_json(struct json *list, const struct requests *requests);

#endif
