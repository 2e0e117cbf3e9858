// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

extension ModelBuilder {
  /// Everything that a model is made of, and the order in which it is evaluated.
  /// - Throws: where roll-ups run in a circle, or known totals contradict the published order at as_of.
  static func whole(
    _ scenario: Scenario, later figures: LaterFigures?
  ) throws(DiagnosticList) -> (builder: ModelBuilder, order: [EvaluationTask]) {
    var start = ModelBuilder(scenario)
    start.compileQuantities()
    var plain = start
    let order = try plain.finish()
    guard let figures else { return (plain, order) }
    (start.boards, start.totals) = (plain.boards, plain.totals)
    var stages: [LaterStage] = []
    for stage in figures.stages {
      let offset = stages.last.map { $0.builder.panelOffset + $0.builder.book.panels.count } ?? start.book.panels.count
      var later = ModelBuilder(
        stage.scenario, begins: stage.scenario.asOf.ordinal - scenario.asOf.ordinal, panelOffset: offset)
      later.compileQuantities()
      stages.append(LaterStage(builder: later, ranked: stage.ranked))
      guard later.rankOnlyBoards.contains(where: { stage.ranked.contains(later.boards[$0].board.id) }) else { continue }
      // Those whom a new order ranks stand as all that was known by then says.
      let then = try start.takingOver(stages, figures, upTo: stage.scenario.asOf)
      stages[stages.count - 1].tie(
        CentralTotals(
          model: CompiledModel(builder: then.builder, order: then.order), step: later.begins,
          plan: PlanVector(figures.plan, of: scenario)))
    }
    return try start.takingOver(stages, figures, upTo: scenario.horizon)
  }

  /// What moves by itself.
  private mutating func compileQuantities() {
    compileLeaves()
    compileCells()
    compileBoards()
  }

  /// What moves it, what is asked of it, and the order of all that.
  private mutating func finish() throws(DiagnosticList) -> [EvaluationTask] {
    compileDeeds()
    compileTargets()
    let order = try EvaluationTask.order(cells: cells, boards: boards, scenario: scenario)
    // A board may be made from another through roll-ups of rank shares: each is tied once those before it stand.
    let rankOnly = Set(rankOnlyBoards)
    for case .board(let board) in order where rankOnly.contains(board) && boards[board].rankOnly == nil {
      let soFar = CompiledModel(builder: self, order: order)
      try tieRankOnly(board, known: CentralTotals(model: soFar).totals()[board])
    }
    return order
  }

  /// The same with what has a later figure in the place of what goes on from as_of.
  private func takingOver(
    _ stages: [LaterStage], _ figures: LaterFigures, upTo period: Period
  ) throws(DiagnosticList) -> (builder: ModelBuilder, order: [EvaluationTask]) {
    var builder = self
    let known = stages.filter { $0.asOf <= period }
    func stage(_ subject: BandSubject) -> LaterStage? {
      figures.last(subject, period).flatMap { last in known.first { $0.asOf == last } }
    }
    for stage in known where !stage.contradicted.isEmpty { builder.contradicted[stage.asOf] = stage.contradicted }
    builder.laterPanels = stages.flatMap(\.builder.book.panels)
    for index in cells.indices {
      let subject = BandSubject.leaf(unit: scenario.units[cells[index].unit].id, leaf: leaves[cells[index].leaf].id)
      if let stage = stage(subject) {
        builder.cells[index] = stage.builder.cells[index]
      } else if case .missing = cells[index].source, let cell = known.last?.builder.cells[index],
        case .rollupCells = cell.source
      {
        // Nobody below reported anything by as_of, and somebody has since.
        builder.cells[index] = cell
      }
    }
    builder.takeTotals(from: known, with: stage)
    let order = try builder.finish()
    return (builder, order)
  }

  /// - Parameter stage: the one in which a quantity begins anew; nil: it goes on from as_of.
  private mutating func takeTotals(from known: [LaterStage], with stage: (BandSubject) -> LaterStage?) {
    for board in boards.indices {
      let tied = known.last { $0.builder.boards[board].rankOnly != nil }
      if let order = tied?.builder.boards[board].rankOnly { boards[board] = boards[board].with(rankOnly: order) }
      for index in totals.indices where totals[index].board == board {
        let unit = totals[index].unit
        let found = stage(.total(board: boards[board].board.id, unit: scenario.units[unit].id))
        // Of a unit known by its rank alone, what counts is the last order in which it stands.
        let isPlaced = scenario.units[unit].depth == .rank && found?.builder.scenario.units[unit].depth != .score
        if let begun = isPlaced ? tied : found { totals[index] = begun.builder.totals[index] }
      }
    }
  }
}

/// What was made as of a later period.
private struct LaterStage {
  var builder: ModelBuilder
  let ranked: Set<String>
  private(set) var contradicted: Set<String> = []

  init(builder: ModelBuilder, ranked: Set<String>) {
    self.builder = builder
    self.ranked = ranked
  }

  var asOf: Period { builder.scenario.asOf }

  /// Ties the boards that are ranked as a whole to the totals of the run. An order that those contradict is left alone:
  /// the one before goes on.
  mutating func tie(_ central: CentralTotals) {
    let totals = central.totals(ofAll: true)
    for board in builder.rankOnlyBoards where ranked.contains(builder.boards[board].board.id) {
      let known = zip(builder.boards[board].members, totals[board]).map { member, total in
        builder.scenario.units[member.unit].depth == .rank ? nil : total
      }
      do {
        try builder.tieRankOnly(board, known: known)
      } catch {
        contradicted.insert(builder.boards[board].board.id)
      }
    }
  }
}
