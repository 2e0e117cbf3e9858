// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

/// What is said of parts of a run and of putting them together.
enum PartWording {
  case needsFile
  case futuresApart
  case formatComesLater
  case requireComesLater
  case requireIsForPlans
  /// The parts of a plan do not begin with the same search.
  case otherSearch
  /// A file and what is wrong with it.
  case unreadable(String, PartFault)
  /// Two files, in what they differ, and what each says.
  case differ(String, String, Field, String, String)
  /// A slice that two files hold.
  case twice(String, String, String)
  /// Slices that no file holds; the first few, and how many there are.
  case missing([String], Int)
  /// Parts made by another version of the program.
  case otherProgram(String, String, own: String)
  /// The scenario at a path is not the one of the parts.
  case scenarioChanged(String)
  /// Totals will be counted in bins.
  case sketched(gibibytes: String, limit: String)

  /// What must be the same in all parts of one run.
  enum Field {
    case kind, program, scenario, digest, changes, encoding, seed, replications, exact, count, plan, scores, robust

    var zh: String {
      switch self {
      case .kind: "命令"
      case .program: "程序版本"
      case .scenario: "情景"
      case .digest: "情景内容摘要"
      case .changes: "--set"
      case .encoding: "--encoding"
      case .seed: "随机种子"
      case .replications: "模拟次数"
      case .count: "总份数"
      case .plan: "方案"
      case .scores: "--scores"
      case .exact: "--exact"
      case .robust: "--robust"
      }
    }

    var en: String {
      switch self {
      case .kind: "command"
      case .program: "program version"
      case .scenario: "scenario"
      case .digest: "digest of the scenario"
      case .changes: "--set"
      case .encoding: "--encoding"
      case .seed: "seed"
      case .replications: "replications"
      case .count: "number of parts"
      case .plan: "plan"
      case .scores: "--scores"
      case .exact: "--exact"
      case .robust: "--robust"
      }
    }
  }

  var zh: String {
    switch self {
    case .futuresApart: "前景没有给概率，各前景分开判断，求解不能分份：请去掉 --shard（project 可以分份），或给前景写上 probability。"
    case .needsFile: "--shard 须同时用 -o 给出部分文件的名字。"
    case .formatComesLater: "--shard 写出的是部分文件，输出格式请在 tuiyan merge 时给。"
    case .requireComesLater: "--require 请在 tuiyan merge 时给：单独一份还看不出承诺保不保得住。"
    case .requireIsForPlans: "--require 只用于 plan 的各部分。"
    case .otherSearch: "各部分的搜索结果不同，不是同一次求解的部分（--warm-start 须相同）。"
    case .unreadable(let path, let fault): "\(path) \(Self.zh(fault))"
    case .differ(let first, let second, let field, let one, let other):
      "\(first) 与 \(second) 不是同一次推演的部分：\(field.zh)不同（\(one)；\(other)）。"
    case .twice(let slice, let first, let second): "第 \(slice) 份给了两次：\(first) 和 \(second)。"
    case .missing(let slices, let count):
      "还缺\(count)份：\(slices.joined(separator: "、"))\(count > slices.count ? "……" : "")；请补算后再合并。"
    case .otherProgram(let path, let version, let own): "\(path) 是 tuiyan \(version) 算的，本程序是 \(own)，请用同一版本重算或合并。"
    case .scenarioChanged(let path): "\(path) 的内容与各部分推演时不同（或不是那个情景）；请恢复原文件，或用 --scenario 指明它在哪里。"
    case .sketched(let bytes, let limit):
      "得分逐次保存需 \(bytes) GiB，超过 \(limit) GiB，改为分箱计数：分位数有误差（已在结果中写明），其余各数不受影响；--scores exact 可强制逐次保存。"
    }
  }

  var en: String {
    switch self {
    case .futuresApart:
      "futures without probabilities are judged apart, and the search for a plan cannot be divided: leave --shard out (project can be divided), or state a probability for each future."
    case .needsFile: "--shard needs -o, the name of the part's file."
    case .formatComesLater: "--shard writes a part; the format is chosen at `tuiyan merge`."
    case .requireComesLater: "give --require to `tuiyan merge`: one part cannot tell whether a promise is kept."
    case .requireIsForPlans: "--require is for parts of a plan."
    case .otherSearch: "the parts did not find the same plans: they are not of one run (--warm-start must be the same)."
    case .unreadable(let path, let fault): "\(path) \(Self.en(fault))"
    case .differ(let first, let second, let field, let one, let other):
      "\(first) and \(second) are not parts of one run: they differ in \(field.en) (\(one); \(other))."
    case .twice(let slice, let first, let second): "part \(slice) was given twice: \(first) and \(second)."
    case .missing(let slices, let count):
      "\(count) part\(count == 1 ? " is" : "s are") missing: \(slices.joined(separator: ", "))\(count > slices.count ? ", …" : ""); run them and merge again."
    case .otherProgram(let path, let version, let own):
      "\(path) was made by tuiyan \(version), this is \(own): use one version for all parts and the merge."
    case .scenarioChanged(let path):
      "\(path) is not what the parts were made from; restore its files, or say where they are with --scenario."
    case .sketched(let bytes, let limit):
      "keeping every total would take \(bytes) GiB, more than \(limit) GiB: totals are counted in bins, so quantiles have an error (stated in the result) and nothing else changes; --scores exact keeps every total."
    }
  }

  private static func zh(_ fault: PartFault) -> String {
    switch fault {
    case .notAPart: "不是 tuiyan 的部分文件（--shard 的输出）。"
    case .otherForm: "由另一版本的 tuiyan 写成；请用本版本重算这一份。"
    case .truncated(let expected, let found): "不完整：应有 \(expected) 字节，只有 \(found) 字节；请重算这一份。"
    case .damaged: "已损坏（摘要不符）；请重算这一份。"
    }
  }

  private static func en(_ fault: PartFault) -> String {
    switch fault {
    case .notAPart: "is no part of a run (output of --shard)."
    case .otherForm: "was written by another version of tuiyan; run this part again with this one."
    case .truncated(let expected, let found): "is cut short: \(found) of \(expected) bytes; run this part again."
    case .damaged: "is damaged (its digest does not match); run this part again."
    }
  }
}
