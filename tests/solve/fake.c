#include "solve/fake.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "test.h"

#include "base/banned.h"

int fake_set_up(void **state)
{
	static struct fake fake = {"/tmp/trucban-test-job-XXXXXX", NULL, NULL};

	fake.worker =
	    realpath(getenv("TRUCBAN_SOLVE") ? getenv("TRUCBAN_SOLVE") : "trucban-solve", NULL);
	if (!fake.worker || !mkdtemp(fake.folder))
		return -1;
	fake.script = xasprintf("%s/worker", fake.folder);
	*state = &fake;
	return 0;
}

int fake_tear_down(void **state)
{
	struct fake *fake = *state;

	fake_clear(fake);
	rmdir(fake->folder);
	free(fake->script);
	free(fake->worker);
	return 0;
}

int fake_use_real(void **state)
{
	const struct fake *fake = *state;

	return setenv("TRUCBAN_SOLVE", fake->worker, 1);
}

void fake_use(const struct fake *fake, const char *text)
{
	FILE *file = fopen(fake->script, "w");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\ncd '%s'\nworker='%s'\n%s\n", fake->folder, fake->worker, text);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(fake->script, 0700), 0);
	setenv("TRUCBAN_SOLVE", fake->script, 1);
}

static FILE *open_beside(const struct fake *fake, const char *name, const char *mode)
{
	char *path = xasprintf("%s/%s", fake->folder, name);
	FILE *file = fopen(path, mode);

	free(path);
	return file;
}

void fake_write(const struct fake *fake, const char *name, const struct str *bytes)
{
	FILE *file = open_beside(fake, name, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes->text, 1, bytes->n, file), bytes->n);
	assert_int_equal(fclose(file), 0);
}

void fake_read(struct str *out, const struct fake *fake, const char *name)
{
	FILE *file = open_beside(fake, name, "r");
	char chunk[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
		str_addn(out, chunk, n);
	fclose(file);
}

bool fake_has(const struct fake *fake, const char *name)
{
	char *path = xasprintf("%s/%s", fake->folder, name);
	const bool has = access(path, F_OK) == 0;

	free(path);
	return has;
}

void fake_clear(const struct fake *fake)
{
	char *line = xasprintf("rm -rf '%s'/*", fake->folder);

	assert_int_equal(system(line), 0);
	free(line);
}
