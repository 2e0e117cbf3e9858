// SPDX-License-Identifier: GPL-3.0-or-later

/// One of several equal parts of a run's replications, written `i/n`: the i-th of n, 1 ≤ i ≤ n.
///
/// Parts are cut between tiles of 64 replications; put one after the other they are the whole run, in order.
public struct ReplicationSlice: Sendable, Hashable, Codable {
  /// 1 … `of`.
  public let index: Int
  public let of: Int

  /// All replications.
  public static let whole = ReplicationSlice(index: 1, of: 1)

  private init(index: Int, of: Int) {
    self.index = index
    self.of = of
  }

  /// nil where the text is not `i/n` with 1 ≤ i ≤ n ≤ 100,000.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let index = Int(parts[0]), let of = Int(parts[1]), 1...100_000 ~= of, 1...of ~= index
    else { return nil }
    self.init(index: index, of: of)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let slice = ReplicationSlice(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
    }
    self = slice
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// `i/n`.
  public var text: String { "\(index)/\(of)" }

  /// This part of so many tiles; together the parts are all of them, in order, and differ by one tile at most.
  func range(of tiles: Int) -> Range<Int> { (index - 1) * tiles / of..<index * tiles / of }
}
