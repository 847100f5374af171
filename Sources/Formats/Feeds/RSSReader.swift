/// RSS 0.90, 0.91, 0.92, 1.0 (RDF) and 2.0, with the modules feeds use: Dublin Core, content, Media RSS, iTunes, Atom links.
struct RSSReader: FeedPieceReader {
    private let address: String?
    private let sanitises: Bool
    private var feed = ParsedFeed()
    private var hasRoot = false
    /// The first channel's node; what lies in others but items is not read.
    private var channel: Int?

    init(address: String?, sanitises: Bool) {
        self.address = address
        self.sanitises = sanitises
    }

    mutating func frame(_ node: Int, _ tree: XMLTree) {
        if !hasRoot {
            hasRoot = true
            feed.language = tree.attribute(node, "xml:lang")
        }
        guard tree.nodes[node].name == .channel, channel == nil else { return }
        channel = node
        if let about = tree.attribute(node, "rdf:about"), !about.isEmpty { feed.id = about }
        feed.language = tree.attribute(node, "xml:lang") ?? feed.language
        // Microsoft's Channel Definition Format of 1997, still seen, says in attributes what RSS says in elements.
        feed.link = FeedContent(tree: tree, address: address).link(tree.attribute(node, "href"), at: node)
        dates.modified = tree.attribute(node, "lastmod")
    }

    mutating func piece(_ node: Int, _ tree: XMLTree) -> ParsedItem? {
        let content = FeedContent(tree: tree, address: address, sanitises: sanitises)
        let entry = tree.nodes[node]
        // RSS 1.0 puts items and the picture beside the channel, and some feeds of the others do too.
        if entry.name == .item || entry.name == .entry { return RSSItemReader(tree: tree, content: content).item(node) }
        guard entry.parent >= 0 else { return nil }
        if channel == nil || Int(entry.parent) == channel {
            if entry.space == .media {
                let media = content.media([node])
                pictures.media = pictures.media ?? media.image
                pictures.thumbnail = pictures.thumbnail ?? media.thumbnail
            }
            readField(node, tree, content)
        } else if entry.name == .image, pictures.beside == nil {
            pictures.beside = content.rssImage(node)
        }
        return nil
    }

    // MARK: - Channel

    private struct Pictures { var rss, beside, itunes, media, thumbnail: String? }

    private struct People { var managing, dc, itunes, web, owner: String? }
    private var people = People()
    private var pictures = Pictures()
    private var texts: (description: String?, itunes: String?, subtitle: String?, dc: String?) = (nil, nil, nil, nil)
    private var titles: (rss: String?, dc: String?) = (nil, nil)
    private var dates: (published: String?, dc: String?, modified: String?) = (nil, nil, nil)
    private var alternate: String?

