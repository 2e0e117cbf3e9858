// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

extension StreamKey {
  /// Where the factor stands that all units of a leaf share, on whatever board; all totals share one. A panel and the
  /// processes beside it draw the same.
  package static func common(of subject: ModelEstimate.Subject) -> StreamKey {
    switch subject {
    case .indicator(let id): things.child("common").child(id)
    case .total: things.child("common-total")
    }
  }
}
