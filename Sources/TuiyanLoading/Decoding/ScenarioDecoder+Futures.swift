// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension ScenarioDecoder {
  /// Futures, and the patched `dynamics` of those that patch it. Rule changes are read here and judged by `Draft`.
  mutating func futures(_ root: YAMLNode) -> ([Noted<Future>], [Noted<Dynamics>]) {
    var futures: [Noted<Future>] = []
    var patched: [Noted<Dynamics>] = []
    for node in root["futures"]?.items ?? [] {
      guard let id = node["id"]?.text else { continue }
      var (tree, rules, touched) = (root, [Future.RuleChange](), Set<String>())
      for entry in node["set"]?.entries ?? [] {
        if entry.key.hasPrefix("schemes.") {
          if let rule = rule(entry) { rules.append(rule) }
          continue
        }
        guard let top = entry.key.split(separator: ".").first.map(String.init), ["dynamics", "budget"].contains(top)
        else { continue }
        if let problem = TreePath(entry.key).set(entry.value, in: &tree) {
          diagnostics.error(.change(problem), at: entry.place)
        } else {
          touched.insert(top)
        }
      }
      check(touched, of: tree)
      let dynamics = dynamics(tree["dynamics"])
      if touched.contains("dynamics"), let node = tree["dynamics"] {
        patched.append(Noted(value: dynamics, node: node))
      }
      futures.append(
        Noted(
          value: Future(
            id: id, title: title(node, id: id), probability: node["probability"]?.number, from: period(node["from"]),
            rules: rules, dynamics: dynamics, budget: budget(tree["budget"])),
          node: node))
    }
    return (futures, patched)
  }

  /// Points set on the command line, in the form of a future.
  mutating func settings(_ entries: [YAMLEntry]) -> Noted<Future> {
    var rules: [Future.RuleChange] = []
    for entry in entries {
      if let rule = rule(entry) { rules.append(rule) }
    }
    let place = Place(file: ChangeReader.file)
    let set = YAMLEntry(key: "set", place: place, value: YAMLNode(.map(entries), at: place))
    return Noted(
      value: Future(
        id: ChangeReader.file, title: ChangeReader.file, probability: nil, from: nil, rules: rules,
        dynamics: Dynamics(), budget: Budget()),
      node: YAMLNode(.map([set]), at: place))
  }

  /// The patched parts must still have the form of the format.
  private mutating func check(_ keys: Set<String>, of tree: YAMLNode) {
    for key in keys.sorted() {
      guard let node = tree[key] else { continue }
      var checker = StructureChecker()
      checker.check(node, .named(key))
      diagnostics.add(checker.diagnostics)
    }
  }

  private mutating func rule(_ entry: YAMLEntry) -> Future.RuleChange? {
    let steps = entry.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard steps.count == 4, let field = Future.RuleChange.Field(rawValue: steps[3]) else {
      diagnostics.error(.plan(.rulePath(Excerpt.of(entry.key))), at: entry.place)
      return nil
    }
    let anchor = field == .from || field == .to ? entry.value.text.flatMap(ScoringRule.Anchor.init) : nil
    let fits =
      switch field {
      case .points: entry.value.number.map { $0 >= 0 } ?? false
      case .answers: entry.value.integer.map { (1...1_000_000_000).contains($0) } ?? false
      case .from, .to: entry.value.number != nil || anchor != nil
      }
    guard fits else {
      diagnostics.error(.plan(.ruleValue(field.rawValue)), at: entry.value.place)
      return nil
    }
    if anchor == nil {
      var checker = StructureChecker()
      checker.check(entry.value, .number())
      diagnostics.add(checker.diagnostics)
    }
    return Future.RuleChange(
      scheme: steps[1], node: steps[2], field: field, value: entry.value.number ?? 0, anchor: anchor)
  }
}
