// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Ids are well formed, unique in their list, and units' parents exist and do not lead in a circle.
  func checkIDs(into diagnostics: inout Diagnostics) {
    let lists: [(String, ReferenceProblem.Kind)] = [
      ("schemes", .scheme), ("boards", .board), ("owners", .owner), ("actions", .action), ("futures", .future),
      ("targets", .target), ("plans", .plan),
    ]
    for (key, kind) in lists {
      unique(root[key]?.items ?? [], kind, into: &diagnostics)
    }
    for scheme in schemes {
      unique(scheme.nodes.map(\.node), .indicator, into: &diagnostics)
      for node in scheme.nodes where node.id == "total" {
        diagnostics.error(.reference(.reservedID("total")), at: node.node.place(of: "id"))
      }
    }
    checkUnits(into: &diagnostics)
  }

  private func unique(_ nodes: [YAMLNode], _ kind: ReferenceProblem.Kind, into diagnostics: inout Diagnostics) {
    var first: [String: Place] = [:]
    for node in nodes {
      guard let id = node["id"], let text = id.text else { continue }
      if let place = first[text] {
        diagnostics.error(.reference(.duplicate(kind, Excerpt.of(text), first: place)), at: id.place)
      } else {
        first[text] = id.place
      }
    }
  }

  private func checkUnits(into diagnostics: inout Diagnostics) {
    var places: [String: Place] = [:]
    for row in tables.units.rows {
      for id in [row.id, row.kind] where !TextRule.isID(id.value) {
        diagnostics.error(.reference(.badID(id.value)), at: id.place)
      }
      if row.parent.value != nil { places[row.id.value] = row.parent.place }
    }
    checkParents(into: &diagnostics)
    let edges = Dictionary(
      tables.units.rows.compactMap { row in row.parent.value.map { (row.id.value, [$0]) } },
      uniquingKeysWith: { first, _ in first })
    for cycle in Cycles.of(edges, order: units.ids) {
      guard let first = cycle.first.flatMap({ places[$0] }), let last = cycle.dropLast().last.flatMap({ places[$0] })
      else { continue }
      diagnostics.error(.reference(.cycle(.parent, cycle, last: last)), at: first)
    }
  }
}

extension Draft {
  /// Every parent is a unit. Refused rows count by their ids; where one of those cannot be read, nothing can be said.
  private func checkParents(into diagnostics: inout Diagnostics) {
    let strays = tables.units.strays
    guard units.isComplete || !strays.isEmpty && strays.allSatisfy({ $0.unit != nil }) else { return }
    let known = Set(units.ids + strays.compactMap(\.unit?.value))
    let parents = tables.units.rows.compactMap { row in row.parent.value.map { Located($0, at: row.parent.place) } }
    for parent in parents + strays.compactMap(\.other) where !known.contains(parent.value) {
      let nearest = NearestName.of(parent.value, among: known.sorted())
      diagnostics.error(.reference(.unknown(.parent, parent.value, nearest: nearest)), at: parent.place)
    }
  }
}

/// Finds what leads back to itself.
enum Cycles {
  /// The cycles a depth-first walk meets, each once, as ids from a member back to the same member.
  static func of(_ edges: [String: [String]], order: [String]) -> [[String]] {
    var walk = Walk(edges: edges)
    for id in order where walk.state[id] == nil { walk.visit(id) }
    return walk.cycles
  }

  private struct Walk {
    let edges: [String: [String]]
    /// false while on the path, true once done.
    var state: [String: Bool] = [:]
    var cycles: [[String]] = []

    init(edges: [String: [String]]) { self.edges = edges }

    mutating func visit(_ start: String) {
      var path = [start]
      var next = [0]
      state[start] = false
      while let id = path.last, let index = next.last {
        let targets = edges[id] ?? []
        guard index < targets.count else {
          state[id] = true
          path.removeLast()
          next.removeLast()
          continue
        }
        next[next.count - 1] += 1
        let target = targets[index]
        if state[target] == nil {
          state[target] = false
          path.append(target)
          next.append(0)
        } else if state[target] == false, let from = path.firstIndex(of: target) {
          cycles.append(Array(path[from...]) + [target])
        }
      }
    }
  }
}
