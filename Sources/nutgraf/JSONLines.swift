import ArgumentParser
import Foundation

/// How a verb is asked to read and answer.
struct InputOutput: ParsableArguments {
    @Flag(help: "Read one JSON object a line from standard input and write one a line, in the same order.")
    var jsonl = false

    @Option(help: ArgumentHelp("text for people, json for programs.", valueName: "text|json"))
    var format: OutputFormat = .text
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

/// One object a line in, one a line out, same order; an item that fails says so in its line and the next goes on.
enum JSONLines {
    /// A line longer than this is refused, so that a broken stream cannot fill the memory.
    static let longestLine = 64 << 20

    private struct Refusal: Encodable {
        struct Reason: Encodable {
            var code: String
            var message: String
        }
        var id: String?
        var error: Reason
    }

    private struct Named: Decodable {
        var id: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            id =
                (try? container.decode(String.self, forKey: .id))
                ?? (try? container.decode(Int.self, forKey: .id)).map(String.init)
        }

        private enum Key: CodingKey { case id }
    }

    static func run<Input: Decodable, Output: Encodable>(
        _ input: Input.Type,
        _ answer: (Input) async throws -> Output
    ) async throws {
        let encoder = Self.encoder
        try await each(input) { emit(try await answer($0), encoder) }
    }

    private static func each<Input: Decodable>(
        _ input: Input.Type,
        _ work: (Input) async throws -> Void
    ) async throws {
        let decoder = JSONDecoder()
        let encoder = Self.encoder
        let reader = LineReader(handle: .standardInput, longest: longestLine)
        while let line = try reader.next() {
            guard let bytes = line else {
                emit(
                    Refusal(id: nil, error: .init(code: "too_long", message: "The line is longer than 64 MiB.")),
                    encoder
                )
                continue
            }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            do {
                let question = try decoder.decode(Input.self, from: bytes)
                try await work(question)
            } catch {
                let id = (try? decoder.decode(Named.self, from: bytes))?.id
                let failure =
                    Failure(error)
                    ?? Failure(.badInput, (error as? DecodingError).map(describe) ?? String(describing: error))
                emit(Refusal(id: id, error: .init(code: failure.code, message: failure.message)), encoder)
            }
        }
        flush()
    }

    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return encoder
    }

    static func pretty(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The same for an answer that writes itself.
    static func pretty(writing value: some JSONLineWriting) throws -> String {
        var line = JSONLineWriter()
        value.write(to: &line)
        let object = try JSONSerialization.jsonObject(with: Data(line.bytes))
        let data = try JSONSerialization.data(
            withJSONObject: object,
            options: [.withoutEscapingSlashes, .sortedKeys, .prettyPrinted]
        )
        return String(decoding: data, as: UTF8.self)
    }

    /// What is wrong with a JSON object, in words, with the place.
    static func describe(_ error: DecodingError) -> String {
        func path(_ keys: [any CodingKey]) -> String {
            keys.isEmpty ? "the object" : keys.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context): return "\(path(context.codingPath)) has no \"\(key.stringValue)\"."
        case .typeMismatch(let type, let context): return "\(path(context.codingPath)) is not a \(type)."
        case .valueNotFound(_, let context): return "\(path(context.codingPath)) is null."
        case .dataCorrupted(let context): return "The line is no JSON object: \(context.debugDescription)"
        @unknown default: return "The line is no JSON object of the expected form."
        }
    }

    /// The same for answers that write themselves.
    static func run<Input: Decodable>(
        _ input: Input.Type,
        writing answer: (Input) async throws -> some JSONLineWriting
    ) async throws {
        var line = JSONLineWriter()
        try await each(input) { question in
            line.removeAll()
            try await answer(question).write(to: &line)
            StandardOutput.append(line.bytes)
        }
    }

    private static func emit(_ value: some Encodable, _ encoder: JSONEncoder) {
        guard let data = try? encoder.encode(value) else { return }
        StandardOutput.append(data)
    }

    private static func flush() { StandardOutput.flush() }
}

