package import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NewsModel

/// Who comes in: reads the session cookie, sends strangers to the sign-in page, checks role and form token.
///
/// Every page of the desk is added through ``DeskRouter``, so that no route can forget to ask. The checks hang on the
/// matched route, never on the path's text.
package struct DeskDoor: Sendable {
    package let accounts: Accounts
    /// Whether cookies are sent over https only.
    package let isSecure: Bool

    package init(accounts: Accounts, isSecure: Bool) {
        self.accounts = accounts
        self.isSecure = isSecure
    }

    /// With https the `__Host-` prefix binds the cookie to this very host (RFC 6265bis section 4.1.3.2).
    var cookieName: String { isSecure ? "__Host-nutgraf" : "nutgraf" }

    func token(of request: Request) -> String? { request.cookies[cookieName]?.value }

    /// The `Set-Cookie` value for a fresh session, or for none.
    func cookie(_ token: String?) -> String {
        let secure = isSecure ? "; Secure" : ""
        let life = token == nil ? "; Max-Age=0" : ""
        return "\(cookieName)=\(token ?? ""); Path=/; HttpOnly; SameSite=Lax\(secure)\(life)"
    }

    func visitor(_ request: Request) async throws -> (user: User, session: Session)? {
        guard let token = token(of: request) else { return nil }
        return try await accounts.signedIn(token: token)
    }

    /// Refuses a form that another site had a browser send.
    ///
    /// Browsers state where a request began; old ones that do
    /// not are still held by the form token.
    func requireSameSite(_ request: Request) throws {
        if let site = request.headers[.fetchSite] {
            guard site == "same-origin" || site == "none" else { throw WebProblem.forgedForm }
            // What the browser says of itself stands above the host's name, which a proxy may have rewritten.
            return
        }
        guard let origin = request.headers[.origin], origin != "null" else { return }
        guard let host = request.head.authority,
            URLComponents(string: origin).map({ Self.host($0) }) == host.lowercased()
        else { throw WebProblem.forgedForm }
    }

    private static func host(_ origin: URLComponents) -> String {
        (origin.host ?? "").lowercased() + (origin.port.map { ":\($0)" } ?? "")
    }
}

/// A signed-in person's request.
struct DeskVisit: Sendable {
    var request: Request
    var context: NewsRequestContext
    var user: User
    var session: Session
    /// Empty for GET.
    var form: FormFields
    /// Files by the name of their field; only of forms added with ``DeskRouter/upload(_:_:limit:_:)``.
    var upload: MultipartForm?

    func parameter(_ name: String) throws -> String {
        guard let value = context.parameters.get(name), !value.isEmpty, value.utf8.count <= 128 else {
            throw WebProblem.notFound()
        }
        return value
    }

    func story() throws -> StoryID { StoryID(try parameter("story")) }

    /// A number in the query or the form.
    func number(_ name: String) -> Int? { (form[name] ?? request.queryFields[name]).flatMap { Int($0) } }

    func source() throws -> SourceID { SourceID(try parameter("source")) }
    func cluster() throws -> ClusterID { ClusterID(try parameter("cluster")) }

    func may(_ role: Role) -> Bool { user.role >= role }
}

/// Adds the desk's routes so that each asks for a session, a role, and for forms the token.
struct DeskRouter {
    let router: Router<NewsRequestContext>
    let door: DeskDoor
    let frame: DeskFrame

    typealias Handler = @Sendable (DeskVisit) async throws -> Response

    func get(_ path: String, _ least: Role = .reporter, _ handler: @escaping Handler) {
        let (door, frame) = (door, frame)
        router.get(RouterPath(path)) { request, context in
            guard let (user, session) = try await door.visitor(request) else {
                // A script's request cannot follow a form; it is told.
                if request.headers[.accept]?.hasPrefix("application/json") == true { throw WebProblem.signedOut }
                let query = request.uri.query.map { "?" + $0 } ?? ""
                return Response.seeOther("/desk/sign-in?next=" + Self.escape(SafeReturn.path(request.uri.path + query)))
            }
            let visit = Self.visit(request, context, user, session, FormFields([]))
            return try await Self.answer(handler, visit, least, frame)
        }
    }

    func post(_ path: String, _ least: Role = .reporter, _ handler: @escaping Handler) {
        let (door, frame) = (door, frame)
        router.post(RouterPath(path)) { request, context in
            try door.requireSameSite(request)
            guard let (user, session) = try await door.visitor(request) else { throw WebProblem.signedOut }
            let form = try await request.form(limit: 512 * 1024)
            guard let token = form["csrf"], Secret.isSame(token, session.csrfToken) else { throw WebProblem.forgedForm }
            return try await Self.answer(handler, Self.visit(request, context, user, session, form), least, frame)
        }
    }

