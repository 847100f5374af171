import Desk
import Formats
import NewsModel

/// The parts of a story's page.
struct StoryView {
    let folder: StoryFolder
    let visit: DeskVisit
    let frame: DeskFrame
    let desk: ReviewDesk
    let acts: [AuditEntry]
    let users: [User]

    private var story: Story { folder.story }
    private var version: Version { folder.version }
    private var address: String { "/desk/stories/\(story.id.raw)" }
    private var claims: [Claim] { folder.check?.report.claims ?? [] }
    private var overruled: Set<String> { folder.overruledKeys }

    var html: HTML {
        """
        <div id="story" data-live="draft check sign-off published" data-subject="\(story.id.raw)">
        \(top)\(findings)<div class="story">
        <section aria-labelledby="draft-heading"><h2 id="draft-heading" class="soft">The draft</h2>
        \(draft)
        \(decisions)
        \(trail)
        </section>
        <aside class="side" aria-labelledby="evidence-heading" tabindex="0"><h2 id="evidence-heading" class="soft">What it stands on</h2>
        \(EvidenceView(folder: folder).html)
        \(sources)
        </aside>
        </div>
        </div>
        """
    }

    // MARK: Top

    private var top: HTML {
        let old: HTML =
            folder.isNewest
            ? .empty
            : """
            <p class="notice notice-ask">This is version \(version.number). The newest is <a href="\(address)">version \(story.latestVersion)</a>; only that one can be edited and signed.</p>

            """
        let out: HTML =
            folder.publication.map { publication in
                "<span>out: <a href=\"/stories/\(publication.slug)\">version \(publication.version.version)</a> (\(publication.kind.rawValue))</span>"
            } ?? .empty
        let author = version.editor.map { name($0) } ?? version.draft.origin.drafter
        return """
            <div class="lead"><div><h1>\(version.draft.headline.text)</h1>
            <p class="meta"><span>\(StoryWords.chip(story, check: folder.check, overruled: overruled))</span>
            <span>version \(version.number) of \(story.latestVersion), by \(author), \(DeskFrame.time(version.made))</span>
            <span>\(story.section)</span>\(out)<span><a href="\(address)/versions">versions</a></span></p>
            \(DeskFrame.tags(version.tags))</div>
            <div class="row">\(canEdit ? "<a class=\"button button-main\" href=\"\(address)/edit\">Edit</a>" : HTML.empty)
            <form class="inline" method="post" action="\(address)/recheck">\(frame.csrf(visit))<button class="button" type="submit">Check again</button></form></div></div>
            \(old)\(moved)\(withdrawn)
            """
    }

    /// An editor has since put reports that this text rests on elsewhere.
    private var moved: HTML {
        let reports = folder.movedReports
        guard !reports.isEmpty else { return .empty }
        let rows = reports.html { report -> HTML in
            let event = report.cluster?.raw ?? ""
            return
                "<li>\(report.item.outlet): \(report.revision.title) <a href=\"/desk/clusters/\(event)\">its event now</a></li>\n"
        }
        return """
            <div class="notice notice-ask"><p>\(DeskFrame.count(reports.count, "report", "reports")) this was drafted from \(reports.count == 1 ? "has" : "have") been moved to another event since. The text stays as it is; look whether it still should.</p><ul>
            \(rows)</ul></div>

            """
    }

    private var withdrawn: HTML {
        let reports = folder.reports.filter { $0.item.withdrawn != nil }
        guard !reports.isEmpty else { return .empty }
        let rows = reports.html { report -> HTML in
            let note: HTML = report.item.withdrawn?.note.map { " (“\($0)”)" } ?? .empty
            return "<li>\(report.item.outlet): \(ReportMark.chips(report))\(report.revision.title)\(note)</li>\n"
        }
        return """
            <div class="notice notice-bad"><p><strong>\(DeskFrame.count(reports.count, "report")) this text rests on \(reports.count == 1 ? "was" : "were") taken back by the sender.</strong> Look whether what is said here still stands.</p><ul>
            \(rows)</ul></div>

            """
    }

    private var canEdit: Bool { folder.isNewest && story.state != .spiked && story.state != .retracted }

    // MARK: Findings

