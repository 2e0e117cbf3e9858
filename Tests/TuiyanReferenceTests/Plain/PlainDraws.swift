// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// One GSL generator (`taus2`) and what is drawn from it.
final class PlainDraws {
  /// Every draw is its median: what is known of a scenario before chance comes in.
  let isCentral: Bool
  private let source: UnsafeMutablePointer<gsl_rng>

  init(seed: UInt, isCentral: Bool = false) {
    guard let made = gsl_rng_alloc(Self.type("taus2")) else { preconditionFailure("GSL has no room for a generator") }
    source = made
    gsl_rng_set(source, seed)
    self.isCentral = isCentral
  }

  deinit { gsl_rng_free(source) }

  /// GSL's list of generators ends with a null pointer.
  private static func type(_ name: String) -> UnsafePointer<gsl_rng_type> {
    var place = gsl_rng_types_setup()
    while let type = place?.pointee {
      if String(cString: type.pointee.name) == name { return type }
      place = place?.advanced(by: 1)
    }
    preconditionFailure("GSL has no generator \(name)")
  }

  /// Uniform on (0, 1).
  func uniform() -> Double { isCentral ? 0.5.nextDown : gsl_rng_uniform_pos(source) }

  func normal() -> Double { isCentral ? 0 : gsl_ran_gaussian_ziggurat(source, 1) }

  /// Student's t with ν > 2 degrees of freedom, scaled to variance 1: t·√((ν − 2)/ν).
  func student(_ nu: Double) -> Double { isCentral ? 0 : gsl_ran_tdist(source, nu) * ((nu - 2) / nu).squareRoot() }

  func poisson(_ mean: Double) -> Double {
    isCentral ? mean.rounded() : mean <= 0 ? 0 : Double(gsl_ran_poisson(source, mean))
  }

  func happens(_ probability: Double) -> Bool { uniform() < probability }

  func value(_ figure: PlainFigure) -> Double {
    switch figure {
    case .constant(let value): return value
    case .normal(let mean, let sd): return mean + sd * normal()
    case .lognormal(let median, let gsd): return median * exp(log(gsd) * normal())
    case .uniform(let low, let high): return low + (high - low) * uniform()
    case .triangular(let low, let mode, let high): return Self.triangular(low, mode, high, uniform())
    case .pert(let low, let mode, let high):
      guard high > low else { return low }
      let share = beta(1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low))
      return low + (high - low) * share
    case .beta(let a, let b): return beta(a, b)
    case .discrete(let pairs): return discrete(pairs)
    case .digits(let text): return digits(text)
    }
  }

  private func beta(_ a: Double, _ b: Double) -> Double {
    isCentral ? gsl_cdf_beta_Pinv(0.5, a, b) : gsl_ran_beta(source, a, b)
  }

  /// The inverse of F(x) = (x − a)²/((b − a)(c − a)) up to the mode c, and its mirror image above it.
  private static func triangular(_ low: Double, _ mode: Double, _ high: Double, _ u: Double) -> Double {
    guard high > low else { return low }
    let turn = (mode - low) / (high - low)
    return u < turn
      ? low + (u * (high - low) * (mode - low)).squareRoot()
      : high - ((1 - u) * (high - low) * (high - mode)).squareRoot()
  }

  private func discrete(_ pairs: [(value: Double, probability: Double)]) -> Double {
    var left = uniform()
    let ascending = pairs.sorted { $0.value < $1.value }
    for pair in ascending {
      left -= pair.probability
      if left <= 0 { return pair.value }
    }
    return ascending.last { $0.probability > 0 }?.value ?? 0
  }

  /// Each star a digit; the first of several integer digits is 1 … 9: one of the figures in their order, the middle one
  /// (the lower of two) where draws are medians.
  private func digits(_ text: String) -> Double {
    let leads = (text.split(separator: ".").first?.count ?? 0) > 1
    let choices = text.enumerated().map { $1 != "*" ? 1 : $0 == 0 && leads ? 9 : 10 }
    var index = Int(uniform() * Double(choices.reduce(1, *)))
    var number = ""
    for (symbol, choice) in zip(text, choices).reversed() {
      number = (symbol == "*" ? "\(index % choice + 10 - choice)" : "\(symbol)") + number
      index /= choice
    }
    return Double(number) ?? 0
  }
}
