import Formats
import Hummingbird
import NewsModel
import NewsStore

/// Newsletter issues: build, look, send, and the ledger of who was reached.
struct NewsletterPages {
    let store: any NewsStore
    let services: DeskRoutes.Services
    let frame: DeskFrame

    private static let trouble: Set<Delivery.State> = [.uncertain, .failed, .submitted]

    func add(to routes: DeskRouter) {
        let pages = self
        let (services, frame) = (services, frame)
        routes.get("/desk/newsletter") { visit in
            .html(frame.page(visit, .newsletter, title: "Newsletter", try await pages.list(visit)))
        }
        routes.get("/desk/newsletter/:issue") { visit in
            .html(frame.page(visit, .newsletter, title: "Issue", try await pages.issue(visit)))
        }
        routes.post("/desk/newsletter", .publisher) { visit in
            guard let build = services.buildIssue else {
                throw WebProblem.notFound("This desk was started without a newsletter.")
            }
            let subject = visit.form["subject"]?.trimmed ?? ""
            guard (3...200).contains(subject.count) else {
                throw WebProblem(
                    .unprocessableContent,
                    code: "invalid",
                    title: "The issue needs a subject",
                    message: "Give it 3 to 200 characters; it is what readers see first.",
                    wayOut: .init("/desk/newsletter", "Back to the newsletter")
                )
            }
            let issue = try await Self.guarded {
                try await build(subject, String((visit.form["intro"] ?? "").prefix(5000)), visit.user)
            }
            return .seeOther("/desk/newsletter/\(issue.id.raw)?done=built")
        }
        routes.post("/desk/newsletter/:issue/send", .publisher) { visit in
            guard let send = services.sendIssue else {
                throw WebProblem.notFound("This desk was started without a newsletter.")
            }
            let id = IssueID(try visit.parameter("issue"))
            guard visit.form["confirm"] == "yes" else {
                throw WebProblem(
                    .unprocessableContent,
                    code: "invalid",
                    title: "The issue was not sent",
                    message:
                        "Tick the box that says to how many readers it goes, then send it. It cannot be called back.",
                    wayOut: .init("/desk/newsletter/\(id.raw)", "Back to the issue")
                )
            }
            try await Self.guarded { try await send(id, visit.user) }
            return .seeOther("/desk/newsletter/\(id.raw)?done=sending")
        }
    }

    /// A refusal of another stage, in its own words: they are written for people.
    private static func guarded<Value>(_ act: () async throws -> Value) async throws -> Value {
        do {
            return try await act()
        } catch let error as StoreError {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw WebProblem(
                .unprocessableContent,
                code: "refused",
                title: "The newsletter was not touched",
                message: "\(error)",
                wayOut: .init("/desk/newsletter", "Back to the newsletter")
            )
        }
    }

    private func list(_ visit: DeskVisit) async throws -> HTML {
        var rows: HTML = .empty
        for issue in try await store.issues(limit: 50) {
            let counts = try await store.deliveryCounts(of: issue.id)
            rows += """
                <tr><td><a href="/desk/newsletter/\(issue.id.raw)">\(issue.subject)</a></td><td>\(Self.chip(issue))</td>
                <td class="number">\(issue.stories.count)</td><td class="number">\(counts[.sent] ?? 0)</td>
                <td class="number">\((counts[.uncertain] ?? 0) + (counts[.submitted] ?? 0))</td><td>\(DeskFrame.time(issue.created))</td></tr>

                """
        }
        let none: HTML =
            rows == .empty ? "<tr><td colspan=\"6\" class=\"soft\">No issue has been built yet.</td></tr>\n" : .empty
        let form: HTML =
            services.buildIssue != nil && visit.may(.publisher)
            ? """
            <section class="panel" aria-labelledby="build"><h2 id="build">Build an issue from what was published since the last one</h2>
            <form method="post" action="/desk/newsletter" class="stack">\(frame.csrf(visit))
            <label for="subject">Subject</label><input id="subject" name="subject" required minlength="3" maxlength="200">
            <label for="intro">Words before the stories (may be empty)</label><textarea id="intro" name="intro" rows="3" maxlength="5000"></textarea>
            <button class="button button-main" type="submit">Build the issue</button></form></section>

            """ : .empty
        return """
            <h1>Newsletter</h1>
            \(form)<div class="tablebox" tabindex="0"><table>
            <thead><tr><th scope="col">Subject</th><th scope="col">State</th><th scope="col" class="number">Stories</th><th scope="col" class="number">Delivered</th><th scope="col" class="number">Uncertain</th><th scope="col">Built</th></tr></thead>
            <tbody>
            \(rows)\(none)</tbody></table></div>
            """
    }

