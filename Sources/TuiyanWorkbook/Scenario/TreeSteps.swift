// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel

/// Paths in a workbook: keys of maps, ids of things in lists or `#` and their number from 1, with dots between.
extension YAMLNode {
  /// The node some steps below.
  func below(_ steps: some Collection<String>) -> YAMLNode? {
    guard let step = steps.first else { return self }
    let inner: YAMLNode? =
      switch content {
      case .map: self[step]
      case .list(let items): index(of: step, in: items).map { items[$0] }
      case .scalar, .refused: nil
      }
    return inner?.below(steps.dropFirst())
  }

  /// Puts a value some steps below; maps are made on the way, a list where its first item is put.
  /// - Returns: false where the steps lead nowhere.
  mutating func put(_ value: YAMLNode, at steps: some Collection<String>) -> Bool {
    guard let step = steps.first else {
      self = value
      return true
    }
    switch content {
    case .map(var entries):
      if let found = entries.firstIndex(where: { $0.key == step }) {
        guard entries[found].value.put(value, at: steps.dropFirst()) else { return false }
      } else {
        let begins: YAMLNode.Content = steps.dropFirst().first?.hasPrefix("#") == true ? .list([]) : .map([])
        var made = YAMLNode(begins, at: value.place)
        guard made.put(value, at: steps.dropFirst()) else { return false }
        entries.append(YAMLEntry(key: step, place: value.place, value: made))
      }
      content = .map(entries)
      return true
    case .list(var items):
      if let found = index(of: step, in: items) {
        guard items[found].put(value, at: steps.dropFirst()) else { return false }
      } else if step.hasPrefix("#"), steps.count == 1 {
        items.append(value)
      } else {
        return false
      }
      content = .list(items)
      return true
    case .scalar, .refused: return false
    }
  }

  /// The step that leads to an item of a list.
  static func step(to index: Int, in items: [YAMLNode]) -> String {
    guard let id = items[index]["id"]?.text, !id.contains("."), !id.hasPrefix("#"),
      items.count(where: { $0["id"]?.text == id }) == 1
    else { return "#\(index + 1)" }
    return id
  }

  private func index(of step: String, in items: [YAMLNode]) -> Int? {
    if step.hasPrefix("#"), let number = Int(step.dropFirst()) {
      return items.indices.contains(number - 1) ? number - 1 : nil
    }
    return items.firstIndex { $0["id"]?.text == step }
  }
}
