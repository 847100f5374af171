/// A story in the house's form, sentence by sentence, each with what it rests on.
package struct Draft: Sendable, Codable, Equatable {
    package var headline: DraftSentence
    package var blocks: [DraftBlock]
    package var origin: DraftOrigin

    package init(headline: DraftSentence, blocks: [DraftBlock], origin: DraftOrigin) {
        self.headline = headline
        self.blocks = blocks
        self.origin = origin
    }

    /// The text that is checked, edited, signed and digested: the headline, then one paragraph a block, separated by
    /// empty lines; a block's label stands before its first sentence, followed by ": ".
    package var text: String { layout.text }

    /// The text and where in it each block and sentence lies.
    package var layout: DraftLayout { DraftLayout(self) }
}

/// One paragraph.
package struct DraftBlock: Sendable, Codable, Equatable {
    /// The key of the ``FormSection`` it belongs to.
    package var section: String
    package var purpose: FormSection.Purpose
    /// Only on the first block of a labelled section.
    package var label: String?
    package var sentences: [DraftSentence]

    package init(
        section: String,
        purpose: FormSection.Purpose,
        label: String? = nil,
        sentences: [DraftSentence]
    ) {
        self.section = section
        self.purpose = purpose
        self.label = label
        self.sentences = sentences
    }

    /// Label and sentences as one paragraph.
    package var text: String {
        let body = sentences.map(\.text).joined(separator: " ")
        guard let label else { return body }
        return body.isEmpty ? label + ":" : label + ": " + body
    }
}

package struct DraftSentence: Sendable, Codable, Equatable {
    package enum Author: String, Sendable, Codable { case machine, model, human }

    package var text: String
    package var evidence: [Evidence]
    package var author: Author

    package init(_ text: String, evidence: [Evidence] = [], author: Author) {
        self.text = text
        self.evidence = evidence
        self.author = author
    }
}

/// A passage of a report that something rests on.
package struct Evidence: Sendable, Codable, Equatable, Hashable {
    package var source: RevisionRef
    package var span: Span
    /// The words under the span, so that it reads by itself and a shifted span is noticed.
    package var text: String

    package init(source: RevisionRef, span: Span, text: String) {
        self.source = source
        self.span = span
        self.text = text
    }
}

/// Who or what wrote a draft, and what it cost.
package struct DraftOrigin: Sendable, Codable, Equatable {
    /// "extractive", or the model's name.
    package var drafter: String
    package var modelUse: ModelUse?

    package init(drafter: String, modelUse: ModelUse? = nil) {
        self.drafter = drafter
        self.modelUse = modelUse
    }
}

/// The account of one model call, retries included.
package struct ModelUse: Sendable, Codable, Equatable {
    package var model: String
    package var endpoint: String
    package var promptTokens: Int
    package var completionTokens: Int
    /// In millionths of the configured currency.
    package var costMicros: Int
    package var attempts: Int
    package var seconds: Double
    /// SHA-256 of the prompt and of the answer, lower-case hexadecimal, for the audit log.
    package var promptHash: String
    package var answerHash: String

    package init(
        model: String,
        endpoint: String,
        promptTokens: Int,
        completionTokens: Int,
        costMicros: Int,
        attempts: Int,
        seconds: Double,
        promptHash: String,
        answerHash: String
    ) {
        self.model = model
        self.endpoint = endpoint
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.costMicros = costMicros
        self.attempts = attempts
        self.seconds = seconds
        self.promptHash = promptHash
        self.answerHash = answerHash
    }
}

/// A draft's text with the place of every block and sentence in it (UTF-8 offsets).
package struct DraftLayout: Sendable, Equatable {
    package struct Placed: Sendable, Equatable {
        package var span: Span
        /// -1 for the headline.
        package var block: Int
        package var sentence: Int
    }

    package private(set) var text = ""
    package private(set) var sentences: [Placed] = []
    /// Index for index as the draft's blocks, label included.
    package private(set) var blocks: [Span] = []
    /// Parts that make no claim of their own: furniture blocks, and labels.
    package private(set) var furniture: [Span] = []

    package init(_ draft: Draft) {
        text = draft.headline.text
        sentences.append(Placed(span: Span(0, text.utf8.count), block: -1, sentence: 0))
        for (index, block) in draft.blocks.enumerated() {
            text += "\n\n"
            let start = text.utf8.count
            if let label = block.label {
                text += label + ":"
                furniture.append(Span(start, text.utf8.count))
                if !block.sentences.isEmpty { text += " " }
            }
            for (number, sentence) in block.sentences.enumerated() {
                if number > 0 { text += " " }
                let from = text.utf8.count
                text += sentence.text
                sentences.append(Placed(span: Span(from, text.utf8.count), block: index, sentence: number))
            }
            blocks.append(Span(start, text.utf8.count))
            // Only what the machine set from the form is furniture; what a person or a model writes there is checked.
            if !block.purpose.isChecked, block.sentences.allSatisfy({ $0.author == .machine }) {
                furniture.append(Span(start, text.utf8.count))
            }
        }
    }
}