/// Standard output in blocks of 64 KiB; one verb writes at a time.
enum StandardOutput {
    nonisolated(unsafe) private static var pending = Data()

    static func append(_ line: Data) {
        pending.append(line)
        pending.append(0x0A)
        // Whoever pipes line by line wants each answer at once; whoever redirects to a file does not care.
        if pending.count > 1 << 16 || isPipe { flush() }
    }

    /// One answer alone.
    static func write(_ answer: some JSONLineWriting) {
        var line = JSONLineWriter()
        answer.write(to: &line)
        append(line.bytes)
        flush()
    }

    /// The beginning of a line that goes on.
    static func append(part: [UInt8]) {
        pending.append(contentsOf: part)
        if pending.count > 1 << 16 { flush() }
    }

    static func append(_ line: [UInt8]) {
        pending.append(contentsOf: line)
        pending.append(0x0A)
        if pending.count > 1 << 16 || isPipe { flush() }
    }

    static func flush() {
        guard !pending.isEmpty else { return }
        try? FileHandle.standardOutput.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
    }

    private static let isPipe: Bool = {
        var status = stat()
        return fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }()
}

enum StandardInput {
    static func all(limit: Int = 256 << 20) throws -> Data {
        var data = Data()
        while let block = try FileHandle.standardInput.read(upToCount: 1 << 20), !block.isEmpty {
            data += block
            if data.count > limit { throw Failure(.badInput, "Standard input is longer than \(limit >> 20) MiB.") }
        }
        return data
    }
}

/// Cuts a stream into lines, holding no more than one line and one block.
final class LineReader {
    private let handle: FileHandle
    private let longest: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var atEnd = false

    init(handle: FileHandle, longest: Int) {
        self.handle = handle
        self.longest = longest
    }

    /// The next line; `.some(nil)` for one that was too long and is skipped; nil at the end.
    func next() throws -> Data?? {
        var searched = start
        var isTooLong = false
        while true {
            if let end = newline(from: searched) {
                let line = start..<end
                start = end + 1
                return isTooLong ? .some(nil) : .some(Data(buffer[line]))
            }
            if buffer.count - start > longest {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
                start = 0
            }
            if atEnd {
                guard start < buffer.count else { return isTooLong ? .some(nil) : nil }
                let line = Data(buffer[start...])
                start = buffer.count
                return .some(isTooLong ? nil : line)
            }
            if start > 0 {
                buffer.removeFirst(start)
                start = 0
            }
            searched = buffer.count
            if let block = try handle.read(upToCount: 1 << 18), !block.isEmpty {
                buffer.append(contentsOf: block)
            } else {
                atEnd = true
            }
        }
    }

    /// By the C library, which looks at many bytes at a time: every verb reads all its input here.
    private func newline(from first: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard first < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + first, 0x0A, bytes.count - first)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}

/// An answer that writes its own line of JSON, for verbs whose answers are large and many.
protocol JSONLineWriting {
    func write(to line: inout JSONLineWriter)
}

/// One line of JSON (RFC 8259) as bytes; commas are its own business.
struct JSONLineWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether the next value follows another.
    private var needsComma = false

    init() { bytes.reserveCapacity(4096) }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 20)
        needsComma = false
    }

    /// Drops what was written so far but goes on in the same line.
    mutating func forget() { bytes.removeAll(keepingCapacity: true) }

    /// Values that were written elsewhere, with their commas.
    mutating func raw(_ values: Data) { bytes.append(contentsOf: values) }

    mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member; nothing where the value is nil.
    mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        self.name(name)
        string(value)
    }

    mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
        needsComma = true
    }

    mutating func strings(_ values: some Sequence<String>) {
        open("[")
        for value in values { string(value) }
        close("]")
    }

    mutating func string(_ text: String) {
        separate()
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                let byte = source[index]
                if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }
}
