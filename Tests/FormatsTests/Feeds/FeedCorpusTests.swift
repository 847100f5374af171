import Foundation
import Formats
import Testing

@Suite("feeds as they were found")
struct FeedCorpusTests {
    /// The folder of the corpus, beside the package or where `NUTGRAF_CORPORA` says; nil where there is none.
    private static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["NUTGRAF_CORPORA"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../shared/corpora")
        return [named, beside.standardized].compactMap { $0?.appendingPathComponent("wire/feeds/dev/files") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    @Test(
        "read in blocks they give what they give at once",
        .enabled(if: folder != nil, "needs shared/corpora beside the package or NUTGRAF_CORPORA")
    )
    func blocks() throws {
        let folder = try #require(Self.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        // Every fifteenth, or a debug build takes too long.
        for (index, name) in names.enumerated() where index % 15 == 0 {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            guard bytes.count < 30_000 else { continue }
            let whole = try? Feeds.parse(bytes, contentType: nil, contentEncoding: nil, address: nil)
            var items: [ParsedItem] = []
            var stream = FeedStream()
            var streamed: ParsedFeed?
            do {
                for start in stride(from: 0, to: bytes.count, by: 89) {
                    try stream.push(bytes[start..<min(bytes.count, start + 89)]) { items.append($0) }
                }
                streamed = try stream.finish { items.append($0) }
                streamed?.items = items
            } catch {
                streamed = nil
            }
            #expect(streamed == whole, "\(name)")
        }
    }
}
