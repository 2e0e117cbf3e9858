// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanSimulation
import TuiyanText

/// All parts of one run, in order: checked to belong together and to be complete.
struct PartSet {
  /// By slice.
  let readers: [PartReader]
  let header: PartHeader
  private let paths: [String]

  /// - Throws: `Failure` that names the files and what is wrong with them.
  init(paths: [String]) throws {
    let parts = try paths.map { path in
      do { return (path: path, reader: try PartReader(PartFile(path: path))) } catch let fault as PartFault {
        throw Failure.usage(.parts(.unreadable(path, fault)))
      }
    }
    guard let first = parts.first else { throw Failure.usage(.parts(.missing([], 0))) }
    let own = TuiyanCommand.configuration.version
    guard first.reader.header.program == own else {
      throw Failure.usage(.parts(.otherProgram(first.path, first.reader.header.program, own: own)))
    }
    for part in parts.dropFirst() {
      guard let (field, one, other) = first.reader.header.difference(from: part.reader.header) else { continue }
      throw Failure.usage(.parts(.differ(first.path, part.path, field, one, other)))
    }
    let count = first.reader.header.slice.of
    var places = [Int?](repeating: nil, count: count)
    for (place, part) in parts.enumerated() {
      let index = part.reader.header.slice.index - 1
      if let other = places[index] {
        throw Failure.usage(.parts(.twice(part.reader.header.slice.text, parts[other].path, part.path)))
      }
      places[index] = place
    }
    let missing = places.indices.filter { places[$0] == nil }
    guard missing.isEmpty else {
      throw Failure.usage(.parts(.missing(missing.prefix(10).map { "\($0 + 1)/\(count)" }, missing.count)))
    }
    let order = places.compactMap(\.self)
    readers = order.map { parts[$0].reader }
    self.paths = order.map { parts[$0].path }
    header = first.reader.header
  }

  /// The scenario the parts were made from.
  /// - Parameter path: where it is now; nil: where it was.
  /// - Throws: `Failure` where it is not there, or has changed since.
  func options(path: String?, language: Language) throws -> ScenarioOptions {
    var options = ScenarioOptions()
    options.scenario = path ?? header.path
    options.changes = header.changes
    options.language = language
    options.encoding = TextEncoding(rawValue: header.encoding) ?? .utf8
    return options
  }

  /// - Throws: `Failure.usage` where the scenario is not that of the parts.
  func check(_ scenario: Scenario, path: String) throws {
    guard scenario.id == header.scenario, scenario.digest == header.digest else {
      throw Failure.usage(.parts(.scenarioChanged(path)))
    }
  }

  /// Says that a part does not hold what its header promises.
  func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let fault as PartFault {
      throw Failure.usage(.parts(.unreadable(paths.joined(separator: ", "), fault)))
    }
  }
}

extension PartHeader {
  /// The first thing, besides the slice, in which another part differs.
  fileprivate func difference(from other: PartHeader) -> (PartWording.Field, String, String)? {
    func text(_ value: String?) -> String { value ?? "–" }
    let fields: [(PartWording.Field, String, String)] = [
      (.kind, kind.rawValue, other.kind.rawValue), (.program, program, other.program),
      (.scenario, scenario, other.scenario), (.digest, digest, other.digest),
      (.changes, changes.joined(separator: " "), other.changes.joined(separator: " ")),
      (.encoding, encoding, other.encoding), (.seed, String(seed), String(other.seed)),
      (.replications, String(replications), String(other.replications)),
      (.exact, String(drawsEveryLeaf), String(other.drawsEveryLeaf)),
      (.count, String(slice.of), String(other.slice.of)), (.plan, text(plan), text(other.plan)),
      (.scores, text(scores?.rawValue), text(other.scores?.rawValue)), (.robust, text(robust), text(other.robust)),
    ]
    return fields.first { $0.1 != $0.2 }
  }
}
