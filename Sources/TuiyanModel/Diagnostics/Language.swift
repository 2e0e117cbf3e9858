// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of everything a person reads.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}
