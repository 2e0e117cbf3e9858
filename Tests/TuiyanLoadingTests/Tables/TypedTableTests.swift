// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel
import TuiyanNumerics

@Suite("The four tables give typed rows, or say of each cell what is wrong with it")
struct TypedTableTests {
  private static let unitHeader = "id,title,kind,parent,depth\n"

  @Test("Columns may stand in any order, with note and source beside them")
  func order() throws {
    let (rows, problems) = TableReading.units(
      "depth,source,parent,note,kind,title,id\nscore,\"assumed: 例\",hunan,,prefecture,湘西州,xiangxi\nrank,,,,county,,longshan\n"
    )
    #expect(problems.isEmpty)
    #expect(rows.map(\.id.value) == ["xiangxi", "longshan"])
    #expect(rows.map(\.title.value) == ["湘西州", "longshan"])
    #expect(rows.map(\.parent.value) == ["hunan", nil])
    #expect(rows.map(\.depth.value) == [.score, .rank])
    #expect(rows.map(\.source) == ["assumed: 例", nil])
    #expect(rows[0].id.place == Place(file: "units.csv", line: 2, column: 42))
    #expect(rows[1].place == Place(file: "units.csv", line: 3, column: 1))
  }

  @Test(
    "A header is checked column by column, in both languages",
    arguments: [
      (
        "id,title,knd,parent,depth,id\n",
        [
          "1:10: 没有“knd”这一列（可用：id、title、kind、parent、depth、note、source；是不是“kind”？）", "1:27: 列名“id”重复（本行第 1 字符处已有）",
        ],
        [
          "1:10: unknown column 'knd' (known: id, title, kind, parent, depth, note, source; did you mean 'kind'?)",
          "1:27: column 'id' stands twice (first at column 1 of this line)",
        ]
      ),
      ("id,title,kind,depth\n", ["1:1: 缺少“parent”这一列"], ["1:1: column 'parent' is missing"]),
      (
        "id;title;kind;parent;depth\n", ["1:1: 各列用“;”分隔（应为英文逗号）"],
        ["1:1: the columns are separated by ';' (expected commas)"]
      ),
      ("id\ttitle\n", ["1:1: 各列用制表符分隔（应为英文逗号）"], ["1:1: the columns are separated by tabs (expected commas)"]),
    ]
  )
  func headers(text: String, chinese: [String], english: [String]) {
    #expect(TableReading.units(text).problems == chinese)
    #expect(TableReading.units(text, in: .en).problems == english)
  }

