// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One tile of a judge: its plan-free draws, the state under the plan last judged, and the answers to all atoms.
/// Owned by one thread at a time.
final class ReplayTile {
  let tile: TileSchedule.Tile
  let draws: TileDraws
  /// [kept steps].
  let states: [StepState]
  /// Rank rows of the members that atoms ask about, [kept steps][requests][lanes].
  let ranks: UnsafeMutablePointer<Double>
  /// [kept steps][boards]: sorted totals of the members no plan can move, [lanes][still members].
  var still: [[[Double]]]
  var atoms: [UInt64]

  init(tile: TileSchedule.Tile, model: CompiledModel, layout: DrawLayout, state: StateLayout, requests: Int, atoms: Int)
  {
    self.tile = tile
    draws = TileDraws(layout: layout, deeds: model.deeds.count)
    states = layout.steps.map { _ in StepState(layout: state) }
    ranks = .allocate(capacity: max(1, layout.steps.count * requests * Tile.lanes))
    still = []
    self.atoms = Array(repeating: 0, count: atoms)
  }

  deinit { ranks.deallocate() }
}
