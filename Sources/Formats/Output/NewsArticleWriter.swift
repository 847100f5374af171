/// schema.org `NewsArticle` as JSON-LD for a page's head (https://schema.org/NewsArticle), with `backstory`,
/// `digitalSourceType` (https://schema.org/digitalSourceType) and, when there is one, `correction`
/// (https://schema.org/correction, a `CorrectionComment`).
package enum NewsArticleWriter {
    package static let mediaType = "application/ld+json"

    package static func value(_ story: StoryDocument) -> JSONValue {
        let publisher = JSONValue.object([
            "@type": "NewsMediaOrganization",
            "name": .string(story.publisher.name),
            "url": .string(story.publisher.address),
            "correctionsPolicy": story.publisher.correctionsPolicy.map { .string($0) },
        ])
        let note = story.note ?? ""
        let isCorrected = story.status == .correction || story.status == .retraction
        return .object([
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": .string(story.address),
            "mainEntityOfPage": .string(story.address),
            "headline": .string(story.headline),
            "description": .string(story.summary),
            "articleSection": .string(story.section),
            "inLanguage": .string(story.language),
            "datePublished": .string(Timestamp.iso8601(story.firstPublished)),
            "dateModified": .string(Timestamp.iso8601(story.modified)),
            "version": .integer(story.version),
            "author": .array(
                story.authors.map {
                    .object([
                        "@type": $0.kind == .person ? "Person" : "Organization", "name": .string($0.name),
                        "url": $0.kind == .organisation ? .string(story.publisher.address) : nil,
                    ])
                }
            ),
            "editor": .object(["@type": "Person", "name": .string(story.editor)]),
            "accountablePerson": .object(["@type": "Person", "name": .string(story.accountable)]),
            "publisher": publisher,
            "creditText": .string(story.copyright),
            "isAccessibleForFree": true,
            "keywords": story.subjects.keywords.isEmpty ? nil : .strings(story.subjects.keywords),
            "mentions": mentions(story.subjects),
            "backstory": .string(story.disclosure.full.joined(separator: " ")),
            "digitalSourceType": story.digitalSource.schemaAddress.map { .string($0) },
            "isBasedOn": story.sources.isEmpty ? nil : .array(story.sources.map(source)),
            "correction": isCorrected && !note.isEmpty
                ? .object([
                    "@type": "CorrectionComment", "text": .string(note),
                    "datePublished": .string(Timestamp.iso8601(story.modified)),
                ]) : nil,
            "subjectOf": .object([
                "@type": "DigitalDocument", "name": "Signed receipt", "encodingFormat": "application/json",
                "url": .string(story.receiptAddress),
            ]),
        ])
    }

    /// The element for a page's head.
    ///
    /// `script` here is data: browsers do not run it, and no content policy stops it.
    package static func element(_ story: StoryDocument) -> HTML {
        HTML(verbatim: "<script type=\"\(mediaType)\">\(value(story).pretty(forScript: true))</script>")
    }

    private static func source(_ citation: StoryDocument.Citation) -> JSONValue {
        .object([
            "@type": "CreativeWork", "name": .string(citation.title), "url": citation.address.map { .string($0) },
            "publisher": .object(["@type": "Organization", "name": .string(citation.outlet)]),
        ])
    }

    private static func mentions(_ subjects: StoryDocument.Subjects) -> JSONValue? {
        let companies = subjects.companies.map { company in
            JSONValue.object([
                "@type": company.symbol == nil ? "Organization" : "Corporation", "name": .string(company.name),
                "tickerSymbol": company.symbol.map { .string($0) },
            ])
        }
        let people = subjects.people.map { JSONValue.object(["@type": "Person", "name": .string($0)]) }
        let places = subjects.places.map { JSONValue.object(["@type": "Place", "name": .string($0)]) }
        let all = companies + people + places
        return all.isEmpty ? nil : .array(all)
    }
}
