package import Foundation
package import NewsModel
package import NewsStore

/// Takes reports that are handed in rather than fetched: by a program's key, from a reporter's hand.
package struct ReportIntake: Sendable {
    /// What is handed in.
    package struct Submission: Sendable, Codable, Equatable {
        package var title: String
        /// Plain text; paragraphs separated by line breaks.
        package var text: String
        /// The same address again is a new revision of the same report.
        package var url: String?
        package var outlet: String?
        package var author: String?
        package var published: Date?
        /// ``Licence``'s raw value; `copyright` when missing.
        package var licence: String?

        package init(
            title: String,
            text: String,
            url: String? = nil,
            outlet: String? = nil,
            author: String? = nil,
            published: Date? = nil,
            licence: String? = nil
        ) {
            self.title = title
            self.text = text
            self.url = url
            self.outlet = outlet
            self.author = author
            self.published = published
            self.licence = licence
        }
    }

    /// The source that handed-in reports belong to.
    package static let source = Source(
        id: "handed-in",
        name: "Handed in",
        kind: .api,
        address: "api:/v1/reports",
        licence: .copyright
    )
    private static let longestText = 512 * 1024

    let store: any NewsStore
    let now: @Sendable () -> Date

    package init(store: any NewsStore, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.now = now
    }

    /// Keeps the report and queues it for tagging and clustering.
    ///
    /// - Throws: ``DeskError`` `.invalid` when title or text are missing or too long, or the address is no web address.
    package func take(_ submission: Submission, by user: User) async throws(DeskError) -> ItemID {
        let title = PlainText.paragraphs(of: submission.title).joined(separator: " ")
        let lines = submission.text.split(whereSeparator: \.isNewline).flatMap { PlainText.paragraphs(of: String($0)) }
        let text = lines.joined(separator: "\n")
        guard !title.isEmpty, title.count <= 500 else {
            throw DeskError(.invalid, "A report needs a title of 1 to 500 characters.")
        }
        guard !text.isEmpty, text.utf8.count <= Self.longestText else {
            throw DeskError(.invalid, "A report needs a text of at most \(Self.longestText / 1024) KiB.")
        }
        if let url = submission.url {
            guard url.utf8.count <= 2000, url.hasPrefix("https://") || url.hasPrefix("http://") else {
                throw DeskError(.invalid, "url must be a web address that begins with https:// or http://.")
            }
        }
        guard let licence = Licence(rawValue: submission.licence ?? Licence.copyright.rawValue) else {
            let known = Licence.allCases.map(\.rawValue).joined(separator: ", ")
            throw DeskError(.invalid, "licence is one of \(known).")
        }
        let at = now()
        let id = submission.url.map { ItemID("handed-in-" + Secret.hash($0).prefix(20)) } ?? .random()
        let outlet = submission.outlet.map { PlainText.paragraphs(of: $0).joined(separator: " ") } ?? ""
        let item = SourceItem(
            id: id,
            source: Self.source.id,
            outlet: outlet.isEmpty ? Self.source.name : String(outlet.prefix(200)),
            address: submission.url,
            licence: licence,
            firstSeen: at
        )
        let revision = Revision(
            item: id,
            number: 1,
            fetched: at,
            title: title,
            text: text,
            author: submission.author.map { String($0.prefix(200)) },
            published: submission.published,
            contentHash: Secret.hash(title + "\n" + text)
        )
        do {
            var changes: [Change] = []
            if try await store.source(Self.source.id) == nil { changes.append(.saveSource(Self.source)) }
            changes += [
                .addRevision(item, revision),
                .audit(
                    AuditAct(
                        actor: user.id.raw,
                        action: "report.hand-in",
                        subject: id.raw,
                        details: ["title": title],
                        at: at
                    )
                ),
                .announce(NewsEvent(kind: .report, subject: id.raw, headline: title, at: at)),
            ]
            try await store.commit(Transaction(changes, next: [WorkOrder(.gather, id.raw, due: at)]))
        } catch {
            throw DeskError(error)
        }
        return id
    }
}
