// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// An uncertain number in the units of its leaf: shares such as `"0.8%"` are already multiplied by the range.
enum PlainFigure {
  case constant(Double)
  case pert(Double, Double, Double)
  case triangular(Double, Double, Double)
  case normal(Double, Double)
  case lognormal(Double, Double)
  case uniform(Double, Double)
  case beta(Double, Double)
  case discrete([(value: Double, probability: Double)])
  case digits(String)

  init(_ quantity: Quantity, span: Double) {
    func raw(_ part: Quantity.Part) -> Double { part.isShare ? part.value * span : part.value }
    switch quantity.shape {
    case .constant(let a): self = .constant(raw(a))
    case .pert(let a, let b, let c): self = .pert(raw(a), raw(b), raw(c))
    case .triangular(let a, let b, let c): self = .triangular(raw(a), raw(b), raw(c))
    case .normal(let a, let b): self = .normal(raw(a), raw(b))
    case .lognormal(let median, let gsd): self = .lognormal(raw(median), gsd)
    case .uniform(let a, let b): self = .uniform(raw(a), raw(b))
    case .beta(let a, let b): self = .beta(a, b)
    case .discrete(let pairs): self = .discrete(pairs.map { (raw($0.value), $0.probability) })
    case .mask(let mask): self = .digits(mask.text)
    }
  }
}
