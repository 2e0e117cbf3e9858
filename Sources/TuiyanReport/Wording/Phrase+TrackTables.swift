// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

/// Figures, owners and actions in `tuiyan track`.
extension Phrase {
  static let outOfBand = Phrase("需要关注的指标", "Figures to look at")
  static let allFigures = Phrase("各项指标", "Every figure")
  static let nothingOut = Phrase("没有黄灯和红灯。", "Nothing amber or red.")
  static let standingsCameIn = Phrase("公布的得分和位次", "Published scores and ranks")
  static let what = Phrase("内容", "What")
  static let actual = Phrase("实绩", "Actual")
  static let projectedMedian = Phrase("预测中位", "Projected")
  static let band50 = Phrase("50 %区间", "50 % band")
  static let band90 = Phrase("90 %区间", "90 % band")
  static let light = Phrase("灯", "Light")
  static let lightsSoFar = Phrase("历期", "So far")

  static let trackByOwner = Phrase("按牵头单位", "By lead department")
  static let green = Phrase("绿", "Green")
  static let amber = Phrase("黄", "Amber")
  static let red = Phrase("红", "Red")
  static let actionsOnTime = Phrase("措施按计划", "Actions on plan")
  static let actionsLate = Phrase("晚", "Late")
  static let actionsDone = Phrase("完成", "Done")
  static let actionsNotCredited = Phrase("未获认可", "Not credited")

  static let byAction = Phrase("按措施", "By action")
  static let planned = Phrase("计划启动", "Planned")
  static let actualStart = Phrase("实际启动", "Start")
  static let standing = Phrase("进展", "Standing")
  static let delay = Phrase("推迟（期）", "Late by")
  static let takesEffect = Phrase("见效自", "Counts from")
  static let notPlanned = Phrase("计划外", "not planned")

  static func standing(_ standing: TrackedAction.Standing) -> Phrase {
    switch standing {
    case .assumedOnPlan: Phrase("未报，按计划推定", "not reported; taken as planned")
    case .ahead: Phrase("未到启动时间", "not yet its turn")
    case .reported(.late): Phrase("推迟", "late")
    case .reported(.running): Phrase("进行中", "running")
    case .reported(.done): Phrase("已完成", "done")
    case .reported(.notCredited): Phrase("已完成，未获认可", "done, not credited")
    }
  }

  static let rank1 = Phrase("位次", "rank")
  static let score1 = Phrase("得分", "score")
}
