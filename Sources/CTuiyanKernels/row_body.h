// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic on rows of numbers, written as plain loops that the compiler turns into vectors of each level. The order
// of operations is the same everywhere and nothing is contracted, so every level gives the same bits.
// No include guard: one inclusion per level, like `kernel_body.h`.

#define TK_LOWER(x, high) ((high) < (x) ? (high) : (x))
#define TK_RAISE(x, low) ((low) >= (x) ? (low) : (x))
#define TK_CLIP(x, low, high) TK_LOWER(TK_RAISE(x, low), high)

/// The counts of TK_WIDTH lanes stay in registers while the rows go by. A row is within the tolerance of itself.
TK_TARGET void TK_NAME(standing)(const double *keys, size_t stride, uint32_t members, uint32_t member,
                                 double tolerance, double *restrict above, double *restrict level) {
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    F64 own = *(const TK_NAME(f64u) *)(keys + member * stride + lane), most = own + tolerance;
    TK_NAME(i64) ahead = {0}, behind = {0};
    for (uint32_t other = 0; other < members; other++) {
      F64 row = *(const TK_NAME(f64u) *)(keys + other * stride + lane);
      ahead -= (TK_NAME(i64))(row > most);
      behind -= (TK_NAME(i64))(own > row + tolerance);
    }
    TK_NAME(i64) within = (int64_t)members - 1 - ahead - behind;
    *(TK_NAME(f64u) *)(above + lane) = __builtin_convertvector(ahead, F64);
    *(TK_NAME(f64u) *)(level + lane) = __builtin_convertvector(within, F64);
  }
}

TK_TARGET void TK_NAME(among)(const double *base, const size_t *offsets, uint32_t count, const double *own,
                              double tolerance, double *restrict above, double *restrict level) {
  for (uint32_t k = 0; k < count; k++) {
    const double *row = base + (offsets ? offsets[k] : k * TK_LANES);
    for (int l = 0; l < TK_LANES; l++) {
      double ahead = row[l] - own[l];
      above[l] += ahead > tolerance ? 1.0 : 0.0;
      level[l] += (ahead < 0 ? -ahead : ahead) <= tolerance ? 1.0 : 0.0;
    }
  }
}

TK_TARGET void TK_NAME(at_most)(const double *values, double most, uint64_t *bits) {
  uint64_t mask = 0;
  for (int l = 0; l < TK_LANES; l++) mask |= (uint64_t)(values[l] <= most) << l;
  *bits = mask;
}

TK_TARGET void TK_NAME(lead)(const double *left, const double *right, double least, uint64_t *bits) {
  uint64_t mask = 0;
  for (int l = 0; l < TK_LANES; l++) mask |= (uint64_t)(left[l] - right[l] >= least) << l;
  *bits = mask;
}

TK_TARGET void TK_NAME(advance)(const tk_process *p, const float *shared, const float *own, double *restrict noise) {
  if (shared) {
    for (int l = 0; l < TK_LANES; l++) {
      noise[l] = p->rho[l] * noise[l] +
                 p->sigma[l] * (p->shared[l] * (double)shared[l] + p->own[l] * (double)own[l]);
    }
  } else {
    for (int l = 0; l < TK_LANES; l++) {
      noise[l] = p->rho[l] * noise[l] + p->sigma[l] * (p->own[l] * (double)own[l]);
    }
  }
}

#define TK_HALF(holds, a, b) TK_CHOOSE(D64, H64, holds, a, b)

/// Half a vector at a time, as wide as exponentials are; what becomes of e^distance is clipped and written. The
/// distance's sign, `value` from `x` = e^(sign * distance) and the level `start`, and where they stand.
#define TK_AWAY(sign, value)                                              \
  D64 least = (D64){0} + range->low, most = (D64){0} + range->high;        \
  for (uint32_t row = 0; row < rows; row++, values += TK_LANES) {          \
    for (uint32_t l = 0; l < TK_LANES; l += TK_WIDTH / 2) {                \
      D64 x, start;                                                        \
      __builtin_memcpy(&x, values + l, sizeof x);                          \
      __builtin_memcpy(&start, range->level + l, sizeof start);            \
      x = TK_NAME(exp_vector)(sign x);                                     \
      D64 moved = value;                                                   \
      moved = TK_HALF(least >= moved, least, moved);                       \
      moved = TK_HALF(most < moved, most, moved);                          \
      __builtin_memcpy(values + l, &moved, sizeof moved);                  \
    }                                                                      \
  }

TK_TARGET void TK_NAME(logit)(double *restrict values, uint32_t rows, const tk_range *range, double low,
                              double high) {
  D64 span = (D64){0} + (high - low), one = (D64){0} + 1.0;
  TK_AWAY(-, TK_HALF(x == one, start, low + span * ((start - low) / ((start - low) + (high - start) * x))))
}

