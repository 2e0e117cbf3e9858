// SPDX-License-Identifier: GPL-3.0-or-later
// x86-64-v4 (AVX-512): sixteen lanes a vector. Without the stated width the compiler would split them.
#include "kernel_levels.h"
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#define TK_WIDTH 16
#define TK_NAME(x) tk_##x##_v4
#define TK_TARGET __attribute__((min_vector_width(512)))
#include "kernel_body.h"
#include "rank_body.h"
#include "row_body.h"
#include "effect_body.h"
#include "path_body.h"
#include "margin_body.h"
#include "quantile_body.h"
#pragma clang attribute pop
#endif
