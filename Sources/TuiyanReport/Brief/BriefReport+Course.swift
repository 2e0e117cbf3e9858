// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

extension BriefReport {
  /// A rank that a target asks the focus unit for, and when.
  private struct Goal {
    let title: String
    /// At most this.
    let rank: Double
    let bounds: ClosedRange<Period>
    let periods: [Period]

    init(_ target: Target, rank: Double) {
      title = target.title
      self.rank = rank
      bounds = target.clause.span.bounds
      periods = target.clause.periods
    }
  }

  /// The focus unit's rank, period by period, with the ranks that its targets ask for.
  var course: [Brief.Block] {
    guard let focus = findings.focus, let projection = findings.course,
      let board = projection.boards.first(where: { $0.id == focus.board }),
      let own = board.units.first(where: { $0.unit.id == focus.unit })
    else { return [] }
    let periods = own.periods.map(\.period)
    func line(_ name: Phrase, _ value: (RankSummary) -> Double) -> BriefCourse.Line {
      .init(name: name[language], values: own.periods.map { value($0.rank) })
    }
    let course = BriefCourse(
      title: Phrase.briefCourse(names.unit(focus.unit), names.board(focus.board))[language],
      head: Phrase.period[language], periods: NumberText.shortPeriods(periods, language),
      marks: NumberText.narrowPeriods(periods, language), low: line(.rankLow) { $0.q05 },
      median: line(.medianRank) { $0.q50 }, high: line(.rankHigh) { $0.q95 },
      goals: goals(focus).map { goal in
        .init(
          name: Phrase.briefGoal(goal.title)[language],
          values: periods.map { goal.periods.contains($0) ? goal.rank : nil })
      },
      note: Phrase.briefCourseNote(projection.settings.replications)[language])
    return fan(focus, projection).map { [.course(course, $0)] } ?? [
      .paragraph(course.title), .table(BriefTable(course.table())),
    ]
  }

  /// The ranks that targets ask the focus unit for.
  private func goals(_ focus: FocusTarget) -> [Goal] {
    let own = scenario.targets.compactMap { target -> Goal? in
      guard case .unit(focus.unit) = target.clause.scope, target.clause.board == focus.board,
        case .rank(let most) = target.clause.test
      else { return nil }
      return Goal(target, rank: most)
    }
    guard focus.units.count > 1, let rank = focus.rank else { return own }
    return own + [Goal(scenario.targets[focus.index], rank: Double(rank))]
  }

  /// The picture with its goals by name and rank alone: the courses are fewer replications than the plan was judged on,
  /// and the brief gives each probability once.
  private func named(_ goals: [Goal], _ body: Chart.Body) -> Chart.Body {
    guard case .fan(let fan) = body else { return body }
    let lines = goals.map { goal in
      RankGoal(
        name: goal.title, figures: Phrase.goal(rank: goal.rank, probability: nil)[language], rank: goal.rank,
        periods: goal.bounds)
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
        body: named(goals(focus), chart.body))
    } catch {
      // The unit is not on the board: there is nothing to draw.
      return nil
    }
  }
}
