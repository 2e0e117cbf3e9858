// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension RankShares {
  /// Ranks (from 1) that some row reaches in one run of two hundred, and the goals.
  var shown: ClosedRange<Int> {
    let likely = rows.flatMap { row in
      row.shares.indices.filter { row.shares[$0] >= 0.005 }.map { $0 + 1 }
    }
    let ranks = likely + goals.map { Int($0.rank) }.filter { $0 >= 1 && $0 <= count }
    return (ranks.min() ?? 1)...(ranks.max() ?? max(1, count))
  }

  /// The likeliest rank of any row: what the darkest cell stands for.
  var darkest: Double { max(1e-9, rows.flatMap(\.shares).max() ?? 1) }

  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let widest = rows.map { SVGText.width($0.label, size: 12) }.max() ?? 0
    let left = min(190, widest + 12) + 24
    let ranks = shown
    let cell = (SVGCanvas.width - 30 - left) / Double(ranks.count)
    let height = rows.count > 20 ? 22.0 : 28.0
    let levels = goalLevels(left: left, cell: cell)
    let begin = top + 18 * Double((levels.max() ?? -1) + 1) + 22
    header(ranks, left: left, cell: cell, y: begin - 6, &canvas)
    for (place, row) in rows.enumerated() {
      let y = begin + Double(place) * height
      canvas.text(
        row.label, left - 8, y + height / 2 + 4, anchor: .end, size: 12, limit: left - 24)
      for rank in ranks {
        let share = row.shares.indices.contains(rank - 1) ? row.shares[rank - 1] : 0
        let x = left + Double(rank - ranks.lowerBound) * cell
        let text =
          "\(row.label)  \(Phrase.rankPlace(Double(rank))[language])  \(NumberText.probability(share, trials: runs))"
        let seam = cell > 12 ? 0.5 : 0
        let depth = share / darkest
        canvas.rect(
          x + seam, y + 0.5, cell - 2 * seam, height - 1, fill: Self.shade(depth),
          fact: share > 0
            ? .init(text, [("rank", Double(rank)), ("share", share)]) : nil)
        if share >= 0.005, cell >= 24 {
          canvas.text(
            NumberText.share(share), x + cell / 2, y + height / 2 + 4, anchor: .middle, size: 11,
            fill: depth > 0.56 ? "#FFFFFF" : SVGCanvas.Colour.ink)
        }
      }
      drawOwnGoals(row, left: left, cell: cell, y: y, height: height, &canvas, language)
      let median = left + (row.median.rounded(.down) - Double(ranks.lowerBound)) * cell
      canvas.rect(
        median + 1, y + 1, cell - 2, height - 2, fill: "none", stroke: SVGCanvas.Colour.ink)
    }
    let bottom = begin + Double(rows.count) * height
    drawGoals(levels, left: left, cell: cell, top: top, begin: begin, bottom: bottom, &canvas)
    return bottom + 12
  }

  private func drawOwnGoals(
    _ row: Row, left: Double, cell: Double, y: Double, height: Double, _ canvas: inout SVGCanvas,
    _ language: Language
  ) {
    let ranks = shown
    for goal in row.goals where ranks.contains(Int(goal)) {
      let x = left + (goal.rounded(.down) + 1 - Double(ranks.lowerBound)) * cell
      canvas.line(
        x, y, x, y + height, stroke: SVGCanvas.Colour.vermillion, width: 2.5,
        fact: .init("\(row.label)  \(Phrase.rankPlace(goal)[language])", [("goal", goal)]))
    }
  }

  private func header(
    _ ranks: ClosedRange<Int>, left: Double, cell: Double, y: Double, _ canvas: inout SVGCanvas
  ) {
    let ticks = SVGPlot.rankTicks(
      Double(ranks.lowerBound)...Double(ranks.upperBound),
      most: max(2, Int((cell * Double(ranks.count)) / 26)))
    for tick in ticks {
      canvas.text(
        NumberText.rank(tick), left + (tick - Double(ranks.lowerBound) + 0.5) * cell, y,
        anchor: .middle, size: 11,
        fill: SVGCanvas.Colour.grey)
    }
  }

  private func edge(_ goal: RankGoal, left: Double, cell: Double) -> Double {
    left + (goal.rank.rounded(.down) + 1 - Double(shown.lowerBound)) * cell
  }

  /// On which line above the cells each goal's label stands, so that none runs into another; the lowest is 0.
  private func goalLevels(left: Double, cell: Double) -> [Int] {
    var ends: [Double] = []
    var levels = [Int](repeating: 0, count: goals.count)
    let order = goals.indices.sorted { (goals[$0].rank, $0) < (goals[$1].rank, $1) }
    for index in order {
      let width = SVGText.width(goals[index].label, size: 11) + 12
      let begin = start(of: goals[index], left: left, cell: cell)
      let level = ends.firstIndex { $0 <= begin } ?? ends.count
      if level == ends.count { ends.append(0) }
      ends[level] = begin + width
      levels[index] = level
    }
    return levels
  }

  /// Where a goal's label begins: left of its line, pushed in where it would leave the picture.
  private func start(of goal: RankGoal, left: Double, cell: Double) -> Double {
    let width = SVGText.width(goal.label, size: 11)
    return max(ChartSVG.margin, edge(goal, left: left, cell: cell) - width + 4)
  }

  private func drawGoals(
    _ levels: [Int], left: Double, cell: Double, top: Double, begin: Double, bottom: Double,
    _ canvas: inout SVGCanvas
  ) {
    for (goal, level) in zip(goals, levels) where goal.rank >= Double(shown.lowerBound) {
      let x = edge(goal, left: left, cell: cell)
      let y = begin - 24 - 18 * Double(level)
      canvas.line(
        x, y - 8, x, bottom, stroke: SVGCanvas.Colour.vermillion, width: 2, dashed: true,
        fact: .init(goal.label, [("rank", goal.rank)]))
      canvas.text(
        goal.label, start(of: goal, left: left, cell: cell) - 8, y + 2, size: 11,
        fill: SVGCanvas.Colour.vermillion,
        limit: SVGCanvas.width - 2 * ChartSVG.margin)
    }
  }

  /// White to blue, by the root of the depth, 0…1, so that small ones show.
  static func shade(_ depth: Double) -> String {
    let part = min(max(depth, 0), 1).squareRoot()
    let ends: [(Double, Double)] = [(247, 0), (247, 82), (247, 140)]
    let digits = ends.map { from, to in
      let value = Int((from + (to - from) * part).rounded())
      return (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
    return "#" + digits.joined()
  }
}
