// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels, written once over vectors of TK_WIDTH lanes; each level's file includes this after naming
// TK_WIDTH, TK_NAME(x) and TK_TARGET. No include guard: one inclusion per level.

#include "tuiyan_kernels.h"

#pragma STDC FP_CONTRACT OFF

#define TK_INLINE static inline __attribute__((always_inline)) TK_TARGET

typedef uint32_t TK_NAME(u32) __attribute__((vector_size(4 * TK_WIDTH)));
typedef int32_t TK_NAME(i32) __attribute__((vector_size(4 * TK_WIDTH)));
typedef float TK_NAME(f32) __attribute__((vector_size(4 * TK_WIDTH)));
typedef uint64_t TK_NAME(u64) __attribute__((vector_size(8 * TK_WIDTH)));
typedef double TK_NAME(f64) __attribute__((vector_size(8 * TK_WIDTH)));
typedef uint64_t TK_NAME(h64) __attribute__((vector_size(4 * TK_WIDTH)));
typedef double TK_NAME(d64) __attribute__((vector_size(4 * TK_WIDTH)));

#define U32 TK_NAME(u32)
#define I32 TK_NAME(i32)
#define F32 TK_NAME(f32)
#define U64 TK_NAME(u64)
#define F64 TK_NAME(f64)
#define H64 TK_NAME(h64)
#define D64 TK_NAME(d64)

typedef struct {
  U32 a, b, c, d;
} TK_NAME(lanes);
#define LANES TK_NAME(lanes)

// ---- words -----------------------------------------------------------------------------------------

/// Philox4x32-10 of the counter (replication, purpose, 0) under `key`, one block per lane: xoshiro's state.
TK_INLINE void TK_NAME(seed)(LANES *s, uint64_t key, uint64_t first, uint32_t purpose) {
  // 32-bit words in 64-bit places: a product's halves stay where they are, and only the masked low half of a
  // place is ever multiplied. The high halves hold leavings until the words are taken out at the end.
  const uint64_t low = 0xFFFFFFFFu;
  U64 c0;
  for (int l = 0; l < TK_WIDTH; l++) c0[l] = first + (uint64_t)l;
  U64 c1 = c0 >> 32;
  U64 c2 = (U64){0} + purpose;
  U64 c3 = (U64){0};
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    U64 p = (c0 & low) * (uint64_t)0xD2511F53u;
    U64 q = (c2 & low) * (uint64_t)0xCD9E8D57u;
    c0 = (q >> 32) ^ c1 ^ (uint64_t)k0;
    c2 = (p >> 32) ^ c3 ^ (uint64_t)k1;
    c1 = q;
    c3 = p;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  U32 a = __builtin_convertvector(c0, U32), b = __builtin_convertvector(c1, U32);
  U32 c = __builtin_convertvector(c2, U32), d = __builtin_convertvector(c3, U32);
  // The one state xoshiro cannot leave is all zeros: such a lane starts from a fixed word instead.
  U32 zero = (U32)((a | b | c | d) == 0);
  *s = (LANES){a | (zero & 0x9E3779B9u), b, c, d};
}

#define ROTL(x, k) (((x) << (k)) | ((x) >> (32 - (k))))

/// The next word of xoshiro128++ (Blackman and Vigna 2021) of every lane.
TK_INLINE U32 TK_NAME(next)(LANES *s) {
  U32 sum = s->a + s->d;
  U32 word = ROTL(sum, 7) + s->a;
  U32 t = s->b << 9;
  s->c ^= s->a;
  s->d ^= s->b;
  s->b ^= s->c;
  s->a ^= s->d;
  s->c ^= t;
  s->d = ROTL(s->d, 11);
  return word;
}

// ---- normals ---------------------------------------------------------------------------------------

