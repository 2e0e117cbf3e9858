// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel
import TuiyanReport

/// What a picture is written as.
enum ChartFormat: String, ExpressibleByArgument, CaseIterable {
  case svg, html, json, png, pdf

  /// What a file's ending says; `svg` where there is no file.
  /// - Throws: `Failure.usage` for an ending that says nothing.
  static func of(_ path: String?) throws -> ChartFormat {
    guard let path else { return .svg }
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard let format = ChartFormat(rawValue: ending) else { throw Failure.usage(.chart(.unknownEnding(path))) }
    return format
  }

  /// Refuses what cannot be made here, before the work begins.
  /// - Throws: `Failure.usage` that names what is missing and how to get it.
  func check(path: String?) throws {
    guard self == .png || self == .pdf else { return }
    guard path != nil else { throw Failure.usage(.chart(.binaryNeedsFile(rawValue))) }
    guard InstalledRenderer.find() != nil else { throw Failure.usage(.chart(.noRenderer(rawValue))) }
  }

  /// The picture in this format.
  /// - Throws: `Failure.file` where the installed renderer fails, `JSONError` where a number is not finite.
  func data(_ chart: Chart, language: Language) throws -> Data {
    switch self {
    case .svg: return Data(ChartSVG.render(chart, language: language).utf8)
    case .json: return Data(try JSONWriter.text(ChartVega.specification(chart, language: language)).utf8)
    case .html:
      let bundle = try InstalledRenderer.find().map { try Self.made(.bundle, by: $0) }
      let text = bundle.map { String(decoding: $0, as: UTF8.self) }
      return Data(try ChartHTML.page(chart, language: language, bundle: text).utf8)
    case .png, .pdf:
      guard let renderer = InstalledRenderer.find() else { throw Failure.usage(.chart(.noRenderer(rawValue))) }
      let product: InstalledRenderer.Product = self == .png ? .png : .pdf
      return try Self.made(product, by: renderer, from: ChartSVG.render(chart, language: language))
    }
  }

  private static func made(
    _ product: InstalledRenderer.Product, by renderer: InstalledRenderer, from svg: String = ""
  ) throws -> Data {
    do { return try renderer.make(product, from: svg) } catch let fault as InstalledRenderer.Fault {
      throw Failure.file(.chart(.rendererFailed(renderer.version, fault.words)))
    }
  }
}
