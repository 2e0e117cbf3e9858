// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

extension ModelBuilder {
  /// Gathers the leaf ids of all schemes; a leaf id in two schemes is one quantity.
  mutating func compileLeaves() {
    for scheme in scenario.schemes {
      for node in scheme.leaves where leafIndex[node.id] == nil {
        guard let leaf = node.leaf else { continue }
        leafIndex[node.id] = leaves.count
        leaves.append(
          CompiledLeaf(
            id: node.id, leaf: leaf, scale: ProcessScale(leaf: leaf),
            commonKey: StreamKey.things.child("common").child(node.id),
            answers: worlds.rules.map { answers(of: node.id, leaf, under: $0) },
            answerSD: leaf.survey?.sd.map { $0.isShare ? $0.value * (leaf.span ?? 0) : $0.value }))
      }
    }
  }

  private func answers(of id: String, _ leaf: Leaf, under rules: [Future.RuleChange]) -> Double {
    let changed = rules.last { $0.node == id && $0.field == .answers }?.value
    return changed ?? Double(leaf.survey?.answers ?? 0)
  }

  /// Makes a cell for every leaf of every unit at depth `indicators`, on all its boards.
  mutating func compileCells() {
    for board in scenario.boards {
      let nodes = scheme(of: board).leaves
      for id in board.units {
        let unit = unitIndex[id, default: 0]
        guard scenario.units[unit].depth == .indicators else { continue }
        for node in nodes {
          let leaf = leafIndex[node.id, default: 0]
          guard cellIndex[unit]?[leaf] == nil else { continue }
          cellIndex[unit, default: [:]][leaf] = cells.count
          cells.append(
            Cell(
              unit: unit, leaf: leaf, source: .missing,
              key: StreamKey.things.child("cell").child(id).child(node.id)))
        }
      }
    }
    for index in cells.indices {
      let cell = cells[index]
      cells[index] = Cell(
        unit: cell.unit, leaf: cell.leaf, source: source(of: cell), key: cell.key, begins: begins)
    }
    while dropEmptyRollups() {}
  }

  /// A roll-up none of whose children reports anything reports nothing either.
  /// - Returns: whether there was one: its own parents may now be empty.
  private mutating func dropEmptyRollups() -> Bool {
    var found = false
    for index in cells.indices {
      let cell = cells[index]
      guard case .rollupCells(let children, _) = cell.source, children.allSatisfy({ !cells[$0].hasValue }) else {
        continue
      }
      cells[index] = Cell(unit: cell.unit, leaf: cell.leaf, source: .missing, key: cell.key)
      notes.insert(.unreported(unit: scenario.units[cell.unit].id, indicator: leaves[cell.leaf].id))
      found = true
    }
    return found
  }

  private mutating func source(of cell: Cell) -> Cell.Source {
    let unit = scenario.units[cell.unit]
    let leaf = leaves[cell.leaf]
    if let rollup = leaf.leaf.rollup, let source = rollupSource(rollup, parent: unit) { return source }
    let isOurs = ours.contains(unit.id)
    if let events = leaf.leaf.events {
      let observed = lookup.level(unit: unit.id, indicator: leaf.id)
      let soFar = observed ?? Quantity(events.soFar)
      return .events(
        rate: worlds.dynamics.map { _ in Parameter(events.rate.distribution(span: 0)) },
        soFar: Parameter(soFar.distribution(span: 0)), once: events.once)
    }
    let observed = lookup.level(unit: unit.id, indicator: leaf.id)
    let stated = dynamics.map { $0.keys(unit: unit, isOurs: isOurs, indicator: leaf.id) }
    // A cell is made for a unit of a board that has its leaf: it is in a cohort.
    guard let level = stated[0].level ?? observed, let cohort = cohorts.cohort(of: leaf.id, with: unit.id) else {
      notes.insert(.unreported(unit: unit.id, indicator: leaf.id))
      return .missing
    }
    let learnt = LearntSubject(.indicator(leaf.id), in: cohort)
    let subject = Subject(
      unit: unit, estimate: learnt, walk: estimates.walk(learnt), scale: leaf.scale, span: leaf.leaf.span ?? 0,
      levelIsExact: exactUnits.contains(unit.id))
    return .process(
      process(
        subject, key: cell.key, commonKey: leaf.commonKey, commonPlace: cell.leaf, level: level,
        stated: stated))
  }

  /// nil where the unit has no children that the roll-up can use: it then gives its own value.
  private func rollupSource(_ rollup: Rollup, parent: Unit) -> Cell.Source? {
    let children = scenario.units.indices.filter { scenario.units[$0].parent == parent.id }
    guard !children.isEmpty else { return nil }
    switch rollup.source {
    case .indicator(let id):
      let leaf = leafIndex[id, default: 0]
      let made = children.compactMap { cellIndex[$0]?[leaf] }
      return made.isEmpty ? nil : .rollupCells(made, rollup.take)
    case .boardScore(let id), .boardRankShare(let id):
      guard let board = scenario.boards.firstIndex(where: { $0.id == id }) else { return nil }
      let ids = Set(children.map { scenario.units[$0].id })
      let members = scenario.boards[board].units.indices.filter { ids.contains(scenario.boards[board].units[$0]) }
      var rankShare = false
      if case .boardRankShare = rollup.source { rankShare = true }
      return members.isEmpty
        ? nil : .rollupBoard(board: board, members: members, rankShare: rankShare, rollup.take)
    }
  }
}
