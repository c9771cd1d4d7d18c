/* A program around the toy views, for tests in a terminal. */
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "play.h"
#include "toy.h"

#include "base/banned.h"

int main(void)
{
	struct stage_setup setup = {
	    .tabs = toy_tabs, .actor = "Nguyễn Văn A", .command = toy_command};
	struct err err;
	int ended_by = 0;

	i18n_init("en", NULL);
	if (!clock_init(getenv("TRUCBAN_NOW"), &err))
		return 1;
	struct stage *stage = stage_new(&setup);
	bool done = play(stage, NULL, &ended_by, &err);
	stage_free(stage);
	if (!done) {
		fprintf(stderr, "%s\n", err.msg);
		return err_exit_status(&err);
	}
	printf("left in order\n");
	return ended_by ? 128 + ended_by : 0;
}
