package import Foundation
package import NewsStore

/// Why something was not published, signed or rendered: what the program switches on, and a sentence for the desk.
package struct PressError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Nobody signed this version off.
        case unsigned
        /// The sign-off or the check is of another text.
        case wrongText
        /// The version has no check.
        case unchecked
        /// A finding blocks and was not overruled.
        case blocked
        /// A claim points to a passage that does not exist.
        case brokenEvidence
        /// A later version is already out, or the story was retracted.
        case outdated
        case notFound
        /// The signing key cannot be read, or is not safe to use.
        case key
        /// The store refused or could not be reached.
        case store
    }

    package var code: Code
    package var message: String
    /// The store's own error, when it was that.
    package var storeCode: StoreError.Code?

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package init(_ error: StoreError) {
        code = error.code == .notFound ? .notFound : .store
        message = error.message
        storeCode = error.code
    }

    package var description: String { message }

    /// What becomes of the claimed work: what may pass is tried again, what needs a person is put aside.
    package func fate(attempt: Int, now: Date) -> WorkFate {
        switch code {
        case .outdated: return .drop(reason: message)
        case .store where storeCode == .conflict || storeCode == .unavailable:
            guard attempt < 10 else { return .park(reason: "\(message) Tried \(attempt) times.") }
            let delay = min(300.0, 2.0 * Double(1 << min(attempt, 8)))
            return .retry(at: now.addingTimeInterval(delay), reason: message)
        case .unsigned, .wrongText, .unchecked, .blocked, .brokenEvidence, .notFound, .key, .store:
            return .park(reason: message)
        }
    }
}
