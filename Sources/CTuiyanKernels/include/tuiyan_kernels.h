// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TUIYAN_KERNELS_H
#define TUIYAN_KERNELS_H
#endif