    private func issue(_ visit: DeskVisit) async throws -> HTML {
        guard let issue = try await store.issue(IssueID(try visit.parameter("issue"))) else {
            throw WebProblem.notFound()
        }
        let counts = try await store.deliveryCounts(of: issue.id)
        let send: HTML =
            issue.state == .prepared && services.sendIssue != nil && visit.may(.publisher)
            ? sending(issue, to: try await recipients(), visit) : .empty
        let ledger = Delivery.State.allCases.filter { (counts[$0] ?? 0) > 0 }.html {
            "<span><b>\(counts[$0] ?? 0)</b> \(Self.words($0))</span>\n"
        }
        return """
            <div class="lead"><div><h1>\(issue.subject)</h1><p class="meta">\(Self.chip(issue))<span>built \(DeskFrame.time(issue.created))</span></p></div></div>
            \(try await letter(issue))\(send)<section class="panel" id="ledger" data-live="issue alert"><h2>Ledger</h2>
            <p class="stat">\(ledger)</p>\(counts.isEmpty ? "<p class=\"soft\">Nobody has been entered yet: that happens when it is sent.</p>" : HTML.empty)
            \(try await trouble(issue.id))</section>
            """
    }

    /// What the mail will say: subject, words before the stories, and each story as it is published now.
    private func letter(_ issue: NewsletterIssue) async throws -> HTML {
        var stories: HTML = .empty
        for ref in issue.stories {
            let address = "/desk/stories/\(ref.story.raw)?version=\(ref.version)"
            guard let publication = try await store.publication(of: ref.story), publication.kind != .retraction else {
                let headline = try await store.version(ref)?.draft.headline.text ?? "(version \(ref.version))"
                stories +=
                    "<li><a href=\"\(address)\">\(headline)</a> <span class=\"chip chip-ask\">not out; left out of the mail</span></li>\n"
                continue
            }
            let note: HTML =
                publication.kind == .correction ? "<br><strong>\(publication.note ?? "Corrected")</strong>" : .empty
            stories += """
                <li><a href="\(address)"><strong>\(publication.headline)</strong></a>\(note)<br>\(publication.summary)</li>

                """
        }
        let intro = issue.intro.split(whereSeparator: \.isNewline).html { "<p>\(String($0))</p>\n" }
        return """
            <section class="panel" aria-labelledby="letter"><h2 id="letter">The mail</h2>
            <p class="meta"><span>Subject: <strong>\(issue.subject)</strong></span><span>\(DeskFrame.count(issue.stories.count, "story", "stories"))</span></p>
            <div class="letter">\(intro)<ol>\(stories)</ol>
            <p class="soft">Under each story stand its address and its disclosure, at the end the reader's own link to unsubscribe.</p></div></section>

            """
    }

    private func sending(_ issue: NewsletterIssue, to recipients: Int, _ visit: DeskVisit) -> HTML {
        guard recipients > 0 else {
            return
                "<section class=\"panel\"><h2>Send</h2><p>Nobody has confirmed the newsletter yet, so there is nobody to send it to.</p></section>\n"
        }
        return """
            <section class="panel" aria-labelledby="send"><h2 id="send">Send</h2>
            <form method="post" action="/desk/newsletter/\(issue.id.raw)/send" class="stack">\(frame.csrf(visit))
            <p class="row"><input type="checkbox" id="confirm" name="confirm" value="yes" required><label for="confirm">Send it to \(DeskFrame.count(recipients, "confirmed reader")). It cannot be called back.</label></p>
            <button class="button button-main" type="submit">Send to all confirmed readers</button></form></section>

            """
    }

    /// How many confirmed readers want the newsletter now.
    private func recipients() async throws -> Int {
        var count = 0
        var last: SubscriberID?
        while true {
            let page = try await store.subscribers(state: .confirmed, after: last, limit: 1000)
            guard let end = page.last else { return count }
            count += page.count { $0.wantsNewsletter }
            last = end.id
        }
    }

    /// Those who may not have been reached.
    ///
    /// Without addresses: the ledger names readers by id.
    private func trouble(_ issue: IssueID) async throws -> HTML {
        var found: [Delivery] = []
        var last: DeliveryID?
        // A page of the ledger at a time; the page shows the first two hundred.
        for _ in 0..<50 where found.count < 200 {
            let page = try await store.deliveries(issue: issue, story: nil, after: last, limit: 1000)
            guard let end = page.last else { break }
            found += page.filter { Self.trouble.contains($0.state) }
            last = end.id
        }
        guard !found.isEmpty else { return .empty }
        let rows = found.prefix(200).html {
            "<tr><td><code>\($0.subscriber.raw)</code></td><td>\(Self.words($0.state))</td><td class=\"number\">\($0.attempts)</td><td>\($0.outcome ?? "")</td><td>\(DeskFrame.time($0.updated))</td></tr>\n"
        }
        return """
            <h3>Not certainly reached</h3>
            <div class="tablebox" tabindex="0"><table><thead><tr><th scope="col">Reader</th><th scope="col">State</th><th scope="col" class="number">Tries</th><th scope="col">Answer</th><th scope="col">When</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            """
    }

    private static func chip(_ issue: NewsletterIssue) -> HTML {
        switch issue.state {
        case .prepared: "<span class=\"chip chip-ask\">prepared</span>"
        case .sending: "<span class=\"chip chip-ask\">going out</span>"
        case .sent: "<span class=\"chip chip-good\">sent</span>"
        }
    }

    private static func words(_ state: Delivery.State) -> String {
        switch state {
        case .pending: "waiting"
        case .claimed: "being sent"
        case .submitted: "handed over, no answer yet"
        case .sent: "delivered"
        case .failed: "refused"
        case .withheld: "withheld: the reader left"
        case .uncertain: "uncertain: handed over, the answer was lost"
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
