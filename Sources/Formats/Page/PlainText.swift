/// HTML read as a person would read it aloud: no markup, one newline between paragraphs, spaces folded.
package enum PlainText {
    /// - Complexity: Linear.
    package static func from(html: String) -> String {
        var html = html
        return html.withUTF8 { read($0, breaks: true) }
    }

    /// The same on one line, for titles and names.
    static func line(_ html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return fold(html)
        }
        var html = html
        return html.withUTF8 { read($0, breaks: false) }
    }

    /// White space folded to single blanks and trimmed.
    static func fold(_ text: String) -> String {
        var writer = TextWriter(breaks: false, keepsNoBreak: true)
        writer.append(Array(text.utf8))
        return writer.finish()
    }

    /// Whether `text` holds markup or references rather than plain words: "Vec<T>" and "AT&T" do not.
    static func looksLikeHTML(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
        var text = text
        return text.withUTF8 { bytes in
            var tokens = HTMLTokenizer(bytes)
            while tokens.next() {
                switch tokens.kind {
                case .start, .end: if tokens.tag != .unknown { return true }
                case .text:
                    var out: [UInt8] = []
                    HTMLCharacters.decode(bytes, tokens.start, tokens.end, into: &out)
                    if out.count != tokens.end - tokens.start { return true }
                default: break
                }
            }
            return false
        }
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, breaks: Bool) -> String {
        var tokens = HTMLTokenizer(bytes)
        var writer = TextWriter(breaks: breaks, keepsNoBreak: !breaks)
        var silent = 0
        var decoded: [UInt8] = []
        while tokens.next() {
            switch tokens.kind {
            case .start:
                if tokens.tag.isSilent, !tokens.tag.isRawText, !tokens.tag.isVoid, tokens.tag != .head { silent += 1 }
                if tokens.tag == .br || tokens.tag.isBlock { writer.newline() }
            case .end:
                if tokens.tag.isSilent, !tokens.tag.isRawText, tokens.tag != .head { silent = max(0, silent - 1) }
                if tokens.tag == .br || tokens.tag.isBlock { writer.newline() }
            case .text, .rawText:
                if silent > 0 || (tokens.kind == .rawText && tokens.tag.isSilent) { continue }
                decoded.removeAll(keepingCapacity: true)
                HTMLCharacters.decode(bytes, tokens.start, tokens.end, into: &decoded)
                writer.append(decoded)
            case .other: break
            }
        }
        return writer.finish()
    }
}

/// Joins pieces of text, folding white space (no-break spaces too) and keeping at most one newline between paragraphs.
struct TextWriter {
    private(set) var bytes: [UInt8] = []
    /// Lines begun so far.
    private(set) var lines = 0
    private var pendingSpace = false
    private var pendingLine = false
    private let breaks: Bool
    private let keepsNoBreak: Bool

    init(breaks: Bool, keepsNoBreak: Bool = false) {
        self.breaks = breaks
        self.keepsNoBreak = keepsNoBreak
    }

    mutating func newline() {
        if breaks { pendingLine = true } else { pendingSpace = true }
    }

    mutating func space() { pendingSpace = true }

    mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte <= 0x20 {
                pendingSpace = true
                index += 1
                continue
            }
            if !keepsNoBreak, byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
                pendingSpace = true
                index += 2
                continue
            }
            // Zero-width space, BOM and the soft hyphen carry no text.
            if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xAD {
                index += 2
                continue
            }
            if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x8B {
                index += 3
                continue
            }
            if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBB, text[index + 2] == 0xBF {
                index += 3
                continue
            }
            settle()
            var end = index + 1
            while end < text.count, text[end] > 0x20, text[end] != 0xC2, text[end] != 0xE2, text[end] != 0xEF {
                end += 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<end]))
            index = end
        }
    }

    private mutating func settle() {
        if bytes.isEmpty {
            lines = 1
        } else if pendingLine {
            bytes.append(0x0A)
            lines += 1
        } else if pendingSpace {
            bytes.append(0x20)
        }
        pendingLine = false
        pendingSpace = false
    }

    func finish() -> String { String(decoding: bytes, as: UTF8.self) }
}
