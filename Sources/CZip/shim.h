// SPDX-License-Identifier: GPL-3.0-or-later
// libzip opens and writes the archives that workbooks and documents are; nothing here that Swift cannot say itself.
#ifndef TUIYAN_CZIP_H
#define TUIYAN_CZIP_H
#include <zip.h>
#endif
