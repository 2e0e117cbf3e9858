// SPDX-License-Identifier: GPL-3.0-or-later

/// Shortens what a message quotes.
package enum Excerpt {
  /// The first 40 scalars of `text`, then `…`; control characters are shown as their pictures (`␉`, `␊`).
  package static func of(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    for scalar in rest.prefix(40) {
      shown.append(scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "␦" : scalar)
    }
    rest = rest.dropFirst(40)
    return String(shown) + (rest.isEmpty ? "" : "…")
  }
}
