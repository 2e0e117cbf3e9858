// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation

@Suite("Actions of which part has come to pass")
struct LockTests {
  /// One still leaf at 40 with an action, locked, that a plan starts at h = 1.
  private func course(_ lock: ActionLock, _ effect: Effect, success: Double = 1) throws -> [Double] {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([leaf("x", range: 0...100)])
    fixture.unit("a", ["x": 40])
    fixture.actions.append(
      Action(
        id: "deed", title: "deed", owner: nil, units: ["a"], each: false, money: 0, staff: 0,
        earliest: Fixture.period(1), latest: Fixture.period(4), duration: 3, slip: Quantity(2), success: success,
        credit: 1, requires: [], excludes: [], effects: [effect], evidence: nil, locks: ["a": lock]))
    return try fixture.project(["deed": 1]).means("a")
  }

  @Test("the settled period counts, whatever the duration and the slip")
  func settled() throws {
    let lock = ActionLock(inForceFrom: Fixture.period(2))
    expectEqual(try course(lock, effect("x", .add(Quantity(8)))), [40, 40, 48, 48, 48])
    expectEqual(try course(lock, effect("x", .add(Quantity(8)), delay: 1)), [40, 40, 40, 48, 48])
  }

  @Test("what was in force at as_of is in the data: only the rest of a ramp is still to come")
  func ramps() throws {
    // Half of the ramp of four was in force at h = 0.
    let lock = ActionLock(inForceFrom: Fixture.period(-1))
    expectEqual(try course(lock, effect("x", .add(Quantity(8)), ramp: 4)), [40, 42, 44, 44, 44])
    // A quarter of the way is closed: 40 is 60 short, so 80 short before; half of 80 is left in the end.
    expectEqual(try course(lock, effect("x", .close(Quantity(0.5)), ramp: 4))[2...].map { $0 }, [60, 60, 60])
    // Half of the way to 60 is gone: 40 again, and 20 more.
    expectEqual(try course(lock, effect("x", .set(Quantity(60)), ramp: 4))[2...].map { $0 }, [60, 60, 60])
    expectEqual(try course(lock, effect("x", .add(Quantity(8)))), [40, 40, 40, 40, 40])
  }

  @Test("success and credit that are known are not drawn")
  func chance() throws {
    let period = Fixture.period(1)
    let add = effect("x", .add(Quantity(8)))
    expectEqual(try course(ActionLock(inForceFrom: period, success: 1), add, success: 0), [40, 48, 48, 48, 48])
    expectEqual(try course(ActionLock(inForceFrom: period, success: 0), add), [40, 40, 40, 40, 40])
    expectEqual(try course(ActionLock(inForceFrom: period, credit: 0), add), [40, 40, 40, 40, 40])
  }
}
