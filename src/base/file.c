#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

static bool cannot_read(const char *path, struct err *err)
{
	bool missing = errno == ENOENT;

	err_errno(err, missing ? "no-such-file" : "cannot-read", _("cannot read %s"), path);
	if (missing)
		err->code = ERR_NOT_FOUND;
	return false;
}

static bool cannot_write(const char *path, struct err *err)
{
	return err_errno(err, "cannot-write", _("cannot write %s"), path);
}

static ssize_t read_some(int fd, char *buf, size_t n)
{
	ssize_t got;

	do
		got = read(fd, buf, n);
	while (got < 0 && errno == EINTR);
	return got;
}

static bool write_all(int fd, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, data, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		data += done;
		n -= (size_t)done;
	}
	return true;
}

static bool read_to_end(struct str *text, int fd, const char *path, size_t limit, struct err *err)
{
	char buf[16384];
	ssize_t got;

	while ((got = read_some(fd, buf, sizeof buf)) > 0) {
		str_addn(text, buf, (size_t)got);
		if (text->n > limit)
			return err_set(err, ERR_INPUT, "too-large",
			               _("%s is larger than %zu bytes"), path, limit);
	}
	if (got < 0)
		return cannot_read(path, err);
	return true;
}

bool file_read(char **out, size_t *n, const char *path, size_t limit, struct err *err)
{
	bool standard = strcmp(path, "-") == 0;
	struct str text = {0};
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return cannot_read(path, err);
	bool ok = read_to_end(&text, fd, standard ? _("standard input") : path, limit, err);
	if (!standard)
		close(fd);
	if (!ok) {
		str_release(&text);
		return false;
	}
	*n = text.n;
	*out = str_take(&text);
	return true;
}

static bool has_content(const char *path, const char *data, size_t n)
{
	char *old = NULL;
	size_t old_n = 0;
	struct err ignored;

	if (!file_read(&old, &old_n, path, n, &ignored))
		return false;
	bool same = old_n == n && memcmp(old, data, n) == 0;
	free(old);
	return same;
}

/* A name that nobody uses beside `path`, created. Owned; NULL and errno on failure. */
static char *create_beside(int *fd, const char *path, mode_t mode)
{
	for (int i = 0; i < 100; i++) {
		char *name = xasprintf("%s.%ld-%d.new", path, (long)getpid(), i);
		*fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (*fd >= 0)
			return name;
		free(name);
		if (errno != EEXIST)
			break;
	}
	return NULL;
}

static bool sync_folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	free(folder);
	if (fd < 0)
		return false;
	bool ok = fsync(fd) == 0;
	close(fd);
	return ok;
}

static bool replace(const char *path, const char *data, size_t n, mode_t mode, struct err *err)
{
	int fd = -1;
	char *name = create_beside(&fd, path, mode);

	if (!name)
		return cannot_write(path, err);
	bool ok = write_all(fd, data, n) && fsync(fd) == 0;
	int reason = errno;
	if (close(fd) != 0 && ok) {
		reason = errno;
		ok = false;
	}
	if (ok && rename(name, path) != 0) {
		reason = errno;
		ok = false;
	}
	if (!ok)
		unlink(name);
	free(name);
	errno = reason;
	if (!ok || !sync_folder_of(path))
		return cannot_write(path, err);
	return true;
}

/* A pipe or a device (/dev/stdout, /dev/null) must not be replaced by a file. */
static bool write_through(const char *path, const char *data, size_t n, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return cannot_write(path, err);
	bool ok = write_all(fd, data, n) || cannot_write(path, err);
	close(fd);
	return ok;
}

bool file_write(const char *path, const char *data, size_t n, mode_t mode, struct err *err)
{
	struct stat st;
	char *real = NULL;

	if (stat(path, &st) == 0) {
		if (!S_ISREG(st.st_mode))
			return write_through(path, data, n, err);
		if (has_content(path, data, n))
			return true;
		/* A symbolic link stays one; what it points to is replaced. */
		real = realpath(path, NULL);
	}
	bool ok = replace(real ? real : path, data, n, mode, err);
	free(real);
	return ok;
}

static bool is_there(const char *path, struct err *err)
{
	return err_set(err, ERR_CONFLICT, "exists", _("%s is already there and is left as it is"),
	               path);
}

bool file_create(const char *path, mode_t mode, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

	if (fd < 0 && errno == EEXIST)
		return is_there(path, err);
	if (fd < 0)
		return cannot_write(path, err);
	close(fd);
	return sync_folder_of(path) || cannot_write(path, err);
}

static bool sync_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	bool ok = fsync(fd) == 0;
	close(fd);
	return ok;
}

/* Where a file system cannot refuse by itself, something may come in between. */
static bool move_to_free(const char *path, const char *made)
{
	if (renameat2(AT_FDCWD, made, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL)
		return false;
	if (file_exists(path)) {
		errno = EEXIST;
		return false;
	}
	return rename(made, path) == 0;
}

bool file_adopt(const char *path, const char *made, struct err *err)
{
	if (sync_file(made) && move_to_free(path, made) && sync_folder_of(path))
		return true;
	return errno == EEXIST ? is_there(path, err) : cannot_write(path, err);
}

static bool make_one_folder(const char *path, struct err *err)
{
	struct stat st;

	if (mkdir(path, 0700) == 0)
		return true;
	int reason = errno;
	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return true;
		reason = ENOTDIR;
	}
	errno = reason;
	return err_errno(err, "cannot-write", _("cannot make the folder %s"), path);
}

bool file_make_folder(const char *path, struct err *err)
{
	char *part = xstrdup(path);
	bool ok = true;

	for (char *p = part + 1; ok && *part != '\0' && *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		ok = make_one_folder(part, err);
		*p = '/';
	}
	ok = ok && make_one_folder(part, err);
	free(part);
	return ok;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool file_is_private(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && (st.st_mode & S_IRWXO) == 0;
}

void file_remove(const char *path)
{
	(void)unlink(path);
}
