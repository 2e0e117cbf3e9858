// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

extension BriefReport {
  /// Targets that leaders read of in the verdict itself; the table has all.
  static let mostHeadlines = 3

  /// Whether promises can be kept and ambitions reached, in words with their probabilities.
  var verdictSection: Brief.Section {
    var blocks: [Brief.Block] = []
    if scenario.illustrative {
      blocks.append(isForLeaders ? .small(Phrase.illustrative[language]) : .notice(Phrase.illustrative[language]))
    }
    if !outcomes.isEmpty {
      let sentences = outcomes.prefix(most(Self.mostHeadlines, outcomes.count)).map(headline)
      blocks.append(.verdict(Grammar.statements(sentences, language) + Phrase.end[language], tone))
    }
    blocks += reservations
    if isForLeaders { blocks += targetBlocks }
    blocks += course
    return Brief.Section(.verdict, title: Phrase.briefVerdict[language], blocks: blocks)
  }

  private var tone: Report.Tone {
    let standings = outcomes.compactMap { TargetTables.standing(of: $0.after) }
    if standings.contains(.notKept) { return .bad }
    return standings.isEmpty || standings.contains(.borderline) ? .uncertain : .good
  }

  private func headline(_ entry: (target: Target, after: TargetOutcome, before: TargetOutcome)) -> String {
    let (after, before) = (entry.after, entry.before)
    if let unit, let own = after.byUnit?.first(where: { $0.unit == unit }) {
      let without = before.byUnit?.first { $0.unit == unit }?.probability
      return said(after.title, .briefOwn(names.unit(unit)), own.probability, without)
    }
    let event = after.byUnit.map { Phrase.briefReach(of: $0.count, least: least(entry.target)) }
    var sentence = said(after.title, event, after.probability, before.probability)
    if let standing = TargetTables.standing(of: after), case .ensure(let confidence) = after.kind {
      sentence = Phrase.briefPromise(sentence, standing, confidence)[language]
    }
    guard let expected = after.expected else { return sentence }
    return Phrase.briefExpected(
      sentence, NumberText.estimate(expected.mean, error: expected.standardError),
      before: before.expected.map { NumberText.estimate($0.mean, error: $0.standardError) } ?? "?")[language]
  }

  private func said(_ title: String, _ event: Phrase?, _ after: Proportion, _ before: Proportion?) -> String {
    let word = Assurance.text(after, language)
    // Leaders have the rest in the table below.
    if isForLeaders {
      return Phrase.briefSaidShort(title, event, word: word, probability: probability(after))[language]
    }
    return Phrase.briefSaid(
      title, event, word: word, probability: probability(after), interval: interval(after),
      before: before.map(probability))[language]
  }

  /// What stands between the verdict and a reader's trust: a stopped search, a promise out of reach, rules broken.
  private var reservations: [Brief.Block] {
    var blocks: [Brief.Block] = []
    if let found = findings.found {
      if found.wasStopped { blocks.append(.notice(Phrase.stopped(found)[language])) }
    }
    let shown = Set(outcomes.map(\.after).filter { unit == nil || $0.byUnit == nil }.map(\.id))
    let notices = PromiseNotices(
      targets: findings.plan.judged.targets, budget: scenario.budget.money, language: language)
    blocks += notices.texts(findings.found?.neededMoney) { shown.contains($0.id) }.map { .notice($0) }
    for violation in findings.plan.violations {
      blocks.append(.notice(Phrase.violation(violation, names: names)[language]))
    }
    if scenario.futures.contains(where: { $0.probability == nil }) {
      blocks.append(.notice(Phrase.futuresApart[language]))
    }
    return blocks
  }
}
