// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Testing
import TuiyanNumerics

@Suite("The largest values across columns")
struct LargestValuesTests {
  /// Seven columns of tenths, so that many are equal.
  private let columns: [[Double]] = (0..<7).map { column in
    var row = [Double](repeating: 0, count: 128)
    tk_uniforms(UInt64(column + 1), 0, 2, &row)
    return row.map { ($0 * 10).rounded() / 10 }
  }

  @Test("a value stands at place k where fewer than k are above it and at least k are not below it")
  func places() {
    let places = [1, 3, 4, 7]
    let found = LargestValues.at(places, of: columns, rows: 100)
    #expect(found.map(\.count) == [100, 100, 100, 100])
    for (index, place) in places.enumerated() {
      for row in 0..<100 {
        let value = found[index][row]
        #expect(columns.count { $0[row] > value } < place)
        #expect(columns.count { $0[row] >= value } >= place)
        #expect(columns.contains { $0[row] == value })
      }
    }
  }

  @Test("a place beyond the columns gives 0")
  func beyond() {
    #expect(LargestValues.at([8], of: columns, rows: 3) == [[0, 0, 0]])
    #expect(LargestValues.at([1], of: [], rows: 2) == [[0, 0]])
  }
}
