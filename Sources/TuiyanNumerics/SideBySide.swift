// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch

/// Two things that do not need each other.
public enum SideBySide {
  /// Both results; at the same time where there are two threads or more.
  ///
  /// The second has a thread of its own: inside `concurrentPerform`, whatever either shares among threads would get one.
  public static func run<First: Sendable, Second: Sendable>(
    threads: Int, _ first: () -> First, _ second: () -> Second
  ) -> (First, Second) {
    guard threads > 1 else { return (first(), second()) }
    return withoutActuallyEscaping(second) { second in
      let errand = Errand(work: second)
      let group = DispatchGroup()
      DispatchQueue.global().async(group: group) { errand.run() }
      let own = first()
      group.wait()
      guard let other = errand.result else { preconditionFailure("the group waits until the errand has run") }
      return (own, other)
    }
  }

  /// Run by one thread, and read by the other only once that has ended.
  private final class Errand<Result>: @unchecked Sendable {
    private let work: () -> Result
    private(set) var result: Result?

    init(work: @escaping () -> Result) { self.work = work }

    func run() { result = work() }
  }
}
