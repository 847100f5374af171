import Crypto
import Foundation
import NewsModel
import NewsStore

/// Puts reports into the store: the same report under the same id, a changed text as a new revision.
struct Intake: Sendable {
    /// A report as it came, before it has an id.
    struct Arrival: Sendable {
        /// What its id is made of: guid, address or content.
        var key: String
        /// Its address in the form for comparing, where it belongs to this report alone: found again under another key,
        /// it is the same report.
        var link: String?
        /// What an older program made its id of.
        var formerKey: String?
        var address: String?
        var title: String
        var text: String
        var html: String?
        var author: String?
        var published: Date?
        var language: String?
        var image: String?
        /// Names of files that came with it and were not read.
        var attachments: [String] = []
    }

    enum Result: Sendable, Equatable { case new(ItemID), revised(ItemID), unchanged(ItemID) }

    let store: any NewsStore
    /// Longer texts are cut there; in UTF-8 bytes.
    var longestText = 1 << 20

    /// 100 bits of SHA-256 over source and key, so that a feed read again names its items the same.
    static func itemID(source: SourceID, key: String) -> ItemID {
        ItemID(String(hex(SHA256.hash(data: Data((source.raw + "\u{1F}" + key).utf8))).prefix(25)))
    }

    /// SHA-256 of title, newline, text, as ``Revision/contentHash`` wants it.
    static func contentHash(title: String, text: String) -> String {
        hex(SHA256.hash(data: Data((title + "\n" + text).utf8)))
    }

    func take(_ arrival: Arrival, from source: Source, now: Date) async throws(WireError) -> Result {
        let text = Intake.tidy(arrival.text, limit: longestText)
        var title = Intake.tidyTitle(arrival.title)
        guard !text.isEmpty || !title.isEmpty else {
            throw WireError(.unusable, "A report of \(source.name) has neither title nor text and was left out.")
        }
        if title.isEmpty { title = Intake.firstWords(text) }
        let hash = Intake.contentHash(title: title, text: text)
        do {
            let (known, names) = try await find(arrival, from: source, title: title)
            let id = known?.id ?? Intake.itemID(source: source.id, key: arrival.key)
            if let known, known.revision.contentHash == hash {
                if !names.isEmpty { try await store.commit(Transaction([.addItemKeys(id, source.id, names)])) }
                return .unchanged(id)
            }
            let item =
                known?.item
                ?? SourceItem(
                    id: id,
                    source: source.id,
                    outlet: source.name,
                    address: arrival.address,
                    licence: source.licence,
                    firstSeen: now
                )
            let revision = Revision(
                item: id,
                number: (known?.revision.number ?? 0) + 1,
                fetched: now,
                title: title,
                text: text,
                html: arrival.html,
                author: arrival.author,
                published: arrival.published ?? known?.revision.published,
                language: arrival.language,
                image: arrival.image,
                contentHash: hash
            )
            try await store.commit(
                Transaction(
                    [
                        .addRevision(item, revision), .addItemKeys(id, source.id, names),
                        .announce(NewsEvent(kind: .report, subject: id.raw, headline: title, at: now)),
                    ],
                    next: [WorkOrder(.gather, id.raw, due: now)]
                )
            )
            return known == nil ? .new(id) : .revised(id)
        } catch {
            throw WireError(.store, "“\(title.prefix(80))” of \(source.name) could not be stored: \(error.message)")
        }
    }

    /// The report that this one is, if it is known, and the names it should be known by from now on and is not.
    ///
    /// Its key comes first, then what an older program made of it, then its address: under a new guid it is the same
    /// report, unless the page is one that is used again and again ("Markets today"), which shows in another title and a
    /// date more than a day later. A guid found so is not kept: feeds that make new ones at each visit would swell the store.
    func find(_ arrival: Arrival, from source: Source, title: String) async throws(StoreError)
        -> (known: Report?, names: [String])
    {
        let key = "id:" + Intake.bounded(arrival.key)
        var names = [key]
        if let link = arrival.link { names.append("link:" + Intake.bounded(link)) }
        // As the address was written before there was a form for comparing.
        let raw = arrival.link == nil ? nil : arrival.address.map { "link:" + Intake.bounded($0) }
        let items = try await store.items(of: source.id, keys: names + [raw].compactMap(\.self))
        let missing = names.filter { items[$0] == nil }
        if let item = items[key], let known = try await store.reports([item]).first { return (known, missing) }
        for former in [arrival.key, arrival.formerKey].compactMap(\.self) {
            let id = Intake.itemID(source: source.id, key: former)
            if let known = try await store.reports([id]).first { return (known, missing) }
        }
        guard let item = names.dropFirst().compactMap({ items[$0] }).first ?? raw.flatMap({ items[$0] }),
            let known = try await store.reports([item]).first
        else { return (nil, names) }
        if known.revision.title != title, let before = known.revision.published, let after = arrival.published,
            after.timeIntervalSince(before) > 86_400
        {
            return (nil, [key])
        }
        return (known, missing.filter { $0 != key })
    }

    /// Names are columns of an index: a very long one stands there as its hash.
    private static func bounded(_ name: String) -> String {
        name.utf8.count <= 400 ? name : String(name.prefix(80)) + "#" + hex(SHA256.hash(data: Data(name.utf8)))
    }

    /// Unicode NFC, line ends as newlines, no control characters, no empty lines, cut at a character.
    static func tidy(_ text: String, limit: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.utf8.count, limit))
        var pendingBlank = false
        for scalar in text.unicodeScalars {
            guard bytes.count < limit else { break }
            switch scalar.value {
            case 0x0A, 0x0D, 0x2028, 0x2029:
                if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
                pendingBlank = false
            case 0x20, 0x09:
                pendingBlank = true
            case 0..<0x20, 0x7F..<0xA0, 0xFEFF:
                continue
            default:
                if pendingBlank, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
                pendingBlank = false
                bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        while bytes.last == 0x0A { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
    }

    /// A headline as it is stored: one line.
    static func tidyTitle(_ title: String) -> String { tidy(title, limit: 2_000).replacing("\n", with: " ") }

    private static func firstWords(_ text: String) -> String {
        let line = text.prefix { $0 != "\n" }
        guard line.count > 90 else { return String(line) }
        let cut = line.prefix(90)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + " …"
    }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
