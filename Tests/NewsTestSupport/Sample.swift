package import Foundation
package import NewsModel

/// Builders of reports with sensible values for whatever a test does not care about.
package enum Sample {
    package static func source(
        _ id: SourceID = "source",
        name: String = "Example Wire",
        kind: Source.Kind = .feed,
        address: String = "https://wire.example/feed",
        licence: Licence = .copyright
    ) -> Source {
        Source(id: id, name: name, kind: kind, address: address, licence: licence)
    }

    package static func item(
        _ id: ItemID = "item",
        source: SourceID = "source",
        outlet: String = "Example Wire",
        address: String? = "https://wire.example/item",
        licence: Licence = .copyright,
        at time: Date = FixedClock.start
    ) -> SourceItem {
        SourceItem(id: id, source: source, outlet: outlet, address: address, licence: licence, firstSeen: time)
    }

    /// A revision whose content hash, where none is given, differs for different texts, though it is not SHA-256.
    package static func revision(
        of item: ItemID = "item",
        number: Int = 1,
        title: String = "A headline",
        text: String = "A sentence.",
        author: String? = nil,
        published: Date? = nil,
        at time: Date = FixedClock.start,
        contentHash: String? = nil
    ) -> Revision {
        Revision(
            item: item,
            number: number,
            fetched: time,
            title: title,
            text: text,
            author: author,
            published: published,
            contentHash: contentHash ?? hash("\(title)\n\(text)")
        )
    }

    /// A report whose item, revision and outlet belong together.
    package static func report(
        _ id: ItemID = "item",
        title: String = "A headline",
        text: String = "A sentence.",
        outlet: String = "Example Wire",
        licence: Licence = .copyright,
        published: Date? = nil,
        at time: Date = FixedClock.start,
        tags: Tags = Tags(),
        copyOf: ItemID? = nil
    ) -> Report {
        Report(
            item: item(id, outlet: outlet, address: "https://wire.example/\(id)", licence: licence, at: time),
            revision: revision(of: id, title: title, text: text, published: published, at: time),
            tags: tags,
            copyOf: copyOf
        )
    }

    /// FNV-1a, widened to the length of a SHA-256 (http://www.isthe.com/chongo/tech/comp/fnv/).
    private static func hash(_ text: String) -> String {
        var words: [String] = []
        for seed in 0..<4 {
            var value: UInt64 = 0xCBF2_9CE4_8422_2325 &+ UInt64(seed)
            for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
            let digits = String(value, radix: 16)
            words.append(String(repeating: "0", count: 16 - digits.count) + digits)
        }
        return words.joined()
    }
}
