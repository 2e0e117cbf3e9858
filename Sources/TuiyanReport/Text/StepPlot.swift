// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// Step curves drawn with plain characters: each point holds until the next one.
public struct StepPlot: Sendable {
  /// One curve; points ascend in x.
  public struct Curve: Sendable {
    public let name: String
    public let points: [(x: Double, y: Double)]

    public init(name: String, points: [(x: Double, y: Double)]) {
      self.name = name
      self.points = points
    }
  }

  public let curves: [Curve]
  /// The axis ends at these; y from 0.
  public let right: Double
  public let top: Double
  /// How an end of an axis is written.
  public let xText: @Sendable (Double) -> String
  public let yText: @Sendable (Double) -> String

  public init(
    curves: [Curve], right: Double, top: Double, xText: @escaping @Sendable (Double) -> String,
    yText: @escaping @Sendable (Double) -> String
  ) {
    self.curves = curves
    self.right = right
    self.top = top
    self.xText = xText
    self.yText = yText
  }

  private static let marks: [Character] = ["*", "o", "+", "x"]
  private static let width = 60
  private static let height = 12

  /// A mark for each curve and its name.
  public var legend: [String] { curves.enumerated().map { "\(Self.marks[$0 % Self.marks.count]) \($1.name)" } }

  /// The picture, top line first: y labels, the curves, the x axis with its ends. Where curves meet, the later is seen.
  public func lines() -> [String] {
    var grid = Array(repeating: Array(repeating: Character(" "), count: Self.width), count: Self.height)
    for (place, curve) in curves.enumerated() {
      for column in 0..<Self.width {
        let x = right * Double(column) / Double(Self.width - 1)
        guard let point = curve.points.last(where: { $0.x <= x * (1 + 1e-12) }) else { continue }
        let share = top > 0 ? min(max(point.y / top, 0), 1) : 0
        let row = Self.height - 1 - Int((share * Double(Self.height - 1)).rounded())
        grid[row][column] = Self.marks[place % Self.marks.count]
      }
    }
    let labels = [0: yText(top), (Self.height - 1) / 2: "", Self.height - 1: yText(0)]
    let margin = labels.values.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let rows = grid.enumerated().map { row, line in
      TerminalText.padded(labels[row] ?? "", to: margin, isLeading: false) + " |" + String(line)
    }
    let axis = String(repeating: " ", count: margin) + " +" + String(repeating: "-", count: Self.width)
    let ends = TerminalText.padded(xText(right), to: Self.width - DisplayWidth.columns(of: xText(0)), isLeading: false)
    return rows + [axis, String(repeating: " ", count: margin + 2) + xText(0) + ends] + legend
  }
}
