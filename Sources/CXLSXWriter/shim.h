// SPDX-License-Identifier: GPL-3.0-or-later
// libxlsxwriter writes workbooks; nothing here that Swift cannot say itself.
#ifndef TUIYAN_CXLSXWRITER_H
#define TUIYAN_CXLSXWRITER_H
#include <xlsxwriter.h>
#endif
