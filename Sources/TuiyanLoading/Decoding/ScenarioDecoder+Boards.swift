// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioDecoder {
  mutating func boards(_ list: YAMLNode?) -> [Noted<Board>] {
    var boards: [Noted<Board>] = []
    for node in list?.items ?? [] {
      guard let id = node["id"]?.text else { continue }
      var release: [Period] = []
      for item in node["release"]?.items ?? [] {
        if let period = period(item) { release.append(period) }
      }
      let board = Board(
        id: id, title: title(node, id: id), units: selected(node["units"]), scheme: node["scheme"]?.text ?? "",
        release: release.sorted(), ties: node["ties"]?.text.flatMap(Board.Ties.init) ?? .min,
        tieBreak: words(node["tie_break"]), decimals: node["decimals"]?.integer,
        cumulative: running(node["cumulative"]),
        scores: node["scores"]?.text.flatMap(Board.Scores.init) ?? .published)
      boards.append(Noted(value: board, node: node))
    }
    return boards
  }

  /// nil also where `since` is no period of the scenario's step, which `checkCourses` says.
  func running(_ node: YAMLNode?) -> RunningTotal? {
    node?["since"]?.text.flatMap { Period.beginning($0, step: frame.step) }.map { since in
      RunningTotal(take: node?["take"]?.text.flatMap(RunningTotal.Take.init) ?? .sum, since: since)
    }
  }

  func owners(_ list: YAMLNode?) -> [Noted<Owner>] {
    (list?.items ?? []).compactMap { node in
      guard let id = node["id"]?.text else { return nil }
      return Noted(value: Owner(id: id, title: title(node, id: id), staff: node["staff"]?.number), node: node)
    }
  }

  // MARK: - Dynamics

  func dynamics(_ node: YAMLNode?) -> Dynamics {
    guard let node else { return Dynamics() }
    return Dynamics(
      base: layer(node["default"]), ours: layer(node["ours"]), rivals: layer(node["rivals"]),
      score: layer(node["score"]), referenceDrift: quantity(node["reference"]?["drift"]),
      overrides: (node["overrides"]?.items ?? []).map(override))
  }

  private func layer(_ node: YAMLNode?) -> DynamicsKeys {
    guard let node else { return DynamicsKeys() }
    return DynamicsKeys(
      level: quantity(node["level"]), levelSD: quantity(node["level_sd"]), drift: quantity(node["drift"]),
      sigma: quantity(node["sigma"]), rho: node["rho"]?.number, damping: node["damping"]?.number,
      common: node["common"]?.number, tails: node["tails"]?["t"]?.number)
  }

  private func override(_ node: YAMLNode) -> DynamicsOverride {
    let ours: Bool? = node["ours"]?.flag == true ? true : node["rivals"]?.flag == true ? false : nil
    return DynamicsOverride(
      unit: node["unit"]?.text, kind: node["kind"]?.text, ours: ours, indicator: node["indicator"]?.text,
      reference: node["reference"]?.flag ?? false, keys: layer(node))
  }

  func budget(_ node: YAMLNode?) -> Budget {
    Budget(
      money: node?["money"]?.number, staffPerStep: node?["staff_per_step"]?.number,
      actions: node?["actions"]?.integer, perOwner: node?["per_owner"]?.integer)
  }
}
