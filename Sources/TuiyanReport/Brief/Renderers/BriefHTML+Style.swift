// SPDX-License-Identifier: GPL-3.0-or-later

extension BriefHTML {
  /// For the screen and for A4 paper; colours tell nothing that the words beside them do not.
  static let style = """
    :root { --ink: #1b1b1b; --rule: #b8b8b8; --accent: #b3261e; }
    body { color: var(--ink); background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.7;
      font-family: "FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "WenQuanYi Micro Hei", serif; }
    header { text-align: center; border-bottom: 2px solid var(--accent); margin-bottom: 1rem; }
    h1 { font-family: "FZXiaoBiaoSong-B05S", "方正小标宋简体", "Noto Serif CJK SC", "SimSun", serif; font-weight: 400;
      font-size: 1.9rem; color: var(--accent); margin: 0; }
    .subtitle { font-family: "KaiTi_GB2312", "KaiTi", "STKaiti", serif; margin: .3rem 0 .6rem; text-align: center; }
    h2 { font-family: "SimHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; font-weight: 400;
      font-size: 1.2rem;
      margin: 1.2rem 0 .4rem; break-after: avoid; }
    p { margin: .4rem 0; text-indent: 2em; text-align: justify; }
    .subtitle, .note, .notice, figure p { text-indent: 0; }
    .verdict { font-weight: 700; border-left: .4rem solid #888; padding: .4rem .8rem; text-indent: 0;
      background: #f5f5f5; }
    .verdict.good { border-color: #009e73; } .verdict.bad { border-color: #d55e00; }
    .verdict.uncertain { border-color: #e69f00; }
    .notice { border: 1px solid #e69f00; background: #fff8e8; padding: .2rem .8rem; }
    .note { font-size: .85rem; color: #555; }
    table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .88rem; line-height: 1.4; }
    th, td { border: 1px solid var(--rule); padding: .15rem .4rem; text-align: left; vertical-align: top; }
    th { background: #f0f0f0; font-family: "SimHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif;
      font-weight: 400; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th.number { white-space: normal; }
    td.s3 { background: #bfe3d6; } td.s2 { background: #e3f1ea; } td.s1 { background: #fdf0c8; }
    td.s0 { background: #f8ddcd; }
    td.runs { background: #0072b2; color: #0072b2; }
    .schedule th, .schedule td { font-size: .8rem; }
    figure { margin: .6rem 0; } figcaption { text-align: center; font-size: .85rem; } svg { max-width: 100%; height: auto; }
    ul { margin: .3rem 0; padding-left: 1.5rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; font-size: .85rem; margin: .3rem 0; }
    dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
    @page { size: A4; margin: 20mm 18mm; }
    @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; line-height: 1.5; }
      h1 { font-size: 18pt; } h2 { font-size: 12.5pt; margin-top: 2.5mm; } header { margin-bottom: 2mm; }
      details { display: none; } figure svg { max-height: 75mm; display: block; margin: 0 auto; }
      table { font-size: 8.5pt; margin: 1mm 0; } tr, figure, dl { break-inside: avoid; }
      thead { display: table-header-group; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
    """
}
