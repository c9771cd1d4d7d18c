#include "store/db_place.h"

#include <errno.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "base/banned.h"

bool db_place_is_network(long type)
{
	/* CIFS and SMB2 do not fit a signed 32-bit word and come out negative there. */
	switch ((unsigned long)type & 0xFFFFFFFFUL) {
	case NFS_SUPER_MAGIC:
	case SMB_SUPER_MAGIC:
	case CIFS_SUPER_MAGIC:
	case SMB2_SUPER_MAGIC:
		return true;
	default:
		return false;
	}
}

static bool no_database(const char *path, struct err *err)
{
	return err_set(err, ERR_NOT_FOUND, "no-database",
	               _("there is no database at %s; make one with: trucban init"), path);
}

static bool check_disk(const char *folder, const char *path, struct err *err)
{
	struct statfs st;

	if (statfs(folder, &st) != 0)
		return err_errno(err, "cannot-open", _("cannot open the database %s"), path);
	if (db_place_is_network((long)st.f_type))
		return err_set(err, ERR_IO, "network-disk",
		               _("%s lies on a network disk (NFS, SMB), where a database can be "
		                 "damaged: keep it on a disk of this machine"),
		               path);
	return true;
}

static bool check_file(const char *full, const char *path, bool is_new, struct err *err)
{
	struct stat st;

	if (lstat(full, &st) != 0) {
		if (errno != ENOENT)
			return err_errno(err, "cannot-open", _("cannot open the database %s"),
			                 path);
		return is_new || no_database(path, err);
	}
	if (is_new)
		return err_set(err, ERR_CONFLICT, "exists",
		               _("%s is already there and is left as it is"), path);
	if (S_ISLNK(st.st_mode))
		return err_set(err, ERR_INPUT, "symbolic-link",
		               _("%s is a symbolic link: name the database file itself"), path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_INPUT, "not-a-file", _("%s is not a regular file"), path);
	return true;
}

bool db_place(char **out, const char *path, bool is_new, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	char *above = slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
	char *folder = realpath(above, NULL);

	free(above);
	if (!folder) {
		if (errno != ENOENT || is_new)
			return err_errno(err, "cannot-open", _("cannot open the database %s"),
			                 path);
		return no_database(path, err);
	}
	char *full = xasprintf("%s/%s", strcmp(folder, "/") == 0 ? "" : folder, name);
	bool ok = check_disk(folder, path, err) && check_file(full, path, is_new, err);
	free(folder);
	if (!ok) {
		free(full);
		return false;
	}
	*out = full;
	return true;
}