    private var findings: HTML {
        guard let check = folder.check else {
            return
                "<p class=\"notice\" role=\"status\">This version is being checked. The page follows by itself.</p>\n"
        }
        let numbered = Array(check.report.claims.enumerated())
        let blocking = numbered.filter { $0.element.severity == .block && !overruled.contains($0.element.key) }
        let overruledNow = numbered.filter { $0.element.severity == .block && overruled.contains($0.element.key) }
        let asks = numbered.filter { $0.element.severity == .ask }
        let proved = numbered.count { $0.element.severity == .none }
        var parts: HTML = .empty
        if !blocking.isEmpty {
            parts += """
                <section class="panel panel-bad" aria-labelledby="blocks"><h2 id="blocks">\(DeskFrame.count(blocking.count, "finding stops", "findings stop")) publication</h2>
                \(blocking.html { finding($0.offset, $0.element) })</section>

                """
        }
        if !overruledNow.isEmpty {
            parts += """
                <section class="panel panel-ask" aria-labelledby="overruled"><h2 id="overruled">Overruled</h2>
                \(overruledNow.html { overruledFinding($0.offset, $0.element) })</section>

                """
        }
        if !asks.isEmpty {
            parts += """
                <details class="panel panel-ask" id="asks"><summary>\(DeskFrame.count(asks.count, "place asks", "places ask")) for your eye; nothing is stopped by it</summary>
                \(asks.html { ask($0.offset, $0.element) })</details>

                """
        }
        if blocking.isEmpty {
            let rest = asks.isEmpty ? "" : " Look at what asks for your eye before you sign."
            parts +=
                "<p class=\"notice notice-good\">Nothing stops publication. \(DeskFrame.count(proved, "claim is", "claims are")) traced to a source.\(rest)</p>\n"
        }
        return parts
    }

    private func finding(_ number: Int, _ claim: Claim) -> HTML {
        let difference: HTML =
            claim.difference.map { changes in
                """
                <p class="difference"><span class="soft">From the source to the draft:</span> \(ClaimedText.difference(changes))</p>

                """
            } ?? .empty
        let mend: HTML =
            canEdit && ReviewDesk.canMend(claim)
            ? """
            <form method="post" action="\(address)/mend" class="inline">\(frame.csrf(visit))
            <input type="hidden" name="finding" value="\(claim.key)"><input type="hidden" name="base" value="\(version.number)">
            <button class="button" type="submit">Take the source’s words</button></form>

            """ : .empty
        // The difference shows the source's words already.
        let suggestion: HTML =
            claim.difference != nil
            ? .empty
            : claim.suggestion.map { "<p>The source has: <q class=\"words\">\($0)</q></p>\n" } ?? .empty
        let form: HTML =
            visit.may(.editor) && folder.isNewest
            ? """
            <details id="o\(number)"><summary>Overrule with a reason</summary>
            <form method="post" action="\(address)/overrule" class="stack">\(frame.csrf(visit))
            <input type="hidden" name="finding" value="\(claim.key)">
            <label for="reason\(number)">Why it may stand. Kept, and shown in the receipt.</label>
            <textarea id="reason\(number)" name="reason" rows="2" required minlength="\(DeskPolicy.shortestReason)" maxlength="\(DeskPolicy.longestReason)"></textarea>
            <button class="button button-bad" type="submit">Overrule this finding</button></form></details>

            """ : .empty
        return """
            <div class="finding"><p><span class="chip chip-bad">\(claim.kind.rawValue) \(claim.verdict.rawValue)</span> <strong>\(claim.message.isEmpty ? claim.text : claim.message)</strong></p>
            \(difference)\(suggestion)\(ClaimedText.ruling(claim))<div class="row">\(mend)<a href="#c\(number)">Show in the text</a> <a href="#e\(number)">Show the source</a></div>
            \(form)</div>

            """
    }

    private func overruledFinding(_ number: Int, _ claim: Claim) -> HTML {
        guard let overrule = folder.overrule(of: claim) else { return .empty }
        return """
            <div class="finding"><p><a href="#c\(number)">\(claim.text)</a> <span class="soft">(\(claim.kind.rawValue) \(claim.verdict.rawValue))</span></p>
            <p>\(overrule.editorName), \(DeskFrame.time(overrule.made)): “\(overrule.reason)”</p></div>

            """
    }

    private func ask(_ number: Int, _ claim: Claim) -> HTML {
        """
        <div class="finding"><p><span class="chip chip-ask">\(claim.kind.rawValue) \(claim.verdict.rawValue)</span> <a href="#c\(number)">\(claim.text)</a></p>
        <p class="soft">\(claim.message)</p>\(ClaimedText.ruling(claim))</div>

        """
    }

    // MARK: Draft

    private var draft: HTML {
        let layout = version.draft.layout
        let headline = layout.sentences.first?.span ?? Span(0, 0)
        let paragraphs = zip(version.draft.blocks, layout.blocks).html { block, span -> HTML in
            guard block.purpose.isChecked else {
                let text = layout.text.text(in: span) ?? block.text
                return "<p class=\"furniture\">\(text)</p>\n"
            }
            var from = span.start
            var label: HTML = .empty
            if let words = block.label, layout.text.utf8.count >= span.start + words.utf8.count + 1 {
                label = "<strong>\(words):</strong>"
                from += words.utf8.count + 1
            }
            return
                "<p>\(label)\(ClaimedText.html(layout.text, Span(from, span.end), claims: claims, overruled: overruled))</p>\n"
        }
        return """
            <article class="draft" lang="\(desk.form.language)">
            <h2>\(ClaimedText.html(layout.text, headline, claims: claims, overruled: overruled))</h2>
            \(paragraphs)</article>

            """
    }

    // MARK: Reports

