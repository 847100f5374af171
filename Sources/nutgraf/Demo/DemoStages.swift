import Desk
import Formats
import Foundation
import NewsModel
import NewsStore
import Press
import Readership
import Registry

/// The stages of the demonstration, each looked at from outside after it did its part.
struct DemoStages {
    let newsroom: DemoNewsroom
    private var house: House { newsroom.house }
    private var store: any NewsStore { newsroom.house.store }

    /// A stage that did not do its part, and what was seen instead.
    struct Missing: Error {
        var reason: String
    }

    // MARK: Up to the desk

    func wire() async throws -> String {
        let reports = try await eventually("seven reports from five sources") {
            let reports = try await store.latestReports(limit: 50).filter { $0.item.source != "register" }
            return reports.count >= 7 ? reports : nil
        }
        let outlets = Set(reports.map(\.item.outlet))
        try require(outlets.count == 5, "reports came from \(outlets.count) of 5 outlets")
        let page = reports.first { $0.revision.title.contains("Sixty countries") && $0.item.outlet == "Quai Wire" }
        try require(
            page?.revision.text.contains("Narendra Modi") == true,
            "the agency's page was not followed for its whole text"
        )
        try require(page?.revision.text.contains("Weather") == false, "the page's navigation is in the text")
        return "\(reports.count) reports from \(outlets.count) outlets: RSS, Atom, JSON Feed, two pages"
    }

    func cluster() async throws -> (Cluster, String) {
        let cluster = try await eventually("one cluster with six reports") {
            try await store.clusters(limit: 20).first { $0.members.count >= 6 }
        }
        let all = try await store.clusters(limit: 20)
        try require(cluster.members.count == 6, "the cluster has \(cluster.members.count) reports, not 6")
        try require(all.count == 2, "there are \(all.count) clusters, not 2: the summit, and grain in Rotterdam")
        let copies = cluster.members.filter { $0.copyOf != nil }
        try require(copies.count == 1, "\(copies.count) copies were recognised, not 1")
        return (
            cluster, "6 reports on one event, 1 of them a copy (\(copies[0].reason)); grain in Rotterdam kept apart"
        )
    }

    func draft(_ cluster: Cluster) async throws -> (Story, String) {
        let version = try await eventually("a draft") { () -> Version? in
            guard let story = try await store.story(for: cluster.id) else { return nil }
            return try await store.version(VersionRef(story: story.id, version: 1))
        }
        let labels = version.draft.blocks.compactMap(\.label)
        for label in ["What Happened", "Why It Matters"] {
            try require(labels.contains(label), "the draft has no section “\(label)”")
        }
        let checked = version.draft.blocks.filter(\.purpose.isChecked).flatMap(\.sentences)
        let traced = checked.count { !$0.evidence.isEmpty }
        try require(traced == checked.count, "\(checked.count - traced) sentences name no source")
        try require(version.tags.tickers.contains("NVDA"), "the story is not tagged NVDA")
        guard let story = try await store.story(version.story) else { throw Missing(reason: "the story is gone") }
        return (
            story,
            "“\(story.headline)”: \(labels.joined(separator: ", ")); \(checked.count) sentences, each with its source"
        )
    }

    func check(_ story: Story) async throws -> String {
        let record = try await check(of: story, version: 1)
        let blocking = record.report.findings.filter { $0.severity == .block }
        try require(
            blocking.isEmpty,
            "the machine's own draft has \(blocking.count) blocking findings: \(blocking.map(\.message).joined(separator: " "))"
        )
        let proved = record.report.claims.count { $0.severity == .none }
        try require(proved >= 8, "only \(proved) claims were proved")
        return
            "\(record.report.claims.count) claims, \(proved) proved, \(record.report.findings.count) for the editor, 0 blocking"
    }

    /// The reporter takes the Boulevard Post's wording over.
    func alteration(_ story: Story) async throws -> String {
        guard let version = try await store.version(VersionRef(story: story.id, version: 1)) else {
            throw Missing(reason: "the first version is gone")
        }
        let text = version.draft.text
        let altered = Self.alter(text)
        try require(altered != text, "the draft does not quote the Vice President on regulation")
        _ = try await house.desk.save(
            story.id,
            text: altered,
            base: 1,
            note: "Took the quotation from the Boulevard Post, which had it last.",
            by: try await newsroom.user(DemoNewsroom.reporter)
        )
        let record = try await check(of: story, version: 2)
        let finding = record.report.findings.first { $0.severity == .block && $0.verdict == .misquoted }
        guard let finding else { throw Missing(reason: "the altered quotation was not caught") }
        let difference = finding.difference ?? []
        let removed = difference.filter { $0.kind == .removed }.map(\.words).joined(separator: " … ")
        let added = difference.filter { $0.kind == .added }.map(\.words).joined(separator: " … ")
        try require(!removed.isEmpty && !added.isEmpty, "the finding shows no word-level difference")
        return "caught: the sources say [\(removed)], the draft [\(added)]"
    }

