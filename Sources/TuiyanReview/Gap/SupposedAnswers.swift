// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

/// What follows from each of some suppositions, all worked out together.
struct SupposedAnswers {
  private let standings: [Supposition: SupposedStanding]

  init(_ all: [Supposition], at standings: StandingsAtAsOf) {
    let answers = zip(all, standings.supposing(all)).compactMap { question, answer in answer.map { (question, $0) } }
    self.standings = Dictionary(answers, uniquingKeysWith: { first, _ in first })
  }

  /// nil where nothing was supposed, or the unit is not on the board.
  subscript(supposition: Supposition?) -> SupposedStanding? { supposition.flatMap { standings[$0] } }
}
