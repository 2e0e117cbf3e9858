// SPDX-License-Identifier: GPL-3.0-or-later

/// How the bytes of a table are to be read as text.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8, gb18030
}
