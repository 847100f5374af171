import Formats
import Testing

@Suite("hostile shapes cost no more than their size")
struct SanitiserBoundsTests {
    /// What a shape of `count` turns looks like.
    struct Shape: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var html: @Sendable (Int) -> String

        static func repeated(_ piece: String, before: String = "") -> Shape {
            Shape(testDescription: before + piece) { before + String(repeating: piece, count: $0) }
        }
    }

    static let shapes: [Shape] = [
        .repeated("<div>"), .repeated("<b>"), .repeated("<b><p>"), .repeated("<b><p></b>"), .repeated("<"),
        .repeated("&"), .repeated("</p>"), .repeated("<table>"), .repeated("<table><tr><td>"), .repeated("<table><b>x"),
        .repeated("<!--"), .repeated("<![CDATA[", before: "<svg>"), .repeated("<script>"), .repeated("<title>"),
        .repeated("a=b ", before: "<a "), .repeated("<a title=\""), .repeated("<svg><desc>"), .repeated("<object>"),
        .repeated("<a><b><i><u><div></a></b></i></u>"), .repeated("<nobr>"), .repeated("<ruby><rt>"),
        .repeated("</x>", before: String(repeating: "<y>", count: 250)),
        .repeated("<p>x", before: "<a href=\"" + String(repeating: "x", count: 2000) + "\">"),
        Shape(testDescription: "formatting, each time another") { count in
            (0..<count).map { "<font color=\($0)><p>" }.joined()
        },
        Shape(testDescription: "links of growing length, never closed") { count in
            "<a href=\"" + String(repeating: "y", count: 4 * count) + "\">" + String(repeating: "<p>x", count: count)
        },
    ]

    /// Squared work on these would take minutes in a debug build, and squared output megabytes.
    @Test("time and output stay in proportion", arguments: shapes)
    func linear(_ shape: Shape) {
        let html = shape.html(2000)
        var once = ""
        let taken = ContinuousClock().measure { once = Sanitiser.clean(html, base: nil) }
        #expect(taken < .seconds(10))
        #expect(once.utf8.count < 10 * html.utf8.count + 256)
        let (half, whole) = (Sanitiser.clean(shape.html(1000), base: nil).utf8.count, once.utf8.count)
        #expect(whole <= 3 * half + 256)
    }

    @Test("text survives nesting beyond all bounds")
    func depth() {
        for piece in ["<div><b>", "<table><tr><td>", "<ul><li>", "<svg><desc>", "<x-y>"] {
            let html = String(repeating: piece, count: 500) + "core"
            let once = Sanitiser.clean(html, base: nil)
            #expect(once.contains("core"))
            #expect(Sanitiser.clean(once, base: nil) == once)
        }
    }
}