    private mutating func readField(_ node: Int, _ tree: XMLTree, _ content: FeedContent) {
        switch (tree.nodes[node].space, tree.nodes[node].name) {
        case (.none, .title), (.rss, .title), (.unknown, .title): titles.rss = content.guessedLine(node) ?? titles.rss
        case (.dc, .title): titles.dc = content.guessedLine(node)
        case (.none, .link), (.rss, .link):
            let target = tree.attribute(node, "href") ?? tree.attribute(node, local: "resource") ?? tree.text(node)
            feed.link = content.link(target, at: node) ?? feed.link
        case (.atom, .link): atomLink(node, tree, content)
        case (.none, .description), (.rss, .description), (.none, .tagline), (.atom, .subtitle), (.none, .abstract):
            texts.description = texts.description ?? content.guessedHTML(node)
        case (.dc, .description): texts.dc = texts.dc ?? content.guessedHTML(node)
        case (.itunes, .summary): texts.itunes = texts.itunes ?? content.guessedHTML(node)
        case (.itunes, .subtitle): texts.subtitle = texts.subtitle ?? content.guessedHTML(node)
        case (.none, .language), (.rss, .language): feed.language = content.text(node) ?? feed.language
        case (.dc, .language): feed.language = feed.language ?? content.text(node)
        case (.none, .managingeditor), (.rss, .managingeditor), (.none, .author), (.atom, .author):
            people.managing = people.managing ?? content.rssPerson(node)
        case (.none, .webmaster), (.rss, .webmaster): people.web = people.web ?? content.rssPerson(node)
        case (.dc, .creator), (.dc, .author): people.dc = people.dc ?? content.rssPerson(node)
        case (.itunes, .author): people.itunes = people.itunes ?? content.rssPerson(node)
        case (.itunes, .owner): people.owner = people.owner ?? tree.child(node, .name).flatMap(content.text)
        case (.none, .pubdate), (.rss, .pubdate): dates.published = content.text(node) ?? dates.published
        case (.none, .lastbuilddate), (.rss, .lastbuilddate), (.atom, .updated), (.dcterms, .modified),
            (.none, .modified):
            dates.modified = content.text(node) ?? dates.modified
        case (.dc, .date): dates.dc = content.text(node) ?? dates.dc
        case (.none, .image), (.rss, .image): pictures.rss = pictures.rss ?? content.rssImage(node)
        case (.itunes, .image): pictures.itunes = pictures.itunes ?? content.rssImage(node)
        case (.atom, .id), (.none, .id), (.none, .guid): feed.id = content.text(node) ?? feed.id
        case (.dc, .identifier): feed.id = feed.id ?? content.text(node)
        default: readPace(node, tree, content)
        }
    }

    private var period: (name: String?, frequency: String?) = (nil, nil)

    private mutating func readPace(_ node: Int, _ tree: XMLTree, _ content: FeedContent) {
        func each(_ name: XMLName, _ add: (String?) -> Void) {
            for child in tree.children(node).prefix(64) where tree.nodes[child].name == name {
                add(content.text(child))
            }
        }
        switch tree.nodes[node].name {
        case .ttl: feed.pace.add(minutes: content.text(node))
        case .skiphours: each(.hour) { feed.pace.add(hour: $0) }
        case .skipdays: each(.day) { feed.pace.add(day: $0) }
        case .updateperiod: period.name = content.text(node)
        case .updatefrequency: period.frequency = content.text(node)
        default: break
        }
    }

    private mutating func atomLink(_ node: Int, _ tree: XMLTree, _ content: FeedContent) {
        let target = content.link(tree.attribute(node, "href"), at: node)
        switch (tree.attribute(node, "rel") ?? "alternate").lowercased() {
        case "self": feed.selfAddress = target
        case "hub": if let target { feed.hubs.append(target) }
        case "alternate": alternate = target ?? alternate
        default: break
        }
    }

    func finish() -> ParsedFeed {
        var feed = feed
        feed.title = titles.rss ?? titles.dc
        feed.link = feed.link ?? alternate
        feed.description = texts.description ?? texts.dc ?? texts.itunes ?? texts.subtitle
        feed.author = people.managing ?? people.dc ?? people.itunes ?? people.web ?? people.owner
        feed.image =
            pictures.rss ?? pictures.beside ?? pictures.itunes ?? pictures.media ?? pictures.thumbnail
            ?? FeedContent.picture(in: feed.description)
        feed.pace.add(period: period.name, frequency: period.frequency)
        feed.publishedRaw = dates.published
        feed.published = dates.published.flatMap(FeedDates.parse)
        feed.updatedRaw = dates.modified ?? dates.dc
        feed.updated = feed.updatedRaw.flatMap(FeedDates.parse)
        return feed
    }
}

/// One item of RSS.
private struct RSSItemReader {
    let tree: XMLTree
    let content: FeedContent

