// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

extension JSONValue: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue {
  /// `{difference, low, high}`; the interval is 95 %, `null` where one replication cannot bound it.
  static func difference(_ difference: PairedDifference) -> JSONValue {
    ["difference": .number(difference.mean), "low": .bound(difference.low), "high": .bound(difference.high)]
  }

  /// `{mean, low, high}`.
  static func estimate(_ estimate: MeanEstimate) -> JSONValue {
    ["mean": .number(estimate.mean), "low": .bound(estimate.low), "high": .bound(estimate.high)]
  }

  /// `{probability, low, high}`: 95 % Wilson.
  static func proportion(_ proportion: Proportion) -> JSONValue {
    [
      "probability": .number(proportion.value), "low": .number(proportion.low), "high": .number(proportion.high),
    ]
  }
}
