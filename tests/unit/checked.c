#include "checked.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

#include "base/banned.h"

void house_init(struct house *house)
{
	*house = (struct house){0};
	house_roster(&house->roster);
	put_post(&house->roster.posts, "p");
	put_post(&house->roster.posts, "q");
	put_person(&house->staff, "A", "An");
	put_person(&house->staff, "B", "Bình");
	put_person(&house->staff, "C", "Chi");
}

void house_release(struct house *house)
{
	roster_release(&house->roster);
	staff_release(&house->staff);
	leaves_release(&house->leaves);
	exemptions_release(&house->exemptions);
	segments_release(&house->before);
}

void check(struct findings *out, const struct house *house)
{
	const struct check_input input = {
	    .roster = &house->roster,
	    .staff = &house->staff,
	    .leaves = &house->leaves,
	    .exemptions = &house->exemptions,
	    .before = house->before.n ? &house->before : NULL,
	};

	*out = (struct findings){0};
	roster_check(out, &input);
}

void expect(const struct house *house, const char *expected)
{
	struct findings findings;
	struct str text = {0};
	bool onsite = strstr(expected, "nobody-on-site");

	check(&findings, house);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *f = &findings.item[i];

		if (!onsite && strcmp(f->code, "nobody-on-site") == 0)
			continue;
		str_addf(&text, "%s %s %s\n", f->code, f->slot ? f->slot : "-",
		         f->person ? f->person : "-");
		assert_true(*f->text != '\0');
		assert_int_equal(f->severity, strcmp(f->code, "nobody-on-site") == 0
		                                  ? FINDING_NOTICE
		                                  : FINDING_ERROR);
	}
	assert_string_equal(str_text(&text), expected);
	str_release(&text);
	findings_release(&findings);
}

char *text_of(const struct house *house, const char *code)
{
	struct findings findings;
	char *text = NULL;

	check(&findings, house);
	for (size_t i = 0; i < findings.n; i++)
		if (strcmp(findings.item[i].code, code) == 0) {
			assert_null(text);
			text = xstrdup(findings.item[i].text);
		}
	findings_release(&findings);
	assert_non_null(text);
	return text;
}

void put_leave(struct house *house, const char *person, enum leave_kind kind, const char *from,
               const char *to)
{
	struct leave leave = {
	    .id = xstrdup("l"),
	    .person = xstrdup(person),
	    .kind = kind,
	    .from = at(from),
	    .to = at(to),
	    .note = xstrdup(""),
	};
	struct leaves one = {&leave, 1};

	leaves_add(&house->leaves, &leave);
	free(one.leave->id);
	free(leave.person);
	free(leave.note);
}

void put_exemption(struct house *house, const char *person, enum exempt_kind kind, const char *from,
                   const char *to)
{
	struct exemption exemption = {
	    .id = xstrdup("e"),
	    .person = xstrdup(person),
	    .kind = kind,
	    .from = day(from),
	    .to = day(to),
	};

	exemptions_add(&house->exemptions, &exemption);
	free(exemption.id);
	free(exemption.person);
}
