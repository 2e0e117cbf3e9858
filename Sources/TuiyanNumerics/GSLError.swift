// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// A status other than success from a GSL routine, or a result that is not a finite number.
public struct GSLError: Error, Hashable, Sendable {
  /// GSL's status (`gsl_errno.h`); `GSL_EDOM` where a value came back that is not finite.
  public let code: Int32
  /// The C function that returned it.
  public let operation: String

  /// An error of `operation` with GSL's status `code`.
  public init(code: Int32, operation: String) {
    self.code = code
    self.operation = operation
  }
}

/// The door to GSL: its abort handler is off before the first call, statuses become errors.
enum GSL {
  /// GSL's default handler ends the process; it is one global pointer, so it is switched off exactly once.
  static let ready: Void = { _ = gsl_set_error_handler_off() }()

  /// - Throws: `GSLError` unless `status` is success.
  static func check(_ status: Int32, _ operation: String) throws(GSLError) {
    if status != Int32(GSL_SUCCESS) { throw GSLError(code: status, operation: operation) }
  }

  /// `value` where it is finite; with the handler off GSL reports a failure by NaN alone.
  ///
  /// - Throws: `GSLError` with `GSL_EDOM` otherwise.
  static func finite(_ value: Double, _ operation: String) throws(GSLError) -> Double {
    if !value.isFinite { throw GSLError(code: Int32(GSL_EDOM), operation: operation) }
    return value
  }
}
