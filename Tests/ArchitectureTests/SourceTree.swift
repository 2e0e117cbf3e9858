// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The project's files as text, found from this file's own place.
struct SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    /// Path from the project's root.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Modules named by `import` lines.
    var imports: [String] {
      lines.compactMap { line in
        // Scripts quoted in a text are indented; imports are not.
        guard !line.hasPrefix(" ") else { return nil }
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else { return nil }
        guard place == 0 || words[0].hasPrefix("@") || words[0] == "public" else { return nil }
        let kinds: Set = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
        let name = kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
        return name.split(separator: ".").first.map(String.init)
      }
    }
  }

  /// Every file below a folder with one of these endings, by path.
  static func files(below folder: String, endings: Set<String>) throws -> [File] {
    let base = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.allObjects ?? []
    return try found.compactMap { $0 as? URL }.filter { endings.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
      .map { url in
        File(
          path: String(url.path.dropFirst(root.path.count + 1)), text: try String(contentsOf: url, encoding: .utf8))
      }
  }
}
