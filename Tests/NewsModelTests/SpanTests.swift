import NewsModel
import Testing

@Suite("spans and offsets")
struct SpanTests {
    @Test("a span that cuts a character gives nothing, one outside the text neither")
    func bounds() {
        let text = "a“é”b"
        #expect(text.text(in: Span(0, 1)) == "a")
        #expect(text.text(in: Span(1, 4)) == "“")
        #expect(text.text(in: Span(1, 3)) == nil)
        #expect(text.text(in: Span(2, 4)) == nil)
        #expect(text.text(in: Span(0, 99)) == nil)
        #expect(text.text(in: Span(3, 1)) == nil)
        #expect(text.text(in: Span(-1, 1)) == nil)
    }

    @Test("offsets translate there and back over one, two, three and four bytes")
    func scalars() {
        let text = "aé“😀b"
        let offsets = ScalarOffsets(text)
        #expect(offsets.scalars(Span(0, text.utf8.count)) == [0, 5])
        #expect(offsets.scalar(ofUTF8: 1) == 1)
        #expect(offsets.scalar(ofUTF8: 3) == 2)
        #expect(offsets.scalar(ofUTF8: 6) == 3)
        #expect(offsets.utf8(ofScalar: 3) == 6)
        #expect(offsets.utf8(ofScalar: 4) == 10)
        #expect(offsets.utf8(ofScalar: 99) == text.utf8.count)
        #expect(text.scalarOffset(ofUTF8: 6) == 3)
    }

    @Test("an empty text has one offset")
    func empty() {
        #expect(ScalarOffsets("").scalars(Span(0, 0)) == [0, 0])
        #expect("".text(in: Span(0, 0)) == "")
    }
}

@Suite("identifiers")
struct IdentifierTests {
    @Test("fresh ones are URL-safe and differ")
    func fresh() {
        let some = (0..<100).map { _ in StoryID.random() }
        #expect(Set(some).count == 100)
        #expect(
            some.allSatisfy {
                $0.raw.count == 20 && $0.raw.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
            }
        )
    }
}
