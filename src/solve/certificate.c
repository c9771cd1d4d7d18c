#include "solve/certificate.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "solve/wire.h"
#include "solve/wire_proof.h"

#include "base/banned.h"

#define FIRST_LINE "trucban-certificate 1\n"
#define LAST_LINE  "sha256 "

static void add_sum(struct str *out, const char *data, size_t n)
{
	struct hash *hash = hash_new();
	uint8_t sum[HASH_SIZE];
	char hex[HASH_HEX];

	hash_add(hash, data, n);
	hash_finish(hash, sum);
	str_add(out, LAST_LINE);
	str_add(out, hash_hex(hex, sum));
	str_addc(out, '\n');
}

void certificate_put(struct str *out, const struct certificate *certificate)
{
	struct str body = {0};
	bool fits;

	str_add(&body, FIRST_LINE);
	wire_put_model(&body, &certificate->model);
	wire_put_incumbent(&body, &certificate->roster, certificate->objective);
	wire_put_bound(&body, certificate->bound);
	fits = wire_put_proof(&body, &certificate->proof);
	assert(fits);
	str_addn(out, str_text(&body), body.n);
	add_sum(out, str_text(&body), body.n);
	str_release(&body);
}

static bool bad_certificate(struct err *err)
{
	return err_set(err, ERR_INPUT, "bad-certificate",
	               _("this is not a certificate, or it has been damaged"));
}

/* What stands between the first line and the last, if the last is right. */
static bool open_file(const char **body, size_t *n_body, const char *data, size_t n)
{
	const size_t head = strlen(FIRST_LINE), tail = strlen(LAST_LINE) + HASH_HEX;
	struct str last = {0};
	bool good;

	if (n < head + tail || memcmp(data, FIRST_LINE, head) != 0)
		return false;
	add_sum(&last, data, n - tail);
	good = last.n == tail && memcmp(last.text, data + n - tail, tail) == 0;
	str_release(&last);
	*body = data + head;
	*n_body = n - head - tail;
	return good;
}

/* The next message of the file, which must be of this type: its readers see to that. */
static bool take(struct wire_message *out, const char **data, size_t *n, struct err *err)
{
	size_t used;

	if (!wire_next(out, &used, *data, *n, err))
		return false;
	if (!used)
		return bad_certificate(err);
	*data += used;
	*n -= used;
	return true;
}

static bool get(struct certificate *out, const char *data, size_t n, struct err *err)
{
	struct wire_message message;
	struct solve_result found;

	if (!take(&message, &data, &n, err) || !wire_get_model(&out->model, &message, err))
		return false;
	if (!take(&message, &data, &n, err) ||
	    !wire_get_incumbent(&found, &out->model, &message, err))
		return false;
	out->roster = found.best;
	out->objective = found.objective;
	if (!take(&message, &data, &n, err) || !wire_get_bound(&out->bound, &message, err))
		return false;
	if (!take(&message, &data, &n, err) ||
	    !wire_get_proof(&out->proof, &out->model, &message, err))
		return false;
	return n == 0 || bad_certificate(err);
}

bool certificate_get(struct certificate *out, const char *data, size_t n, struct err *err)
{
	struct certificate certificate = {0};

	if (!open_file(&data, &n, data, n))
		return bad_certificate(err);
	if (!get(&certificate, data, n, err)) {
		certificate_release(&certificate);
		return false;
	}
	*out = certificate;
	return true;
}

void certificate_release(struct certificate *certificate)
{
	solve_proof_release(&certificate->proof);
	solve_assignment_release(&certificate->roster);
	solve_model_release(&certificate->model);
	*certificate = (struct certificate){0};
}
