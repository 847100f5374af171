package import HTTPTypes
import NewsStore

extension WebProblem {
    /// For a status without words of its own: a route that does not exist, a method that it does not take.
    package init(for status: HTTPResponse.Status) {
        switch status {
        case .notFound:
            self = .notFound()
        case .methodNotAllowed:
            self.init(
                status,
                code: "method",
                title: "Not like this",
                message:
                    "This address does not take such a request. Use the forms on the page, or see the API's description."
            )
        case .contentTooLarge:
            self.init(
                status,
                code: "too-large",
                title: "Too large",
                message: "What was sent is too large. Send less at once."
            )
        case .badRequest:
            self = .badRequest(
                "Something in the request is missing or cannot be read. Go back, reload the page and try again."
            )
        default:
            self.init(
                status,
                code: status.code >= 500 ? "internal" : "refused",
                title: "That did not work",
                message:
                    "The request could not be carried out (\(status.code)). Go back, reload the page and try again."
            )
        }
    }

    /// For an error that a route did not foresee.
    ///
    /// Its text goes to the log, not to the page.
    package init(failure: any Error, requestID: String) {
        guard let error = failure as? StoreError else {
            self.init(
                .internalServerError,
                code: "internal",
                title: "Something broke on our side",
                message: "Nothing you did is lost that was saved before. Try again; if it happens again, "
                    + "tell the operator the request number \(requestID)."
            )
            return
        }
        switch error.code {
        case .conflict:
            self.init(
                .conflict,
                code: "conflict",
                title: "Somebody was quicker",
                message:
                    "This was changed by somebody else meanwhile. Reload the page, look at what changed and decide again."
            )
        case .refused:
            self.init(.unprocessableContent, code: "refused", title: "Not allowed", message: error.message)
        case .notFound:
            self = .notFound("What this refers to does not exist, or no longer.")
        case .unavailable, .unusable:
            self.init(
                .serviceUnavailable,
                code: "unavailable",
                title: "The store does not answer",
                message: "Nothing was changed. Try again in a moment; the operator finds the reason in the log "
                    + "under request number \(requestID).",
                retryAfterSeconds: 5
            )
        }
    }
}
