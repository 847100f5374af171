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
            let preview = try await desk.preview(visit.story(), text: visit.form["text"] ?? "")
            return try Response.json(PreviewShape(preview))
        }
    }

    private func save(_ visit: DeskVisit) async throws -> Response {
        let story = try visit.story()
        let text = visit.form["text"] ?? ""
        guard let base = visit.number("base") else {
            throw WebProblem.badRequest("The form lacks the version it began with.")
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

    private func page(_ visit: DeskVisit, _ folder: StoryFolder, text: String, note: String, problem: DeskError?)
        -> HTML
    {
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
            \(alert)<form method="post" action="\(address)/edit" class="story">\(frame.csrf(visit))<input type="hidden" name="base" value="\(folder.version.number)">
            <div class="stack">
            <label for="text">The text: headline, empty line, paragraphs. A label such as “What Happened:” begins its section.</label>
            <textarea class="editor" id="text" name="text" rows="28" required maxlength="\(DraftEditing.longestText)" spellcheck="true" lang="\(desk.form.language)">\("\n" + text)</textarea>
            <label for="note">What changed, and why (for the record)</label>
            <input id="note" name="note" maxlength="\(DeskPolicy.longestReason)" value="\(note)">
            \(correction)<p><button class="button button-main" type="submit">Save as version \(folder.story.latestVersion + 1)</button></p>
            </div>
            <section class="side" aria-labelledby="check-heading" tabindex="0"><h2 id="check-heading" class="soft">The check, as you write</h2>
            <div id="live-check" class="live" role="status" data-check="\(address)/preview"><p class="soft">Saving checks the text.</p></div></section>
            </form>
            """
    }
}

/// What the page's script is told about an edited text.
struct PreviewShape: Encodable {
    struct Finding: Encodable {
        var kind: String
        var verdict: String
        var severity: String
        var blocks: Bool
        var text: String
        var message: String
        var difference: [Change]
        var suggestion: String?
    }

    struct Change: Encodable {
        var kind: String
        var words: String
    }

    var findings: [Finding]
    var missing: [String]
    var changedSentences: Int

    init(_ preview: ReviewDesk.Preview) {
        let blocking = Set(preview.blocking.map(\.key))
        findings = preview.report.findings.prefix(100).map { claim in
            Finding(
                kind: claim.kind.rawValue,
                verdict: claim.verdict.rawValue,
                severity: claim.severity.word,
                blocks: blocking.contains(claim.key),
                text: claim.text,
                message: claim.message,
                difference: (claim.difference ?? []).map { Change(kind: $0.kind.rawValue, words: $0.words) },
                suggestion: claim.suggestion
            )
        }
        missing = preview.edit.missingSections
        changedSentences = preview.edit.changedSentences
    }
}
