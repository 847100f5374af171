import Desk
import Formats
import HTTPTypes
import Hummingbird
import NewsModel

/// What the desk refused, inside the desk: with its navigation, a way back, and what was written.
struct ProblemPage {
    let problem: WebProblem
    let visit: DeskVisit
    let frame: DeskFrame

    var response: Response {
        var response = Response.html(
            frame.page(visit, story == nil ? nil : .stories, title: problem.title, html),
            status: problem.status
        )
        let plain = problem.response(to: visit.request)
        for name in [HTTPField.Name.retryAfter, .wwwAuthenticate] { response.headers[name] = plain.headers[name] }
        return response
    }

    /// The path of the story that the request was about, when it can be a story's.
    private var story: String? {
        guard let id = visit.context.parameters.get("story"), !id.isEmpty, id.utf8.count <= 128,
            id.utf8.allSatisfy({ Self.isPlain($0) })
        else { return nil }
        return "/desk/stories/\(id)"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private var html: HTML {
        let reasons: HTML =
            problem.reasons.isEmpty ? .empty : "<ul class=\"acts\">\(problem.reasons.html { "<li>\($0)</li>" })</ul>\n"
        return """
            <h1>\(problem.title)</h1>
            <p class="notice notice-bad" role="alert">\(problem.message)</p>
            \(reasons)\(again)<p>\(wayBack)</p>
            """
    }

    private var wayBack: HTML {
        // After a page that was not found there is no story to go back to; after a form there is.
        if let story, visit.request.method == .post { return "<a href=\"\(story)\">Back to the story</a>" }
        guard let way = problem.wayOut, way.address.hasPrefix("/desk") else {
            return "<a href=\"/desk\">To the wire</a>"
        }
        return "<a href=\"\(way.address)\">\(way.words)</a>"
    }

    /// The same form once more with the reason as it was written, where the reason was what was wrong.
    private var again: HTML {
        guard problem.code == DeskError.Code.invalid.rawValue, let story, visit.request.method == .post,
            let act = visit.request.uri.path.split(separator: "/").last.map(String.init),
            let field = ["overrule": "reason", "spike": "reason", "retract": "note"][act]
        else { return .empty }
        let finding: HTML =
            visit.form["finding"].map { "<input type=\"hidden\" name=\"finding\" value=\"\($0)\">" } ?? .empty
        return """
            <form method="post" action="\(story)/\(act)" class="panel stack">\(frame.csrf(visit))\(finding)
            <label for="again">What you wrote</label>
            <textarea id="again" name="\(field)" rows="3" required minlength="\(DeskPolicy.shortestReason)" maxlength="\(DeskPolicy.longestReason)">\("\n" + (visit.form[field] ?? ""))</textarea>
            <button class="button button-bad" type="submit">Send again</button></form>

            """
    }
}
