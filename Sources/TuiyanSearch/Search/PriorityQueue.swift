// SPDX-License-Identifier: GPL-3.0-or-later

/// A binary heap: the element that comes first is always at hand; equal ones leave in the order they came.
struct PriorityQueue<Element> {
  private var heap: [(place: Int, element: Element)] = []
  private var inserted = 0
  private let comesFirst: (Element, Element) -> Bool

  init(_ comesFirst: @escaping (Element, Element) -> Bool) { self.comesFirst = comesFirst }

  mutating func insert(_ element: Element) {
    heap.append((inserted, element))
    inserted += 1
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> Element? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.element }
    heap[0] = last
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let best = children.min(by: { precedes($0, $1) }), precedes(best, parent) else { return first.element }
      heap.swapAt(best, parent)
      parent = best
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if comesFirst(heap[left].element, heap[right].element) { return true }
    if comesFirst(heap[right].element, heap[left].element) { return false }
    return heap[left].place < heap[right].place
  }
}
