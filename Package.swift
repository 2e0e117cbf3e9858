// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// Workbooks, words and pages, a few a run, and what sets the other rooms to work: not optimised, because optimising them
/// would take longer than all the rest of a first build.
let lightWork: [SwiftSetting] = [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// Whatever takes time for every replication, byte or draw, and reading a scenario, which every command waits for.
/// Overlapping accesses are looked for at run time in debug builds only: the checks cost a tenth of the time of compiling
/// these rooms, and slow their loops.
let heavyWork: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

/// The tests of a room, with whatever else they import. What a target imports is named in full: a room that is not
/// optimised is otherwise not built again when something that reaches it through another one changes.
func tests(of room: String, with others: [String] = []) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: ([room] + others).map { .byName(name: $0) },
    swiftSettings: lightWork)
}

/// The rooms: each target imports only what stands above it here. (Of rooms that could be built next, the last by name
/// is taken first: the long way, from Trends through Simulation, is never kept waiting.)
let package = Package(
  name: "tuiyan",
  products: [
    .executable(name: "tuiyan", targets: ["tuiyan"])
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "CTuiyanKernels"),
    .target(name: "TuiyanNumerics", dependencies: ["CGSL", "CTuiyanKernels"], swiftSettings: heavyWork),
    .target(name: "TuiyanText", swiftSettings: heavyWork),
    .target(name: "TuiyanModel", dependencies: ["TuiyanText", "TuiyanNumerics"], swiftSettings: heavyWork),
    .target(
      name: "TuiyanLoading",
      dependencies: ["TuiyanText", "TuiyanNumerics", "TuiyanModel", .product(name: "Yams", package: "Yams")],
      swiftSettings: heavyWork),
    .target(
      name: "TuiyanWorkbook", dependencies: ["TuiyanText", "TuiyanModel", "TuiyanLoading", "CZip"],
      swiftSettings: lightWork),
    .target(name: "TuiyanTrends", dependencies: ["TuiyanNumerics", "TuiyanModel"], swiftSettings: heavyWork),
    .target(name: "TuiyanPlans", dependencies: ["TuiyanModel"], swiftSettings: heavyWork),
    .target(
      name: "TuiyanSimulation", dependencies: ["TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans"],
      swiftSettings: heavyWork),
    .target(
      name: "TuiyanSearch", dependencies: ["TuiyanNumerics", "TuiyanModel", "TuiyanPlans"], swiftSettings: heavyWork),
    .target(
      name: "TuiyanPlanning",
      dependencies: [
        "TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TuiyanSimulation", "TuiyanSearch",
      ],
      swiftSettings: lightWork
    ),
    .target(
      name: "TuiyanReview",
      dependencies: ["TuiyanNumerics", "TuiyanModel", "TuiyanPlans", "TuiyanSimulation"],
      swiftSettings: lightWork
    ),
    .target(
      name: "TuiyanReport",
      dependencies: [
        "TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TuiyanSimulation",
        "TuiyanSearch", "TuiyanPlanning", "TuiyanReview", "CXLSXWriter", "CZip",
      ],
      swiftSettings: lightWork
    ),
    .executableTarget(
      name: "tuiyan",
      dependencies: [
        "TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "TuiyanWorkbook", "TuiyanTrends", "TuiyanPlans",
        "TuiyanSimulation", "TuiyanSearch", "TuiyanPlanning", "TuiyanReview", "TuiyanReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: lightWork
    ),
    .executableTarget(
      name: "tuiyan-bench",
      dependencies: [
        "CTuiyanKernels", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "TuiyanTrends", "TuiyanPlans",
        "TuiyanSimulation", "TuiyanSearch", "TuiyanPlanning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Comparisons"]
    ),
    // What the tests of more than one room read.
    .target(
      name: "ScenarioFixtures", dependencies: ["TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading"],
      path: "Tests/ScenarioFixtures", swiftSettings: lightWork),
    // What the tests of more than one room are held against.
    .target(name: "TestOracles", dependencies: ["CGSL"], path: "Tests/TestOracles", swiftSettings: lightWork),
    tests(of: "TuiyanNumerics", with: ["CGSL", "CTuiyanKernels", "TestOracles"]),
    tests(of: "TuiyanModel"),
    tests(of: "TuiyanLoading", with: ["TuiyanText", "TuiyanNumerics", "TuiyanModel", "ScenarioFixtures"]),
    tests(
      of: "TuiyanWorkbook",
      with: ["TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "ScenarioFixtures"]),
    tests(
      of: "TuiyanSimulation", with: ["TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TestOracles"]),
    tests(
      of: "TuiyanPlanning",
      with: ["TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TuiyanSimulation", "TuiyanSearch"]),
    tests(
      of: "TuiyanReview", with: ["TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "TuiyanPlans", "TuiyanSimulation"]),
    tests(
      of: "TuiyanReport",
      with: [
        "TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TuiyanSimulation",
        "TuiyanSearch", "TuiyanPlanning", "TuiyanReview",
      ]),
    .testTarget(
      name: "TuiyanReferenceTests",
      dependencies: ["CGSL", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "TuiyanSimulation"],
      swiftSettings: heavyWork),
    .testTarget(name: "TuiyanCommandTests", dependencies: ["tuiyan", "tuiyan-bench"], swiftSettings: lightWork),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6]
)
