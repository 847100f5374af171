/// Atom 1.0 (RFC 4287) and 0.3.
struct AtomReader: FeedPieceReader {
    private let address: String?
    private let sanitises: Bool
    private var feed = ParsedFeed()
    private var links = Links()
    private var icon: String?
    private var logo: String?
    private var itunes: (author: String?, image: String?, summary: String?) = (nil, nil, nil)

    init(address: String?, sanitises: Bool) {
        self.address = address
        self.sanitises = sanitises
    }

    mutating func frame(_ node: Int, _ tree: XMLTree) {
        feed.language = feed.language ?? tree.attribute(node, "xml:lang")
    }

    mutating func piece(_ child: Int, _ tree: XMLTree) -> ParsedItem? {
        let content = FeedContent(tree: tree, address: address, sanitises: sanitises)
        let name = tree.nodes[child].name
        switch tree.nodes[child].space {
        case .atom, .none, .unknown, .rss:
            switch name {
            case .entry: return EntryReader(tree: tree, content: content).entry(child)
            case .title: feed.title = content.line(child, content.atomMode(child)) ?? feed.title
            case .subtitle, .tagline, .info, .description:
                if feed.description == nil || name == .subtitle || name == .tagline {
                    feed.description = content.html(child, content.atomMode(child)) ?? feed.description
                }
            case .link: links.add(child, tree, content)
            case .id: feed.id = content.identifier(child) ?? feed.id
            case .author: feed.author = feed.author ?? content.atomPerson(child)
            case .updated, .modified: feed.updatedRaw = content.text(child) ?? feed.updatedRaw
            case .published, .issued, .created: feed.publishedRaw = content.text(child) ?? feed.publishedRaw
            case .icon: icon = content.link(content.text(child), at: child)
            case .logo: logo = content.link(content.text(child), at: child)
            case .language: feed.language = feed.language ?? content.text(child)
            default: break
            }
        case .itunes:
            switch name {
            case .author: itunes.author = content.text(child)
            case .image:
                itunes.image = content.link(tree.attribute(child, "href") ?? content.text(child), at: child)
            case .summary, .subtitle: itunes.summary = itunes.summary ?? content.guessedHTML(child)
            default: break
            }
        case .dc:
            switch name {
            case .creator, .author: itunes.author = itunes.author ?? content.text(child)
            case .language: feed.language = feed.language ?? content.text(child)
            case .date: feed.updatedRaw = feed.updatedRaw ?? content.text(child)
            case .title: feed.title = feed.title ?? content.guessedLine(child)
            default: break
            }
        default: break
        }
        return nil
    }

    func finish() -> ParsedFeed {
        var feed = feed
        feed.updated = feed.updatedRaw.flatMap(FeedDates.parse)
        feed.published = feed.publishedRaw.flatMap(FeedDates.parse)
        feed.link = links.page
        feed.selfAddress = links.own
        feed.hubs = links.hubs
        feed.author = feed.author ?? itunes.author
        feed.image = logo ?? icon ?? itunes.image
        feed.description = feed.description ?? itunes.summary
        return feed
    }

    /// The links of a feed or an entry by what they are for (RFC 4287 section 4.2.7.2).
    fileprivate struct Links {
        var page: String?
        var own: String?
        var hubs: [String] = []
        var enclosures: [Enclosure] = []
        private var pageIsHTML = false

        mutating func add(_ node: Int, _ tree: XMLTree, _ content: FeedContent) {
            let target = content.link(tree.attribute(node, "href") ?? content.text(node), at: node)
            guard let target else { return }
            let type = tree.attribute(node, "type")?.lowercased()
            var relation = (tree.attribute(node, "rel") ?? "alternate").lowercased()
            let registry = "http://www.iana.org/assignments/relation/"
            if relation.hasPrefix(registry) { relation = String(relation.dropFirst(registry.count)) }
            switch relation {
            case "", "alternate":
                let isHTML = type == nil || type == "text/html" || type == "application/xhtml+xml"
                if page == nil || (isHTML && !pageIsHTML) {
                    page = target
                    pageIsHTML = isHTML
                }
            case "self": own = own ?? target
            case "hub": hubs.append(target)
            case "enclosure":
                let length = tree.attribute(node, "length").flatMap { Int($0) }
                enclosures.append(Enclosure(url: target, type: type, length: length))
            default: break
            }
        }
    }

}

/// One Atom entry.
private struct EntryReader {
    let tree: XMLTree
    let content: FeedContent

