// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// The JSON Schema of `scenario.yaml` for editors, made from the table the structural checker uses.
public enum ScenarioSchema {
  /// JSON Schema (draft 2020-12) that accepts what the loader accepts as to form: keys, kinds of values, words and bounds.
  ///
  /// A file that `extends` another may state any part of the format; whether ids resolve, sums match and periods fit is
  /// for the loader alone.
  public static func json() -> String {
    let whole = SchemaWriter(isVariant: false)
    let variant = SchemaWriter(isVariant: true)
    let root = ScenarioShapes.root
    let schema: SchemaValue = .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("tuiyan scenario")),
      ("if", .object([("required", .array([.string("extends")]))])),
      ("then", variant.reference("scenario")), ("else", whole.reference("scenario")),
      (
        "$defs",
        .object(
          [("filled", SchemaWriter.filled)] + whole.definitions(root: root) + variant.definitions(root: root))
      ),
    ])
    return schema.text(indent: 0) + "\n"
  }
}

/// JSON with keys in the order written.
indirect enum SchemaValue: Sendable {
  case object([(String, SchemaValue)])
  case array([SchemaValue])
  case string(String)
  case number(Double)
  case flag(Bool)

  func text(indent: Int) -> String {
    let margin = String(repeating: "  ", count: indent + 1)
    let close = "\n" + String(repeating: "  ", count: indent)
    switch self {
    case .string(let text): return SchemaValue.quoted(text)
    case .number(let number): return DecimalText.plain(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .array(let items):
      let inner = items.map { $0.text(indent: indent + 1) }
      if inner.allSatisfy({ !$0.contains("\n") }) { return "[" + inner.joined(separator: ", ") + "]" }
      return "[\n" + inner.map { margin + $0 }.joined(separator: ",\n") + close + "]"
    case .object(let entries):
      if entries.isEmpty { return "{}" }
      let inner = entries.map { "\(SchemaValue.quoted($0.0)): \($0.1.text(indent: indent + 1))" }
      let line = "{" + inner.joined(separator: ", ") + "}"
      if line.count < 90, !line.contains("\n") { return line }
      return "{\n" + inner.map { margin + $0 }.joined(separator: ",\n") + close + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