TK_TARGET void TK_NAME(grow)(double *restrict values, uint32_t rows, const tk_range *range) {
  TK_AWAY(+, x * start)
}

#undef TK_AWAY
#undef TK_HALF

TK_TARGET void TK_NAME(greatest)(const double *values, double *restrict out, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] = TK_RAISE(out[i], values[i]);
}

TK_TARGET void TK_NAME(least)(const double *values, double *restrict out, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] = TK_LOWER(out[i], values[i]);
}

TK_TARGET void TK_NAME(clip)(const double *from, double *to, size_t n, double low, double high) {
  for (size_t i = 0; i < n; i++) to[i] = TK_CLIP(from[i], low, high);
}

TK_TARGET void TK_NAME(linear)(const double *values, double *restrict out, size_t n, double from, double inverse,
                               double factor) {
  for (size_t i = 0; i < n; i++) out[i] = TK_CLIP((values[i] - from) * inverse, 0.0, 1.0) * factor;
}

TK_TARGET void TK_NAME(between)(const double *values, const double *from, const double *to, double *restrict out,
                                size_t n, double tolerance) {
  for (size_t i = 0; i < n; i++) {
    double width = to[i] - from[i];
    double share = TK_CLIP((values[i] - from[i]) / width, 0.0, 1.0);
    out[i] = (width < 0 ? -width : width) < tolerance ? 1.0 : share;
  }
}

/// The piece a value stands on is chosen first, so that there is one division, whatever the number of knots.
TK_TARGET void TK_NAME(piecewise)(const double *values, double *restrict out, size_t n, const double *knots,
                                  const double *shares, uint32_t count) {
  if (count == 0) return;
  const F64 zero = (F64){0};
  double last = knots[count - 1], end = shares[count - 1];
  size_t i = 0;
  for (; i + TK_WIDTH <= n; i += TK_WIDTH) {
    F64 x = *(const TK_NAME(f64u) *)(values + i);
    F64 left = zero + knots[0], share = zero + shares[0], rise = zero, run = zero + 1.0;
    for (uint32_t k = 0; k + 1 < count; k++) {
      TK_NAME(i64) beyond = (TK_NAME(i64))(x > knots[k]);
      left = TK_EITHER(beyond, zero + knots[k], left);
      share = TK_EITHER(beyond, zero + shares[k], share);
      rise = TK_EITHER(beyond, zero + (shares[k + 1] - shares[k]), rise);
      run = TK_EITHER(beyond, zero + (knots[k + 1] - knots[k]), run);
    }
    F64 inside = share + rise * (x - left) / run;
    inside = TK_EITHER(x > knots[0], inside, zero + shares[0]);
    *(TK_NAME(f64u) *)(out + i) = TK_EITHER(x > last, zero + end, inside);
  }
  for (; i < n; i++) {
    double inside = shares[0];
    for (uint32_t k = 0; k + 1 < count; k++) {
      if (!(values[i] > knots[k])) continue;
      inside = shares[k] + (shares[k + 1] - shares[k]) * (values[i] - knots[k]) / (knots[k + 1] - knots[k]);
    }
    out[i] = values[i] > last ? end : inside;
  }
}

TK_TARGET void TK_NAME(steps)(const double *values, double *restrict out, size_t n, const double *knots,
                              const double *shares, uint32_t count, double sign, double tolerance) {
  for (size_t i = 0; i < n; i++) out[i] = 0;
  for (uint32_t k = 0; k < count; k++) {
    double knot = knots[k], share = shares[k];
    for (size_t i = 0; i < n; i++) {
      double reached = sign * (values[i] - knot) >= -tolerance ? share : 0.0;
      out[i] = TK_RAISE(out[i], reached);
    }
  }
}

/// Kinds are few, so that choosing among them beats looking up.
TK_TARGET void TK_NAME(scale_by)(double *restrict values, const int32_t *kinds, size_t n, const double *factors,
                                 size_t stride, uint32_t count) {
  size_t i = 0;
  for (; i + TK_WIDTH <= n; i += TK_WIDTH) {
    I32 narrow;
    __builtin_memcpy(&narrow, kinds + i, sizeof narrow);
    TK_NAME(i64) kind = __builtin_convertvector(narrow, TK_NAME(i64));
    F64 factor = (F64){0} + factors[0];
    for (uint32_t k = 1; k < count; k++) factor = TK_EITHER(kind == (int64_t)k, (F64){0} + factors[k * stride], factor);
    *(TK_NAME(f64u) *)(values + i) *= factor;
  }
  for (; i < n; i++) values[i] *= factors[(size_t)kinds[i] * stride];
}

TK_TARGET void TK_NAME(scale)(double *values, size_t n, double factor) {
  for (size_t i = 0; i < n; i++) values[i] *= factor;
}