    func entry(_ node: Int) -> ParsedItem {
        var item = ParsedItem()
        var links = AtomReader.Links()
        var issued: String?
        var created: String?
        var dcDate: String?
        var source: Int?
        var creator: String?
        var body: String?
        var bodySource: String?
        for child in tree.children(node) where tree.nodes[child].kind == .element {
            let name = tree.nodes[child].name
            switch tree.nodes[child].space {
            case .atom, .none, .unknown, .rss:
                switch name {
                case .title: item.title = line(child) ?? item.title
                case .link: links.add(child, tree, content)
                case .id, .guid: item.id = content.identifier(child) ?? item.id
                case .summary, .description, .abstract:
                    item.summary = content.html(child, content.atomMode(child)) ?? item.summary
                case .content:
                    if let place = tree.attribute(child, "src") { bodySource = content.link(place, at: child) }
                    let shown = preferred(child)
                    body = body ?? content.html(shown, content.atomMode(shown))
                case .author: item.author = item.author ?? content.atomPerson(child)
                case .published: item.publishedRaw = content.text(child) ?? item.publishedRaw
                case .issued: issued = content.text(child)
                case .created: created = content.text(child)
                case .updated, .modified: item.updatedRaw = content.text(child) ?? item.updatedRaw
                case .category: category(child, &item)
                case .source: source = child
                case .pubdate: issued = issued ?? content.text(child)
                default: break
                }
            case .dc, .dcterms:
                switch name {
                case .creator, .author: creator = creator ?? content.text(child)
                case .date, .issued: dcDate = content.text(child)
                case .subject: category(child, &item)
                case .title: item.title = item.title ?? content.guessedLine(child)
                default: break
                }
            case .content where name == .encoded: body = content.guessedHTML(child) ?? body
            case .itunes:
                if name == .author { creator = creator ?? content.text(child) }
                if name == .image { item.image = content.link(tree.attribute(child, "href"), at: child) }
            case .xhtml where name == .body || name == .div: body = body ?? content.html(child, .inline)
            default: break
            }
        }
        let media = content.media(node)
        item.contentHTML = body
        item.link = links.page ?? bodySource
        item.enclosures = links.enclosures
        for file in media.enclosures where !item.enclosures.contains(where: { $0.url == file.url }) {
            item.enclosures.append(file)
        }
        item.image =
            item.image ?? media.image ?? media.thumbnail
            ?? links.enclosures.first { $0.type?.hasPrefix("image/") == true }?.url
        item.take(published: item.publishedRaw ?? issued ?? created ?? dcDate, updated: item.updatedRaw)
        item.author = item.author ?? creator ?? source.flatMap { tree.child($0, .author) }.flatMap(content.atomPerson)
        if item.title == nil { item.title = tree.child(node, .title, .media).flatMap(content.guessedLine) }
        if item.summary == nil {
            let group = tree.child(node, .group, .media) ?? node
            item.summary = tree.child(group, .description, .media).flatMap(content.guessedHTML) ?? body
        }
        item.image = item.image ?? FeedContent.picture(in: body) ?? FeedContent.picture(in: item.summary)
        return item
    }

    /// Of several versions of one content (Atom 0.3 section 3.1.1, `multipart/alternative`) the one with markup.
    private func preferred(_ node: Int) -> Int {
        guard tree.attribute(node, "type")?.lowercased() == "multipart/alternative" else { return node }
        let versions = tree.children(node).filter { tree.nodes[$0].kind == .element && tree.nodes[$0].name == .content }
        return versions.first { (tree.attribute($0, "type") ?? "").lowercased().contains("html") } ?? versions.first
            ?? node
    }

    private func category(_ node: Int, _ item: inout ParsedItem) {
        let text = tree.attribute(node, "term") ?? tree.attribute(node, "label") ?? content.text(node)
        guard let text, !text.isEmpty, item.categories.count < 500, !item.categories.contains(text) else { return }
        item.categories.append(text)
    }

    private func line(_ node: Int) -> String? { content.line(node, content.atomMode(node)) }
}

extension FeedContent {
    /// A person construct (RFC 4287 section 3.2): the name, or failing that the address.
    fileprivate func atomPerson(_ node: Int) -> String? {
        if let name = tree.child(node, .name).flatMap(text) { return name }
        if let mail = tree.child(node, .email).flatMap(text) { return mail }
        let own = tree.ownText(node)
        return own.isEmpty ? nil : FeedContent.person(own)
    }
}
