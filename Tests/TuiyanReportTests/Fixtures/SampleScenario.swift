// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

/// A small scenario made by hand: four prefectures and three counties known by their totals, nothing random.
enum SampleScenario {
  static func month(_ number: Int) -> Period { Period(step: .month, ordinal: 2022 * 12 + number - 1) }

  static let units = [
    Unit(id: "changsha", title: "长沙市", kind: "prefecture", parent: nil, depth: .score),
    Unit(id: "zhuzhou", title: "株洲市", kind: "prefecture", parent: nil, depth: .score),
    Unit(id: "xiangtan", title: "湘潭市", kind: "prefecture", parent: nil, depth: .score),
    Unit(id: "xiangxi", title: "湘西州", kind: "prefecture", parent: nil, depth: .score),
    Unit(id: "jishou", title: "吉首市", kind: "county", parent: "xiangxi", depth: .score),
    Unit(id: "luxi", title: "泸溪县", kind: "county", parent: "xiangxi", depth: .score),
    Unit(id: "fenghuang", title: "凤凰县", kind: "county", parent: "xiangxi", depth: .score),
  ]

  /// Totals at as_of: 湘西州 gains 0.5 a month from 68.2, so it passes 70 in July and 71 in September.
  private static let totals: [(board: String, unit: String, score: Double)] = [
    ("prefectures", "changsha", 90), ("prefectures", "zhuzhou", 71), ("prefectures", "xiangtan", 70),
    ("prefectures", "xiangxi", 68.2), ("counties", "jishou", 60), ("counties", "luxi", 50),
    ("counties", "fenghuang", 55),
  ]

  static let targets = [
    Target(
      id: "ensure-3", title: "保三", kind: .ensure(confidence: 0.9), objectiveIsJoint: false,
      clause: Clause(
        board: "prefectures", scope: .unit("xiangxi"), span: .by(month(12)), test: .rank(atMost: 3))),
    Target(
      id: "strive-1", title: "争一", kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "prefectures", scope: .unit("xiangxi"), span: .by(month(12)), test: .rank(atMost: 1))),
    Target(
      id: "score-55", title: "各县市过线", kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "counties", scope: .each(["jishou", "luxi", "fenghuang"]), span: .by(month(12)),
        test: .score(atLeast: 55))),
  ]

  /// The same, with the counties' target asking for so many of them.
  static func counting(_ least: Int) -> [Target] {
    last(.strive(weight: 1), .count(["jishou", "luxi", "fenghuang"], atLeast: least))
  }

  /// The same, with the counties' target a promise.
  static func promising(_ confidence: Double) -> [Target] {
    last(.ensure(confidence: confidence), targets[2].clause.scope)
  }

  private static func last(_ kind: Target.Kind, _ scope: Clause.Scope) -> [Target] {
    let clause = targets[2].clause
    return Array(targets[..<2]) + [
      Target(
        id: targets[2].id, title: targets[2].title, kind: kind, objectiveIsJoint: false,
        clause: Clause(board: clause.board, scope: scope, span: clause.span, test: clause.test))
    ]
  }

  static let actions = [
    action("platform", "数据共享平台对接", owner: "data", money: 300, staff: 6, duration: 2),
    action("one-visit", "“一件事一次办”集成套餐", owner: "amr", money: 120, staff: 4, duration: 3),
    action("parallel", "并联审批", owner: "data", money: 80.5, staff: 3, duration: 4, each: true),
    action("kiosk", "自助终端进乡镇", owner: nil, money: 2200, staff: 12, duration: 6),
  ]

  private static func action(
    _ id: String, _ title: String, owner: String?, money: Double, staff: Double, duration: Int, each: Bool = false
  ) -> Action {
    Action(
      id: id, title: title, owner: owner, units: each ? ["jishou", "luxi", "fenghuang"] : ["xiangxi"], each: each,
      money: money, staff: staff, earliest: month(4), latest: month(8), duration: duration, slip: Quantity(0),
      success: 1, credit: 1, requires: [], excludes: [],
      effects: [
        Effect(indicator: "total", kind: .add(Quantity(1)), delay: 0, ramp: 1, shape: .linear, fade: nil)
      ], evidence: nil)
  }

  static let budget = Budget(money: 800, staffPerStep: 20, actions: 5, perOwner: 3)

  static let dynamics = Dynamics(
    score: DynamicsKeys(drift: Quantity(0), sigma: Quantity(0), rho: 1, damping: 1, common: 0),
    overrides: [
      DynamicsOverride(
        unit: "xiangxi", kind: nil, ours: nil, indicator: "total", reference: false,
        keys: DynamicsKeys(drift: Quantity(0.5)))
    ])

  /// Two futures that change nothing, without probabilities.
  static let futures = ["steady", "stricter"].map {
    Future(
      id: $0, title: $0 == "steady" ? "规则照旧" : "规则从严", probability: nil, from: nil, rules: [], dynamics: dynamics,
      budget: budget)
  }

  static func scenario(
    futures: [Future] = [], changes: [String] = [], targets: [Target] = targets, actions: [Action] = actions
  ) -> Scenario {
    Scenario(
      id: "xiangxi-2022", title: "湘西州优化营商环境攻坚年", asOf: month(3), horizon: month(12), step: .month, seed: 20_220_315,
      illustrative: true, units: units, history: [],
      results: totals.map {
        PublishedResult(board: $0.board, unit: $0.unit, period: month(3), score: Quantity($0.score), rank: nil)
      },
      reference: [], ours: ["xiangxi", "jishou", "luxi", "fenghuang"],
      schemes: [
        Scheme(
          id: "province", title: "省评价",
          indicators: [
            IndicatorNode(
              id: "all", title: "全部", points: 100, owner: nil,
              body: .leaf(
                Leaf(
                  unit: "%", better: .higher, range: 0...100, transform: .identity, frontier: nil, survey: nil,
                  events: nil, rollup: nil, score: .linear(from: 0, to: 100))))
          ])
      ],
      boards: [
        Board(
          id: "prefectures", title: "全省市州", units: Array(units[..<4].map(\.id)), scheme: "province",
          release: [month(12)], ties: .min, tieBreak: [], decimals: nil),
        Board(
          id: "counties", title: "全州县市", units: Array(units[4...].map(\.id)), scheme: "province",
          release: [month(12)], ties: .min, tieBreak: [], decimals: nil),
      ],
      dynamics: dynamics,
      owners: [
        Owner(id: "amr", title: "州市场监管局", staff: 12), Owner(id: "data", title: "州行政审批局", staff: 10),
      ],
      actions: actions, synergies: [], budget: budget,
      futures: futures, targets: targets,
      plans: [
        StoredPlan(id: "this-year", title: "今年方案", entries: [.init(action: "platform"), .init(action: "one-visit")])
      ],
      provenance: ProvenanceCount(document: 3, assumed: 30, masked: 2, unstated: 5), changes: changes, warnings: [],
      digest: "0000000000000000", expectations: nil)
  }
}
