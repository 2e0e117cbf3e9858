// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
  /// What is wrong, with what was expected and the nearest known name, without the place.
  public func sentence(in language: Language) -> String {
    let sentence: Sentence =
      switch self {
      case .table(let problem): (problem.sentence(in: .zh), problem.sentence(in: .en))
      case .model(let problem): problem.sentence
      case .document(let problem): problem.sentence
      case .shape(let problem): problem.sentence
      case .reference(let problem): problem.sentence
      case .scheme(let problem): problem.sentence
      case .figure(let problem): problem.sentence
      case .data(let problem): problem.sentence
      case .time(let problem): problem.sentence
      case .layer(let problem): problem.sentence
      case .target(let problem): problem.sentence
      case .plan(let problem): problem.sentence
      case .change(let problem): problem.sentence
      case .track(let problem): problem.sentence
      case .panel(let problem): problem.sentence
      case .limit(let problem): problem.sentence
      }
    return language == .zh ? sentence.zh : sentence.en
  }
}

extension Diagnostic {
  /// `file:line:column: what is wrong (what was expected; did you mean …)`.
  public func line(in language: Language) -> String { "\(place.text): \(problem.sentence(in: language))" }
}

extension DiagnosticList {
  /// One line a problem, in the order of files and lines.
  public func lines(in language: Language) -> [String] { diagnostics.map { $0.line(in: language) } }
}