    private var sources: HTML {
        let all = folder.reports.html { report in
            """
            <details class="card" id="r-\(report.id.raw)"><summary>\(report.item.outlet): \(report.revision.title)</summary>
            <p class="meta"><span>\(report.item.licence.rawValue)</span><span>revision \(report.revision.number)</span><span>read \(DeskFrame.time(report.revision.fetched))</span><span>\(DeskFrame.outside(report.item.address, "at its own address"))</span></p>
            \(Self.paragraphs(report.revision.text))</details>

            """
        }
        return "<h2 class=\"soft\">\(DeskFrame.count(folder.reports.count, "report")), in full</h2>\n\(all)"
    }

    // MARK: Decisions

    private var decisions: HTML {
        var parts: HTML = signing
        if folder.isNewest, story.publishedVersion == nil, story.state != .spiked, visit.may(.editor) {
            parts += reasonForm(
                "spike",
                title: "Spike this story",
                field: "reason",
                label: "Why it is dropped",
                button: "Spike"
            )
        }
        if story.publishedVersion != nil, story.state != .retracted, visit.may(.publisher) {
            parts += reasonForm(
                "retract",
                title: "Retract this story",
                field: "note",
                label: "What readers shall read about it",
                button: "Retract"
            )
        }
        return parts
    }

    private var signing: HTML {
        guard folder.isNewest, story.state != .spiked, story.state != .retracted else { return .empty }
        if folder.isPublished {
            return "<p class=\"notice notice-good\">This version is out. Edit it to update or correct it.</p>\n"
        }
        if folder.isSigned, let signOff = folder.signOff {
            let button: HTML =
                visit.may(.publisher)
                ? """
                <form method="post" action="\(address)/publish">\(frame.csrf(visit))<input type="hidden" name="version" value="\(version.number)">
                <button class="button button-main" type="submit">Publish version \(version.number)</button></form>

                """ : "<p class=\"soft\">A publisher sends it out.</p>\n"
            return """
                <section class="panel panel-good" aria-labelledby="signed"><h2 id="signed">Signed by \(signOff.editorName)</h2>
                <p class="soft">\(DeskFrame.time(signOff.made)), for exactly the text with digest <code>\(signOff.digest.prefix(16).description)</code>. Answering: \(signOff.accountable).</p>
                \(button)</section>

                """
        }
        let reason: String? =
            if !visit.may(.editor) { "An editor reads and signs it." } else if !folder.isChecked {
                "It can be signed when it has been checked."
            } else if !folder.blocking.isEmpty {
                "It can be signed when nothing blocks: mend the text, or overrule with a reason."
            } else if desk.settings.secondPersonMustSign, version.editor == visit.user.id {
                "You wrote part of this text. In this house somebody else must sign it."
            } else { nil }
        guard reason == nil else {
            return
                "<section class=\"panel\" aria-labelledby=\"sign\"><h2 id=\"sign\">Sign-off</h2><p>\(reason)</p></section>\n"
        }
        return """
            <section class="panel" aria-labelledby="sign"><h2 id="sign">Sign-off</h2>
            <form method="post" action="\(address)/sign-off" class="stack">\(frame.csrf(visit))
            <input type="hidden" name="version" value="\(version.number)"><input type="hidden" name="digest" value="\(version.digest)">
            <p>Your name goes on exactly this text: version \(version.number), digest <code>\(version.digest.prefix(16).description)</code>. A later edit takes the sign-off away.</p>
            <button class="button button-main" type="submit">I have read this text and answer for it</button></form></section>

            """
    }

    private func reasonForm(_ act: String, title: String, field: String, label: String, button: String) -> HTML {
        """
        <details class="panel" id="\(act)"><summary>\(title)</summary>
        <form method="post" action="\(address)/\(act)" class="stack">\(frame.csrf(visit))
        <label for="\(act)-text">\(label)</label>
        <textarea id="\(act)-text" name="\(field)" rows="2" required minlength="\(DeskPolicy.shortestReason)"></textarea>
        <button class="button button-bad" type="submit">\(button)</button></form></details>

        """
    }

    // MARK: Trail

    private var trail: HTML {
        let rows = acts.html { entry in
            let details = entry.act.details.sorted { $0.key < $1.key }
                .map { "\($0.key): \($0.key == "digest" ? String($0.value.prefix(12)) : $0.value)" }.joined(
                    separator: " · "
                )
            return
                "<li>\(DeskFrame.clock(entry.act.at)) <strong>\(entry.act.action)</strong> \(name(UserID(entry.act.actor))) <span class=\"soft\">\(details)</span></li>\n"
        }
        return """
            <details class="panel" id="trail"><summary>What was done to this story (\(acts.count))</summary>
            <ol class="acts">
            \(rows)</ol></details>

            """
    }

    private func name(_ id: UserID) -> String { users.first { $0.id == id }?.name ?? id.raw }

    private static func paragraphs(_ text: String) -> HTML {
        text.split(separator: "\n").prefix(200).html { "<p>\(String($0))</p>\n" }
    }
}
