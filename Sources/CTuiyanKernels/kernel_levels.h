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
                        double *ranks);                                                         \
  void tk_sort_rows_##level(double *rows, uint32_t count);                                       \
  void tk_place_##level(const double *sorted, uint32_t count, const double *key,                 \
                        double tolerance, double *above, double *level);                         \
  void tk_standing_##level(const double *keys, size_t stride, uint32_t members,                  \
                           uint32_t member, double tolerance, double *above, double *level);     \
  void tk_among_##level(const double *base, const size_t *offsets, uint32_t count, const double *own,\
                        double tolerance, double *above, double *level);                         \
  void tk_at_most_##level(const double *values, double most, uint64_t *bits);                    \
  void tk_lead_##level(const double *left, const double *right, double least, uint64_t *bits);   \
  void tk_advance_##level(const tk_process *process, const float *shared, const float *own,      \
                          double *noise);                                                        \
  void tk_path_##level(const tk_process *process, const tk_course *course, const float *shared,  \
                       const float *own, double *out);                                           \
  void tk_path_values_##level(const tk_process *process, const tk_course *course,                \
                              const tk_range *range, const float *shared, const float *own,      \
                              double *out);                                                      \
  void tk_path_points_##level(const tk_process *process, const tk_course *course,                \
                              const tk_range *range, const tk_linear_scale *scale, int adds,     \
                              const float *shared, const float *own, double *out);               \
  void tk_logit_##level(double *values, uint32_t rows, const tk_range *range, double low,        \
                        double high);                                                            \
  void tk_grow_##level(double *values, uint32_t rows, const tk_range *range);                    \
  void tk_greatest_##level(const double *values, double *out, size_t n);                         \
  void tk_least_##level(const double *values, double *out, size_t n);                            \
  void tk_clip_##level(const double *from, double *to, size_t n, double low, double high);       \
  void tk_linear_##level(const double *values, double *out, size_t n, double from,               \
                         double inverse, double factor);                                         \
  void tk_between_##level(const double *values, const double *from, const double *to,            \
                          double *out, size_t n, double tolerance);                              \
  void tk_piecewise_##level(const double *values, double *out, size_t n, const double *knots,    \
                            const double *shares, uint32_t count);                               \
  void tk_steps_##level(const double *values, double *out, size_t n, const double *knots,        \
                        const double *shares, uint32_t count, double sign, double tolerance);    \
  void tk_scale_##level(double *values, size_t n, double factor);                                \
  void tk_scale_by_##level(double *values, const int32_t *kinds, size_t n,                       \
                           const double *factors, size_t stride, uint32_t count);                \
  void tk_effect_add_##level(const tk_effect *effect, const double *sizes, double sign,          \
                             double *values);                                                    \
  void tk_effect_close_##level(const tk_effect *effect, const double *sizes, double *left);      \
  void tk_effect_set_##level(const tk_effect *effect, const double *goals, double sign,          \
                             double *values);                                                    \
  void tk_effect_rate_##level(const tk_effect *effect, const double *factors, double *rates);    \
  void tk_close_gap_##level(const double *left, double frontier, double sign, double *values);   \
  void tk_replace_##level(const double *with, double *values, size_t n, uint64_t *changed);      \
  void tk_add_##level(const double *values, double *out, size_t n);                              \
  void tk_survey_##level(double *values, const double *noise, const double *roots, double sd,    \
                         double low, double high);                                               \
  void tk_count_ranks_##level(const double *ranks, uint32_t rows, uint32_t lanes,                \
                              uint32_t *histograms, size_t halves);                              \
  void tk_apart_##level(const double *values, double base, float *out, size_t n);                \
  void tk_sum_##level(const double *base, const size_t *offsets, uint32_t count, double *out,    \
                      size_t n);                                                                 \
  void tk_blend_##level(const float *base, const size_t *offsets, const float *weights,          \
                        uint32_t count, float *out, size_t n);                                   \
  void tk_round_##level(const double *values, double *out, size_t n, double scale);              \
  void tk_gain_##level(const float *margins, const float *amounts, size_t n, float factor,       \
                       int64_t *gained);                                                         \
  void tk_gain_at_##level(const float *margins, const int32_t *places, const float *amounts,     \
                          size_t n, float factor, int64_t *gained);                              \
  void tk_clear_##level(const float *margins, const float *less, const float *more, size_t n,    \
                        float haze, int64_t *surely, int32_t *hazy);                             \
  void tk_reach_##level(const float *margins, const float *more, const float *rest, size_t n,    \
                        float haze, int64_t *hits);                                              \
  void tk_most_##level(const float *move, const float *rest, size_t n, float *most);             \
  void tk_quantiles_##level(const tk_quantile_table *table, const double *u, double *out,        \
                            uint32_t n, uint64_t *rare);

TK_DECLARE(baseline)
#if defined(__x86_64__)
TK_DECLARE(v3)
TK_DECLARE(v4)
#endif

#endif
