// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanText

@Suite("The width of text on a terminal")
struct DisplayWidthTests {
  /// Sums of `wcwidth` over the scalars in glibc 2.36, `LC_ALL=C.UTF-8`.
  @Test(
    "agrees with glibc's wcwidth",
    arguments: [
      ("", 0), ("tuiyan", 6), ("湘西州", 6), ("保十争八", 8), ("“一件事一次办”", 14), ("，。（）", 8), ("ＡＢＣ", 6), ("ｶﾅ", 2), ("한국", 4),
      ("ô", 1), ("e\u{301}", 1), ("→", 1), ("█▁", 2), ("—·…", 3), ("\u{3000}", 2), ("①", 1), ("℃", 1), ("％", 2),
      ("㎡", 2), ("𠮷", 2),
      ("〇", 2), ("﹙", 2), ("\u{200B}", 0), ("⌚", 2), ("⚡", 2),
    ])
  func plainText(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  /// `wcwidth.wcswidth` of Python's wcwidth 0.7.0, which knows sequences.
  @Test(
    "draws emoji sequences, flags and keycaps in two columns",
    arguments: [
      ("🇨🇳", 2), ("1️⃣", 2), ("☀️", 2), ("☀", 1), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("👍", 2), ("한", 2), ("✅ 完成", 7),
      ("a\u{301}\u{302}", 1),
      ("湘西🇨🇳州", 8), ("\u{AD}", 1),
    ])
  func sequences(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }
}
