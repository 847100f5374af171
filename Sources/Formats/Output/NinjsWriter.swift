/// ninjs 3.2, the International Press Telecommunications Council's news item in JSON.
///
/// Source: https://www.iptc.org/std/ninjs/ninjs-schema_3.2.json. Its objects allow no members of one's own, so the
/// receipt is named among the trust indicators and the machine's part per paragraph stands in the body's markup.
/// Headlines and bodies are left out when a story is retracted: `pubStatus` is then `canceled`, the notice a
/// description.
package enum NinjsWriter {
    package static let mediaType = "application/json; charset=utf-8"

    package static func value(_ story: StoryDocument) -> JSONValue {
        let isRetracted = story.status == .retraction
        return .object([
            "uri": .string(story.id),
            "type": "text",
            "representationType": "full",
            "standard": .object([
                "name": "ninjs", "version": "3.2", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
            ]),
            "version": .string(String(story.version)),
            "firstCreated": .string(Timestamp.iso8601(story.firstPublished)),
            "versionCreated": .string(Timestamp.iso8601(story.modified)),
            "pubStatus": isRetracted ? "canceled" : "usable",
            "language": .string(story.language),
            "title": .string(story.headline),
            "slugline": .string(story.slug),
            "by": .string(story.authors.map(\.name).joined(separator: ", ")),
            "copyrightHolder": .string(story.publisher.name),
            "copyrightNotice": .string(story.copyright),
            "digitalSourceType": .object([
                "name": .string(story.digitalSource.title), "uri": .string(story.digitalSource.address),
            ]),
            "headlines": isRetracted
                ? nil
                : [.object(["role": "main", "contentType": "text/plain", "value": .string(story.headline)])],
            "descriptions": .array(descriptions(story)),
            "bodies": isRetracted ? nil : bodies(story),
            "organisations": organisations(story.subjects),
            "people": named(story.subjects.people),
            "places": named(story.subjects.places),
            "subjects": subjects(story.subjects),
            "infoSources": story.sources.isEmpty ? nil : .array(story.sources.map(infoSource)),
            "renditions": [
                .object(["name": "web", "href": .string(story.address), "contentType": "text/html"])
            ],
            "trustIndicators": [
                .object(["title": "Signed receipt of every claim", "href": .string(story.receiptAddress)])
            ],
        ])
    }

    package static func write(_ story: StoryDocument) -> String { value(story).pretty() }

    private static func descriptions(_ story: StoryDocument) -> [JSONValue] {
        func description(_ role: String, _ text: String) -> JSONValue {
            .object(["role": .string(role), "contentType": "text/plain", "value": .string(text)])
        }
        var all: [JSONValue] = []
        if let note = story.note, !note.isEmpty { all.append(description(story.status.rawValue, note)) }
        guard story.status != .retraction else { return all }
        all.append(description("summary", story.summary))
        all.append(description("disclosure", story.disclosure.full.joined(separator: "\n\n")))
        return all
    }

    private static func bodies(_ story: StoryDocument) -> JSONValue {
        let plain = story.bodyText
        let words = plain.utf8.split { $0 == 0x20 || $0 == 0x0A }.count
        func body(_ role: String, _ type: String, _ text: String) -> JSONValue {
            .object([
                "role": .string(role), "contentType": .string(type), "charCount": .integer(plain.count),
                "wordCount": .integer(words), "value": .string(text),
            ])
        }
        return [body("main", "text/html", story.bodyHTML.source), body("plain", "text/plain", plain)]
    }

    private static func organisations(_ subjects: StoryDocument.Subjects) -> JSONValue? {
        guard !subjects.companies.isEmpty else { return nil }
        return .array(
            subjects.companies.map { company in
                .object([
                    "name": .string(company.name), "rel": "about",
                    "symbols": company.symbol.map { [.object(["symbol": .string($0)])] },
                ])
            }
        )
    }

    private static func named(_ names: [String]) -> JSONValue? {
        names.isEmpty ? nil : .array(names.map { .object(["name": .string($0)]) })
    }

    private static func subjects(_ subjects: StoryDocument.Subjects) -> JSONValue? {
        guard !subjects.topics.isEmpty else { return nil }
        return .array(
            subjects.topics.map { topic in
                .object([
                    "name": .string(topic.name), "uri": topic.address.map { .string($0) }, "creator": "Nutgraf",
                ])
            }
        )
    }

    private static func infoSource(_ citation: StoryDocument.Citation) -> JSONValue {
        .object([
            "name": .string(citation.outlet), "role": "source", "uri": citation.address.map { .string($0) },
            "literal": .string(citation.title),
        ])
    }
}