  @Test("units.csv: ids, kinds and depths must be there, ids differ, titles have at most 500 characters")
  func units() {
    let title = String(repeating: "名", count: 500)
    let (rows, problems) = TableReading.units(
      Self.unitHeader
        + "a,\(title),k,,score\na,A,k,,score\n,B,k,,score\nc,C, k,,scores\nd,\(title)名,,,\n,,,,\ne,E,k,,rank\n")
    #expect(
      problems == [
        "3:1: 单位“a”在第 2 行已有",
        "4:1: “id”是空的",
        "5:5: “kind”的“ k”首尾有空格（请删去）",
        "5:9: “scores”不是已知深度（可用：indicators、score、rank；是不是“score”？）",
        "6:3: 名称有 501 个字符，超过上限 500",
        "6:505: “kind”是空的",
        "6:507: “”不是已知深度（可用：indicators、score、rank）",
        "7:1: 这一行只有逗号（请删去）",
      ])
    #expect(rows.map(\.id.value) == ["a", "e"])
  }

  @Test("history.csv: a value is a decimal number, a masked figure or empty")
  func values() throws {
    let (rows, problems) = TableReading.history(
      "u,a,2022-01,12\nu,b,2022-01,-0.5e-1\nu,c,2022-01,.5\nu,d,2022-01,**.*\nu,e,2022-01,8*.*\nu,f,2022-01,\nu,g,2022-01,010\n"
    )
    #expect(problems.isEmpty)
    let mask = try #require(DigitMask("**.*"))
    let known = try #require(DigitMask("8*.*"))
    #expect(
      rows.map(\.value.value) == [
        Quantity(12), Quantity(-0.05), Quantity(0.5), Quantity(.mask(mask)), Quantity(.mask(known)), nil, Quantity(10),
      ])
  }

  @Test(
    "What is no number is refused with what to do about it",
    arguments: [
      ("\"1,234\"", "请去掉千分位逗号"), ("\"3,5\"", "小数点请用“.”"), ("1_000", "请去掉下划线"), ("85%", "请去掉 %，只写数字"),
      ("0x2A", "应为十进制"), ("nan", "应为有限的数"), ("-inf", "应为有限的数"), ("1e999", "超出双精度能表示的范围"), ("１２", "请用半角字符"),
      (" 12", "请删去空格"), ("未公布", "没有数据请留空"), ("—", "没有数据请留空"), ("1:30", "应为十进制数，如 12、0.5、1.2e3"),
      ("1e", "应为十进制数，如 12、0.5、1.2e3"),
      (".", "应为十进制数，如 12、0.5、1.2e3"), ("+-1", "应为十进制数，如 12、0.5、1.2e3"), ("yes", "应为十进制数，如 12、0.5、1.2e3"),
    ]
  )
  func noNumbers(text: String, advice: String) {
    let shown = text.filter { $0 != "\"" }
    #expect(TableReading.history("u,i,2022-01,\(text)\n").problems == ["2:13: “value”的“\(shown)”不是数字（\(advice)）"])
  }

  @Test("A period is at the step or coarser; what was meant is guessed")
  func periods() {
    let monthly = TableReading.history("u,a,2022-03,1\nu,b,2022-Q1,1\nu,c,2021,1\n")
    #expect(monthly.problems.isEmpty)
    #expect(monthly.rows.map(\.period.value.description) == ["2022-03", "2022-03", "2021-12"])
    let forms = "应形如 2022-03、2022-Q1、2022"
    let broken = TableReading.history(
      "u,a,2022/3,1\nu,a,2022年4月,1\nu,a,202205,1\nu,a,2022-13,1\nu,a,2022Q2,1\nu,a,soon,1\nu,a,,1\nu,a,2022-6-30,1\n")
    #expect(
      broken.problems == [
        "2:5: “2022/3”不是时期（\(forms)；是不是“2022-03”？）", "3:5: “2022年4月”不是时期（\(forms)；是不是“2022-04”？）",
        "4:5: “202205”不是时期（\(forms)；是不是“2022-05”？）", "5:5: “2022-13”不是时期（\(forms)）",
        "6:5: “2022Q2”不是时期（\(forms)；是不是“2022-Q2”？）", "7:5: “soon”不是时期（\(forms)）", "8:5: “period”是空的",
        "9:5: “2022-6-30”不是时期（\(forms)；是不是“2022-06”？）",
      ])
    #expect(
      TableReading.history("u,a,2022-03,1\n", step: .quarter).problems == [
        "2:5: 时期“2022-03”比步长 quarter 更细（应形如 2022-Q1、2022）"
      ])
  }

  @Test("Two rows for the same last step are refused, also where one is written as a coarser period")
  func duplicates() {
    let (rows, problems) = TableReading.history("u,a,2021-12,1\nu,a,2021-12,2\nu,a,2021,\nu,b,2021,1\nu,a,2021-11,1\n")
    #expect(
      problems == [
        "3:1: unit u、indicator a、period 2021-12 在第 2 行已有一行",
        "4:1: unit u、indicator a、period 2021-12 在第 2 行已有一行（较粗的时期代表其最后一步）",
      ])
    #expect(rows.count == 3)
  }

  @Test("results.csv: scores may be masked, ranks are whole numbers from 1, both may be empty")
  func results() throws {
    let good = TableReading.results("p,a,2021,71.5,9\np,b,2021,**.*,\np,c,2021,,10\np,d,2021,,\n")
    #expect(good.problems.isEmpty)
    #expect(good.rows.map(\.rank.value) == [9, nil, 10, nil])
    #expect(good.rows.map { $0.score.value == nil } == [false, false, true, true])
    let expected = "应为 1…1000000 的整数；未公布请留空"
    #expect(
      TableReading.results("p,a,2021,1,0\np,b,2021,1,1.0\np,c,2021,1,*\np,d,2021,1*x,2\np,d,2021,,-1\np,a,2021-12,,3\n")
        .problems == [
          "2:12: “0”不是位次（\(expected)）", "3:12: “1.0”不是位次（\(expected)）",
          "4:12: “rank”不能用掩码“*”（只有 history 的 value 和 results 的 score 可以；未知请留空）",
          "5:10: “score”的“1*x”不是有掩码的数字（应形如 **.* 或 8*.*：只有 0–9、* 和最多一个小数点）",
          "6:1: board p、unit d、period 2021-12 在第 5 行已有一行", "6:11: “-1”不是位次（\(expected)）",
          "7:1: board p、unit a、period 2021-12 在第 2 行已有一行（较粗的时期代表其最后一步）",
        ])
  }

  @Test("reference.csv: an empty indicator is the total; no masks; one row a board, indicator and last step")
  func reference() {
    let good = TableReading.reference("p,,2021,92,70,\np,days,2021,0.5,,20\n")
    #expect(good.problems.isEmpty)
    #expect(good.rows.map(\.indicator.value) == [nil, "days"])
    #expect(good.rows.map(\.best.value) == [92, 0.5])
    #expect(good.rows.map(\.mean.value) == [70, nil])
    #expect(good.rows.map(\.worst.value) == [nil, 20])
    #expect(
      TableReading.reference("p,,2021,**.*,,\np,,2021-Q4,1,,\n").problems == [
        "2:9: “best”不能用掩码“**.*”（只有 history 的 value 和 results 的 score 可以；未知请留空）",
        "3:1: board p、period 2021-12 在第 2 行已有一行（较粗的时期代表其最后一步）",
      ])
  }
}
