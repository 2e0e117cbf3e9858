// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// What a process has used, as the system counts it.
struct ProcessUsage {
  /// Processor seconds, of the program and of the system on its behalf.
  let processor: Double
  /// Most memory held, MiB: Linux counts kilobytes.
  let peak: Double

  /// Of this process so far.
  static var own: ProcessUsage {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return ProcessUsage(usage)
  }

  init(_ usage: rusage) {
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + 1e-6 * Double(time.tv_usec) }
    processor = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    peak = Double(usage.ru_maxrss) / 1024
  }

  /// The processor's name as the system gives it; nil where it gives none.
  static var processorName: String? {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
