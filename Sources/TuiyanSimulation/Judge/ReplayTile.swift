// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One tile of a judge: its plan-free draws, the state under the plan last judged, and the answers to all atoms.
/// Owned by one thread at a time.
final class ReplayTile {
  let tile: TileSchedule.Tile
  let draws: TileDraws
  let state: TileState
  /// [kept steps][boards]: totals of the members no plan can move.
  var still: [[StillTotals]]
  var atoms: [UInt64]

  init(tile: TileSchedule.Tile, model: CompiledModel, layout: DrawLayout, state: StateLayout, atoms: Int) {
    self.tile = tile
    draws = TileDraws(layout: layout, deeds: model.deeds.count)
    self.state = TileState(layout: state)
    still = []
    self.atoms = Array(repeating: 0, count: atoms)
  }
}
