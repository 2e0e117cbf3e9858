// SPDX-License-Identifier: GPL-3.0-or-later

/// Shortens what a message quotes.
package enum Excerpt {
  /// The first 40 scalars of `text`, then `…`; control characters are shown as their pictures (`␉`, `␊`), others that
  /// take no room or turn the direction of writing as `<U+200B>`.
  package static func of(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    for scalar in rest.prefix(40) {
      if scalar.value < 0x20 {
        shown.append(Unicode.Scalar(0x2400 + scalar.value) ?? "␦")
      } else if isUnseen(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        shown.append(contentsOf: "<U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)>".unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    rest = rest.dropFirst(40)
    return String(shown) + (rest.isEmpty ? "" : "…")
  }

  /// Control characters, and what takes no room or turns the direction of writing: two texts that look the same would
  /// be two.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    // Most are plain letters; the tables of Unicode are slow to ask.
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    let properties = scalar.properties
    return properties.isDefaultIgnorableCodePoint || [.control, .format].contains(properties.generalCategory)
  }
}
