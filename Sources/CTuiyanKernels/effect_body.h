// SPDX-License-Identifier: GPL-3.0-or-later
// What effects do to a row of lanes. As `row_body.h`, one inclusion per level.

#define TK_ROW(pointer) (*(TK_NAME(f64u) *)((pointer) + lane))
#define TK_GIVEN(pointer) (*(const TK_NAME(f64u) *)((pointer) + lane))

/// How far along an effect is in lanes `lane` and after; 0 where it has none. Steps are whole numbers, which a double
/// holds exactly.
TK_INLINE void TK_NAME(shares)(const tk_effect *effect, uint32_t lane, F64 *out) {
  F64 share = (F64){0} + effect->share;
  if (effect->slips) {
    F64 first = effect->start + TK_GIVEN(effect->slips), one = (F64){0} + 1.0;
    F64 elapsed = effect->behind - TK_EITHER(first > one, first, one);
    share = (F64){0};
    for (uint32_t k = 0; k < effect->count; k++) {
      share = TK_EITHER(elapsed >= (double)k, (F64){0} + effect->progress[k], share);
    }
  }
  U64 place;
  for (int l = 0; l < TK_WIDTH; l++) place[l] = lane + (uint32_t)l;
  U64 holds = 0 - ((((U64){0} + effect->bits) >> place) & 1);
  *out = TK_EITHER(holds, share, (F64){0});
}

#define TK_SHARES(row)                            \
  F64 row;                                        \
  TK_NAME(shares)(effect, lane, &row)

TK_TARGET void TK_NAME(effect_add)(const tk_effect *effect, const double *sizes, double sign, double *values) {
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    TK_SHARES(share);
    TK_ROW(values) = TK_ROW(values) + sign * (share * (effect->factor * TK_GIVEN(sizes)));
  }
}

TK_TARGET void TK_NAME(effect_close)(const tk_effect *effect, const double *sizes, double *left) {
  F64 zero = (F64){0}, one = zero + 1.0;
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    TK_SHARES(share);
    F64 part = share * (effect->factor * TK_GIVEN(sizes));
    part = TK_EITHER(zero >= part, zero, part);
    part = TK_EITHER(one < part, one, part);
    TK_ROW(left) = TK_ROW(left) * (1.0 - part);
  }
}

TK_TARGET void TK_NAME(effect_set)(const tk_effect *effect, const double *goals, double sign, double *values) {
  F64 zero = (F64){0};
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    TK_SHARES(share);
    F64 value = TK_ROW(values), move = share * (TK_GIVEN(goals) - value);
    TK_ROW(values) = TK_EITHER(sign * move > zero, value + move, value);
  }
}

TK_TARGET void TK_NAME(effect_rate)(const tk_effect *effect, const double *factors, double *rates) {
  F64 zero = (F64){0};
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    TK_SHARES(share);
    F64 times = 1.0 + (TK_GIVEN(factors) - 1.0) * share;
    TK_ROW(rates) = TK_ROW(rates) * TK_EITHER(times >= zero, times, zero);
  }
}

TK_TARGET void TK_NAME(close_gap)(const double *left, double frontier, double sign, double *values) {
  F64 zero = (F64){0};
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    F64 value = TK_ROW(values), way = frontier - value;
    TK_ROW(values) = value + TK_EITHER(sign * way > zero, way * (1.0 - TK_GIVEN(left)), zero);
  }
}

#undef TK_SHARES
#undef TK_GIVEN
#undef TK_ROW
