// SPDX-License-Identifier: GPL-3.0-or-later

/// The unit of work of every simulation loop: 64 replications abreast, one to a lane.
public enum Tile {
  /// Replications in a tile; buffers are laid out `[index × lanes]`.
  public static let lanes = 64
}