    /// Nothing lets it through: not the desk, not the interface for programs, not the store.
    func refusal(_ story: Story) async throws -> String {
        let editor = try await newsroom.user(DemoNewsroom.editor)
        let ref = VersionRef(story: story.id, version: 2)
        guard let version = try await store.version(ref) else { throw Missing(reason: "the second version is gone") }
        do {
            try await house.desk.signOff(story.id, version: 2, digest: version.digest, by: editor)
            throw Missing(reason: "the desk let the altered quotation be signed off")
        } catch let error as DeskError {
            try require(error.message.isEmpty == false, "the refusal gives no reason")
        }
        let token = try await house.accounts.addToken(named: "demonstration", for: editor)
        let body = "{\"version\":2,\"digest\":\"\(version.digest)\"}"
        for act in ["sign-off", "publish"] {
            let answer = try await newsroom.get(
                "/api/v1/stories/\(story.id)/\(act)",
                method: "POST",
                body: body,
                token: token
            )
            try require(
                (400..<500).contains(answer.status) && answer.status != 404,
                "the interface answered \(answer.status) to \(act)"
            )
        }
        let signOff = SignOff(
            version: ref,
            digest: version.digest,
            editor: editor.id,
            editorName: editor.name,
            accountable: "nobody",
            made: Date()
        )
        do {
            try await store.commit(Transaction([.addSignOff(signOff)]))
            throw Missing(reason: "the store let the altered quotation be signed off")
        } catch let error as StoreError {
            try require(error.code == .refused, "the store failed instead of refusing: \(error.message)")
        }
        return "sign-off and publication refused at the desk, through the interface and in the store"
    }

    // MARK: After the desk

    /// The editor puts the true words back, signs and orders publication.
    func signOff(_ story: Story) async throws -> String {
        let editor = try await newsroom.user(DemoNewsroom.editor)
        guard let bad = try await store.version(VersionRef(story: story.id, version: 2)),
            let good = try await store.version(VersionRef(story: story.id, version: 1))
        else { throw Missing(reason: "the versions are gone") }
        let mended = try await house.desk.save(
            story.id,
            text: good.draft.text,
            base: bad.number,
            note: "Put the Vice President's words back.",
            by: editor
        )
        _ = try await check(of: story, version: mended.number)
        try await house.desk.signOff(story.id, version: mended.number, digest: mended.digest, by: editor)
        try await house.desk.publish(story.id, version: mended.number, by: editor)
        return "version \(mended.number), digest \(mended.digest.prefix(12))…, by \(editor.name)"
    }

    func press(_ story: Story) async throws -> String {
        let start = ContinuousClock.now
        let publication = try await eventually("the publication") { try await store.publication(of: story.id) }
        let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        let path = SitePath.story(publication.slug)
        let page = try await newsroom.get(path)
        try require(
            page.status == 200 && page.text.contains("signed off by Erin Editor"),
            "the story page answers \(page.status) or lacks the disclosure"
        )
        try require(
            page.text.contains("NewsArticle") && page.text.contains("digitalSourceType"),
            "the page lacks its metadata"
        )
        for feed in ["/feed.xml", "/atom.xml", "/feed.json", "/news-sitemap.xml", "/sitemap.xml", "/"] {
            let answer = try await newsroom.get(feed)
            try require(
                answer.status == 200 && answer.text.contains(publication.slug),
                "\(feed) answers \(answer.status) or lacks the story"
            )
        }
        let receipt = try await newsroom.get(path + "/receipt.json")
        let report = ReceiptVerifier(keys: [house.keys.signing.verification]).verify(
            Data(receipt.text.utf8),
            page: page.text
        )
        try require(report.holds, "the receipt does not hold: \(report.text)")
        let forged = receipt.text.replacing("\"supported\"", with: "\"unsupported\"", maxReplacements: 1)
        try require(forged != receipt.text, "the receipt names no supported claim")
        let tampered = ReceiptVerifier(keys: [house.keys.signing.verification]).verify(Data(forged.utf8))
        try require(!tampered.holds, "a forged receipt holds")
        return "\(path), feeds, sitemaps; receipt holds, a forged one does not; \(milliseconds) ms after the order"
    }

    func alert(_ story: Story) async throws -> String {
        let event = try await eventually("the alert") {
            try await store.events(after: 0, limit: 1000).first { $0.kind == .alert && $0.audience != nil }
        }
        let message = try await eventually("the alert's mail") {
            try newsroom.mail(to: DemoNewsroom.reader, containing: "NVDA").first { $0.link(with: "/stories/") != nil }
        }
        return "the reader of $NVDA was told once, live (event \(event.number)) and by mail: “\(message.subject)”"
    }

