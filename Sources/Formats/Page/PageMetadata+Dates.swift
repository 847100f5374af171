import Foundation

/// When the page was published: as stated for machines, in its address, or as readers see it; never a day nobody wrote.
extension PageMetadata {
    private static let names = [
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
        "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "sailthru.date",
        "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
        "dc.date.created", "article.published", "published-date", "citation_publication_date", "citation_date", "date",
        "release_date", "article_date_original", "cxenseparse:recs:publishtime", "originalpublicationdate",
        "og:published_time", "bt:pubdate", "created", "rnews:datepublished", "datecreated", "og:pubdate",
        "published_time", "pub_date", "date.created", "dc.created", "dc.issued", "ob:date",
        "shareaholic:article_published_time",
        "citation_online_date", "prism.publicationdate", "eomportal-lastupdate", "pdate",
    ]

    /// Slashes part month, day and year in the American way only where the page is in English and not of a country
    /// that writes it otherwise.
    var isDayFirst: Bool {
        guard let language = declaredLanguage?.lowercased() else { return false }
        guard language.hasPrefix("en") else { return true }
        return ["en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"].contains { language.hasPrefix($0) }
    }

    func published(_ lines: () -> PageLines) -> PageDate? {
        let inAddress = address.flatMap(PageDates.inAddress)
        if let date = statedDay { return asPrinted(date, inAddress) }
        for name in ["datepublished", "datecreated", "pubdate"] {
            for node in properties[name] ?? [] where !isElsewhere(node) {
                if let date = date(of: node) { return asPrinted(date, inAddress) }
            }
        }
        let visible = VisibleDate(tree: tree, hints: hints, isDayFirst: isDayFirst).candidates(lines())
        if let inAddress { return visible.first { $0.date.day == inAddress.day && $0.cost < 2000 }?.date ?? inAddress }
        if let best = visible.first(where: { !$0.isModified && $0.cost < 2500 }) { return best.date }
        if let date = inTitle ?? inScript { return date }
        let changed = [
            structured.modified, first("article:modified_time"), first("og:updated_time"), first("lastmod"),
            first("last-modified"),
        ]
        .lazy.compactMap { $0 }.compactMap { PageDates.read($0) }.first
        return changed ?? visible.first { $0.isModified }?.date
    }

    private var statedDay: PageDate? {
        if let text = structured.published, let date = PageDates.read(text, isDayFirst: isDayFirst) { return date }
        for name in Self.names {
            for text in meta[name] ?? [] {
                if let date = PageDates.read(text, isDayFirst: isDayFirst)
                    ?? DatesInText.find(in: text, isDayFirst: isDayFirst).first?.date
                {
                    return date
                }
            }
        }
        return nil
    }

    /// The day the house itself gives: a moment in UTC may fall on the day before or after the one in its address.
    private func asPrinted(_ date: PageDate, _ inAddress: PageDate?) -> PageDate {
        guard let inAddress, let moment = date.moment, inAddress.day != date.day, let day = inAddress.date else {
            return date
        }
        // The day in the address began, somewhere on earth, up to fourteen hours before UTC's and ended twelve after.
        let passed = moment.timeIntervalSince(day)
        return passed > -14 * 3600 && passed < 36 * 3600 ? PageDate(day: inAddress.day, moment: moment) : date
    }

    private func isElsewhere(_ node: Int) -> Bool {
        tree.ancestor(node, within: 40) { !hints.of[$0].isDisjoint(with: [.comments]) } != nil
    }

    private func date(of node: Int) -> PageDate? {
        for text in [tree.attribute(node, "datetime"), tree.attribute(node, "content"), tree.attribute(node, "title")] {
            if let text, let date = PageDates.read(text, isDayFirst: isDayFirst) { return date }
        }
        let text = tree.line(node)
        guard text.utf8.count < 120 else { return nil }
        return DatesInText.find(in: text, isDayFirst: isDayFirst).first?.date ?? PageDates.inText(text)
    }

    /// At the very beginning or end of the title: "23.01.2022 - …", "… (Notizia del 14 gennaio 2020)".
    private var inTitle: PageDate? {
        for text in [first("og:title"), documentTitle, first("description")] {
            guard let text = text.map(PlainText.line), text.utf8.count < 300 else { continue }
            for hit in DatesInText.find(in: text, isDayFirst: isDayFirst) {
                let after = text.utf8.dropFirst(hit.range.upperBound)
                let isAtEnd = after.count <= 2
                let prefix = String(decoding: text.utf8.prefix(hit.range.lowerBound), as: UTF8.self)
                let isTold = VisibleDate.label(prefix) == .published || after.first == UInt8(ascii: ")")
                if hit.range.lowerBound == 0 || (isAtEnd && isTold) { return hit.date }
            }
        }
        return nil
    }

    /// What the page's scripts carry as its state, where they all agree on one day.
    private var inScript: PageDate? {
        var days: Set<String> = []
        tree.bytes.withUnsafeBufferPointer { bytes in
            for key in Self.keys {
                var index = 0
                while let hit = UTF8Scan.firstIndex(of: key, in: bytes, from: index), days.count < 3 {
                    index = hit + key.count
                    var end = index
                    while end < bytes.count, end - index < 12, !Self.isDigit(bytes[end]) { end += 1 }
                    guard end + 10 <= bytes.count, end - index < 12 else { continue }
                    let text = String(decoding: bytes[end..<end + 10], as: UTF8.self)
                    if let date = PageDates.read(text) { days.insert(date.day) }
                }
                if !days.isEmpty { break }
            }
        }
        guard days.count == 1, let day = days.first else { return nil }
        return PageDate(day: day)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static let keys = [
        "\"datePublished\"", "\"published_at\"", "\"publishedAt\"", "\"publish_date\"", "\"publishDate\"",
        "\"publicationDate\"", "\"first_published_at\"", "\"pubDate\"",
    ].map { Array($0.utf8) }
}
