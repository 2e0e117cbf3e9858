// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics

@Suite("Masked figures")
struct DigitMaskTests {
  /// Every number whose printed digits fit the mask, by trying them all.
  private func fitting(_ mask: String) -> [Double] {
    let places = mask.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = places.count == 2 ? places[1].count : 0
    let symbols = Array(places.joined())
    let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    let size = (0..<symbols.count).reduce(1) { power, _ in power * 10 }
    return (0..<size).compactMap { number in
      var digits = Array(String(number))
      digits = Array(repeating: "0", count: symbols.count - digits.count) + digits
      if places[0].count > 1 && symbols[0] == "*" && digits[0] == "0" { return nil }
      let fits = zip(digits, symbols).allSatisfy { $1 == "*" || $0 == $1 }
      return fits ? Double(number) / Double(scale) : nil
    }
  }

  @Test(
    "The values are all figures that fit, ascending",
    arguments: ["*", "**", "*.*", "**.*", "8*.*", "*3.5", "0.**", "1*2*", "*0*", "0*", "***.*"])
  func values(text: String) throws {
    let mask = try #require(DigitMask(text))
    let expected = fitting(text)
    #expect(mask.count == expected.count)
    #expect((0..<mask.count).map(mask.value) == expected)
  }

  @Test("Each value holds an equal share of probability")
  func quantiles() throws {
    let mask = try #require(DigitMask("**.*"))
    #expect(mask.count == 900)
    #expect(mask.quantile(0) == 10 && mask.quantile(1) == 99.9)
    for index in [0, 1, 449, 450, 899] {
      #expect(mask.quantile((Double(index) + 0.5) / 900) == mask.value(at: index))
    }
    #expect(mask.quantile(0.5) == 54.9)
    #expect(mask.quantile(0.5.nextUp) == 55)
  }

  @Test("Fifteen places still give the decimal nearest to the digits")
  func long() throws {
    let mask = try #require(DigitMask("*23456789012.345"))
    #expect(mask.count == 9)
    #expect(mask.value(at: 0) == 123_456_789_012.345)
    #expect(mask.value(at: 8) == 923_456_789_012.345)
    #expect(try #require(DigitMask("***************")).count == 900_000_000_000_000)
  }

  @Test(
    "Plain numbers and other text are no masks",
    arguments: ["", "12.5", "-*.*", "*.", ".*", ".", "*.*.*", "* ", "*%", "a*", "＊", "****************", "+*", "1e*"])
  func refused(text: String) {
    #expect(DigitMask(text) == nil)
  }
}
