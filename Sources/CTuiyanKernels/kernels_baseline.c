// SPDX-License-Identifier: GPL-3.0-or-later
// Plain C: four lanes a vector, which every 64-bit processor has (SSE2, NEON).
#include "kernel_levels.h"
#define TK_WIDTH 4
#define TK_NAME(x) tk_##x##_baseline
#define TK_TARGET
#include "kernel_body.h"
#include "rank_body.h"
#include "row_body.h"
#include "effect_body.h"
#include "path_body.h"
#include "margin_body.h"
#include "quantile_body.h"
