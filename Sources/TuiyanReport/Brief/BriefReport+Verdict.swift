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
      return said(after.title, own.probability, without)
    }
    if let expected = after.expected, let units = after.byUnit {
      return Phrase.briefMany(
        after.title, of: units.count, expected: NumberText.estimate(expected.mean, error: expected.standardError),
        before: before.expected.map { NumberText.estimate($0.mean, error: $0.standardError) } ?? "?")[language]
    }
    let sentence = said(after.title, after.probability, before.probability)
    guard let standing = TargetTables.standing(of: after), case .ensure(let confidence) = after.kind else {
      return sentence
    }
    return Phrase.briefPromise(sentence, standing, confidence)[language]
  }

  private func said(_ title: String, _ after: Proportion, _ before: Proportion?) -> String {
    let word = Assurance.text(after, language)
    // Leaders have the rest in the table below.
    if isForLeaders { return Phrase.briefSaidShort(title, word: word, probability: probability(after))[language] }
    return Phrase.briefSaid(
      title, word: word, probability: probability(after), interval: interval(after),
      before: before.map(probability))[language]
  }

  /// What stands between the verdict and a reader's trust: a stopped search, a promise out of reach, rules broken.
  private var reservations: [Brief.Block] {
    var blocks: [Brief.Block] = []
    if let found = findings.found {
      if found.wasStopped { blocks.append(.notice(Phrase.stopped(found)[language])) }
      if let needed = found.neededMoney {
        blocks.append(
          .notice(
            Grammar.sentences(
              [Phrase.needed(needed, has: scenario.budget.money)[language], Phrase.nearestFollows[language]], language))
        )
      }
    }
    for violation in findings.plan.violations {
      blocks.append(.notice(Phrase.violation(violation, names: names)[language]))
    }
    if scenario.futures.contains(where: { $0.probability == nil }) {
      blocks.append(.notice(Phrase.futuresApart[language]))
    }
    return blocks
  }

  /// The focus unit's rank, period by period, with the ranks that its targets ask for.
  private var course: [Brief.Block] {
    guard let focus = findings.focus, let projection = findings.course,
      let board = projection.boards.first(where: { $0.id == focus.board }),
      let own = board.units.first(where: { $0.unit.id == focus.unit })
    else { return [] }
    let periods = own.periods.map { NumberText.shortPeriod($0.period, language) }
    func line(_ name: Phrase, _ value: (RankSummary) -> Double) -> BriefCourse.Line {
      .init(name: name[language], values: own.periods.map { value($0.rank) })
    }
    let course = BriefCourse(
      title: Phrase.briefCourse(names.unit(focus.unit), names.board(focus.board))[language],
      head: Phrase.period[language], periods: periods, low: line(.rankLow) { $0.q05 },
      median: line(.medianRank) { $0.q50 }, high: line(.rankHigh) { $0.q95 },
      goals: goals(focus).map { name, rank in .init(name: name, values: periods.map { _ in rank }) },
      note: Phrase.briefCourseNote(projection.settings.replications)[language])
    return fan(focus, projection).map { [.course(course, $0)] } ?? [
      .paragraph(course.title), .table(BriefTable(course.table())),
    ]
  }

  /// The ranks that targets ask the focus unit for.
  private func goals(_ focus: FocusTarget) -> [(name: String, rank: Double)] {
    let own = scenario.targets.compactMap { target -> (name: String, rank: Double)? in
      guard case .unit(focus.unit) = target.clause.scope, target.clause.board == focus.board,
        case .rank(let most) = target.clause.test
      else { return nil }
      return (target.title, most)
    }
    let each = focus.units.count > 1 ? focus.rank.map { [(focus.title, Double($0))] } ?? [] : []
    return own + each
  }

  /// The picture with its goals by name and rank alone: the courses are fewer replications than the plan was judged on,
  /// and the brief gives each probability once.
  private static func named(_ goals: [(name: String, rank: Double)], _ body: Chart.Body, _ language: Language)
    -> Chart.Body
  {
    guard case .fan(let fan) = body else { return body }
    let lines = goals.map { goal in
      RankGoal(label: Phrase.goal(goal.name, rank: goal.rank, probability: nil)[language], rank: goal.rank)
    }
    return .fan(RankFan(steps: fan.steps, count: fan.count, goals: lines))
  }

  private func fan(_ focus: FocusTarget, _ projection: Projection) -> Chart? {
    let report = ProjectionReport(
      scenario: scenario, projection: projection, violations: [], warnings: [], language: language)
    do throws(ChartRefusal) {
      let chart = try report.fanChart(unit: focus.unit, board: focus.board)
      return Chart(
        title: chart.title, subtitle: Phrase.fanReading(planHeading)[language], notes: chart.notes,
        body: Self.named(goals(focus), chart.body, language))
    } catch {
      // The unit is not on the board: there is nothing to draw.
      return nil
    }
  }
}
