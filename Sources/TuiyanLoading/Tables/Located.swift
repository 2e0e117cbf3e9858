// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A value with the place in a file where it is written.
public struct Located<Value: Sendable>: Sendable {
  public let value: Value
  public let place: Place

  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
