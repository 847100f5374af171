import Formats
import Testing

struct FeedPaceTests {
    private static func pace(_ channel: String) throws -> FeedPace {
        let text = """
            <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>\(channel)\
            <item><title>A</title><ttl>1</ttl></item></channel></rss>
            """
        return try Feeds.parse(Array(text.utf8), contentType: nil, contentEncoding: nil, address: nil).pace
    }

    @Test(
        "how long a copy is good",
        arguments: [
            ("<ttl>60</ttl>", 3_600), ("<ttl> 5 </ttl>", 300), ("<ttl>99999999</ttl>", 604_800), ("<ttl>-3</ttl>", nil),
            ("<ttl>soon</ttl>", nil), ("<ttl>99999999999999999999</ttl>", 604_800), ("", nil),
            ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 900),
            ("<sy:updatePeriod> daily </sy:updatePeriod>", 86_400),
            ("<sy:updatePeriod>yearly</sy:updatePeriod>", nil),
            ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", nil),
            ("<ttl>120</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 7_200),
        ]
    )
    func seconds(channel: String, expected: Int?) throws {
        #expect(try Self.pace(channel).seconds == expected)
    }

    @Test("hours and days to be left alone; nonsense is left out")
    func skips() throws {
        let pace = try Self.pace(
            "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>31</hour><hour>x</hour></skipHours>"
                + "<skipDays><day>Sunday</day><day>SATURDAY</day><day>Someday</day></skipDays>"
        )
        #expect(pace.skippedHours == [0, 7])
        #expect(pace.skippedDays == [0, 6])
    }
}
