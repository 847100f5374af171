/// Standing alerts: which of very many queries a story answers, and which clause of each.
///
/// ``AlertQuery/parse(_:)`` turns what a reader wrote into a tree; ``AlertIndex`` holds any number of trees and finds the
/// ones that match an ``AlertStory``; ``AlertQuery/explain(_:)`` says in words which part of a query matched. All of it is
/// pure: values in, values out.
///
/// It does not know readers, read a store, or send anything; `Readership` does. Begin with ``AlertTree`` (what a query
/// means), then ``AlertEvaluator`` (that meaning, spelt out plainly), then ``AlertIndex`` (the same answer, fast).
package enum AlertLimits {
    /// Characters of a query, in UTF-8 bytes.
    package static let queryBytes = 2_000
    /// Words, phrases and fields in one query.
    package static let terms = 64
    /// Parentheses and NOTs inside one another.
    package static let depth = 16
    /// Words in one phrase.
    package static let phraseWords = 16
    /// The widest `NEAR/n`.
    package static let nearDistance = 100
    /// Text of a story that is read, in UTF-8 bytes, title and body each; the rest is not looked at.
    package static let storyBytes = 1_000_000
    /// Tags of one story and field that are looked at.
    package static let storyTags = 500
    /// Ids of queries are below this: the index keeps an array over them.
    package static let ids: UInt32 = 1 << 26
}