    func item(_ node: Int) -> ParsedItem {
        var item = ParsedItem()
        var fields = ItemFields()
        fields.updated = tree.attribute(node, "lastmod")
        fields.link = content.link(tree.attribute(node, "href"), at: node)
        for child in tree.children(node) where tree.nodes[child].kind == .element { read(child, &item, &fields) }
        let media = content.media(node)
        item.title = fields.title ?? fields.dcTitle ?? fields.mediaTitle
        let about = tree.attribute(node, "rdf:about")
        item.id = fields.guid ?? fields.identifier ?? about
        let permalink = fields.isPermalink ? fields.guid.flatMap { content.link($0, at: node) } : nil
        let isSaid = fields.saysPermalink
        item.link =
            fields.link ?? fields.alternate ?? permalink.flatMap { isSaid || Address.isWeb($0) ? $0 : nil }
            ?? about.flatMap { Address.isWeb($0) ? $0 : nil }
        item.contentHTML = fields.encoded ?? fields.body
        item.summary =
            fields.description ?? fields.summary ?? fields.dcDescription ?? fields.itunesSummary ?? fields.subtitle
            ?? fields.mediaDescription
            ?? item.contentHTML
        item.author = fields.author ?? fields.creator ?? fields.itunesAuthor
        let published = fields.pubDate ?? fields.dcDate ?? fields.issued ?? fields.created
        item.take(published: published, updated: fields.updated ?? fields.dcDate)
        item.publishedRaw = item.publishedRaw ?? fields.updated
        item.isPermalink = fields.guid != nil && fields.isPermalink
        for file in media.enclosures where !item.enclosures.contains(where: { $0.url == file.url }) {
            item.enclosures.append(file)
        }
        let picture = item.enclosures.first { $0.type?.hasPrefix("image/") == true }?.url
        item.image =
            fields.itunesImage ?? fields.image ?? media.image ?? media.thumbnail ?? picture
            ?? FeedContent.picture(in: item.contentHTML) ?? FeedContent.picture(in: item.summary)
        return item
    }

    private struct ItemFields {
        var title, dcTitle, mediaTitle: String?
        var link, alternate, guid, identifier: String?
        var isPermalink = true
        var saysPermalink = false
        var description, summary, dcDescription, itunesSummary, subtitle, mediaDescription, encoded, body: String?
        var author, creator, itunesAuthor: String?
        var pubDate, dcDate, issued, created, updated: String?
        var image, itunesImage: String?
    }

