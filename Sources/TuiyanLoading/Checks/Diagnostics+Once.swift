// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Diagnostics {
  /// Each text of a list stands in it once.
  mutating func once(_ items: [YAMLNode]) {
    guard items.count > 1 else { return }
    once(items.compactMap { item in item.text.map { (name: $0, place: item.place) } })
  }

  /// Each name stands once; the later ones are wrong. Of a long one the beginning is quoted.
  mutating func once(_ names: [(name: String, place: Place)]) {
    guard names.count > 1 else { return }
    var first: [String: Place] = [:]
    for (name, place) in names {
      if let earlier = first[name] {
        error(.plan(.repeated(Excerpt.of(name), first: earlier)), at: place)
      } else {
        first[name] = place
      }
    }
  }
}
