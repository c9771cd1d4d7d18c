#ifndef DOMAIN_READ_CONTACT_H
#define DOMAIN_READ_CONTACT_H
/*
 * Contacts from a CSV table: mã (id), tổ chức (organisation), việc (role), người (person), điện
 * thoại (phones, "|" between several), thư điện tử (email), địa chỉ (address), nguồn (source), ngày
 * nguồn (source_date), từ (valid_from), đến (valid_until), trạng thái (status: unverified when left
 * out), thay cho (supersedes), thứ tự gọi (rank: 99 when left out), ghi chú (note). A contact needs
 * a number, an e-mail or an address. Pure: text in, values out.
 */
#include "domain/contact.h"
#include "domain/finding.h"

/* As holidays_read(): good lines in `out`, in the order of the file, faults in `bad`. */
MUST_CHECK bool contacts_read(struct contacts *out, const char *name, const char *text, size_t n,
                              struct findings *bad, struct err *err);

#endif
