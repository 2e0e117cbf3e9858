// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the level once per process; every level gives the same bits, so the choice shows only in time.
#include <stdatomic.h>

#include "kernel_levels.h"

static _Atomic int chosen_level = -1;

int tk_best_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return 2;
  if (__builtin_cpu_supports("x86-64-v3")) return 1;
#endif
  return 0;
}

int tk_level(void) {
  int level = atomic_load_explicit(&chosen_level, memory_order_relaxed);
  if (level < 0) {
    level = tk_best_level();
    atomic_store_explicit(&chosen_level, level, memory_order_relaxed);
  }
  return level;
}

int tk_set_level(int level) {
  if (level < 0 || level > tk_best_level()) return -1;
  atomic_store_explicit(&chosen_level, level, memory_order_relaxed);
  return 0;
}

#if defined(__x86_64__)
#define TK_CALL(name, ...)                                  \
  switch (tk_level()) {                                     \
    case 2: tk_##name##_v4(__VA_ARGS__); break;             \
    case 1: tk_##name##_v3(__VA_ARGS__); break;             \
    default: tk_##name##_baseline(__VA_ARGS__); break;      \
  }
#else
#define TK_CALL(name, ...) tk_##name##_baseline(__VA_ARGS__)
#endif

void tk_normals(uint64_t key, uint64_t first_replication, uint32_t count, float *out) {
  TK_CALL(normals, key, first_replication, count, out);
}

void tk_uniforms(uint64_t key, uint64_t first_replication, uint32_t count, double *out) {
  TK_CALL(uniforms, key, first_replication, count, out);
}

void tk_exp(double *x, size_t n) { TK_CALL(exp, x, n); }

void tk_ranks(const double *keys, size_t stride, uint32_t members, double tolerance, double *ranks) {
  TK_CALL(ranks, keys, stride, members, tolerance, ranks);
}

void tk_sort_rows(double *rows, uint32_t count) { TK_CALL(sort_rows, rows, count); }

void tk_place(const double *sorted, uint32_t count, const double *key, double tolerance, double *above,
              double *level) {
  TK_CALL(place, sorted, count, key, tolerance, above, level);
}

void tk_standing(const double *keys, size_t stride, uint32_t members, uint32_t member, double tolerance,
                 double *above, double *level) {
  TK_CALL(standing, keys, stride, members, member, tolerance, above, level);
}

void tk_among(const double *base, const size_t *offsets, uint32_t count, const double *own, double tolerance,
              double *above, double *level) {
  TK_CALL(among, base, offsets, count, own, tolerance, above, level);
}

void tk_at_most(const double *values, double most, uint64_t *bits) { TK_CALL(at_most, values, most, bits); }

void tk_lead(const double *left, const double *right, double least, uint64_t *bits) {
  TK_CALL(lead, left, right, least, bits);
}

void tk_advance(const tk_process *process, const float *shared, const float *own, double *noise) {
  TK_CALL(advance, process, shared, own, noise);
}

void tk_path(const tk_process *process, const tk_course *course, const float *shared, const float *own, double *out) {
  TK_CALL(path, process, course, shared, own, out);
}

void tk_path_values(const tk_process *process, const tk_course *course, const tk_range *range, const float *shared,
                    const float *own, double *out) {
  TK_CALL(path_values, process, course, range, shared, own, out);
}

void tk_path_points(const tk_process *process, const tk_course *course, const tk_range *range,
                    const tk_linear_scale *scale, int adds, const float *shared, const float *own, double *out) {
  TK_CALL(path_points, process, course, range, scale, adds, shared, own, out);
}

void tk_logit(double *values, uint32_t rows, const tk_range *range, double low, double high) {
  TK_CALL(logit, values, rows, range, low, high);
}

void tk_grow(double *values, uint32_t rows, const tk_range *range) { TK_CALL(grow, values, rows, range); }

void tk_greatest(const double *values, double *out, size_t n) { TK_CALL(greatest, values, out, n); }

void tk_least(const double *values, double *out, size_t n) { TK_CALL(least, values, out, n); }

void tk_clip(const double *from, double *to, size_t n, double low, double high) {
  TK_CALL(clip, from, to, n, low, high);
}

void tk_linear(const double *values, double *out, size_t n, double from, double inverse, double factor) {
  TK_CALL(linear, values, out, n, from, inverse, factor);
}

