/// One feed of an outline.
package struct OPMLFeed: Sendable, Equatable {
    package var title: String
    /// The feed's address.
    package var address: String
    /// The site's page.
    package var page: String?
    /// The titles of the outlines it lies in, the outermost first.
    package var folders: [String]

    package init(title: String, address: String, page: String? = nil, folders: [String] = []) {
        self.title = title
        self.address = address
        self.page = page
        self.folders = folders
    }
}

/// Lists of feeds as programs exchange them: OPML 2.0 (http://opml.org/spec2.opml).
package enum OPML {
    private static let mostFeeds = 100_000
    private static let deepest = 32

    /// The feeds of an outline, each address once, in order.
    ///
    /// - Throws: ``FeedError`` `.notAFeed` when it is no OPML, `.tooLarge`, `.empty`.
    package static func parse(_ bytes: [UInt8]) throws(FeedError) -> [OPMLFeed] {
        guard !bytes.isEmpty else { throw FeedError(.empty, "The list of feeds is empty.") }
        guard bytes.count <= FormatLimits.documentBytes else {
            throw FeedError(
                .tooLarge,
                "The list of feeds has more than \(FormatLimits.documentBytes >> 20) MB and was not read."
            )
        }
        let tree = XMLTree(Charset.utf8(bytes, contentType: nil, declared: Feeds.declaredCharset).bytes)
        guard let root = tree.nodes.indices.first(where: { name(of: $0, in: tree) == "opml" }) else {
            throw FeedError(
                .notAFeed,
                "The document is no OPML: it has no element “opml”. Export it again from your reader."
            )
        }
        var feeds: [OPMLFeed] = []
        var seen: Set<String> = []
        walk(tree, root, [], into: &feeds, &seen, depth: 0)
        return feeds
    }

    private static func walk(
        _ tree: XMLTree,
        _ node: Int,
        _ folders: [String],
        into feeds: inout [OPMLFeed],
        _ seen: inout Set<String>,
        depth: Int
    ) {
        guard depth < deepest else { return }
        for child in tree.children(node) where tree.nodes[child].kind == .element {
            guard feeds.count < mostFeeds else { return }
            switch name(of: child, in: tree) {
            case "body":
                walk(tree, child, folders, into: &feeds, &seen, depth: depth + 1)
            case "outline":
                let title = tree.attribute(child, "text") ?? tree.attribute(child, "title") ?? ""
                if let address = tree.attribute(child, "xmlUrl"), !address.isEmpty {
                    if seen.insert(address).inserted {
                        feeds.append(
                            OPMLFeed(
                                title: title.isEmpty ? address : title,
                                address: address,
                                page: tree.attribute(child, "htmlUrl"),
                                folders: folders
                            )
                        )
                    }
                    walk(tree, child, folders, into: &feeds, &seen, depth: depth + 1)
                } else {
                    walk(
                        tree,
                        child,
                        title.isEmpty ? folders : folders + [title],
                        into: &feeds,
                        &seen,
                        depth: depth + 1
                    )
                }
            default:
                continue
            }
        }
    }

    private static func name(of node: Int, in tree: XMLTree) -> String {
        let entry = tree.nodes[node]
        guard entry.kind == .element, entry.start >= 0, entry.start <= entry.end, Int(entry.end) <= tree.bytes.count
        else {
            return ""
        }
        return String(decoding: tree.bytes[Int(entry.start)..<Int(entry.end)].prefix(64), as: UTF8.self).lowercased()
    }

    /// An outline of the feeds, grouped by their outermost folder.
    package static func write(_ feeds: [OPMLFeed], title: String) -> String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
        out += "  <head><title>\(escaped(title))</title></head>\n  <body>\n"
        var folders: [String] = []
        for feed in feeds {
            let folder = feed.folders.first ?? ""
            if !folders.contains(folder) { folders.append(folder) }
        }
        for folder in folders {
            let indent = folder.isEmpty ? "    " : "      "
            if !folder.isEmpty { out += "    <outline text=\"\(escaped(folder))\">\n" }
            for feed in feeds where (feed.folders.first ?? "") == folder {
                out +=
                    "\(indent)<outline type=\"rss\" text=\"\(escaped(feed.title))\" xmlUrl=\"\(escaped(feed.address))\""
                if let page = feed.page { out += " htmlUrl=\"\(escaped(page))\"" }
                out += "/>\n"
            }
            if !folder.isEmpty { out += "    </outline>\n" }
        }
        return out + "  </body>\n</opml>\n"
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
