// SPDX-License-Identifier: GPL-3.0-or-later
// Quantiles from a table of cubic pieces. As `row_body.h`, one inclusion per level; four lanes at a time on every level,
// because a piece is four numbers: four of them, turned, are the coefficients of four lanes.

typedef double TK_NAME(q64) __attribute__((vector_size(32)));
typedef double TK_NAME(q64u) __attribute__((vector_size(32), aligned(8)));
typedef uint64_t TK_NAME(qu64) __attribute__((vector_size(32)));

#define Q64 TK_NAME(q64)
#define QU64 TK_NAME(qu64)
#define TK_QUARTER(holds, a, b) TK_CHOOSE(Q64, QU64, holds, a, b)
#define TK_CELL(l) (*(const TK_NAME(q64u) *)(table->cells + 4 * cell[l]))

TK_INLINE uint64_t TK_NAME(four_quantiles)(const tk_quantile_table *table, const double *u, double *out) {
  const Q64 zero = (Q64){0};
  Q64 below = *(const TK_NAME(q64u) *)u, other = 1.0 - below;
  Q64 tail = TK_QUARTER(below < other, below, other);
  QU64 isRare = (QU64)(tail < 0x1p-22);
  tail = TK_QUARTER(isRare, zero + 0x1p-22, tail);
  // 1 above 1/2, else 0.
  QU64 upper = (QU64)(other - below) >> 63;
  QU64 bits = (QU64)tail;
  QU64 cell = (bits >> (52 - table->cell_bits)) - table->first_cell + (0 - upper & table->upper_start);
  QU64 fraction = (bits << table->cell_bits & 0x000FFFFFFFFFFFFFu) | 0x3FF0000000000000u;
  Q64 t = (Q64)fraction - 1.0;
  Q64 a = TK_CELL(0), b = TK_CELL(1), c = TK_CELL(2), d = TK_CELL(3);
  Q64 next = {table->cells[4 * cell[0] + 4], table->cells[4 * cell[1] + 4], table->cells[4 * cell[2] + 4],
              table->cells[4 * cell[3] + 4]};
  Q64 ab = __builtin_shufflevector(a, b, 0, 4, 2, 6), cd = __builtin_shufflevector(c, d, 0, 4, 2, 6);
  Q64 x = __builtin_shufflevector(ab, cd, 0, 1, 4, 5), z = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
  ab = __builtin_shufflevector(a, b, 1, 5, 3, 7);
  cd = __builtin_shufflevector(c, d, 1, 5, 3, 7);
  Q64 y = __builtin_shufflevector(ab, cd, 0, 1, 4, 5), w = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
  Q64 risen = x + t * (y + t * (z + t * w));
  // Rounding must not carry a piece past the next one's start.
  Q64 value = TK_QUARTER(risen < next, risen, next);
  value = (Q64)((QU64)value ^ upper << 63);
  *(TK_NAME(q64u) *)out = TK_QUARTER(isRare, below, value);
  uint64_t rare = 0;
  for (int l = 0; l < 4; l++) rare |= (isRare[l] & 1) << l;
  return rare;
}

TK_TARGET void TK_NAME(quantiles)(const tk_quantile_table *table, const double *u, double *out, uint32_t n,
                                  uint64_t *rare) {
  uint64_t all = 0;
  uint32_t i = 0;
  for (; i + 4 <= n; i += 4) all |= TK_NAME(four_quantiles)(table, u + i, out + i) << i;
  if (i < n) {
    double rest[4] = {0.5, 0.5, 0.5, 0.5};
    for (uint32_t l = 0; i + l < n; l++) rest[l] = u[i + l];
    all |= TK_NAME(four_quantiles)(table, rest, rest) << i;
    for (uint32_t l = 0; i + l < n; l++) out[i + l] = rest[l];
  }
  *rare = all;
}

#undef TK_CELL
#undef TK_QUARTER
#undef QU64
#undef Q64
