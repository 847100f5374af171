package import Formats
package import NewsModel

/// How much of a text who wrote, by length in UTF-8 bytes of the sentences that make claims, the headline included.
package struct MachineShare: Sendable, Equatable {
    package private(set) var extractive = 0
    package private(set) var model = 0
    package private(set) var human = 0

    package init(_ draft: Draft) {
        add(draft.headline)
        for block in draft.blocks where block.purpose.isChecked { block.sentences.forEach { add($0) } }
    }

    package init(_ block: DraftBlock) { block.sentences.forEach { add($0) } }

    /// What machines wrote, in thousandths of the whole; 0 of an empty text.
    ///
    /// Never 0 or 1000 when both had a part.
    package var permille: Int {
        let machine = extractive + model
        let whole = machine + human
        guard machine > 0, whole > 0 else { return 0 }
        guard human > 0 else { return 1_000 }
        return min(999, max(1, (machine * 1_000 + whole / 2) / whole))
    }

    /// The kind of making by the vocabulary's definitions: a model's text with anything else beside it is composite.
    package var digitalSource: DigitalSource {
        if model > 0 {
            return extractive + human > 0 ? .compositeWithTrainedAlgorithmicMedia : .trainedAlgorithmicMedia
        }
        return extractive > 0 ? .algorithmicMedia : .digitalCreation
    }

    private mutating func add(_ sentence: DraftSentence) {
        switch sentence.author {
        case .machine: extractive += sentence.text.utf8.count
        case .model: model += sentence.text.utf8.count
        case .human: human += sentence.text.utf8.count
        }
    }
}
