// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// What it takes, beyond the plan, to make the focus unit's median rank one better.
public struct NextPlace: Sendable {
  /// Points needed so that half of the replications hold the better rank, others' points unchanged.
  public let points: Double
  public let medianRank: Int
  /// The rank to gain: one less than the median rank.
  public let goal: Int
  /// How often the unit holds it now.
  public let now: Proportion
  /// Single indicators, the smallest share of the gap first; those that cannot bring it alone last.
  public let indicators: [Change]
  /// All of an owner's indicators closed by the same share, the smallest first.
  public let owners: [OwnerChange]
  public let replications: Int

  /// A change of one indicator.
  public struct Change: Sendable {
    public let indicator: String
    public let owner: String?
    /// Median measured value under the plan.
    public let now: Double
    /// The value that brings the rank; nil: none does, others unchanged.
    public let needed: Double?
    /// The share of the gap to the frontier that must be closed, 0 … 1; nil: closing all of it does not do.
    public let share: Double?
    /// How often the unit holds the rank after the change, or with the gap closed where that does not do.
    public let reached: Proportion
    /// The cheapest action outside the plan that moves this indicator for the unit; it need not suffice.
    public let cheapest: (action: String, money: Double)?
  }

  /// A change of all of an owner's indicators.
  public struct OwnerChange: Sendable {
    public let owner: String
    public let indicators: Int
    /// The share of every gap that must be closed; nil: closing all does not do.
    public let share: Double?
    public let reached: Proportion
  }
}

/// Finds `NextPlace` by judging the plan with made-up actions that close gaps by binary fractions, on top of all that the
/// plan does.
///
/// A gap is what is left under the plan: with m the median value under it and e the frontier, closing the share s adds
/// s·|e − m| to the level that the plan reaches in every replication, clipped to the range.
struct NextPlaceStudy {
  let model: CompiledModel
  let plan: PlanVector
  let focus: FocusTarget
  let settings: SimulationSettings
  let future: Int?

  private var scenario: Scenario { model.scenario }

  /// Binary digits of a share: it is found to 1/64.
  static let digits = 6

  /// One indicator whose gap can be closed.
  private struct Gap {
    let node: IndicatorNode
    let leaf: Leaf
    let now: Double
    let width: Double
  }

  /// Columns of the plain recording that are needed here.
  var columns: [RecordedColumn] { nodes.map { measured($0.id) } }

  private func measured(_ indicator: String) -> RecordedColumn {
    .measured(unit: focus.unit, indicator: indicator, step: focus.step)
  }

  /// The leaves of the board's scheme that are not made from others.
  private var nodes: [IndicatorNode] {
    let scheme = scenario.boards.first { $0.id == focus.board }?.scheme
    let leaves = scenario.schemes.first { $0.id == scheme }?.leaves ?? []
    return leaves.filter { $0.leaf?.rollup == nil && $0.leaf?.events == nil && $0.points > 0 }
  }

  /// - Parameters:
  ///   - plain: of the plan, with `columns` and the margin's.
  ///   - rivalry: for the median rank.
  /// - Returns: nil where the unit is first already, or its indicators are not known.
  func nextPlace(_ plain: Recording, _ rivalry: Rivalry, _ margin: FocusMargin) -> NextPlace? {
    let goal = rivalry.medianRank - 1
    let gaps = gaps(plain)
    guard goal >= 1, !gaps.isEmpty, let own = plain[margin.total] else { return nil }
    let short = zip(margin.cut(goal, plain), own).map { max(0, $0 - $1) }
    guard let judge = try? GapJudge(self, gaps.map(\.width), gaps.map(\.node.id), goal: goal) else { return nil }
    let now = judge.reached([:])
    let changes = gaps.enumerated().map { place, gap in change(gap, least(judge, [place]), place: place) }
    let owned = Dictionary(grouping: gaps.indices) { gaps[$0].node.owner ?? "" }
    let owners = scenario.owners.compactMap { owner -> NextPlace.OwnerChange? in
      guard let places = owned[owner.id] else { return nil }
      let found = least(judge, places)
      return NextPlace.OwnerChange(
        owner: owner.id, indicators: places.count, share: found.share, reached: found.reached)
    }
    return NextPlace(
      points: Quantiles.of(short, at: [0.5])[0], medianRank: rivalry.medianRank, goal: goal, now: now,
      indicators: changes.enumerated().sorted {
        ($0.element.share ?? 2, -$0.element.reached.value, Double($0.offset))
          < ($1.element.share ?? 2, -$1.element.reached.value, Double($1.offset))
      }.map(\.element),
      owners: owners.enumerated().sorted {
        ($0.element.share ?? 2, -$0.element.reached.value, Double($0.offset))
          < ($1.element.share ?? 2, -$1.element.reached.value, Double($1.offset))
      }.map(\.element), replications: judge.trials)
  }

