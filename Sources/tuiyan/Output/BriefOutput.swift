// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanReport

/// Renders a brief in the form asked for and puts it where it was asked for.
struct BriefOutput {
  let form: BriefForm
  let file: ResultFile

  /// - Throws: `Failure` where it cannot be rendered or written.
  func write(_ brief: Brief) throws {
    switch form {
    case .md: try file.write(BriefMarkdown().text(brief))
    case .html: try file.write(BriefHTML().text(brief))
    case .docx: try file.write(Data(BriefDOCX().bytes(brief)))
    case .xlsx: try file.write(Data(BriefXLSX().bytes(brief)))
    case .pdf: try file.write(pdf(brief))
    }
  }

  private func pdf(_ brief: Brief) throws -> Data {
    do {
      return try BriefPDF().bytes(brief)
    } catch is BriefPDF.Missing {
      throw Failure.usage(.briefNeedsTypst(BriefPDF.installCommand))
    } catch let fault as InstalledRenderer.Fault {
      throw Failure.usage(.typstFailed(fault.words))
    }
  }
}
