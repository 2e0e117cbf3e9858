// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

extension CellProblem {
  var sentence: Sentence {
    switch self {
    case .empty(let column): ("“\(column)”是空的", "'\(column)' is empty")
    case .surroundingSpace(let column, let text):
      ("“\(column)”的“\(text)”首尾有空格（请删去）", "'\(column)' has spaces around '\(text)' (delete them)")
    case .notANumber(let column, let text, let fault):
      (
        "“\(column)”的“\(text)”不是数字（\(fault.advice.zh)）",
        "'\(column)': '\(text)' is not a number (\(fault.advice.en))"
      )
    case .badMask(let column, let text):
      (
        "“\(column)”的“\(text)”不是有掩码的数字（应形如 **.* 或 8*.*：只有 0–9、* 和最多一个小数点）",
        "'\(column)': '\(text)' is not a masked figure (expected the form **.* or 8*.*: digits, stars and at most one point)"
      )
    case .maskNotAllowed(let column, let text):
      (
        "“\(column)”不能用掩码“\(text)”（只有 history 的 value 和 results 的 score 可以；未知请留空）",
        "'\(column)' cannot be the masked figure '\(text)' (only value of history and score of results can; leave it empty where unknown)"
      )
    case .notARank(let text):
      (
        "“\(text)”不是位次（应为 1…1000000 的整数；未公布请留空）",
        "'\(text)' is not a rank (expected a whole number 1…1000000; leave it empty where not published)"
      )
    case .notAPeriod(let text, let step, let suggestion):
      (
        "“\(text)”不是时期（应形如 \(step.forms.joined(separator: "、"))\(suggestion.map { "；是不是“\($0)”？" } ?? "")）",
        "'\(text)' is not a period (expected the form \(step.forms.joined(separator: ", "))\(suggestion.map { "; did you mean '\($0)'?" } ?? ""))"
      )
    case .finerThanStep(let text, let step):
      (
        "时期“\(text)”比步长 \(step.rawValue) 更细（应形如 \(step.forms.joined(separator: "、"))）",
        "period '\(text)' is finer than the step '\(step.rawValue)' (expected the form \(step.forms.joined(separator: ", ")))"
      )
    case .unknownDepth(let text, let nearest):
      (
        "“\(text)”不是已知深度（可用：indicators、score、rank\(nearest.map { "；是不是“\($0)”？" } ?? "")）",
        "unknown depth '\(text)' (known: indicators, score, rank\(nearest.map { "; did you mean '\($0)'?" } ?? ""))"
      )
    case .controlCharacter(let column, let code):
      ("“\(column)”里有控制字符 \(code)（请删去）", "'\(column)' holds the control character \(code) (delete it)")
    case .titleTooLong(let scalars, let limit):
      ("名称有 \(scalars) 个字符，超过上限 \(limit)", "the title has \(scalars) characters, above the limit of \(limit)")
    }
  }
}

extension Step {
  /// How periods are written at this step or coarser.
  fileprivate var forms: [String] {
    switch self {
    case .month: ["2022-03", "2022-Q1", "2022"]
    case .quarter: ["2022-Q1", "2022"]
    case .year: ["2022"]
    }
  }
}

extension DecimalNumber.Fault {
  /// What to do about it.
  var advice: Sentence {
    switch self {
    case .spaces: ("请删去空格", "delete the spaces")
    case .fullWidth: ("请用半角字符", "use half-width characters")
    case .thousands: ("请去掉千分位逗号", "leave out the thousands separators")
    case .decimalComma: ("小数点请用“.”", "use '.' as the decimal point")
    case .underscore: ("请去掉下划线", "leave out the underscores")
    case .percent: ("请去掉 %，只写数字", "leave out the % and write the number alone")
    case .hexadecimal: ("应为十进制", "write it in decimal")
    case .notFinite: ("应为有限的数", "it must be finite")
    case .outOfRange: ("超出双精度能表示的范围", "it is beyond what double precision holds")
    case .placeholder: ("没有数据请留空", "leave the cell empty where there is no figure")
    case .other: ("应为十进制数，如 12、0.5、1.2e3", "expected a decimal number such as 12, 0.5 or 1.2e3")
    }
  }
}
