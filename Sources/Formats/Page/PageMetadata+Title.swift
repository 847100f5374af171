/// The headline: what readers see, where the titles for machines bear it out, without the site's name and the kicker.
extension PageMetadata {
    struct Headline {
        var text: String
        /// The heading it stands in, if it stands in one.
        var node: Int?
    }

    /// The element to measure from: the headline's own, or the first heading.
    func headline(_ title: Headline?) -> Int? {
        title?.node ?? headings.first { $0.level == 1 && !$0.text.isEmpty }?.node
    }

    func title(sitename: String?) -> Headline? {
        let host = address.flatMap(Address.host)
        let stated = [
            first("og:title"), structured.headline, first("twitter:title"), first("dc.title"), first("headline"),
        ]
        .compactMap { $0 }.map { PlainText.line(String($0.prefix(1000))) }.filter { !$0.isEmpty }
        let whole = documentTitle.map { PlainText.line($0) }
        // A heading that links to the front page is the site's name.
        let mastheads = Array(headings.filter { $0.level == 1 && linksHome($0.node) }.map(\.text).prefix(3))
        let site = sitename.map(Self.key)
        let usable = headings.filter { heading in
            let count = heading.text.utf8.count
            guard count > 0, count < (heading.level == 1 ? 400 : 300), heading.level == 1 || count > 15 else {
                return false
            }
            return Self.key(heading.text) != site && !TitleText.names(heading.text[...], sitename: nil, host: host)
                && !mastheads.contains(heading.text)
        }
        let ones = usable.filter { $0.level == 1 }
        let shown = ones + usable.filter { $0.level == 2 }
        func bare(_ text: String) -> String {
            mastheads.reduce(TitleText.withoutSite(text, sitename: sitename, host: host)) {
                TitleText.withoutSite($0, sitename: $1, host: nil)
            }
        }
        func found(_ agrees: (String) -> Bool) -> Headline? {
            for (heading, own) in zip(shown, shownKeys) where own.utf8.count > 3 || ones.count == 1 {
                guard agrees(own) else { continue }
                let text = heading.text.contains(" | ") ? bare(heading.text) : heading.text
                return Headline(text: TitleText.withoutDay(text), node: heading.node)
            }
            return nil
        }
        let shownKeys = shown.map { Self.key($0.text) }
        let keys = stated.map(Self.key)
        if let exact = found({ keys.contains($0) }) { return exact }
        let bareKeys = stated.map { Self.key(bare($0)) }
        if let exact = found({ bareKeys.contains($0) }) { return exact }
        let all = keys + bareKeys + (whole.map { [Self.key($0), Self.key(bare($0))] } ?? [])
        if let near = found({ own in all.contains { Self.agree(own, $0) } }) { return near }
        if let nodes = properties["headline"], nodes.count == 1, let node = nodes.first {
            let text = Self.headline(tree, hints, node)
            if text.utf8.count > 10, text.utf8.count < 300 { return Headline(text: text, node: node) }
        }
        if let best = stated.first ?? whole {
            if ones.count == 1, stated.isEmpty, ones[0].text.utf8.count > 10 {
                return Headline(text: ones[0].text, node: ones[0].node)
            }
            return Headline(text: TitleText.withoutDay(bare(best)), node: ones.count == 1 ? ones[0].node : nil)
        }
        return ones.first.map { Headline(text: $0.text, node: $0.node) }
    }

    /// The heading is the title, its beginning or its end, or goes on where the title was shortened.
    private static func agree(_ own: String, _ stated: String) -> Bool {
        let (length, whole) = (own.utf8.count, stated.utf8.count)
        if own == stated { return true }
        if stated.hasPrefix(own) { return length * 4 > whole }
        if stated.hasSuffix(own) { return length * 2 > whole }
        return whole >= 20 && own.hasPrefix(stated) && length < whole * 2
    }

    private func linksHome(_ heading: Int) -> Bool {
        guard let link = tree.children(heading).first(where: { tree.nodes[$0].tag == .a }),
            let target = tree.attribute(link, "href")
        else { return false }
        if target == "/" || target == "./" { return true }
        guard Address.isWeb(target) else { return false }
        return target.split(separator: "/", omittingEmptySubsequences: true).count == 2
    }

    /// The words of a heading without its kicker and its permanent link.
    static func headline(_ tree: HTMLTree, _ hints: NodeHints, _ node: Int) -> String {
        var hasKicker = false
        tree.walk(node) { index in
            if index != node, hints.of[index].contains(.kicker) { hasKicker = true }
            return !hasKicker
        }
        let all = tree.line(node)
        guard hasKicker else { return all }
        var writer = TextWriter(breaks: false)
        tree.walk(node) { index in
            let entry = tree.nodes[index]
            if index != node, hints.of[index].contains(.kicker) { return false }
            if entry.isText { writer.append(Array(tree.decoded(Int(entry.start), Int(entry.end)).utf8)) }
            if entry.tag.isBlock || entry.tag == .br || entry.isText { writer.space() }
            return !entry.tag.isSilent && entry.tag != .svg
        }
        var text = writer.finish()
        while let last = text.last, last == ":" || last == " " { text.removeLast() }
        while let first = text.first, first == ":" || first == " " { text.removeFirst() }
        return text.utf8.count >= 10 ? text : all
    }
}