/// -2 ln u for u in (0, 1]: u = m 2^e with m in [sqrt(1/2), sqrt 2), f = m - 1,
/// ln(1 + f) = f + f^2 G(f), G of degree 7 fitted for least relative error (3e-8).
TK_INLINE F32 TK_NAME(minus_two_log)(F32 u) {
  I32 bits = (I32)u - 0x3F3504F3;
  F32 e = __builtin_convertvector(bits >> 23, F32);
  F32 f = (F32)((bits & 0x007FFFFF) + 0x3F3504F3) - 1.0f;
  F32 f2 = f * f;
  F32 f4 = f2 * f2;
  F32 g01 = -0x1.fffffap-2f + 0x1.5556f4p-2f * f;
  F32 g23 = -0x1.00049ap-2f + 0x1.98d2c0p-3f * f;
  F32 g45 = -0x1.535d30p-3f + 0x1.318526p-3f * f;
  F32 g67 = -0x1.25049ap-3f + 0x1.65c766p-4f * f;
  F32 g = (g01 + f2 * g23) + f4 * (g45 + f2 * g67);
  F32 log_m = f + f2 * g;
  return -2.0f * log_m - 0x1.62e430p+0f * e;  // 2 ln 2
}

/// Two independent standard normals per lane. Radius from 31 bits of the first word, its lowest bit the
/// side of the half circle; angle pi t, t in [-1/2, 1/2], from the second word; polynomials in t^2 by Estrin.
TK_INLINE void TK_NAME(pair)(LANES *s, F32 *first, F32 *second) {
  U32 x = TK_NAME(next)(s);
  U32 y = TK_NAME(next)(s);
  F32 u = __builtin_convertvector((I32)(x >> 1), F32) * 0x1p-31f + 0x1p-32f;
  F32 t = __builtin_convertvector((I32)y, F32) * 0x1p-32f;
  F32 r = __builtin_elementwise_sqrt(TK_NAME(minus_two_log)(u));
  F32 q = t * t;
  F32 q2 = q * q;
  F32 q4 = q2 * q2;
  F32 c01 = 1.0f - 0x1.3bd3ccp+2f * q;
  F32 c23 = 0x1.03c1e4p+2f - 0x1.55d076p+0f * q;
  F32 c45 = 0x1.e126f2p-3f - 0x1.8fb73ep-6f * q;
  F32 cosine = (c01 + q2 * c23) + q4 * c45;
  F32 s01 = 0x1.921fb6p+1f - 0x1.4abbcep+2f * q;
  F32 s23 = 0x1.466bc0p+1f - 0x1.32d112p-1f * q;
  F32 s45 = 0x1.500ff8p-4f - 0x1.cc345ap-8f * q;
  F32 sine = t * ((s01 + q2 * s23) + q4 * s45);
  *first = (F32)((U32)(r * cosine) ^ (x << 31));
  *second = r * sine;
}

/// Two vectors of lanes in turn: neither waits for the other's words.
TK_TARGET void TK_NAME(normals)(uint64_t key, uint64_t first, uint32_t count, float *out) {
  for (uint32_t lane = 0; lane < TK_LANES; lane += 2 * TK_WIDTH) {
    LANES left, right;
    TK_NAME(seed)(&left, key, first + lane, 1);
    TK_NAME(seed)(&right, key, first + lane + TK_WIDTH, 1);
    float *to = out + lane;
    F32 a, b, c, d;
    for (uint32_t index = 0; index < count; index += 2, to += 2 * TK_LANES) {
      TK_NAME(pair)(&left, &a, &b);
      TK_NAME(pair)(&right, &c, &d);
      __builtin_memcpy(to, &a, sizeof a);
      __builtin_memcpy(to + TK_WIDTH, &c, sizeof c);
      if (index + 1 == count) break;
      __builtin_memcpy(to + TK_LANES, &b, sizeof b);
      __builtin_memcpy(to + TK_LANES + TK_WIDTH, &d, sizeof d);
    }
  }
}

// ---- uniforms --------------------------------------------------------------------------------------

