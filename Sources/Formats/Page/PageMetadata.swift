/// What a page states about itself: JSON-LD, Open Graph, Dublin Core and other meta elements first, then what readers see.
struct PageMetadata {
    let tree: HTMLTree
    let base: String?
    let address: String?
    let structured: StructuredData
    /// By lower-case name or property; the first counts.
    private(set) var meta: [String: [String]] = [:]
    private(set) var links: [(relation: String, target: String, text: String?, node: Int)] = []
    private(set) var headings: [(level: Int, text: String, node: Int)] = []
    /// The end of the last element that may declare a feed, in the page's bytes; 0 where there is none.
    private(set) var feedsEnd = 0
    private(set) var documentTitle: String?
    let hints: NodeHints
    private(set) var properties: [String: [Int]] = [:]
    private var htmlLanguage: String?

    init(_ tree: HTMLTree, _ hints: NodeHints, address: String?) {
        self.tree = tree
        self.hints = hints
        self.address = address
        structured = StructuredData(tree)
        var base = address
        for (index, node) in tree.nodes.enumerated() where !node.isText {
            switch node.tag {
            case .meta:
                let name =
                    tree.attribute(index, "property") ?? tree.attribute(index, "name") ?? tree.attribute(
                        index,
                        "itemprop"
                    )
                    ?? tree.attribute(index, "http-equiv")
                if let name, let content = tree.attribute(index, "content"), !content.isEmpty {
                    meta[name.lowercased(), default: []].append(content)
                }
            case .link:
                guard let relation = tree.attribute(index, "rel")?.lowercased() else { break }
                if relation.contains("alternate") || relation.contains("feed") { feedsEnd = Self.tagEnd(node, tree) }
                if relation == "canonical" || relation.hasPrefix("licen") || relation == "author",
                    let target = tree.attribute(index, "href")
                {
                    links.append((relation, target, nil, index))
                }
            case .base: if let target = tree.attribute(index, "href") { base = Address.resolve(target, address) }
            case .title where documentTitle == nil: documentTitle = String(tree.line(index).prefix(1000))
            case .h1, .h2:
                if headings.count < 200 {
                    headings.append((node.tag == .h1 ? 1 : 2, Self.headline(tree, hints, index), index))
                }
            case .a:
                guard let relation = tree.attribute(index, "rel")?.lowercased() else { break }
                if relation.contains("alternate") || relation == "feed" { feedsEnd = Self.tagEnd(node, tree) }
                if relation.contains("author") || relation.contains("license") {
                    links.append((relation, tree.attribute(index, "href") ?? "", tree.line(index), index))
                }
            default: break
            }
            guard node.attributeCount > 0, node.tag != .link, node.tag != .meta else { continue }
            if let property = tree.attribute(index, "itemprop")?.lowercased() {
                properties[property, default: []].append(index)
            }
        }
        self.base = base
        htmlLanguage = tree.attribute(0, "lang") ?? tree.attribute(0, "xml:lang")
    }

    /// Right behind the ">" of an element's start tag.
    private static func tagEnd(_ node: HTMLTree.Node, _ tree: HTMLTree) -> Int {
        let last = Int(node.firstAttribute + node.attributeCount) - 1
        let values = node.attributeCount > 0 ? tree.attributes[last].valueEnd : Int(node.end)
        return (tree.bytes[min(values, tree.bytes.count)...].firstIndex(of: UInt8(ascii: ">")) ?? values) + 1
    }

    func page() -> ExtractedPage {
        var page = ExtractedPage()
        page.sitename = sitename
        let title = title(sitename: page.sitename)
        page.title = title?.text
        // Read once, and only where the page does not state all for machines.
        var known: PageLines?
        func lines() -> PageLines {
            let lines = known ?? PageLines(tree, hints, headline: headline(title))
            known = lines
            return lines
        }
        page.author = author(sitename: page.sitename, lines)
        page.date = published(lines)
        page.modified =
            [structured.modified, first("article:modified_time"), first("og:updated_time"), first("dcterms.modified")]
            .lazy.compactMap { $0 }.compactMap { PageDates.read($0) }.first
        page.language = declaredLanguage
        page.image = [
            first("og:image"), first("og:image:url"), first("og:image:secure_url"), structured.image,
            first("twitter:image"), first("twitter:image:src"),
        ]
        .lazy.compactMap { $0 }.map { Address.resolve($0, base) }.first(where: Address.isWeb)
        page.canonical = (links.first { $0.relation == "canonical" }?.target ?? first("og:url")).map {
            Address.resolve($0, base)
        }
        page.summary =
            [first("og:description"), first("description"), structured.summary].lazy.compactMap { $0 }.map(
                PlainText.line
            ).first
        page.licence = licence
        page.rights = rights
        return page
    }

    var declaredLanguage: String? {
        [
            htmlLanguage, first("og:locale"), first("content-language"), structured.language, first("dc.language"),
            first("language"),
        ]
        .lazy.compactMap { $0 }.first { !$0.isEmpty && $0.utf8.count < 36 }?.replacing("_", with: "-")
    }

    func first(_ name: String) -> String? { meta[name]?.first }

    // MARK: - Rights

    private var licence: String? {
        let stated =
            links.first { $0.relation.contains("licen") }?.target
            ?? structured.licence ?? first("dcterms.license") ?? first("dc.license") ?? structured.usage
        return stated.flatMap { text in
            let text = PlainText.line(text)
            guard !text.isEmpty, text.utf8.count <= 400 else { return nil }
            // An address is made whole; a name ("CC BY 4.0") stays as it is.
            return text.contains(" ") ? text : Address.resolve(text, text.contains("/") ? base : nil)
        }
    }

    private var rights: String? {
        [
            structured.rights, first("dc.rights"), first("dcterms.rights"), first("dcterms.rightsholder"),
            first("copyright"), first("rights"), first("og:rights"),
        ]
        .lazy.compactMap { $0 }.map(PlainText.line).first { !$0.isEmpty && $0.utf8.count <= 400 }
    }

    // MARK: - Site and title

    private var sitename: String? {
        let stated = [
            first("og:site_name"), structured.publisher, first("application-name"), first("apple-mobile-web-app-title"),
            first("dc.publisher"),
        ]
        .lazy.compactMap { $0 }.map(PlainText.line).first { !$0.isEmpty && $0.utf8.count < 100 }
        return stated ?? address.flatMap(Address.host)
    }

    /// Letters and digits only, lower case, for comparing.
    static func key(_ text: String) -> String {
        var out = ""
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: text.utf8.filter { HTMLTokenizer.isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) }.map {
                    $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
                },
                as: UTF8.self
            )
        }
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            out.unicodeScalars.append(scalar)
        }
        return out.lowercased()
    }
}
