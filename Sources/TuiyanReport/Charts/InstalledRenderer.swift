// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The Python package `vl-convert`, where it is installed: bitmaps, PDF and the scripts of live pages.
///
/// It is looked for when it is needed and nothing else depends on it. It is run with no access to the network asked of it.
public struct InstalledRenderer: Sendable {
  /// What can be asked of it.
  public enum Product: String, Sendable, CaseIterable {
    /// From SVG.
    case png, pdf
    /// The scripts that draw Vega-Lite 6, as one text; needs no input.
    case bundle
  }

  /// It is there but did not do what was asked: its last words.
  public struct Fault: Error, Sendable {
    public let words: String
  }

  /// How a reader gets it.
  public static let installCommand = "python3 -m pip install vl-convert-python"

  /// PDF names its resources in the order of a hash table, another one in every run; put in order, the same picture has
  /// the same bytes. Whole lines of one object change places, so that nothing else moves.
  private static let program = #"""
    import re, sys
    sys.path = [place for place in sys.path if place not in ("", ".")]
    import vl_convert
    want = sys.argv[1]
    def ordered(pdf):
        entries = rb"(/(?:ExtGState|Font|XObject|Pattern|Shading|ColorSpace) <<\n)((?: +/\w+ .*\n)+)( *>>)"
        return re.sub(entries, lambda part: part[1] + b"".join(sorted(part[2].splitlines(True))) + part[3], pdf)
    if want == "find":
        out = vl_convert.__version__.encode()
    elif want == "bundle":
        out = vl_convert.javascript_bundle(vl_version="6.4").encode()
    else:
        svg = sys.stdin.buffer.read().decode()
        out = vl_convert.svg_to_png(svg, scale=2) if want == "png" else ordered(vl_convert.svg_to_pdf(svg))
    sys.stdout.buffer.write(out)
    """#

  /// e.g. `1.9.0`.
  public let version: String

  /// The renderer that `python3` finds; nil where either is missing.
  public static func find() -> InstalledRenderer? {
    guard let found = try? PythonRun.output(program, "find", input: Data()),
      let version = String(data: found, encoding: .utf8)
    else {
      return nil
    }
    return InstalledRenderer(version: version)
  }

  /// - Parameter svg: what to draw; unused for `bundle`.
  /// - Throws: `Fault`.
  public func make(_ product: Product, from svg: String = "") throws -> Data {
    try PythonRun.output(Self.program, product.rawValue, input: Data(svg.utf8))
  }
}
