#include "domain/festival.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/lunar.h"

#include "base/banned.h"

static const struct {
	const char *key, *name;
	int since;
	int month, day; /* 0: by the lunar table */
} festivals[FESTIVALS] = {
    [FESTIVAL_NEW_YEAR] = {"tet-duong-lich", "Tết Dương lịch", FESTIVAL_FIRST_YEAR, 1, 1},
    [FESTIVAL_TET] = {"tet", "Tết Nguyên đán", FESTIVAL_FIRST_YEAR, 0, 0},
    [FESTIVAL_HUNG_KINGS] = {"gio-to", "Giỗ Tổ Hùng Vương", FESTIVAL_FIRST_YEAR, 0, 0},
    [FESTIVAL_VICTORY] = {"30-4", "Ngày Chiến thắng 30/4 và Quốc tế lao động 1/5",
                          FESTIVAL_FIRST_YEAR, 4, 30},
    [FESTIVAL_NATIONAL] = {"2-9", "Quốc khánh 2/9", FESTIVAL_FIRST_YEAR, 9, 2},
    [FESTIVAL_CULTURE] = {"van-hoa", "Ngày Văn hóa Việt Nam 24/11", 2026, 11, 24},
};

const char *festival_key(enum festival festival)
{
	return festivals[festival].key;
}

const char *festival_name(enum festival festival)
{
	return festivals[festival].name;
}

bool festival_find(enum festival *out, const char *key, size_t n)
{
	for (size_t i = 0; i < FESTIVALS; i++) {
		if (strlen(festivals[i].key) == n && memcmp(festivals[i].key, key, n) == 0) {
			*out = (enum festival)i;
			return true;
		}
	}
	return false;
}

bool festival_day(struct date *out, enum festival festival, int year, struct err *err)
{
	if (year < festivals[festival].since)
		return err_set(err, ERR_NOT_FOUND, "no-such-holiday",
		               _("%s is known as a holiday only since %d"),
		               festivals[festival].name, festivals[festival].since);
	if (festival == FESTIVAL_TET)
		return lunar_tet(out, year, err);
	if (festival == FESTIVAL_HUNG_KINGS)
		return lunar_hung_kings(out, year, err);
	*out = date_from_ymd(year, festivals[festival].month, festivals[festival].day);
	return true;
}
