#ifndef SERVICE_INCIDENT_REPORT_H
#define SERVICE_INCIDENT_REPORT_H
/*
 * Reports of an incident as text to be completed and sent, always in Vietnamese: the fields of Mẫu
 * số 03 and 04 of Thông tư 20/2017/TT-BTTTT, and of the quick report of 2026, which is no official
 * form (the Minister of Public Security is to set one: Nghị định 331/2026/NĐ-CP art. 28.6).
 * Obligatory fields that the log does not answer say "[cần bổ sung]".
 */
#include "service/incidents.h"

enum incident_paper { PAPER_INITIAL, PAPER_FINAL, PAPER_QUICK, PAPERS };

/* Of the only view of `views`. Owned. */
char *incident_paper_text(const struct incident_views *views, const struct app *app,
                          enum incident_paper paper, int64_t at);
bool incident_paper_find(enum incident_paper *out, const char *text);

#endif
