// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds boxes of inputs in which an event is much more frequent than elsewhere.
///
/// From the whole sample, slices of a share `alpha` are peeled off the end of one input at a time, always the slice
/// whose removal gains most density per replication removed; of all boxes on the way the one with the largest
/// support × (density − base rate) is taken, its ends pasted outward while that gains, and restrictions that a binomial
/// test (5 %) cannot tell from chance, or without which the box is nearly as good, are dropped. Friedman and Fisher (1999); Bryant and Lempert (2010).
public struct PatientRuleInduction: Sendable {
  /// One input held between two ends; nil: no end on that side.
  public struct Restriction: Hashable, Sendable {
    public let input: Int
    public var low: Double?
    public var high: Double?

    public init(input: Int, low: Double? = nil, high: Double? = nil) {
      self.input = input
      self.low = low
      self.high = high
    }

    public func contains(_ value: Double) -> Bool { value >= low ?? -.infinity && value <= high ?? .infinity }
  }

  /// Share peeled or pasted at a time, 0 < alpha < 1.
  public var alpha = 0.05
  /// The least share of the sample a box may hold.
  public var leastSupport = 0.05
  /// The most inputs a box may restrict.
  public var mostRestrictions = 3

  /// [inputs][replications]
  private let inputs: [[Double]]
  private let event: [Bool]
  /// [inputs]: replications in the order of the input's value.
  private let order: [[Int]]

  /// - Parameters:
  ///   - inputs: [inputs][replications], finite.
  ///   - event: [replications].
  public init(inputs: [[Double]], event: [Bool]) {
    precondition(inputs.allSatisfy { $0.count == event.count }, "every input has a value for every replication")
    self.inputs = inputs
    self.event = event
    order = inputs.map { values in event.indices.sorted { (values[$0], $0) < (values[$1], $1) } }
  }

  /// Up to `count` boxes, each found among the replications that no earlier one holds; none where nothing stands out.
  public func boxes(_ count: Int) -> [[Restriction]] {
    var open = Array(repeating: true, count: event.count)
    var found: [[Restriction]] = []
    for _ in 0..<count {
      guard let box = box(within: open), !box.isEmpty else { break }
      found.append(box)
      for replication in event.indices where Self.holds(box, replication, inputs) { open[replication] = false }
    }
    return found
  }

  /// Whether a replication lies in a box.
  public static func holds(_ box: [Restriction], _ replication: Int, _ inputs: [[Double]]) -> Bool {
    box.allSatisfy { $0.contains(inputs[$0.input][replication]) }
  }

  // MARK: Peeling

  /// A box on the way, with what it holds.
  private struct Trial {
    var box: [Restriction] = []
    var inside: [Bool]
    var count: Int
    var hits: Int

    var density: Double { count > 0 ? Double(hits) / Double(count) : 0 }
  }

  private func box(within open: [Bool]) -> [Restriction]? {
    let count = open.reduce(0) { $0 + ($1 ? 1 : 0) }
    let hits = event.indices.reduce(0) { $0 + (open[$1] && event[$1] ? 1 : 0) }
    guard count > 0, hits > 0, hits < count else { return nil }
    let whole = Trial(inside: open, count: count, hits: hits)
    var current = whole
    var best: (trial: Trial, worth: Double) = (whole, 0)
    while let next = peeled(current, least: leastSupport * Double(event.count)) {
      current = next
      let worth = Double(current.count) * (current.density - whole.density)
      if worth > best.worth { best = (current, worth) }
    }
    let pasted = pasted(best.trial, whole: whole)
    return significant(pasted.box, open: open)
  }

  /// The best next peel; nil where none gains density or all leave too few.
  private func peeled(_ trial: Trial, least: Double) -> Trial? {
    var best: (restriction: Restriction, gain: Double)?
    for input in inputs.indices {
      let isHeld = trial.box.contains { $0.input == input }
      guard isHeld || trial.box.count < mostRestrictions else { continue }
      for restriction in slices(input, of: trial) {
        let left = tally(trial.inside, input, restriction)
        guard left.count < trial.count, Double(left.count) >= least, left.count > 0 else { continue }
        let density = Double(left.hits) / Double(left.count)
        let gain = (density - trial.density) / Double(trial.count - left.count)
        if gain > best?.gain ?? 0 { best = (restriction, gain) }
      }
    }
    return best.map { narrowed(trial, to: $0.restriction) }
  }

