package import NewsStore

/// Why the desk does not do what was asked: a code for the program, sentences for the person who asked.
package struct DeskError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Not signed in, or name and password do not fit.
        case unauthenticated
        /// Signed in, and the role does not suffice.
        case forbidden
        /// Too many tries; see ``DeskError/retryAfterSeconds``.
        case throttled
        /// What was sent cannot be used: a reason too short, a password too weak.
        case invalid
        /// What was sent is not in a form that can be read at all.
        case unreadable
        case tooLarge
        /// Somebody else changed it meanwhile.
        case conflict
        /// A rule forbids it: something blocks, nobody signed.
        case refused
        case notFound
        /// Store or a closure the desk relies on does not answer.
        case unavailable
    }

    package var code: Code
    package var message: String
    /// Single reasons, such as what each finding that blocks says.
    package var reasons: [String]
    package var retryAfterSeconds: Int?
    /// Which part of what was sent is meant: a member's or a field's name.
    package var place: String?

    package init(
        _ code: Code,
        _ message: String,
        reasons: [String] = [],
        retryAfterSeconds: Int? = nil,
        place: String? = nil
    ) {
        self.place = place
        self.code = code
        self.message = message
        self.reasons = reasons
        self.retryAfterSeconds = retryAfterSeconds
    }

    package init(_ error: StoreError) {
        switch error.code {
        case .conflict: self.init(.conflict, error.message)
        case .refused: self.init(.refused, error.message)
        case .notFound: self.init(.notFound, error.message)
        case .unavailable, .unusable:
            self.init(.unavailable, "The store does not answer; nothing was changed. Try again in a moment.")
        }
    }

    package var description: String { ([message] + reasons).joined(separator: " ") }
}

extension DeskError {
    static func notFound(_ what: String) -> DeskError {
        DeskError(.notFound, "There is no such \(what), or no longer. Go back and reload the list.")
    }
}
