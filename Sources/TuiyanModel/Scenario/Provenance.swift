// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a figure comes from.
public enum ProvenanceKind: String, Sendable, CaseIterable {
  case document, assumed, masked
}

/// How many figures of a scenario rest on what; a figure is a number in `scenario.yaml` or a value cell of a table.
public struct ProvenanceCount: Sendable, Hashable {
  public var document = 0
  public var assumed = 0
  public var masked = 0
  public var unstated = 0

  public init(document: Int = 0, assumed: Int = 0, masked: Int = 0, unstated: Int = 0) {
    self.document = document
    self.assumed = assumed
    self.masked = masked
    self.unstated = unstated
  }

  public var total: Int { document + assumed + masked + unstated }
}
