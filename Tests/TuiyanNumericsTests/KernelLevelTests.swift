// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Foundation
import Testing

/// The only suite that forces a level; serial, because the level belongs to the process.
@Suite("Kernels: instruction levels", .serialized)
struct KernelLevelTests {
  /// Runs `body` at every level the processor has and puts the best one back.
  private func atEveryLevel<T>(_ body: () -> T) -> [T] {
    defer { tk_set_level(tk_best_level()) }
    return (0...tk_best_level()).map { level in
      #expect(tk_set_level(level) == 0)
      #expect(tk_level() == level)
      return body()
    }
  }

  private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }
  private func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }

  @Test("Normals have the same bits on every level")
  func normalsAgree() {
    let results = atEveryLevel {
      (0..<200).flatMap { bits(normals(UInt64($0) &* 0x9E37_79B9_7F4A_7C15, from: UInt64($0) * 977, count: 101)) }
    }
    if results.count == 1 { print("only the plain level exists on this processor: nothing to compare") }
    for result in results { #expect(result == results[0]) }
  }

  @Test("Uniforms have the same bits on every level")
  func uniformsAgree() {
    let results = atEveryLevel { (0..<200).flatMap { bits(uniforms(UInt64($0), from: UInt64($0) << 31, count: 11)) } }
    for result in results { #expect(result == results[0]) }
  }

  @Test("The exponential has the same bits on every level, at any length")
  func exponentialsAgree() {
    for count in [0, 1, 2, 3, 5, 7, 8, 13, 1000] {
      let results = atEveryLevel {
        var values = (0..<count).map { (i: Int) -> Double in
          let whole = Double(i * 7919 % 1501)
          return whole - 750.3 + 1 / Double(i + 3)
        }
        tk_exp(&values, count)
        return bits(values)
      }
      for result in results { #expect(result == results[0]) }
    }
  }

  @Test("Row arithmetic has the same bits on every level, at any length")
  func rowsAgree() {
    for count in [1, 5, 64, 200] {
      let padded = (count + 63) / 64 * 64
      let x = uniforms(9, from: 0, count: padded / 64).map { 5 * $0 - 2 }
      let y = uniforms(10, from: 0, count: padded / 64)
      let results = atEveryLevel {
        var rows = Array(repeating: [Double](repeating: 0, count: padded), count: 14)
        tk_clip(x, &rows[0], count, -1, 1.5)
        tk_linear(x, &rows[1], count, 0.3, 1 / 0.7, 3)
        tk_between(x, y, Array(x.reversed()), &rows[2], count, 1e-9)
        tk_piecewise(x, &rows[3], count, [-1, 0, 2], [0, 0.3, 1], 3)
        tk_round(x, &rows[4], count, 100)
        tk_sum(x, [0, 0], 2, &rows[5], count)
        y.map { 20 + 80 * $0 }.withUnsafeBufferPointer { level in
          var range = tk_range(level: level.baseAddress, low: 30, high: 90)
          (rows[6], rows[9]) = (x, x)
          tk_logit(&rows[6], UInt32(padded / 64), &range, 20, 100)
          tk_grow(&rows[9], UInt32(padded / 64), &range)
        }
        tk_steps(x, &rows[10], count, [-1, 0, 2], [0.2, 0.3, 1], 3, 1, 1e-9)
        (rows[11], rows[12], rows[13]) = (x, y, y)
        tk_scale_by(&rows[11], x.map { $0 > 1 ? 2 : $0 > 0 ? 1 : 0 }, count, [0.1, 9, 0.3, 9, 1.7], 2, 3)
        tk_greatest(x, &rows[12], count)
        tk_least(x, &rows[13], count)
        rows[7] = x
        tk_scale(&rows[7], count, 0.1)
        rows[8] = y
        tk_add(x, &rows[8], count)
        var narrow = [Float](repeating: 0, count: count)
        tk_apart(x, 1.3, &narrow, count)
        for place in 0..<count { #expect(narrow[place] == Float(x[place] - 1.3)) }
        let weights: [Float] = [0.3, -1.7, 0.01]
        var blend = narrow
        tk_blend(narrow, [0, 0, 0], weights, 3, &blend, count)
        for place in 0..<count {
          #expect(blend[place] == weights.reduce(Float(0)) { $0 + $1 * narrow[place] })
        }
        return rows.flatMap { bits($0) } + bits(narrow + blend).map { UInt64($0) }
      }
      for result in results { #expect(result == results[0]) }
    }
  }

  @Test("Effects are the plain formulas on every level, slip by slip, and nothing in lanes that are not theirs")
  func effectsAgree() {
    let lanes = 0xF0F0_1234_5678_9ABC as UInt64
    let values = uniforms(20, from: 0, count: 1).map { 4 * $0 - 1 }
    let sizes = uniforms(21, from: 0, count: 1).map { 3 * $0 - 1 }
    let slips = (0..<64).map { Double($0 % 7 - 2) }
    let progress = [0.25, 0.6, 1, 0.5]
    // Started at step 2 with 3 steps to go and 1 of delay, looked at at step 10: an early start counts from step 1.
    func slipped(_ lane: Int) -> Double {
      let elapsed = 10 - (max(1, 2 + (lane % 7 - 2)) + 3 + 1)
      return elapsed < 0 ? 0 : progress[min(elapsed, 3)]
    }
    for isCertain in [true, false] {
      let results = atEveryLevel {
        slips.withUnsafeBufferPointer { slips in
          progress.withUnsafeBufferPointer { progress in
            var effect = tk_effect(
              bits: lanes, share: 0.7, factor: 1.1, slips: isCertain ? nil : slips.baseAddress,
              progress: progress.baseAddress, count: 4, start: 2, behind: 6)
            var rows = Array(repeating: values, count: 5)
            tk_effect_add(&effect, sizes, -1, &rows[0])
            tk_effect_close(&effect, sizes, &rows[1])
            tk_effect_set(&effect, sizes, 1, &rows[2])
            tk_effect_rate(&effect, sizes, &rows[3])
            tk_close_gap(sizes, 1.2, -1, &rows[4])
            return rows
          }
        }
      }
      for rows in results {
        for lane in 0..<64 {
          let (value, size) = (values[lane], sizes[lane])
          let share = lanes >> UInt64(lane) & 1 == 0 ? 0 : isCertain ? 0.7 : slipped(lane)
          #expect(rows[0][lane] == value - share * (1.1 * size))
          #expect(rows[1][lane] == value * (1 - min(max(share * (1.1 * size), 0), 1)))
          #expect(rows[2][lane] == (size > value ? value + share * (size - value) : value))
          #expect(rows[3][lane] == value * max(0, 1 + (size - 1) * share))
          #expect(rows[4][lane] == (value > 1.2 ? value + (1.2 - value) * (1 - size) : value))
        }
      }
    }
  }

  @Test(
    "Quantiles are those of the table on every level, whatever the number, and tails beyond it come back as they are")
  func quantilesAgree() {
    // The quantiles of a uniform are u itself, and every step to them is exact.
    let bits = 4
    let first = 0x1p-22.bitPattern >> UInt64(52 - bits)
    let knots = (0...(21 << bits)).map { Double(bitPattern: (first + UInt64($0)) << UInt64(52 - bits)) }
    func half(_ value: (Double) -> Double) -> [Double] {
      let pieces = zip(knots, knots.dropFirst()).flatMap { (low, high) -> [Double] in
        [value(low), value(high) - value(low), 0, 0]
      }
      return pieces + [value(0.5), 0, 0, 0, value(0.5), 0, 0, 0]
    }
    let (lower, upper) = (half { $0 }, half { $0 - 1 })
    let tails = [0x1p-53, 0x1p-22.nextDown, 0x1p-22, 0x1p-22.nextUp, 0.5, 0.5.nextDown, 0.5.nextUp]
    for (count, curl) in [1, 3, 4, 64].flatMap({ n in [0.0, 0.125].map { (n, $0) } }) {
      let cells = (lower + upper).enumerated().map { $0 % 4 == 2 ? curl * 0x1p-30 : $0 % 4 == 3 ? -curl * 0x1p-31 : $1 }
      for shift in 0..<(curl == 0 ? 14 : 2) {
        var u = Array(uniforms(UInt64(30 + shift), from: 0, count: 1).prefix(count))
        u[count - 1] = shift < 7 ? tails[shift] : 1 - tails[shift - 7]
        let rare = u.indices.reduce(0 as UInt64) { $0 | (min(u[$1], 1 - u[$1]) < 0x1p-22 ? 1 << UInt64($1) : 0) }
        let results = atEveryLevel {
          cells.withUnsafeBufferPointer { cells in
            var table = tk_quantile_table(
              cells: cells.baseAddress, cell_bits: UInt64(bits), first_cell: first,
              upper_start: UInt64(lower.count / 4))
            var (out, inPlace) = ([Double](repeating: .nan, count: count), u)
            #expect(tk_quantiles(&table, u, &out, UInt32(count)) == rare)
            inPlace.withUnsafeMutableBufferPointer {
              #expect(tk_quantiles(&table, $0.baseAddress, $0.baseAddress, UInt32(count)) == rare)
            }
            #expect(out == inPlace)
            return out
          }
        }
        for result in results { #expect(curl == 0 ? result == u : result == results[0], "\(count), \(shift)") }
      }
    }
  }

  @Test("Ranks are those that counting gives on every level, whether sorted or counted, tied, near, or no numbers")
  func ranksAgree() {
    for (members, kind) in [3, 23, 24, 25, 64, 122, 255, 256, 257].flatMap({ m in (0..<7).map { (m, $0) } }) {
      let uniform = uniforms(UInt64(members * 10 + kind), from: 0, count: members)
      let keys = uniform.enumerated().map { (place, u) -> Double in
        switch kind {
        case 0: 80 + 20 * u
        case 1: (u * 50).rounded() / 10
        // Chains of keys that are within the tolerance of their neighbours but not of each other.
        case 2: 50 + (u * 40).rounded() * 0.4e-9
        case 3: u < 0.2 ? 0 : (u - 0.5) * 1e-7
        case 4: place % 997 == 0 ? .infinity : -30 + u
        case 5: place % 991 == 0 ? .nan : -u
        default: 0
        }
      }
      for tolerance in [1e-9, 0] {
        let counted = (0..<members * 64).map { place -> Double in
          let least = keys[place] + tolerance
          return 1 + Double((0..<members).count { keys[$0 * 64 + place % 64] > least })
        }
        let results = atEveryLevel {
          var ranks = [Double](repeating: 0, count: members * 64)
          tk_ranks(keys, 64, UInt32(members), tolerance, &ranks)
          return ranks
        }
        for result in results { #expect(result == counted, "\(members) members, kind \(kind), within \(tolerance)") }
      }
    }
  }

  @Test("Rows are sorted lane by lane, and a number's place among them is that of counting, whatever the guess")
  func sortedRows() {
    for (count, digits) in [1, 2, 7, 63, 122, 256, 257, 300].flatMap({ n in [1.0, 30, 1e12].map { (n, $0) } }) {
      let keys = uniforms(UInt64(count), from: 0, count: count).map { ($0 * digits).rounded() / 7 }
      let own = uniforms(99, from: 0, count: 1).map { ($0 * digits).rounded() / 7 + 0.5e-9 }
      let lanes = (0..<64).map { lane in (0..<count).map { keys[$0 * 64 + lane] }.sorted(by: >) }
      let results = atEveryLevel { () -> [[Double]] in
        var rows = keys
        tk_sort_rows(&rows, UInt32(count))
        return [rows]
          + [0.0, 3, Double(count), 1e6].flatMap { guess -> [[Double]] in
            var above = (0..<64).map { guess + Double($0 % 3) }
            var level = above
            tk_place(rows, UInt32(count), own, 1e-9, &above, &level)
            return [above, level]
          }
      }
      let above = (0..<64).map { lane in Double(lanes[lane].count { $0 > own[lane] + 1e-9 }) }
      let level = (0..<64).map { lane in
        Double(lanes[lane].count { $0 <= own[lane] + 1e-9 && $0 + 1e-9 >= own[lane] })
      }
      let sorted = (0..<count * 64).map { lanes[$0 % 64][$0 / 64] }
      for result in results {
        #expect(result[0] == sorted, "\(count) rows")
        for guess in 0..<4 { #expect(result[1 + 2 * guess] == above && result[2 + 2 * guess] == level, "\(count)") }
      }
    }
  }

  @Test("Standing, the process and the survey have the same bits on every level")
  func standingAgrees() {
    let keys = uniforms(11, from: 0, count: 8)
    let e = normals(12, from: 0, count: 2)
    let results = atEveryLevel {
      var above = [Double](repeating: 0, count: 64)
      var level = above
      var noise = Array(keys.prefix(64))
      tk_standing(keys, 64, 7, 3, 0.05, &above, &level)
      return keys.withUnsafeBufferPointer { rows -> [UInt64] in
        let at = { (row: Int) in rows.baseAddress.map { $0 + row * 64 } }
        var process = tk_process(rho: at(0), sigma: at(1), shared: at(2), own: at(3), error: at(4), drift: at(5))
        tk_advance(&process, e, Array(e.suffix(64)), &noise)
        var paths = Array(repeating: [Double](repeating: 0.1, count: 128), count: 4)
        [UInt32(0), 2].withUnsafeBufferPointer { steps in
          [0, 1, 2.5].withUnsafeBufferPointer { trend in
            var course = tk_course(steps: steps.baseAddress, kept: 2, is_certain: 0, trend: trend.baseAddress)
            var range = tk_range(level: at(6), low: 0.2, high: 1.5)
            var scale = tk_linear_scale(from: 0.3, inverse: 0.9, points: 7)
            tk_path(&process, &course, e, e, &paths[0])
            tk_path_values(&process, &course, &range, nil, e, &paths[1])
            tk_path_points(&process, &course, &range, &scale, 0, e, e, &paths[2])
            tk_path_points(&process, &course, &range, &scale, 1, e, nil, &paths[3])
          }
        }
        for sd in [0.7, .nan] {
          paths.append(Array(keys.suffix(64)))
          tk_survey(&paths[paths.count - 1], keys, Array(keys.dropFirst(64)), sd, 0.1, 0.9)
        }
        return bits(above) + bits(level) + bits(noise) + paths.flatMap { bits($0) }
      }
    }
    for result in results { #expect(result == results[0]) }
  }

  @Test("Counts are the same on every level, at any length")
  func countsAgree() {
    let rows = uniforms(13, from: 0, count: 4)
    let margins = normals(14, from: 0, count: 4)
    let amounts = normals(15, from: 0, count: 4)
    for count in [1, 5, 64, 200] {
      let places = (0..<count).map { Int32(255 - $0) }
      let results = atEveryLevel {
        var (above, level) = ([Double](repeating: 1, count: 64), [Double](repeating: 2, count: 64))
        tk_among(rows, [64, 0], 2, Array(rows.suffix(64)), 0.05, &above, &level)
        var masks: [UInt64] = [0, 0]
        tk_at_most(rows, 0.4, &masks[0])
        tk_lead(rows, Array(rows.suffix(64)), 0.1, &masks[1])
        var histogram = [UInt32](repeating: 0, count: 20)
        tk_count_ranks((0..<128).map { 1 + Double($0 % 9) / 2 }, 2, UInt32(min(count, 64)), &histogram, 10)
        var gained: [Int64] = [0, 0]
        tk_gain(margins, amounts, count, 0.7, &gained[0])
        tk_gain_at(margins, places, amounts, count, -1.1, &gained[1])
        var (surely, hits, hazy) = (Int64(0), Int64(0), [Int32](repeating: 0, count: 1))
        tk_clear(margins, amounts, Array(margins.reversed()), count, 0.3, &surely, &hazy)
        tk_reach(margins, amounts, Array(margins.reversed()), count, 0.3, &hits)
        gained += [surely, hits, Int64(hazy[0])]
        return bits(above) + bits(level) + masks + gained.map { UInt64(bitPattern: $0) }
          + histogram.map { UInt64($0) }
      }
      for result in results { #expect(result == results[0]) }
    }
  }

  @Test("A level the processor lacks is refused and changes nothing")
  func refusal() {
    let before = tk_level()
    #expect(tk_set_level(tk_best_level() + 1) == -1)
    #expect(tk_set_level(-1) == -1)
    #expect(tk_level() == before)
  }

  @Test("The exponential is within 1.1 units in the last place of Foundation's over -700 ... 700")
  func exponentialAccuracy() {
    let u = uniforms(4, from: 0, count: 8000)
    let points = u.map { 1400 * $0 - 700 } + u.map { 2 * $0 - 1 }
    var values = points
    tk_exp(&values, values.count)
    var worst = 0.0
    for (x, y) in zip(points, values) {
      let reference = exp(x)
      worst = max(worst, abs(y - reference) / reference.ulp)
    }
    // Foundation's own value is rounded: half a unit of 1.1 may be its error, and differences are whole units.
    #expect(worst <= 1)
  }

  @Test("The exponential is exact at 0 and takes its limits beyond a double's range")
  func exponentialEdges() {
    var values = [0, -0.0, 709.7, 709.9, 1e300, .infinity, -745, -746, -1e300, -.infinity, .nan]
    tk_exp(&values, values.count)
    #expect(values[0] == 1 && values[1] == 1)
    #expect(values[2] == exp(709.7))
    #expect(values[3] == .infinity && values[4] == .infinity && values[5] == .infinity)
    #expect(values[6] == exp(-745.0) && values[6] > 0)
    #expect(values[7] == 0 && values[8] == 0 && values[9] == 0)
    #expect(values[10].isNaN)
  }
}
