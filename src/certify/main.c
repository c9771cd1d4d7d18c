/*
 * trucban-certify FILE: counts a certificate again. Status 0 only if all of it holds, 3 if it does
 * not, 1 if it cannot be read, 2 if it was called in another way.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "certify/certify.h"

#include "base/banned.h"

/* The catalogue of a build tree lies beside the program. Owned; NULL when not found. */
static char *catalogue_folder(void)
{
	char *path = realpath("/proc/self/exe", NULL);
	char *slash = path ? strrchr(path, '/') : NULL;
	char *folder = slash ? xasprintf("%.*s/locale", (int)(slash - path), path) : NULL;

	free(path);
	return folder;
}

static void tell(const struct certify_report *report)
{
	printf(_("cost of the roster:      %" PRId64 "\n"), report->objective);
	printf(_("rules broken:            %" PRId64 "\n"), report->n_broken);
	if (report->has_bound && report->bound != INT64_MIN)
		printf(_("nothing costs less than: %" PRId64 "\n"), report->bound);
}

static void tell_verdict(const struct certify_report *report)
{
	const double gap = certify_gap(report);
	const int64_t percent = gap < INT32_MAX ? (int64_t)gap : INT32_MAX;

	if (report->objective == report->bound)
		printf("%s\n", _("The best there is (certified)"));
	else if (report->bound == INT64_MIN)
		printf("%s\n", _("Not certain to be the best; no bound is proven"));
	else
		printf(
		    _("Not certain to be the best; at most %" PRId64 " %% cheaper is possible\n"),
		    percent + (gap > (double)percent));
}

static bool certify_file(const char *path, struct err *err)
{
	struct certificate certificate;
	struct certify_report report;
	char *data;
	size_t n;
	bool good;

	if (!file_read(&data, &n, path, CERTIFICATE_LIMIT, err))
		return false;
	good = certificate_get(&certificate, data, n, err);
	free(data);
	if (!good)
		return false;
	good = certify_count(&report, &certificate, err);
	if (good) {
		tell(&report);
		good = certify_judge(&report, &certificate, err);
	}
	if (good)
		tell_verdict(&report);
	certificate_release(&certificate);
	return good;
}

int main(int argc, char *argv[])
{
	const char *lang = NULL;
	char *near = catalogue_folder();
	struct err err = {0};
	bool good;

	while (argc > 2 && strncmp(argv[1], "--lang", 6) == 0) {
		bool apart = !argv[1][6];

		if (!apart && argv[1][6] != '=')
			break;
		lang = apart ? argv[2] : argv[1] + 7;
		argc -= 1 + apart;
		argv += 1 + apart;
	}
	if (lang && strcmp(lang, "en") != 0 && strcmp(lang, "vi") != 0)
		argc = 0;
	i18n_init(lang, near);
	free(near);
	if (argc != 2 || (argv[1][0] == '-' && argv[1][1])) {
		fprintf(stderr, "%s\n", _("usage: trucban-certify [--lang vi|en] FILE"));
		return 2;
	}
	good = certify_file(argv[1], &err);
	if (fflush(stdout) != 0 || ferror(stdout))
		good = err_errno(&err, "output", _("cannot write the output"));
	if (!good)
		fprintf(stderr, "trucban-certify: %s\n", err.msg);
	return good ? EXIT_SUCCESS : err_exit_status(&err);
}
