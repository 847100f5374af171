import Prose

/// Sources read once, for many checks of one text.
///
/// A value: what is worked out here depends on the sources alone, never on a text that was checked against them.
package struct PreparedSources: Sendable {
    package let sources: [CheckSource]
    /// The text of all sources, in bytes: what keeping this costs, times about forty.
    package let byteCount: Int
    let texts: [ReadText]
    /// The words of the sources; a text's own are numbered after them.
    let vocabulary: Vocabulary
    let known: KnownNames
    let streams: [SpeechStream]
    let index: SourceIndex

    /// - Complexity: Linear in the sources.
    package init(_ sources: [CheckSource]) {
        var vocabulary = Vocabulary()
        let texts = sources.map { ReadText($0.text, date: $0.date, &vocabulary) }
        var known = KnownNames()
        for text in texts { known.add(text.names) }
        self.sources = sources
        byteCount = sources.reduce(0) { $0 + $1.text.utf8.count }
        self.texts = texts
        self.known = known
        self.vocabulary = vocabulary
        streams = texts.map { SpeechStream($0, vocabulary) }
        index = SourceIndex(sources: texts, vocabulary: vocabulary)
    }
}
