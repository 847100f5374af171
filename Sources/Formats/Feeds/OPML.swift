/// One feed of an outline.
package struct OPMLFeed: Sendable, Equatable {
    package var title: String
    /// The feed's address.
    package var address: String
    /// The site's page.
    package var page: String?
    /// The titles of the outlines it lies in, the outermost first.
    package var folders: [String]
    /// As the outline spells it: "en-us".
    package var language: String?
    /// From the attribute `category`, which lists them between commas: "/Boston/Weather", "tourist".
    package var categories: [String]

    package init(
        title: String,
        address: String,
        page: String? = nil,
        folders: [String] = [],
        language: String? = nil,
        categories: [String] = []
    ) {
        self.title = title
        self.address = address
        self.page = page
        self.folders = folders
        self.language = language
        self.categories = categories
    }
}

/// Lists of feeds as programs exchange them: OPML 2.0 (http://opml.org/spec2.opml), and 1.0 with its older attributes.
///
/// Read tag by tag, since the lists of the wild are cut off, unclosed and full of bare ampersands; what can be read is.
package enum OPML {
    private static let most = (bytes: 16 << 20, feeds: 100_000, folders: 32, text: 2000, categories: 50)

    /// The feeds of an outline, each address once, in order.
    ///
    /// - Throws: ``FeedError`` `.notAFeed` when it is no OPML, `.tooLarge`, `.empty`.
    /// - Complexity: Linear.
    package static func parse(_ bytes: [UInt8]) throws(FeedError) -> [OPMLFeed] {
        guard !bytes.isEmpty else { throw FeedError(.empty, "The list of feeds is empty.") }
        guard bytes.count <= most.bytes else {
            throw FeedError(.tooLarge, "The list of feeds has more than \(most.bytes >> 20) MB and was not read.")
        }
        let text = Charset.utf8(bytes, contentType: nil, declared: Feeds.declaredCharset).bytes
        let read = text.withUnsafeBufferPointer { buffer in
            var reader = OutlineReader(isUnclosed: isUnclosed(buffer))
            reader.read(buffer)
            return reader
        }
        guard read.isOutline else {
            throw FeedError(
                .notAFeed,
                "The document is no OPML: it has no element “opml”. Export it again from your reader."
            )
        }
        return read.feeds
    }

    /// Whether more outlines are opened than closed, so that a feed's outline cannot be trusted to hold what follows it.
    private static func isUnclosed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var tokens = HTMLTokenizer(bytes)
        var open = 0
        while tokens.next() {
            guard OutlineReader.name(tokens, bytes) == "outline" else { continue }
            if tokens.kind == .end { open -= 1 } else if tokens.kind == .start, !tokens.isSelfClosing { open += 1 }
        }
        return open > 0
    }

    private struct OutlineReader {
        /// Each open outline: its title for a folder, nil for a feed.
        private var open: [String?] = []
        private var depthBelow = 0
        private var seen: Set<String> = []
        private(set) var feeds: [OPMLFeed] = []
        private(set) var isOutline = false
        private let isUnclosed: Bool

        init(isUnclosed: Bool) { self.isUnclosed = isUnclosed }

        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
            var tokens = HTMLTokenizer(bytes)
            // Outlines that are commented out are left out with all they hold (OPML 2.0, "isComment").
            var commented = 0
            while tokens.next(), feeds.count < most.feeds {
                guard tokens.kind == .start || tokens.kind == .end else { continue }
                let name = Self.name(tokens, bytes)
                if name == "opml" { isOutline = true }
                guard name == "outline" else { continue }
                if commented > 0 {
                    if tokens.kind == .end { commented -= 1 } else if !tokens.isSelfClosing { commented += 1 }
                    continue
                }
                if tokens.kind == .end {
                    close()
                } else if isTrue(tokens, "iscomment") {
                    commented = tokens.isSelfClosing ? 0 : 1
                } else {
                    start(tokens)
                }
            }
        }

        private func isTrue(_ tokens: HTMLTokenizer, _ name: StaticString) -> Bool {
            text(tokens, name)?.lowercased() == "true"
        }

        private mutating func close() {
            if depthBelow > 0 { depthBelow -= 1 } else { _ = open.popLast() }
        }

        private mutating func push(_ folder: String?) {
            if open.count < 4 * most.folders { open.append(folder) } else { depthBelow += 1 }
        }

        private mutating func start(_ tokens: HTMLTokenizer) {
            let type = text(tokens, "type")?.lowercased() ?? ""
            let isFeed = type == "rss" || type == "atom" || type == "feed"
            let title = text(tokens, "text") ?? text(tokens, "title") ?? ""
            let address = text(tokens, "xmlurl") ?? text(tokens, "feedurl") ?? (isFeed ? text(tokens, "url") : nil)
            guard let address else {
                if !tokens.isSelfClosing { push(title.isEmpty ? nil : title) }
                return
            }
            isOutline = true
            if isUnclosed, case .some(.none) = open.last { open.removeLast() }
            if seen.insert(address).inserted {
                var feed = OPMLFeed(title: title.isEmpty ? address : title, address: address)
                feed.page = text(tokens, "htmlurl")
                feed.folders = Array(open.lazy.compactMap { $0 }.prefix(most.folders))
                feed.language = text(tokens, "language").flatMap { $0.lowercased() == "unknown" ? nil : $0 }
                feed.categories = (text(tokens, "category") ?? "").split(separator: ",").prefix(most.categories)
                    .map(\.trimmingBlanks).filter { !$0.isEmpty }
                feeds.append(feed)
            }
            if !tokens.isSelfClosing { push(nil) }
        }

        /// An attribute's words; nil when absent or empty.
        private func text(_ tokens: HTMLTokenizer, _ name: StaticString) -> String? {
            guard let value = tokens.value(name) else { return nil }
            let words = PlainText.fold(String(decoding: value.prefix(most.text), as: UTF8.self))
            return words.isEmpty ? nil : words
        }

        /// The local name of the tag, folded; "" for what is none of an outline's.
        static func name(_ tokens: HTMLTokenizer, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
            guard tokens.kind == .start || tokens.kind == .end else { return "" }
            var start = tokens.tokenStart + (tokens.kind == .end ? 2 : 1)
            var end = start
            while end < bytes.count, end - start < 40, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"),
                bytes[end] != UInt8(ascii: "/")
            {
                if bytes[end] == UInt8(ascii: ":") { start = end + 1 }
                end += 1
            }
            guard start <= end, end - start == 7 || end - start == 4 else { return "" }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self).lowercased()
        }
    }

    // MARK: - Writing

    /// An outline of the feeds in the folders they name, nested, each where its first feed stands.
    package static func write(_ feeds: [OPMLFeed], title: String) -> String {
        let root = Folder("")
        for feed in feeds {
            feed.folders.prefix(most.folders).reduce(root) { $0.folder($1) }.entries.append(.feed(feed))
        }
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
        out += "  <head><title>\(escaped(title))</title></head>\n  <body>\n"
        root.write(into: &out, depth: 2)
        return out + "  </body>\n</opml>\n"
    }

    private final class Folder {
        enum Entry {
            case folder(Folder)
            case feed(OPMLFeed)
        }
        let title: String
        var entries: [Entry] = []
        private var folders: [String: Folder] = [:]

        init(_ title: String) { self.title = title }

        func folder(_ title: String) -> Folder {
            if let known = folders[title] { return known }
            let new = Folder(title)
            folders[title] = new
            entries.append(.folder(new))
            return new
        }

        func write(into out: inout String, depth: Int) {
            let indent = String(repeating: "  ", count: depth)
            for entry in entries {
                switch entry {
                case .folder(let folder):
                    out += "\(indent)<outline text=\"\(escaped(folder.title))\">\n"
                    folder.write(into: &out, depth: depth + 1)
                    out += "\(indent)</outline>\n"
                case .feed(let feed):
                    out += "\(indent)<outline type=\"rss\" text=\"\(escaped(feed.title))\""
                    out += " xmlUrl=\"\(escaped(feed.address))\""
                    if let page = feed.page { out += " htmlUrl=\"\(escaped(page))\"" }
                    if let language = feed.language { out += " language=\"\(escaped(language))\"" }
                    if !feed.categories.isEmpty {
                        out += " category=\"\(escaped(feed.categories.joined(separator: ",")))\""
                    }
                    out += "/>\n"
                }
            }
        }
    }

    /// For attribute values; characters that XML 1.0 forbids are left out.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n", "\t", "\r": out += " "
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }
}
