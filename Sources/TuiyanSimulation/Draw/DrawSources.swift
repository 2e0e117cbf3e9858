// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Uncertain inputs that belong together; every draw of the engine is in exactly one group.
public enum DrawGroup: String, Sendable, CaseIterable, Hashable {
  /// Levels, trends, paths and events of units that are not ours, the totals behind published ranks, reference rows.
  case rivals
  /// Levels, trends, paths and events of our units.
  case ours
  /// Factors that all units share on a leaf or a total.
  case shocks
  /// Sizes of the actions' effects.
  case effects
  /// Success, credit and slip of the actions.
  case execution
  /// Sampling error of surveys, of all units.
  case survey
  /// Which future holds.
  case rules
}

/// Where each group's draws come from: what sensitivity analysis exchanges or holds still.
///
/// The plain value takes everything from the seed's own stream, as every projection and plan does.
public struct DrawSources: Sendable, Hashable {
  /// Where the draws of one group come from.
  public enum Source: Sendable, Hashable {
    /// The seed's own stream.
    case own
    /// A second stream of the same seed, independent of the first.
    case second
    /// Every draw at its median, and the most probable future: no chance at all.
    case median
  }

  private var chosen: [DrawGroup: Source] = [:]

  public init() {}

  /// All groups from one source.
  public init(all source: Source) {
    for group in DrawGroup.allCases { self[group] = source }
  }

  public subscript(group: DrawGroup) -> Source {
    get { chosen[group] ?? .own }
    set { chosen[group] = newValue == .own ? nil : newValue }
  }

  /// Everything from the seed's own stream.
  public var isPlain: Bool { chosen.isEmpty }
}

/// Which group each stream of a model belongs to.
struct DrawGroups: Sendable {
  /// By the bits of the stream's thing.
  private var groups: [UInt64: DrawGroup] = [StreamKey.things.bits: .rules]

  init(_ model: CompiledModel) {
    let ours = Set(model.scenario.ours)
    func owner(_ unit: Int) -> DrawGroup { ours.contains(model.scenario.units[unit].id) ? .ours : .rivals }
    for cell in model.cells {
      groups[cell.key.bits] = owner(cell.unit)
      if case .process(let process) = cell.source { add(process, owner(cell.unit)) }
    }
    for total in model.totals { add(total.process, owner(total.unit)) }
    for sum in model.sums {
      groups[sum.key.bits] = owner(sum.unit)
      for factor in sum.factors { groups[factor.key.bits] = .shocks }
    }
    for deed in model.deeds { groups[deed.key.bits] = .execution }
  }

  private mutating func add(_ process: LatentProcess, _ group: DrawGroup) {
    groups[process.key.bits] = group
    groups[process.commonKey.bits] = .shocks
  }

  /// Anything else is the superior level's doing: reference rows and the totals behind published ranks.
  func group(of thing: StreamKey, _ purpose: RunStreams.Purpose) -> DrawGroup {
    purpose == .survey ? .survey : groups[thing.bits] ?? .rivals
  }
}

extension CompiledModel {
  /// The groups in which anything is left to chance, in their own order.
  public var drawGroups: [DrawGroup] {
    let ours = Set(scenario.ours)
    let processes: [(unit: Int, process: LatentProcess)] =
      totals.map { ($0.unit, $0.process) }
      + cells.compactMap { cell in
        if case .process(let process) = cell.source { (cell.unit, process) } else { nil }
      }
    let counted = cells.filter { if case .events = $0.source { true } else { false } }.map(\.unit)
    let isOurs = scenario.units.map { ours.contains($0.id) }
    let moving = processes.map(\.unit) + counted + sums.map(\.unit)
    let rules = worlds.count > 1 && !worlds.areApart
    return DrawGroup.allCases.filter { group in
      switch group {
      case .rivals: moving.contains { !isOurs[$0] }
      case .ours: moving.contains { isOurs[$0] }
      case .shocks:
        processes.contains { $0.process.hasCommon && !$0.process.isStill || $0.process.estimated != nil }
          || sums.contains { !$0.factors.isEmpty }
      case .effects: deeds.contains { $0.sizes.contains(where: \.isDrawn) }
      case .execution: deeds.contains { $0.success < 1 || $0.credit < 1 || $0.slip.isDrawn }
      case .survey: cells.contains { leaves[$0.leaf].isSurvey && $0.hasValue }
      case .rules: rules
      }
    }
  }
}
