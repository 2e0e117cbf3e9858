// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A chart as one HTML page that fetches nothing: the SVG is always there; with a script bundle it comes alive.
public enum ChartHTML {
  /// The page.
  /// - Parameter bundle: the Vega, Vega-Lite and Vega-Embed scripts in one; nil: the page holds no script at all.
  /// - Throws: `JSONError` where a number is not finite.
  public static func page(_ chart: Chart, language: Language, bundle: String?) throws(JSONError) -> String {
    let scripts = bundle == nil ? "'none'" : "'unsafe-inline' 'unsafe-eval'"
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src \(scripts)"
    let opening = [
      "<!DOCTYPE html>", "<html lang=\"\(language == .zh ? "zh-CN" : "en")\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(SVGText.escaped(chart.title))</title>", "<style>\(style)</style>", "</head>", "<body>", "<main>",
    ]
    let picture = [
      "<div id=\"drawn\">", ChartSVG.render(chart, language: language) + "</div>", "<div id=\"live\"></div>",
    ]
    let script = try bundle.map { bundle throws(JSONError) in
      try live(chart, language: language, bundle: bundle)
    }
    return (opening + picture + (script ?? []) + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  /// The drawing gives way only once the live one stands; if a script fails, nothing is lost. On paper, where there is no
  /// pointer to ask for numbers, the drawing is back.
  private static func live(_ chart: Chart, language: Language, bundle: String) throws(JSONError) -> [String] {
    let json = try JSONWriter.text(ChartVega.specification(chart, language: language))
    return [
      "<script>\(bundle.replacing("</script", with: "<\\/script").replacing("<!--", with: "<\\!--"))</script>",
      "<script type=\"application/json\" id=\"specification\">\(embedded(json))</script>", "<script>", start,
      "</script>",
    ]
  }

  /// JSON inside a script: no `<` and `>` that could end or open anything, no line separators.
  static func embedded(_ json: String) -> String {
    json.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("\u{2028}", with: "\\u2028")
      .replacing("\u{2029}", with: "\\u2029")
  }

  private static let start = """
    const specification = JSON.parse(document.getElementById("specification").textContent);
    vegaEmbed("#live", specification, {renderer: "svg", actions: false}).then(
      () => { document.getElementById("drawn").hidden = true; },
      () => { document.getElementById("live").hidden = true; });
    """

  private static let style = """
    body{margin:0;background:#fff;color:#222;font-family:'Noto Sans CJK SC','WenQuanYi Micro Hei','Microsoft YaHei',\
    'PingFang SC',sans-serif}main{max-width:800px;margin:0 auto;padding:8px}svg{max-width:100%;height:auto}\
    [hidden]{display:none}@page{size:A4;margin:15mm}@media print{main{max-width:none;padding:0}\
    #drawn[hidden]{display:block}#live{display:none}}
    """
}
