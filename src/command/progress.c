#include "command/progress.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "command/phrase.h"

#include "base/banned.h"

#define SECOND_THOUGHTS_MS 1000 /* for a second ^C */
#define LOOK_MS            250  /* how often the line is written anew */

enum { BAR_COLS = 12 };

/* ---- texts ---- */

char *progress_bar(const struct roster_progress *progress, int cols, bool ascii)
{
	const double part = progress->limit > 0 ? progress->seconds / progress->limit : 1;
	const int full = part >= 1 ? cols : (int)(part * cols);
	struct str bar = {0};

	for (int i = 0; i < cols; i++)
		str_add(&bar, i < full ? (ascii ? "#" : "█") : (ascii ? "." : "░"));
	return str_take(&bar);
}

char *progress_time(const struct roster_progress *progress)
{
	return xasprintf(_("%.0f/%.0f s"), progress->seconds, progress->limit);
}

char *progress_found(const struct roster_progress *progress, bool is_verbose)
{
	int gap;

	if (!progress->has_roster)
		return xstrdup(_("no roster yet"));
	if (!is_verbose)
		return phrase_proven(progress->objective, progress->bound);
	gap = quality_gap(progress->objective, progress->bound);
	if (gap == QUALITY_GAP_UNKNOWN)
		return xasprintf(_("cost %lld"), (long long)progress->objective);
	return xasprintf(_("cost %lld, not under %lld, at most %d %% above"),
	                 (long long)progress->objective, (long long)progress->bound, gap);
}

/* ---- waiting ---- */

struct waiting {
	struct roster_run *run;
	struct out *out;
	sigset_t old;
	int signals;      /* a descriptor */
	int64_t asked_at; /* when ^C was pressed; 0: it was not */
};

static void show(const struct waiting *w)
{
	struct roster_progress progress;
	char *bar, *time, *found, *text;

	if (!w->out->progress)
		return;
	roster_run_progress(&progress, w->run);
	bar = progress_bar(&progress, BAR_COLS, false);
	time = progress_time(&progress);
	found = progress_found(&progress, w->out->verbose);
	text = w->asked_at
	           ? xasprintf("%s %s · %s", bar, found, _("stopping; ^C again: keep nothing"))
	           : xasprintf("%s %s · %s · %s", bar, time, found, _("^C: stop"));
	w->out->progress(w->out->context, text);
	free(text);
	free(found);
	free(time);
	free(bar);
}

static bool begin(struct waiting *w, struct err *err)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	w->signals = signalfd(-1, &set, SFD_CLOEXEC);
	if (w->signals < 0)
		return err_errno(err, "signals", _("cannot wait for the generator"));
	sigprocmask(SIG_BLOCK, &set, &w->old);
	return true;
}

/* What is still pending then is delivered. */
static void end(const struct waiting *w)
{
	if (w->out->progress)
		w->out->progress(w->out->context, NULL);
	sigprocmask(SIG_SETMASK, &w->old, NULL);
	close(w->signals);
}

/* Those that end the program stay pending: it dies of them when they are let in again. */
static bool take_signal(struct waiting *w, struct err *err)
{
	const struct timespec now = {0, 0};
	sigset_t interrupt;

	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	if (sigtimedwait(&interrupt, NULL, &now) != SIGINT)
		return err_set(err, ERR_IO, "ended", _("ended by a signal: nothing is stored"));
	if (w->asked_at)
		return err_set(err, ERR_CONFLICT, "given-up", _("given up: nothing is stored"));
	w->asked_at = clock_monotonic();
	return true;
}

/* Enough, once there is something to keep and nobody had second thoughts. */
static void heed(struct waiting *w)
{
	struct roster_progress progress;

	roster_run_progress(&progress, w->run);
	if (progress.has_roster && clock_monotonic() >= w->asked_at + SECOND_THOUGHTS_MS)
		roster_run_stop(w->run);
}

static bool turn(struct waiting *w, struct err *err)
{
	struct pollfd fds[] = {{roster_run_fd(w->run), POLLIN, 0}, {w->signals, POLLIN, 0}};
	int left = roster_run_timeout(w->run);

	if (left > LOOK_MS && (w->asked_at || w->out->progress))
		left = LOOK_MS;
	if (poll(fds, 2, left) < 0 && errno != EINTR)
		return err_errno(err, "poll", _("cannot wait for the generator"));
	if (fds[1].revents && !take_signal(w, err))
		return false;
	if (!roster_run_step(w->run, err))
		return false;
	if (w->asked_at)
		heed(w);
	return true;
}

bool progress_wait(struct roster_run *run, struct out *out, struct err *err)
{
	struct waiting w = {.run = run, .out = out};
	int64_t shown_at = clock_monotonic();
	bool ok = begin(&w, err);

	if (!ok)
		return false;
	while (ok && !roster_run_is_done(run)) {
		ok = turn(&w, err);
		/* What is done at once shows nothing. */
		if (ok && clock_monotonic() >= shown_at + LOOK_MS) {
			shown_at = clock_monotonic();
			show(&w);
		}
	}
	if (!ok)
		roster_run_stop(run);
	end(&w);
	return ok;
}
