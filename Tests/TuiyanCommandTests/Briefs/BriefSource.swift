// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What a brief of the shipped Xiangxi scenario may take its numbers from: the JSON of the same run, and facts of the
/// scenario's own files.
struct BriefSource {
  typealias Object = [String: Any]

  let text: String
  let plan: Object
  let explained: Object
  let projected: Object
  let gaps: Object
  let version: String
  let scenario: ScenarioFacts

  static let replications = 500

  /// Runs everything on so many replications: the search, the brief, and what explains the plan found on the
  /// replications that judged it.
  static func read() throws -> BriefSource {
    var shipped = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { shipped.deleteLastPathComponent() }
    shipped.appendPathComponent("scenarios/xiangxi-2022")
    let scratch = try Scratch()
    let folder = scratch.url.appendingPathComponent("xiangxi-2022")
    try FileManager.default.copyItem(at: shipped, to: folder)
    let practices = shipped.deletingLastPathComponent().appendingPathComponent("practices.yaml")
    if FileManager.default.fileExists(atPath: practices.path) {
      try FileManager.default.copyItem(at: practices, to: scratch.url.appendingPathComponent("practices.yaml"))
    }
    let quick = ["--replications", "\(replications)", "--no-progress"]
    func output(_ arguments: [String]) throws -> String {
      let run = try CommandRun.of(arguments)
      guard run.status == 0 else { throw CocoaError(.fileReadUnknown, userInfo: ["error": run.error]) }
      return run.output
    }
    func json(_ arguments: [String]) throws -> Object {
      let text = try output(arguments + ["--format", "json"])
      return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object ?? [:]
    }
    let text = try output(["brief", folder.path] + quick)
    let plan = try json(["plan", folder.path] + quick)
    let facts = try ScenarioFacts(folder)
    // The plan found, stored, so that it can be explained on the replications that judged it.
    try facts.storing(plan["best"] as? Object ?? [:], in: folder)
    let fresh = quick + ["--plan", "found", "--seed", "\((plan["verified_on"] as? Object)?["seed"] ?? 0)"]
    return BriefSource(
      text: text, plan: plan, explained: try json(["explain", folder.path] + fresh),
      projected: try json(["project", folder.path] + fresh), gaps: try json(["gap", folder.path, "--no-progress"]),
      version: try output(["--version"]).trimmingCharacters(in: .whitespacesAndNewlines), scenario: facts)
  }
}

/// Facts of the scenario's files that no JSON repeats: titles, and what targets, actions, budget and futures state.
struct ScenarioFacts {
  struct Target {
    let title: String
    let confidence: Double?
    let weight: Double?
    let rank: Int?
  }

  struct Action {
    let id: String
    let title: String
    let duration: Int
    /// Units that one decision covers, or 1 where each is decided for.
    let units: Int
    let isEach: Bool
    /// The document that a practice is borrowed from.
    let source: String?
  }

  let yaml: String
  /// id → title
  let units: [String: String]
  let targets: [Target]
  let actions: [Action]

  init(_ folder: URL) throws {
    yaml = try String(contentsOf: folder.appendingPathComponent("scenario.yaml"), encoding: .utf8)
    let table = try String(contentsOf: folder.appendingPathComponent("units.csv"), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    units = Dictionary(table.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    targets = Self.items("targets", of: yaml).map { item in
      Target(
        title: Self.first(/title: ([^,}\n]+)/, item) ?? "",
        confidence: Self.first(/confidence: ([\d.]+)/, item).flatMap(Double.init),
        weight: Self.first(/weight: ([\d.]+)/, item).flatMap(Double.init),
        rank: Self.first(/rank: \{at_most: (\d+)\}/, item).flatMap { Int($0) })
    }
    actions = Self.items("actions", of: yaml).map { item in
      let named = Self.first(/ids: \[([^\]]*)\]/, item).map { $0.split(separator: ",").count } ?? 0
      let below = Self.first(/units: \{[^}]*parent: ([\w-]+)/, item).map { parent in
        table.count { $0.count > 3 && $0[3] == parent }
      }
      return Action(
        id: Self.first(/id: ([\w-]+)/, item) ?? "", title: Self.first(/title: ([^\n]+)/, item) ?? "",
        duration: Self.first(/duration: (\d+)/, item).flatMap { Int($0) } ?? 0, units: named + (below ?? 0),
        isEach: item.contains("each: true"), source: Self.first(/evidence: \{source: "?([^",}]+)/, item))
    }
  }

  /// Every title and note with digits.
  var names: [String] {
    let titles = yaml.matches(of: /(?:title|note): "?([^",}\n]+)/).map { String($0.1) } + Array(units.values)
    return titles.filter { $0.contains(where: BriefAudit.isDigit) }
  }

  /// A number that a key of the budget or the head states.
  func number(_ key: String, in section: String) -> Double? {
    let line = yaml.split(separator: "\n").first { $0.hasPrefix(section + ":") }.map(String.init) ?? ""
    return (try? Regex("\\b\(key): ([\\d.]+)", as: (Substring, Substring).self)).flatMap { line.firstMatch(of: $0) }
      .flatMap { Double($0.output.1) }
  }

  /// Title and probability of each future.
  var futures: [(title: String, probability: Double)] {
    Self.items("futures", of: yaml).compactMap { item in
      guard let title = Self.first(/title: ([^,}\n]+)/, item),
        let probability = Self.first(/probability: ([\d.]+)/, item).flatMap(Double.init)
      else { return nil }
      return (title, probability)
    }
  }

  /// Adds the plan as `found` to the scenario in the folder.
  func storing(_ plan: [String: Any], in folder: URL) throws {
    let choices = (plan["actions"] as? [[String: String]] ?? []).map { choice in
      "      - {" + choice.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}\n"
    }
    let entry = "plans:\n  - id: found\n    title: 找到的方案\n    actions:\n" + choices.joined()
    try yaml.replacing("\nplans:\n", with: "\n" + entry)
      .write(to: folder.appendingPathComponent("scenario.yaml"), atomically: true, encoding: .utf8)
  }

  /// The entries of a list at the top of the file.
  private static func items(_ key: String, of yaml: String) -> [String] {
    guard let start = yaml.range(of: "\n\(key):\n") else { return [] }
    let lines = yaml[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    let block = lines.prefix { $0.isEmpty || $0.hasPrefix(" ") || $0.hasPrefix("#") }.joined(separator: "\n")
    return ("\n" + block).components(separatedBy: "\n  - ").dropFirst().map { $0 }
  }

  private static func first(_ pattern: Regex<(Substring, Substring)>, _ text: String) -> String? {
    text.firstMatch(of: pattern).map { String($0.output.1).trimmingCharacters(in: .whitespaces) }
  }
}
