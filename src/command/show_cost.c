#include "command/show_cost.h"

#include "base/banned.h"

void cost_parts_json(struct json *in, const struct cost_parts *parts)
{
	json_put_int(in, "wishes", parts->wishes);
	json_put_int(in, "changes", parts->changes);
	json_put_int(in, "points", parts->points);
	json_put_int(in, "shifts", parts->shifts);
	json_put_int(in, "adjacent", parts->adjacent);
}

void cost_json(struct json *in, const struct roster_cost *cost)
{
	struct json *top = json_put_object(in, "cost"), *list;

	json_put_int(top, "total", cost_total(&cost->parts));
	cost_parts_json(top, &cost->parts);
	json_put_int(top, "open", cost->open);
	list = json_put_array(top, "people");
	for (size_t i = 0; i < cost->n; i++) {
		struct json *item = json_put_object(list, NULL);

		json_put_text(item, "person", cost->person[i].person);
		json_put_text(item, "name", cost->person[i].name);
		json_put_int(item, "total", cost_total(&cost->person[i].parts));
		cost_parts_json(item, &cost->person[i].parts);
	}
}