    private func read(_ node: Int, _ item: inout ParsedItem, _ fields: inout ItemFields) {
        switch (tree.nodes[node].space, tree.nodes[node].name) {
        case (.none, .title), (.rss, .title), (.unknown, .title):
            fields.title = fields.title ?? content.guessedLine(node)
        case (.dc, .title): fields.dcTitle = content.guessedLine(node)
        case (.media, .title): fields.mediaTitle = content.guessedLine(node)
        case (.none, .link), (.rss, .link):
            let target = tree.attribute(node, "href") ?? tree.attribute(node, local: "resource") ?? tree.text(node)
            fields.link = content.link(target, at: node) ?? fields.link
        case (.atom, .link):
            let relation = (tree.attribute(node, "rel") ?? "alternate").lowercased()
            let target = content.link(tree.attribute(node, "href"), at: node)
            if relation == "alternate" { fields.alternate = target ?? fields.alternate }
            if relation == "enclosure", let target {
                item.enclosures.append(Enclosure(url: target, type: tree.attribute(node, "type")))
            }
        case (.none, .guid), (.rss, .guid), (.none, .id), (.atom, .id):
            fields.guid = content.text(node) ?? fields.guid
            let claim = tree.attribute(node, "ispermalink")?.lowercased()
            fields.isPermalink = claim != "false"
            fields.saysPermalink = claim == "true"
        case (.dc, .identifier): fields.identifier = content.text(node)
        case (.none, .description), (.rss, .description):
            fields.description = fields.description ?? content.guessedHTML(node)
        case (.none, .summary), (.atom, .summary), (.none, .abstract): fields.summary = content.guessedHTML(node)
        case (.dc, .description), (.dcterms, .abstract): fields.dcDescription = content.guessedHTML(node)
        case (.itunes, .summary): fields.itunesSummary = content.guessedHTML(node)
        case (.itunes, .subtitle): fields.subtitle = content.guessedHTML(node)
        case (.media, .description): fields.mediaDescription = content.guessedHTML(node)
        case (.content, .encoded), (.none, .encoded): fields.encoded = content.guessedHTML(node) ?? fields.encoded
        case (.none, .content), (.atom, .content), (.xhtml, .body), (.none, .body), (.none, .fullitem), (.xhtml, .div):
            fields.body = fields.body ?? content.guessedHTML(node)
        case (.none, .author), (.rss, .author), (.atom, .author):
            fields.author = content.rssPerson(node) ?? fields.author
        case (.dc, .creator), (.dc, .author): fields.creator = fields.creator ?? content.rssPerson(node)
        case (.itunes, .author): fields.itunesAuthor = content.rssPerson(node)
        case (.none, .pubdate), (.rss, .pubdate): fields.pubDate = content.text(node) ?? fields.pubDate
        case (.dc, .date): fields.dcDate = content.text(node)
        case (.dcterms, .issued), (.none, .issued), (.atom, .published), (.none, .published):
            fields.issued = content.text(node)
        case (.dcterms, .created), (.none, .created): fields.created = content.text(node)
        case (.dcterms, .modified), (.none, .modified), (.atom, .updated), (.none, .updated), (.none, .lastbuilddate),
            (.dc, .modified):
            fields.updated = content.text(node)
        case (.none, .category), (.rss, .category), (.dc, .subject), (.dc, .keyword), (.media, .category):
            category(node, &item)
        case (.atom, .category):
            if let term = tree.attribute(node, "term"), !term.isEmpty { add(term, &item) }
        case (.itunes, .keywords), (.media, .keywords), (.none, .keywords), (.none, .tags), (.rss, .tags):
            for word in tree.text(node).split(separator: ",") { add(word.trimmingBlanks, &item) }
        case (.itunes, .link) where tree.attribute(node, "rel") == "image":
            fields.itunesImage = content.link(tree.attribute(node, "href"), at: node)
        case (.none, .enclosure), (.rss, .enclosure):
            if let url = content.link(tree.attribute(node, "url") ?? tree.attribute(node, local: "resource"), at: node)
            {
                let length = tree.attribute(node, "length").flatMap { Int($0) }
                item.enclosures.append(Enclosure(url: url, type: tree.attribute(node, "type"), length: length))
            }
        case (.none, .image), (.rss, .image): fields.image = fields.image ?? content.rssImage(node)
        case (.itunes, .image): fields.itunesImage = fields.itunesImage ?? content.rssImage(node)
        default: break
        }
    }

    /// A subject, or a security where the category's domain says so (GlobeNewswire: ".../rss/stock", "Nasdaq:ACME").
    private func category(_ node: Int, _ item: inout ParsedItem) {
        guard let text = content.guessedLine(node) else { return }
        let domain = (tree.attribute(node, "domain") ?? "").lowercased()
        if domain.hasSuffix("/stock") || domain.hasSuffix("/isin") { item.securities.append(text) }
        add(text, &item)
    }

    private func add(_ category: String, _ item: inout ParsedItem) {
        guard !category.isEmpty, item.categories.count < 500, !item.categories.contains(category) else { return }
        item.categories.append(category)
    }
}

extension FeedContent {
    fileprivate func rssImage(_ node: Int) -> String? {
        if let url = tree.child(node, .url) { return link(text(url), at: url) }
        if let href = tree.attribute(node, "href") ?? tree.attribute(node, "url") {
            return link(href, at: node)
        }
        if let resource = tree.attribute(node, local: "resource") { return link(resource, at: node) }
        guard !tree.hasElements(node) else { return nil }
        return link(text(node), at: node)
    }

    fileprivate func rssPerson(_ node: Int) -> String? {
        let source = tree.child(node, .name).flatMap(text) ?? text(node)
        guard let name = source.map({ FeedContent.person(PlainText.line($0)) }), !name.isEmpty else { return nil }
        return name
    }
}
