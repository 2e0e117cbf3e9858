// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Foundation
import Testing
import TuiyanNumerics

/// Rows against the plain formula, value by value: no operation may be contracted or reordered, so bits must agree.
@Suite("Row arithmetic")
struct RowArithmeticTests {
  /// Uniforms stretched over −2 … 3, with both ends of 0 … 1 and a negative zero among them.
  private func sample(_ key: UInt64, _ count: Int) -> [Double] {
    var row = [Double](repeating: 0, count: (count + 63) / 64 * 64)
    tk_uniforms(key, 0, UInt32(row.count / 64), &row)
    var values = row.prefix(count).map { 5 * $0 - 2 }
    for (place, value) in [0, 1, -0.0].enumerated() where place < count { values[place] = value }
    return values
  }

  private func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }

  private func filled(_ count: Int, _ body: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
    var out = [Double](repeating: .nan, count: count)
    out.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { body(start) } }
    return out
  }

  @Test("Clipping, scaling and linear shares are the plain formulas, at any length", arguments: [1, 7, 64, 577])
  func elementwise(count: Int) {
    let x = sample(1, count)
    #expect(
      bits(filled(count) { RowArithmetic.clip(x, to: $0, count: count, low: -0.5, high: 1.25) })
        == bits(x.map { min(max($0, -0.5), 1.25) }))
    #expect(
      bits(filled(count) { RowArithmetic.linear(x, into: $0, count: count, from: 0.3, inverse: 1 / 0.7) })
        == bits(x.map { min(max(($0 - 0.3) * (1 / 0.7), 0), 1) }))
    #expect(
      bits(filled(count) { RowArithmetic.linear(x, into: $0, count: count, from: 0.3, inverse: 2, times: 7) })
        == bits(x.map { min(max(($0 - 0.3) * 2, 0), 1) * 7 }))
    var sum = x
    RowArithmetic.add(Array(x.reversed()), to: &sum, count: count)
    #expect(bits(sum) == bits(zip(x, x.reversed()).map { $0 + $1 }))
    var replaced = Array(x.reversed())
    #expect(RowArithmetic.replace(&replaced, with: x, count: count) == (count > 1))
    #expect(bits(replaced) == bits(x))
    #expect(!RowArithmetic.replace(&replaced, with: x, count: count))
    replaced[count - 1] = replaced[count - 1].nextUp
    #expect(RowArithmetic.replace(&replaced, with: x, count: count) && bits(replaced) == bits(x))
    if count > 2 {
      replaced[2] = 0
      #expect(RowArithmetic.replace(&replaced, with: x, count: count), "0 is not -0")
    }
    var scaled = x
    RowArithmetic.scale(&scaled, count: count, by: 0.1)
    #expect(bits(scaled) == bits(x.map { $0 * 0.1 }))
  }

  @Test("A share between moving ends is clipped, and 1 where the ends meet")
  func movingEnds() {
    let (x, from, gap) = (sample(2, 200), sample(3, 200), sample(4, 200))
    let to = zip(from, gap).enumerated().map { $0 % 5 == 0 ? $1.0 + 1e-10 : $1.0 + $1.1 }
    let got = filled(200) {
      RowArithmetic.between(x, from: from, to: to, into: $0, count: 200, tolerance: 1e-9)
    }
    let want = (0..<200).map { i in
      abs(to[i] - from[i]) < 1e-9 ? 1 : min(max((x[i] - from[i]) / (to[i] - from[i]), 0), 1)
    }
    #expect(bits(got) == bits(want))
  }

  @Test("Piecewise shares interpolate between knots and are flat outside")
  func knots() {
    let x = sample(5, 300)
    let (places, heights) = ([-1.0, 0, 0.25, 2], [0.0, 0.5, 0.4, 1])
    let got = filled(300) { out in
      places.withUnsafeBufferPointer { places in
        heights.withUnsafeBufferPointer {
          RowArithmetic.piecewise(x, into: out, count: 300, knots: places, heights: $0)
        }
      }
    }
    for (value, share) in zip(x, got) {
      let right = places.firstIndex { value <= $0 } ?? places.count
      let want: Double
      if right == 0 || right == places.count {
        want = right == 0 ? heights[0] : heights[places.count - 1]
      } else {
        let way = (value - places[right - 1]) / (places[right] - places[right - 1])
        want = heights[right - 1] + way * (heights[right] - heights[right - 1])
      }
      #expect(abs(share - want) < 1e-15)
    }
  }

  @Test("Steps give the highest share reached, within the tolerance, from either side", arguments: [1.0, -1])
  func steps(sign: Double) {
    let x = sample(7, 300)
    let (places, heights) = ([1.0, -0.5, 0], [0.2, 0.7, 0.4])
    let got = filled(300) { out in
      places.withUnsafeBufferPointer { places in
        heights.withUnsafeBufferPointer {
          RowArithmetic.steps(
            x, into: out, count: 300, knots: places, heights: $0, sign: sign, tolerance: 1e-9)
        }
      }
    }
    let want = x.map { value in
      zip(places, heights).filter { sign * (value - $0.0) >= -1e-9 }.map(\.1).max() ?? 0
    }
    #expect(bits(got) == bits(want))
  }

  @Test("Rows are scaled by their kind's factor, and the greater or lesser of two is taken", arguments: [7, 200])
  func choices(count: Int) {
    let (x, y) = (sample(8, count), sample(9, count))
    let kinds = (0..<count).map { Int32($0 % 3) }
    let factors = [0.5, -1, 2.5, -1, 3]
    var scaled = x
    factors.withUnsafeBufferPointer { RowArithmetic.scale(&scaled, count: count, kinds: kinds, by: $0, stride: 2) }
    #expect(bits(scaled) == bits(zip(x, kinds).map { $0 * factors[2 * Int($1)] }))
    var (most, least) = (x, x)
    RowArithmetic.takeGreatest(y, into: &most, count: count)
    RowArithmetic.takeLeast(y, into: &least, count: count)
    #expect(bits(most) == bits(zip(x, y).map { max($0, $1) }))
    #expect(bits(least) == bits(zip(x, y).map { min($0, $1) }))
  }

  @Test("Growth brings 0 back to the level, and paths are clipped as they are brought back")
  func growth() {
    let level = (0..<64).map { 1 + 0.5 * Double($0) }
    let moves = (0..<64).map { Double($0 % 9 - 4) / 2 }
    var (grown, clipped, logit) = (moves, moves, moves)
    RowArithmetic.grow(&grown, rows: 1, level: level)
    RowArithmetic.grow(&clipped, rows: 1, level: level, clip: (2, 9))
    for lane in 0..<64 { #expect(abs(grown[lane] / (level[lane] * exp(moves[lane])) - 1) < 1e-15) }
    #expect(bits(clipped) == bits(grown.map { min(max($0, 2), 9) }))
    RowArithmetic.logit(&logit, rows: 1, level: level, low: 0, high: 40, clip: (5, 20))
    #expect(logit.min() == 5 && logit.max() == 20)
  }

  @Test("Sums add rows in their order")
  func sums() {
    let base = sample(6, 640)
    let offsets = [128, 0, 512, 320]
    let got = filled(64) { out in
      offsets.withUnsafeBufferPointer { RowArithmetic.sum(base, offsets: $0, into: out, count: 64) }
    }
    #expect(bits(got) == bits((0..<64).map { lane in offsets.reduce(0) { $0 + base[$1 + lane] } }))
  }

  @Test("Rounding goes half away from zero, with a guard in the last digit")
  func rounding() {
    let cases = [(2.675, 2.68), (-2.675, -2.68), (0.125, 0.13), (1.004999, 1.0), (99.995, 100), (0, 0), (-0.004, 0)]
    let got = filled(cases.count) { RowArithmetic.round(cases.map(\.0), into: $0, count: cases.count, scale: 100) }
    for (value, want) in zip(got, cases) { #expect(value == want.1) }
  }

  @Test("The logit scale brings 0 back to the level exactly and moves by the odds otherwise")
  func logit() {
    let level = (0..<64).map { 40 + 0.5 * Double($0) }
    var values = (0..<128).map { $0 < 64 ? 0 : Double($0 - 96) / 10 }
    let moves = Array(values[64...])
    RowArithmetic.logit(&values, rows: 2, level: level, low: 20, high: 100)
    #expect(bits(Array(values[..<64])) == bits(level))
    for lane in 0..<64 {
      let p = (level[lane] - 20) / 80
      let odds = p / (1 - p) * exp(moves[lane])
      #expect(abs(values[64 + lane] - (20 + 80 * odds / (1 + odds))) < 1e-12)
    }
  }

  @Test("An autoregressive step has the stated coefficients, with and without a common factor")
  func processStep() {
    let rows = (0..<6).map { sample(UInt64(10 + $0), 64) }
    let (own, shared) = (sample(20, 64).map(Float.init), sample(21, 64).map(Float.init))
    let start = sample(22, 64)
    for common in [nil, shared] {
      var noise = start
      process(rows).advance(&noise, common: common?.pointer, innovation: own)
      for lane in 0..<64 {
        let innovation =
          rows[3][lane] * Double(own[lane]) + (common.map { rows[2][lane] * Double($0[lane]) } ?? 0)
        #expect(abs(noise[lane] - (rows[0][lane] * start[lane] + rows[1][lane] * innovation)) < 1e-14)
      }
    }
  }

  @Test(
    "A path is its steps one after the other, and its values and points are the plain formulas",
    arguments: [true, false])
  func followed(isCertain: Bool) {
    let rows = (0..<7).map { sample(UInt64(30 + $0), 64) }
    let kept: [UInt32] = [0, 2, 3]
    let trend = [0, 0.9, 1.7, 2.4]
    let (own, shared) = (sample(40, 192).map(Float.init), sample(41, 192).map(Float.init))
    func row(_ index: Int, _ lane: Int) -> Double { rows[index][isCertain ? 0 : lane] }
    for (common, innovation) in [(shared, own), (nil, own), (nil, nil)] as [([Float]?, [Float]?)] {
      var distance = [Double](repeating: 0, count: 192)
      for lane in 0..<64 {
        var noise = 0.0
        for step in 0...3 {
          if step > 0, let innovation {
            let place = (step - 1) * 64 + lane
            let moved = row(3, lane) * Double(innovation[place])
            noise =
              row(0, lane) * noise + row(1, lane)
              * (common.map { row(2, lane) * Double($0[place]) + moved } ?? moved)
          }
          guard let place = kept.firstIndex(of: UInt32(step)) else { continue }
          distance[place * 64 + lane] = row(4, lane) + row(5, lane) * trend[step] + noise
        }
      }
      let values = distance.indices.map { min(max(distance[$0] + row(6, $0 % 64), -1), 2.5) }
      let points = values.map { min(max(($0 - 0.3) * -0.6, 0), 1) * 7 }
      func follow(_ goal: PathGoal, from start: Double) -> [Double] {
        var out = [Double](repeating: start, count: 192)
        kept.withUnsafeBufferPointer {
          process(rows).follow(
            steps: $0, trend: trend.pointer, isCertain: isCertain, common: common?.pointer,
            innovation: innovation?.pointer, goal: goal, into: &out)
        }
        return out
      }
      func scale(adds: Bool) -> LinearScale { LinearScale(from: 0.3, inverse: -0.6, points: 7, adds: adds) }
      let level = rows[6].pointer
      #expect(bits(follow(.distance, from: 9)) == bits(distance))
      #expect(bits(follow(.value(level: level, low: -1, high: 2.5), from: 9)) == bits(values))
      #expect(
        bits(follow(.points(level: level, low: -1, high: 2.5, scale: scale(adds: false)), from: 9))
          == bits(points.map { 0 + $0 }))
      #expect(
        bits(follow(.points(level: level, low: -1, high: 2.5, scale: scale(adds: true)), from: 9))
          == bits(points.map { 9 + $0 }))
    }
  }

  private func process(_ rows: [[Double]]) -> ProcessRows {
    ProcessRows(
      rho: rows[0].pointer, sigma: rows[1].pointer, shared: rows[2].pointer, own: rows[3].pointer,
      error: rows[4].pointer, drift: rows[5].pointer)
  }

  @Test("A survey errs by its stated deviation, or by that of a share, over the root of the answers, within the ends")
  func survey() {
    let (start, noise) = (sample(50, 64).map { min(max(20 * $0, 0), 50) }, sample(51, 64))
    let roots = (0..<64).map { 1 + Double($0 % 3) }
    for sd in [4.0, nil] {
      var got = start
      RowArithmetic.survey(&got, noise: noise, roots: roots, sd: sd, low: 0, high: 50)
      let want = (0..<64).map { lane in
        let share = start[lane] / 50
        let deviation = sd ?? 50 * max(0, share * (1 - share)).squareRoot()
        return min(max(start[lane] + noise[lane] * deviation / roots[lane], 0), 50)
      }
      #expect(bits(got) == bits(want))
    }
  }

  @Test("One member's standing counts those ahead and those within the tolerance")
  func standing() {
    let members = 9
    var keys = sample(30, members * 64).map { ($0 * 4).rounded() / 4 }
    for lane in 0..<64 { keys[3 * 64 + lane] = keys[lane] + (lane % 2 == 0 ? 5e-10 : -5e-10) }
    for member in 0..<members {
      var level = [Double](repeating: .nan, count: 64)
      let above = filled(64) {
        Standing.of(
          member, among: keys, stride: 64, members: members, tolerance: 1e-9, above: $0, level: &level)
      }
      for lane in 0..<64 {
        let own = keys[member * 64 + lane]
        let others = (0..<members).filter { $0 != member }.map { keys[$0 * 64 + lane] - own }
        #expect(above[lane] == Double(others.filter { $0 > 1e-9 }.count))
        #expect(level[lane] == Double(others.filter { abs($0) <= 1e-9 }.count))
      }
    }
  }
}

extension Array {
  /// The storage of a constant array that outlives the test.
  fileprivate var pointer: UnsafePointer<Element> {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: count)
    copy.initialize(from: self, count: count)
    return UnsafePointer(copy)
  }
}
