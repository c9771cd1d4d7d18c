#include "service/roster_weights.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"
#include "base/utf8.h"
#include "service/config.h"

#include "base/banned.h"

#define FILE_LIMIT (64U << 10)

/* In the order of the struct. The most keeps the sum of all costs far from what a number holds. */
static const struct weight_name names[ROSTER_WEIGHTS] = {
    {"points", "can-bang-diem", 1000},      {"shifts", "can-bang-luot", 10000},
    {"adjacent", "hai-ngay-lien", 1000000}, {"wish-off", "trai-xin-nghi", 1000000},
    {"wish-on", "thuan-xin-truc", 1000000}, {"moved", "doi-nguoi", 10000000},
    {"behind", "bu-toi-da", 1000},
};

static int *weight_at(struct roster_weights *weights, int i)
{
	int *const place[ROSTER_WEIGHTS] = {
	    &weights->points,  &weights->shifts, &weights->adjacent, &weights->wish_off,
	    &weights->wish_on, &weights->moved,  &weights->behind,
	};

	assert(i >= 0 && i < ROSTER_WEIGHTS);
	return place[i];
}

void roster_weights_default(struct roster_weights *out)
{
	*out = (struct roster_weights){
	    .points = 10,
	    .shifts = 5,
	    .adjacent = 60,
	    .wish_off = 500,
	    .wish_on = 300,
	    .moved = 1000000,
	    .behind = 12,
	};
}

bool roster_weights_equal(const struct roster_weights *a, const struct roster_weights *b)
{
	for (int i = 0; i < ROSTER_WEIGHTS; i++)
		if (roster_weights_get(a, i) != roster_weights_get(b, i))
			return false;
	return true;
}

const struct weight_name *roster_weights_name(int i)
{
	assert(i >= 0 && i < ROSTER_WEIGHTS);
	return &names[i];
}

int roster_weights_get(const struct roster_weights *weights, int i)
{
	struct roster_weights copy = *weights;

	return *weight_at(&copy, i);
}

void roster_weights_set(struct roster_weights *weights, int i, int value)
{
	*weight_at(weights, i) = value;
}

char *roster_weights_format(const struct roster_weights *weights)
{
	struct str text = {0};

	for (int i = 0; i < ROSTER_WEIGHTS; i++)
		str_addf(&text, "%s%s=%d", i ? " " : "", names[i].name,
		         roster_weights_get(weights, i));
	return str_take(&text);
}

/* The digits behind "NAME=" where a word begins with it. */
static bool find_one(int *out, const char *text, const struct weight_name *name)
{
	size_t n = strlen(name->name);

	for (const char *at = text; (at = strstr(at, name->name)); at += n) {
		int64_t value;
		struct err none;
		char *digits;
		bool ok;

		if ((at > text && at[-1] != ' ') || at[n] != '=')
			continue;
		digits = xstrndup(at + n + 1, strcspn(at + n + 1, " "));
		ok = number_parse(&value, digits, 0, name->most, &none);
		free(digits);
		if (!ok)
			return false;
		*out = (int)value;
		return true;
	}
	return false;
}

bool roster_weights_find(struct roster_weights *out, const char *text)
{
	struct roster_weights weights;

	for (int i = 0; i < ROSTER_WEIGHTS; i++)
		if (!find_one(weight_at(&weights, i), text, &names[i]))
			return false;
	*out = weights;
	return true;
}

bool roster_weights_read(struct roster_weights *weights, const char *path, struct err *err)
{
	char *raw, *text;
	size_t n;
	bool ok;

	if (!file_read(&raw, &n, path, FILE_LIMIT, err))
		return false;
	ok = utf8_clean(&text, raw, n, err);
	free(raw);
	if (!ok)
		return err_wrap(err, "%s", path);
	ok = config_parse_weights(weights, path, text, err);
	free(text);
	return ok;
}
