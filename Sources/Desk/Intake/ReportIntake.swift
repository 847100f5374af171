package import Formats
package import Foundation
package import NewsModel
package import NewsStore

/// Takes reports that are handed in rather than fetched: by a program's key, from a reporter's hand.
///
/// The same report again changes nothing; a new text under the same name is a new revision of the same report; what its
/// sender takes back is marked and stays.
package struct ReportIntake: Sendable {
    /// What is handed in.
    package struct Submission: Sendable, Equatable {
        /// The sender's own name for it, the same for every version; told apart from other senders' names by `sender`.
        package var key: String?
        package var title: String
        /// Plain text; paragraphs separated by line breaks.
        package var text: String
        /// As it came; sanitised here.
        ///
        /// Its text counts where `text` is empty.
        package var html: String?
        /// The same address again is the same report, where there is no key.
        package var url: String?
        package var outlet: String?
        package var author: String?
        package var published: Date?
        package var language: String?
        package var image: String?
        /// ``Licence``'s raw value; `copyright` when missing.
        package var licence: String?
        package var status: SubmittedItem.Status
        /// The sender's word on why it was taken back.
        package var note: String?
        /// One that the sender made before what we have changes nothing.
        package var version: SenderVersion?

        package init(
            key: String? = nil,
            title: String,
            text: String,
            html: String? = nil,
            url: String? = nil,
            outlet: String? = nil,
            author: String? = nil,
            published: Date? = nil,
            language: String? = nil,
            image: String? = nil,
            licence: String? = nil,
            status: SubmittedItem.Status = .usable,
            note: String? = nil,
            version: SenderVersion? = nil
        ) {
            self.key = key
            self.title = title
            self.text = text
            self.html = html
            self.url = url
            self.outlet = outlet
            self.author = author
            self.published = published
            self.language = language
            self.image = image
            self.licence = licence
            self.status = status
            self.note = note
            self.version = version
        }

        /// A news item or a mail, with what its format does not say.
        package init(_ item: SubmittedItem, outlet: String? = nil, licence: String? = nil) {
            self.init(
                key: item.uri,
                title: item.title,
                text: item.text,
                html: item.html,
                url: item.address,
                outlet: outlet ?? item.outlet,
                author: item.author,
                published: item.published,
                language: item.language,
                image: item.image,
                licence: licence,
                status: item.status,
                note: item.note,
                version: item.version
            )
        }
    }

    /// What became of one submission.
    package struct Taken: Sendable, Equatable {
        package enum State: String, Sendable, Codable, CaseIterable {
            case new, revised, unchanged
            /// Its sender took it back; it is kept and marked.
            case withdrawn
        }

        /// Nil when something that never came was taken back.
        package var item: ItemID?
        package var state: State
        package var title: String
        /// Why nothing was changed, where it is not that nothing is new.
        package var reason: String?
    }

    /// The source that handed-in reports belong to.
    package static let source = Source(
        id: "handed-in",
        name: "Handed in",
        kind: .api,
        address: "api:/v1/reports",
        licence: .copyright
    )
    package static let longestText = 512 * 1024
    private static let longestTitle = 500

    let store: any NewsStore
    let now: @Sendable () -> Date
    let poke: @Sendable () -> Void

    /// `poke`: Called after each commit that was announced, for those who watch live.
    package init(
        store: any NewsStore,
        now: @escaping @Sendable () -> Date,
        poke: @escaping @Sendable () -> Void = {}
    ) {
        self.store = store
        self.now = now
        self.poke = poke
    }

    /// Keeps the report and queues it for tagging and clustering.
    ///
    /// - Throws: ``DeskError`` `.invalid` when title or text are missing or too long, or the address is no web address;
    ///   its `place` names the field.
    package func take(_ submission: Submission, by user: User) async throws(DeskError) -> Taken {
        let licence = try licence(submission)
        let url = try address(submission)
        let at = now()
        let id = Self.item(key: submission.key ?? url)
        let known = try await stored { () throws(StoreError) in try await store.reports([id]).first }
        if let known, let sent = submission.version,
            [known.revision.sent, known.item.withdrawn?.sent].contains(where: { $0.map(sent.isOlder(than:)) ?? false })
        {
            return Taken(item: id, state: .unchanged, title: known.revision.title, reason: "older than what we have")
        }
        if submission.status != .usable { return try await withdraw(submission, id, known, by: user) }
        let (title, text) = try words(submission)
        let hash = Secret.hash(title + "\n" + text)
        if let known, known.revision.contentHash == hash, known.item.withdrawn == nil {
            return Taken(item: id, state: .unchanged, title: known.revision.title)
        }
        let outlet = submission.outlet.map { PlainText.paragraphs(of: $0).joined(separator: " ") } ?? ""
        let item =
            known?.item
            ?? SourceItem(
                id: id,
                source: Self.source.id,
                outlet: outlet.isEmpty ? Self.source.name : String(outlet.prefix(200)),
                address: url,
                licence: licence,
                firstSeen: at
            )
        var revision = Revision(
            item: id,
            number: (known?.revision.number ?? 0) + 1,
            fetched: at,
            title: title,
            text: text,
            html: submission.html.map { Sanitiser.clean($0, base: url) },
            author: submission.author.map { String($0.prefix(200)) },
            published: submission.published ?? known?.revision.published,
            language: submission.language,
            image: submission.image,
            contentHash: hash
        )
        revision.sent = submission.version
        var changes: [Change] = [.addRevision(item, revision)]
        // Usable again: whoever took it back has thought better of it.
        if known?.item.withdrawn != nil { changes.append(.setWithdrawal(id, nil)) }
        try await commit(
            changes,
            act: known == nil ? "report.hand-in" : "report.revise",
            on: id,
            title,
            by: user,
            next: [WorkOrder(.gather, id.raw, due: at)]
        )
        return Taken(item: id, state: known == nil ? .new : .revised, title: title)
    }

    private func withdraw(_ submission: Submission, _ id: ItemID, _ known: Report?, by user: User)
        async throws(DeskError) -> Taken
    {
        guard let known else { return Taken(item: nil, state: .unchanged, title: submission.title) }
        let title = known.revision.title
        let kind: Withdrawal.Kind = submission.status == .canceled ? .canceled : .withheld
        guard known.item.withdrawn?.kind != kind else { return Taken(item: id, state: .unchanged, title: title) }
        let note = submission.note.map { PlainText.paragraphs(of: $0).joined(separator: " ") }
        let mark = Withdrawal(
            kind,
            at: now(),
            note: note.flatMap { $0.isEmpty ? nil : String($0.prefix(500)) },
            sent: submission.version
        )
        try await commit([.setWithdrawal(id, mark)], act: "report.\(kind.rawValue)", on: id, title, by: user)
        return Taken(item: id, state: .withdrawn, title: title)
    }

    // MARK: What it must be like

    private static func item(key: String?) -> ItemID {
        key.map { ItemID("handed-in-" + Secret.hash($0).prefix(20)) } ?? .random()
    }

    private func words(_ submission: Submission) throws(DeskError) -> (title: String, text: String) {
        let given = submission.text.isEmpty ? submission.html.map { Formats.PlainText.from(html: $0) } : nil
        let title = PlainText.paragraphs(of: submission.title).joined(separator: " ")
        let lines = (given ?? submission.text).split(whereSeparator: \.isNewline)
            .flatMap { PlainText.paragraphs(of: String($0)) }
        let text = lines.joined(separator: "\n")
        guard !title.isEmpty, title.count <= Self.longestTitle else {
            throw DeskError(
                .invalid,
                "A report needs a title of 1 to \(Self.longestTitle) characters.",
                place: "title"
            )
        }
        guard !text.isEmpty, text.utf8.count <= Self.longestText else {
            throw DeskError(
                .invalid,
                "A report needs a text of at most \(Self.longestText / 1024) KiB; this one has \(text.isEmpty ? "none" : "\(text.utf8.count / 1024) KiB").",
                place: "text"
            )
        }
        return (title, text)
    }

    private func address(_ submission: Submission) throws(DeskError) -> String? {
        guard let url = submission.url, !url.isEmpty else { return nil }
        guard url.utf8.count <= 2000, url.hasPrefix("https://") || url.hasPrefix("http://") else {
            throw DeskError(
                .invalid,
                "url must be a web address that begins with https:// or http://.",
                place: "url"
            )
        }
        return url
    }

    private func licence(_ submission: Submission) throws(DeskError) -> Licence {
        guard let licence = Licence(rawValue: submission.licence ?? Licence.copyright.rawValue) else {
            let known = Licence.allCases.map(\.rawValue).joined(separator: ", ")
            throw DeskError(.invalid, "licence is one of \(known).", place: "licence")
        }
        return licence
    }

    // MARK: Store

    private func commit(
        _ changes: [Change],
        act action: String,
        on id: ItemID,
        _ title: String,
        by user: User,
        next: [WorkOrder] = []
    ) async throws(DeskError) {
        let at = now()
        do {
            var all: [Change] = []
            if try await store.source(Self.source.id) == nil { all.append(.saveSource(Self.source)) }
            all += changes
            all += [
                .audit(
                    AuditAct(
                        actor: user.id.raw,
                        action: action,
                        subject: id.raw,
                        details: ["title": String(title.prefix(200))],
                        at: at
                    )
                ),
                .announce(NewsEvent(kind: .report, subject: id.raw, headline: title, at: at)),
            ]
            try await store.commit(Transaction(all, next: next))
        } catch {
            throw DeskError(error)
        }
        poke()
    }

    private func stored<Value>(_ read: () async throws(StoreError) -> Value) async throws(DeskError) -> Value {
        do {
            return try await read()
        } catch {
            throw DeskError(error)
        }
    }
}
