import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NewsModel

/// `POST /api/v1/reports`: what other programs hand in.
///
/// | Content-Type | body | answer |
/// |---|---|---|
/// | `application/json` | a report `{title, text, …}` or one ninjs item | 201, 200 or a refusal: `{id, item, state}` |
/// | `application/json` | an array of either | 200 `{results: […], new, revised, …}` |
/// | `application/x-ndjson`, `application/jsonl` | one of either on each line | as an array |
/// | `message/rfc822` | a mail | as a report |
///
/// The query may state `outlet` and `licence` for items that do not.
struct ReportRoutes {
    /// Of one request's body; what `WebServer.Settings.maxBodyBytes` lets through.
    static let longest = 4 << 20

    let intake: ReportIntake
    let now: @Sendable () -> Date

    func take(_ call: APIRoutes.Call) async throws -> Response {
        let defaults = Handing.Defaults(
            outlet: call.query["outlet"],
            licence: call.query["licence"],
            sender: call.user.id
        )
        let pile = try Handing.read(call.body, as: try form(call.type), defaults, now: now())
        guard pile.isBatch else {
            guard let entry = pile.entries.first else { throw WebProblem.badRequest("There is nothing in it.") }
            let taken = try await intake.take(try entry.submission.get(), by: call.user)
            return try Response.json(
                Line(taken, index: nil, id: entry.key),
                status: taken.state == .new ? .created : .ok
            )
        }
        var lines: [Line] = []
        for (index, entry) in pile.entries.enumerated() {
            do throws(DeskError) {
                let taken = try await intake.take(try entry.submission.get(), by: call.user)
                lines.append(Line(taken, index: index, id: entry.key))
            } catch {
                // A store that does not answer is not the item's fault: the sender sends the lot again, which is harmless.
                if error.code == .unavailable { throw error }
                lines.append(
                    Line(error, index: index, id: entry.key)
                )
            }
        }
        return try Response.json(Batch(results: lines))
    }

    private func form(_ type: String?) throws(WebProblem) -> Handing.Form {
        switch type {
        case nil, "application/json", "text/json": return .json
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines":
            return .lines
        case "message/rfc822": return .mail
        case .some(let type):
            if type.hasPrefix("application/"), type.hasSuffix("+json") { return .json }
            throw WebProblem(
                .unsupportedMediaType,
                code: "media-type",
                title: "This kind of body is not taken here",
                message: "Send application/json, application/x-ndjson or message/rfc822 and say so in Content-Type.",
                place: "Content-Type"
            )
        }
    }

    /// What became of one item.
    private struct Line: Encodable {
        /// Its place in the list, from 0; none outside lists.
        var index: Int?
        /// The sender's own name for it.
        var id: String?
        /// Ours.
        var item: String?
        var state: String
        var code: String?
        var reason: String?
        var place: String?

        init(_ taken: ReportIntake.Taken, index: Int?, id: String?) {
            (self.index, self.id) = (index, id)
            (item, state, reason) = (taken.item?.raw, taken.state.rawValue, taken.reason)
        }

        init(_ error: DeskError, index: Int?, id: String?) {
            (self.index, self.id) = (index, id)
            (state, code, reason, place) = ("refused", error.code.rawValue, error.message, error.place)
        }

        enum CodingKeys: String, CodingKey {
            case index, id, item, state, code, reason
            case place = "where"
        }
    }

    private struct Batch: Encodable {
        var results: [Line]
        var new: Int
        var revised: Int
        var unchanged: Int
        var withdrawn: Int
        var refused: Int

        init(results: [Line]) {
            self.results = results
            func count(_ state: String) -> Int { results.count { $0.state == state } }
            new = count("new")
            revised = count("revised")
            unchanged = count("unchanged")
            withdrawn = count("withdrawn")
            refused = count("refused")
        }
    }
}
