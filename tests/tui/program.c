#include "test.h"

#include "program.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

#include "base/banned.h"

static char *folder; /* of the database */
static const char *program;

struct vt *program_shell(int rows, int cols, const char *line, const char *extra)
{
	const char *argv[] = {"sh", "-c", line, NULL};
	char *name = xasprintf("T=%s", program);
	char *database = xasprintf("TRUCBAN_DB=%s/truc.db", folder);
	char *home = xasprintf("HOME=%s", folder);
	const char *env[] = {"TRUCBAN_NOW=2027-05-01T03:12:08", name, database, home, extra, NULL};
	struct vt *vt = vt_start(rows, cols, argv, env);

	free(name);
	free(database);
	free(home);
	return vt;
}

void program_gives(int wanted, const char *line)
{
	struct vt *vt = program_shell(24, 100, line, NULL);
	int status = vt_wait(vt);

	if (status != wanted) {
		vt_print(vt);
		fail_msg("%s: exit status %d, not %d", line, status, wanted);
	}
	vt_free(vt);
}

void program_run(const char *line)
{
	program_gives(0, line);
}

struct vt *program_start(int rows, int cols, const char *extra)
{
	return program_shell(rows, cols, "exec \"$T\"", extra);
}

struct vt *program_start_usual(void)
{
	struct vt *vt = program_start(24, 80, NULL);

	vt_expect(vt, "q thoát");
	return vt;
}

int program_make(void **state)
{
	(void)state;
	program = getenv("TRUCBAN");
	assert_non_null(program);
	folder = xstrdup("/tmp/trucban-console-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	program_run("\"$T\" init --sample");
	program_run("\"$T\" roster generate 30-4/2027 && \"$T\" roster publish 30-4/2027");
	return 0;
}

int program_drop(void **state)
{
	(void)state;
	program_run("rm -rf \"${TRUCBAN_DB%/*}\"");
	free(folder);
	return 0;
}
