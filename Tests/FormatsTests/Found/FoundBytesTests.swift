import Foundation
import Formats
import Testing

/// What the fuzzer found beneath the readers: encodings and compression.
@Suite("bytes, as found by fuzzing")
struct FoundBytesTests {
    @Test("an encoding's converter is closed again")
    func converters() throws {
        let bytes = Array("{\"items\":[]}".utf8)
        func convert(_ times: Int) throws {
            for _ in 0..<times {
                _ = try Feeds.parse(bytes, contentType: "x; charset=iso-2022-jp", contentEncoding: nil, address: nil)
            }
        }
        try convert(20)
        let before = try mapped()
        // Each that was lost took 32 KB.
        try convert(4000)
        #expect(try mapped() < before + 64 << 10)
    }

    @Test("a lone sign for greater in a description is written as the sanitiser writes it")
    func greater() throws {
        let feed = "<rss><channel><item><description>profit > loss</description></item></channel></rss>"
        let item = try #require(
            try Feeds.parse(Array(feed.utf8), contentType: nil, contentEncoding: nil, address: nil).items.first
        )
        let html = try #require(item.summary ?? item.contentHTML)
        #expect(html == "profit &gt; loss")
        #expect(Sanitiser.clean(html, base: nil) == html)
    }

    @Test("an address that a browser would run is no link of a JSON Feed")
    func links() throws {
        let feed = """
            {"home_page_url": "vbscript:example.org/", "items": [{"id": "1", "url": "JavaScript:alert(1)",
            "attachments": [{"url": "data:text/html,x"}]}]}
            """
        let read = try Feeds.parse(Array(feed.utf8), contentType: nil, contentEncoding: nil, address: nil)
        #expect(read.link == nil)
        #expect(read.items.map(\.link) == [nil])
        #expect(read.items.map(\.enclosures.count) == [0])
    }

    /// What the process has for its data, in kilobytes.
    private func mapped() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmData:") })
        return try #require(line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
    }
}
