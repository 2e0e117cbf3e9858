// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

extension BriefReport {
  /// One action at one start, over all the units it is decided for.
  private struct Job {
    let action: Action
    let start: Period
    var units: [String]

    var end: Period { start.advanced(by: max(action.duration, 1) - 1) }
  }

  /// By start, then by lead department in the scenario's order, those without one last.
  private var jobs: [Job] {
    let owners = Dictionary(
      scenario.owners.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var jobs: [Job] = []
    for (choice, action) in decisions {
      let units = choice.unit.map { [$0] } ?? action.units
      if let place = jobs.firstIndex(where: { $0.action.id == action.id && $0.start == choice.start }) {
        jobs[place].units += units
      } else {
        jobs.append(Job(action: action, start: choice.start, units: units))
      }
    }
    let order = { (job: Job) in job.action.owner.flatMap { owners[$0] } ?? Int.max }
    return jobs.enumerated().sorted { left, right in
      (left.element.start.ordinal, order(left.element), left.offset)
        < (right.element.start.ordinal, order(right.element), right.offset)
    }.map(\.element)
  }

  /// What begins in the first period after the data, or, where nothing does, the next that does.
  var thisMonth: Brief.Section {
    let title = Phrase.briefNow(scenario.asOf.advanced(by: 1))[language]
    guard let first = jobs.first else {
      let nobody = findings.found == nil ? Phrase.briefNothingPlanned : Phrase.noActionNeeded
      let none = unit == nil ? nobody : Phrase.briefNothingHere
      return Brief.Section(.thisMonth, title: title, blocks: [.paragraph(none[language])])
    }
    var blocks: [Brief.Block] = []
    if first.start > scenario.asOf.advanced(by: 1) {
      blocks.append(.paragraph(Phrase.briefNothingYet(next: first.start)[language]))
    }
    let now = jobs.filter { $0.start == first.start }
    let shown = now.prefix(most(8, now.count))
    blocks.append(.table(BriefTable(table(Array(shown)))))
    if shown.count < now.count {
      blocks.append(.paragraph(Phrase.briefMore(now.count - shown.count)[language]))
    }
    if isForLeaders { blocks.append(.small(resources)) }
    return Brief.Section(.thisMonth, title: title, blocks: blocks)
  }

  private func table(_ jobs: [Job]) -> Table {
    // All start in one period, which leaders read above the table.
    let starts = isForLeaders ? [] : [Table.Column(Phrase.briefStartBy[language])]
    var table = Table(
      [.init(Phrase.owner[language]), .init(Phrase.action[language]), .init(Phrase.place[language])] + starts
        + [.init(Phrase.briefEndBy[language])])
    for job in jobs {
      table.append(
        [.init(owner(job)), .init(names.action(job.action.id)), .init(place(job))]
          + (isForLeaders ? [] : [.init(NumberText.period(job.start, language))])
          + [.init(NumberText.period(job.end, language))])
    }
    return table
  }

  private func owner(_ job: Job) -> String { job.action.owner.map(names.owner) ?? Phrase.noOwner[language] }

  /// Where it is done: the unit the brief is for, all of ours in one word, or their names.
  private func place(_ job: Job) -> String {
    if let unit { return names.unit(unit) }
    if job.units.count > 4 { return Phrase.briefPlaces(job.units.count)[language] }
    return Grammar.list(job.units.map(names.unit), language)
  }

  /// Starts by period, and what all of it takes.
  private var resources: String {
    let cost = findings.plan.judged.cost
    var starts: [(Period, Int)] = []
    for decision in decisions {
      if starts.last?.0 == decision.choice.start {
        starts[starts.count - 1].1 += 1
      } else {
        starts.append((decision.choice.start, 1))
      }
    }
    // The period that heads this section stands beside them.
    let names = NumberText.shortPeriods(starts.map(\.0) + [scenario.asOf.advanced(by: 1)], language)
    let list = zip(starts, names).map { Phrase.briefStarts($0.1, in: $1)[language] }
    let used = [
      Phrase.moneyUsed(cost.money, of: scenario.budget.money)[language],
      Phrase.peakUsed(cost.peakStaff, of: scenario.budget.staffPerStep)[language],
    ]
    return Phrase.briefResources(Grammar.list(list, language), Grammar.statements(used, language))[language]
  }

  /// The whole calendar; leaders have it in a sentence.
  var schedule: Brief.Section {
    let title = Phrase.schedule[language]
    guard !isForLeaders, !jobs.isEmpty else { return Brief.Section(.schedule, title: title, blocks: []) }
    let first = scenario.asOf.ordinal + 1
    let steps = scenario.horizon.ordinal - scenario.asOf.ordinal
    let rows = jobs.compactMap { job -> BriefSchedule.Row? in
      let start = job.start.ordinal - first
      let end = min(job.end.ordinal - first, steps - 1)
      guard start >= 0, start <= end else { return nil }
      return BriefSchedule.Row(
        owner: owner(job), action: names.action(job.action.id), place: place(job), runs: start...end)
    }
    let calendar = BriefSchedule(
      heads: [Phrase.owner, Phrase.action, Phrase.place].map { $0[language] },
      periods: NumberText.narrowPeriods(Array(scenario.periods.dropFirst()), language), rows: rows)
    let sentence: [Brief.Block] = unit == nil ? [.paragraph(resources)] : []
    return Brief.Section(.schedule, title: title, blocks: sentence + [.schedule(calendar)])
  }

  /// Borrowed practices that the plan's actions are argued from.
  var practices: Brief.Section {
    var seen: Set<String> = []
    let cited = decisions.map(\.action).filter { $0.evidence != nil && seen.insert($0.id).inserted }
    var items = cited.prefix(most(1, cited.count)).compactMap { action in
      action.evidence.map { Phrase.briefPractice(names.action(action.id), $0)[language] }
    }
    if items.count < cited.count { items.append(Phrase.briefMorePractices(cited.count - items.count)[language]) }
    return Brief.Section(
      .practices, title: Phrase.briefPractices[language],
      blocks: items.isEmpty ? [] : isForLeaders ? [.small(Phrase.briefBorrowed(items)[language])] : [.list(items)])
  }
}