  /// The input without the lowest, and without the highest, share of the box; ties go together.
  private func slices(_ input: Int, of trial: Trial) -> [Restriction] {
    let values = order[input].filter { trial.inside[$0] }.map { inputs[input][$0] }
    guard let first = values.first, let last = values.last, first < last else { return [] }
    let cut = max(1, Int(alpha * Double(values.count)))
    let lowest = values[cut - 1]
    let highest = values[values.count - cut]
    let low = values.first { $0 > lowest }
    let high = values.last { $0 < highest }
    return [low.map { Restriction(input: input, low: $0) }, high.map { Restriction(input: input, high: $0) }]
      .compactMap(\.self)
  }

  private func tally(_ inside: [Bool], _ input: Int, _ restriction: Restriction) -> (count: Int, hits: Int) {
    var count = 0
    var hits = 0
    for replication in event.indices where inside[replication] && restriction.contains(inputs[input][replication]) {
      count += 1
      if event[replication] { hits += 1 }
    }
    return (count, hits)
  }

  private func narrowed(_ trial: Trial, to restriction: Restriction) -> Trial {
    var next = trial
    if let place = next.box.firstIndex(where: { $0.input == restriction.input }) {
      next.box[place].low = restriction.low ?? next.box[place].low
      next.box[place].high = restriction.high ?? next.box[place].high
    } else {
      next.box.append(restriction)
    }
    next.count = 0
    next.hits = 0
    for replication in event.indices where next.inside[replication] {
      next.inside[replication] = restriction.contains(inputs[restriction.input][replication])
      if next.inside[replication] {
        next.count += 1
        next.hits += event[replication] ? 1 : 0
      }
    }
    return next
  }

  // MARK: Pasting and testing

  /// The box with each end moved outward, slice by slice, while that raises support × (density − base rate).
  private func pasted(_ trial: Trial, whole: Trial) -> Trial {
    func worth(_ trial: Trial) -> Double { Double(trial.count) * (trial.density - whole.density) }
    var best = trial
    var improved = true
    while improved {
      improved = false
      for place in best.box.indices {
        for wider in widened(best, place, whole: whole) where worth(wider) > worth(best) {
          best = wider
          improved = true
        }
      }
    }
    return best
  }

  private func widened(_ trial: Trial, _ place: Int, whole: Trial) -> [Trial] {
    let input = trial.box[place].input
    let values = order[input].filter { whole.inside[$0] }.map { inputs[input][$0] }
    let step = max(1, Int(alpha * Double(trial.count)))
    var result: [Restriction] = []
    if let low = trial.box[place].low, let first = values.firstIndex(where: { $0 >= low }) {
      var wider = trial.box[place]
      wider.low = first > step ? values[first - step] : nil
      result.append(wider)
    }
    if let high = trial.box[place].high, let last = values.lastIndex(where: { $0 <= high }) {
      var wider = trial.box[place]
      wider.high = last + step < values.count - 1 ? values[last + step] : nil
      result.append(wider)
    }
    return result.map { restriction in
      var box = trial.box
      box[place] = restriction
      return filled(box, within: whole.inside)
    }
  }

  private func filled(_ box: [Restriction], within open: [Bool]) -> Trial {
    box.reduce(filled(open)) { narrowed($0, to: $1) }
  }

  private func filled(_ open: [Bool]) -> Trial {
    Trial(
      inside: open, count: open.reduce(0) { $0 + ($1 ? 1 : 0) },
      hits: event.indices.reduce(0) { $0 + (open[$1] && event[$1] ? 1 : 0) })
  }

  /// The box without restrictions whose effect on the density could be chance (under the box without one of them, as
  /// many hits or more would fall among its replications with a probability above 5 %), and without those that add
  /// less than a tenth to its worth.
  private func significant(_ box: [Restriction], open: [Bool]) -> [Restriction] {
    var kept = box.filter { $0.low != nil || $0.high != nil }
    let base = filled(open).density
    while !kept.isEmpty {
      let full = filled(kept, within: open)
      let worth = Double(full.count) * (full.density - base)
      let parts = kept.indices.map { place -> (score: Double, gain: Double) in
        let rest = filled(kept.indices.filter { $0 != place }.map { kept[$0] }, within: open)
        let share = rest.density
        let sd = (share * (1 - share) * Double(full.count)).squareRoot()
        return (
          sd > 0 ? (Double(full.hits) - share * Double(full.count)) / sd : 0,
          worth - Double(rest.count) * (rest.density - base)
        )
      }
      guard let weakest = parts.indices.min(by: { parts[$0].gain < parts[$1].gain }),
        parts[weakest].score < 1.645 || parts[weakest].gain < 0.1 * worth
      else { return kept }
      kept.remove(at: weakest)
    }
    return kept
  }
}
