// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  static let stepLimit = 600

  /// as_of, horizon, action windows, futures and targets fit together.
  func checkTime(into diagnostics: inout Diagnostics) {
    guard let asOf = frame.asOf, let horizon = frame.horizon else { return }
    guard asOf < horizon else {
      return diagnostics.error(
        .time(
          .horizonNotLater(
            asOf: asOf.description, horizon: horizon.description, asOfPlace: root.place(of: "as_of"))),
        at: root.place(of: "horizon"))
    }
    let steps = horizon.ordinal - asOf.ordinal
    if steps > Self.stepLimit {
      diagnostics.error(.limit(.steps(found: steps, limit: Self.stepLimit)), at: root.place(of: "horizon"))
    }
    checkWindows(asOf, horizon, into: &diagnostics)
    checkRows(horizon, into: &diagnostics)
    for board in boards { checkReleases(of: board, into: &diagnostics) }
    for future in futures {
      guard let from = future.value.from else { continue }
      checkInside(from, at: future.place("from"), into: &diagnostics)
      if !(future.node["set"]?.entries ?? []).contains(where: { $0.key.hasPrefix("schemes.") }) {
        diagnostics.warning(.time(.fromHasNoEffect(future: future.value.id)), at: future.place("from"))
      }
    }
    for target in targets { checkSpan(target.node, board: target.value.clause.board, into: &diagnostics) }
  }

  /// Rows later than the horizon are said once a table.
  private func checkRows(_ horizon: Period, into diagnostics: inout Diagnostics) {
    func look(_ periods: [Located<Period>]) {
      let late = periods.filter { $0.value > horizon }
      guard let first = late.first else { return }
      diagnostics.warning(
        .time(.rowsAfterHorizon(rows: late.count, horizon: horizon.description)), at: first.place)
    }
    look(tables.history.rows.map(\.period))
    look(tables.results.rows.map(\.period))
    look(tables.reference.rows.map(\.period))
  }

  /// A board is published once in a period, however that is written.
  private func checkReleases(of board: Noted<Board>, into diagnostics: inout Diagnostics) {
    diagnostics.once(
      (board.node["release"]?.items ?? []).compactMap { item in
        period(item).map { (name: $0.description, place: item.place) }
      })
  }

  func checkInside(_ period: Period, at place: Place, into diagnostics: inout Diagnostics) {
    guard let asOf = frame.asOf, let horizon = frame.horizon, asOf < horizon, !(asOf...horizon).contains(period)
    else { return }
    diagnostics.error(
      .time(.outsideRun(period.description, from: asOf.description, to: horizon.description)), at: place)
  }

  private func period(_ node: YAMLNode?) -> Period? { node?.text.flatMap { Period($0, step: frame.step) } }

  private func checkWindows(_ asOf: Period, _ horizon: Period, into diagnostics: inout Diagnostics) {
    let first = asOf.advanced(by: 1)
    var began: [Noted<Action>] = []
    for action in actions {
      guard let start = action.node["start"] else { continue }
      let (earliest, latest) = (period(start["earliest"]), period(start["latest"]))
      if let earliest, let latest, earliest > latest {
        diagnostics.error(
          .time(.reversed(first: earliest.description, last: latest.description)), at: start.place(of: "latest"))
      } else if let latest, latest < first {
        diagnostics.error(
          .time(.windowPassed(latest: latest.description, first: first.description)), at: start.place(of: "latest"))
      } else if let earliest, earliest < first {
        began.append(action)
      }
      for (key, period) in [("earliest", earliest), ("latest", latest)] {
        guard let period, period > horizon else { continue }
        diagnostics.warning(
          .time(.afterHorizon(period.description, horizon: horizon.description)), at: start.place(of: key))
      }
    }
    guard let one = began.first, let start = one.node["start"] else { return }
    diagnostics.warning(
      .time(.windowsBegan(actions: began.map(\.value.id), first: first.description)),
      at: start.place(of: "earliest"))
  }

  /// The time of a clause and of its members; a target at a period that is not official gets a warning.
  private func checkSpan(_ node: YAMLNode, board: String, into diagnostics: inout Diagnostics) {
    let board = node["board"]?.text ?? board
    if let by = node["by"], let period = period(by) {
      checkInside(period, at: by.place, into: &diagnostics)
      checkOfficial(period...period, board, at: by.place, into: &diagnostics)
    }
    if let throughout = node["throughout"], let ends = throughout.items, ends.count == 2,
      let first = period(ends[0]), let last = period(ends[1])
    {
      if first > last {
        diagnostics.error(
          .time(.reversed(first: first.description, last: last.description)), at: throughout.place)
      } else {
        checkInside(first, at: ends[0].place, into: &diagnostics)
        checkInside(last, at: ends[1].place, into: &diagnostics)
        checkOfficial(first...last, board, at: throughout.place, into: &diagnostics)
      }
    }
    for member in node.memberNodes { checkSpan(member, board: board, into: &diagnostics) }
  }

  private func checkOfficial(
    _ span: ClosedRange<Period>, _ id: String, at place: Place, into diagnostics: inout Diagnostics
  ) {
    guard let asOf = frame.asOf, let horizon = frame.horizon, asOf <= span.lowerBound, span.upperBound <= horizon,
      let board = board(id), !board.value.release.isEmpty,
      !board.value.release.contains(where: { span.contains($0) })
    else { return }
    diagnostics.warning(
      .time(.unofficial(span.upperBound.description, board: id, release: board.value.release.map(\.description))),
      at: place)
  }
}

extension YAMLNode {
  /// The nodes of a combination's members.
  var memberNodes: [YAMLNode] {
    self["all_of"]?.items ?? self["any_of"]?.items ?? self["at_least"]?["of"]?.items ?? []
  }
}
