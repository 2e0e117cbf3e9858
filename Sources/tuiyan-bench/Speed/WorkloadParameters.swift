// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// The numbers of a province workload: units × leaves of AR(1) levels with one common factor a leaf, and 30 uncertain
/// actions on the first unit.
struct WorkloadParameters {
  struct Deed {
    /// Leaf and coefficient of each effect.
    let effects: [(leaf: Int, factor: Double)]
    let size: Size
    /// Months from the first until it takes effect, and until it is full.
    let start: Int
    let ramp: Double
    let success: Double
    let cost: Double
  }

  enum Size {
    case triangular(Double, Double, Double)
    /// Mean and deviation of the logarithm.
    case lognormal(Double, Double)
    case pert(Double, Double, Double)
  }

  let units: Int
  let leaves: Int
  let months: Int
  let rho: Double
  /// Share of a step's deviation (not of its variance) that all units have in common.
  let load: Double
  let answers: Int
  /// [units × leaves]: level and drift a month.
  let level: [Double]
  let drift: [Double]
  /// [leaves].
  let sd: [Double]
  let weight: [Double]
  let deeds: [Deed]
  /// [deeds].
  let chosen: [Bool]

  /// From the flat little-endian doubles that the programs compared with read.
  /// - Returns: nil where the file is not of that shape.
  init?(file: URL) throws {
    let data = try Data(contentsOf: file)
    let numbers = stride(from: 0, to: data.count / 8 * 8, by: 8).map { offset in
      data.withUnsafeBytes {
        Double(bitPattern: UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      }
    }
    guard numbers.count > 7, numbers[..<7].allSatisfy({ $0.isFinite && $0 >= 0 && $0 < 1e6 }) else { return nil }
    let (units, leaves, actions) = (Int(numbers[0]), Int(numbers[1]), Int(numbers[3]))
    guard numbers.count == 7 + 2 * units * leaves + 2 * leaves + 16 * actions else { return nil }
    var rest = numbers[7...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    (self.units, self.leaves, months) = (units, leaves, Int(numbers[2]))
    (rho, load, answers) = (numbers[4], numbers[5], Int(numbers[6]))
    level = take(units * leaves)
    drift = take(units * leaves)
    sd = take(leaves)
    weight = take(leaves)
    let rows = (0..<actions).map { _ in take(14) }
    let cost = take(actions)
    chosen = take(actions).map { $0 > 0 }
    deeds = zip(rows, cost).map { row, cost in
      let size: Size =
        switch Int(row[7]) {
        case 0: .triangular(row[8], row[9], row[10])
        case 1: .lognormal(row[8], row[9])
        default: .pert(row[8], row[9], row[10])
        }
      return Deed(
        effects: (0..<Int(row[0])).map { (Int(row[1 + $0]), row[4 + $0]) }, size: size, start: Int(row[11]),
        ramp: row[12], success: row[13], cost: cost)
    }
  }

  /// Numbers of the same kind from keyed streams, where there is no file.
  init(units: Int) {
    (self.units, leaves, months) = (units, 20, 12)
    (rho, load, answers) = (0.6, 0.5, 60)
    let leaves = leaves
    var dice = WorkloadDice(units: units)
    let places = (0..<units).map { _ in dice.normal(0, 3) }
    level = (0..<units * leaves).map { min(max(60 + places[$0 / leaves] + dice.normal(0, 13), 12), 96) }
    drift = (0..<units * leaves).map { _ in dice.normal(0.12, 0.25) }
    sd = (0..<leaves).map { _ in dice.uniform(1, 4) }
    let parts = (0..<leaves).map { _ in dice.uniform(0.5, 1.5) }
    weight = parts.map { $0 / parts.reduce(0, +) }
    deeds = (0..<30).map { index in
      let mode = dice.uniform(0.5, 4)
      let first = Int(dice.uniform(0, 20))
      let size: Size =
        switch index % 3 {
        case 0: .triangular(0.2 * mode, mode, 2.2 * mode)
        case 1: .lognormal(log(mode), 0.4)
        default: .pert(0.1 * mode, mode, 2.5 * mode)
        }
      return Deed(
        effects: (0...index % 3).map { ((first + 7 * $0) % leaves, dice.uniform(0.4, 1)) }, size: size,
        start: Int(dice.uniform(0, 7)), ramp: Double(1 + Int(dice.uniform(0, 4))), success: dice.uniform(0.5, 0.95),
        cost: dice.uniform(1, 10))
    }
    chosen = (0..<30).map { $0 % 5 < 2 }
  }
}

/// One draw after the other from a keyed stream.
private struct WorkloadDice {
  private var uniforms: [Double]

  init(units: Int) {
    let count = 4 * units * 20 + 1000
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: count * Tile.lanes)
    defer { buffer.deallocate() }
    StreamKey(seed: 20_240).child(UInt64(units)).uniforms(from: 0, count: count, into: buffer)
    uniforms = (0..<count).map { buffer[$0 * Tile.lanes] }
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniforms.removeLast() }

  mutating func normal(_ mean: Double, _ sd: Double) -> Double {
    mean + sd * Special.normalQuantile(uniforms.removeLast())
  }
}
