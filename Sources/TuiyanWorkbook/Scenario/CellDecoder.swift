// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// Reads cells as the values their columns hold; notes every tolerance, and what no tolerance covers.
struct CellDecoder {
  /// What a percentage means for the leaf of the present row.
  enum LeafPercent: Sendable { case hundred, fraction, unclear }

  var step: Step
  /// Whether places are cells of a workbook.
  let isCell: Bool
  var leaf = LeafPercent.unclear
  private(set) var tolerances: [BookTolerance] = []
  private(set) var problems: [BookDiagnostic] = []
  /// Problems of YAML inside a cell.
  private(set) var diagnostics = Diagnostics()

  init(step: Step, isCell: Bool) {
    self.step = step
    self.isCell = isCell
  }

  mutating func note(_ kind: BookTolerance.Kind, at place: Place, change: BookTolerance.Change? = nil) {
    tolerances.append(BookTolerance(kind, at: place, isCell: isCell, change: change))
  }

  mutating func refuse(_ problem: BookProblem, at place: Place) {
    problems.append(BookDiagnostic(place: place, isCell: isCell, content: .book(problem)))
  }

  /// Takes over problems whose places are right already.
  mutating func take(_ others: Diagnostics) { diagnostics.add(others) }

  /// The node a cell stands for; nil where it is blank or wrong (then noted).
  mutating func node(_ content: CellContent, kind: CellKind, column: String, at place: Place) -> YAMLNode? {
    switch content {
    case .text(let text): return self.text(text, kind, column, place)
    case .number(let number): return self.number(number, kind, column, place)
    case .percent(let number): return percent(OfficeText.number(number), kind, column, place)
    case .date(let serial): return date(serial, kind, column, place)
    case .flag(let flag):
      if kind == .flag || kind == .value { return scalar(flag ? "true" : "false", place) }
      return text(flag ? "TRUE" : "FALSE", kind, column, place)
    case .fault(let text):
      refuse(.errorValue(Excerpt.of(text)), at: place)
      return nil
    case .uncalculated:
      refuse(.uncalculated, at: place)
      return nil
    }
  }

  private func scalar(_ text: String, quoted: Bool = false, _ place: Place) -> YAMLNode {
    YAMLNode(.scalar(text, quoted: quoted), at: place)
  }

  // MARK: - Texts

  private mutating func text(_ raw: String, _ kind: CellKind, _ column: String, _ place: Place) -> YAMLNode? {
    let trimmed = OfficeText.trimmed(raw)
    if trimmed != raw { note(.spaces, at: place) }
    guard !trimmed.isEmpty else { return nil }
    if let exact = exact(trimmed, kind, place) { return exact }
    guard kind != .text else { return scalar(trimmed, quoted: true, place) }
    let folded = OfficeText.folded(trimmed)
    if folded != trimmed { note(.fullWidth, at: place) }
    switch kind {
    case .text, .id: return scalar(folded, quoted: true, place)
    case .period: return period(folded, column, place)
    case .number, .figure: return figure(folded, kind, column, place)
    case .flag: return flag(folded, place)
    case .word(let words): return word(folded, words, column, place)
    case .list: return list(folded, place)
    case .value: return value(folded, place)
    }
  }

  /// A text in double quotes stands for itself, spaces, full-width characters and all.
  private mutating func exact(_ text: String, _ kind: CellKind, _ place: Place) -> YAMLNode? {
    guard [.text, .id, .period].contains(kind), text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 else {
      return nil
    }
    var inner = Diagnostics()
    guard let node = YAMLReader.read(Array(text.utf8), file: place.file, into: &inner), inner.count == 0,
      case .scalar(let exact, true) = node.content
    else { return nil }
    return scalar(exact, quoted: true, place)
  }

  /// A text that names no period goes on as it is: the loader has the right words against it.
  private mutating func period(_ text: String, _ column: String, _ place: Place) -> YAMLNode? {
    switch PeriodNotation.read(text, step: step) {
    case .period(let period):
      note(.period, at: place, change: BookTolerance.Change(from: Excerpt.of(text), to: period))
      return scalar(period, quoted: true, place)
    case .either(let first, let second):
      refuse(.periodUnclear(Excerpt.of(text), column: column, first, second), at: place)
      return nil
    case nil: return scalar(text, quoted: true, place)
    }
  }

  private mutating func flag(_ text: String, _ place: Place) -> YAMLNode {
    if text == CellKind.yes || text == CellKind.no { return scalar(text == CellKind.yes ? "true" : "false", place) }
    let words = ["true": "true", "false": "false", "√": "true", "对": "true", "有": "true", "无": "false"]
    guard let word = words[text.lowercased()] else { return scalar(text, quoted: true, place) }
    note(.otherWord, at: place)
    return scalar(word, place)
  }

