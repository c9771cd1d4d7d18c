/*
 * Drives a harness where libFuzzer is not there: over each file of its corpus
 * ($srcdir/tests/fuzz/corpus/NAME for the program fuzz_NAME) as it is, cut short and damaged in
 * ways that are the same each time, then over long texts made here. With arguments: those files.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "fuzz.h"

#define LIMIT   (1U << 20) /* of a file */
#define CUTS    64
#define DAMAGES 100
#define LONG    (1U << 17)

/* Repeated until the text is LONG. */
static const char *const piece[] = {
    "a",
    " ",
    "\n",
    "\"",
    "{",
    "[",
    ",;",
    "a,\"b\"\n",
    "9",
    "\\",
    "#",
    "/*",
    "${HOME}",
    "\xC3",                         /* an end that never comes */
    "\xC3\xA2\xCC\x81\xCC\xA3",     /* letters with marks in the wrong order */
    "\xCC\x81\xCC\xA3",             /* marks alone, out of order */
    "\xF0\x9F\x87\xBB",             /* halves of flags */
    "\xF0\x9F\x91\xA9\xE2\x80\x8D", /* one sign without end */
    "\xE2\x80\xAE",
    "\x1b[200~",
    "\x1b]0;",
    "\xFF",
};

/* A copy of exactly this size, so that a sanitizer sees each step past its end. */
static void run(const char *data, size_t n)
{
	char *copy = xcalloc(n, 1);

	memcpy(copy, data, n);
	assert(LLVMFuzzerTestOneInput((const uint8_t *)copy, n) == 0);
	free(copy);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static void run_damaged(const char *data, size_t n)
{
	static const char sign[] =
	    "\0\t\n\r\x1b\"',;:|={}[]()#/\\%$+-09aZ~\x7f\x80\xBF\xC3\xE1\xF0\xFF";
	uint32_t seed = 20270430;
	char *copy = xcalloc(n, 1);

	for (int i = 0; i < DAMAGES && n > 0; i++) {
		memcpy(copy, data, n);
		for (uint32_t hits = 1 + next_random(&seed) % 4; hits > 0; hits--)
			copy[next_random(&seed) % n] = sign[next_random(&seed) % (sizeof sign - 1)];
		run(copy, n);
	}
	free(copy);
}

static void run_file(const char *path)
{
	char *data;
	size_t n;
	struct err err;

	puts(path);
	fflush(stdout);
	if (!file_read(&data, &n, path, LIMIT, &err)) {
		puts(err.msg);
		exit(1);
	}
	run(data, n);
	for (size_t cut = 1; cut < CUTS; cut++)
		if (n * cut / CUTS > n * (cut - 1) / CUTS)
			run(data, n * cut / CUTS);
	run_damaged(data, n);
	free(data);
}

static void run_long(void)
{
	char *text = xcalloc(LONG, 1);

	for (size_t i = 0; i < sizeof piece / sizeof *piece; i++) {
		size_t n = strlen(piece[i]);

		printf("long text %zu\n", i);
		fflush(stdout);
		for (size_t at = 0; at + n <= LONG; at += n)
			memcpy(text + at, piece[i], n);
		run(text, LONG / n * n);
	}
	free(text);
}

/* All files of a folder, in no order; how many. */
static int run_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	int n = 0;

	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		char *path = xasprintf("%s/%s", folder, entry->d_name);

		if (entry->d_name[0] != '.') {
			run_file(path);
			n++;
		}
		free(path);
	}
	if (dir)
		closedir(dir);
	return n;
}

int main(int argc, char **argv)
{
	const char *srcdir = getenv("srcdir");
	const char *name = strstr(argv[0], "fuzz_");
	char *folder;
	int n;

	for (int i = 1; i < argc; i++)
		run_file(argv[i]);
	if (argc > 1)
		return 0;
	assert(name);
	folder = xasprintf("%s/tests/fuzz/corpus/%s", srcdir ? srcdir : ".", name + 5);
	run("", 0);
	n = run_folder(folder);
	run_long();
	if (n == 0)
		printf("%s: no corpus\n", folder);
	free(folder);
	return n == 0;
}
