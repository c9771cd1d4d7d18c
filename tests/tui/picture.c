#include "test.h"

#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#include "base/banned.h"

char *picture_of(const struct canvas *canvas)
{
	struct str text = {0};

	for (int row = 0; row < canvas->rows; row++) {
		char *line = canvas_row(canvas, row);

		str_addf(&text, "%s\n", line);
		free(line);
	}
	return str_take(&text);
}

void assert_picture(struct canvas *canvas, const char *wanted)
{
	char *picture = picture_of(canvas);

	canvas_free(canvas);
	if (strcmp(picture, wanted) != 0) {
		printf("is:\n%s|\nshould be:\n%s|\n", picture, wanted);
		fail_msg("the picture differs");
	}
	free(picture);
}
