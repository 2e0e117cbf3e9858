// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers and exponentials for 64 replications abreast.
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
/// keys[member * stride + lane], ranks[member * 64 + lane]; quadratic in `members`, which beats sorting up to hundreds.
void tk_ranks(const double *keys, size_t stride, uint32_t members, double tolerance, double *ranks);

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
