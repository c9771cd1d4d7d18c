#ifndef DOMAIN_READ_PEOPLE_H
#define DOMAIN_READ_PEOPLE_H
/*
 * People and their leave from CSV tables, as offices keep them. Pure: text in, values out. Faults
 * as in holidays_read(): good lines in `out`, in the order of the file, faults in `bad`.
 */
#include "domain/finding.h"
#include "domain/person.h"

/*
 * mã (code), họ tên (name), chức vụ (position), đơn vị (unit), điện thoại (phone), kỹ năng (skills,
 * separated by | ; + or a comma, written as posts ask for them: "Lãnh đạo" is "lanh-dao"), login,
 * vai trò (role: officer when left out), tối đa ca (max shifts), tối đa đêm (max nights), ngày nghỉ
 * việc (left: the first day on which the person is no longer there). Codes and logins are unique,
 * also among the people in `known` of whom the file does not speak.
 *
 * Who is in `known` (may be NULL) keeps what the file has no column for, and the role also where
 * its cell is empty: nobody loses the right to lead by being on a list of telephone numbers.
 */
MUST_CHECK bool staff_read(struct staff *out, const struct staff *known, const char *name,
                           const char *text, size_t n, struct findings *bad, struct err *err);

/*
 * mã (code; a full name that only one person has will do), từ (from), đến (to), loại (kind: absent
 * when left out; nghỉ phép, nghỉ ốm, công tác, thai sản, nghỉ bù, không muốn, muốn trực), ghi chú (note). A date alone means whole days, the last one included; `đến` may
 * be left out for a single day. The ids are left "": whoever stores them makes them.
 */
MUST_CHECK bool leaves_read(struct leaves *out, const struct staff *staff, const char *name,
                            const char *text, size_t n, struct findings *bad, struct err *err);

#endif
