/// A standing query as a reader writes it.
///
/// ```
/// $NVDA AND (upgrade OR "price target")
/// topic:"artificial intelligence" NOT place:Paris
/// tariffs NEAR/5 chips
/// $TSLA target>=10
/// ```
/// Words side by side must all be there. `AND`, `OR`, `NOT` and `NEAR/n` are written in capitals; `NOT` binds tighter
/// than `AND`, and that tighter than `OR`. Fields: ticker (also `$NVDA`), topic, place, source, rating, company, person,
/// section. `target>=10` asks for a price target raised by ten per cent or more.
package struct AlertQuery: Sendable, Hashable, CustomStringConvertible {
    package let tree: AlertTree

    /// A tree that has at least one thing that must be present.
    ///
    /// - Throws: ``AlertQueryError`` when it is empty, too large, or would match a story that has nothing of it.
    package init(_ tree: AlertTree) throws(AlertQueryError) {
        let tree = tree.normalised
        try AlertLimits.check(tree)
        self.tree = tree
    }

    /// Reads a query.
    ///
    /// - Throws: ``AlertQueryError`` with the character at which reading stopped and what to write instead.
    package static func parse(_ text: String) throws(AlertQueryError) -> AlertQuery {
        var parser = try AlertParser(text)
        return try AlertQuery(parser.query())
    }

    /// The one way to write this query: parsing it gives an equal query.
    package var description: String { tree.written }

    /// The part of the query that the story satisfies, as it would be written; nil when it does not match.
    package func explain(_ story: AlertStory) -> String? { explain(AlertEvaluator(story)) }

    /// As ``explain(_:)-(AlertStory)``, for many queries on one story.
    package func explain(_ story: AlertEvaluator) -> String? { story.clause(of: tree)?.written }
}

/// Why a query was not understood.
package struct AlertQueryError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case empty, tooLong, tooManyTerms, tooDeep, unclosedQuote, unclosedParenthesis, unexpected, unknownField
        case missingValue, missingTerm, badNear, badNumber, lowercaseOperator, onlyNegative, badTree
    }

    package var code: Code
    /// What is wrong and what to write instead, in a sentence or two for the reader.
    package var message: String
    /// Where, counted in characters from 1; nil when it concerns the whole query.
    package var character: Int?

    package init(_ code: Code, _ message: String, character: Int? = nil) {
        self.code = code
        self.message = message
        self.character = character
    }

    package var description: String { character.map { "At character \($0): \(message)" } ?? message }
}

extension AlertLimits {
    /// Refuses trees that are empty, too large, or true of a story that has nothing they name.
    static func check(_ tree: AlertTree) throws(AlertQueryError) {
        var terms = 0
        try measure(tree, level: 0, &terms)
        guard terms <= self.terms else {
            throw AlertQueryError(
                .tooManyTerms,
                "This asks for \(terms) things; \(self.terms) is the most. Make two alerts of it."
            )
        }
        guard !tree.matchesNothingAtAll else {
            throw AlertQueryError(
                .onlyNegative,
                "This only says what must be absent, so nearly every story would match. Add a word or a ticker that must be there."
            )
        }
    }

    private static func measure(_ tree: AlertTree, level: Int, _ terms: inout Int) throws(AlertQueryError) {
        guard level <= depth * 2 else {
            throw AlertQueryError(
                .tooDeep,
                "Parentheses go more than \(depth) deep. Write it flatter, or make two alerts of it."
            )
        }
        switch tree {
        case .word(let word):
            terms += 1
            guard !word.isEmpty else { throw AlertQueryError(.badTree, "An empty word. Write the word to look for.") }
        case .tag(_, let value):
            terms += 1
            guard !value.isEmpty else {
                throw AlertQueryError(.badTree, "A field without a value. Write the value after the colon.")
            }
        case .phrase(let words):
            terms += 1
            guard words.count <= phraseWords else {
                throw AlertQueryError(
                    .tooManyTerms,
                    "A phrase of \(words.count) words; \(phraseWords) is the most. Shorten it."
                )
            }
            guard !words.isEmpty, !words.contains("") else {
                throw AlertQueryError(
                    .badTree,
                    "A phrase without words. Write at least one word between the quotation marks."
                )
            }
        case .near(let distance, _, _):
            terms += 1
            guard (1...nearDistance).contains(distance) else {
                throw AlertQueryError(.badNear, "NEAR/\(distance) is too wide. Use a number from 1 to \(nearDistance).")
            }
        case .targetChange: terms += 1
        case .not(let inner): try measure(inner, level: level + 1, &terms)
        case .all(let members), .any(let members):
            guard !members.isEmpty else {
                throw AlertQueryError(.empty, "The query is empty. Write a word, a \"phrase\" or a $TICKER.")
            }
            for member in members { try measure(member, level: level + 1, &terms) }
        }
    }
}
