#ifndef SERVICE_TABLE_FACE_H
#define SERVICE_TABLE_FACE_H
/*
 * What stands around the table whatever it is drawn with: Decree 30/2020/ND-CP, Appendix I. Each
 * adds lines, with a newline after each.
 */
#include "service/document.h"

#define FACE_STATE "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define FACE_MOTTO "Độc lập - Tự do - Hạnh phúc"

void face_number(struct str *s, const struct document *doc); /* and the mark of a draft */
void face_date(struct str *s, const struct document *doc);
/* "BẢNG PHÂN CÔNG TRỰC (điều chỉnh lần 1)", then what it is of. */
void face_title(struct str *s, const struct document *doc);
/* From when to when; what it takes the place of. */
void face_span(struct str *s, const struct document *doc);
/* What to mind with it: replaced, provisional, internal, sample. */
void face_marks(struct str *s, const struct document *doc);
void face_hotlines(struct str *s, const struct document *doc); /* a line each; may add nothing */
void face_titles_of_signers(struct str *maker, struct str *signer, const struct document *doc);
/* "BẢN GIẢI TRÌNH", of what, its marks. */
void face_defence(struct str *s, const struct document *doc);
const char *face_maker(const struct document *doc); /* names */
const char *face_signer(const struct document *doc);

#endif
