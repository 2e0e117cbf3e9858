// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// What is written into a cell.
public enum SheetValue: Hashable, Sendable {
  case text(String)
  case number(Double)
}

extension SheetValue {
  /// The cell that says what a node says in a column; nil where a cell of this kind cannot say it exactly.
  ///
  /// Every cell is read back and compared before it is trusted, so what comes out of a book is what went in.
  static func telling(_ node: YAMLNode, as kind: CellKind) -> SheetValue? {
    guard let value = candidate(node, kind) else { return nil }
    var decoder = CellDecoder(step: .month, isCell: false)
    let read = decoder.node(value.content, kind: kind, column: "", at: node.place)
    guard let read, decoder.tolerances.isEmpty, decoder.problems.isEmpty else { return nil }
    switch kind {
    case .text, .id, .period, .word: return read.text == node.text ? value : nil
    case .list: return read.items?.map(\.text) == node.items?.map(\.text) ? value : nil
    default: return read.says(node) ? value : nil
    }
  }

  private static func candidate(_ node: YAMLNode, _ kind: CellKind) -> SheetValue? {
    switch kind {
    case .text, .id, .period:
      guard let text = node.text else { return nil }
      let isPlain =
        OfficeText.trimmed(text) == text && !text.hasPrefix("\"")
        && (kind == .text || OfficeText.folded(text) == text)
      return .text(isPlain ? text : YAMLText.quoted(text))
    case .number: return node.number.flatMap { _ in number(node) }
    case .figure:
      if node.number != nil { return number(node) }
      if case .scalar(let text, _) = node.content { return .text(text) }
      return .text(CompactYAML.cell(node))
    case .flag: return node.flag.map { .text($0 ? CellKind.yes : CellKind.no) }
    case .word(let words): return words.first { $0.key == node.text }.map { .text($0.label) }
    case .list:
      guard let items = node.items, !items.isEmpty else { return nil }
      let texts = items.compactMap(\.text)
      return texts.count == items.count ? .text(texts.joined(separator: "、")) : nil
    case .value: return node.number == nil ? .text(CompactYAML.cell(node)) : number(node)
    }
  }

  /// A number cell where the file's sixteen digits bring the same number back, else its text.
  private static func number(_ node: YAMLNode) -> SheetValue? {
    guard let value = node.number, case .scalar(let text, _) = node.content else { return nil }
    let isExact = Double(String(format: "%.16G", value)) == value && (node.integer == nil || abs(value) < 0x1p53)
    return isExact ? .number(value) : .text(text)
  }

  var content: CellContent {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    }
  }
}
