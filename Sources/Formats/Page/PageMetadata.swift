/// What a page states about itself: JSON-LD, Open Graph, Dublin Core and other meta elements first, then what readers see.
struct PageMetadata {
    private let tree: HTMLTree
    private let base: String?
    private let address: String?
    private let structured: StructuredData
    /// By lower-case name or property; the first counts.
    private var meta: [String: [String]] = [:]
    private var links: [(relation: String, target: String, text: String?)] = []
    private var headings: [(level: Int, text: String, node: Int)] = []
    private var documentTitle: String?
    private var hints: [(node: Int, hints: PageHints)] = []
    private var properties: [String: [Int]] = [:]
    private var times: [Int] = []
    private var htmlLanguage: String?

    init(_ tree: HTMLTree, address: String?) {
        self.tree = tree
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
                if let relation = tree.attribute(index, "rel"), let target = tree.attribute(index, "href") {
                    links.append((relation.lowercased(), target, nil))
                }
            case .base: if let target = tree.attribute(index, "href") { base = Address.resolve(target, address) }
            case .title where documentTitle == nil: documentTitle = String(tree.line(index).prefix(1000))
            case .h1, .h2:
                if headings.count < 200 { headings.append((node.tag == .h1 ? 1 : 2, tree.line(index), index)) }
            case .time: times.append(index)
            case .a:
                if let relation = tree.attribute(index, "rel")?.lowercased(),
                    relation.contains("author") || relation.contains("license")
                {
                    links.append((relation, tree.attribute(index, "href") ?? "", tree.line(index)))
                }
            default: break
            }
            guard node.attributeCount > 0, node.tag != .link, node.tag != .meta else { continue }
            if let property = tree.attribute(index, "itemprop")?.lowercased() {
                properties[property, default: []].append(index)
            }
            var found: PageHints = []
            for number in Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount) {
                let attribute = tree.attributes[number]
                let length = attribute.nameEnd - attribute.nameStart
                let first = tree.bytes[attribute.nameStart] | 0x20
                guard (length == 5 && first == UInt8(ascii: "c")) || (length == 2 && first == UInt8(ascii: "i")) else {
                    continue
                }
                found.formUnion(PageHints.read(tree.bytes[attribute.valueStart..<attribute.valueEnd]))
            }
            if !found.isDisjoint(with: [.byline, .date]) { hints.append((index, found)) }
        }
        self.base = base
        htmlLanguage = tree.attribute(0, "lang") ?? tree.attribute(0, "xml:lang")
    }

    func page() -> ExtractedPage {
        var page = ExtractedPage()
        page.sitename = sitename
        page.title = title(sitename: page.sitename)
        page.author = author(sitename: page.sitename)
        page.date = published
        page.modified =
            [structured.modified, first("article:modified_time"), first("og:updated_time"), first("dcterms.modified")]
            .lazy.compactMap { $0 }.compactMap(PageDates.read).first
        page.language = [
            htmlLanguage, first("og:locale"), first("content-language"), structured.language, first("dc.language"),
            first("language"),
        ]
        .lazy.compactMap { $0 }.first { !$0.isEmpty && $0.utf8.count < 36 }?.replacing("_", with: "-")
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

    private func first(_ name: String) -> String? { meta[name]?.first }

    // MARK: - Rights

    private var licence: String? {
        let stated =
            links.first { $0.relation.contains("license") || $0.relation.contains("licence") }?.target
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

    private func title(sitename: String?) -> String? {
        let stated = [
            first("og:title"), structured.headline, first("twitter:title"), first("dc.title"), first("headline"),
        ]
        .compactMap { $0 }.map(PlainText.line).filter { !$0.isEmpty }
        let whole = documentTitle.map { PlainText.line($0) }
        let ones = headings.filter { $0.level == 1 && !$0.text.isEmpty && $0.text.utf8.count < 400 }
        let keys = (stated + [whole].compactMap { $0 }).map(Self.key)
        // The headline that readers see, where the machine's titles agree with it.
        for heading in ones + headings.filter({ $0.level == 2 && $0.text.utf8.count < 300 && $0.text.utf8.count > 15 })
        {
            let own = Self.key(heading.text)
            guard own.utf8.count > 3 || ones.count == 1, own != sitename.map(Self.key) else { continue }
            if keys.contains(where: { $0 == own || ($0.hasPrefix(own) && own.utf8.count * 4 > $0.utf8.count) }) {
                return heading.text
            }
        }
        if let best = stated.first ?? whole {
            let stripped = TitleText.withoutSite(best, sitename: sitename, host: address.flatMap(Address.host))
            if ones.count == 1, stated.isEmpty, ones[0].text.utf8.count > 10 { return ones[0].text }
            return stripped
        }
        return ones.first?.text
    }

    /// Letters and digits only, lower case, for comparing.
    static func key(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            out.unicodeScalars.append(scalar)
        }
        return out.lowercased()
    }

    // MARK: - Author

    private func author(sitename: String?) -> String? {
        let site = sitename.map(Self.key)
        func names(_ texts: [String], isStated: Bool = false) -> String? {
            let clean = PersonNames.list(texts, isStated: isStated).filter { isStated || Self.key($0) != site }
            return clean.isEmpty ? nil : clean.joined(separator: "; ")
        }
        if let found = names(structured.authors, isStated: true) { return found }
        for name in [
            "author", "article:author", "dc.creator", "dcterms.creator", "byl", "sailthru.author", "parsely-author",
            "citation_author", "dcsext.author", "article:author_name", "twitter:data1",
        ] {
            if name == "twitter:data1", first("twitter:label1")?.lowercased().contains("by") != true { continue }
            if let texts = meta[name], let found = names(texts, isStated: true) { return found }
        }
        if let nodes = properties["author"] {
            let texts = nodes.prefix(6).map { node in
                properties["name"]?.first { name in tree.ancestor(name, within: 6) { $0 == node } != nil }.map(
                    tree.line
                ) ?? tree.line(node)
            }
            if let found = names(texts) { return found }
        }
        let related = links.filter { $0.relation.contains("author") }.compactMap(\.text)
        if let found = names(Array(related.prefix(4))) { return found }
        for entry in hints where entry.hints.contains(.byline) && !entry.hints.contains(.comments) {
            let text = tree.line(entry.node)
            guard text.utf8.count > 2, text.utf8.count < 160 else { continue }
            if let found = names([text]) { return found }
        }
        return nil
    }

    // MARK: - Date

    private var published: PageDate? {
        let stated =
            [structured.published]
            + [
                "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
                "publishdate", "publish-date",
                "publish_date", "publication_date", "sailthru.date", "parsely-pub-date", "dc.date.issued",
                "dcterms.issued", "dcterms.created",
                "dc.date", "dcterms.date", "dc.date.created", "article.published", "published-date",
                "citation_publication_date", "citation_date", "date", "release_date",
                "article_date_original", "cxenseparse:recs:publishtime", "originalpublicationdate", "og:published_time",
                "bt:pubdate", "created", "rnews:datepublished", "datecreated", "og:pubdate", "published_time",
                "pub_date", "date.created", "dc.created", "dc.issued",
            ].map(first)
        for text in stated { if let text, let date = PageDates.read(text) { return date } }
        for name in ["datepublished", "datecreated", "pubdate"] {
            for node in properties[name] ?? [] { if let date = date(of: node) { return date } }
        }
        let marked = times.filter { tree.attribute($0, "pubdate") != nil } + times
        for node in marked.prefix(6) { if let date = date(of: node) { return date } }
        for entry in hints where entry.hints.contains(.date) && !entry.hints.contains(.comments) {
            if let date = date(of: entry.node) { return date }
        }
        if let date = address.flatMap(PageDates.inAddress) { return date }
        if let date = visibleDate { return date }
        return [
            structured.modified, first("article:modified_time"), first("og:updated_time"), first("lastmod"),
            first("last-modified"),
        ]
        .lazy.compactMap { $0 }.compactMap(PageDates.read).first
    }

    private func date(of node: Int) -> PageDate? {
        for text in [tree.attribute(node, "datetime"), tree.attribute(node, "content"), tree.attribute(node, "title")] {
            if let text, let date = PageDates.read(text) { return date }
        }
        let text = tree.line(node)
        guard text.utf8.count < 120 else { return nil }
        return PageDates.inText(text)
    }

    /// The first date that stands by itself in the page.
    private var visibleDate: PageDate? {
        for node in tree.nodes where node.isText && node.end - node.start > 7 && node.end - node.start < 90 {
            let bytes = tree.bytes[Int(node.start)..<Int(node.end)]
            guard PageDates.mayHoldDate(bytes) else { continue }
            if let date = PageDates.inText(tree.decoded(Int(node.start), Int(node.end))) { return date }
        }
        return nil
    }
}
