package import Formats
package import NewsModel

extension StoryDocument {
    /// A published version as the outputs write it.
    package init(_ edition: Edition, _ publication: Publication, _ masthead: Masthead) {
        let disclosure = Disclosure(edition)
        let draft = edition.version.draft
        let isMachines = disclosure.share.permille >= 500 || edition.writer == nil
        let author =
            isMachines ? Author(masthead.name, .organisation) : Author(edition.writer ?? masthead.name, .person)
        self.init(
            id: "tag:\(masthead.host),\(Timestamp.day(publication.firstPublished)):story/\(publication.version.story)",
            address: masthead.absolute(SitePath.story(publication.slug)),
            slug: publication.slug,
            version: publication.version.version,
            status: Status(publication.kind),
            headline: publication.headline,
            summary: publication.summary,
            language: masthead.language,
            section: masthead.sectionTitle(publication.section),
            firstPublished: publication.firstPublished,
            modified: publication.published,
            authors: [author],
            editor: edition.signOff?.editorName ?? "nobody",
            accountable: edition.signOff?.accountable ?? masthead.name,
            publisher: masthead.house,
            paragraphs: draft.blocks.map { block in
                Paragraph(
                    label: block.label,
                    text: block.sentences.map(\.text).joined(separator: " "),
                    digitalSource: MachineShare(block).digitalSource
                )
            },
            disclosure: disclosure.text,
            digitalSource: disclosure.share.digitalSource,
            note: publication.note,
            subjects: Subjects(publication.tags),
            sources: edition.reports.map { report in
                Citation(
                    outlet: report.item.outlet,
                    title: report.revision.title,
                    address: SafeLink.address(report.item.address)
                )
            },
            receiptAddress: masthead.absolute(SitePath.receipt(publication.slug)),
            copyright: "© \(Timestamp.day(publication.firstPublished).prefix(4)) \(masthead.name)"
        )
    }
}

extension StoryDocument.Status {
    init(_ kind: Publication.Kind) {
        self =
            switch kind {
            case .original: .original
            case .update: .update
            case .correction: .correction
            case .retraction: .retraction
            }
    }
}

extension StoryDocument.Subjects {
    /// A company is named once; symbols that no organisation bears stand by themselves.
    init(_ tags: Tags) {
        var companies: [Company] = []
        var names: Set<String> = []
        var symbols: Set<String> = []
        for mention in tags.organisations where names.insert(mention.name).inserted {
            companies.append(Company(mention.name, symbol: mention.ticker))
            if let ticker = mention.ticker { symbols.insert(ticker) }
        }
        for ticker in tags.tickers where symbols.insert(ticker).inserted {
            companies.append(Company(ticker, symbol: ticker))
        }
        self.init(
            companies: companies,
            people: tags.people,
            places: tags.places,
            topics: tags.topics.map { Topic(MediaTopics.name(of: $0), address: MediaTopics.address(of: $0)) }
        )
    }
}