  private mutating func word(_ text: String, _ words: [CellWord], _ column: String, _ place: Place) -> YAMLNode? {
    if let word = words.first(where: { $0.label == text }) { return scalar(word.key, quoted: true, place) }
    if let word = words.first(where: { $0.key == text.lowercased() }) {
      note(.otherWord, at: place)
      return scalar(word.key, quoted: true, place)
    }
    let known = words.map(\.label)
    let nearest = NearestName.of(text, among: known) ?? NearestName.of(text, among: words.map(\.key))
    refuse(.unknownWord(Excerpt.of(text), column: column, known: known, nearest: nearest), at: place)
    return nil
  }

  private func list(_ text: String, _ place: Place) -> YAMLNode {
    let parts = text.split { "、,;\n".contains($0) }.map { OfficeText.trimmed(String($0)) }.filter { !$0.isEmpty }
    return YAMLNode(.list(parts.map { scalar($0, quoted: true, place) }), at: place)
  }

  /// YAML on one line; everything in it stands at the cell.
  private mutating func value(_ text: String, _ place: Place) -> YAMLNode? {
    var inner = Diagnostics()
    let node = YAMLReader.read(Array(text.utf8), file: place.file, into: &inner)
    for diagnostic in inner.list { diagnostics.error(diagnostic.problem, at: place) }
    return inner.count == 0 ? node?.moved(to: place) : nil
  }

  // MARK: - Numbers

  private mutating func figure(_ text: String, _ kind: CellKind, _ column: String, _ place: Place) -> YAMLNode? {
    if DecimalText.decimal(text) != nil || (try? DecimalNumber.parse(text)) != nil { return scalar(text, place) }
    if let bare = OfficeText.withoutSeparators(text) {
      note(.thousands, at: place)
      return scalar(bare, place)
    }
    if let percent = OfficeText.percent(text) {
      if case .figure(.share) = kind { return scalar(text, quoted: true, place) }
      return self.percent(OfficeText.shifted(percent, by: -2), kind, column, place)
    }
    if case .figure = kind, text.contains(":") || text.hasPrefix("{") { return value(text, place) }
    return scalar(text, quoted: true, place)
  }

  private mutating func number(_ number: Double, _ kind: CellKind, _ column: String, _ place: Place) -> YAMLNode? {
    let text = OfficeText.number(number)
    switch kind {
    case .number, .figure, .value: return scalar(text, place)
    case .period:
      return period(text, column, place)
    case .flag where text == "1" || text == "0":
      note(.otherWord, at: place)
      return scalar(text == "1" ? "true" : "false", place)
    case .text, .id, .list, .flag, .word:
      note(.numberAsText, at: place)
      return self.text(text, kind, column, place)
    }
  }

  /// - Parameter text: the number a percentage stands for, 0.85 for 85 %.
  private mutating func percent(_ text: String, _ kind: CellKind, _ column: String, _ place: Place) -> YAMLNode? {
    let hundredfold = OfficeText.shifted(text, by: 2)
    switch kind {
    case .number(let meaning), .figure(let meaning):
      switch (meaning, leaf) {
      case (.fraction, _), (.leaf, .fraction):
        note(.percentAsFraction, at: place)
        return scalar(text, place)
      case (.leaf, .hundred):
        note(.percentAsFigure, at: place)
        return scalar(hundredfold, place)
      case (.share, _):
        note(.percentAsShare, at: place)
        return scalar(hundredfold + "%", quoted: true, place)
      case (.none, _), (.leaf, .unclear):
        refuse(.percentUnclear(column: column), at: place)
        return nil
      }
    case .value, .list, .flag, .word, .period:
      refuse(.percentUnclear(column: column), at: place)
      return nil
    case .text, .id:
      note(.numberAsText, at: place)
      return scalar(hundredfold + "%", quoted: true, place)
    }
  }

  private mutating func date(_ serial: Double, _ kind: CellKind, _ column: String, _ place: Place) -> YAMLNode? {
    guard let day = OfficeText.day(ofSerial: serial), [.period, .text, .list].contains(kind) else {
      refuse(.dateUnexpected(column: column), at: place)
      return nil
    }
    let month = "\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)"
    let whole = "\(month)-\(day.day < 10 ? "0" : "")\(day.day)"
    let text =
      switch step {
      case _ where kind == .text: whole
      case .month: month
      case .quarter: "\(day.year)-Q\((day.month + 2) / 3)"
      case .year: "\(day.year)"
      }
    note(.period, at: place, change: BookTolerance.Change(from: whole, to: text))
    let node = scalar(text, quoted: true, place)
    return kind == .list ? YAMLNode(.list([node]), at: place) : node
  }
}

extension YAMLNode {
  /// The same with everything at one place.
  func moved(to place: Place) -> YAMLNode {
    switch content {
    case .scalar, .refused: YAMLNode(content, at: place)
    case .list(let items): YAMLNode(.list(items.map { $0.moved(to: place) }), at: place)
    case .map(let entries):
      YAMLNode(
        .map(entries.map { YAMLEntry(key: $0.key, place: place, value: $0.value.moved(to: place)) }), at: place)
    }
  }
}
