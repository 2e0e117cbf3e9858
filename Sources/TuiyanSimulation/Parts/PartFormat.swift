// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What a part of a run says of itself: parts that differ in anything but the slice do not belong together.
public struct PartHeader: Codable, Sendable, Hashable {
  /// The command whose run it is a part of.
  public enum Kind: String, Codable, Sendable { case project, plan }

  public var kind: Kind
  /// Version of the program that made it.
  public var program: String
  /// Where the scenario was, as written, and how its tables were encoded.
  public var path: String
  public var encoding: String
  /// Id of the scenario, and the digest of every byte of it.
  public var scenario: String
  public var digest: String
  /// What `--set` changed, as written.
  public var changes: [String]
  public var seed: UInt64
  public var replications: Int
  public var drawsEveryLeaf: Bool
  public var slice: ReplicationSlice
  /// Projections: the plan, and how totals are kept.
  public var plan: String?
  public var scores: ScoreKeeping?
  /// Plans: how futures without probabilities are weighed.
  public var robust: String?
  /// Bytes behind the header, set when the part is written.
  public var bytes = 0

  public init(
    kind: Kind, program: String, path: String, encoding: String, scenario: String, digest: String, changes: [String],
    seed: UInt64, replications: Int, drawsEveryLeaf: Bool, slice: ReplicationSlice
  ) {
    self.kind = kind
    self.program = program
    self.path = path
    self.encoding = encoding
    self.scenario = scenario
    self.digest = digest
    self.changes = changes
    self.seed = seed
    self.replications = replications
    self.drawsEveryLeaf = drawsEveryLeaf
    self.slice = slice
  }
}

/// Why a file is not a part that can be read.
public enum PartFault: Error, Sendable, Hashable {
  case notAPart
  /// Written by a version of the program that keeps other things, or the same ones otherwise.
  case otherForm
  case truncated(expected: Int, found: Int)
  case damaged
}

/// Where the bytes of a part come from; safe to read from several threads.
public protocol PartSource: Sendable {
  var byteCount: Int { get }
  /// Fills the buffer from an offset.
  /// - Throws: where that cannot be read.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws
}

/// Writes a part: mark, header, words, and at the end the digest of all before.
///
///     "tuiyanP4" | header length | header (JSON, blanks to a whole word) | payload | XXH64
package final class PartWriter {
  static let mark = Array("tuiyanP4".utf8)

  private let sink: (UnsafeRawBufferPointer) throws -> Void
  private var digest = ByteDigest()
  private var left: Int

  /// - Parameters:
  ///   - payload: bytes that will follow.
  ///   - sink: takes the bytes in order.
  package init(_ header: PartHeader, payload: Int, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    self.sink = sink
    left = payload
    var header = header
    header.bytes = payload
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = [UInt8](try encoder.encode(header))
    while text.count % 8 != 0 { text.append(32) }
    try put(Self.mark)
    try put([UInt64(text.count)])
    try put(text)
  }

  private func put<Value>(_ values: [Value]) throws { try values.withUnsafeBytes(put) }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    digest.add(bytes)
    try sink(bytes)
  }

  /// Takes the next words of the payload.
  package func write(_ words: [UInt64]) throws { try words.withUnsafeBytes(write) }

  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    left -= bytes.count
    try put(bytes)
  }

  /// Ends the part.
  package func finish() throws {
    precondition(left == 0, "a part holds as many bytes as its header says")
    try [digest.value].withUnsafeBytes(sink)
  }
}

/// A part that is there whole: its header and where its payload begins.
public struct PartReader: Sendable {
  public let header: PartHeader
  let source: any PartSource
  /// Offset of the payload.
  let start: Int

  /// Reads the header and checks every byte against the digest.
  /// - Throws: `PartFault`, or what the source throws.
  public init(_ source: any PartSource) throws {
    self.source = source
    var head = [UInt8](repeating: 0, count: 16)
    guard source.byteCount >= 16 else { throw PartFault.notAPart }
    try head.withUnsafeMutableBytes { try source.read(at: 0, into: $0) }
    guard head[..<7] == PartWriter.mark[..<7] else { throw PartFault.notAPart }
    guard head[7] == PartWriter.mark[7] else { throw PartFault.otherForm }
    let length = head[8...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length % 8 == 0, length > 0, length < 1 << 24 else { throw PartFault.damaged }
    start = 16 + Int(length)
    guard source.byteCount > start else {
      throw PartFault.truncated(expected: start, found: source.byteCount)
    }
    var text = [UInt8](repeating: 0, count: Int(length))
    try text.withUnsafeMutableBytes { try source.read(at: 16, into: $0) }
    guard let header = try? JSONDecoder().decode(PartHeader.self, from: Data(text)), 0...(1 << 50) ~= header.bytes,
      header.bytes % 8 == 0
    else { throw PartFault.damaged }
    self.header = header
    let whole = start + header.bytes + 8
    guard source.byteCount >= whole else { throw PartFault.truncated(expected: whole, found: source.byteCount) }
    guard source.byteCount == whole, try Self.digest(source, bytes: whole - 8) == Self.word(source, at: whole - 8)
    else { throw PartFault.damaged }
  }

  private static func digest(_ source: any PartSource, bytes: Int) throws -> UInt64 {
    var digest = ByteDigest()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var offset = 0
    while offset < bytes {
      let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, bytes - offset)])
      try source.read(at: offset, into: piece)
      digest.add(UnsafeRawBufferPointer(piece))
      offset += piece.count
    }
    return digest.value
  }

  private static func word(_ source: any PartSource, at offset: Int) throws -> UInt64 {
    var word: UInt64 = 0
    try withUnsafeMutableBytes(of: &word) { try source.read(at: offset, into: $0) }
    return word
  }

  /// Words of the payload.
  /// - Parameter offset: in words from the payload's start.
  func words(at offset: Int, count: Int) throws -> [UInt64] {
    guard offset >= 0, count >= 0, (offset + count) * 8 <= header.bytes else { throw PartFault.damaged }
    var words = [UInt64](repeating: 0, count: count)
    try words.withUnsafeMutableBytes { try source.read(at: start + offset * 8, into: $0) }
    return words
  }
}

/// Reads the words of a part one after the other.
package struct PartCursor {
  let reader: PartReader
  package private(set) var offset = 0

  package init(_ reader: PartReader) { self.reader = reader }

  package mutating func words(_ count: Int) throws -> [UInt64] {
    defer { offset += count }
    return try reader.words(at: offset, count: count)
  }

  package mutating func rows(_ rows: Int, of count: Int) throws -> [[UInt64]] {
    let all = try words(rows * count)
    return (0..<rows).map { Array(all[$0 * count..<($0 + 1) * count]) }
  }
}
