// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics

@Suite("What an input is worth knowing")
struct PartialInformationTests {
  private static let count = 32_768

  private func normals(_ name: String) -> [Double] {
    var values = Array(repeating: Float(0), count: Self.count)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for first in stride(from: 0, to: Self.count, by: 64) {
        StreamKey(seed: 3).child(name).normals(from: UInt64(first), count: 1, into: base + first)
      }
    }
    return values.map { Double($0) }
  }

  /// Decision 2 pays X ~ N(0, 1) and noise, decision 1 nothing: knowing X is worth E max(0, X) = 1/√(2π).
  @Test("agrees with the closed form for a normal payoff")
  func normalPayoff() {
    let x = normals("x")
    let noise = normals("noise")
    let found = PartialInformation(utilities: [x.map { _ in 0 }, zip(x, noise).map { $0 + $1 }], input: x)
    let truth = 1 / (2 * Double.pi).squareRoot()
    // 4.5 standard errors, 7e-6 of all seeds; the bin at 0 may lose a little.
    #expect(abs(found.value.mean - truth) < 4.5 * found.value.standardError)
    // Knowing X changes the decision in just five of ten bins of equal count. In the bin nearest 0 the better decision is
    // told by 5 standard errors from one that asks for 2.8: it is missed in 1 of 70 seeds, and then a tenth is missing.
    #expect(abs(found.changed - 0.5) < 0.001)
  }

  @Test("is exactly 0 for an input that cannot change the decision")
  func cannotChange() {
    let x = normals("x")
    let other = normals("other")
    let utilities = [x.map { _ in 0 }, x.map { $0 - 10 }]
    #expect(PartialInformation(utilities: utilities, input: x).value.mean == 0)
    // It matters what X is, but knowing something unrelated to it does not tell.
    let close = [x.map { _ in 0 }, x.map { $0 - 0.2 }]
    let unrelated = PartialInformation(utilities: close, input: other)
    #expect(unrelated.value.mean == 0 && unrelated.value.standardError == 0 && unrelated.changed == 0)
    #expect(PartialInformation(utilities: [x], input: x).value.mean == 0)
  }

  @Test("an input of two values has a bin for each")
  func binary() {
    let flag = normals("flag").map { $0 > 0 ? 1.0 : 0 }
    let found = PartialInformation(utilities: [flag.map { _ in 0.4 }, flag], input: flag)
    // The second pays ½ on average and is the best; where the flag is 0 the first is better by 0.4.
    let zeros = Double(flag.filter { $0 == 0 }.count) / Double(flag.count)
    #expect(abs(found.value.mean - 0.4 * zeros) < 1e-9)
  }

  @Test("knowing everything is worth the mean of the best less the best of the means")
  func perfect() {
    let found = PartialInformation.perfect(utilities: [[1, 0, 0, 1], [0, 1, 0, 0]])
    #expect(found.mean == 0.25)
  }
}
