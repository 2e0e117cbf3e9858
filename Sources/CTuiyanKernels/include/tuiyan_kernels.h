// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers, exponentials, quantiles, effects, ranks and row arithmetic for 64 replications abreast.
//
// Every function gives the same bits on every instruction level and every machine with IEEE 754
// arithmetic: no fused multiply-add, no call into the mathematics library, a fixed order of operations.
#ifndef TUIYAN_KERNELS_H
#define TUIYAN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Replications abreast: lane l of a tile is replication first_replication + l.
#define TK_LANES 64

/// Standard normals, out[index * 64 + lane], `count` for each of the 64 lanes.
/// A value depends on (key, replication, index) only: a shorter request is the beginning of a longer one.
/// Philox4x32-10 of (key; replication) seeds xoshiro128++, then Box-Muller; |z| < 6.67.
void tk_normals(uint64_t key, uint64_t first_replication, uint32_t count, float *out);

/// Uniforms in the open interval (0, 1), odd multiples of 2^-53; addressed as the normals are,
/// and independent of the normals of the same key.
void tk_uniforms(uint64_t key, uint64_t first_replication, uint32_t count, double *out);

/// e^x in place for n values, within 2 units in the last place; 0 and +infinity beyond the range of a
/// double, exactly 1 at 0, NaN stays NaN.
void tk_exp(double *x, size_t n);

/// rank = 1 + how many keys are greater by more than `tolerance`, member by member in each of the 64 lanes.
/// keys[member * stride + lane], ranks[member * 64 + lane]; counted where the
/// members are few, sorted where they are some dozens or hundreds; the same ranks either way, NaN and infinity included.
void tk_ranks(const double *keys, size_t stride, uint32_t members, double tolerance, double *ranks);

/// Sorts every lane of rows[count][64], the greatest first. No NaN.
void tk_sort_rows(double *rows, uint32_t count);

/// How many of a lane's sorted[count][64], the greatest first, are ahead of key[64] by more than `tolerance`, and how many
/// are within it. `above` holds guesses on the way in, 0 or more: what is near them is found sooner.
void tk_place(const double *sorted, uint32_t count, const double *key, double tolerance, double *above, double *level);

/// One member among all, lane by lane: how many are ahead of it by more than `tolerance`, and how many others are within.
void tk_standing(const double *keys, size_t stride, uint32_t members, uint32_t member, double tolerance,
                 double *above, double *level);

/// Adds to `above` (and `level`), [64] each, how many of `count` rows at `offsets` from `base` (null: one after the other)
/// are ahead of `own` by more than `tolerance` (within it).
void tk_among(const double *base, const size_t *offsets, uint32_t count, const double *own, double tolerance,
              double *above, double *level);

/// Bit l: values[l] <= most, of 64.
void tk_at_most(const double *values, double most, uint64_t *bits);
/// Bit l: left[l] - right[l] >= least, of 64.
void tk_lead(const double *left, const double *right, double least, uint64_t *bits);

/// What moves a process, each [64]: n' = rho n + sigma (shared c + own e), z = error + drift trend + n.
typedef struct {
  const double *rho, *sigma, *shared, *own, *error, *drift;
} tk_process;

/// One step of the noise n in place; `shared` (c) may be null where there is no common factor.
void tk_advance(const tk_process *process, const float *shared, const float *own, double *noise);

/// Which steps of a path are kept (ascending, one or more), and the trend of every step from 0.
/// is_certain: every pointer of the process, and the level, is to one number instead of [64].
typedef struct {
  const uint32_t *steps;
  uint32_t kept;
  int is_certain;
  const double *trend;
} tk_course;

/// Where a path starts, and the ends it is clipped to.
typedef struct {
  const double *level;
  double low, high;
} tk_range;

/// points * min(max((value - from) * inverse, 0), 1).
typedef struct {
  double from, inverse, points;
} tk_linear_scale;

/// z at the kept steps, [kept][64]. `own`, [last step][64], may be null where nothing is drawn; `shared` as above.
void tk_path(const tk_process *process, const tk_course *course, const float *shared, const float *own, double *out);
/// level + z, clipped.
void tk_path_values(const tk_process *process, const tk_course *course, const tk_range *range, const float *shared,
                    const float *own, double *out);
/// The points of those values, added to 0 or (`adds`) to what is there.
void tk_path_points(const tk_process *process, const tk_course *course, const tk_range *range,
                    const tk_linear_scale *scale, int adds, const float *shared, const float *own, double *out);

/// Distances on the logit scale to values, in place, [rows][64]: low + (high - low) p / (p + (1 - p) e^-d), where p is
/// the level's share of the way from low to high; exactly the level at d = 0. Clipped to the range.
void tk_logit(double *values, uint32_t rows, const tk_range *range, double low, double high);
/// Distances on the logarithmic scale to values, in place, [rows][64]: level e^d, clipped to the range.
void tk_grow(double *values, uint32_t rows, const tk_range *range);

/// How far along an effect is at one step, lane by lane: 0 where `bits` has no 1; else `share`, or, where `slips` ([64],
/// whole steps) is not null, progress[min(e, count - 1)] of e = behind - max(1, start + slip) steps in force, 0 before.
/// `factor` multiplies what is added and closed.
typedef struct {
  uint64_t bits;
  double share, factor;
  const double *slips, *progress;
  uint32_t count;
  double start, behind;
} tk_effect;

