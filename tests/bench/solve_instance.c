/*
 * solve_instance FILE [--time S] [--seed N] [--steps N] [--out SOLUTION]
 *                [--certificate FILE]
 *
 * Solves a file of the public shift-scheduling format (solve/instance.h) as the console would, in
 * workers of their own, and prints "objective N bound M status S seconds T"; "-" where there is
 * none. S is wall time of all of this program, from start to end. Exit status: 0 with a roster, 3
 * without (none exists, or none was found), 1 for a file that cannot be read, 2 for wrong use.
 */
#include <getopt.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"
#include "service/solve_job.h"
#include "solve/certificate.h"
#include "solve/instance.h"

#include "base/banned.h"

/* The workers' grace after their limit (solve_job.c), and time to write what was found even where
 * the machine has other work. */
#define RESERVE 0.4

struct task {
	const char *file, *out, *certificate;
	double seconds;
	struct solve_limits limits;
};

static int usage(const char *why)
{
	fprintf(stderr,
	        "solve_instance: %s\nusage: solve_instance FILE [--time SECONDS] [--seed N] "
	        "[--steps N] [--out SOLUTION] [--certificate FILE]\n",
	        why);
	return 2;
}

static bool parse_seconds(double *out, const char *text)
{
	char *end;
	const double seconds = strtod(text, &end);

	if (end == text || *end || !isfinite(seconds) || seconds < 0.1 || seconds > 1e6)
		return false;
	*out = seconds;
	return true;
}

static const char *parse(struct task *task, int argc, char **argv)
{
	static const struct option options[] = {
	    {"time", required_argument, NULL, 't'},        {"seed", required_argument, NULL, 's'},
	    {"steps", required_argument, NULL, 'n'},       {"out", required_argument, NULL, 'o'},
	    {"certificate", required_argument, NULL, 'c'}, {NULL, 0, NULL, 0}};
	struct err err;
	int64_t number;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 't' && !parse_seconds(&task->seconds, optarg))
			return "--time wants seconds, 0.1 or more";
		if ((option == 's' || option == 'n') &&
		    !number_parse(&number, optarg, 0, INT64_MAX, &err))
			return "--seed and --steps want whole numbers";
		if (option == 's')
			task->limits.seed = (uint64_t)number;
		if (option == 'n')
			task->limits.steps = number;
		if (option == 'o')
			task->out = optarg;
		if (option == 'c')
			task->certificate = optarg;
		if (option == '?')
			return "unknown option";
	}
	if (optind + 1 != argc)
		return "one file is wanted";
	task->file = argv[optind];
	return NULL;
}

/* In a build tree the worker lies two folders above this program. */
static void find_worker(void)
{
	char exe[4096], *path, *slash;
	const ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	if (n <= 0 || getenv("TRUCBAN_SOLVE"))
		return;
	exe[n] = '\0';
	slash = strrchr(exe, '/');
	*slash = '\0';
	path = xasprintf("%s/../../trucban-solve", exe);
	if (access(path, X_OK) == 0)
		setenv("TRUCBAN_SOLVE", path, 1);
	free(path);
}

static void print_number(const char *name, bool is_known, int64_t number)
{
	if (is_known)
		printf("%s %" PRId64 " ", name, number);
	else
		printf("%s - ", name);
}

static void print(const struct solve_result *result, int64_t offset, int64_t started)
{
	print_number("objective", result->has_assignment, result->objective + offset);
	print_number("bound", result->bound != INT64_MIN,
	             result->bound != INT64_MIN ? result->bound + offset : 0);
	printf("status %s seconds %.3f\n", solve_status_name(result->status),
	       (double)(clock_monotonic() - started) / 1000);
}

/* The generator's own costs, without what every roster pays. */
static bool write_certificate(const char *path, const struct instance *instance,
                              const struct solve_job *job, struct err *err)
{
	const struct solve_result *result = solve_job_result(job);
	struct certificate certificate = {.model = instance->model,
	                                  .roster = result->best,
	                                  .objective = result->objective,
	                                  .bound = result->bound};
	struct str bytes = {0};
	bool ok;

	if (solve_job_proof(job))
		certificate.proof = *solve_job_proof(job);
	certificate_put(&bytes, &certificate);
	ok = file_write(path, bytes.text, bytes.n, 0644, err);
	str_release(&bytes);
	return ok;
}

static bool write_answers(const struct task *task, const struct instance *instance,
                          const struct solve_job *job, struct err *err)
{
	const struct solve_result *result = solve_job_result(job);

	if (!result->has_assignment)
		return true;
	if (task->out && !instance_write(task->out, instance, &result->best, err))
		return false;
	return !task->certificate || write_certificate(task->certificate, instance, job, err);
}

static struct solve_job *solve(struct task *task, const struct instance *instance, int64_t started,
                               struct err *err)
{
	struct solve_job *job;
	double left;

	find_worker();
	left = task->seconds - RESERVE - (double)(clock_monotonic() - started) / 1000;
	task->limits.seconds = left > task->seconds / 4 ? left : task->seconds / 4;
	job = solve_job_new(&instance->model, &task->limits, 0, err);
	if (job && solve_job_wait(job, err) && write_answers(task, instance, job, err))
		return job;
	solve_job_free(job);
	return NULL;
}

int main(int argc, char **argv)
{
	const int64_t started = clock_monotonic();
	struct task task = {.seconds = 60, .limits.seed = 1};
	struct instance instance;
	struct solve_job *job;
	struct err err;
	const char *wrong = parse(&task, argc, argv);
	bool has_assignment = false;

	if (wrong)
		return usage(wrong);
	if (!instance_read(&instance, task.file, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return 1;
	}
	job = solve(&task, &instance, started, &err);
	if (job) {
		has_assignment = solve_job_result(job)->has_assignment;
		print(solve_job_result(job), instance.offset, started);
	} else {
		fprintf(stderr, "%s\n", err.msg);
	}
	instance_release(&instance);
	if (!job)
		return 1;
	solve_job_free(job);
	return has_assignment ? 0 : 3;
}
