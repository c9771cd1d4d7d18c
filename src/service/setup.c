#include "service/setup.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/read_contact.h"
#include "domain/read_people.h"
#include "service/carried.h"
#include "service/locate.h"
#include "store/facts.h"
#include "store/logs.h"
#include "store/people.h"

#include "base/banned.h"

/* What stands in the carried files is checked by `make check`, so bad lines cannot be met here. */
static bool put_contacts(size_t *n, struct db *db, struct err *err)
{
	const char *text = carried_text("contacts.csv");
	struct findings bad = {0};
	struct contacts contacts;
	bool ok = contacts_read(&contacts, "contacts.csv", text, strlen(text), &bad, err);

	findings_release(&bad);
	if (!ok)
		return false;
	for (size_t i = 0; i < contacts.n && ok; i++)
		ok = contact_put(db, &contacts.contact[i], err);
	*n = contacts.n;
	contacts_release(&contacts);
	return ok;
}

static bool put_sample_people(size_t *n, struct db *db, const char *profile, struct err *err)
{
	char *name = xasprintf("samples/%s.csv", profile);
	const char *text = carried_text(name);
	struct findings bad = {0};
	struct staff staff;
	bool ok = staff_read(&staff, NULL, name, text, strlen(text), &bad, err);

	findings_release(&bad);
	free(name);
	if (!ok)
		return false;
	for (size_t i = 0; i < staff.n && ok; i++)
		ok = person_put(db, &staff.person[i], err);
	*n += staff.n;
	staff_release(&staff);
	return ok;
}

/* The full name of the OS user as the system knows it (first field of GECOS), else the login. */
static char *user_name(const struct passwd *user)
{
	size_t n = user->pw_gecos ? strcspn(user->pw_gecos, ",") : 0;
	struct err err = {0};
	char *name;

	if (n && utf8_clean(&name, user->pw_gecos, n, &err))
		return name;
	return xstrdup(user->pw_name);
}

/*
 * The OS user becomes the first supervisor; without skills, so never on a roster by accident. Among
 * made-up people the name is made up too: it stands under printed tables.
 */
static bool put_supervisor(struct db *db, struct actor *actor, bool sample, struct err *err)
{
	const struct passwd *user = getpwuid(getuid());
	char none[1] = "";
	struct person person = {
	    .position = none, .unit = none, .phone = none, .role = ROLE_SUPERVISOR};
	char *position = xstrdup(_("roster supervisor"));
	bool ok;

	if (!user) {
		free(position);
		return err_set(err, ERR_IO, "no-user",
		               _("the system does not know who you are (uid %ld)"), (long)getuid());
	}
	person.code = xstrdup("QT");
	person.name = sample ? xstrdup("Tống Văn Z") : user_name(user);
	person.login = xstrdup(user->pw_name);
	person.position = position;
	ok = person_put(db, &person, err);
	*actor = (struct actor){.person = person.code,
	                        .name = person.name,
	                        .role = ROLE_SUPERVISOR,
	                        .uid = (int64_t)getuid(),
	                        .login = person.login,
	                        .auth = "os"};
	free(position);
	return ok;
}

struct filling {
	const struct setup *setup;
	struct setup_result *result;
};

static bool fill(struct db *db, void *context, struct err *err)
{
	const struct filling *filling = context;
	const struct setup *setup = filling->setup;
	struct app app = {.db = db};
	bool ok = setting_put(db, "profile", setup->profile, err) &&
	          put_contacts(&filling->result->contacts, db, err) &&
	          put_supervisor(db, &app.actor, setup->sample, err) &&
	          (!setup->sample ||
	           put_sample_people(&filling->result->people, db, setup->profile, err)) &&
	          app_audit(&app, "init", setup->profile, setup->sample ? "sample" : "", err);

	free(app.actor.person);
	free(app.actor.name);
	free(app.actor.login);
	return ok;
}

static bool make_folder_of(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	char *folder;
	bool ok;

	if (!slash || slash == path)
		return true;
	folder = xstrndup(path, (size_t)(slash - path));
	ok = file_make_folder(folder, err);
	free(folder);
	return ok;
}

static bool write_config(struct setup_result *result, const char *text, struct err *err)
{
	result->config = locate_config_beside(result->database);
	result->config_is_new = !file_exists(result->config);
	return !result->config_is_new || file_write(result->config, text, strlen(text), 0644, err);
}

bool setup_init(struct setup_result *out, const struct app_options *options,
                const struct setup *setup, struct err *err)
{
	struct setup_result result = {0};
	struct filling filling = {setup, &result};
	char *file = xasprintf("profiles/%s.conf", setup->profile);
	const char *text = carried_text(file);
	bool ok;

	free(file);
	if (!text)
		return err_set(err, ERR_USAGE, "no-such-profile",
		               _("no profile \"%s\"; wanted truong, so or soc"), setup->profile);
	ok = app_database_path(&result.database, options, err) &&
	     make_folder_of(result.database, err) &&
	     db_create(result.database, setup->sample, fill, &filling, err) &&
	     write_config(&result, text, err);
	if (!ok) {
		setup_result_release(&result);
		return false;
	}
	*out = result;
	return true;
}

void setup_result_release(struct setup_result *result)
{
	free(result->database);
	free(result->config);
	*result = (struct setup_result){0};
}
