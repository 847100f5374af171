/// What a page's JSON-LD says about the article (schema.org/NewsArticle and its kin).
struct StructuredData {
    var headline: String?
    var authors: [String] = []
    var published: String?
    var modified: String?
    var publisher: String?
    var image: String?
    var language: String?
    var licence: String?
    /// Where the terms of use are (`usageInfo`).
    var usage: String?
    /// The notice, or else who holds the rights.
    var rights: String?
    var summary: String?
    var body: String?
    var isArticle = false

    init(_ tree: HTMLTree) {
        var objects: [LooseJSON] = []
        var listed: [LooseJSON] = []
        for range in tree.structured {
            guard let value = LooseJSON.read(Self.unwrapped(tree.bytes[range])) else { continue }
            Self.collect(value, &objects, &listed, depth: 0)
        }
        let byID = Dictionary(
            objects.compactMap { object in object["@id"]?.text.map { ($0, object) } },
            uniquingKeysWith: { first, second in
                first["name"] == nil ? second : first
            }
        )
        // What a list names are other pages, unless nothing else is there.
        let ranked =
            objects.compactMap { object in Self.rank(object).map { (rank: $0, object: object) } }
            + listed.compactMap { object in Self.rank(object).map { (rank: $0 + 10, object: object) } }
        guard let best = ranked.map(\.rank).min() else { return }
        isArticle = best < 3
        for (rank, object) in ranked.sorted(by: { $0.rank < $1.rank }) { merge(object, rank: rank, byID) }
    }

    private mutating func merge(_ object: LooseJSON, rank: Int, _ byID: [String: LooseJSON]) {
        func name(_ value: LooseJSON) -> String? {
            let target = value["@id"]?.text.flatMap { byID[$0] } ?? value
            return value["name"]?.text ?? target["name"]?.text ?? (value.isObject ? nil : value.text)
        }
        headline = headline ?? object["headline"]?.text ?? (rank < 3 ? object["name"]?.text : nil)
        if authors.isEmpty, rank < 4 {
            let people =
                (object["author"]?.elements ?? []) + (object["author"] == nil ? object["creator"]?.elements ?? [] : [])
            authors = people.compactMap(name)
        }
        published = published ?? object["datePublished"]?.text ?? (rank < 3 ? object["dateCreated"]?.text : nil)
        modified = modified ?? object["dateModified"]?.text
        publisher = publisher ?? object["publisher"].flatMap { $0.elements.first }.flatMap(name)
        if let picture = object["image"]?.elements.first {
            let target = picture["@id"]?.text.flatMap { byID[$0] } ?? picture
            image =
                image ?? target["url"]?.text ?? target["contentUrl"]?.text ?? (picture.isObject ? nil : picture.text)
        }
        language = language ?? object["inLanguage"]?.text
        let terms = object["license"]?.elements.first
        licence = licence ?? terms?.text ?? terms?["url"]?.text ?? terms.flatMap(name)
        let info = object["usageInfo"]?.elements.first
        usage = usage ?? info?.text ?? info?["url"]?.text
        rights =
            rights ?? object["copyrightNotice"]?.text ?? object["copyrightHolder"]?.elements.first.flatMap(name)
        summary = summary ?? object["description"]?.text
        body = body ?? object["articleBody"]?.text
    }

    /// Nearer the article is lower; nil for what is not about the page's text.
    private static func rank(_ object: LooseJSON) -> Int? {
        let kinds = object["@type"]?.elements.compactMap { $0.text?.lowercased() } ?? []
        var best: Int?
        for kind in kinds {
            let rank: Int
            if kind.hasSuffix("article") || kind == "report" || kind == "review" || kind == "reviewnewsarticle" {
                rank = kind == "newsarticle" ? 0 : 1
            } else if kind.hasSuffix("posting") || kind == "recipe" || kind == "book" || kind == "scholarlyarticle" {
                rank = 1
            } else if kind == "webpage" || kind == "creativework" || kind == "itempage" || kind.hasSuffix("page") {
                rank = 3
            } else if kind == "videoobject" || kind == "podcastepisode" || kind == "event" {
                rank = 4
            } else {
                continue
            }
            best = min(best ?? rank, rank)
        }
        return best
    }

    private static func collect(
        _ value: LooseJSON,
        _ out: inout [LooseJSON],
        _ listed: inout [LooseJSON],
        depth: Int
    ) {
        guard depth < 6, out.count < 400, listed.count < 400 else { return }
        switch value {
        case .array(let elements): for element in elements { collect(element, &out, &listed, depth: depth + 1) }
        case .object:
            out.append(value)
            for name in [
                "@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "copyrightHolder",
            ] {
                if let inner = value[name] { collect(inner, &out, &listed, depth: depth + 1) }
            }
            for name in ["hasPart", "itemListElement", "item"] {
                guard let inner = value[name] else { continue }
                var all: [LooseJSON] = []
                collect(inner, &all, &listed, depth: depth + 1)
                listed.append(contentsOf: all.prefix(100))
            }
        default: break
        }
    }

    /// Without the comment or CDATA marks that some systems put around it.
    private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = Array("CDATA[".utf8)
        if let opening = bytes.prefix(200).firstRange(of: mark) { return bytes[opening.upperBound...] }
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
            return bytes
        }
        let head = bytes[bytes.startIndex..<start]
        if head.last == UInt8(ascii: "!"), let next = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "{")) {
            return bytes[next...]
        }
        return bytes[start...]
    }
}
