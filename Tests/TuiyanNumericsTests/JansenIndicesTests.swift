// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics

/// Estimates are compared with closed forms at 4.5 of their own standard errors: a false alarm in about 7 of 10⁶ draws of
/// each index; the seeds are fixed.
@Suite("Variance-based sensitivity")
struct JansenIndicesTests {
  private static let count = 65_536

  /// [inputs][replications] of uniforms on (0, 1).
  private func uniforms(_ name: String, inputs: Int) -> [[Double]] {
    (0..<inputs).map { input in
      let key = StreamKey(seed: 20_220_101).child(name).child(UInt64(input))
      var values = Array(repeating: 0.0, count: Self.count)
      values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for first in stride(from: 0, to: Self.count, by: 64) {
          key.uniforms(from: UInt64(first), count: 1, into: base + first)
        }
      }
      return values
    }
  }

  /// The indices of a group of inputs under a function of one replication's inputs.
  private func indices(inputs: Int, group: Set<Int>, _ f: ([Double]) -> Double) -> JansenIndices {
    let a = uniforms("a", inputs: inputs)
    let b = uniforms("b", inputs: inputs)
    func run(_ choose: (Int) -> [[Double]]) -> [Double] {
      (0..<Self.count).map { replication in f((0..<inputs).map { choose($0)[$0][replication] }) }
    }
    return JansenIndices(
      first: run { _ in a }, second: run { _ in b }, exchanged: run { group.contains($0) ? b : a })
  }

  private func expect(
    _ index: JansenIndices.Index, _ truth: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(index.value - truth) <= 4.5 * index.standardError, sourceLocation: sourceLocation)
    #expect(index.standardError < 0.02, sourceLocation: sourceLocation)
  }

  @Test("agree with the closed form of the Ishigami function")
  func ishigami() {
    let (a, b) = (7.0, 0.1)
    let pi = Double.pi
    let first = 0.5 * pow(1 + b * pow(pi, 4) / 5, 2)
    let second = a * a / 8
    let both = 8 * b * b * pow(pi, 8) / 225
    let variance = first + second + both
    func f(_ u: [Double]) -> Double {
      let x = u.map { pi * (2 * $0 - 1) }
      return sin(x[0]) + a * sin(x[1]) * sin(x[1]) + b * pow(x[2], 4) * sin(x[0])
    }
    // The variance of a sample of n varies by √((κ − 1)/n) of itself, κ the kurtosis; both samples enter.
    let draws = uniforms("a", inputs: 3)
    let squares = (0..<Self.count).map { place in pow(f(draws.map { $0[place] }) - a / 2, 2) }
    let kurtosis = squares.reduce(0) { $0 + $1 * $1 } / Double(Self.count) / (variance * variance)
    let spread = ((kurtosis - 1) / Double(2 * Self.count)).squareRoot()
    let truths: [(first: Double, total: Double)] = [
      (first / variance, (first + both) / variance), (second / variance, second / variance), (0, both / variance),
    ]
    for (input, truth) in truths.enumerated() {
      let found = indices(inputs: 3, group: [input], f)
      expect(found.first, truth.first)
      expect(found.total, truth.total)
      #expect(abs(found.variance / variance - 1) < 4.5 * spread)
    }
  }

  @Test("of groups agree with the closed form of Sobol's g-function")
  func groups() {
    let weights = [0, 1, 4.5, 9, 9, 99]
    func f(_ u: [Double]) -> Double {
      zip(u, weights).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
    }
    let parts = weights.map { 1 + 1 / (3 * (1 + $0) * (1 + $0)) }
    let variance = parts.reduce(1, *) - 1
    for group in [Set([0, 2]), Set([1]), Set([3, 4, 5])] {
      let inside = parts.indices.filter(group.contains).reduce(1) { $0 * parts[$1] }
      let outside = parts.indices.filter { !group.contains($0) }.reduce(1) { $0 * parts[$1] }
      let found = indices(inputs: 6, group: group, f)
      expect(found.first, (inside - 1) / variance)
      expect(found.total, (inside - 1) * outside / variance)
    }
  }

  @Test("of something that does not vary are 0, without an error")
  func constant() {
    let still = Array(repeating: 3.0, count: 100)
    let found = JansenIndices(first: still, second: still, exchanged: still)
    #expect(found.first.value == 0 && found.total.value == 0 && found.variance == 0)
    #expect(found.first.standardError == 0 && found.total.standardError == 0)
  }
}
