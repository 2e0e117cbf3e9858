// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep their keys in the order given.
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// A finite number; anything else is refused when it is written.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// `null` for nil.
  public static func optional(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  /// The end of an interval; `null` where one draw cannot bound it.
  public static func bound(_ number: Double) -> JSONValue { number.isInfinite ? .null : .number(number) }

  /// `null` for nil.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// An array of numbers.
  public static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }

  /// An array of texts.
  public static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}
