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
/// | `POST reports` | `{title, text, url?, outlet?, author?, published?, licence?}` | 201 `{item}` |
/// | `GET stories?state=&limit=` | | `{stories:[…]}` |
/// | `GET stories/{id}` | | the newest version with claims, findings and digest |
/// | `POST stories/{id}/text` | `{text, base, note?, correction?}` | 201, as `GET` |
/// | `POST stories/{id}/overrule` | `{finding, reason}` | as `GET` |
/// | `POST stories/{id}/sign-off` | `{version, digest}` | as `GET` |
/// | `POST stories/{id}/publish` | `{version}` | 202, as `GET` |
///
/// Refusals: 401, 403, 404, 409 (somebody was quicker, or another text), 422 (a rule, with reasons), 429, 503.
struct APIRoutes {
    let store: any NewsStore
    let desk: ReviewDesk
    let accounts: Accounts
    let now: @Sendable () -> Date

    private struct Call: Sendable {
        var user: User
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
        let intake = ReportIntake(store: store, now: now)
        let answer: @Sendable (StoryID, HTTPResponse.Status) async throws -> Response = { id, status in
            try Response.json(StoryShape(try await desk.folder(id)), status: status)
        }
        on(router, .post, "reports", .reporter) { call in
            let item = try await intake.take(call.decode(ReportIntake.Submission.self), by: call.user)
            return try Response.json(["item": item.raw], status: .created)
        }
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
            let stories = try await store.stories(states: states, limit: limit)
            return try Response.json(["stories": stories.map(StoryLine.init)])
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
        _ handler: @escaping @Sendable (Call) async throws -> Response
    ) {
        let accounts = accounts
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
                let body = method == .get ? [] : try await request.bytes(limit: 1 << 20)
                return try await handler(Call(user: user, body: body, context: context, query: request.queryFields))
            } catch let error as DeskError {
                throw WebProblem(error)
            }
        }
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
