// SPDX-License-Identifier: GPL-3.0-or-later
// What each level's file defines and `dispatch.c` calls.
#ifndef TUIYAN_KERNEL_LEVELS_H
#define TUIYAN_KERNEL_LEVELS_H

#include "tuiyan_kernels.h"

#define TK_DECLARE(level)                                                                       \
  void tk_normals_##level(uint64_t key, uint64_t first, uint32_t count, float *out);            \
  void tk_uniforms_##level(uint64_t key, uint64_t first, uint32_t count, double *out);          \
  void tk_exp_##level(double *x, size_t n);                                                     \
  void tk_ranks_##level(const double *keys, size_t stride, uint32_t members, double tolerance,  \
                        double *ranks);

TK_DECLARE(baseline)
#if defined(__x86_64__)
TK_DECLARE(v3)
TK_DECLARE(v4)
#endif

#endif
