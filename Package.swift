// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// Files and words, a few pages a run: not optimised, because optimising them takes most of a first build. Whatever
/// computes is in the other rooms.
let filesAndWords: [SwiftSetting] = [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// One line of rooms: each target imports only what stands above it here.
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
    .target(name: "TuiyanNumerics", dependencies: ["CGSL", "CTuiyanKernels"]),
    .target(name: "TuiyanModel", dependencies: ["TuiyanNumerics"]),
    .target(
      name: "TuiyanLoading",
      dependencies: ["TuiyanModel", "CZip", .product(name: "Yams", package: "Yams")],
      swiftSettings: filesAndWords
    ),
    .target(name: "TuiyanSimulation", dependencies: ["TuiyanModel"]),
    .target(name: "TuiyanPlanning", dependencies: ["TuiyanSimulation"]),
    .target(name: "TuiyanReview", dependencies: ["TuiyanSimulation"]),
    .target(
      name: "TuiyanReport", dependencies: ["TuiyanPlanning", "TuiyanReview", "CXLSXWriter", "CZip"],
      swiftSettings: filesAndWords),
    .executableTarget(
      name: "tuiyan",
      dependencies: [
        "TuiyanReport", "TuiyanLoading",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: filesAndWords
    ),
    .executableTarget(
      name: "tuiyan-bench",
      dependencies: [
        "TuiyanPlanning", "TuiyanLoading", "CTuiyanKernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .testTarget(name: "TuiyanNumericsTests", dependencies: ["TuiyanNumerics"], swiftSettings: filesAndWords),
    .testTarget(name: "TuiyanModelTests", dependencies: ["TuiyanModel"], swiftSettings: filesAndWords),
    .testTarget(name: "TuiyanLoadingTests", dependencies: ["TuiyanLoading"], swiftSettings: filesAndWords),
    .testTarget(name: "TuiyanSimulationTests", dependencies: ["TuiyanSimulation"], swiftSettings: filesAndWords),
    .testTarget(
      name: "TuiyanPlanningTests", dependencies: ["TuiyanPlanning"], swiftSettings: filesAndWords),
    .testTarget(
      name: "TuiyanReviewTests", dependencies: ["TuiyanReview", "TuiyanLoading"], swiftSettings: filesAndWords),
    .testTarget(name: "TuiyanReportTests", dependencies: ["TuiyanReport"], swiftSettings: filesAndWords),
    .testTarget(name: "TuiyanCommandTests", dependencies: ["tuiyan", "tuiyan-bench"], swiftSettings: filesAndWords),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6]
)
