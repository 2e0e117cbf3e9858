// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Scenario {
  /// The stored plan asked for; doing nothing is always there.
  /// - Throws: `Failure.usage` that names the nearest one.
  func storedPlan(_ id: String) throws -> StoredPlan {
    if let plan = plans.first(where: { $0.id == id }) { return plan }
    if id == StoredPlan.nothing.id { return .nothing }
    throw Failure.usage(.unknownPlan(id, known: plans.map(\.id)))
  }
}
