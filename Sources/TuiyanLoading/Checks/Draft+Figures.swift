// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

extension Draft {
  /// Distributions are distributions, and stay within what their key means.
  func checkFigures(into diagnostics: inout Diagnostics) {
    var sites = FigureWalk.sites(root, .map(ScenarioShapes.root))
    for dynamics in futureDynamics { sites += FigureWalk.sites(dynamics.node, .named("dynamics")) }
    let decoder = ScenarioDecoder(frame: frame, units: units)
    for site in sites {
      guard let quantity = decoder.quantity(site.node) else { continue }
      if let problem = problem(site, quantity) { diagnostics.error(.figure(problem), at: site.node.place) }
    }
    for scheme in schemes {
      for leaf in scheme.leaves { checkOnce(leaf, into: &diagnostics) }
    }
  }

  private func problem(_ site: FigureSite, _ quantity: Quantity) -> FigureProblem? {
    for span in quantity.needsSpan ? spans(for: site) : [1] {
      let distribution = quantity.distribution(span: span)
      do {
        try distribution.validate()
      } catch {
        return .distribution(error)
      }
      if case .constant = quantity.shape { continue }
      let reach = distribution.reach
      let bounds = site.rule.bounds.closed
      if let bound = bounds.atLeast, reach.low < bound {
        return .belowBound(key: site.key, low: Self.said(reach.low), bound: DecimalText.plain(bound))
      }
      if let bound = bounds.atMost, reach.high > bound {
        return .aboveBound(key: site.key, high: Self.said(reach.high), bound: DecimalText.plain(bound))
      }
    }
    return nil
  }

  /// To nine decimals, as far as double precision has them.
  private static func said(_ value: Double) -> String {
    abs(value) < 9e6 ? DecimalText.rounded(value) : DecimalText.plain(value)
  }

  /// The widths of the ranges a share can be of: its own indicator's, else every leaf's and total's.
  private func spans(for site: FigureSite) -> [Double] {
    if let indicator = site.parent["indicator"]?.text, indicator != "total" {
      return leaf(indicator)?.leaf?.span.map { [$0] } ?? [1]
    }
    var all = schemes.map(\.total)
    for scheme in schemes { all += scheme.leaves.compactMap { $0.leaf?.span } }
    all.removeAll { $0 <= 0 }
    return all.isEmpty ? [1] : Set(all).sorted()
  }

  private func checkOnce(_ node: IndicatorDraft, into diagnostics: inout Diagnostics) {
    guard let events = node.leaf?.events, events.once, let place = node.node["events"]?.place(of: "rate") else {
      return
    }
    let high = events.rate.distribution(span: 1).reach.high
    guard high > 1 else { return }
    diagnostics.error(.figure(.aboveBound(key: "rate", high: DecimalText.rounded(high), bound: "1")), at: place)
  }
}

extension Distribution {
  /// The values that matter: the support, for a normal the middle 99.8 % (3.09 sd), for a lognormal up to that quantile.
  fileprivate var reach: (low: Double, high: Double) {
    switch self {
    case .normal(let mean, let sd): (mean - 3.09 * sd, mean + 3.09 * sd)
    case .lognormal: (support.low, quantile(0.999))
    default: support
    }
  }
}
