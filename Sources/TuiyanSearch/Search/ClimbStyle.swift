// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a climb strays from the best plan it knows.
struct ClimbStyle {
  /// Share of the worth that the next plan may be worse by at first; it shrinks to nothing.
  let heat: Double
  /// Rounds after which the climb goes on from the best plan.
  let patience: Int
  /// Of 100 rounds, how many put in a decision drawn from those left out, whatever has to go for it.
  let forced: Int

  /// For worths that cost a pass over replications: few rounds, near the best.
  static let near = ClimbStyle(heat: 0.004, patience: 64, forced: 0)
  /// For cheap worths: many rounds, and whole groups of decisions that only pay together are tried.
  static let wide = ClimbStyle(heat: 0.01, patience: 512, forced: 50)
}
