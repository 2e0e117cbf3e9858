// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks of members in every lane. As `row_body.h`, one inclusion per level.

/// Two members at a time against all, TK_WIDTH lanes abreast, so that a loaded row serves two comparisons.
TK_TARGET static void TK_NAME(ranks_by_counting)(const double *keys, size_t stride, uint32_t members,
                                                 double tolerance, double *ranks) {
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    for (uint32_t i = 0; i < members; i += 2) {
      uint32_t k = i + 1 < members ? i + 1 : i;
      F64 a = *(const TK_NAME(f64u) *)(keys + i * stride + lane) + tolerance;
      F64 b = *(const TK_NAME(f64u) *)(keys + k * stride + lane) + tolerance;
      TK_NAME(i64) above_a = {0}, above_b = {0};
      for (uint32_t j = 0; j < members; j++) {
        F64 row = *(const TK_NAME(f64u) *)(keys + j * stride + lane);
        above_a -= (TK_NAME(i64))(row > a);
        above_b -= (TK_NAME(i64))(row > b);
      }
      *(TK_NAME(f64u) *)(ranks + i * TK_LANES + lane) = 1.0 + __builtin_convertvector(above_a, F64);
      *(TK_NAME(f64u) *)(ranks + k * TK_LANES + lane) = 1.0 + __builtin_convertvector(above_b, F64);
    }
  }
}

/// Members from which sorting beats counting, and up to which the keys of TK_WIDTH lanes stay in the nearest memory.
#define TK_FEWEST_SORTED 24
#define TK_MOST_SORTED 256

/// Descending order of every lane: Batcher's merge exchange (Knuth, The Art of Computer Programming 3, 5.2.2 M), whose
/// comparisons do not depend on what is compared. Keys of TK_WIDTH lanes stand `stride` numbers apart.
TK_INLINE void TK_NAME(sort)(double *keys, size_t stride, uint32_t count) {
  uint32_t top = 1;
  while (2 * top < count) top *= 2;
  for (uint32_t p = top; p > 0; p /= 2) {
    uint32_t r = 0, d = p;
    for (uint32_t q = top;; q /= 2) {
      for (uint32_t block = r; block + d < count; block += 2 * p) {
        uint32_t end = block + p < count - d ? block + p : count - d;
        for (uint32_t i = block; i < end; i++) {
          TK_NAME(f64u) *first = (TK_NAME(f64u) *)(keys + i * stride);
          TK_NAME(f64u) *second = (TK_NAME(f64u) *)(keys + (i + d) * stride);
          F64 a = *first, b = *second;
          *first = TK_EITHER(a > b, a, b);
          *second = TK_EITHER(a < b, a, b);
        }
      }
      if (q == p) break;
      d = q - p;
      r = p;
    }
  }
}

/// Ranks of one lane some of whose keys are so close that the tolerance, or what their tags hide, decides: neighbours in
/// the order are compared by the keys themselves until they are surely apart.
static void TK_NAME(near_ranks)(const double *keys, size_t stride, const uint64_t *sorted, uint32_t members,
                                uint64_t tags, double tolerance, double limit, double *ranks) {
  for (uint32_t place = 0; place < members; place++) {
    uint64_t word = sorted[(size_t)place * TK_WIDTH];
    double own, other;
    __builtin_memcpy(&own, &word, sizeof own);
    double least = keys[(word & tags) * stride] + tolerance;
    uint32_t above = place;
    for (uint32_t before = place; before-- > 0;) {
      uint64_t its = sorted[(size_t)before * TK_WIDTH];
      __builtin_memcpy(&other, &its, sizeof other);
      if (other - own > limit) break;
      if (!(keys[(its & tags) * stride] > least)) above--;
    }
    for (uint32_t after = place + 1; after < members; after++) {
      uint64_t its = sorted[(size_t)after * TK_WIDTH];
      __builtin_memcpy(&other, &its, sizeof other);
      if (own - other > limit) break;
      if (keys[(its & tags) * stride] > least) above++;
    }
    ranks[(word & tags) * TK_LANES] = 1.0 + above;
  }
}

