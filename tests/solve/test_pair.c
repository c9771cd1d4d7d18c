/* Two workers, most of them false: what one finds, the other hears; what one spoils, the other
 * saves.
 */
#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "service/solve_job.h"
#include "service/solve_worker.h"
#include "solve/fake.h"
#include "solve/maker.h"
#include "solve/model_build.h"
#include "solve/wire.h"

#include "base/banned.h"

enum { DEAR = 10, CHEAP = 3 };

/* One script for whoever comes first, another for whoever comes second. */
static void use_two(const struct fake *fake, const char *first, const char *second)
{
	char *text = xasprintf("if mkdir first 2> /dev/null; then\n%s\nelse\nmkdir second\n%s\nfi",
	                       first, second);

	fake_use(fake, text);
	free(text);
}

static int descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	int n = 0;

	assert_non_null(folder);
	while (readdir(folder))
		n++;
	closedir(folder);
	return n;
}

static int set_up(void **state)
{
	fake_clear(*state);
	return 0;
}

/* One slot; the first person costs DEAR, the second CHEAP. */
static void make_choice(struct solve_model *out)
{
	*out = (struct solve_model){0};
	solve_model_add_person(out);
	solve_model_add_person(out);
	solve_model_add_slot(out, 0, 3600, 0, 0);
	solve_model_cell(out, 0, 0, DEAR);
	solve_model_cell(out, 1, 0, CHEAP);
}

static void put_found(struct str *out, int32_t person)
{
	struct solve_held held = {0, person};
	const struct solve_assignment best = {1, &held};

	wire_put_incumbent(out, &best, person ? CHEAP : DEAR);
}

/* What the false workers may say, each a file. */
static void write_words(const struct fake *fake)
{
	const struct solve_result nothing = {.status = SOLVE_UNKNOWN, .bound = INT64_MIN};
	const struct solve_result clash = {.status = SOLVE_INFEASIBLE, .bound = INT64_MIN};
	struct str bytes = {0};

	put_found(&bytes, 0);
	fake_write(fake, "dear", &bytes);
	str_clear(&bytes);
	put_found(&bytes, 1);
	fake_write(fake, "cheap", &bytes);
	for (int bound = 0; bound < 6; bound++) {
		char name[] = {'b', (char)('0' + bound), '\0'};

		str_clear(&bytes);
		wire_put_bound(&bytes, bound);
		fake_write(fake, name, &bytes);
	}
	str_clear(&bytes);
	wire_put_done(&bytes, &nothing);
	fake_write(fake, "nothing", &bytes);
	str_clear(&bytes);
	wire_put_done(&bytes, &clash);
	fake_write(fake, "clash", &bytes);
	str_release(&bytes);
}

struct outcome {
	bool good;
	enum solve_status status;
	int64_t objective, bound;
	int64_t took; /* milliseconds */
	char trouble[32];
};

/* Runs it to its end and sees to it that nothing is left of it. */
static struct outcome run(const struct solve_model *model, const struct solve_limits *limits)
{
	const int before = descriptors();
	const int64_t started = clock_monotonic();
	struct err err = {0};
	struct solve_job *job = solve_job_new(model, limits, 2, &err);
	struct outcome outcome = {.good = true};

	assert_non_null(job);
	while (!solve_job_is_done(job)) {
		struct pollfd wait = {.fd = solve_job_fd(job), .events = POLLIN};

		assert_true(outcome.good);
		assert_true(poll(&wait, 1, solve_job_timeout(job)) >= 0);
		outcome.good = solve_job_step(job, &err);
	}
	outcome.took = clock_monotonic() - started;
	outcome.status = solve_job_result(job)->status;
	outcome.objective = solve_job_result(job)->objective;
	outcome.bound = solve_job_result(job)->bound;
	for (size_t i = 0; solve_job_trouble(job) && i < sizeof outcome.trouble; i++)
		outcome.trouble[i] = solve_job_trouble(job)->key[i];
	solve_job_free(job);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no zombie */
	assert_int_equal(errno, ECHILD);
	assert_int_equal(descriptors(), before);
	return outcome;
}

