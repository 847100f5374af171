import Desk
import Formats
import HTTPTypes
import Hummingbird
import NewsModel
import NewsStore

/// Editing a story's text, with the check beside it.
struct EditPages {
    let store: any NewsStore
    let desk: ReviewDesk
    let frame: DeskFrame
    /// What one user's checks as you type may come to.
    let limiter: RequestLimiter

    func add(to routes: DeskRouter) {
        let pages = self
        let (desk, frame) = (desk, frame)
        routes.get("/desk/stories/:story/edit") { visit in
            let folder = try await desk.folder(visit.story())
            let body = pages.page(visit, folder, text: folder.version.draft.text, note: "", problem: nil)
            return .html(frame.page(visit, .stories, title: "Edit", wide: true, body))
        }
        routes.post("/desk/stories/:story/edit") { visit in try await pages.save(visit) }
        routes.post("/desk/stories/:story/preview") { visit in
            try pages.permit(visit)
            let preview = try await desk.preview(visit.story(), text: visit.form["text"] ?? "")
            return try Response.json(PreviewShape(preview))
        }
    }

    private func permit(_ visit: DeskVisit) throws {
        guard limiter.permits(visit.user.id.raw) else {
            throw DeskError(
                .throttled,
                "These were more than \(limiter.most) checks in \(Int(limiter.seconds)) seconds. The check goes on in a moment.",
                retryAfterSeconds: 5
            )
        }
    }

    private func save(_ visit: DeskVisit) async throws -> Response {
        let story = try visit.story()
        let text = visit.form["text"] ?? ""
        guard let base = visit.number("base") else {
            throw WebProblem.badRequest("The form lacks the version it began with.")
        }
        // Without a script the check is asked for by its own button; nothing is kept then.
        if visit.form["act"] == "check" {
            try permit(visit)
            return try await checked(visit, story, text)
        }
        do {
            let version = try await desk.save(
                story,
                text: text,
                base: base,
                note: visit.form["note"] ?? "",
                purpose: visit.form["correction"] == nil ? .edit : .correction,
                by: visit.user
            )
            return .seeOther("/desk/stories/\(story.raw)?done=\(version.number == base ? "unchanged" : "saved")")
        } catch {
            guard error.code == .conflict || error.code == .invalid else { throw error }
            // What was written comes back in the form, whatever was wrong with it.
            let folder = try await desk.folder(story)
            let body = page(visit, folder, text: text, note: visit.form["note"] ?? "", problem: error)
            return .html(
                frame.page(visit, .stories, title: "Edit", wide: true, body),
                status: error.code == .conflict ? .conflict : .unprocessableContent
            )
        }
    }

    /// The form again, with what the check says about the text in it.
    private func checked(_ visit: DeskVisit, _ story: StoryID, _ text: String) async throws -> Response {
        let note = visit.form["note"] ?? ""
        do {
            let preview = try await desk.preview(story, text: text)
            // The version she began with stays the base: what somebody saved meanwhile shows when she saves.
            let base = visit.number("base")
            let body = page(visit, preview.folder, text: text, note: note, problem: nil, base: base, preview: preview)
            return .html(frame.page(visit, .stories, title: "Edit", wide: true, body))
        } catch {
            guard error.code == .invalid || error.code == .unavailable else { throw error }
            let folder = try await desk.folder(story)
            let body = page(visit, folder, text: text, note: note, problem: error, base: visit.number("base"))
            let status: HTTPResponse.Status = error.code == .invalid ? .unprocessableContent : .serviceUnavailable
            return .html(frame.page(visit, .stories, title: "Edit", wide: true, body), status: status)
        }
    }

    private func page(
        _ visit: DeskVisit,
        _ folder: StoryFolder,
        text: String,
        note: String,
        problem: DeskError?,
        base: Int? = nil,
        preview: ReviewDesk.Preview? = nil
    ) -> HTML {
        let address = "/desk/stories/\(folder.story.id.raw)"
        var alert: HTML = problem.map { "<p class=\"notice notice-bad\" role=\"alert\">\($0.message)</p>\n" } ?? .empty
        if problem?.code == .conflict {
            let changes = VersionDifference.between(folder.version.draft.text, text).html { paragraph -> HTML in
                switch paragraph {
                case .same(let text): "<p class=\"soft\">\(text)</p>\n"
                case .removed(let text): "<p><del>\(text)</del></p>\n"
                case .added(let text): "<p><ins>\(text)</ins></p>\n"
                case .changed(let changes): "<p>\(ClaimedText.difference(changes))</p>\n"
                }
            }
            alert += """
                <section class="panel panel-ask diff" aria-labelledby="both"><h2 id="both">From the saved version \(folder.story.latestVersion) to yours</h2>
                \(changes)</section>

                """
        }
        let correction: HTML =
            folder.story.publishedVersion == nil
            ? .empty
            : """
            <p class="row"><input type="checkbox" class="inline" id="correction" name="correction" value="yes"><label for="correction">This corrects an error: the note is printed for readers</label></p>

            """
        return """
            <div class="lead"><h1>Edit</h1><p class="meta"><span>on top of version \(folder.version.number)</span><a href="\(address)">back without saving</a></p></div>
            \(alert)<form method="post" action="\(address)/edit" class="story">\(frame.csrf(visit))<input type="hidden" name="base" value="\(base ?? folder.version.number)">
            <div class="stack">
            <label for="text">The text: headline, empty line, paragraphs. A label such as “What Happened:” begins its section.</label>
            <div class="writing"><div class="mirror" id="mirror" aria-hidden="true"></div>
            <textarea class="editor" id="text" name="text" rows="28" required maxlength="\(DraftEditing.longestText)" spellcheck="true" lang="\(desk.form.language)">\("\n" + text)</textarea></div>
            <label for="note">What changed, and why (for the record)</label>
            <input id="note" name="note" maxlength="\(DeskPolicy.longestReason)" value="\(note)">
            \(correction)<p class="row"><button class="button button-main" type="submit">Save as version \(folder.story.latestVersion + 1)</button>
            <button class="button" type="submit" name="act" value="check" id="check-now">Check without saving</button></p>
            </div>
            <section class="side" aria-labelledby="check-heading" tabindex="0"><h2 id="check-heading" class="soft">The check, as you write</h2>
            <p id="check-status" class="unseen" role="status">\(preview.map { LiveFindings(preview: $0).status } ?? "")</p>
            <div id="live-check" class="live" data-check="\(address)/preview">\(preview.map { LiveFindings(preview: $0).html } ?? "<p class=\"soft\">Saving checks the text; the button under it checks without saving.</p>")</div></section>
            </form>
            """
    }
}