/// Sorts keys whose lowest bits are the member's number, which moves a key by less than 2^-44 of it; a lane in which no
/// two neighbours are within twice the tolerance and 2^-40 of the greatest key has its places for ranks.
TK_TARGET static void TK_NAME(ranks_by_sorting)(const double *keys, size_t stride, uint32_t members, double tolerance,
                                                double *ranks) {
  F64 sorted[TK_MOST_SORTED];
  uint64_t tags = 1;
  while (tags < members) tags *= 2;
  tags -= 1;
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    TK_NAME(i64) finite = ~(TK_NAME(i64)){0};
    for (uint32_t member = 0; member < members; member++) {
      F64 key = *(const TK_NAME(f64u) *)(keys + member * stride + lane);
      finite &= (TK_NAME(i64))(key - key == 0.0);
      sorted[member] = (F64)(((U64)key & ~tags) | (uint64_t)member);
    }
    TK_NAME(sort)((double *)sorted, TK_WIDTH, members);
    F64 first = sorted[0], last = sorted[members - 1];
    // The greatest size is that of the first key or of the last one.
    F64 size = TK_EITHER(first > -last, first, -last);
    F64 limit = 2.0 * tolerance + size * 0x1p-40;
    TK_NAME(i64) apart = ~(TK_NAME(i64)){0};
    for (uint32_t place = 0; place + 1 < members; place++) {
      apart &= (TK_NAME(i64))(sorted[place] - sorted[place + 1] > limit);
    }
    const uint64_t *words = (const uint64_t *)sorted;
    for (uint32_t place = 0; place < members; place++) {
      double rank = 1.0 + place;
      double *to = ranks + lane;
      for (int l = 0; l < TK_WIDTH; l++) to[(words[place * TK_WIDTH + l] & tags) * TK_LANES + l] = rank;
    }
    for (int l = 0; l < TK_WIDTH; l++) {
      if (finite[l] == 0) {
        for (uint32_t i = 0; i < members; i++) {
          double least = keys[i * stride + lane + l] + tolerance, above = 0;
          for (uint32_t j = 0; j < members; j++) above += keys[j * stride + lane + l] > least ? 1.0 : 0.0;
          ranks[i * TK_LANES + lane + l] = 1.0 + above;
        }
      } else if (apart[l] == 0) {
        TK_NAME(near_ranks)(keys + lane + l, stride, words + l, members, tags, tolerance, limit[l], ranks + lane + l);
      }
    }
  }
}

TK_TARGET void TK_NAME(ranks)(const double *keys, size_t stride, uint32_t members, double tolerance, double *ranks) {
  // Without a tolerance, tags would part keys that are 0.
  if (members < TK_FEWEST_SORTED || members > TK_MOST_SORTED || !(tolerance > 0)) {
    TK_NAME(ranks_by_counting)(keys, stride, members, tolerance, ranks);
  } else {
    TK_NAME(ranks_by_sorting)(keys, stride, members, tolerance, ranks);
  }
}

TK_TARGET void TK_NAME(sort_rows)(double *rows, uint32_t count) {
  F64 near[TK_MOST_SORTED];
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    if (count > TK_MOST_SORTED) {
      TK_NAME(sort)(rows + lane, TK_LANES, count);
      continue;
    }
    for (uint32_t i = 0; i < count; i++) near[i] = *(const TK_NAME(f64u) *)(rows + (size_t)i * TK_LANES + lane);
    TK_NAME(sort)((double *)near, TK_WIDTH, count);
    for (uint32_t i = 0; i < count; i++) *(TK_NAME(f64u) *)(rows + (size_t)i * TK_LANES + lane) = near[i];
  }
}

/// Not 0 where any lane of a mask holds. (By address: a vector handed over as a value needs a level of its own.)
TK_INLINE uint64_t TK_NAME(any)(const TK_NAME(i64) *mask) {
  uint64_t any = 0;
  for (int l = 0; l < TK_WIDTH; l++) any |= (uint64_t)(*mask)[l];
  return any;
}

TK_TARGET void TK_NAME(place)(const double *sorted, uint32_t count, const double *key, double tolerance,
                              double *restrict above, double *restrict level) {
  for (uint32_t lane = 0; lane < TK_LANES; lane += TK_WIDTH) {
    F64 own = *(const TK_NAME(f64u) *)(key + lane), most = own + tolerance;
    // From the least of the guesses down to where all totals are above, in every lane; from there up.
    F64 guesses = *(const TK_NAME(f64u) *)(above + lane);
    int64_t least = __builtin_reduce_min(__builtin_convertvector(guesses, TK_NAME(i64)));
    uint32_t first = least < 0 ? 0 : least < (int64_t)count ? (uint32_t)least : count;
    const double *rows = sorted + lane;
    for (; first > 0; first--) {
      TK_NAME(i64) behind = *(const TK_NAME(f64u) *)(rows + (size_t)(first - 1) * TK_LANES) <= most;
      if (!TK_NAME(any)(&behind)) break;
    }
    TK_NAME(i64) greater = {0}, equal = {0};
    greater += (int64_t)first;
    for (uint32_t i = first; i < count; i++) {
      F64 row = *(const TK_NAME(f64u) *)(rows + (size_t)i * TK_LANES);
      TK_NAME(i64) ahead = row > most, within = (row + tolerance >= own) & ~ahead, either = ahead | within;
      if (!TK_NAME(any)(&either)) break;
      greater -= ahead;
      equal -= within;
    }
    *(TK_NAME(f64u) *)(above + lane) = __builtin_convertvector(greater, F64);
    *(TK_NAME(f64u) *)(level + lane) = __builtin_convertvector(equal, F64);
  }
}

#undef TK_MOST_SORTED
#undef TK_FEWEST_SORTED
