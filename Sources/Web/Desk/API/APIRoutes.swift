import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NewsModel
import NewsStore

/// The desk for programs, below `/api/v1`: bearer keys, JSON, the same rules and the same refusals as the pages.
///
/// | method and path | body | answer |
/// |---|---|---|
/// | `POST reports` | a report, ninjs, a list of either, lines of either, or a mail | see ``ReportRoutes`` |
/// | `GET stories?state=&limit=` | | `{stories:[…]}` |
/// | `GET stories/{id}` | | the newest version with claims, findings and digest |
/// | `POST stories/{id}/text` | `{text, base, note?, correction?}` | 201, as `GET` |
/// | `POST stories/{id}/overrule` | `{finding, reason}` | as `GET` |
/// | `POST stories/{id}/sign-off` | `{version, digest}` | as `GET` |
/// | `POST stories/{id}/publish` | `{version}` | 202, as `GET` |
///
/// Refusals: 401, 403, 404, 409 (somebody was quicker, or another text), 413, 415, 422 (a rule, with reasons), 429,
/// 503, as problem documents (RFC 9457). ``APIReference`` has all of it for those who write programs.
struct APIRoutes {
    let store: any NewsStore
    let desk: ReviewDesk
    let accounts: Accounts
    let intake: ReportIntake
    /// So much of one user's programs.
    let limiter: RequestLimiter
    let now: @Sendable () -> Date

    struct Call: Sendable {
        var user: User
        /// Without parameters, lower case: "application/json"; nil when none was stated.
        var type: String?
        var body: [UInt8]
        var context: NewsRequestContext
        var query: FormFields

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            do {
                return try decoder.decode(type, from: Data(body))
            } catch {
                throw WebProblem(
                    .badRequest,
                    code: "bad-json",
                    title: "Bad JSON",
                    message:
                        "The body is not the JSON object this address takes. See the API's description for its fields."
                )
            }
        }

        func story() throws -> StoryID {
            guard let id = context.parameters.get("story"), id.utf8.count <= 128 else { throw WebProblem.notFound() }
            return StoryID(id)
        }
    }

    func add(to router: Router<NewsRequestContext>) {
        let (store, desk) = (store, desk)
        let answer: @Sendable (StoryID, HTTPResponse.Status) async throws -> Response = { id, status in
            try Response.json(StoryShape(try await desk.folder(id)), status: status)
        }
        let reports = ReportRoutes(intake: intake, now: now)
        on(router, .post, "reports", .reporter, limit: ReportRoutes.longest) { try await reports.take($0) }
        router.get("/api/v1") { _, _ in Response.text(APIReference.markdown, type: "text/markdown; charset=utf-8") }
        on(router, .get, "stories", .reporter) { call in
            var states = Story.State.allCases
            if let wanted = call.query["state"] {
                guard let state = Story.State(rawValue: wanted) else {
                    throw WebProblem.badRequest(
                        "state is one of \(Story.State.allCases.map(\.rawValue).joined(separator: ", "))."
                    )
                }
                states = [state]
            }
            let limit = min(max(call.query["limit"].flatMap { Int($0) } ?? 100, 1), 500)
            let after = call.query["after"].flatMap { PageKey($0) }
            let found = try await store.stories(states: states, after: after, limit: limit + 1)
            let stories = found.prefix(limit)
            return try Response.json(
                StoryList(
                    stories: stories.map(StoryLine.init),
                    next: found.count > limit ? stories.last?.pageKey.description : nil
                )
            )
        }
        on(router, .get, "stories/:story", .reporter) { call in try await answer(call.story(), .ok) }
        on(router, .post, "stories/:story/text", .reporter) { call in
            let edit = try call.decode(EditBody.self)
            try await desk.save(
                call.story(),
                text: edit.text,
                base: edit.base,
                note: edit.note ?? "",
                purpose: edit.correction == true ? .correction : .edit,
                by: call.user
            )
            return try await answer(call.story(), .created)
        }
        on(router, .post, "stories/:story/overrule", .editor) { call in
            let body = try call.decode(OverruleBody.self)
            try await desk.overrule(call.story(), finding: body.finding, reason: body.reason, by: call.user)
            return try await answer(call.story(), .ok)
        }
        on(router, .post, "stories/:story/sign-off", .editor) { call in
            let body = try call.decode(SignOffBody.self)
            try await desk.signOff(call.story(), version: body.version, digest: body.digest, by: call.user)
            return try await answer(call.story(), .ok)
        }
        on(router, .post, "stories/:story/publish", .publisher) { call in
            let body = try call.decode(PublishBody.self)
            try await desk.publish(call.story(), version: body.version, by: call.user)
            return try await answer(call.story(), .accepted)
        }
    }

    private func on(
        _ router: Router<NewsRequestContext>,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ least: Role,
        limit: Int = 1 << 20,
        _ handler: @escaping @Sendable (Call) async throws -> Response
    ) {
        let (accounts, limiter) = (accounts, limiter)
        router.on(RouterPath("/api/v1/" + path), method: method) { request, context in
            do {
                // Keys only, never the browser's cookie: so no other site can make a browser call this.
                let given = request.headers[.authorization] ?? ""
                guard given.hasPrefix("Bearer "), let user = try await accounts.user(bearer: String(given.dropFirst(7)))
                else {
                    throw DeskError(
                        .unauthenticated,
                        "Send a key of the desk as “Authorization: Bearer ngk_…”. Keys are made on the account page."
                    )
                }
                guard user.role >= least else {
                    throw DeskError(
                        .forbidden,
                        "This needs the role \(least.rawValue) or above; the key acts as \(user.role.rawValue)."
                    )
                }
                guard limiter.permits(user.id.raw) else {
                    throw DeskError(
                        .throttled,
                        "That were more than \(limiter.most) requests in \(Int(limiter.seconds)) seconds. Wait, and send reports in lists.",
                        retryAfterSeconds: Int(limiter.seconds.rounded(.up))
                    )
                }
                let body = method == .get ? [] : try await request.bytes(limit: limit)
                let type = request.headers[.contentType].map { type in
                    type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
                }
                return try await handler(
                    Call(user: user, type: type, body: body, context: context, query: request.queryFields)
                )
            } catch let error as DeskError {
                throw WebProblem(error)
            }
        }
    }

    private struct StoryList: Encodable {
        var stories: [StoryLine]
        /// What `after` of the next page is; nil on the last one.
        var next: String?
    }

    private struct EditBody: Decodable {
        var text: String
        var base: Int
        var note: String?
        var correction: Bool?
    }

    private struct OverruleBody: Decodable {
        var finding: String
        var reason: String
    }

    private struct SignOffBody: Decodable {
        var version: Int
        var digest: String
    }

    private struct PublishBody: Decodable {
        var version: Int
    }
}
