// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Workbooks and openpyxl", .enabled(if: Spreadsheet.isThere, Spreadsheet.reason))
struct OtherSoftwareTests {
  /// The template as a workbook, edited by openpyxl, imported.
  private func imported(_ edit: String, _ scratch: Scratch) throws -> CommandRun {
    #expect(try CommandRun.of(["init", "--xlsx", scratch.path("book.xlsx")]).status == 0)
    let script = "import sys, openpyxl, datetime\nb = openpyxl.load_workbook(sys.argv[1])\n\(edit)\nb.save(sys.argv[1])"
    let edited = try Spreadsheet.run(script, [scratch.path("book.xlsx")])
    #expect(edited.status == 0, "\(edited.output)")
    return try CommandRun.of(["import", scratch.path("book.xlsx"), "-o", scratch.path("mine")])
  }

  @Test("openpyxl finds sheets in Chinese, frozen headings, drop-downs, notes and text that is no formula")
  func reads() throws {
    let scratch = try Scratch()
    #expect(try CommandRun.of(["init", "--xlsx", scratch.path("book.xlsx")]).status == 0)
    let script = """
      import sys, openpyxl
      b = openpyxl.load_workbook(sys.argv[1])
      print(",".join(b.sheetnames))
      s = b["措施"]
      print(s.freeze_panes, [c.value for c in s[1]][:3], s["A1"].comment is not None, s["C1"].comment is not None)
      print(sorted(v.formula1 for v in s.data_validations.dataValidation)[:2])
      print([c.data_type for w in b for r in w.iter_rows() for c in r if c.data_type in "fe"])
      print(b["历史"]["D2"].value, b["历史"]["D2"].data_type, b["情景"]["B4"].value)
      """
    let lines = try Spreadsheet.run(script, [scratch.path("book.xlsx")]).output.split(separator: "\n").map(String.init)
    let sheets = "说明,情景,地区,历史,通报结果,参考,体系,指标,榜单,走势,责任单位,措施,成效,协同,预算,未来,未来改动,目标,方案,方案安排,核对,其他"
    #expect(
      lines == [
        sheets, "C2 ['编号', '名称', '责任单位'] True True", "['\"文件,假设,遮盖\"', '\"是,否\"']", "[]", "69.5 n 2024-03",
      ])
  }

  @Test("a book that openpyxl has saved again, with inline styles and its own shared texts, is the same scenario")
  func savedAgain() throws {
    let scratch = try Scratch()
    let run = try imported("pass", scratch)
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    #expect(try CommandRun.of(["validate", scratch.path("mine")]).status == 0)
  }

  @Test("merged title rows, real dates, percent cells, full-width digits, spaces and blank rows are read and reported")
  func tolerances() throws {
    let scratch = try Scratch()
    let run = try imported(
      """
      s = b["责任单位"]
      s.insert_rows(1, 2); s["A1"] = "县直单位一览表"; s.merge_cells("A1:E1"); s["A2"] = "2024年4月制"
      s["C4"] = "１２"
      b["情景"]["B4"] = datetime.date(2024, 3, 31); b["情景"]["B4"].number_format = "yyyy-mm-dd"
      b["情景"]["B5"] = "2024年12月"
      a = b["措施"]
      head = [c.value for c in a[1]]
      cell = a.cell(2, head.index("成功率") + 1); cell.value = 0.9; cell.number_format = "0%"
      a.cell(2, head.index("名称") + 1).value = " 数据共享平台对接 "
      h = b["历史"]; h.insert_rows(4); h["D2"] = 0.695; h["D2"].number_format = "0.0%"
      """, scratch)
    #expect(run.status == 0, "\(run.error)")
    let lines = run.errorLines
    #expect(lines.first == "读入时有9处不合格式但看得懂，已按下面理解，请核对：")
    #expect(
      Set(lines.dropFirst()) == [
        "工作表“责任单位”：表头以上的行未读，2处（A1:A2）", "工作表“责任单位”：全角字符改为半角，1处（C4）",
        "工作表“情景”：日期改写为时期，2处：2024-03-31 → 2024-03（B4）、2024年12月 → 2024-12（B5）", "工作表“措施”：百分数按小数读（85%为0.85），1处（L2）",
        "工作表“措施”：去掉首尾空格，1处（B2）", "工作表“历史”：空行略过，1处（A4）", "工作表“历史”：百分数按百分点读（85%为85），1处（D2）",
      ])
    #expect(try scratch.text("mine/scenario.yaml").contains("as_of: 2024-03\n"))
    #expect(try scratch.text("mine/history.csv").contains("yunxi,online-rate,2023-11,69.5,"))
    #expect(try scratch.text("mine/scenario.yaml").contains("success: 0.9"))
  }

  @Test("errors name sheet and cell, all at once, and nothing is written")
  func errors() throws {
    let scratch = try Scratch()
    let run = try imported(
      """
      b["责任单位"]["C2"] = "十二"
      b["指标"]["D3"] = "#N/A"; b["指标"]["D3"].data_type = "e"
      b["目标"]["C2"] = "宝"
      b["历史"]["B3"] = "onlinerate"
      """, scratch)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.last == "共2处错误，没有导入。")
    #expect(run.error.contains("工作表“指标”D3：单元格里是错误值 #N/A"))
    #expect(run.error.contains("工作表“目标”C2：“性质”不能是“宝”（应为 保、争"))
    #expect(try scratch.contents() == ["book.xlsx"])
  }

  @Test("what the loader finds wrong is said at the cell it came from")
  func loaderErrors() throws {
    let scratch = try Scratch()
    let run = try imported("b['责任单位']['C2'] = '十二'; b['历史']['B3'] = 'onlinerate'", scratch)
    #expect(run.status == 2)
    #expect(run.errorLines.contains { $0.hasPrefix("工作表“责任单位”C2：") && $0.contains("十二") })
    #expect(run.errorLines.contains { $0.hasPrefix("工作表“历史”B3：") && $0.contains("online-rate") })
    #expect(!run.error.contains("scenario.yaml"))
    #expect(try scratch.contents() == ["book.xlsx"])
  }

  @Test("a number that shows as 2023.10 is January or October, and refused")
  func unclearPeriod() throws {
    let scratch = try Scratch()
    let run = try imported("c = b['历史']['C2']; c.value = 2023.1; c.number_format = '0.00'", scratch)
    #expect(run.status == 2)
    #expect(run.error.contains("工作表“历史”C2：“时期”的“2023.1”看不出是 2023-01 还是 2023-10"), "\(run.error)")
    #expect(try scratch.contents() == ["book.xlsx"])
  }

  @Test("an unknown sheet is named, and one whose name is nearly right is asked about")
  func sheets() throws {
    let scratch = try Scratch()
    let run = try imported("b.create_sheet('领导批示')['A1'] = '请阅'", scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("工作表“领导批示”：不是情景的一部分，没有读"))
    let other = try Scratch()
    let wrong = try imported("b['通报结果'].title = '通报结课'", other)
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("是否想用“通报结果”？"))
  }

  @Test(
    "a cell that must be filled is named itself, not the first one of its row that is",
    arguments: ["历史!A2", "历史!B2", "历史!C2", "通报结果!A2", "通报结果!B2", "参考!A2", "地区!A2", "地区!C2", "成效!A2"])
  func emptied(cell: String) throws {
    let scratch = try Scratch()
    let parts = cell.split(separator: "!")
    let run = try imported("b['\(parts[0])']['\(parts[1])'] = None", scratch)
    #expect(run.status == 2)
    #expect(run.errorLines.contains { $0.hasPrefix("工作表“\(parts[0])”\(parts[1])：") }, "\(run.error)")
  }
}
