// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong, as data: facts only. The sentences are in `Problem+Wording.swift` and `TableProblem+Wording.swift`.
public enum Problem: Hashable, Sendable {
  case table(TableProblem)
  case model(ModelProblem)
}
