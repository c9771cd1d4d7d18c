#include "solve/wire_bytes.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

/* ---- writing ---- */

void put_number(struct str *out, uint64_t value, int bytes)
{
	char text[8];

	for (int i = 0; i < bytes; i++)
		text[i] = (char)(unsigned char)(value >> (8 * i));
	str_addn(out, text, (size_t)bytes);
}

void put32(struct str *out, int32_t value)
{
	put_number(out, (uint32_t)value, 4);
}

void put64(struct str *out, int64_t value)
{
	put_number(out, (uint64_t)value, 8);
}

void put_double(struct str *out, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	put_number(out, bits, 8);
}

void put_table(struct str *out, const void *things, int32_t n, size_t size)
{
	const char *at = things;

	put32(out, n);
	for (size_t i = 0; i < (size_t)n * (size / 4); i++) {
		int32_t value;

		memcpy(&value, at + 4 * i, 4);
		put32(out, value);
	}
}

void put_wide(struct str *out, const int64_t *numbers, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		put64(out, numbers[i]);
}

size_t open_message(struct str *out, enum wire_type type)
{
	const size_t start = out->n;

	put32(out, 0);
	put32(out, WIRE_VERSION);
	put32(out, (int32_t)type);
	return start;
}

void close_message(struct str *out, size_t start)
{
	const uint64_t n = out->n - start - WIRE_HEAD;

	for (int i = 0; i < 4; i++)
		out->text[start + (size_t)i] = (char)(unsigned char)(n >> (8 * i));
}

/* ---- reading ---- */

bool bad_message(struct err *err)
{
	return err_set(err, ERR_INPUT, "bad-message",
	               _("the generator's process sent or was sent something garbled"));
}

struct reader reader_of(const struct wire_message *message, enum wire_type type)
{
	return (struct reader){(const unsigned char *)message->body, message->n,
	                       message->type != type};
}

bool reader_ended(const struct reader *r)
{
	return !r->is_bad && r->left == 0;
}

uint64_t get_number(struct reader *r, size_t bytes)
{
	uint64_t value = 0;

	if (r->is_bad || r->left < bytes) {
		r->is_bad = true;
		return 0;
	}
	for (size_t i = 0; i < bytes; i++)
		value |= (uint64_t)r->at[i] << (8 * i);
	r->at += bytes;
	r->left -= bytes;
	return value;
}

int32_t get32(struct reader *r)
{
	return (int32_t)(uint32_t)get_number(r, 4);
}

int64_t get64(struct reader *r)
{
	return (int64_t)get_number(r, 8);
}

double get_double(struct reader *r)
{
	const uint64_t bits = get_number(r, 8);
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

bool get_flag(struct reader *r)
{
	const int32_t flag = get32(r);

	r->is_bad = r->is_bad || flag < 0 || flag > 1;
	return flag == 1;
}

int32_t get_count(struct reader *r, size_t size)
{
	const int32_t n = get32(r);

	if (n < 0 || (size_t)n > r->left / size) {
		r->is_bad = true;
		return 0;
	}
	return n;
}

void *get_table(struct reader *r, int32_t *n, size_t size)
{
	char *things;

	*n = get_count(r, size);
	if (*n == 0)
		return NULL;
	things = xcalloc((size_t)*n, size);
	for (size_t i = 0; i < (size_t)*n * (size / 4); i++) {
		const int32_t value = get32(r);

		memcpy(things + 4 * i, &value, 4);
	}
	return things;
}

int64_t *get_wide(struct reader *r, int32_t n)
{
	int64_t *out;

	if (r->is_bad || r->left / 8 < (size_t)n) {
		r->is_bad = true;
		n = 0;
	}
	out = xcalloc((size_t)n + 1, sizeof *out);
	for (int32_t i = 0; i < n; i++)
		out[i] = get64(r);
	return out;
}
