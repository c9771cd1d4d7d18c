#include "editor_load.h"

#include <string.h>

#include "base/banned.h"

bool loads_make(struct loads *out, struct app *app, const struct roster *roster,
                const struct segments *segments, struct err *err)
{
	struct loads loads = {0};

	if (!roster_points_load(&loads.points, app, roster, segments, err))
		return false;
	if (!app_neighbours(&loads.near, &loads.rosters, app, roster, err)) {
		loads_release(&loads);
		return false;
	}
	*out = loads;
	return true;
}

const struct points_line *loads_find(const struct loads *loads, const char *person)
{
	for (size_t i = 0; i < loads->points.n; i++)
		if (strcmp(loads->points.line[i].person, person) == 0)
			return &loads->points.line[i];
	return NULL;
}

int loads_average(const struct loads *loads, const struct points_line *line)
{
	return line ? loads->points.group[line->group].average : 0;
}

void loads_release(struct loads *loads)
{
	roster_points_release(&loads->points);
	segments_release(&loads->near);
	rosters_release(&loads->rosters);
}
