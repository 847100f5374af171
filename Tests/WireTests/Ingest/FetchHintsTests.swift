import Foundation
import NewsTestSupport
import Outbound
import Testing

@testable import Formats
@testable import Wire

struct FetchHintsTests {
    private static func fresh(_ fields: [(String, String)]) -> TimeInterval? {
        FetchHints(headers: HTTPHeaders(fields.map { HTTPHeaders.Field($0.0, $0.1) }), pace: FeedPace()).freshFor
    }

    private static let date = ("Date", "Tue, 10 Feb 2026 09:00:00 GMT")

    @Test(
        "how long an answer is good is read from its head",
        arguments: [
            ([("Cache-Control", "public, max-age=600")], 600), ([("Cache-Control", "MAX-AGE=\"60\"")], 60),
            ([("Cache-Control", "max-age=600"), ("Age", "100")], 500),
            ([("Cache-Control", "max-age=60"), ("Age", "100")], 0),
            ([("Cache-Control", "max-age=600, no-cache")], nil), ([("Cache-Control", "max-age=soon")], nil),
            ([("Cache-Control", "private"), ("Cache-Control", "max-age=5")], 5),
            ([("Expires", "Tue, 10 Feb 2026 10:00:00 GMT"), date], 3_600), ([("Expires", "0"), date], nil),
            ([("Expires", "Tue, 10 Feb 2026 08:00:00 GMT"), date], 0),
            ([("Cache-Control", "max-age=1"), ("Expires", "Tue, 10 Feb 2026 10:00:00 GMT"), date], 1), ([], nil),
        ] as [([(String, String)], TimeInterval?)]
    )
    func headers(fields: [(String, String)], expected: TimeInterval?) {
        #expect(Self.fresh(fields) == expected)
    }

    @Test("numbers beyond counting are a long time and no crash")
    func huge() throws {
        let fresh = try #require(Self.fresh([("Cache-Control", "max-age=99999999999999999999999")]))
        #expect(fresh > 1e6)
    }

    @Test("the feed's wish lengthens the server's")
    func pace() {
        var pace = FeedPace()
        pace.seconds = 1_800
        pace.skippedHours = Set(0..<24)
        let hints = FetchHints(headers: ["Cache-Control": "max-age=60"], pace: pace)
        #expect(hints.freshFor == 1_800)
        #expect(hints.skippedHours.isEmpty, "a feed that wants never to be asked cannot mean it")
    }
}
