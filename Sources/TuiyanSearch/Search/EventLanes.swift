// SPDX-License-Identifier: GPL-3.0-or-later

/// The lanes of every node of a network, one byte each, with a draft of what would change.
struct EventLanes {
  let network: EventNetwork
  private let lanes: Int
  private let masks: [[UInt8]]
  /// [nodes × lanes]: 0 or 1.
  private var rows: [UInt8]
  private var draft: [UInt8]
  /// [nodes]: the draft holds it.
  private var isDrafted: [Bool]
  private var drafted: [Int] = []
  /// [asked × groups]
  private(set) var counts: [Int]

  init(_ network: EventNetwork, margins: [[Float]]) {
    self.network = network
    let lanes = margins.first?.count ?? 0
    self.lanes = lanes
    masks = network.masks
    rows = Array(repeating: 0, count: (network.events + network.nodes.count) * lanes)
    draft = rows
    isDrafted = Array(repeating: false, count: network.events + network.nodes.count)
    counts = Array(repeating: 0, count: network.asked.count * masks.count)
    for event in margins.indices { draftEvent(event, margins[event], nil, 0) }
    for node in network.nodes.indices { draftNode(network.events + node) }
    var drafted = counts
    countDraft(into: &drafted)
    keep(drafted)
  }

  /// Drafts an event anew: margins plus `factor` times what a move adds.
  mutating func draftEvent(_ event: Int, _ margins: [Float], _ move: MarginModel.Move?, _ factor: Float) {
    let offset = event * lanes
    draft.withUnsafeMutableBufferPointer { draft in
      margins.withUnsafeBufferPointer { margins in
        guard let move else {
          for lane in 0..<margins.count { draft[offset + lane] = margins[lane] >= 0 ? 1 : 0 }
          return
        }
        let amounts = move.amounts
        if move.isDense {
          for lane in 0..<min(margins.count, amounts.count) {
            draft[offset + lane] = margins[lane] + factor * amounts[lane] >= 0 ? 1 : 0
          }
        } else {
          rows.withUnsafeBufferPointer { rows in
            for lane in 0..<margins.count { draft[offset + lane] = rows[offset + lane] }
          }
          for place in 0..<amounts.count {
            let lane = Int(move.places[place])
            draft[offset + lane] = margins[lane] + factor * amounts[place] >= 0 ? 1 : 0
          }
        }
      }
    }
    mark(event)
  }

  /// Drafts everything above the drafted events.
  mutating func draftAbove() {
    guard drafted.contains(where: { !network.above[$0].isEmpty }) else { return }
    for node in Set(drafted.flatMap { network.above[$0] }).sorted() { draftNode(node) }
  }

  private mutating func mark(_ node: Int) {
    isDrafted[node] = true
    drafted.append(node)
  }

  private mutating func draftNode(_ number: Int) {
    let node = network.nodes[number - network.events]
    let target = number * lanes
    let lanes = lanes
    let isDrafted = isDrafted
    draft.withUnsafeMutableBufferPointer { draft in
      rows.withUnsafeBufferPointer { rows in
        func member(_ number: Int) -> UnsafePointer<UInt8>? {
          (isDrafted[number] ? UnsafePointer(draft.baseAddress) : rows.baseAddress).map { $0 + number * lanes }
        }
        let start: UInt8
        if case .all = node.rule { start = 1 } else { start = 0 }
        for lane in 0..<lanes { draft[target + lane] = start }
        for number in node.members {
          guard let row = member(number) else { continue }
          switch node.rule {
          case .all: for lane in 0..<lanes { draft[target + lane] &= row[lane] }
          case .any: for lane in 0..<lanes { draft[target + lane] |= row[lane] }
          // The count stays at 255: a guide needs no more.
          case .atLeast: for lane in 0..<lanes { draft[target + lane] &+= draft[target + lane] == 255 ? 0 : row[lane] }
          }
        }
        if case .atLeast(let n) = node.rule {
          let least = UInt8(clamping: n)
          for lane in 0..<lanes { draft[target + lane] = draft[target + lane] >= least ? 1 : 0 }
        }
      }
    }
    mark(number)
  }

  /// What would be counted if the draft held.
  func countDraft(into result: inout [Int]) {
    for place in counts.indices { result[place] = counts[place] }
    for node in drafted where network.place[node] >= 0 {
      for group in masks.indices {
        result[network.place[node] * masks.count + group] = count(node, masks[group])
      }
    }
  }

  private func count(_ node: Int, _ mask: [UInt8]) -> Int {
    let offset = node * lanes
    return draft.withUnsafeBufferPointer { draft in
      mask.withUnsafeBufferPointer { mask in
        var sum: UInt32 = 0
        for lane in 0..<mask.count { sum &+= UInt32(draft[offset + lane] & mask[lane]) }
        return Int(sum)
      }
    }
  }

  /// Makes the draft what holds, with these counts.
  mutating func keep(_ counts: [Int]) {
    for place in counts.indices { self.counts[place] = counts[place] }
    commit()
  }

  /// Forgets the draft.
  mutating func forget() {
    for node in drafted { isDrafted[node] = false }
    drafted.removeAll(keepingCapacity: true)
  }

  private mutating func commit() {
    let lanes = lanes
    rows.withUnsafeMutableBufferPointer { rows in
      draft.withUnsafeBufferPointer { draft in
        for node in drafted {
          for lane in node * lanes..<(node + 1) * lanes { rows[lane] = draft[lane] }
        }
      }
    }
    forget()
  }
}
