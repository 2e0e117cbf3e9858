// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// A figure as a planner writes it: a number, a share of a leaf's range (`"0.8%"`), a distribution or a masked figure.
///
/// Shares stay shares until the leaf they are used on is known; `distribution(span:)` resolves them.
public struct Quantity: Hashable, Sendable {
  /// One parameter: a plain number, or a share (0.008 for `"0.8%"`) of the leaf's range.
  public struct Part: Hashable, Sendable {
    public let value: Double
    public let isShare: Bool

    public init(_ value: Double, isShare: Bool = false) {
      self.value = value
      self.isShare = isShare
    }

    /// In the leaf's own units, for a range of that width.
    func resolved(_ span: Double) -> Double { isShare ? value * span : value }
  }

  /// The family and its parameters, in the order of the scenario format.
  public enum Shape: Hashable, Sendable {
    case constant(Part)
    case pert(Part, Part, Part)
    case triangular(Part, Part, Part)
    case normal(Part, Part)
    case lognormal(Part, Double)
    case uniform(Part, Part)
    case beta(Double, Double)
    case discrete([Chance])
    case mask(DigitMask)

    /// A value and its chance.
    public struct Chance: Hashable, Sendable {
      public let value: Part
      public let probability: Double

      public init(value: Part, probability: Double) {
        self.value = value
        self.probability = probability
      }
    }
  }

  public let shape: Shape

  public init(_ shape: Shape) { self.shape = shape }
  public init(_ value: Double) { shape = .constant(Part(value)) }

  /// True where a parameter is a share of a range that must be known before the figure means anything.
  public var needsSpan: Bool { parts.contains { $0.isShare } }

  /// The number itself, where the figure is a plain number.
  public var constant: Double? {
    guard case .constant(let part) = shape, !part.isShare else { return nil }
    return part.value
  }

  /// The number, or the median of what is uncertain; of a share of a range, which is not known here, 0.
  public var median: Double { constant ?? distribution(span: 0).quantile(0.5) }

  private var parts: [Part] {
    switch shape {
    case .constant(let a), .lognormal(let a, _): [a]
    case .pert(let a, let b, let c), .triangular(let a, let b, let c): [a, b, c]
    case .normal(let a, let b), .uniform(let a, let b): [a, b]
    case .beta, .mask: []
    case .discrete(let pairs): pairs.map(\.value)
    }
  }

  /// The distribution in the leaf's own units.
  /// - Parameter span: the width of the leaf's range; used only by shares (`needsSpan`).
  public func distribution(span: Double) -> Distribution {
    switch shape {
    case .constant(let a):
      .constant(a.resolved(span))
    case .pert(let a, let b, let c):
      .pert(low: a.resolved(span), mode: b.resolved(span), high: c.resolved(span))
    case .triangular(let a, let b, let c):
      .triangular(low: a.resolved(span), mode: b.resolved(span), high: c.resolved(span))
    case .normal(let a, let b):
      .normal(mean: a.resolved(span), sd: b.resolved(span))
    case .lognormal(let a, let gsd):
      .lognormal(median: a.resolved(span), gsd: gsd)
    case .uniform(let a, let b):
      .uniform(low: a.resolved(span), high: b.resolved(span))
    case .beta(let a, let b):
      .beta(a: a, b: b)
    case .discrete(let pairs):
      .discrete(
        pairs.map { Distribution.Weighted(value: $0.value.resolved(span), probability: $0.probability) }
          .sorted { $0.value < $1.value })
    case .mask(let mask):
      .digits(mask)
    }
  }
}
