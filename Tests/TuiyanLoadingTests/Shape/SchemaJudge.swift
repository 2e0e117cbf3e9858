// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

/// Python's jsonschema as an independent judge of the schema.
struct SchemaJudge {
  private static let script = """
    import json, re, sys, yaml
    from jsonschema import Draft202012Validator
    number = re.compile(r'[-+]?(?!0[0-9])([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?$')
    def value(node):
        if isinstance(node, yaml.MappingNode): return {k.value: value(v) for k, v in node.value}
        if isinstance(node, yaml.SequenceNode): return [value(v) for v in node.value]
        text = node.value
        if node.style is None:
            if text in ('', '~', 'null', 'Null', 'NULL'): return None
            if text in ('true', 'false'): return text == 'true'
            if number.match(text): return int(text) if re.match(r'[-+]?[0-9]+$', text) else float(text)
        return text
    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)
    for text in json.load(open(sys.argv[2])):
        try: print('yes' if judge.is_valid(value(yaml.compose(text, Loader=yaml.SafeLoader))) else 'no')
        except yaml.YAMLError: print('unread')
    """

  /// The python3 on the path, or the system's own, which packages of Debian serve.
  private let python: String

  /// Fails where no Python finds the packages: the test command in README.md installs them.
  init() throws {
    let found = ["python3", "/usr/bin/python3"].first {
      (try? Self.run(["-c", "import jsonschema, yaml"], by: $0))?.status == 0
    }
    python = try #require(found, "no python3 finds jsonschema and yaml (Debian: python3-jsonschema, python3-yaml)")
  }

  /// Whether each YAML text is valid by the schema; nil where Python cannot read it.
  func verdicts(_ texts: [String]) throws -> [Bool?] {
    let folder = try ScenarioFolder(["schema.json": ScenarioSchema.json()])
    try JSONEncoder().encode(texts).write(to: URL(fileURLWithPath: folder.path + "/texts.json"))
    let result = try Self.run(
      ["-c", Self.script, folder.path + "/schema.json", folder.path + "/texts.json"], by: python)
    try #require(result.status == 0, "\(result.output)")
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == texts.count)
    return lines.map { $0 == "unread" ? nil : $0 == "yes" }
  }

  private static func run(_ arguments: [String], by python: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