void tk_between(const double *values, const double *from, const double *to, double *out, size_t n,
                double tolerance) {
  TK_CALL(between, values, from, to, out, n, tolerance);
}

void tk_piecewise(const double *values, double *out, size_t n, const double *knots, const double *shares,
                  uint32_t count) {
  TK_CALL(piecewise, values, out, n, knots, shares, count);
}

void tk_steps(const double *values, double *out, size_t n, const double *knots, const double *shares, uint32_t count,
              double sign, double tolerance) {
  TK_CALL(steps, values, out, n, knots, shares, count, sign, tolerance);
}

void tk_scale(double *values, size_t n, double factor) {
  TK_CALL(scale, values, n, factor);
}

void tk_scale_by(double *values, const int32_t *kinds, size_t n, const double *factors, size_t stride,
                 uint32_t count) {
  TK_CALL(scale_by, values, kinds, n, factors, stride, count);
}

void tk_effect_add(const tk_effect *effect, const double *sizes, double sign, double *values) {
  TK_CALL(effect_add, effect, sizes, sign, values);
}

void tk_effect_close(const tk_effect *effect, const double *sizes, double *left) {
  TK_CALL(effect_close, effect, sizes, left);
}

void tk_effect_set(const tk_effect *effect, const double *goals, double sign, double *values) {
  TK_CALL(effect_set, effect, goals, sign, values);
}

void tk_effect_rate(const tk_effect *effect, const double *factors, double *rates) {
  TK_CALL(effect_rate, effect, factors, rates);
}

void tk_close_gap(const double *left, double frontier, double sign, double *values) {
  TK_CALL(close_gap, left, frontier, sign, values);
}

int tk_replace(const double *with, double *values, size_t n) {
  uint64_t changed = 0;
  TK_CALL(replace, with, values, n, &changed);
  return changed != 0;
}

void tk_add(const double *values, double *out, size_t n) {
  TK_CALL(add, values, out, n);
}

void tk_survey(double *values, const double *noise, const double *roots, double sd, double low, double high) {
  TK_CALL(survey, values, noise, roots, sd, low, high);
}

void tk_count_ranks(const double *ranks, uint32_t rows, uint32_t lanes, uint32_t *histograms, size_t halves) {
  TK_CALL(count_ranks, ranks, rows, lanes, histograms, halves);
}

void tk_apart(const double *values, double base, float *out, size_t n) { TK_CALL(apart, values, base, out, n); }

void tk_blend(const float *base, const size_t *offsets, const float *weights, uint32_t count, float *out, size_t n) {
  TK_CALL(blend, base, offsets, weights, count, out, n);
}

void tk_sum(const double *base, const size_t *offsets, uint32_t count, double *out, size_t n) {
  TK_CALL(sum, base, offsets, count, out, n);
}

void tk_round(const double *values, double *out, size_t n, double scale) {
  TK_CALL(round, values, out, n, scale);
}

void tk_gain(const float *margins, const float *amounts, size_t n, float factor, int64_t *gained) {
  TK_CALL(gain, margins, amounts, n, factor, gained);
}

void tk_gain_at(const float *margins, const int32_t *places, const float *amounts, size_t n, float factor,
                int64_t *gained) {
  TK_CALL(gain_at, margins, places, amounts, n, factor, gained);
}

void tk_clear(const float *margins, const float *less, const float *more, size_t n, float haze, int64_t *surely,
              int32_t *hazy) {
  TK_CALL(clear, margins, less, more, n, haze, surely, hazy);
}

void tk_reach(const float *margins, const float *more, const float *rest, size_t n, float haze, int64_t *hits) {
  TK_CALL(reach, margins, more, rest, n, haze, hits);
}

void tk_most(const float *move, const float *rest, size_t n, float *most) { TK_CALL(most, move, rest, n, most); }

uint64_t tk_quantiles(const tk_quantile_table *table, const double *u, double *out, uint32_t n) {
  uint64_t rare = 0;
  TK_CALL(quantiles, table, u, out, n, &rare);
  return rare;
}

void tk_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t p = (uint64_t)0xD2511F53u * c0;
    uint64_t q = (uint64_t)0xCD9E8D57u * c2;
    c0 = (uint32_t)(q >> 32) ^ c1 ^ k0;
    c2 = (uint32_t)(p >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)q;
    c3 = (uint32_t)p;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
