#include "service/table_face.h"

#include "base/zone.h"
#include "domain/person.h"

#include "base/banned.h"

void face_number(struct str *s, const struct document *doc)
{
	const struct roster *roster = doc->roster;
	const bool is_numbered = *roster->number && roster->status != ROSTER_DRAFT;
	const char *mark = document_state_mark(doc);

	str_addf(s, "Số: %s\n", is_numbered ? roster->number : "………");
	if (mark)
		str_addf(s, "%s\n", mark);
}

/* What is not signed yet has no day: whoever signs writes it in. */
void face_date(struct str *s, const struct document *doc)
{
	const struct roster *roster = doc->roster;

	str_addf(s, "%s, ", doc->config->place);
	if (roster->has_order_date && roster->status != ROSTER_DRAFT)
		document_date(s, roster->order_date);
	else if (roster_is_draft_on_paper(roster))
		str_add(s, "ngày … tháng … năm …");
	else
		document_date(s, zone_date(roster->published_at));
	str_addc(s, '\n');
}

void face_title(struct str *s, const struct document *doc)
{
	const struct roster *roster = doc->roster;

	str_add(s, "BẢNG PHÂN CÔNG TRỰC");
	if (roster->version > 1)
		str_addf(s, " (điều chỉnh lần %d)", roster->version - 1);
	str_addf(s, "\n%s\n", roster->period.title);
}

void face_span(struct str *s, const struct document *doc)
{
	const struct roster *roster = doc->roster;

	str_add(s, "(từ ");
	document_stretch(s, roster->period.start, roster->period.end);
	str_add(s, ")\n");
	if (doc->before) {
		str_add(s, "(thay thế Bảng phân công trực ");
		document_order(s, doc->before);
		str_add(s, ")\n");
	}
}

void face_marks(struct str *s, const struct document *doc)
{
	const char *provisional = document_provisional_mark(doc);
	const char *internal = document_internal_mark(doc), *sample = document_sample_mark(doc);

	if (doc->roster->status == ROSTER_SUPERSEDED)
		str_add(s, "(bản này đã được thay thế)\n");
	if (provisional)
		str_addf(s, "(%s)\n", provisional);
	if (internal)
		str_addf(s, "%s\n", internal);
	if (sample)
		str_addf(s, "*** %s ***\n", sample);
}

void face_hotlines(struct str *s, const struct document *doc)
{
	for (size_t i = 0; i < doc->contacts->n; i++) {
		const struct contact *contact = &doc->contacts->contact[i];

		if (!document_has_hotline(doc, contact, doc->roster->period.first))
			continue;
		document_hotline(s, doc, contact);
		str_addc(s, '\n');
	}
}

static void add_bars_as_lines(struct str *s, const char *text)
{
	for (; *text; text++)
		str_addc(s, *text == '|' ? '\n' : *text);
	str_addc(s, '\n');
}

void face_titles_of_signers(struct str *maker, struct str *signer, const struct document *doc)
{
	const struct config *config = doc->config;
	const char *title = doc->roster->signer_title;

	add_bars_as_lines(maker, *config->maker ? config->maker : "NGƯỜI LẬP BẢNG");
	add_bars_as_lines(signer, *title ? title : config->signer_title);
}

void face_defence(struct str *s, const struct document *doc)
{
	str_addf(s, "BẢN GIẢI TRÌNH\n(kèm theo Bảng phân công trực %s)\n",
	         doc->roster->period.title);
	if (document_state_mark(doc))
		str_addf(s, "%s\n", document_state_mark(doc));
	if (document_sample_mark(doc))
		str_addf(s, "*** %s ***\n", document_sample_mark(doc));
}

const char *face_maker(const struct document *doc)
{
	const struct person *maker = staff_find(doc->staff, doc->roster->made_by);

	return maker ? maker->name : doc->roster->made_by;
}

const char *face_signer(const struct document *doc)
{
	return *doc->roster->signer ? doc->roster->signer : doc->config->signer;
}
