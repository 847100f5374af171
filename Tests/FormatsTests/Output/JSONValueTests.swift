import Foundation
import Formats
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test("the canonical form sorts members by UTF-16 code units and escapes as little as it may")
    func canonical() throws {
        // The strings and the order of RFC 8785 sections 3.2.2.2 and 3.2.3.
        let value = JSONValue.object([
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis",
        ])
        let text = value.canonical()
        let order = ["Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"]
        let places = order.compactMap { word in text.range(of: word)?.lowerBound }
        #expect(places.count == order.count)
        #expect(places == places.sorted())
        #expect(
            JSONValue.string("\u{20ac}$\u{f}\nA'B\"\\\\\"/").canonical()
                == "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""
        )
    }

    @Test("what is written is read back", arguments: [true, false])
    func roundTrip(_ forScript: Bool) throws {
        let value = JSONValue.object([
            "a": [1, -20, true, false, .null, .object([:]), []],
            "b": "</script><!-- & \u{1F600} \u{0} \u{7F} é \\ \" /",
            "nested": .object(["x": .strings(["", " "])]),
        ])
        #expect(try JSONReader.read(value.pretty(forScript: forScript).utf8) == value)
        #expect(try JSONReader.read(value.compact().utf8) == value)
        let script = value.pretty(forScript: true)
        #expect(!script.contains("<") && !script.contains("&"))
    }

    @Test("escapes of every kind are understood")
    func escapes() throws {
        #expect(try JSONReader.read(#""\u00e9\ud83d\ude00\/\b\f""#.utf8) == .string("é😀/\u{8}\u{C}"))
    }

    @Test(
        "what may be read in two ways is refused",
        arguments: [
            #"{"a":1,"a":2}"#, "1.5", "1e3", "01", "-", "[1,]", "{\"a\":1,}", "\"\n\"", #""\ud800""#,
            #""\ud800\u0041""#,
            #""\x""#, "tru", "1 2", "99999999999999999999", "\"open", "{\"a\" 1}", "{a:1}", #""\u12"#,
        ]
    )
    func refuses(_ text: String) {
        #expect(throws: JSONReadError.self) { try JSONReader.read(text.utf8) }
    }

    @Test("depth is bounded and bytes that are no UTF-8 are refused")
    func bounds() {
        #expect(throws: JSONReadError.self) { try JSONReader.read(String(repeating: "[", count: 1_000_000).utf8) }
        #expect(throws: JSONReadError.self) { try JSONReader.read([0x22, 0xC3, 0x28, 0x22]) }
    }
}
