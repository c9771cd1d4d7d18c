/*
 * trucban.conf, through libconfuse, whose scanner keeps its state between two texts: whatever came
 * before, a good text is read, and a text is read the same way twice.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "service/config.h"

static const char good[] = "agency = \"Sở Ví dụ\"\n"
                           "post \"truc-ban\" {\n"
                           "\tshift \"ngay\" { start = \"07:30\" length = \"12:00\" }\n"
                           "}\n";

static void check_code(const char *code)
{
	assert(*code && strlen(code) <= 40);
	assert(strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(code));
}

static void check_post(const struct posts *posts, const struct post *post)
{
	check_code(post->id);
	assert(posts_find(posts, post->id) == post);
	fuzz_check_text(post->title);
	fuzz_check_text(post->skill);
	assert(!*post->concurrent || posts_find(posts, post->concurrent));
	for (size_t i = 0; i < post->n_compatible; i++)
		assert(posts_find(posts, post->compatible[i]));
	assert(post->headcount >= 1 && post->headcount <= 50);
	assert(post->rest_before >= 0 && post->rest_after >= 0);
	for (size_t i = 0; i < post->n_spans; i++) {
		assert(post->span[i].from >= 0 && post->span[i].from < 1440);
		assert(post->span[i].to >= 0 && post->span[i].to <= 1440);
	}
	for (int i = 0; i < WEIGHTS; i++)
		assert(post->weight[i] >= 0 && post->weight[i] <= 10000);
	assert(post->n_shifts || *post->concurrent);
	for (size_t i = 0; i < post->n_shifts; i++) {
		const struct shift *shift = &post->shift[i];

		check_code(shift->code);
		fuzz_check_text(shift->name);
		assert(shift->start >= 0 && shift->start < 1440);
		assert(shift->length >= 1 && shift->length <= 1440);
		assert((shift->days & ~DAYS_ALL) == 0 && shift->days);
	}
}

static void check(const struct config *config)
{
	const char *const text[] = {config->database, config->kind,    config->agency,
	                            config->place,    config->address, config->governing,
	                            config->email,    config->url,     config->maker,
	                            config->signer,   config->zone,    config->signer_title};

	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		assert(text[i]);
		fuzz_check_text(text[i]);
	}
	assert(config->hours.start >= 0 && config->hours.start < config->hours.end);
	assert(config->hours.end <= 1440);
	assert(config->solve_seconds >= 1 && config->posts.n > 0);
	for (size_t i = 0; i < config->posts.n; i++)
		check_post(&config->posts, &config->posts.post[i]);
}

static void parse(struct err *err, const char *text)
{
	struct config config;

	*err = (struct err){0};
	if (config_parse(&config, "trucban.conf", text, err)) {
		check(&config);
		config_release(&config);
	} else {
		assert(err->code == ERR_INPUT && strstr(err->msg, "trucban.conf"));
		fuzz_check_text(err->msg);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err first, second;
	char *text;

	/* A file is cleaned before it is parsed. */
	if (!utf8_clean(&text, (const char *)data, size, &first))
		return 0;
	parse(&first, text);
	parse(&second, good);
	assert(!second.code);
	parse(&second, text);
	assert(first.code == second.code && strcmp(first.msg, second.msg) == 0);
	free(text);
	return 0;
}
