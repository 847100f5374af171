package import NewsModel

/// Why no draft was made: what the program switches on, and a sentence for the editor.
package struct DraftError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The house form is unusable.
        case badForm = "bad-form"
        /// No report says anything that could be carried.
        case nothingToSay = "nothing-to-say"
        /// The model's endpoint cannot be reached, hangs, or keeps failing: try later, or another.
        case unavailable
        /// The endpoint asks us to wait longer than we may.
        case throttled
        /// The endpoint refuses us (key, model name, size): trying again does not help.
        case refused
        /// The model answered, but not with a draft that can be used.
        case badAnswer = "bad-answer"
        case cancelled
    }

    package var code: Code
    package var message: String
    /// What the attempts cost all the same.
    package var uses: [ModelUse]

    package init(_ code: Code, _ message: String, uses: [ModelUse] = []) {
        self.code = code
        self.message = message
        self.uses = uses
    }

    package var description: String { message }
}
