// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic on rows of numbers, written as plain loops that the compiler turns into vectors of each level. The order
// of operations is the same everywhere and nothing is contracted, so every level gives the same bits.
// No include guard: one inclusion per level, like `kernel_body.h`.

#define TK_LOWER(x, high) ((high) < (x) ? (high) : (x))
#define TK_RAISE(x, low) ((low) >= (x) ? (low) : (x))
#define TK_CLIP(x, low, high) TK_LOWER(TK_RAISE(x, low), high)

TK_TARGET void TK_NAME(standing)(const double *keys, size_t stride, uint32_t members, uint32_t member,
                                 double tolerance, double *restrict above, double *restrict level) {
  const double *own = keys + member * stride;
  for (int l = 0; l < TK_LANES; l++) above[l] = 0;
  for (int l = 0; l < TK_LANES; l++) level[l] = 0;
  for (uint32_t other = 0; other < members; other++) {
    if (other == member) continue;
    const double *row = keys + other * stride;
    for (int l = 0; l < TK_LANES; l++) {
      double ahead = row[l] > own[l] + tolerance ? 1.0 : 0.0;
      double behind = own[l] > row[l] + tolerance ? 1.0 : 0.0;
      above[l] += ahead;
      level[l] += 1.0 - ahead - behind;
    }
  }
}

TK_TARGET void TK_NAME(among)(const double *base, const size_t *offsets, uint32_t count, const double *own,
                              double tolerance, double *restrict above, double *restrict level) {
  for (uint32_t k = 0; k < count; k++) {
    const double *row = base + offsets[k];
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

TK_TARGET void TK_NAME(logit)(double *restrict values, uint32_t rows, const double *level, double low, double high) {
  size_t n = (size_t)rows * TK_LANES;
  double span = high - low;
  for (size_t i = 0; i < n; i++) values[i] = -values[i];
  TK_NAME(exp)(values, n);
  for (uint32_t row = 0; row < rows; row++, values += TK_LANES) {
    for (int l = 0; l < TK_LANES; l++) {
      double above = level[l] - low;
      double odds = (high - level[l]) * values[l];
      double moved = low + span * (above / (above + odds));
      values[l] = values[l] == 1.0 ? level[l] : moved;
    }
  }
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

TK_TARGET void TK_NAME(piecewise)(const double *values, double *restrict out, size_t n, const double *knots,
                                  const double *shares, uint32_t count) {
  if (count == 0) return;
  for (size_t i = 0; i < n; i++) out[i] = shares[0];
  for (uint32_t k = 0; k + 1 < count; k++) {
    double left = knots[k], share = shares[k], rise = shares[k + 1] - shares[k], run = knots[k + 1] - knots[k];
    for (size_t i = 0; i < n; i++) {
      double inside = share + rise * (values[i] - left) / run;
      out[i] = values[i] > left ? inside : out[i];
    }
  }
  double last = knots[count - 1], end = shares[count - 1];
  for (size_t i = 0; i < n; i++) out[i] = values[i] > last ? end : out[i];
}

TK_TARGET void TK_NAME(scale)(double *values, size_t n, double factor) {
  for (size_t i = 0; i < n; i++) values[i] *= factor;
}

TK_TARGET void TK_NAME(add_shares)(double *restrict values, const double *sizes, uint64_t bits, double share,
                                   double factor, double sign) {
  for (int l = 0; l < TK_LANES; l++) {
    double weight = (bits >> l) & 1 ? share : 0.0;
    values[l] += sign * (weight * (factor * sizes[l]));
  }
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
