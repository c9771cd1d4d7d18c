#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H
/*
 * A harness is one file with LLVMFuzzerTestOneInput: any bytes in; what they become must be sound,
 * else an assert. clang's libFuzzer drives it in `make fuzz`, replay.c in `make check`.
 */
#undef NDEBUG
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes as a text: ends at the first NUL. Owned by the caller. */
char *fuzz_text(const uint8_t *data, size_t size);

/* What utf8_clean() promises of every text that was let in; NULL is none. */
void fuzz_check_text(const char *text);

#endif
