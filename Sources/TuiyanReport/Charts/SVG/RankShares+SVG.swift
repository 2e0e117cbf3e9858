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

  /// The cells of the picture: where they begin and how large they are.
  private struct Grid {
    let left: Double
    let top: Double
    let cell: Double
    let height: Double
    let first: Int

    /// The left edge of a rank's column.
    func x(_ rank: Double) -> Double { left + (rank - Double(first)) * cell }
  }

  func draw(on canvas: inout SVGCanvas, top: Double, _ language: Language) -> Double {
    let widest = rows.map { SVGText.width($0.label, size: 12) }.max() ?? 0
    let left = min(190, widest + 12) + 24
    let ranks = shown
    let cell = (SVGCanvas.width - 30 - left) / Double(ranks.count)
    let asked = goals.filter { $0.rank >= Double(ranks.lowerBound) }.map { goal in
      (goal, left + (min(goal.rank.rounded(.down), Double(ranks.upperBound)) + 1 - Double(ranks.lowerBound)) * cell)
    }
    let flags = GoalFlags(asked, within: ChartSVG.margin...(SVGCanvas.width - 10))
    let grid = Grid(
      left: left, top: top + 18 * Double(flags.levels) + 22, cell: cell, height: rows.count > 20 ? 22 : 28,
      first: ranks.lowerBound)
    header(ranks, left: left, cell: cell, y: grid.top - 6, &canvas)
    for (place, row) in rows.enumerated() {
      draw(row, ranks, y: grid.top + Double(place) * grid.height, grid, &canvas, language)
    }
    let bottom = grid.top + Double(rows.count) * grid.height
    draw(flags, grid, &canvas)
    return bottom + 12
  }

  private func draw(
    _ row: Row, _ ranks: ClosedRange<Int>, y: Double, _ grid: Grid, _ canvas: inout SVGCanvas, _ language: Language
  ) {
    let (cell, height) = (grid.cell, grid.height)
    canvas.text(row.label, grid.left - 8, y + height / 2 + 4, anchor: .end, size: 12, limit: grid.left - 24)
    for rank in ranks {
      let share = row.shares.indices.contains(rank - 1) ? row.shares[rank - 1] : 0
      let x = grid.x(Double(rank))
      let text =
        "\(row.label)  \(Phrase.rankPlace(Double(rank))[language])  \(NumberText.probability(share, trials: runs))"
      let seam = cell > 12 ? 0.5 : 0
      let depth = share / darkest
      canvas.rect(
        x + seam, y + 0.5, cell - 2 * seam, height - 1, fill: Self.shade(depth),
        fact: share > 0 ? .init(text, [("rank", Double(rank)), ("share", share)]) : nil)
      guard cell >= 24 else { continue }
      let figure = NumberText.share(share, trials: runs)
      canvas.text(
        figure, x + cell / 2, y + height / 2 + 4, anchor: .middle,
        size: SVGText.width(figure, size: 11) > cell - 4 ? 8.5 : 11,
        fill: depth > 0.56 ? "#FFFFFF" : share > 0 ? SVGCanvas.Colour.ink : "#999999")
    }
    drawOwnGoals(row, left: grid.left, cell: cell, y: y, height: height, &canvas, language)
    canvas.rect(
      grid.x(row.median.rounded(.down)) + 1, y + 1, cell - 2, height - 2, fill: "none", stroke: SVGCanvas.Colour.ink)
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

  /// A pole from the label down to the rows that the goal is about, a dashed line through them.
  private func draw(_ flags: GoalFlags, _ grid: Grid, _ canvas: inout SVGCanvas) {
    for flag in flags.flags {
      let about = rows.indices.filter { rows[$0].period.map { flag.goal.periods.contains($0) } ?? true }
      guard let first = about.first, let last = about.last else { continue }
      let y = grid.top - 24 - 18 * Double(flag.level)
      let red = SVGCanvas.Colour.vermillion
      let begin = grid.top + Double(first) * grid.height
      canvas.line(flag.pole, y - 8, flag.pole, begin, stroke: red, width: 0.75)
      canvas.line(
        flag.pole, begin, flag.pole, grid.top + Double(last + 1) * grid.height, stroke: red, width: 2.5, dashed: true,
        fact: .init(flag.goal.label, [("rank", flag.goal.rank)]))
      canvas.text(flag.text, flag.left, y + 2, size: GoalFlags.size, fill: red, isHaloed: true)
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