static struct outcome ask(const struct fake *fake, double seconds, const char *first,
                          const char *second)
{
	const struct solve_limits limits = {.seconds = seconds, .seed = 7};
	struct solve_model model;
	struct outcome outcome;

	write_words(fake);
	use_two(fake, first, second);
	make_choice(&model);
	outcome = run(&model, &limits);
	solve_model_release(&model);
	return outcome;
}

static void the_better_roster_and_the_higher_bound_count(void **state)
{
	struct outcome o =
	    ask(*state, 0.6, "cat dear b2; exec sleep 60", "cat b1 cheap; exec sleep 60");

	assert_true(o.good);
	assert_int_equal(o.status, SOLVE_FEASIBLE);
	assert_int_equal(o.objective, CHEAP);
	assert_int_equal(o.bound, 2);
	assert_string_equal(o.trouble, "");
	assert_in_range(o.took, 600, 1100);
	fake_clear(*state);
	o = ask(*state, 0.6, "cat cheap b1; exec sleep 60", "cat dear b2; exec sleep 60");
	assert_int_equal(o.objective, CHEAP);
	assert_int_equal(o.bound, 2);
}

static void one_proves_what_the_other_found(void **state)
{
	struct outcome o = ask(*state, 20, "cat b3; exec sleep 60", "cat cheap; exec sleep 60");

	assert_int_equal(o.status, SOLVE_OPTIMAL);
	assert_int_equal(o.objective, CHEAP);
	assert_int_equal(o.bound, CHEAP);
	assert_in_range(o.took, 1, 3000); /* the proof is waited for, but not for long */
}

/* What a worker has read: model, limits, news. */
struct heard {
	struct solve_limits limits;
	int n_news;
	int64_t objective; /* of the last news */
};

static void hear(struct heard *out, const struct fake *fake, const char *name)
{
	struct str bytes = {0};
	struct solve_model model = {0};
	struct wire_message message;
	size_t start = 0, used = 0;
	struct err err;

	*out = (struct heard){0};
	fake_read(&bytes, fake, name);
	while (wire_next(&message, &used, str_text(&bytes) + start, bytes.n - start, &err) &&
	       used) {
		struct solve_result found;

		start += used;
		if (message.type == WIRE_MODEL)
			assert_true(wire_get_model(&model, &message, &err));
		if (message.type == WIRE_LIMITS)
			assert_true(wire_get_limits(&out->limits, &message, &err));
		if (message.type != WIRE_INCUMBENT)
			continue;
		assert_true(wire_get_incumbent(&found, &model, &message, &err));
		out->objective = found.objective;
		out->n_news++;
		solve_result_release(&found);
	}
	assert_int_equal(start, bytes.n);
	solve_model_release(&model);
	str_release(&bytes);
}

static void each_hears_what_the_other_found(void **state)
{
	struct heard heard;

	ask(*state, 1.5, "cat dear; exec cat > heard1", "sleep 0.1; cat cheap; exec cat > heard2");
	hear(&heard, *state, "heard1");
	assert_int_equal(heard.limits.role, SOLVE_PROVE);
	assert_int_equal(heard.limits.seed, 7);
	assert_true(heard.limits.seconds > 1.2 && heard.limits.seconds <= 1.5);
	assert_int_equal(heard.n_news, 1);
	assert_int_equal(heard.objective, CHEAP);
	hear(&heard, *state, "heard2");
	assert_int_equal(heard.limits.role, SOLVE_IMPROVE);
	assert_int_not_equal(heard.limits.seed, 7);
	assert_true(heard.limits.seconds < 1.4);
	assert_int_equal(heard.n_news, 1);
	assert_int_equal(heard.objective, DEAR);
}

