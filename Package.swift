// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

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
      dependencies: ["TuiyanModel", "CZip", .product(name: "Yams", package: "Yams")]
    ),
    .target(name: "TuiyanSimulation", dependencies: ["TuiyanModel"]),
    .target(name: "TuiyanPlanning", dependencies: ["TuiyanSimulation"]),
    .target(name: "TuiyanReport", dependencies: ["TuiyanPlanning", "CXLSXWriter", "CZip"]),
    .executableTarget(
      name: "tuiyan",
      dependencies: [
        "TuiyanReport", "TuiyanLoading",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "tuiyan-bench",
      dependencies: [
        "TuiyanPlanning", "TuiyanLoading", "CTuiyanKernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .testTarget(name: "TuiyanNumericsTests", dependencies: ["TuiyanNumerics"]),
    .testTarget(name: "TuiyanModelTests", dependencies: ["TuiyanModel"]),
    .testTarget(name: "TuiyanLoadingTests", dependencies: ["TuiyanLoading"]),
    .testTarget(name: "TuiyanSimulationTests", dependencies: ["TuiyanSimulation"]),
    .testTarget(name: "TuiyanPlanningTests", dependencies: ["TuiyanPlanning", "TuiyanLoading"]),
    .testTarget(name: "TuiyanReportTests", dependencies: ["TuiyanReport"]),
    .testTarget(name: "TuiyanCommandTests", dependencies: ["tuiyan", "tuiyan-bench"]),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6]
)
