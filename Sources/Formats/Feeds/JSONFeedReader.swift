/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
enum JSONFeedReader {
    /// Nil when the document is no feed.
    static func read(_ bytes: [UInt8], address: String?, sanitises: Bool) -> ParsedFeed? {
        guard let document = LooseJSON.read(bytes), document.isObject, let items = document["items"] else { return nil }
        guard case .array(let entries) = items else { return nil }
        var feed = head(document, address: address)
        feed.items = entries.prefix(FormatLimits.items).filter(\.isObject).map {
            item($0, address: address, sanitises: sanitises)
        }
        return feed
    }

    /// The feed without its items.
    static func head(_ document: LooseJSON, address: String?) -> ParsedFeed {
        var feed = ParsedFeed()
        func link(_ value: LooseJSON?) -> String? { Self.link(value?.text, address) }
        feed.title = document["title"]?.text.map(PlainText.fold)
        feed.link = link(document["home_page_url"])
        feed.description = document["description"]?.text.map(XMLCharacters.escape)
        feed.language = document["language"]?.text
        feed.id = document["feed_url"]?.text
        feed.selfAddress = link(document["feed_url"])
        feed.author = author(document)
        feed.image = link(document["icon"]) ?? link(document["favicon"])
        feed.hubs = document["hubs"]?.elements.compactMap { link($0["url"]) } ?? []
        return feed
    }

    static func item(_ entry: LooseJSON, address: String?, sanitises: Bool) -> ParsedItem {
        var item = ParsedItem()
        func link(_ name: String) -> String? { Self.link(entry[name]?.text, address) }
        item.id = entry["id"]?.text
        item.link = link("url") ?? link("external_url")
        item.title = entry["title"]?.text.map { PlainText.looksLikeHTML($0) ? PlainText.line($0) : PlainText.fold($0) }
        item.summary = entry["summary"]?.text.map(XMLCharacters.escape)
        if let html = entry["content_html"]?.text {
            item.contentHTML = sanitises ? Sanitiser.clean(html, base: item.link ?? address) : html
        } else if let text = entry["content_text"]?.text {
            item.contentHTML = XMLCharacters.escape(text)
        }
        item.author = author(entry)
        item.take(published: entry["date_published"]?.text, updated: entry["date_modified"]?.text)
        item.categories = entry["tags"]?.elements.compactMap(\.text) ?? []
        item.enclosures = (entry["attachments"]?.elements ?? []).compactMap { file in
            guard let url = Self.link(file["url"]?.text, address) else { return nil }
            return Enclosure(
                url: url,
                type: file["mime_type"]?.text,
                length: file["size_in_bytes"]?.text.flatMap { Int($0) }
            )
        }
        item.image = link("image") ?? link("banner_image")
        return item
    }

    /// A text as an absolute address; nil for what a browser would run.
    private static func link(_ text: String?, _ base: String?) -> String? {
        guard let resolved = text.map({ Address.resolve(Address.clean($0), base) }) else { return nil }
        return FeedContent.runs(resolved) ? nil : resolved
    }

    private static func author(_ value: LooseJSON) -> String? {
        let people = (value["authors"]?.elements ?? []) + (value["author"].map { [$0] } ?? [])
        return people.lazy.compactMap { $0["name"]?.text ?? $0.text }.first
    }
}
