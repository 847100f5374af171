package import Foundation

/// One published version of a story as every output writes it: plain values, nothing of the store.
///
/// The writers beside this file (``RSSWriter``, ``AtomWriter``, ``JSONFeedWriter``, ``NewsArticleWriter``,
/// ``NinjsWriter``, ``SitemapWriter``) take it or a ``FeedDocument`` of several and give text, the same for the same
/// value. They escape whatever they are given.
package struct StoryDocument: Sendable, Equatable {
    package enum Status: String, Sendable { case original, update, correction, retraction }

    /// A URI that stays the same over all versions: `tag:example.org,2025:story/abc` (RFC 4151).
    package var id: String
    /// Absolute.
    package var address: String
    package var slug: String
    package var version: Int
    package var status: Status
    package var headline: String
    /// The first paragraph, plain.
    package var summary: String
    /// BCP 47.
    package var language: String
    /// As printed: "Technology".
    package var section: String
    package var firstPublished: Date
    package var modified: Date
    package var authors: [Author]
    /// Who reviewed the text.
    package var editor: String
    /// Who holds editorial responsibility.
    package var accountable: String
    package var publisher: House
    package var paragraphs: [Paragraph]
    package var disclosure: DisclosureText
    package var digitalSource: DigitalSource
    /// Required by a correction or a retraction, empty otherwise.
    package var note: String?
    package var subjects: Subjects
    package var sources: [Citation]
    /// Absolute.
    package var receiptAddress: String
    package var copyright: String

    package init(
        id: String,
        address: String,
        slug: String,
        version: Int,
        status: Status,
        headline: String,
        summary: String,
        language: String,
        section: String,
        firstPublished: Date,
        modified: Date,
        authors: [Author],
        editor: String,
        accountable: String,
        publisher: House,
        paragraphs: [Paragraph],
        disclosure: DisclosureText,
        digitalSource: DigitalSource,
        note: String? = nil,
        subjects: Subjects = Subjects(),
        sources: [Citation] = [],
        receiptAddress: String,
        copyright: String
    ) {
        self.id = id
        self.address = address
        self.slug = slug
        self.version = version
        self.status = status
        self.headline = headline
        self.summary = summary
        self.language = language
        self.section = section
        self.firstPublished = firstPublished
        self.modified = modified
        self.authors = authors
        self.editor = editor
        self.accountable = accountable
        self.publisher = publisher
        self.paragraphs = paragraphs
        self.disclosure = disclosure
        self.digitalSource = digitalSource
        self.note = note
        self.subjects = subjects
        self.sources = sources
        self.receiptAddress = receiptAddress
        self.copyright = copyright
    }

    /// Who wrote it.
    package struct Author: Sendable, Equatable {
        package enum Kind: Sendable { case person, organisation }
        package var name: String
        package var kind: Kind

        package init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    /// The publishing house.
    package struct House: Sendable, Equatable {
        package var name: String
        /// Absolute, the front page.
        package var address: String
        /// Absolute; where corrections are explained.
        package var correctionsPolicy: String?

        package init(name: String, address: String, correctionsPolicy: String? = nil) {
            self.name = name
            self.address = address
            self.correctionsPolicy = correctionsPolicy
        }
    }

    package struct Paragraph: Sendable, Equatable {
        package var label: String?
        /// Without the label.
        package var text: String
        package var digitalSource: DigitalSource

        package init(label: String? = nil, text: String, digitalSource: DigitalSource) {
            self.label = label
            self.text = text
            self.digitalSource = digitalSource
        }
    }

    /// What the machine did, who reviewed it, who answers for it.
    package struct DisclosureText: Sendable, Equatable {
        /// One sentence, for places where only a summary travels.
        package var short: String
        /// Paragraphs, in order.
        package var full: [String]

        package init(short: String, full: [String]) {
            self.short = short
            self.full = full
        }
    }

    /// What it is about.
    package struct Subjects: Sendable, Equatable {
        package struct Company: Sendable, Equatable {
            package var name: String
            package var symbol: String?

            package init(_ name: String, symbol: String? = nil) {
                self.name = name
                self.symbol = symbol
            }
        }

        package struct Topic: Sendable, Equatable {
            package var name: String
            /// An IPTC Media Topic: `http://cv.iptc.org/newscodes/mediatopic/20000763`.
            package var address: String?

            package init(_ name: String, address: String? = nil) {
                self.name = name
                self.address = address
            }
        }

        package var companies: [Company]
        package var people: [String]
        package var places: [String]
        package var topics: [Topic]

        package init(
            companies: [Company] = [],
            people: [String] = [],
            places: [String] = [],
            topics: [Topic] = []
        ) {
            self.companies = companies
            self.people = people
            self.places = places
            self.topics = topics
        }

        /// Every name once, for formats that know only words.
        package var keywords: [String] {
            var seen: Set<String> = []
            let all =
                companies.flatMap { [$0.symbol.map { "$" + $0 }, $0.name].compactMap(\.self) }
                + people + places + topics.map(\.name)
            return all.filter { !$0.isEmpty && seen.insert($0).inserted }
        }
    }

    /// A report that the story rests on.
    package struct Citation: Sendable, Equatable {
        package var outlet: String
        package var title: String
        package var address: String?

        package init(outlet: String, title: String, address: String?) {
            self.outlet = outlet
            self.title = title
            self.address = address
        }
    }
}

extension StoryDocument {
    /// The story's body for feeds and ninjs: note, paragraphs, disclosure.
    ///
    /// A retraction keeps only its note.
    ///
    /// The disclosure is part of the body so that it is still there where only the body is taken over.
    package var bodyHTML: HTML {
        var body = HTML.empty
        if let noteHTML { body += noteHTML }
        guard status != .retraction else { return body }
        for paragraph in paragraphs {
            let label = paragraph.label.map { "<strong>\($0):</strong> " as HTML }
            body +=
                "<p data-digital-source-type=\"\(paragraph.digitalSource.rawValue)\">\(label)\(paragraph.text)</p>\n"
        }
        body += "<hr>\n"
        for line in disclosure.full { body += "<p><small>\(line)</small></p>\n" }
        body += "<p><small><a href=\"\(receiptAddress)\">Signed receipt of every claim and its source</a></small></p>\n"
        return body
    }

    /// The same as plain text, paragraphs apart by an empty line.
    package var bodyText: String {
        var parts: [String] = []
        if let note, !note.isEmpty { parts.append("\(noteTitle): \(note)") }
        if status != .retraction {
            parts += paragraphs.map { paragraph in paragraph.label.map { "\($0): \(paragraph.text)" } ?? paragraph.text
            }
            parts += disclosure.full
        }
        return parts.joined(separator: "\n\n")
    }

    /// The summary as it may travel alone: with the short disclosure, or the notice of a retraction.
    package var travellingSummary: String {
        status == .retraction ? "\(noteTitle): \(note ?? "")" : "\(summary) \(disclosure.short)"
    }

    /// What a list prints for it.
    package var listedHeadline: String { status == .retraction ? "Retracted: \(headline)" : headline }

    package var noteTitle: String {
        switch status {
        case .original, .update: "Update"
        case .correction: "Correction"
        case .retraction: "Retraction"
        }
    }

    private var noteHTML: HTML? {
        guard let note, !note.isEmpty else { return nil }
        return "<p><strong>\(noteTitle), \(Timestamp.plain(modified)):</strong> \(note)</p>\n"
    }
}

/// What kind of making a text comes from.
///
/// Source: IPTC NewsCodes, Digital Source Type, http://cv.iptc.org/newscodes/digitalsourcetype/; the schema.org names
/// are members of https://schema.org/IPTCDigitalSourceEnumeration.
package enum DigitalSource: String, Sendable, Codable, CaseIterable {
    /// Made by an algorithm that was not trained: our extractive drafter.
    case algorithmicMedia
    /// Written by a model.
    case trainedAlgorithmicMedia
    /// A model's text with a person's edits, or beside other text.
    case compositeWithTrainedAlgorithmicMedia
    /// Written by a person.
    case digitalCreation

    package var address: String { "http://cv.iptc.org/newscodes/digitalsourcetype/" + rawValue }

    /// Nil where the enumeration of schema.org has no member for it.
    package var schemaAddress: String? {
        switch self {
        case .algorithmicMedia: "https://schema.org/AlgorithmicMediaDigitalSource"
        case .trainedAlgorithmicMedia: "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
        case .compositeWithTrainedAlgorithmicMedia:
            "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
        case .digitalCreation: nil
        }
    }

    /// For people.
    package var title: String {
        switch self {
        case .algorithmicMedia: "assembled by an algorithm"
        case .trainedAlgorithmicMedia: "written by a language model"
        case .compositeWithTrainedAlgorithmicMedia: "written in part by a language model"
        case .digitalCreation: "written by a person"
        }
    }
}