  private func gaps(_ plain: Recording) -> [Gap] {
    nodes.compactMap { node in
      guard let leaf = node.leaf, let values = plain[measured(node.id)] else { return nil }
      let now = Quantiles.of(values, at: [0.5])[0]
      guard let end = Self.end(of: leaf), leaf.sign * (end - now) > 1e-9 else { return nil }
      return Gap(node: node, leaf: leaf, now: now, width: abs(end - now))
    }
  }

  /// Where a gap ends: the frontier, or where a linear rule gives all its points.
  private static func end(of leaf: Leaf) -> Double? {
    if let target = leaf.target { return target }
    if case .linear(_, let to) = leaf.score { return to }
    return nil
  }

  /// The smallest share of these gaps that brings the rank in half of the replications, to 1/64.
  private func least(_ judge: GapJudge, _ gaps: [Int]) -> (share: Double?, reached: Proportion) {
    func reached(_ code: Int) -> Proportion {
      judge.reached(Dictionary(uniqueKeysWithValues: gaps.map { ($0, code) }))
    }
    let full = 1 << Self.digits
    var high = full
    var found = reached(full)
    guard found.value >= 0.5 else { return (nil, found) }
    var low = 0
    while high - low > 1 {
      let middle = (low + high) / 2
      let trial = reached(middle)
      if trial.value >= 0.5 {
        high = middle
        found = trial
      } else {
        low = middle
      }
    }
    return (Double(high) / Double(full), found)
  }

  private func change(_ gap: Gap, _ found: (share: Double?, reached: Proportion), place: Int) -> NextPlace.Change {
    NextPlace.Change(
      indicator: gap.node.id, owner: gap.node.owner, now: gap.now,
      needed: found.share.map { gap.now + gap.leaf.sign * gap.width * $0 }, share: found.share,
      reached: found.reached, cheapest: cheapest(gap.node.id))
  }

  private func cheapest(_ indicator: String) -> (action: String, money: Double)? {
    let slots = ActionSlot.all(of: scenario)
    let planned = Set(slots.indices.filter { plan.starts[$0] > 0 }.map { slots[$0] })
    let free = scenario.actions.enumerated().filter { index, action in
      let slot = ActionSlot(action: index, unit: action.each ? focus.unit : nil)
      return action.units.contains(focus.unit) && !planned.contains(slot)
        && action.effects.contains { $0.indicator == indicator }
    }
    return free.min { ($0.element.money, $0.offset) < ($1.element.money, $1.offset) }
      .map { ($0.element.id, $0.element.money) }
  }
}

/// Judges the plan together with gaps closed by multiples of 1/64.
private final class GapJudge {
  private let judge: ReplayJudge
  private let plan: PlanVector
  /// Slots of the plan itself; those of the made-up actions come after.
  private let planned: Int
  private let valid: [UInt64]
  let trials: Int

  init(_ study: NextPlaceStudy, _ widths: [Double], _ indicators: [String], goal: Int) throws(DiagnosticList) {
    var parts = ScenarioParts(study.model.scenario)
    let scenario = study.model.scenario
    let first = scenario.asOf.advanced(by: 1)
    parts.actions += zip(indicators, widths).enumerated().flatMap { place, gap in
      (0...NextPlaceStudy.digits).map { digit in
        Action(
          id: "gap/\(place)/\(digit)", title: "", owner: nil, units: [study.focus.unit], each: false, money: 0,
          staff: 0,
          earliest: first, latest: first, duration: 0, slip: Quantity(0), success: 1, credit: 1, requires: [],
          excludes: [],
          effects: [.onTop(of: gap.0, add: Quantity(gap.1 / Double(1 << digit)))], evidence: nil)
      }
    }
    parts.targets = [
      Target(
        id: "gap", title: "", kind: .strive(weight: 1), objectiveIsJoint: true,
        clause: Clause(
          board: study.focus.board, scope: .unit(study.focus.unit),
          span: .by(scenario.asOf.advanced(by: study.focus.step)), test: .rank(atMost: Double(goal))))
    ]
    let judge = ReplayJudge(
      model: try CompiledModel(parts.scenario, withSumsOf: study.model), settings: study.settings)
    self.judge = judge
    valid = study.future.map { judge.layout.futures[$0] } ?? judge.layout.valid
    trials = Bits.count(valid)
    let made = indicators.count * (NextPlaceStudy.digits + 1)
    planned = study.plan.starts.count
    plan = PlanVector(starts: study.plan.starts + Array(repeating: 0, count: made))
  }

  /// How often the rank is held with each gap closed by code/64 of its width.
  func reached(_ codes: [Int: Int]) -> Proportion {
    var trial = plan
    let digits = NextPlaceStudy.digits
    for (gap, code) in codes {
      // Digit d closes 2⁻ᵈ of the gap.
      for digit in 0...digits where code >> (digits - digit) & 1 == 1 {
        trial.starts[planned + gap * (digits + 1) + digit] = 1
      }
    }
    return TargetRecord.share(judge.record(of: trial).targets[0].joint, within: valid)
  }
}
