// SPDX-License-Identifier: GPL-3.0-or-later

extension CompiledBoard {
  /// The same board with its unknown totals tied to the known ones.
  func with(rankOnly: RankOnlyOrder) -> CompiledBoard {
    CompiledBoard(
      board: board, members: members, nodes: nodes, roots: roots, leaves: leaves, rules: rules, total: total,
      rankOnly: rankOnly, indicatorMembers: indicatorMembers, indicatorPlace: indicatorPlace, tieBreak: tieBreak)
  }
}
