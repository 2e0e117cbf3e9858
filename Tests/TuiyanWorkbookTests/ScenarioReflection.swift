// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Every stored value of a scenario as lines `path = value`, so that two scenarios can be compared field by field.
///
/// Left out are what tells where a scenario was read rather than what it says: the digest of its bytes, places, and the
/// folder of its expectations.
enum ScenarioReflection {
  static func lines(_ scenario: Scenario) -> [String] {
    var lines: [String] = []
    for child in Mirror(reflecting: scenario).children {
      let name = child.label ?? ""
      if name == "digest" || name == "warnings" { continue }
      if name == "expectations" {
        lines.append("expectations \(scenario.expectations == nil ? "none" : "stored")")
        continue
      }
      walk(child.value, name, &lines)
    }
    return lines + scenario.warnings.map { "warning \($0.problem)" }.sorted()
  }

  private static func walk(_ value: Any, _ path: String, _ lines: inout [String]) {
    if value is Place { return }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .dictionary, .set:
      var parts: [[String]] = []
      for child in mirror.children {
        var inner: [String] = []
        walk(child.value, path + "{}", &inner)
        parts.append(inner)
      }
      lines += parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
    case nil: lines.append("\(path) = \(value)")
    case .enum where mirror.children.isEmpty: lines.append("\(path) = \(value)")
    case .optional where mirror.children.isEmpty: lines.append("\(path) = nil")
    default:
      lines.append("\(path): \(mirror.children.count)")
      for (index, child) in mirror.children.enumerated() {
        walk(child.value, "\(path).\(child.label ?? String(index))", &lines)
      }
    }
  }
}
