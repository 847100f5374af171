import Formats
import Testing

@Suite("bytes become text")
struct BytesTests {
    private func title(_ bytes: [UInt8], type: String? = nil, encoding: String? = nil) throws -> String? {
        try Feeds.parse(bytes, contentType: type, contentEncoding: encoding, address: nil).items.first?.title
    }

    private func feed(_ declaration: String) -> String {
        "<?xml version=\"1.0\"\(declaration)?><rss><channel><item><title>café – 5 €</title></item></channel></rss>"
    }

    private func wide(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    private func windows(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0 == "€" ? 0x80 : $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
    }

    @Test("whatever the claim, the bytes decide")
    func encodings() throws {
        let expected = "café – 5 €"
        #expect(try title(Array(feed("").utf8)) == expected)
        #expect(try title([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array(feed("").utf8)) == expected)
        #expect(try title([0xFF, 0xFE] + wide(feed(" encoding=\"utf-16\""), bigEndian: false)) == expected)
        #expect(try title(wide(feed(""), bigEndian: true)) == expected)
        #expect(try title(Array(feed(" encoding=\"utf-16\"").utf8)) == expected)
        #expect(try title(windows(feed(" encoding=\"utf-8\""))) == expected)
        #expect(try title(windows(feed("")), type: "text/xml; charset=ISO-8859-1") == expected)
        #expect(try title(Array(feed(" encoding=\"iso-8859-1\"").utf8)) == expected)
        #expect(try title(Array(feed("").utf8), type: "application/xml; charset=utf-8; charset=utf-8") == expected)
    }

    @Test("encodings of other scripts")
    func scripts() throws {
        let cyrillic: [UInt8] =
            Array("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>".utf8)
            + [0xCC, 0xE8, 0xF0] + Array("</title></item></channel></rss>".utf8)
        #expect(try title(cyrillic) == "Мир")
        let japanese: [UInt8] =
            Array("<rss><channel><item><title>".utf8) + [0x93, 0xFA, 0x96, 0x7B]
            + Array("</title></item></channel></rss>".utf8)
        #expect(try title(japanese, type: "text/xml; charset=shift_jis") == "日本")
    }

    /// `gzip` of "hello hello hello hello\n", made with the program of that name.
    private let hello: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40,
        0x27, 0xB9,
        0x00, 0x00, 0x88, 0x59, 0x0B, 0x18, 0x00, 0x00, 0x00,
    ]

    @Test("compressed bodies unfold, cut ones give what they held")
    func gzip() throws {
        let whole = try Inflate.open(hello)
        #expect(String(decoding: whole.bytes, as: UTF8.self) == "hello hello hello hello\n")
        #expect(!whole.isCut)
        let cut = try Inflate.open(Array(hello.prefix(15)))
        #expect(cut.isCut)
        #expect("hello".hasPrefix(String(decoding: cut.bytes, as: UTF8.self).prefix(5)))
        #expect(try Inflate.open(Array("<rss/>".utf8), encoding: "deflate").bytes == Array("<rss/>".utf8))
    }

    @Test("a body that unfolds past the ceiling is refused")
    func bomb() {
        #expect { try Inflate.open(hello, limit: 10) } throws: { ($0 as? Inflate.Failure)?.code == .tooLarge }
        #expect { try Inflate.open([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]) } throws: {
            ($0 as? Inflate.Failure)?.code == .corrupt
        }
    }
}
