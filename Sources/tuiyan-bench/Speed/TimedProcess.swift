// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// Another program at work.
///
/// Started and waited for by the system's own calls: `Process` of Foundation takes tens of milliseconds of its own where a
/// process may open many files, which is more than some of the differences that are measured.
struct TimedProcess {
  /// What a program took from its start to its end.
  struct Spent {
    /// Wall seconds from before its start to after its end.
    let wall: Double
    /// Processor seconds, of the program and of the system on its behalf.
    let processor: Double
    /// Most memory held, MiB; nil where it is no more than this process held when it started the other, which the system
    /// counts as the other's.
    let peak: Double?
    let output: Data
  }

  private let command: [String]
  private let began: ContinuousClock.Instant
  private let child: pid_t
  private let output: FileHandle
  /// What this process has held, MiB.
  private let floor: Double

  /// Starts a program, whose standard output is kept and whose errors go where ours go.
  /// - Throws: where it cannot be started.
  init(_ command: [String]) throws {
    let pipe = Pipe()
    let writing = pipe.fileHandleForWriting.fileDescriptor
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, writing, 1)
    for descriptor in [writing, pipe.fileHandleForReading.fileDescriptor] where descriptor != 1 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    let words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    floor = ProcessUsage.own.peak
    began = ContinuousClock.now
    let failure = posix_spawn(&child, command[0], &actions, nil, words, environ)
    try pipe.fileHandleForWriting.close()
    guard failure == 0 else {
      throw ValidationError("\(command[0]) cannot be started: \(String(cString: strerror(failure)))")
    }
    self.command = command
    self.child = child
    output = pipe.fileHandleForReading
  }

  /// Waits for its end.
  /// - Throws: where it ends other than with status 0.
  func end() throws -> Spent {
    let output = try output.readToEnd() ?? Data()
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw ValidationError("\(command[0]): \(String(cString: strerror(errno)))") }
    }
    let wall = (ContinuousClock.now - began) / .seconds(1)
    // An exit status stands in the second byte; the first names a signal.
    guard status == 0 else {
      let how = status & 127 == 0 ? "status \(status >> 8 & 255)" : "signal \(status & 127)"
      throw ValidationError("\(command.joined(separator: " ")) ended with \(how)")
    }
    let spent = ProcessUsage(usage)
    return Spent(
      wall: wall, processor: spent.processor, peak: spent.peak > floor ? spent.peak : nil, output: output)
  }
}
