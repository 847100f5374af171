/// Who wrote it: as stated for machines, else as the byline says; the site itself only where no person is named.
extension PageMetadata {
    private static let names = [
        "author", "article:author", "dc.creator", "dcterms.creator", "byl", "sailthru.author", "parsely-author",
        "citation_author", "dcsext.author", "article:author_name", "og:article:author", "og:author", "authors",
        "article.author", "cxenseparse:author", "lp.article:author", "twitter:data1",
    ]

    func author(sitename: String?, _ lines: () -> PageLines) -> String? {
        let house = [sitename, address.flatMap(Address.host)].compactMap { $0 }.map(Self.key)
        var fallback: String?
        func names(_ names: [String]) -> String? {
            guard !names.isEmpty else { return nil }
            let people = names.filter { name in
                let own = Self.key(name)
                return !house.contains {
                    $0 == own || (own.utf8.count > 4 && ($0.hasPrefix(own) || own.hasPrefix($0) && $0.utf8.count > 4))
                }
            }
            if people.isEmpty { fallback = fallback ?? names.joined(separator: "; ") }
            return people.isEmpty ? nil : people.joined(separator: "; ")
        }
        if let found = names(PersonNames.list(structured.authors, isStated: true)) { return found }
        for name in Self.names {
            if name == "twitter:data1" {
                let label = first("twitter:label1")?.lowercased() ?? ""
                guard ["by", "von", "par", "por", "author", "autor", "da"].contains(where: { label.hasSuffix($0) })
                else {
                    continue
                }
            }
            if let texts = meta[name], let found = names(PersonNames.list(texts, isStated: true)) { return found }
        }
        if let nodes = properties["author"]?.filter({ !isComment($0) }) {
            let texts = nodes.prefix(6).map { node in
                properties["name"]?.first { name in tree.ancestor(name, within: 6) { $0 == node } != nil }.map(
                    tree.line
                ) ?? tree.line(node)
            }
            if let found = names(PersonNames.list(texts, isLoose: true)) { return found }
        }
        let related = links.filter { $0.relation.contains("author") && !isComment($0.node) }.compactMap(\.text)
        if let found = names(PersonNames.list(Array(related.prefix(4)), isLoose: true)) { return found }
        if let found = names(Byline(tree: tree, hints: hints).names(lines())) { return found }
        return fallback
    }

    private func isComment(_ node: Int) -> Bool {
        tree.ancestor(node, within: 30) { hints.of[$0].contains(.comments) } != nil
    }
}