/// Bits, not values: 0 and -0 differ.
TK_TARGET void TK_NAME(replace)(const double *with, double *restrict values, size_t n, uint64_t *changed) {
  uint64_t differences = 0;
  for (size_t i = 0; i < n; i++) {
    uint64_t old, new;
    __builtin_memcpy(&old, values + i, sizeof old);
    __builtin_memcpy(&new, with + i, sizeof new);
    differences |= old ^ new;
    __builtin_memcpy(values + i, &new, sizeof new);
  }
  *changed = differences;
}

TK_TARGET void TK_NAME(add)(const double *values, double *restrict out, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] += values[i];
}

TK_TARGET void TK_NAME(apart)(const double *values, double base, float *restrict out, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] = (float)(values[i] - base);
}

/// Two vectors of sums at a time stay in registers while the rows go by.
TK_TARGET void TK_NAME(sum)(const double *base, const size_t *offsets, uint32_t count, double *restrict out,
                            size_t n) {
  size_t i = 0;
  for (; i + 2 * TK_WIDTH <= n; i += 2 * TK_WIDTH) {
    F64 a = (F64){0}, b = (F64){0};
    for (uint32_t k = 0; k < count; k++) {
      const double *row = base + offsets[k] + i;
      a = a + *(const TK_NAME(f64u) *)row;
      b = b + *(const TK_NAME(f64u) *)(row + TK_WIDTH);
    }
    *(TK_NAME(f64u) *)(out + i) = a;
    *(TK_NAME(f64u) *)(out + i + TK_WIDTH) = b;
  }
  for (; i < n; i++) {
    double sum = 0;
    for (uint32_t k = 0; k < count; k++) sum += base[offsets[k] + i];
    out[i] = sum;
  }
}

/// Four vectors of sums at a time.
TK_TARGET void TK_NAME(blend)(const float *base, const size_t *offsets, const float *weights, uint32_t count,
                              float *restrict out, size_t n) {
  size_t i = 0;
  for (; i + 4 * TK_WIDTH <= n; i += 4 * TK_WIDTH) {
    F32 sums[4] = {0};
    for (uint32_t k = 0; k < count; k++) {
      const TK_NAME(f32u) *row = (const TK_NAME(f32u) *)(base + offsets[k] + i);
      for (int v = 0; v < 4; v++) sums[v] = sums[v] + weights[k] * row[v];
    }
    for (int v = 0; v < 4; v++) ((TK_NAME(f32u) *)(out + i))[v] = sums[v];
  }
  for (; i < n; i++) {
    float sum = 0;
    for (uint32_t k = 0; k < count; k++) sum += weights[k] * base[offsets[k] + i];
    out[i] = sum;
  }
}

TK_TARGET void TK_NAME(survey)(double *restrict values, const double *noise, const double *roots, double sd,
                               double low, double high) {
  double span = high - low;
  if (sd == sd) {
    for (int l = 0; l < TK_LANES; l++) values[l] = TK_CLIP(values[l] + noise[l] * sd / roots[l], low, high);
  } else {
    for (int l = 0; l < TK_LANES; l++) {
      double p = (values[l] - low) / span;
      double spread = p * (1.0 - p);
      double deviation = span * __builtin_elementwise_sqrt(spread >= 0 ? spread : 0.0);
      values[l] = TK_CLIP(values[l] + noise[l] * deviation / roots[l], low, high);
    }
  }
}

#define TK_ROWS 8

/// Some rows at a time, lane by lane: two counts in a row then go to different histograms and need not wait.
TK_TARGET void TK_NAME(count_ranks)(const double *ranks, uint32_t rows, uint32_t lanes, uint32_t *histograms,
                                    size_t halves) {
  int32_t places[TK_ROWS][TK_LANES];
  for (uint32_t first = 0; first < rows; first += TK_ROWS) {
    uint32_t count = rows - first < TK_ROWS ? rows - first : TK_ROWS;
    for (uint32_t row = 0; row < count; row++) {
      const double *from = ranks + (size_t)(first + row) * TK_LANES;
      for (int l = 0; l < TK_LANES; l++) places[row][l] = (int32_t)(from[l] * 2.0) - 2;
    }
    uint32_t *into = histograms + first * halves;
    for (uint32_t l = 0; l < lanes; l++) {
      for (uint32_t row = 0; row < count; row++) into[row * halves + (size_t)places[row][l]]++;
    }
  }
}

#undef TK_ROWS

TK_TARGET void TK_NAME(round)(const double *values, double *out, size_t n, double scale) {
  const double magic = 0x1p52;
  for (size_t i = 0; i < n; i++) {
    double size = (values[i] < 0 ? -values[i] : values[i]) * scale;
    double raised = size + 1e-9 * TK_RAISE(size, 1.0) + 0.5;
    double whole = (raised + magic) - magic;
    double rounded = (whole > raised ? whole - 1.0 : whole) / scale;
    out[i] = values[i] < 0 ? -rounded : rounded;
  }
}

#undef TK_CLIP
#undef TK_RAISE
#undef TK_LOWER