static void a_run_with_a_number_of_steps_is_alone(void **state)
{
	const struct solve_limits limits = {.seconds = 0.5, .seed = 7, .steps = 100};
	struct solve_model model;
	struct heard heard;

	use_two(*state, "exec cat > heard", "exec sleep 60");
	make_choice(&model);
	run(&model, &limits);
	solve_model_release(&model);
	hear(&heard, *state, "heard");
	assert_int_equal(heard.limits.role, SOLVE_ALONE);
	assert_int_equal(heard.limits.steps, 100);
	assert_false(fake_has(*state, "second"));
}

static void what_is_solved_at_once_needs_no_second(void **state)
{
	bool has_second = true;

	/* On a busy machine nothing is at once. */
	for (int i = 0; i < 20 && has_second; i++) {
		struct outcome o;

		fake_clear(*state);
		o = ask(*state, 20, "exec \"$worker\"", "exec sleep 60");
		assert_int_equal(o.status, SOLVE_OPTIMAL);
		assert_int_equal(o.objective, CHEAP);
		has_second = fake_has(*state, "second");
	}
	assert_false(has_second);
}

static void the_other_goes_on(void **state)
{
	static const char *const scripts[][2] = {
	    {"exit 1", "exec \"$worker\""},
	    {"kill -9 $$", "exec \"$worker\""},
	    {"head -c 1000 /dev/urandom; exec sleep 60", "exec \"$worker\""},
	    {"cat b5 dear b4; sleep 0.3; cat dear b0 nothing b5", "exec \"$worker\""},
	    {"sleep 0.4; exit 1", "sleep 0.5; exec \"$worker\""},
	};

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct outcome o;

		fake_clear(*state);
		o = ask(*state, 20, scripts[i][0], scripts[i][1]);
		assert_true(o.good);
		assert_int_equal(o.status, SOLVE_OPTIMAL);
		assert_int_equal(o.objective, CHEAP);
		assert_string_not_equal(o.trouble, "");
		assert_true(o.took < 5000);
	}
}

static void who_claims_too_much_is_believed_nothing(void **state)
{
	struct outcome o = ask(*state, 0.8, "cat b5; exec sleep 60", "cat cheap b1; exec sleep 60");

	assert_int_equal(o.status, SOLVE_FEASIBLE);
	assert_int_equal(o.objective, CHEAP);
	assert_int_equal(o.bound, 1);
	assert_string_equal(o.trouble, "bad-answer");
	fake_clear(*state);
	o = ask(*state, 0.8, "cat cheap b1; exec sleep 60", "cat clash");
	assert_int_equal(o.status, SOLVE_FEASIBLE);
	assert_int_equal(o.objective, CHEAP);
	assert_string_equal(o.trouble, "bad-answer");
}

static void it_fails_when_nobody_is_left_and_nothing_was_found(void **state)
{
	struct outcome o = ask(*state, 20, "exit 1", "exit 1");

	assert_false(o.good);
	assert_int_equal(o.status, SOLVE_UNKNOWN);
	assert_string_equal(o.trouble, "worker-died");
	assert_true(o.took < 2000);
	fake_clear(*state);
	o = ask(*state, 20, "cat dear; exit 1", "cat nothing");
	assert_true(o.good);
	assert_int_equal(o.status, SOLVE_FEASIBLE);
	assert_int_equal(o.objective, DEAR);
	assert_true(o.took < 2000);
	fake_clear(*state);
	o = ask(*state, 20, "cat nothing", "exit 1"); /* it said that it found nothing */
	assert_true(o.good);
	assert_int_equal(o.status, SOLVE_UNKNOWN);
}

static void what_clashes_needs_no_second_opinion(void **state)
{
	struct outcome o = ask(*state, 20, "sleep 0.4; cat clash", "exec sleep 60");

	assert_true(o.good);
	assert_int_equal(o.status, SOLVE_INFEASIBLE);
	assert_true(o.took < 3000);
}

