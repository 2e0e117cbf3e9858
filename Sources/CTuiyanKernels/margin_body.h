// SPDX-License-Identifier: GPL-3.0-or-later
// Counts over margins in single precision, for the search for plans; as `row_body.h`, one inclusion per level.

// Counts of 32 bits, as wide as margins, are added up stretch by stretch.
#define TK_STRETCH 1048576
#define TK_END(from, length) (n - (from) < (length) ? n : (from) + (length))

TK_TARGET void TK_NAME(gain)(const float *margins, const float *amounts, size_t n, float factor, int64_t *gained) {
  int64_t sum = 0;
  for (size_t from = 0; from < n; from += TK_STRETCH) {
    size_t to = TK_END(from, TK_STRETCH);
    int32_t change = 0;
    for (size_t i = from; i < to; i++) {
      float moved = margins[i] + factor * amounts[i];
      change += (moved >= 0) - (margins[i] >= 0);
    }
    sum += change;
  }
  *gained = sum;
}

TK_TARGET void TK_NAME(gain_at)(const float *margins, const int32_t *places, const float *amounts, size_t n,
                                float factor, int64_t *gained) {
  int64_t sum = 0;
  for (size_t from = 0; from < n; from += TK_STRETCH) {
    size_t to = TK_END(from, TK_STRETCH);
    int32_t change = 0;
    for (size_t i = from; i < to; i++) {
      float before = margins[places[i]];
      float moved = before + factor * amounts[i];
      change += (moved >= 0) - (before >= 0);
    }
    sum += change;
  }
  *gained = sum;
}

#define TK_TALLY(value)                      \
  for (size_t i = from; i < to; i++) {       \
    float margin = (value);                  \
    above += margin > haze;                  \
    perhaps += margin > -haze;               \
  }

TK_TARGET void TK_NAME(clear)(const float *margins, const float *less, const float *more, size_t n, float haze,
                              int64_t *surely, int32_t *hazy) {
  int64_t sum = 0;
  for (size_t from = 0; from < n; from += TK_BLOCK) {
    size_t to = TK_END(from, TK_BLOCK);
    int32_t above = 0, perhaps = 0;
    if (less && more) {
      TK_TALLY(margins[i] - less[i] + more[i])
    } else if (less) {
      TK_TALLY(margins[i] - less[i])
    } else if (more) {
      TK_TALLY(margins[i] + more[i])
    } else {
      TK_TALLY(margins[i])
    }
    sum += above;
    *hazy++ = perhaps - above;
  }
  *surely = sum;
}

TK_TARGET void TK_NAME(reach)(const float *margins, const float *more, const float *rest, size_t n, float haze,
                              int64_t *hits) {
  int64_t sum = 0;
  for (size_t from = 0; from < n; from += TK_STRETCH) {
    size_t to = TK_END(from, TK_STRETCH);
    int32_t count = 0;
    if (more) {
      for (size_t i = from; i < to; i++) count += margins[i] + more[i] + rest[i] > -haze;
    } else {
      for (size_t i = from; i < to; i++) count += margins[i] + rest[i] > -haze;
    }
    sum += count;
  }
  *hits = sum;
}

TK_TARGET void TK_NAME(most)(const float *move, const float *rest, size_t n, float *restrict most) {
  for (size_t i = 0; i < n; i++) {
    float value = move[i] + rest[i];
    most[i] = value > most[i] ? value : most[i];
  }
}

#undef TK_TALLY
#undef TK_END
#undef TK_STRETCH
