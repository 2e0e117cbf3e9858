// SPDX-License-Identifier: GPL-3.0-or-later

/// How several futures without probabilities are weighed.
public enum RobustRule: String, Sendable, CaseIterable { case worst, regret, mean }
