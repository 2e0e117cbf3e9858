// SPDX-License-Identifier: GPL-3.0-or-later

/// How the best plan was found.
public enum SearchMethod: String, Sendable, Codable { case enumeration, branchAndBound, localSearch }
