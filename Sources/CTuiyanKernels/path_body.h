// SPDX-License-Identifier: GPL-3.0-or-later
// Paths of autoregressive processes: all steps of TK_WIDTH lanes in registers, and nothing stored but what is kept.
// As `row_body.h`, one inclusion per level.

#define TK_LOAD(p) (*(const TK_NAME(f64u) *)(p))
#define TK_ROW(p) (is_certain ? zero + *(p) : TK_LOAD((p) + lane))
#define TK_FLOATS(p) __builtin_convertvector(*(const TK_NAME(f32u) *)(p), F64)

/// x = min(max(x, low), high); NaN stays NaN.
TK_INLINE void TK_NAME(bound)(F64 *x, const F64 *low, const F64 *high) {
  TK_NAME(i64) under = (TK_NAME(i64))(*low > *x);
  *x = (F64)((under & (TK_NAME(i64))*low) | (~under & (TK_NAME(i64))*x));
  TK_NAME(i64) over = (TK_NAME(i64))(*high < *x);
  *x = (F64)((over & (TK_NAME(i64))*high) | (~over & (TK_NAME(i64))*x));
}

/// What becomes of a place on the path.
enum { TK_NAME(distance), TK_NAME(value), TK_NAME(points), TK_NAME(sum_of_points) };

/// Whether the ends of a scale lie within those of a range, so that clipping to the range changes no points. Rounding is
/// monotone: what is beyond an end of the range gives no less, or no more, than the end itself.
TK_INLINE int TK_NAME(scale_clips)(const tk_range *range, const tk_linear_scale *scale) {
  double low = (range->low - scale->from) * scale->inverse, high = (range->high - scale->from) * scale->inverse;
  return (low <= 0 && high >= 1) || (low >= 1 && high <= 0);
}

/// Written once for all that can become of it; `what` and `is_certain` are known where it is called.
TK_INLINE void TK_NAME(follow)(int what, int is_certain, const tk_process *p, const tk_course *course,
                               const tk_range *range, const tk_linear_scale *scale, const float *shared,
                               const float *own, double *out) {
  const F64 zero = (F64){0}, one = zero + 1.0;
  const int clips = what == TK_NAME(value) || (what != TK_NAME(distance) && !TK_NAME(scale_clips)(range, scale));
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    F64 rho = TK_ROW(p->rho), sigma = TK_ROW(p->sigma), common = TK_ROW(p->shared), rest = TK_ROW(p->own);
    F64 error = TK_ROW(p->error), drift = TK_ROW(p->drift), noise = zero;
    F64 level = zero, low = zero, high = zero;
    if (what != TK_NAME(distance)) {
      level = TK_ROW(range->level);
      low = zero + range->low;
      high = zero + range->high;
    }
    double *to = out + lane;
    const float *c = shared ? shared + lane : 0, *e = own ? own + lane : 0;
    const uint32_t *kept = course->steps, *end = kept + course->kept;
    for (uint32_t step = 0; kept < end; step++) {
      if (step > 0 && e) {
        F64 moved = rest * TK_FLOATS(e);
        e += TK_LANES;
        if (c) {
          moved = common * TK_FLOATS(c) + moved;
          c += TK_LANES;
        }
        noise = rho * noise + sigma * moved;
      }
      if (*kept != step) continue;
      kept++;
      F64 z = (is_certain ? zero + (*p->error + *p->drift * course->trend[step])
                          : error + drift * course->trend[step]) + noise;
      if (what != TK_NAME(distance)) z = z + level;
      if (clips) TK_NAME(bound)(&z, &low, &high);
      if (what == TK_NAME(points) || what == TK_NAME(sum_of_points)) {
        z = (z - scale->from) * scale->inverse;
        TK_NAME(bound)(&z, &zero, &one);
        z = (what == TK_NAME(points) ? zero : TK_LOAD(to)) + z * scale->points;
      }
      *(TK_NAME(f64u) *)to = z;
      to += TK_LANES;
    }
  }
}

/// The two kinds of process, each with code of its own.
#define TK_FOLLOW(what, range, scale)                                            \
  if (course->is_certain) {                                                      \
    TK_NAME(follow)(what, 1, p, course, range, scale, shared, own, out);         \
  } else {                                                                       \
    TK_NAME(follow)(what, 0, p, course, range, scale, shared, own, out);         \
  }

TK_TARGET void TK_NAME(path)(const tk_process *p, const tk_course *course, const float *shared, const float *own,
                             double *out) {
  TK_FOLLOW(TK_NAME(distance), 0, 0)
}

TK_TARGET void TK_NAME(path_values)(const tk_process *p, const tk_course *course, const tk_range *range,
                                    const float *shared, const float *own, double *out) {
  TK_FOLLOW(TK_NAME(value), range, 0)
}

TK_TARGET void TK_NAME(path_points)(const tk_process *p, const tk_course *course, const tk_range *range,
                                    const tk_linear_scale *scale, int adds, const float *shared, const float *own,
                                    double *out) {
  if (adds) {
    TK_FOLLOW(TK_NAME(sum_of_points), range, scale)
  } else {
    TK_FOLLOW(TK_NAME(points), range, scale)
  }
}

#undef TK_FOLLOW
#undef TK_FLOATS
#undef TK_ROW
#undef TK_LOAD
