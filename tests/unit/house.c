#include "house.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

int64_t at(const char *text)
{
	struct err err;
	int64_t when = 0;

	if (!zone_parse(&when, text, &err))
		fail_msg("%s: %s", text, err.msg);
	return when;
}

struct date day(const char *text)
{
	return zone_date(at(text));
}

void put_day(struct holidays *list, const char *date, enum day_type type, const char *period)
{
	struct holiday_day row = {
	    .date = day(date),
	    .type = type,
	    .status = HOLIDAY_OFFICIAL,
	    .period = xstrdup(period),
	    .name = xstrdup("x"),
	    .source = xstrdup("x"),
	};

	holidays_put(list, &row);
	free(row.period);
	free(row.name);
	free(row.source);
}

void house_holidays(struct holidays *list)
{
	put_day(list, "2027-01-01", DAY_STATUTORY, "tet-duong-lich/2027");
	put_day(list, "2027-02-04", DAY_STATUTORY, "tet/2027");
	put_day(list, "2027-02-05", DAY_STATUTORY, "tet/2027");
	put_day(list, "2027-02-06", DAY_STATUTORY, "tet/2027");
	put_day(list, "2027-02-07", DAY_STATUTORY, "tet/2027");
	put_day(list, "2027-02-08", DAY_STATUTORY, "tet/2027");
	put_day(list, "2027-02-09", DAY_COMPENSATORY, "tet/2027");
	put_day(list, "2027-02-10", DAY_COMPENSATORY, "tet/2027");
	put_day(list, "2027-04-30", DAY_STATUTORY, "30-4/2027");
	put_day(list, "2027-05-01", DAY_STATUTORY, "30-4/2027");
	put_day(list, "2027-05-02", DAY_WEEKLY_REST, "30-4/2027");
	put_day(list, "2027-05-03", DAY_COMPENSATORY, "30-4/2027");
}

void house_period(struct period *out)
{
	*out = (struct period){
	    .name = xstrdup("30-4/2027"),
	    .title = xstrdup("30/4-1/5"),
	    .first = day("2027-04-30"),
	    .last = day("2027-05-03"),
	    .start = at("2027-04-29T17:00"),
	    .end = at("2027-05-04T07:30"),
	    .is_holiday = true,
	};
}

struct post *put_post(struct posts *posts, const char *id)
{
	static const int weight[WEIGHTS] = {100, 150, 150, 200, 300, 400};
	struct post *post;

	posts->post = array_grow(posts->post, posts->n, sizeof *posts->post);
	post = &posts->post[posts->n++];
	*post = (struct post){
	    .id = xstrdup(id),
	    .title = xstrdup(id),
	    .headcount = 1,
	    .skill = xstrdup(""),
	    .rest_before = 720,
	    .rest_after = 720,
	    .concurrent = xstrdup(""),
	};
	for (size_t i = 0; i < WEIGHTS; i++)
		post->weight[i] = weight[i];
	return post;
}

void put_shift(struct post *post, const char *code, int start, int length, unsigned days)
{
	post->shift = array_grow(post->shift, post->n_shifts, sizeof *post->shift);
	post->shift[post->n_shifts++] = (struct shift){
	    .code = xstrdup(code),
	    .name = xstrdup(code),
	    .start = start,
	    .length = length,
	    .days = days,
	};
}

void put_span(struct post *post, int from, int to, enum place place)
{
	post->span = array_grow(post->span, post->n_spans, sizeof *post->span);
	post->span[post->n_spans++] = (struct place_span){from, to, place};
}

void set_text(char **field, const char *text)
{
	free(*field);
	*field = xstrdup(text);
}

void put_compatible(struct post *post, const char *id)
{
	post->compatible = array_grow(post->compatible, post->n_compatible, sizeof(char *));
	post->compatible[post->n_compatible++] = xstrdup(id);
}

struct person *put_person(struct staff *staff, const char *code, const char *name)
{
	struct person *person;

	staff->person = array_grow(staff->person, staff->n, sizeof *staff->person);
	person = &staff->person[staff->n++];
	*person = (struct person){
	    .code = xstrdup(code),
	    .name = xstrdup(name),
	    .position = xstrdup(""),
	    .unit = xstrdup(""),
	    .phone = xstrdup(""),
	    .login = xstrdup(""),
	};
	return person;
}

void put_skill(struct person *person, const char *skill)
{
	person->skill = array_grow(person->skill, person->n_skills, sizeof(char *));
	person->skill[person->n_skills++] = xstrdup(skill);
}

void house_roster(struct roster *out)
{
	roster_init(out);
	free(out->id);
	out->id = xstrdup("r");
	out->version = 1;
	out->status = ROSTER_PUBLISHED;
	house_period(&out->period);
}

struct slot *put_slot(struct roster *roster, const char *post, const char *shift, const char *start,
                      const char *end, const char *person)
{
	char iso[DATE_TEXT];
	struct slot *slot;

	roster->slot = array_grow(roster->slot, roster->n_slots, sizeof *roster->slot);
	slot = &roster->slot[roster->n_slots++];
	*slot = (struct slot){
	    .id = xasprintf("%s.%s.%s", post, date_iso(iso, day(start)), shift),
	    .post = xstrdup(post),
	    .shift = xstrdup(shift),
	    .day = day(start),
	    .head = 1,
	    .start = at(start),
	    .end = at(end),
	    .person = xstrdup(person),
	    .name = xstrdup(person),
	    .position = xstrdup(""),
	    .unit = xstrdup(""),
	    .points = 1,
	};
	return slot;
}

void put_change(struct roster *roster, int version, const char *slot, const char *from,
                const char *to, const char *replaced, const char *person)
{
	struct change change = {
	    .id = xstrdup("c"),
	    .pair = xstrdup(""),
	    .version = version,
	    .slot = xstrdup(slot),
	    .from = at(from),
	    .to = at(to),
	    .replaced = xstrdup(replaced),
	    .person = xstrdup(person),
	    .name = xstrdup(person),
	    .position = xstrdup(""),
	    .reason = xstrdup(""),
	    .approved_by = xstrdup(""),
	    .by = xstrdup(""),
	    .auth = xstrdup("os"),
	};

	roster_add_change(roster, &change);
	change_release(&change);
}
