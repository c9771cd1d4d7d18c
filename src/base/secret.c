#include "base/secret.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

#include "base/banned.h"

_Static_assert(SECRET_VERIFIER >= crypto_pwhash_STRBYTES, "a verifier fits");

enum {
	MEMORY = 64 * 1024 * 1024,
	LIMIT_S = 20, /* an old machine that swaps; here it takes a fifth of a second */
};

struct answer {
	bool is_done, matches;
	char verifier[SECRET_VERIFIER];
};

/* What the child works out; `verifier` NULL makes one. */
static void answer(struct answer *out, const char *verifier, const char *secret)
{
	size_t n = strlen(secret);

	if (verifier) {
		/* Want of memory looks like a wrong secret: it is told apart by errno. */
		errno = 0;
		out->matches = crypto_pwhash_str_verify(verifier, secret, n) == 0;
		out->is_done = out->matches || errno != ENOMEM;
	} else {
		out->is_done = crypto_pwhash_str_alg(out->verifier, secret, n,
		                                     crypto_pwhash_OPSLIMIT_INTERACTIVE, MEMORY,
		                                     crypto_pwhash_ALG_ARGON2ID13) == 0;
	}
}

/* Ends by itself even when nobody is left to end it, leaves no core file with the secret in it, and
 * no handler of ours runs in it. */
static void child(int to, const char *verifier, const char *secret)
{
	static const int ours[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGPIPE, SIGCHLD};
	const struct rlimit none = {0, 0};
	struct answer out = {0};
	sigset_t all;

	for (size_t i = 0; i < sizeof(ours) / sizeof(*ours); i++)
		signal(ours[i], SIG_DFL);
	sigfillset(&all);
	sigprocmask(SIG_UNBLOCK, &all, NULL);
	setrlimit(RLIMIT_CORE, &none);
	alarm(LIMIT_S);
	answer(&out, verifier, secret);
	_exit(write(to, &out, sizeof out) == sizeof out ? 0 : 1);
}

/* True when all of it came before the time was up. */
static bool listen(struct answer *out, int from)
{
	int64_t end = clock_monotonic() + (int64_t)LIMIT_S * 1000;
	struct pollfd fd = {from, POLLIN, 0};
	size_t n = 0;

	while (n < sizeof *out) {
		int64_t left = end - clock_monotonic();
		ssize_t got;

		if (left <= 0)
			return false;
		if (poll(&fd, 1, (int)left) <= 0)
			continue;
		got = read(from, (char *)out + n, sizeof *out - n);
		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		n += got > 0 ? (size_t)got : 0;
	}
	return true;
}

static bool fail(const char *what, struct err *err)
{
	return err_set(err, ERR_IO, "secret",
	               _("cannot work with PINs here: %s (64 MB of free memory are wanted)"), what);
}

static bool ask_child(struct answer *out, const char *verifier, const char *secret, struct err *err)
{
	int end[2];
	pid_t pid;
	bool ok;

	if (sodium_init() < 0 || pipe(end) < 0)
		return fail(strerror(errno), err);
	pid = fork();
	if (pid == 0) {
		close(end[0]);
		child(end[1], verifier, secret);
	}
	close(end[1]);
	ok = pid > 0 && listen(out, end[0]);
	close(end[0]);
	if (pid < 0)
		return fail(strerror(errno), err);
	if (!ok)
		kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	return (ok && out->is_done) || fail(strerror(ok ? ENOMEM : ETIMEDOUT), err);
}

bool secret_seal(char out[SECRET_VERIFIER], char *secret, struct err *err)
{
	struct answer got = {0};
	bool ok = ask_child(&got, NULL, secret, err);

	secret_wipe(secret, strlen(secret));
	if (ok)
		memcpy(out, got.verifier, sizeof got.verifier);
	return ok;
}

bool secret_matches(bool *out, const char *verifier, char *secret, struct err *err)
{
	struct answer got = {0};
	bool ok = ask_child(&got, verifier, secret, err);

	secret_wipe(secret, strlen(secret));
	if (ok)
		*out = got.matches;
	return ok;
}

void secret_wipe(void *secret, size_t n)
{
	sodium_memzero(secret, n);
}
