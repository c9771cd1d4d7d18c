#ifndef SOLVE_WIRE_BYTES_H
#define SOLVE_WIRE_BYTES_H
/*
 * Inside solve/wire*.c only: numbers to bytes and back. After the first thing that is wrong,
 * everything reads as nothing, and no read goes beyond the end or makes more than can follow.
 */
#include "base/str.h"
#include "solve/wire.h"

void put_number(struct str *out, uint64_t value, int bytes);
void put32(struct str *out, int32_t value);
void put64(struct str *out, int64_t value);
void put_double(struct str *out, double value);
/* `n` things of `size` bytes, all of them int32_t. */
void put_table(struct str *out, const void *things, int32_t n, size_t size);
void put_wide(struct str *out, const int64_t *numbers, int32_t n);

/* The caller gives close_message() what open_message() returned. */
size_t open_message(struct str *out, enum wire_type type);
void close_message(struct str *out, size_t start);

struct reader {
	const unsigned char *at;
	size_t left;
	bool is_bad;
};

struct reader reader_of(const struct wire_message *message, enum wire_type type);
/* Nothing was wrong, nothing is left. */
bool reader_ended(const struct reader *r);

uint64_t get_number(struct reader *r, size_t bytes);
int32_t get32(struct reader *r);
int64_t get64(struct reader *r);
double get_double(struct reader *r);
/* A count of things that take at least `size` bytes each. */
int32_t get_count(struct reader *r, size_t size);
/* NULL when empty. */
void *get_table(struct reader *r, int32_t *n, size_t size);
int64_t *get_wide(struct reader *r, int32_t n); /* never NULL */
/* 0 or 1 */
bool get_flag(struct reader *r);

/* Returns false. */
bool bad_message(struct err *err);

#endif
