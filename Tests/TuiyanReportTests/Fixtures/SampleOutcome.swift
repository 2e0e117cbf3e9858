// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// Outcomes made by hand: 20,000 draws of which so many reach a target.
enum SampleOutcome {
  static let draws = 20_000

  /// The first `count` of the draws as bits.
  private static func bits(_ count: Int) -> [UInt64] {
    (0..<(draws + 63) / 64).map { word in
      let inside = min(max(count - word * 64, 0), 64)
      return inside == 64 ? .max : (1 << UInt64(inside)) - 1
    }
  }

  /// The sample scenario's three targets: hits of 保三 and 争一, and of each county.
  ///
  /// Whoever has fewer hits has them where the others do, so that n counties reach a target as often as the n-th does.
  static func targets(
    ensure: Int, strive: Int, counties: [Int], asking: [Target] = SampleScenario.targets
  ) -> [TargetOutcome] {
    var least = counties.count
    if case .count(_, let asked)? = asking.last?.clause.scope { least = asked }
    let record = TargetRecord(targets: [
      .init(joint: bits(ensure), units: []), .init(joint: bits(strive), units: []),
      .init(joint: bits(counties.sorted(by: >)[least - 1]), units: counties.map(bits)),
    ])
    let layout = ReplicationLayout(count: draws, valid: bits(draws), futures: [], futuresAreApart: false)
    return record.outcomes(SampleScenario.scenario(targets: asking), layout)
  }
}

extension SampleOutcome {
  private static func estimate(_ mean: Double, error: Double) -> MeanEstimate {
    let count = Double(draws)
    return MeanEstimate(mean: mean, squaredDeviations: error * error * count * (count - 1), count: draws)
  }

  private static func difference(_ gained: Int, _ lost: Int) -> PairedDifference {
    PairedDifference(gained: gained, lost: lost, trials: draws)
  }

  private static let cost = PlanCost(
    money: 500.5, peakStaff: 13, actions: 3, moneyByStep: [420, 80.5, 0, 0, 0, 0, 0, 0, 0],
    staffByStep: [10, 13, 7, 3, 3, 0, 0, 0, 0])

  private static let choices = [
    Choice(action: "platform", unit: nil, start: SampleScenario.month(4)),
    Choice(action: "one-visit", unit: nil, start: SampleScenario.month(4)),
    Choice(action: "parallel", unit: "luxi", start: SampleScenario.month(5)),
  ]

  private static func judged(
    _ choices: [Choice], _ cost: PlanCost, ensure: Int, strive: Int, counties: [Int], objective: Double,
    asking: [Target]
  ) -> JudgedPlan {
    JudgedPlan(
      choices: choices, cost: cost,
      targets: targets(ensure: ensure, strive: strive, counties: counties, asking: asking),
      objective: estimate(objective, error: 0.0041))
  }

  /// 保三 at `ensure` of 20,000 draws; feasible where it reaches 90 %.
  static func plan(
    ensure: Int = 18_640, feasible: Bool = true, needed: NeededMoney? = nil, borderline: [String] = [],
    tied: [Choice]? = nil, asking: [Target] = SampleScenario.targets, hasGap: Bool = true,
    passedOver: PassedOver? = nil, proved: Bool? = nil, wasStopped: Bool = false,
    stages: [PlanSelection.Stage] = [], reason: LeftOut.Reason = .noGain,
    notes: [ModelNote] = [.assumedPlain(indicator: "total", keys: ["level_sd"], units: 7)]
  )
    -> PlanOutcome
  {
    PlanOutcome(
      settings: SimulationSettings(replications: draws, seed: 20_220_315, threads: 1), robust: .worst,
      feasible: feasible, proved: proved ?? feasible,
      gap: hasGap ? (proved ?? feasible ? 0 : 0.0234) : nil, method: feasible ? .enumeration : .localSearch,
      evaluations: 12_345,
      best: judged(
        choices, cost, ensure: ensure, strive: 6_800, counties: [20_000, 15_000, 18_000], objective: 1.2233,
        asking: asking),
      onSearch: judged(
        choices, cost, ensure: ensure + 60, strive: 6_950, counties: [20_000, 15_100, 18_050],
        objective: 1.2341, asking: asking),
      baseline: judged(
        [],
        PlanCost(
          money: 0, peakStaff: 0, actions: 0, moneyByStep: Array(repeating: 0, count: 9),
          staffByStep: Array(repeating: 0, count: 9)), ensure: 12_000, strive: 0, counties: [20_000, 4_000, 10_000],
        objective: 0.5667, asking: asking),
      ties: [
        TiedPlan(
          choices: tied ?? [choices[0], Choice(action: "one-visit", unit: nil, start: SampleScenario.month(6))],
          cost: cost,
          objective: estimate(1.2213, error: 0.0041), difference: difference(100, 110))
      ],
      contributions: [
        Contribution(
          action: "one-visit", unit: nil, alone: difference(2_000, 100), last: difference(1_500, 90),
          shapley: estimate(0.0834, error: 0.0034), mustDoShare: 1),
        Contribution(
          action: "parallel", unit: "luxi", alone: difference(900, 0), last: difference(5_000, 40),
          shapley: estimate(0.2345, error: 0.0021), mustDoShare: 0.5),
      ],
      leftOut: [
        LeftOut(
          action: "kiosk", unit: nil, reason: .money(short: 1900.5), gain: difference(800, 20)),
        LeftOut(action: "parallel", unit: "jishou", reason: reason, gain: difference(0, 0)),
      ],
      verificationSeed: 18_000_000_000_000_000_000,
      neededMoney: needed ?? (feasible ? nil : NeededMoney(amount: nil, proved: true)), borderline: borderline,
      futures: [],
      notes: notes, selection: PlanSelection(stages), wasStopped: wasStopped, passedOver: passedOver)
  }
}
