// SPDX-License-Identifier: GPL-3.0-or-later
import CXLSXWriter

extension BriefSheet {
  /// A rank course as a line chart over its table, first place on top.
  mutating func draw(_ course: BriefCourse, from first: Int, on sheet: borrowing SheetWriter) throws {
    let chart = try chart(LXW_CHART_LINE, title: course.title)
    let colours: [UInt32] = [0x56_B4_E9, 0x00_72_B2, 0x56_B4_E9, 0xD5_5E_00, 0x00_9E_73]
    for (place, _) in course.lines.enumerated() {
      let values = range(column: place + 1, rows: first + 1...first + course.periods.count)
      let series = chart_add_series(chart, range(column: 0, rows: first + 1...first + course.periods.count), values)
      chart_series_set_name(series, range(column: place + 1, rows: first...first))
      var line = lxw_chart_line()
      line.color = colours[min(place, colours.count - 1)]
      line.width = place == 1 ? 2.25 : 1.25
      if place > 2 {
        line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
        // A target may be about a single period, which no line shows.
        chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_LONG_DASH.rawValue))
      }
      chart_series_set_line(series, &line)
    }
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart_axis_set_min(chart.pointee.y_axis, 1)
    chart_axis_set_crossing_max(chart.pointee.y_axis)
    try insert(chart, at: 9, from: first, on: sheet)
  }

  /// What each indicator is worth, as bars over the table's last column.
  mutating func worths(_ table: Table, from first: Int, on sheet: borrowing SheetWriter) throws {
    guard !table.rows.isEmpty, let last = table.columns.last else { return }
    let chart = try chart(LXW_CHART_BAR, title: last.title)
    let rows = first + 1...first + table.rows.count
    let series = chart_add_series(
      chart, range(column: 0, rows: rows), range(column: table.columns.count - 1, rows: rows))
    chart_series_set_name(series, range(column: table.columns.count - 1, rows: first...first))
    var fill = lxw_chart_fill()
    fill.color = 0x00_72_B2
    chart_series_set_fill(series, &fill)
    chart_axis_set_reverse(chart.pointee.x_axis)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    try insert(chart, at: table.columns.count + 1, from: first, on: sheet)
  }

  private func chart(_ type: lxw_chart_type, title: String) throws -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(workbook, UInt8(type.rawValue)) else {
      throw WorkbookFault.library(operation: "workbook_add_chart \(name)", reason: "refused")
    }
    chart_title_set_name(chart, SVGText.escaped(title))
    return chart
  }

  private func insert(
    _ chart: UnsafeMutablePointer<lxw_chart>, at column: Int, from first: Int, on sheet: borrowing SheetWriter
  ) throws {
    let status = worksheet_insert_chart(sheet.handle, lxw_row_t(first), lxw_col_t(column), chart)
    try WorkbookFault.check(status, "worksheet_insert_chart \(name)")
  }

  /// Cells of this sheet as a formula names them.
  private func range(column: Int, rows: ClosedRange<Int>) -> String {
    let letters = CellName.letters(of: column)
    let sheet = name.replacing("'", with: "''")
    let cells = "$\(letters)$\(rows.lowerBound + 1)"
    return "='\(sheet)'!" + (rows.count == 1 ? cells : cells + ":$\(letters)$\(rows.upperBound + 1)")
  }
}
