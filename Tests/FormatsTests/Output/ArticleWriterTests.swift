import Formats
import Foundation
import Testing

@Suite("NewsArticle and ninjs")
struct ArticleWriterTests {
    @Test("NewsArticle names author, editor, publisher, times, sources, the making and its source type")
    func newsArticle() {
        let value = NewsArticleWriter.value(OutputSamples.story(modified: OutputSamples.noon.addingTimeInterval(60)))
        #expect(value["@type"]?.string == "NewsArticle")
        #expect(value["author"]?.elements?.first?["@type"]?.string == "Organization")
        #expect(value["editor"]?["name"]?.string == "Ada Byron")
        #expect(value["accountablePerson"]?["name"]?.string == "Grace Hopper")
        #expect(value["publisher"]?["correctionsPolicy"]?.string == "https://news.example/corrections")
        #expect(value["datePublished"]?.string == "2025-02-11T15:04:05Z")
        #expect(value["dateModified"]?.string == "2025-02-11T15:05:05Z")
        #expect(value["digitalSourceType"]?.string == "https://schema.org/AlgorithmicMediaDigitalSource")
        #expect(value["backstory"]?.string == "Assembled by a program. Reviewed by Ada Byron.")
        #expect(value["isBasedOn"]?.elements?.first?["url"]?.string == "https://harbour.example/a?b=1&c=2")
        #expect(value["mentions"]?.elements?.first?["tickerSymbol"]?.string == "NVDA")
        #expect(value["correction"] == nil)
    }

    @Test("a correction is a CorrectionComment with its time")
    func correction() {
        let value = NewsArticleWriter.value(OutputSamples.story(status: .correction, note: "It was Tuesday."))
        #expect(value["correction"]?["@type"]?.string == "CorrectionComment")
        #expect(value["correction"]?["text"]?.string == "It was Tuesday.")
        #expect(value["correction"]?["datePublished"]?.string == "2025-02-11T15:04:05Z")
    }

    @Test("a hostile headline cannot end the script element")
    func hostile() {
        let element = NewsArticleWriter.element(OutputSamples.story(headline: OutputSamples.hostile)).source
        #expect(element.components(separatedBy: "</script").count == 2)
        #expect(element.components(separatedBy: "<").count == 3)
    }

    @Test("ninjs 3.2 has the members of its schema and no others")
    func ninjs() throws {
        let value = NinjsWriter.value(OutputSamples.story())
        guard case .object(let members) = value else {
            Issue.record("no object")
            return
        }
        // The properties of https://www.iptc.org/std/ninjs/ninjs-schema_3.2.json that we use.
        let known: Set = [
            "uri", "type", "representationType", "standard", "version", "firstCreated", "versionCreated", "pubStatus",
            "language", "title", "slugline", "by", "copyrightHolder", "copyrightNotice", "digitalSourceType",
            "headlines", "descriptions", "bodies", "organisations", "people", "places", "subjects", "infoSources",
            "renditions", "trustIndicators",
        ]
        #expect(Set(members.map(\.name)) == known)
        #expect(value["version"] == .string("1"))
        #expect(value["pubStatus"] == .string("usable"))
        #expect(value["digitalSourceType"]?["uri"]?.string == DigitalSource.algorithmicMedia.address)
        #expect(value["organisations"]?.elements?.first?["symbols"]?.elements?.first?["symbol"]?.string == "NVDA")
        #expect(value["organisations"]?.elements?.last?["symbols"] == nil)
        #expect(value["bodies"]?.elements?.map { $0["contentType"]?.string } == ["text/html", "text/plain"])
        #expect(
            value["bodies"]?.elements?.first?["value"]?.string?.contains("data-digital-source-type=\"digitalCreation\"")
                == true
        )
        #expect(try JSONReader.read(NinjsWriter.write(OutputSamples.story()).utf8) == value)
    }

    @Test("a retracted story is canceled, with its reason and without its text")
    func canceled() {
        let value = NinjsWriter.value(OutputSamples.story(status: .retraction, note: "Wrong."))
        #expect(value["pubStatus"] == .string("canceled"))
        #expect(value["bodies"] == nil)
        #expect(value["headlines"] == nil)
        #expect(value["descriptions"]?.elements?.map { $0["value"]?.string } == ["Wrong."])
    }
}

@Suite("Times in outputs")
struct TimestampTests {
    @Test(
        "known times are spelt right",
        arguments: [
            (0.0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
            (1_739_286_245.9, "2025-02-11T15:04:05Z", "Tue, 11 Feb 2025 15:04:05 GMT"),
            (784_111_777, "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ]
    )
    func known(_ seconds: Double, _ iso: String, _ http: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(Timestamp.iso8601(date) == iso)
        #expect(Timestamp.http(date) == http)
        #expect(Timestamp.date(iso8601: iso) == Date(timeIntervalSince1970: seconds.rounded(.down)))
    }

    @Test("times no calendar has do no harm")
    func extremes() {
        #expect(Timestamp.iso8601(Date(timeIntervalSince1970: 1e18)) == "9999-12-31T23:59:59Z")
        #expect(Timestamp.iso8601(Date(timeIntervalSince1970: -1e18)) == "0001-01-01T00:00:00Z")
        #expect(Timestamp.plain(Date(timeIntervalSince1970: 0)) == "1 January 1970, 00:00 UTC")
        for text in [
            "2025-02-30T00:00:00Z", "2025-13-01T00:00:00Z", "2025-02-11", "2025-02-11T24:00:00Z", "",
            "nonsense-nonsense-zz",
        ] {
            #expect(Timestamp.date(iso8601: text) == nil, "\(text)")
        }
    }
}