/* More than a socket holds, so that sending must be left off and taken up again. */
static void a_long_question_waits_for_nobody(void **state)
{
	const struct maker_holiday what = {.days = 60,
	                                   .leaders = 8,
	                                   .officers = 60,
	                                   .technicians = 30,
	                                   .guards = 30,
	                                   .history = 2,
	                                   .wishes = 3000,
	                                   .leave = 10,
	                                   .officers_per_shift = 4};
	const struct solve_limits limits = {.seconds = 0.5, .seed = 7};
	struct maker maker = {11};
	struct solve_model model;
	struct heard heard;
	struct outcome o;
	struct str bytes = {0};

	maker_holiday(&model, &what, &maker);
	wire_put_model(&bytes, &model);
	assert_true(bytes.n > 300000);
	str_release(&bytes);
	fake_use(*state, "exec sleep 60");
	o = run(&model, &limits);
	assert_int_equal(o.status, SOLVE_UNKNOWN);
	assert_in_range(o.took, 700, 1000);
	use_two(*state, "sleep 0.1; exec cat > heard", "exec sleep 60");
	run(&model, &limits);
	hear(&heard, *state, "heard");
	assert_int_equal(heard.limits.role, SOLVE_PROVE);
	solve_model_release(&model);
}

static void older_news_gives_way_where_nobody_listens(void **state)
{
	struct solve_worker worker;
	struct str message = {0};
	struct solve_assignment best;
	struct err err;

	fake_use(*state, "exec sleep 60");
	solve_assignment_init(&best, 1000);
	assert_true(solve_worker_start(&worker, &message, &err));
	for (int i = 0; i < 1000; i++) {
		str_clear(&message);
		wire_put_incumbent(&message, &best, -i);
		solve_worker_tell(&worker, &message);
	}
	assert_true(solve_worker_is_sending(&worker));
	assert_true(worker.out.n + worker.news.n <= 2 * message.n);
	kill(worker.pid, SIGKILL);
	while (solve_worker_receive(&worker))
		;
	solve_worker_tell(&worker, &message);
	assert_false(solve_worker_is_sending(&worker));
	solve_worker_release(&worker);
	solve_worker_release(&worker);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	solve_assignment_release(&best);
	str_release(&message);
}

/* A worker that talks without end takes no more than its turn, nor more than its time. */
static void a_flood_of_words_ends_in_time(void **state)
{
	static const char flood[] = "while :; do cat dear dear dear b1 b1 b1; done";
	struct outcome o = ask(*state, 0.5, flood, flood);

	assert_int_equal(o.status, SOLVE_FEASIBLE);
	assert_in_range(o.took, 500, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_better_roster_and_the_higher_bound_count, set_up),
	    cmocka_unit_test_setup(one_proves_what_the_other_found, set_up),
	    cmocka_unit_test_setup(each_hears_what_the_other_found, set_up),
	    cmocka_unit_test_setup(a_run_with_a_number_of_steps_is_alone, set_up),
	    cmocka_unit_test_setup(what_is_solved_at_once_needs_no_second, set_up),
	    cmocka_unit_test_setup(the_other_goes_on, set_up),
	    cmocka_unit_test_setup(who_claims_too_much_is_believed_nothing, set_up),
	    cmocka_unit_test_setup(it_fails_when_nobody_is_left_and_nothing_was_found, set_up),
	    cmocka_unit_test_setup(what_clashes_needs_no_second_opinion, set_up),
	    cmocka_unit_test_setup(a_long_question_waits_for_nobody, set_up),
	    cmocka_unit_test_setup(older_news_gives_way_where_nobody_listens, set_up),
	    cmocka_unit_test_setup(a_flood_of_words_ends_in_time, set_up),
	};

	return cmocka_run_group_tests(tests, fake_set_up, fake_tear_down);
}