/// Rows of [64]. values += sign * share * (factor * size).
void tk_effect_add(const tk_effect *effect, const double *sizes, double sign, double *values);
/// left *= 1 - share * (factor * size), the latter clipped to 0 ... 1.
void tk_effect_close(const tk_effect *effect, const double *sizes, double *left);
/// values += share * (goal - value) where that is forward.
void tk_effect_set(const tk_effect *effect, const double *goals, double sign, double *values);
/// rates *= 1 + (factor - 1) * share, at least 0.
void tk_effect_rate(const tk_effect *effect, const double *factors, double *rates);
/// values += (frontier - value) * (1 - left) where that is forward.
void tk_close_gap(const double *left, double frontier, double sign, double *values);

/// Rows of n numbers. `to` of tk_clip and `out` of tk_round may be their source.
void tk_clip(const double *from, double *to, size_t n, double low, double high);
/// out = max(out, value), and min.
void tk_greatest(const double *values, double *out, size_t n);
void tk_least(const double *values, double *out, size_t n);
/// (value - from) * inverse, clipped to 0 ... 1, times `factor`.
void tk_linear(const double *values, double *out, size_t n, double from, double inverse, double factor);
/// (value - from) / (to - from), clipped to 0 ... 1; 1 where the two are within `tolerance`.
void tk_between(const double *values, const double *from, const double *to, double *out, size_t n, double tolerance);
/// Linear between `count` ascending knots, flat outside.
void tk_piecewise(const double *values, double *out, size_t n, const double *knots, const double *shares,
                  uint32_t count);
/// The highest share among the `count` knots at or below the value, within `tolerance` (above it where `sign` is -1);
/// 0 where there is none.
void tk_steps(const double *values, double *out, size_t n, const double *knots, const double *shares, uint32_t count,
              double sign, double tolerance);
void tk_scale(double *values, size_t n, double factor);
/// values[i] *= factors[kinds[i] * stride], kinds from 0 to count - 1.
void tk_scale_by(double *values, const int32_t *kinds, size_t n, const double *factors, size_t stride,
                 uint32_t count);
/// values = with; not 0 where any bit has changed.
int tk_replace(const double *with, double *values, size_t n);
/// out += values.
void tk_add(const double *values, double *out, size_t n);
/// Survey error in place, [64]: value + noise sd / root, clipped; sd NaN: span * sqrt(p (1 - p)), p = (value - low) / span.
void tk_survey(double *values, const double *noise, const double *roots, double sd, double low, double high);
/// histogram[2 rank - 2] += 1 for the first `lanes` of each row of 64 ranks, which are whole or half numbers from 1; the
/// histograms of the rows are `halves` counts apart.
void tk_count_ranks(const double *ranks, uint32_t rows, uint32_t lanes, uint32_t *histograms, size_t halves);
/// out = value - base, rounded to single precision.
void tk_apart(const double *values, double base, float *out, size_t n);
/// Adds rows at `offsets` from `base`, in their order, from 0.
void tk_sum(const double *base, const size_t *offsets, uint32_t count, double *out, size_t n);
/// Adds rows at `offsets` from `base`, each times its weight, in their order, from 0.
void tk_blend(const float *base, const size_t *offsets, const float *weights, uint32_t count, float *out, size_t n);
/// How many more of n margins are not negative once factor * amounts[i] is added to the i-th of them.
void tk_gain(const float *margins, const float *amounts, size_t n, float factor, int64_t *gained);
/// The same where the i-th amount belongs to margins[places[i]].
void tk_gain_at(const float *margins, const int32_t *places, const float *amounts, size_t n, float factor,
                int64_t *gained);
/// Margins a block of tk_clear is made of.
#define TK_BLOCK 256
/// How many of n margins, less `less` (null: nothing) and more `more` (null: nothing), are above `haze`; hazy[k]: how many
/// of the k-th TK_BLOCK of them are not, but above -haze.
void tk_clear(const float *margins, const float *less, const float *more, size_t n, float haze, int64_t *surely,
              int32_t *hazy);
/// How many of n margins, more `more` (null: nothing) and more `rest`, are above -haze.
void tk_reach(const float *margins, const float *more, const float *rest, size_t n, float haze, int64_t *hits);
/// most[i] = max(most[i], move[i] + rest[i]).
void tk_most(const float *move, const float *rest, size_t n, float *most);
/// Rounds to 1/scale, half away from zero, with a guard of 1e-9 in the last digit; |value| scale < 2^51.
void tk_round(const double *values, double *out, size_t n, double scale);

/// An inverse distribution function as cubic pieces, [cells][4]: x + t (y + t (z + t w)). q is the smaller of u and 1 - u;
/// its piece is the cell_bits leading bits of its significand in its octave, from first_cell on, `upper_start` further up
/// where u > 1/2, whose values are negated; t is what is left of the significand. One more piece follows the last.
typedef struct {
  const double *cells;
  uint64_t cell_bits, first_cell, upper_start;
} tk_quantile_table;

/// Quantiles of up to 64 uniforms, never past the start of the next piece; `out` may be `u`. In the lanes whose bits are
/// returned q is below 2^-22, which the table does not reach: there `out` is u.
uint64_t tk_quantiles(const tk_quantile_table *table, const double *u, double *out, uint32_t n);

/// One block of Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011), for known-answer tests.
void tk_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// Instruction levels: 0 plain C, 1 x86-64-v3 (AVX2), 2 x86-64-v4 (AVX-512).
/// The level in use; the best the processor offers unless `tk_set_level` chose another.
int tk_level(void);

/// The best level this processor offers.
int tk_best_level(void);

/// Takes `level` for all threads from now on; returns 0, or -1 (and changes nothing) where the processor
/// does not offer it. Results do not depend on it.
int tk_set_level(int level);

#endif