TK_TARGET void TK_NAME(uniforms)(uint64_t key, uint64_t first, uint32_t count, double *out) {
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    LANES s;
    TK_NAME(seed)(&s, key, first + lane, 2);
    for (uint32_t i = 0; i < count; i++) {
      U64 high = __builtin_convertvector(TK_NAME(next)(&s), U64);
      U64 low = __builtin_convertvector(TK_NAME(next)(&s), U64);
      // 52 bits k below the exponent of 1 read as 1 + k 2^-52; less 1, plus half a step: exact.
      U64 bits = (high << 20) | (low >> 12) | (uint64_t)0x3FF0000000000000;
      F64 u = ((F64)bits - 1.0) + 0x1p-53;
      __builtin_memcpy(out + (size_t)i * TK_LANES + lane, &u, sizeof u);
    }
  }
}

// ---- exponential -----------------------------------------------------------------------------------

/// e^x = 2^k (1 + r + r^2 P(r)), r = x - k ln 2 in two parts, |r| <= ln(2)/2, P of degree 10 fitted for
/// least relative error (0.003 units in the last place); 2^k in two factors so that both ends come out right.
TK_INLINE D64 TK_NAME(exp_vector)(D64 x) {
  const double to_integer = 0x1.8p52;
  D64 lowest = (D64){0} - 746.0, highest = (D64){0} + 710.0;
  H64 under = (H64)(x < lowest), over = (H64)(x > highest);
  x = (D64)((under & (H64)lowest) | (~under & (H64)x));
  x = (D64)((over & (H64)highest) | (~over & (H64)x));
  D64 k = (x * 0x1.71547652b82fep+0 + to_integer) - to_integer;
  D64 r = (x - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
  D64 r2 = r * r;
  D64 r4 = r2 * r2;
  D64 r8 = r4 * r4;
  D64 p01 = 0x1.0000000000000p-1 + 0x1.5555555555557p-3 * r;
  D64 p23 = 0x1.5555555555556p-5 + 0x1.11111111100cep-7 * r;
  D64 p45 = 0x1.6c16c16c162ccp-10 + 0x1.a01a01abef415p-13 * r;
  D64 p67 = 0x1.a01a01a6dcaffp-16 + 0x1.71de021a90822p-19 * r;
  D64 p89 = 0x1.27e4db57442fbp-22 + 0x1.af4e196027428p-26 * r;
  D64 p = ((p01 + r2 * p23) + r4 * (p45 + r2 * p67)) + r8 * (p89 + r2 * 0x1.1f731ea5352cap-29);
  D64 value = 1.0 + (r + r2 * p);
  D64 half = k * 0.5 + to_integer;
  D64 rest = (k - (half - to_integer)) + to_integer;
  D64 scale1 = (D64)(((H64)half + 1023) << 52);
  D64 scale2 = (D64)(((H64)rest + 1023) << 52);
  return value * scale1 * scale2;
}

TK_TARGET void TK_NAME(exp)(double *x, size_t n) {
  D64 v;
  size_t i = 0;
  for (; i + TK_WIDTH / 2 <= n; i += TK_WIDTH / 2) {
    __builtin_memcpy(&v, x + i, sizeof v);
    v = TK_NAME(exp_vector)(v);
    __builtin_memcpy(x + i, &v, sizeof v);
  }
  if (i < n) {
    v = (D64){0};
    __builtin_memcpy(&v, x + i, (n - i) * sizeof(double));
    v = TK_NAME(exp_vector)(v);
    __builtin_memcpy(x + i, &v, (n - i) * sizeof(double));
  }
}
// ---- words and numbers that need not be aligned ----------------------------------------------------

typedef double TK_NAME(f64u) __attribute__((vector_size(8 * TK_WIDTH), aligned(8)));
typedef float TK_NAME(f32u) __attribute__((vector_size(4 * TK_WIDTH), aligned(4)));
typedef int64_t TK_NAME(i64) __attribute__((vector_size(8 * TK_WIDTH)));

/// a where the comparison holds, else b, for vectors of doubles (F) and words of their size (U); macros, because a
/// level's vectors do not pass between functions.
#define TK_CHOOSE(F, U, holds, a, b) ((F)(((U)(holds) & (U)(a)) | (~(U)(holds) & (U)(b))))
#define TK_EITHER(holds, a, b) TK_CHOOSE(F64, TK_NAME(i64), holds, a, b)
