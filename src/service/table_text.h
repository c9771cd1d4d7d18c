#ifndef SERVICE_TABLE_TEXT_H
#define SERVICE_TABLE_TEXT_H
/*
 * The table as text, HTML and CSV, drawn from a document: pure. The text has the form of an office
 * paper (Decree 30/2020/ND-CP, Appendix I): two heads, title, table, hotlines, who made it and who
 * signs.
 */
#include "service/document.h"

/* `width` columns, at least 60; where the posts do not fit side by side they stand below each
 * other in one column. */
void table_text_write(struct str *out, const struct document *doc, int width);
/* A page of its own: UTF-8, nothing from elsewhere, A4 across. */
void table_html_write(struct str *out, const struct document *doc);
/* The table alone, its cells in one line each; what spans rows stands in each of them. With a BOM,
 * by which spreadsheets know that it is UTF-8. */
void table_csv_write(struct str *out, const struct document *doc);
/* A line for each segment. */
void table_list_write(struct str *out, const struct document *doc);

#endif
