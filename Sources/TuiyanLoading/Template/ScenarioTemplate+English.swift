// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioTemplate {
  /// `scenario.yaml` with English comments; `«id»` stands for the id.
  static let englishScenario = """
    # yaml-language-server: $schema=./scenario.schema.json
    # A template: six counties are ranked, ours is Yunxi, and nine months are left. Every figure is invented: put in your own.
    # First: tuiyan validate .     then: tuiyan project .     then: tuiyan plan .
    tuiyan: 1                    # version of the format
    id: «id»
    title: "Example: six counties and their business environment"
    as_of: 2024-03               # the last period with data
    horizon: 2024-12             # simulated up to here
    step: month                  # month | quarter | year
    seed: 20240331               # same seed, same result
    illustrative: true           # figures are invented, and every report says so; set to false once they are yours
    source: "assumed: template"  # where figures come from: document | assumed | masked; holds for all below that does not say otherwise

    # Four tables, kept in a spreadsheet and saved as CSV (UTF-8; GB18030 with --encoding gb18030)
    units: units.csv             # who is ranked, and how much is known: indicators | score (totals only) | rank (published ranks only)
    history: history.csv         # values by indicator and period; empty = known to be unreported; figures masked in documents as **.*
    results: results.csv         # published totals and ranks
    reference: reference.csv     # published best, mean and worst values; empty indicator = the total
    ours: yunxi                  # which units are ours

    # The scheme is a tree; the points of a group must equal the sum of its children's
    schemes:
      - id: county
        title: County evaluation
        indicators:
          - id: approval
            title: Ease of approvals
            points: 50
            owner: approval-office
            children:
              # linear: no points at 40, all at 100, in proportion between; logit: harder to raise the nearer to 100 %
              - {id: online-rate, title: Handled online, points: 20, unit: "%", better: higher, range: [0, 100], transform: logit, score: {linear: {from: 40, to: 100}}}
              # cohort: against the others on the board and the published best and worst; better: lower means less is better
              - {id: days, title: Days to start a business, points: 20, unit: working days, better: lower, range: [0.5, 30], transform: log, score: {cohort: {from: worst, to: best}}}
              # steps: the share of the points at each step reached
              - {id: documents, title: Documents asked for, points: 10, unit: pieces, better: lower, range: [1, 15], score: {steps: [[8, 0.4], [5, 0.7], [3, 1]]}}
          # survey: a sample, so the score carries sampling error; sd is that of one answer
          - {id: satisfaction, title: Satisfaction of firms, points: 30, owner: market-office, better: higher, range: [1, 5], survey: {answers: 80, sd: 0.9}, score: {linear: {from: 3, to: 5}}}
          # piecewise: straight lines between the points, flat outside
          - {id: policy-delivery, title: Policy benefits paid out, points: 20, owner: reform-office, unit: "%", better: higher, range: [0, 100], transform: logit, score: {piecewise: [[50, 0], [80, 0.6], [100, 1]]}}
          # cumulative: for a figure that runs up within the year write cumulative: {since: 2024-01} (take: mean for a year-to-date mean)
          # events: 0.25 a month on average; each costs 1 point, 5 at most
          - {id: bad-cases, title: Bad-example cases, points: 0, owner: reform-office, better: lower, events: {rate: 0.25, so_far: 0}, score: {per_event: -1, floor: -5}}

    # A board: who is ranked together, on which scheme; release: when it is published
    boards:
      - {id: counties, title: The six counties, units: {kind: county}, scheme: county, release: [2024-12], ties: min}

    # How things move if nothing is done; keys that are not stated are estimated from history
    dynamics:
      # sigma: sd of one month ("0.8%" = of the range); drift: per month, in the better direction; rho: memory; common: share all units have in common
      default: {drift: 0, sigma: "0.8%", rho: 0.9, damping: 0.9, common: 0.3}
      # rivals known by their total only: how totals move; normal: [mean, sd]
      score: {drift: {normal: [0.15, 0.1]}, sigma: 0.6, rho: 1, damping: 0.9, common: 0.2}

    owners:
      - {id: approval-office, title: Approvals office, staff: 12}
      - {id: market-office, title: Market regulation office, staff: 8}
      - {id: reform-office, title: Development and reform office, staff: 8}

    # Actions: money once, staff per month while it runs, duration in months, success: it gets done, credit: the evaluator accepts it
    # Effects: add | close (a share of the distance to the best) | set | rate (times the events); delay after the end, ramp until full
    actions:
      - id: data-link
        title: Shared data platform
        owner: approval-office
        units: yunxi
        cost: {money: 200, staff: 6}
        start: {earliest: 2024-04, latest: 2024-06}
        duration: 2
        success: 0.9
        effects:
          - {indicator: online-rate, close: {pert: [0.05, 0.1, 0.15]}}      # what is uncertain is a distribution: low, mode, high
        evidence: {source: template, note: put your own evidence here, kind: assumed}
      - id: one-visit
        title: One thing in one visit
        owner: approval-office
        units: yunxi
        cost: {money: 120, staff: 4}
        start: {earliest: 2024-04, latest: 2024-08}
        duration: 3
        slip: {discrete: {0: 0.7, 1: 0.2, 2: 0.1}}                          # late by a month in two cases of ten
        success: 0.85
        credit: 0.95
        requires: [data-link]                                               # starts after the data platform is done
        effects:
          - {indicator: online-rate, close: {pert: [0.2, 0.35, 0.5]}, delay: 1, ramp: 2}
          - {indicator: satisfaction, add: {normal: [0.08, 0.03]}}
        evidence: {source: template, kind: assumed}
      - id: parallel-approval
        title: Approvals in parallel and fewer documents
        owner: approval-office
        units: yunxi
        cost: {money: 150, staff: 5}
        start: {earliest: 2024-04, latest: 2024-07}
        duration: 4
        success: 0.85
        effects:
          - {indicator: days, close: {uniform: [0.25, 0.45]}}
          - {indicator: documents, add: {normal: [2, 0.4]}}                 # add goes in the better direction: two fewer
        evidence: {source: template, kind: assumed}
      - id: policy-direct
        title: Benefits paid without application
        owner: reform-office
        units: yunxi
        cost: {money: 180, staff: 4}
        start: {earliest: 2024-04, latest: 2024-08}
        duration: 3
        success: 0.9
        effects:
          - {indicator: policy-delivery, close: {triangular: [0.15, 0.3, 0.5]}, ramp: 2}
        evidence: {source: template, kind: assumed}
      - id: watch
        title: Monitoring posts and quick handling of complaints
        owner: market-office
        units: yunxi
        cost: {money: 60, staff: 2}
        start: {earliest: 2024-04, latest: 2024-06}
        duration: 1
        success: 0.95
        effects:
          - {indicator: bad-cases, rate: 0.6}                               # events fall to six tenths
          - {indicator: satisfaction, add: {normal: [0.06, 0.03]}, ramp: 3}
        evidence: {source: template, kind: assumed}

    synergies:
      - {actions: [data-link, one-visit], factor: 1.1}                      # done together, both effects times 1.1

    # All five would cost 710, more than there is: which ones, and which first?
    budget: {money: 550, staff_per_step: 14, actions: 4, per_owner: 3}

    # The rules may change: in three cases of ten satisfaction counts 35 from October on (the rest shrinks, the total stays)
    futures:
      - {id: as-announced, title: Rules as announced, probability: 0.7}
      - {id: survey-heavier, title: Survey counts more, probability: 0.3, from: 2024-10, set: {schemes.county.satisfaction.points: 35}}

    # Targets: ensure is a promise to keep with confidence, strive an ambition whose probability is maximised
    targets:
      - {id: ensure-4, title: At least fourth, kind: ensure, confidence: 0.8, board: counties, unit: yunxi, rank: {at_most: 4}, by: 2024-12}
      - {id: strive-3, title: Third or better, kind: strive, weight: 1, board: counties, unit: yunxi, rank: {at_most: 3}, by: 2024-12}

    # Plans to compare; 'tuiyan plan' finds the best by itself
    plans:
      - {id: nothing, title: Do nothing, actions: []}
      - {id: draft, title: Draft, actions: [parallel-approval, {action: policy-direct, start: 2024-05}, watch]}

    """

  static let englishTables = Tables(
    units: """
      id,title,kind,parent,depth,note
      yunxi,Yunxi,county,,indicators,ours: every indicator is known
      qingshan,Qingshan,county,,score,only totals are known
      pinghu,Pinghu,county,,score,
      linjiang,Linjiang,county,,score,
      shimen,Shimen,county,,score,
      baisha,Baisha,county,,score,

      """,
    source: "assumed: template")
}
