import Desk
import Formats
import Foundation
import Hummingbird
import NewsModel
import NewsStore

/// Handing in a report: written or pasted, or as the mail that brought it.
struct HandInPages {
    let store: any NewsStore
    let intake: ReportIntake
    let frame: DeskFrame
    let now: @Sendable () -> Date

    /// Of all mails of one form; what the server lets through.
    private static let longestUpload = 4 << 20
    private static let mostMails = 20

    func add(to routes: DeskRouter) {
        let (pages, intake, frame) = (self, intake, frame)
        routes.get("/desk/reports/new") { visit in
            .html(frame.page(visit, .wire, title: "Hand in a report", try await pages.page(visit)))
        }
        routes.post("/desk/reports") { visit in
            let form = visit.form
            func field(_ name: String) -> String? {
                let text = (form[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
                return text.isEmpty ? nil : text
            }
            let taken = try await intake.take(
                ReportIntake.Submission(
                    title: field("title") ?? "",
                    text: field("text") ?? "",
                    url: field("url"),
                    outlet: field("outlet"),
                    author: field("author"),
                    licence: form["licence"]
                ),
                by: visit.user
            )
            return .seeOther("/desk/reports/new?\(Self.query([taken]))")
        }
        routes.upload("/desk/reports/mail", limit: Self.longestUpload) { visit in
            let files = visit.upload?.files("mail").filter { !$0.bytes.isEmpty } ?? []
            guard !files.isEmpty, files.count <= Self.mostMails else {
                throw WebProblem.badRequest("Choose 1 to \(Self.mostMails) mails, saved as .eml files.")
            }
            return try await pages.take(files, visit)
        }
    }

    private func take(_ files: [MultipartForm.File], _ visit: DeskVisit) async throws -> Response {
        let outlet = visit.form["outlet"].flatMap { $0.isEmpty ? nil : $0 }
        let defaults = Handing.Defaults(outlet: outlet, licence: visit.form["licence"], sender: visit.user.id)
        var taken: [ReportIntake.Taken] = []
        var refused: [String] = []
        for file in files {
            do throws(DeskError) {
                for entry in try Handing.read(file.bytes, as: .mail, defaults, now: now()).entries {
                    taken.append(try await intake.take(try entry.submission.get(), by: visit.user))
                }
            } catch {
                if error.code == .unavailable { throw error }
                refused.append("\(file.name): \(error.message)")
            }
        }
        guard refused.isEmpty else {
            // What was taken is said beside what was not; sending all again does no harm.
            let body = try await page(visit, taken: taken, refused: refused)
            return .html(
                frame.page(visit, .wire, title: "Hand in a report", body),
                status: taken.isEmpty ? .unprocessableContent : .ok
            )
        }
        return .seeOther("/desk/reports/new?\(Self.query(taken))")
    }

    private static func query(_ taken: [ReportIntake.Taken]) -> String {
        taken.compactMap { one in one.item.map { "\(one.state.rawValue)=\($0.raw)" } }.joined(separator: "&")
    }

    private func page(
        _ visit: DeskVisit,
        taken: [ReportIntake.Taken]? = nil,
        refused: [String] = []
    ) async throws -> HTML {
        let query = visit.request.queryFields
        let results =
            taken?.compactMap { one in one.item.map { ($0, one.state) } }
            ?? ReportIntake.Taken.State.allCases.flatMap { state in
                query.all(state.rawValue).prefix(Self.mostMails).map { (ItemID($0), state) }
            }
        let outcome = try await outcome(results, refused)
        return """
            <h1>Hand in a report</h1>
            <p class="soft">It is tagged, compared and gathered like any other, and stories may cite it. Handed in again it changes nothing; with a new text it is a new revision.</p>
            \(outcome)<section class="panel" aria-labelledby="mail-heading"><h2 id="mail-heading">A press release as a mail</h2>
            <form method="post" action="/desk/reports/mail" enctype="multipart/form-data" class="stack">\(frame.csrf(visit))
            <label for="mail">Mails, saved as .eml files</label><input id="mail" name="mail" type="file" accept=".eml,message/rfc822" multiple required>
            <label for="mail-outlet">Who sent it, as a story would print it</label><input id="mail-outlet" name="outlet" maxlength="200">
            <label for="mail-licence">What may be done with its words</label><select id="mail-licence" name="licence">\(SourceWords.licences(chosen: .pressRelease))</select>
            <button class="button button-main" type="submit">Hand in the mails</button></form></section>
            <section class="panel" aria-labelledby="text-heading"><h2 id="text-heading">A text</h2>
            <form method="post" action="/desk/reports" class="stack">\(frame.csrf(visit))
            <label for="title">Headline</label><input id="title" name="title" required maxlength="500">
            <label for="text">Text; an empty line begins a new paragraph</label><textarea id="text" name="text" rows="10" required></textarea>
            <label for="outlet">Outlet, as a story would print it</label><input id="outlet" name="outlet" maxlength="200">
            <label for="author">Author</label><input id="author" name="author" maxlength="200">
            <label for="url">Its address, if it has one</label><input id="url" name="url" type="url" maxlength="2000">
            <label for="licence">What may be done with its words</label><select id="licence" name="licence">\(SourceWords.licences(chosen: .copyright))</select>
            <button class="button button-main" type="submit">Hand in the text</button></form></section>
            <p>Programs hand in reports through the API; see <a href="/desk/account">keys</a>.</p>
            """
    }

    private func outcome(_ results: [(ItemID, ReportIntake.Taken.State)], _ refused: [String]) async throws -> HTML {
        var html: HTML = .empty
        if !refused.isEmpty {
            html += """
                <div class="notice notice-bad" role="alert"><p>\(DeskFrame.count(refused.count, "mail")) could not be taken:</p><ul>\(refused.html { "<li>\($0)</li>\n" })</ul></div>

                """
        }
        var rows: HTML = .empty
        let states = Dictionary(results.map { ($0.0, $0.1) }) { first, _ in first }
        for report in try await store.reports(results.map(\.0)) {
            let words =
                switch states[report.id] ?? .unchanged {
                case .new: "new"
                case .revised: "a new revision"
                case .unchanged: "known already, unchanged"
                case .withdrawn: "marked as withdrawn"
                }
            let place: HTML =
                report.cluster.map { ", in <a href=\"/desk/clusters/\($0.raw)\">its event</a>" }
                ?? ", being gathered"
            rows += "<li>“\(report.revision.title)”: \(words)\(place)</li>\n"
        }
        if rows != .empty {
            html += """
                <div id="taken" class="notice notice-good" role="status" data-live="cluster"><p>Taken in:</p><ul>
                \(rows)</ul></div>

                """
        }
        return html
    }
}
