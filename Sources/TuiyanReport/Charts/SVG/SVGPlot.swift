// SPDX-License-Identifier: GPL-3.0-or-later

/// A rectangle with two scales: numbers to places.
struct SVGPlot {
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let x: ClosedRange<Double>
  /// Its upper bound is drawn on top, unless `flipped`.
  let y: ClosedRange<Double>
  var flipped = false

  var right: Double { left + width }
  var bottom: Double { top + height }

  func x(_ value: Double) -> Double { left + share(value, x) * width }

  func y(_ value: Double) -> Double {
    let part = share(value, y)
    return top + (flipped ? part : 1 - part) * height
  }

  private func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let span = range.upperBound - range.lowerBound
    return span > 0 ? (value - range.lowerBound) / span : 0.5
  }

  /// Upright rules with labels below; one that would run into the label before it is left out.
  func drawX(_ ticks: [(value: Double, label: String)], on canvas: inout SVGCanvas) {
    var end = -Double.infinity
    for tick in ticks {
      canvas.line(x(tick.value), top, x(tick.value), bottom, stroke: SVGCanvas.Colour.faint)
      let half = SVGText.width(tick.label, size: 11) / 2
      guard x(tick.value) - half >= end else { continue }
      end = x(tick.value) + half + 4
      canvas.text(tick.label, x(tick.value), bottom + 17, anchor: .middle, size: 11, fill: SVGCanvas.Colour.grey)
    }
  }

  /// Level rules with labels on the left.
  func drawY(_ ticks: [(value: Double, label: String)], on canvas: inout SVGCanvas) {
    for tick in ticks {
      canvas.line(left, y(tick.value), right, y(tick.value), stroke: SVGCanvas.Colour.faint)
      canvas.text(tick.label, left - 7, y(tick.value) + 4, anchor: .end, size: 11, fill: SVGCanvas.Colour.grey)
    }
  }

  /// Round numbers, at most `most` of them, over a range: 1, 2 or 5 times a power of ten apart.
  static func ticks(_ range: ClosedRange<Double>, most: Int = 6) -> [Double] {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite else { return [range.lowerBound] }
    var unit = 1.0
    while span / unit > Double(most) { unit *= 10 }
    while span / (unit / 10) <= Double(most) { unit /= 10 }
    let step = [unit / 5, unit / 2, unit].first { span / $0 <= Double(most) } ?? unit
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    return first > last ? [] : stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Whole ranks for an axis: the first, the last and round ones between.
  static func rankTicks(_ range: ClosedRange<Double>, most: Int = 12) -> [Double] {
    let (low, high) = (range.lowerBound.rounded(.up), range.upperBound.rounded(.down))
    let span = high - low
    guard span > 0 else { return [low] }
    let step = [1.0, 2, 5, 10, 20, 50, 100, 200, 500].first { span / $0 <= Double(most) } ?? 1000
    let round = stride(from: (low / step).rounded(.up) * step, through: high, by: step).filter {
      $0 - low >= step * 0.6 && high - $0 >= step * 0.6
    }
    return [low] + round + [high]
  }

  /// Places moved apart so that neighbours keep `gap`, as near to where they were as order and bounds allow.
  static func spread(_ places: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var clusters: [(members: [Int], centre: Double)] = []
    for index in order {
      clusters.append(([index], places[index]))
      while clusters.count > 1 {
        let (above, below) = (clusters[clusters.count - 2], clusters[clusters.count - 1])
        let reach = gap * Double(above.members.count + below.members.count) / 2
        guard below.centre - above.centre < reach else { break }
        let members = above.members + below.members
        let first = Double(above.members.count)
        let second = Double(below.members.count)
        clusters.removeLast(2)
        clusters.append((members, (above.centre * first + below.centre * second) / (first + second)))
      }
    }
    var result = places
    for cluster in clusters {
      let half = gap * Double(cluster.members.count - 1) / 2
      let most = bounds.upperBound - half
      let centre = Swift.max(Swift.min(cluster.centre, most), bounds.lowerBound + half)
      for (place, index) in cluster.members.enumerated() {
        result[index] = centre - half + gap * Double(place)
      }
    }
    return result
  }
}

extension SVGCanvas {
  /// Samples with their names in rows, wrapped; a sample is a square of its colour.
  /// - Returns: the lower edge.
  mutating func legend(_ items: [(colour: String, opacity: Double, name: String)], left: Double, top: Double) -> Double
  {
    var (x, y) = (left, top)
    for item in items {
      let width = 18 + SVGText.width(item.name, size: 11) + 18
      if x > left, x + width > Self.width - 16 { (x, y) = (left, y + 18) }
      rect(x, y, 12, 12, fill: item.colour, opacity: item.opacity)
      text(item.name, x + 18, y + 10, size: 11, fill: Colour.grey, limit: Self.width - x - 34)
      x += width
    }
    return y + 14
  }
}
