// SPDX-License-Identifier: GPL-3.0-or-later
// x86-64-v3 (AVX2): eight lanes a vector. The pragma lets this one file use the level without build flags.
#include "kernel_levels.h"
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define TK_WIDTH 8
#define TK_NAME(x) tk_##x##_v3
#define TK_TARGET
#include "kernel_body.h"
#include "rank_body.h"
#include "row_body.h"
#include "effect_body.h"
#include "path_body.h"
#include "margin_body.h"
#include "quantile_body.h"
#pragma clang attribute pop
#endif
