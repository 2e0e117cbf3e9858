// SPDX-License-Identifier: GPL-3.0-or-later

/// How a projection keeps the totals it draws until they are summarised.
public enum ScoreKeeping: String, Sendable, Hashable, Codable, CaseIterable {
  /// One by one, to single precision: quantiles are exact but for that.
  /// 4 bytes × replications × (units ranked × periods, over all boards).
  case exact
  /// Counted in narrow bins: memory does not grow with the replications, and quantiles are off by less than a bin.
  case sketch

  /// Bytes of totals up to which they are kept one by one where nobody says how: 2 GiB.
  public static let mostBytes = 2 << 30

  /// What holds where nobody says how; it depends on the scenario and the replications only, so that all parts of a run
  /// do the same.
  public static func automatic(for model: CompiledModel, replications: Int) -> ScoreKeeping {
    bytes(for: model, replications: replications) > mostBytes ? .sketch : .exact
  }

  /// Bytes that the totals of a run take one by one.
  public static func bytes(for model: CompiledModel, replications: Int) -> Int {
    let futures = model.worlds.areApart ? model.worlds.count : 1
    return 4 * ColumnShape(model).count * replications * futures
  }
}
