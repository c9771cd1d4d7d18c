#include "domain/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/viet.h"

#include "base/banned.h"

const struct person *staff_find(const struct staff *staff, const char *code)
{
	for (size_t i = 0; i < staff->n; i++)
		if (strcmp(staff->person[i].code, code) == 0)
			return &staff->person[i];
	return NULL;
}

/* The ways to mean somebody, best first. */
enum way { BY_CODE, BY_NAME, BY_LOGIN, BY_FOLDED_NAME, WAYS };

static bool means(const struct person *person, enum way way, const char *text, const char *folded)
{
	bool same = false;
	char *key = NULL;
	switch (way) {
	case BY_CODE:
		key = viet_fold(person->code);
		same = strcmp(key, folded) == 0;
		break;
	case BY_NAME:
		same = strcmp(person->name, text) == 0;
		break;
	case BY_LOGIN:
		same = strcmp(person->login, text) == 0;
		break;
	case BY_FOLDED_NAME:
		key = viet_fold(person->name);
		same = strcmp(key, folded) == 0;
		break;
	case WAYS:
		break;
	}
	free(key);
	return same;
}

const struct person *staff_match(const struct staff *staff, const char *text)
{
	if (text[0] == '\0')
		return NULL;
	const struct person *exact = staff_find(staff, text);
	if (exact != NULL)
		return exact;
	char *folded = viet_fold(text);
	const struct person *found = NULL;
	for (enum way way = BY_CODE; way < WAYS && found == NULL; way++) {
		size_t n = 0;
		for (size_t i = 0; i < staff->n; i++) {
			if (means(&staff->person[i], way, text, folded)) {
				found = &staff->person[i];
				n++;
			}
		}
		if (n > 1) {
			found = NULL;
			break;
		}
	}
	free(folded);
	return found;
}

bool person_has_skill(const struct person *person, const char *skill)
{
	if (skill[0] == '\0')
		return true;
	for (size_t i = 0; i < person->n_skills; i++)
		if (strcmp(person->skill[i], skill) == 0)
			return true;
	return false;
}

bool person_is_there(const struct person *person, struct date date)
{
	return !person->has_left || date_compare(date, person->left) < 0;
}

void person_copy(struct person *out, const struct person *from)
{
	struct person copy = *from;
	copy.code = xstrdup(from->code);
	copy.name = xstrdup(from->name);
	copy.position = xstrdup(from->position);
	copy.unit = xstrdup(from->unit);
	copy.phone = xstrdup(from->phone);
	copy.login = xstrdup(from->login);
	copy.skill = NULL;
	if (from->n_skills > 0)
		copy.skill = xcalloc(from->n_skills, sizeof *copy.skill);
	for (size_t i = 0; i < from->n_skills; i++)
		copy.skill[i] = xstrdup(from->skill[i]);
	*out = copy;
}

void person_release(struct person *person)
{
	for (size_t i = 0; i < person->n_skills; i++)
		free(person->skill[i]);
	free(person->skill);
	free(person->code);
	free(person->name);
	free(person->position);
	free(person->unit);
	free(person->phone);
	free(person->login);
	*person = (struct person){0};
}

void staff_add(struct staff *staff, const struct person *person)
{
	struct person copy;
	person_copy(&copy, person);
	staff->person = array_grow(staff->person, staff->n, sizeof *staff->person);
	staff->person[staff->n++] = copy;
}

static int compare(const void *left, const void *right)
{
	const struct person *a = left, *b = right;
	int order = viet_compare_names(a->name, b->name);
	return order != 0 ? order : strcmp(a->code, b->code);
}

void staff_sort(struct staff *staff)
{
	if (staff->n > 0)
		qsort(staff->person, staff->n, sizeof *staff->person, compare);
}

void staff_release(struct staff *staff)
{
	for (size_t i = 0; i < staff->n; i++)
		person_release(&staff->person[i]);
	free(staff->person);
	*staff = (struct staff){0};
}

bool leave_is_absence(enum leave_kind kind)
{
	return kind != LEAVE_WISH_OFF && kind != LEAVE_WISH_ON;
}

void leaves_add(struct leaves *list, const struct leave *leave)
{
	struct leave copy = *leave;
	copy.id = xstrdup(leave->id);
	copy.person = xstrdup(leave->person);
	copy.note = xstrdup(leave->note);
	list->leave = array_grow(list->leave, list->n, sizeof *list->leave);
	list->leave[list->n++] = copy;
}

void leaves_release(struct leaves *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->leave[i].id);
		free(list->leave[i].person);
		free(list->leave[i].note);
	}
	free(list->leave);
	*list = (struct leaves){0};
}

void exemptions_add(struct exemptions *list, const struct exemption *exemption)
{
	struct exemption copy = *exemption;
	copy.id = xstrdup(exemption->id);
	copy.person = xstrdup(exemption->person);
	list->exemption = array_grow(list->exemption, list->n, sizeof *list->exemption);
	list->exemption[list->n++] = copy;
}

void exemptions_release(struct exemptions *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->exemption[i].id);
		free(list->exemption[i].person);
	}
	free(list->exemption);
	*list = (struct exemptions){0};
}
