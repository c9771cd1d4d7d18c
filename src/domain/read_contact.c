#include "domain/read_contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"
#include "domain/phone.h"
#include "domain/read.h"

#include "base/banned.h"

#define LAST_RANK 99

enum {
	ID,
	ORGANISATION,
	ROLE,
	PERSON,
	PHONES,
	EMAIL,
	ADDRESS,
	SOURCE,
	SOURCE_DATE,
	VALID_FROM,
	VALID_UNTIL,
	STATUS,
	SUPERSEDES,
	RANK,
	NOTE,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
    [ID] = {"mã|id|mã số", true},
    [ORGANISATION] = {"tổ chức|organisation|cơ quan|đơn vị|organization", true},
    [ROLE] = {"việc|role|vai trò|nhiệm vụ|chức năng", false},
    [PERSON] = {"người|person|họ tên|họ và tên|người liên hệ", false},
    [PHONES] = {"điện thoại|phones|số điện thoại|sđt|phone", false},
    [EMAIL] = {"thư điện tử|email|e-mail", false},
    [ADDRESS] = {"địa chỉ|address", false},
    [SOURCE] = {"nguồn|source|căn cứ|văn bản", true},
    [SOURCE_DATE] = {"ngày nguồn|source_date|ngày văn bản|source date", false},
    [VALID_FROM] = {"từ|valid_from|từ ngày|hiệu lực từ|valid from", false},
    [VALID_UNTIL] = {"đến|valid_until|đến ngày|hiệu lực đến|valid until", false},
    [STATUS] = {"trạng thái|status|tình trạng", false},
    [SUPERSEDES] = {"thay cho|supersedes|thay thế", false},
    [RANK] = {"thứ tự gọi|rank|thứ tự", false},
    [NOTE] = {"ghi chú|note", false},
};

static const struct choice statuses[] = {
    {CONTACT_CURRENT, "đang dùng|current"},
    {CONTACT_UNVERIFIED, "chưa xác minh|unverified|chưa kiểm chứng"},
    {CONTACT_EXPIRED, "hết hiệu lực|expired"},
};

static void read_id(struct reader *reader, struct contact *contact, const struct contacts *list)
{
	contact->id = xstrdup(read_needed(reader, ID));
	if (strpbrk(contact->id, " ,;|\t\n") != NULL)
		read_wrong(reader, ID, "bad-id", _("\"%s\" has a blank or a separator in it"),
		           contact->id);
	else if (contacts_find(list, contact->id) != NULL)
		read_wrong(reader, ID, "duplicate", _("\"%s\" is in the file twice"), contact->id);
}

static void read_phones(struct reader *reader, struct contact *contact)
{
	size_t n;
	char **parts = read_parts(&n, read_field(reader, PHONES), "|;,/\n");
	for (size_t i = 0; i < n; i++) {
		struct err err;
		char e164[PHONE_TEXT];
		if (!phone_parse(e164, parts[i], &err)) {
			read_wrong(reader, PHONES, err.key, "%s", err.msg);
			continue;
		}
		free(parts[i]);
		parts[i] = xstrdup(e164);
	}
	contact->phone = parts;
	contact->n_phones = n;
}

static void read_email(struct reader *reader, struct contact *contact)
{
	contact->email = read_line(reader, EMAIL);
	const char *at = strchr(contact->email, '@');
	bool good = at != NULL && at != contact->email && at[1] != '\0' &&
	            strchr(at + 1, '@') == NULL && strpbrk(contact->email, " ,;<>") == NULL;
	if (contact->email[0] != '\0' && !good)
		read_wrong(reader, EMAIL, "bad-email", _("\"%s\" is not an e-mail address"),
		           contact->email);
}

/* "2025" or "2025-03", as far as a dispatch tells. */
static bool is_partial_date(const char *text)
{
	int64_t year, month;
	struct err err;
	size_t n = strlen(text);
	if (n != 4 && (n != 7 || text[4] != '-'))
		return false;
	char *first = xstrndup(text, 4);
	bool good = number_parse(&year, first, 1900, 2200, &err) &&
	            (n == 4 || number_parse(&month, text + 5, 1, 12, &err));
	free(first);
	return good;
}

static char *read_partial_date(struct reader *reader, size_t column)
{
	const char *field = read_field(reader, column);
	struct date date;
	struct err err;
	char iso[DATE_TEXT];
	if (field[0] == '\0' || is_partial_date(field))
		return xstrdup(field);
	if (date_parse(&date, field, &err))
		return xstrdup(date_iso(iso, date));
	read_wrong(reader, column, err.key, "%s", err.msg);
	return xstrdup("");
}

static char *read_ids(struct reader *reader, size_t column)
{
	size_t n;
	struct str ids = {0};
	char **parts = read_parts(&n, read_field(reader, column), "|;,\n ");
	for (size_t i = 0; i < n; i++)
		str_addf(&ids, "%s%s", i > 0 ? "," : "", parts[i]);
	parts_release(parts, n);
	return str_take(&ids);
}

static void read_contact(struct reader *reader, struct contacts *list)
{
	struct contact contact = {0};
	int status = CONTACT_UNVERIFIED;
	read_id(reader, &contact, list);
	contact.organisation = read_needed_line(reader, ORGANISATION);
	contact.role = read_line(reader, ROLE);
	contact.person = read_line(reader, PERSON);
	read_phones(reader, &contact);
	read_email(reader, &contact);
	contact.address = read_line(reader, ADDRESS);
	contact.source = read_needed_line(reader, SOURCE);
	contact.source_date = read_partial_date(reader, SOURCE_DATE);
	contact.valid_from = read_partial_date(reader, VALID_FROM);
	contact.valid_until = read_partial_date(reader, VALID_UNTIL);
	if (read_field(reader, STATUS)[0] != '\0')
		read_choice(reader, &status, STATUS, statuses, sizeof statuses / sizeof *statuses);
	contact.status = (enum contact_status)status;
	contact.supersedes = read_ids(reader, SUPERSEDES);
	contact.confirmed_by = xstrdup("");
	read_number(reader, &contact.rank, RANK, LAST_RANK);
	if (contact.rank == 0)
		contact.rank = LAST_RANK;
	contact.note = read_line(reader, NOTE);
	if (reader->row_is_good && contact.n_phones == 0 && contact.email[0] == '\0' &&
	    contact.address[0] == '\0')
		read_wrong(reader, ID, "no-number",
		           _("\"%s\" has no telephone number, e-mail or address"), contact.id);
	if (reader->row_is_good)
		contacts_add(list, &contact);
	contact_release(&contact);
}

bool contacts_read(struct contacts *out, const char *name, const char *text, size_t n,
                   struct findings *bad, struct err *err)
{
	struct reader reader;
	struct contacts list = {0};
	if (!read_begin(&reader, columns, COLUMNS, name, text, n, bad, err))
		return false;
	for (size_t i = 0; read_row(&reader, i); i++)
		read_contact(&reader, &list);
	read_end(&reader);
	*out = list;
	return true;
}
