// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Turns rates and uniforms into counts. Owned by one thread at a time.
final class EventCounter {
  /// Stands where a uniform would, in a step that can bring no event.
  static let nothing = Double.leastNormalMagnitude

  private let sum: UnsafeMutablePointer<Double>
  private let means: UnsafeMutablePointer<Double>
  private let counts: UnsafeMutablePointer<Double>

  init() {
    sum = .allocate(capacity: Tile.lanes)
    means = .allocate(capacity: Tile.lanes)
    counts = .allocate(capacity: Tile.lanes)
  }

  deinit {
    sum.deallocate()
    means.deallocate()
    counts.deallocate()
  }

  /// Rates beyond 10⁶ a step, as only products of rate and effects can be, count as that.
  ///
  /// count[h] = so far + Σ_{i ≤ h} Poisson(rate·m_i); with `once`: so far + 1 where u < rate·m_h, from h = 1.
  /// - Parameters:
  ///   - steps: kept steps, ascending, none after `last`.
  ///   - uniforms: [last][lanes], or `nothing`; with `once` the first row serves every step.
  ///   - multiplier: [last][lanes] of m, or nil for 1.
  ///   - out: [kept steps][lanes].
  func count(
    once: Bool, last: Int, steps: [Int], soFar: UnsafeMutablePointer<Double>, rate: UnsafeMutablePointer<Double>,
    uniforms: UnsafeMutablePointer<Double>, multiplier: UnsafeMutablePointer<Double>?,
    out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Tile.lanes
    sum.update(from: soFar, count: lanes)
    var kept = 0
    for step in 0...last {
      if step > 0 {
        let offset = (step - 1) * lanes
        for lane in 0..<lanes {
          let isOpen = once || uniforms[offset + lane] != Self.nothing
          let mean = isOpen ? max(0, rate[lane] * (multiplier?[offset + lane] ?? 1)) : 0
          means[lane] = min(mean, EventCount.mostPerStep)
        }
        if once {
          for lane in 0..<lanes { sum[lane] = soFar[lane] + (uniforms[lane] < means[lane] ? 1 : 0) }
        } else {
          Special.poissonCounts(u: uniforms + offset, means: means, into: counts, count: lanes)
          for lane in 0..<lanes { sum[lane] += counts[lane] }
        }
      }
      guard kept < steps.count, steps[kept] == step else { continue }
      (out + kept * lanes).update(from: sum, count: lanes)
      kept += 1
    }
  }
}
