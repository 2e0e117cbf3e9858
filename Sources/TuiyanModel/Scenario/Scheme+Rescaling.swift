// SPDX-License-Identifier: GPL-3.0-or-later

extension Scheme {
  /// Points of every node once some are set: a node that is set keeps its value, the children of a set group share that
  /// group's new points in proportion, and everything else is scaled by one factor so that the scheme's total stays.
  /// - Parameter stated: new points by node id; ids of other schemes are not looked at.
  /// - Returns: points by node id, of every node.
  public func points(setting stated: [String: Double]) -> [String: Double] {
    var points: [String: Double] = [:]
    if stated.isEmpty {
      for node in nodes { points[node.id] = node.points }
    } else {
      _ = Self.share(total, among: indicators, stated: stated, into: &points)
    }
    return points
  }

  /// The same scheme with points set, the rest scaled.
  public func rescaled(setting stated: [String: Double]) -> Scheme {
    let points = points(setting: stated)
    return Scheme(id: id, title: title, indicators: indicators.map { $0.with(points: points) })
  }

  /// Gives `total` points to siblings; returns what they got.
  private static func share(
    _ total: Double, among siblings: [IndicatorNode], stated: [String: Double], into points: inout [String: Double]
  ) -> Double {
    let fixed = siblings.reduce(0) { $0 + $1.fixedPoints(stated) }
    let free = siblings.reduce(0) { $0 + $1.freePoints(stated) }
    return scale(siblings, by: free > 0 ? (total - fixed) / free : 1, stated: stated, into: &points)
  }

  private static func scale(
    _ siblings: [IndicatorNode], by factor: Double, stated: [String: Double], into points: inout [String: Double]
  ) -> Double {
    var sum = 0.0
    for node in siblings {
      if let value = stated[node.id] {
        points[node.id] = value
        if !node.children.isEmpty { _ = share(value, among: node.children, stated: stated, into: &points) }
      } else if node.children.isEmpty {
        points[node.id] = node.points * factor
      } else {
        points[node.id] = scale(node.children, by: factor, stated: stated, into: &points)
      }
      sum += points[node.id, default: 0]
    }
    return sum
  }
}

extension IndicatorNode {
  /// Points that set nodes take, a set group counting whole.
  fileprivate func fixedPoints(_ stated: [String: Double]) -> Double {
    stated[id] ?? children.reduce(0) { $0 + $1.fixedPoints(stated) }
  }

  /// Points of the leaves outside set nodes.
  fileprivate func freePoints(_ stated: [String: Double]) -> Double {
    if stated[id] != nil { return 0 }
    return children.isEmpty ? points : children.reduce(0) { $0 + $1.freePoints(stated) }
  }

  fileprivate func with(points: [String: Double]) -> IndicatorNode {
    var body = body
    if case .group(let children, let aggregate) = body {
      body = .group(children: children.map { $0.with(points: points) }, aggregate: aggregate)
    }
    return IndicatorNode(id: id, title: title, points: points[id] ?? self.points, owner: owner, body: body)
  }
}
