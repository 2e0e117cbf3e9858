// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// A choice of one option in every group, with the margins it leads to; one option more or less is one pass over the
/// replications that can turn.
package struct SeparateState {
  let model: SeparateModel
  /// [groups]
  package private(set) var options: [Int]
  /// [events][replications that can turn]
  private(set) var margins: [[Float]]
  private var changes = 0

  package init(_ model: SeparateModel) {
    self.model = model
    options = model.groups.map { _ in 0 }
    margins = model.events.map(\.base)
  }

  /// [events of the judge]: how often each happens; 0 for those nobody asks for.
  package func counts() -> [Int] { counts(minus: 0, plus: 0, options) }

  /// The same if one group took another option.
  package func counts(with group: Int, at option: Int) -> [Int] {
    var other = options
    other[group] = option
    let old = model.groups[group].rows[options[group]]
    let new = model.groups[group].rows[option]
    return counts(minus: old, plus: new, other)
  }

  private func counts(minus old: Int, plus new: Int, _ options: [Int]) -> [Int] {
    var counts = model.weights.weight.map { _ in 0 }
    for (index, event) in model.events.enumerated() {
      counts[model.numbers[index]] = count(index, event, minus: old, plus: new, options)
    }
    return counts
  }

  /// Makes a group's option another.
  package mutating func set(_ group: Int, _ option: Int) {
    let old = model.groups[group].rows[options[group]]
    let new = model.groups[group].rows[option]
    options[group] = option
    guard old != new else { return }
    changes += 1
    if changes % 24 == 0 { return refresh() }
    for (index, event) in model.events.enumerated() {
      if old > 0 { Self.add(-1, event.moves[old], to: &margins[index]) }
      if new > 0 { Self.add(1, event.moves[new], to: &margins[index]) }
    }
  }

  /// Adds everything up anew, so that rounding does not pile up.
  private mutating func refresh() {
    for (index, event) in model.events.enumerated() {
      margins[index] = event.base
      for (group, option) in options.enumerated() where model.groups[group].rows[option] > 0 {
        Self.add(1, event.moves[model.groups[group].rows[option]], to: &margins[index])
      }
    }
  }

  private static func add(_ sign: Float, _ row: [Float], to margins: inout [Float]) {
    row.withUnsafeBufferPointer { row in
      margins.withUnsafeMutableBufferPointer { margins in
        for place in 0..<min(row.count, margins.count) { margins[place] += sign * row[place] }
      }
    }
  }

  /// How often an event happens once one row is taken away and another added.
  private func count(_ index: Int, _ event: SeparateModel.Event, minus old: Int, plus new: Int, _ options: [Int]) -> Int
  {
    let (surely, hazy) = margins[index].withUnsafeBufferPointer { margins in
      event.moves[old].withUnsafeBufferPointer { less in
        event.moves[new].withUnsafeBufferPointer { more in
          MarginCounts.clear(margins, less: less, more: more, haze: SeparateModel.haze)
        }
      }
    }
    guard !hazy.isEmpty else { return event.always + surely }
    return event.always + surely + hazy.reduce(0) { $0 + settle($1, index, event, old, new, options) }
  }

  /// Of some replications, those in the haze in which the event happens: added up in full precision, group by group.
  private func settle(
    _ places: Range<Int>, _ index: Int, _ event: SeparateModel.Event, _ old: Int, _ new: Int, _ options: [Int]
  ) -> Int {
    let haze = SeparateModel.haze
    return margins[index].withUnsafeBufferPointer { margins in
      event.moves[old].withUnsafeBufferPointer { less in
        event.moves[new].withUnsafeBufferPointer { more in
          var happens = 0
          for place in places {
            let margin = margins[place] - (old > 0 ? less[place] : 0) + (new > 0 ? more[place] : 0)
            guard margin > -haze, !(margin > haze) else { continue }
            let exact = Int(event.places[place])
            var sum = event.exactBase[exact]
            for (group, option) in options.enumerated() where model.groups[group].rows[option] > 0 {
              sum += event.exactMoves[model.groups[group].rows[option]][exact]
            }
            if sum >= SeparateModel.edge { happens += 1 }
          }
          return happens
        }
      }
    }
  }

  /// The starts of the plan that stands.
  package var plan: [Int] {
    var starts = model.space.rules.nothing.starts
    for (group, option) in zip(model.groups, options) {
      for (slot, start) in zip(group.slots, group.options[option]) { starts[slot] = start }
    }
    return starts
  }
}