    /// A form with files.
    ///
    /// `limit`: Of the whole, in bytes.
    func upload(_ path: String, _ least: Role = .reporter, limit: Int, _ handler: @escaping Handler) {
        let (door, frame) = (door, frame)
        router.post(RouterPath(path)) { request, context in
            try door.requireSameSite(request)
            guard let (user, session) = try await door.visitor(request) else { throw WebProblem.signedOut }
            let bytes = try await request.bytes(limit: limit)
            guard let upload = MultipartForm(bytes, contentType: request.headers[.contentType]) else {
                throw WebProblem(
                    .unsupportedMediaType,
                    code: "media-type",
                    title: "This form cannot be read",
                    message: "Send the form as multipart/form-data, as a browser does."
                )
            }
            guard let token = upload.fields["csrf"], Secret.isSame(token, session.csrfToken) else {
                throw WebProblem.forgedForm
            }
            var visit = Self.visit(request, context, user, session, upload.fields)
            visit.upload = upload
            return try await Self.answer(handler, visit, least, frame)
        }
    }

    private static func visit(
        _ request: Request,
        _ context: NewsRequestContext,
        _ user: User,
        _ session: Session,
        _ form: FormFields
    ) -> DeskVisit {
        var context = context
        context.user = user
        context.session = session
        return DeskVisit(request: request, context: context, user: user, session: session, form: form)
    }

    /// What goes wrong for somebody who is signed in is said inside the desk; programs get it as JSON.
    private static func answer(_ handler: Handler, _ visit: DeskVisit, _ least: Role, _ frame: DeskFrame) async throws
        -> Response
    {
        let problem: WebProblem
        do {
            try require(visit.user, least)
            return try await handler(visit)
        } catch let error as DeskError {
            problem = WebProblem(error)
        } catch let error as WebProblem {
            problem = error
        }
        guard !WebProblem.wantsJSON(visit.request) else { throw problem }
        return ProblemPage(problem: problem, visit: visit, frame: frame).response
    }

    private static func require(_ user: User, _ least: Role) throws {
        guard user.role >= least else {
            throw WebProblem(
                .forbidden,
                code: "forbidden",
                title: "Not with your role",
                message: "This needs the role \(least.rawValue) or above; you are signed in as \(user.role.rawValue). "
                    + "Ask an administrator.",
                wayOut: .init("/desk", "Back to the wire")
            )
        }
    }

    private static func escape(_ path: String) -> String {
        path.replacing("?", with: "%3F").replacing("&", with: "%26").replacing("=", with: "%3D")
    }
}

extension WebProblem {
    static let signedOut = WebProblem(
        .unauthorized,
        code: "unauthenticated",
        title: "You are not signed in",
        message:
            "Your session has ended: it lasts twelve hours, and ends when password or role change. Sign in and send "
            + "the form again; going back in the browser brings back what you wrote.",
        wayOut: Link("/desk/sign-in", "Sign in")
    )

    static let forgedForm = WebProblem(
        .forbidden,
        code: "forged-form",
        title: "This form did not come from this desk",
        message: "It lacks the token of your session, so nothing was done. Reload the page and send it again.",
        wayOut: Link("/desk", "To the wire")
    )

    /// What the desk refused, with its status: 401, 403, 404, 409, 422, 429, 503.
    package init(_ error: DeskError) {
        let (status, title): (HTTPResponse.Status, String) =
            switch error.code {
            case .unauthenticated: (.unauthorized, "Not signed in")
            case .forbidden: (.forbidden, "Not with your role")
            case .throttled: (.tooManyRequests, "Not so fast")
            case .invalid: (.unprocessableContent, "Something is missing or wrong")
            case .unreadable: (.badRequest, "This cannot be read")
            case .tooLarge: (.contentTooLarge, "Too large")
            case .conflict: (.conflict, "Somebody was quicker")
            case .refused: (.unprocessableContent, "Not allowed")
            case .notFound: (.notFound, "Not found")
            case .unavailable: (.serviceUnavailable, "Not available now")
            }
        self.init(
            status,
            code: error.code.rawValue,
            title: title,
            message: error.message,
            reasons: error.reasons,
            wayOut: Link("/desk", "To the wire"),
            retryAfterSeconds: error.retryAfterSeconds,
            place: error.place
        )
    }
}

extension HTTPField.Name {
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .server
}
