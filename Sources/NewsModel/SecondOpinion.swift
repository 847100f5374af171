/// What a model made of a sentence for which the check found no evidence.
///
/// Shown beside the finding, marked as a model's; it changes neither verdict nor severity.
package struct SecondOpinion: Sendable, Codable, Equatable {
    /// Whether the passages state all of the sentence.
    package enum Answer: String, Sendable, Codable { case yes, no, unsure }

    /// As the desk names it.
    package var model: String
    package var says: Answer
    package var reason: String

    package init(model: String, says: Answer, reason: String) {
        self.model = model
        self.says = says
        self.reason = reason
    }

    /// The opinion for people, marked as a model's.
    package var words: String {
        let answer =
            switch says {
            case .yes: "the passages state this."
            case .no: "the passages do not state this."
            case .unsure: "it cannot tell."
            }
        return "Second opinion of a model (\(model)): \(answer)" + (reason.isEmpty ? "" : " “\(reason)”")
    }
}