    func newsletter() async throws -> String {
        let issue = try await house.issues.prepare(subject: "What was proved today", actor: "demonstration")
        try await house.issues.send(issue.id, actor: "demonstration")
        house.wake()
        let message = try await eventually("the newsletter") {
            try newsroom.mail(to: DemoNewsroom.reader, containing: "What was proved today").first
        }
        for header in [
            "List-Unsubscribe:", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "DKIM-Signature:", "Message-ID:",
        ] {
            try require(message.source.lowercased().contains(header.lowercased()), "the newsletter lacks \(header)")
        }
        try require(message.mail.text?.isEmpty == false && message.mail.html != nil, "the newsletter lacks a part")
        let counts = try await eventually("the ledger") {
            let counts = try await store.deliveryCounts(of: issue.id)
            return counts == [.sent: 1] ? counts : nil
        }
        return "\(counts[.sent, default: 0]) of 1 recipients, signed, with one-click unsubscribe"
    }

    func register(_ story: Story) async throws -> String {
        let facts = try await eventually("the positions") {
            let facts = try await store.facts(story: story.id).filter { $0.subject == DemoNewsroom.instrument.raw }
            return facts.count { $0.kind == Position.kindName } >= 2 ? facts : nil
        }
        for actor in ["US", "GB"] {
            let fact = facts.first { $0.actor == actor && $0.kind == Position.kindName }
            guard let fact else { throw Missing(reason: "the register has no position of \(actor) from the story") }
            let kind = String(decoding: fact.payload, as: UTF8.self)
            try require(kind.contains("declined"), "the register has \(actor) as \(kind)")
            try require(!fact.evidence.isEmpty, "the position of \(actor) names no passage")
            for earlier in ["bletchley-2023", "seoul-declaration-2024"] {
                let held = try await store.facts(kind: Position.kindName, subject: earlier)
                try require(held.contains { $0.actor == actor }, "the register does not have \(actor) on \(earlier)")
            }
        }
        let page = try await newsroom.get("/register/\(DemoNewsroom.instrument)")
        try require(
            page.status == 200 && page.text.contains("United Kingdom"),
            "the register's page answers \(page.status)"
        )
        return "United States and United Kingdom: declined in Paris 2025, signed in 2023 and 2024, each with its source"
    }

    func audit() async throws -> String {
        let outcome = try await AuditVerifier.verify(store)
        try require(outcome.holds, "the audit chain is broken at \(outcome.firstBroken?.number ?? 0)")
        return "\(outcome.verified) acts, chain unbroken"
    }

    /// The reader comes by the front door: form, mail, link, button.
    func subscribe() async throws -> String {
        let address = DemoNewsroom.reader
        try await house.subscriptions.subscribe(
            .init(email: address, name: "Nadia Reader", newsletter: true, alert: "$NVDA")
        )
        house.wake()
        let message = try await eventually("the mail to confirm") {
            try newsroom.mail(to: address, containing: "confirm").first
        }
        guard let link = message.link(with: "/newsletter/confirm/"),
            let path = link.split(separator: "/newsletter", maxSplits: 1).last
        else { throw Missing(reason: "the mail has no link to confirm") }
        let form = try await newsroom.get("/newsletter" + path)
        try require(form.status == 200, "the confirmation page answers \(form.status)")
        try require(
            try await store.subscriber(email: address)?.state == .pending,
            "opening the link alone has confirmed it"
        )
        let answer = try await newsroom.get("/newsletter" + path, method: "POST", body: "confirm=yes")
        try require(answer.status < 400, "confirming answers \(answer.status)")
        try require(try await store.subscriber(email: address)?.state == .confirmed, "the reader is not confirmed")
        return "one reader, confirmed by the link in her mail, follows $NVDA"
    }

    // MARK: Looking

    private static func alter(_ text: String) -> String {
        text.replacing("could kill a transformative industry", with: "will kill a growing industry")
    }

    private func check(of story: Story, version: Int) async throws -> CheckRecord {
        try await eventually("the check of version \(version)") {
            try await store.check(of: VersionRef(story: story.id, version: version))
        }
    }

    private func require(_ isSo: Bool, _ otherwise: String) throws {
        if !isSo { throw Missing(reason: otherwise) }
    }

    /// Asks again until there is an answer; gives up after a minute.
    private func eventually<Value>(_ what: String, _ look: () async throws -> Value?) async throws -> Value {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if let value = try await look() { return value }
            try await Task.sleep(for: .milliseconds(20))
        }
        let parked = try await store.parked(limit: 5).map { "\($0.stage.rawValue) of \($0.subject): \($0.reason)" }
        throw Missing(
            reason:
                "\(what) did not come within a minute\(parked.isEmpty ? "" : "; parked: " + parked.joined(separator: "; "))"
        )
    }
}
