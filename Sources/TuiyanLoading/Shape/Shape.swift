// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What may stand at a place of `scenario.yaml`; the structural checker and the JSON Schema are both made from it.
indirect enum Shape: Sendable {
  case map(MapShape)
  /// A map with free keys, each of which obeys a rule.
  case table(keys: KeyRule, values: Shape, atLeast: Int)
  case list(of: Shape, atLeast: Int, atMost: Int?)
  /// A list of exactly these.
  case tuple([Shape])
  case text(TextRule)
  case flag
  /// A key that is only ever `true`.
  case onlyTrue
  case number(NumberRule)
  case quantity(QuantityRule)
  /// A number, or a share of the leaf's range such as `"20%"`.
  case part(NumberRule)
  /// One of these words.
  case word([String])
  /// Told apart by kind: at most one each of scalar, list and map.
  case choice([Shape])
  /// The first map where the key is present, else the second.
  case fork(key: String, with: MapShape, without: MapShape)
  /// A shape of `ScenarioShapes.named`, so that shapes can contain themselves.
  case named(String)
  /// Checked elsewhere, by what it is applied to.
  case anything

  static func list(of shape: Shape) -> Shape { .list(of: shape, atLeast: 0, atMost: nil) }
  static func quantity(atLeast: Double? = nil, atMost: Double? = nil, shares: Bool = false) -> Shape {
    .quantity(QuantityRule(shares: shares, bounds: NumberRule(atLeast: atLeast, atMost: atMost)))
  }
  static func number(_ atLeast: Double? = nil, _ atMost: Double? = nil) -> Shape {
    .number(NumberRule(atLeast: atLeast, atMost: atMost))
  }
  static func whole(_ atLeast: Double? = nil, _ atMost: Double? = nil) -> Shape {
    .number(NumberRule(atLeast: atLeast, atMost: atMost, whole: true))
  }
}

/// What a text must look like.
enum TextRule: Hashable, Sendable {
  case id
  /// 1…500 Unicode scalars.
  case title
  case free
  /// A month, quarter or year.
  case period
  /// A period, or `as_of`.
  case since
  /// A relative path inside the scenario's folder.
  case file
  /// Begins with `document`, `assumed` or `masked`.
  case source
  /// `../NAME`.
  case sibling
  /// `best`, `worst`, `mean`, `median` or `qNN`.
  case anchor
}

/// What the keys of a table must look like.
enum KeyRule: Hashable, Sendable {
  /// A number, or a share of the range where those are allowed.
  case number(shares: Bool)
  /// A path below `schemes`, `dynamics` or `budget`.
  case path
}

/// Bounds of a number; where none is stated at an end, no number goes beyond ±10¹⁵.
///
/// Double precision holds some sixteen digits, and squares and products of figures must stay far from where it ends: what
/// is beyond is a slip of the pen or wants another unit.
struct NumberRule: Hashable, Sendable {
  static let largest = 1e15
  /// The worst rank, and the most places, that anybody can mean.
  static let worstRank = 1e6
  /// The most steps of a run.
  static let mostSteps = 600.0

  var atLeast: Double?
  var atMost: Double?
  var above: Double?
  var below: Double?
  var whole = false

  /// Both ends with a bound.
  var closed: NumberRule {
    var rule = self
    if above == nil { rule.atLeast = atLeast ?? -Self.largest }
    if below == nil { rule.atMost = atMost ?? Self.largest }
    return rule
  }

  /// Whether a number is within what is stated; `closed` has a bound at either end.
  func allows(_ value: Double) -> Bool {
    value >= atLeast ?? -.infinity && value <= atMost ?? .infinity && value > above ?? -.infinity
      && value < below ?? .infinity
  }
}

/// A figure that may be uncertain.
struct QuantityRule: Hashable, Sendable {
  /// `"0.8%"` of the leaf's range may stand for a number.
  var shares: Bool
  /// Bounds of a plain number; distributions are checked by `Draft`, whose `FigureWalk` meets them all.
  var bounds: NumberRule
}

/// A map with known keys.
struct MapShape: Sendable {
  struct Key: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
  }
  /// Where `key` is there, one of `others` must be.
  struct Need: Sendable {
    let key: String
    let others: [String]
  }
  /// Where `key` has this value, these keys must (not) be there.
  struct Condition: Sendable {
    let key: String
    let value: String
    let requires: [String]
    let forbids: [String]
  }

  /// What it is called in messages, e.g. `actions[]`.
  let name: String
  let keys: [Key]
  /// Of each group exactly one key must be there.
  var exactlyOne: [[String]] = []
  /// Of each group at most one key may be there.
  var atMostOne: [[String]] = []
  var needs: [Need] = []
  var conditions: [Condition] = []
  /// At least one key must be there.
  var isNonEmpty = false

  init(
    _ name: String, required: KeyValuePairs<String, Shape> = [:], optional: KeyValuePairs<String, Shape> = [:],
    exactlyOne: [[String]] = [], atMostOne: [[String]] = [], needs: [Need] = [], conditions: [Condition] = [],
    isNonEmpty: Bool = false
  ) {
    self.name = name
    keys =
      required.map { Key(name: $0.key, shape: $0.value, isRequired: true) }
      + optional.map { Key(name: $0.key, shape: $0.value, isRequired: false) }
    self.exactlyOne = exactlyOne
    self.atMostOne = atMostOne
    self.needs = needs
    self.conditions = conditions
    self.isNonEmpty = isNonEmpty
  }

  func key(_ name: String) -> Key? { keys.first { $0.name == name } }

  /// The group of keys that exclude each other to which this key belongs.
  func rivals(of key: String) -> [String] {
    (exactlyOne + atMostOne).first { $0.contains(key) }?.filter { $0 != key } ?? []
  }
}
