// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What the leadership brief says of risks and of how far to trust it.
extension Phrase {
  static let briefRisksAndPractices = Phrase("风险和借鉴", "Risks, borrowed practices")
  static let briefTrust = Phrase("可靠性和编制依据", "How far to trust this")
  static let briefRisks = Phrase("可能出问题的地方", "What could go wrong")

  static func briefFails(_ target: String, rate: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(target))落空的概率\(rate)。", "\(Grammar.quoted(target)) fails with probability \(rate). ")
  }

  /// The circumstances most failures fall into, for leaders.
  static func briefFailsWhen(_ target: String, _ conditions: [String], density: String, coverage: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(target))主要在这种情形下落空：\(conditions.joined(separator: "，且"))。此时落空率\(density)，"
        + "占全部落空的\(coverage)。",
      "\(Grammar.quoted(target)) fails mainly when \(conditions.joined(separator: " and ")): then in \(density), "
        + "\(coverage) of all failures.")
  }

  /// - Parameter scale: of the losses that stand behind the names; nil where none do.
  static func briefKeystones(_ items: [String], _ scale: ObjectiveScale?) -> Phrase {
    guard let scale else {
      return Phrase(
        "最不能失手的措施：\(Grammar.list(items, .zh))。", "Actions that must not fail: \(Grammar.list(items, .en)).")
    }
    let unit: Phrase =
      scale == .probability ? Phrase("百分点", "percentage points") : Phrase("综合目标值", "units of the objective")
    return Phrase(
      "最不能失手的措施（抽掉后损失的\(unit[.zh])）：\(Grammar.list(items, .zh))。",
      "Actions that must not fail (what their loss would cost, in \(unit[.en])): \(Grammar.list(items, .en)).")
  }

  static func briefWorstFuture(_ target: String, _ future: String, _ probability: String) -> Phrase {
    Phrase(
      "若\(Grammar.quoted(future))，\(Grammar.quoted(target))的概率为\(probability)",
      "under \(Grammar.quoted(future)), \(Grammar.quoted(target)) has \(probability)")
  }

  static let briefStated = Phrase(
    "走势参数由情景给定，没有用历史估计。", "The dynamics are stated by the scenario, not learnt from history.")

  static func briefLearnt(_ items: String) -> Phrase {
    Phrase("走势由历史估计：\(items)。", "Dynamics learnt from history: \(items).")
  }

  static func briefLearntInAll(_ count: Int, _ rungs: [Phrase]) -> Phrase {
    Phrase(
      "\(count)项走势由历史估计" + (rungs.isEmpty ? "" : "，方法：\(rungs.map { $0[.zh] }.joined(separator: "；"))") + "。",
      "Dynamics of \(count) quantit\(count == 1 ? "y" : "ies") learnt from history"
        + (rungs.isEmpty ? "" : ", by \(rungs.map { $0[.en] }.joined(separator: "; "))") + ".")
  }

  static let briefSingleKeys = Phrase("个别参数", "single keys")

  static let briefNoBacktest = Phrase("没有可回测的往期通报。", "There are no past rankings to backtest.")

  static func briefBacktest(_ board: String, _ verdict: Phrase) -> Phrase {
    Phrase("\(board)回测：\(verdict[.zh])", "Backtest of \(board): \(verdict[.en])")
  }

  static func briefErrors(_ error: Double, replications: Int) -> Phrase {
    let points = NumberText.fixed(error * 100, max(1, NumberText.decimals(for: error * 100, atMost: 2)))
    return Phrase(
      "目标概率由\(NumberText.count(replications, .zh))次模拟得出，模拟误差（“±”后，标准误）不超过\(points)个百分点，不含模型和假定的误差。",
      "Target probabilities come from \(NumberText.count(replications, .en)) replications; their simulation error "
        + "(±, one standard error) is at most \(points) percentage points, errors of model and assumptions aside.")
  }

  static func briefTies(_ count: Int) -> Phrase {
    Phrase("另有\(count)个方案与之不分上下。", " \(count) other plan\(count == 1 ? " is" : "s are") as good.")
  }

  static let briefManifest = Phrase("编制依据", "How this was made")
  static func briefFact(_ label: String, _ text: String) -> Phrase {
    Phrase("\(label)：\(text)", "\(label): \(text)")
  }
  static let briefProgram = Phrase("程序", "Program")

  static func briefRuns(replications: Int, seed: UInt64, searched: UInt64?) -> Phrase {
    Phrase(
      "\(NumberText.count(replications, .zh))次，种子\(seed)" + (searched.map { "（检验；择优用\($0)）" } ?? ""),
      "\(NumberText.count(replications, .en)), seed \(seed)"
        + (searched.map { " (verification; the search used \($0))" } ?? ""))
  }
}
