// SPDX-License-Identifier: GPL-3.0-or-later

/// Which cell styles show a number as a percentage or as a date.
struct NumberFormats: Sendable {
  enum Kind: Sendable { case plain, percent, date }

  /// By the style's number.
  private var styles: [Kind] = []

  func kind(ofStyle style: Int) -> Kind { styles.indices.contains(style) ? styles[style] : .plain }

  /// - Throws: `BookFault` where the part is damaged; without the part every number is plain.
  static func read(_ bytes: [UInt8]?, part: String) throws(BookFault) -> NumberFormats {
    guard let bytes else { return NumberFormats() }
    var scanner = try XMLScanner(bytes, part: part)
    var codes: [Int: String] = [:]
    var formats = NumberFormats()
    var isCellStyle = false
    while let event = try scanner.next() {
      switch event {
      case .open(let tag) where tag.name == "numFmt":
        if let id = tag["numFmtId"].flatMap({ Int($0) }) { codes[id] = tag["formatCode"] }
      case .open(let tag) where tag.name == "cellXfs": isCellStyle = !tag.isEmpty
      case .close("cellXfs"): isCellStyle = false
      case .open(let tag) where tag.name == "xf" && isCellStyle:
        let id = tag["numFmtId"].flatMap { Int($0) } ?? 0
        formats.styles.append(codes[id].map(kind(ofCode:)) ?? kind(ofBuiltIn: id))
      default: continue
      }
    }
    return formats
  }

  /// Formats a file need not spell out (ECMA-376, 18.8.30); 27…36 and 50…58 are East Asian dates.
  static func kind(ofBuiltIn id: Int) -> Kind {
    switch id {
    case 9, 10: .percent
    case 14...22, 27...36, 45...47, 50...58: .date
    default: .plain
    }
  }

  /// Looks at the letters of a format that are no literal text.
  static func kind(ofCode code: String) -> Kind {
    let bare = code.replacing(#/"[^"]*"|\[[^\]]*\]|[\\_*]./#, with: "").lowercased()
    if bare.contains("%") { return .percent }
    if bare.contains("general") { return .plain }
    return bare.contains(where: { "ymdhs".contains($0) }) ? .date : .plain
  }
}
