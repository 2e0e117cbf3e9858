// SPDX-License-Identifier: GPL-3.0-or-later

/// Full-width forms, as Chinese input methods write them, as the ASCII characters they stand for.
package enum HalfWidth {
  /// The ASCII character of a full-width one (U+FF01 … U+FF5E, and the ideographic space); any other is its own.
  package static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }

  package static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(of(scalar)) }
    return String(result)
  }
}
