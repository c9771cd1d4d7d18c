#include "service/locate.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "service/carried.h"

#include "base/banned.h"

#define CONFIG_LIMIT (1024 * 1024)

/* A folder of the XDG base directories (0.8): unset, empty or relative values do not count. */
static char *xdg_path(const char *variable, const char *fallback, const char *rest)
{
	const char *base = getenv(variable);
	const char *home = getenv("HOME");

	if (base && *base == '/')
		return xasprintf("%s/%s", base, rest);
	if (home && *home == '/')
		return xasprintf("%s/%s/%s", home, fallback, rest);
	return NULL;
}

static const char *given(const char *option, const char *variable)
{
	const char *value = option ? option : getenv(variable);

	return value && *value ? value : NULL;
}

char *locate_config_beside(const char *database)
{
	size_t n = strlen(database);

	if (n > 3 && !strcmp(database + n - 3, ".db"))
		n -= 3;
	return xasprintf("%.*s.conf", (int)n, database);
}

static bool read_config(struct config *out, const char *path, struct err *err)
{
	char *raw, *text;
	size_t n;
	bool ok;

	if (!file_read(&raw, &n, path, CONFIG_LIMIT, err))
		return false;
	ok = utf8_clean(&text, raw, n, err);
	free(raw);
	if (!ok)
		return err_wrap(err, "%s", path);
	ok = config_parse(out, path, text, err);
	free(text);
	return ok;
}

static bool carried_config(struct config *out, const char *profile, struct err *err)
{
	char *file = xasprintf("profiles/%s.conf", profile);
	char *name = xasprintf("profile %s", profile);
	const char *text = carried_text(file);
	bool ok;

	if (text)
		ok = config_parse(out, name, text, err);
	else
		ok = err_set(err, ERR_USAGE, "no-such-profile",
		             _("no profile \"%s\"; wanted truong, so or soc"), profile);
	free(name);
	free(file);
	return ok;
}

bool locate_config(struct config *out, const struct app_options *options, const char *database,
                   const char *profile, struct err *err)
{
	const char *named = given(options->config, "TRUCBAN_CONFIG");
	char *place[] = {
	    database ? locate_config_beside(database) : NULL,
	    xdg_path("XDG_CONFIG_HOME", ".config", "trucban/trucban.conf"),
	    xstrdup(SYSCONFDIR "/trucban.conf"),
	};
	const char *found = named;
	bool ok;

	for (size_t i = 0; i < sizeof(place) / sizeof(*place) && !found; i++)
		if (place[i] && file_exists(place[i]))
			found = place[i];
	ok = found ? read_config(out, found, err)
	           : carried_config(out, profile ? profile : "so", err);
	for (size_t i = 0; i < sizeof(place) / sizeof(*place); i++)
		free(place[i]);
	return ok;
}

bool app_database_path(char **out, const struct app_options *options, struct err *err)
{
	const char *named = given(options->db, "TRUCBAN_DB");
	struct config config;
	char *path;

	if (named) {
		*out = xstrdup(named);
		return true;
	}
	if (!locate_config(&config, options, NULL, NULL, err))
		return false;
	path = *config.database ? xstrdup(config.database)
	                        : xdg_path("XDG_DATA_HOME", ".local/share", "trucban/trucban.db");
	config_release(&config);
	if (!path)
		return err_set(err, ERR_USAGE, "no-home",
		               _("no place for the database: HOME is not set; use --db FILE"));
	*out = path;
	return true;
}
