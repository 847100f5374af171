import HTTPTypes
package import Hummingbird
import Logging

/// Gives every request a deadline.
///
/// A route that has not answered by then is cancelled and the answer is 503.
///
/// It bounds the route, not the sending of the answer: an event stream answers at once and then stays open.
package struct DeadlineResponder<Base: HTTPResponder>: HTTPResponder where Base.Context == NewsRequestContext {
    let base: Base
    let limit: Duration
    let headers: SecurityHeaders

    package func respond(to request: Request, context: NewsRequestContext) async throws -> Response {
        let base = base
        let limit = limit
        let answer: Response? = try await withThrowingTaskGroup(of: Response?.self) { group in
            group.addTask { try await base.respond(to: request, context: context) }
            group.addTask {
                // Cancelled in the ordinary case, when the route was quicker.
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { return nil }
            return first
        }
        if let answer { return answer }
        context.logger.warning("request ran into its deadline", metadata: ["route": "\(context.endpointPath ?? "")"])
        var response = WebProblem(
            .serviceUnavailable,
            code: "deadline",
            title: "This took too long",
            message: "The request was given up after \(Int(limit.seconds.rounded(.up))) seconds. Try again; "
                + "request number \(context.requestID).",
            retryAfterSeconds: 5
        ).response(to: request)
        response.headers[.requestID] = context.requestID
        headers.apply(to: &response)
        return response
    }
}
