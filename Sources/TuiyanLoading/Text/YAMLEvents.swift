// SPDX-License-Identifier: GPL-3.0-or-later
internal import CYaml
import TuiyanModel

/// libyaml's events of one text, in order, each with its place. Owns the C parser.
final class YAMLEvents {
  enum Kind {
    case alias(String)
    case scalar(String, quoted: Bool)
    case listStart, listEnd, mapStart, mapEnd
    case documentStart, documentEnd, streamEnd
    /// Only the start of the stream.
    case other
  }

  struct Event {
    let kind: Kind
    let place: Place
    let anchor: String?
    let tag: String?
  }

  /// What libyaml objects to, and where.
  struct SyntaxError: Error {
    let problem: String
    let place: Place
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let file: String

  /// - Parameter bytes: UTF-8 without a byte order mark.
  init(_ text: [UInt8], file: String) {
    self.file = file
    parser = .allocate(capacity: 1)
    bytes = .allocate(capacity: text.count)
    _ = bytes.initialize(from: text)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// - Throws: `SyntaxError`; nothing may be read after one.
  func next() throws(SyntaxError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    defer { yaml_event_delete(&event) }
    let mark = event.start_mark
    let place = Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    switch event.type {
    case YAML_ALIAS_EVENT:
      return Event(kind: .alias(string(event.data.alias.anchor) ?? ""), place: place, anchor: nil, tag: nil)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let kind = Kind.scalar(value, quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
      return Event(kind: kind, place: place, anchor: string(scalar.anchor), tag: string(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return Event(kind: .listStart, place: place, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return Event(kind: .mapStart, place: place, anchor: string(start.anchor), tag: string(start.tag))
    default:
      return Event(kind: plainKind(event.type), place: place, anchor: nil, tag: nil)
    }
  }

  private func plainKind(_ type: yaml_event_type_t) -> Kind {
    switch type {
    case YAML_SEQUENCE_END_EVENT: .listEnd
    case YAML_MAPPING_END_EVENT: .mapEnd
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_STREAM_END_EVENT: .streamEnd
    default: .other
    }
  }

  private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func syntaxError() -> SyntaxError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem"
    if parser.pointee.error == YAML_READER_ERROR {
      return SyntaxError(problem: problem, place: place(ofByte: parser.pointee.problem_offset))
    }
    let mark = parser.pointee.problem_mark
    return SyntaxError(
      problem: problem, place: Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1))
  }

  private func place(ofByte offset: Int) -> Place {
    let before = bytes.prefix(max(0, min(offset, bytes.count)))
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let scalars = before[lineStart...].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Place(file: file, line: line, column: scalars + 1)
  }
}
