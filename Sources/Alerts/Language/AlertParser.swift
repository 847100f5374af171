/// Reads the alert language by recursive descent, one character at a time.
struct AlertParser {
    static let operators: Set<String> = ["and", "or", "not", "near"]

    private enum Token: Equatable {
        case open, close
        case and, or, not
        case near(Int)
        /// Written without quotation marks; may be several words once folded ("S&P").
        case text(String)
        case quoted(String)
        case field(AlertField, String)
        case target(Int)
    }

    private struct Placed {
        var token: Token
        /// From 1.
        var character: Int
    }

    private var tokens: [Placed] = []
    private var next = 0
    private var length = 0

    init(_ text: String) throws(AlertQueryError) {
        guard text.utf8.count <= AlertLimits.queryBytes else {
            throw AlertQueryError(
                .tooLong,
                "The query is longer than \(AlertLimits.queryBytes) characters. Make two alerts of it."
            )
        }
        let characters = Array(text)
        length = characters.count
        var position = 0
        while position < characters.count {
            let start = position
            let character = characters[position]
            if character.isWhitespace {
                position += 1
                continue
            }
            let token = try Self.token(characters, &position)
            tokens.append(Placed(token: token, character: start + 1))
        }
        guard !tokens.isEmpty else {
            throw AlertQueryError(.empty, "The query is empty. Write a word, a \"phrase\" or a $TICKER.")
        }
    }

    /// The whole text as one tree.
    mutating func query() throws(AlertQueryError) -> AlertTree {
        let tree = try alternatives(depth: 0)
        if next < tokens.count {
            throw AlertQueryError(
                .unexpected,
                "There is a closing parenthesis without an opening one. Remove it.",
                character: tokens[next].character
            )
        }
        return tree
    }

    // MARK: Grammar

    private mutating func alternatives(depth: Int) throws(AlertQueryError) -> AlertTree {
        guard depth <= AlertLimits.depth else {
            throw AlertQueryError(
                .tooDeep,
                "Parentheses go more than \(AlertLimits.depth) deep. Write it flatter, or make two alerts of it.",
                character: place
            )
        }
        var branches = [try conjunction(depth: depth)]
        while peek == .or {
            next += 1
            branches.append(try conjunction(depth: depth))
        }
        return branches.count == 1 ? branches[0] : .any(branches)
    }

    private mutating func conjunction(depth: Int) throws(AlertQueryError) -> AlertTree {
        var members = [try negation(depth: depth)]
        while let token = peek, token != .or, token != .close {
            if token == .and { next += 1 }
            members.append(try negation(depth: depth))
        }
        return members.count == 1 ? members[0] : .all(members)
    }

    private mutating func negation(depth: Int) throws(AlertQueryError) -> AlertTree {
        var isNegated = false
        while peek == .not {
            next += 1
            isNegated.toggle()
        }
        let tree = try neighbours(depth: depth)
        return isNegated ? .not(tree) : tree
    }

    private mutating func neighbours(depth: Int) throws(AlertQueryError) -> AlertTree {
        let firstPlace = place
        let first = try primary(depth: depth)
        guard case .near(let distance)? = peek else { return first }
        let nearPlace = place
        next += 1
        let secondPlace = place
        let second = try primary(depth: depth)
        guard case .word(let left) = first else { throw Self.nearWants(firstPlace) }
        guard case .word(let right) = second else { throw Self.nearWants(secondPlace) }
        guard left != right else {
            throw AlertQueryError(
                .badNear,
                "NEAR has the same word on both sides. Use two different words.",
                character: nearPlace
            )
        }
        if case .near? = peek {
            throw AlertQueryError(
                .badNear,
                "NEAR joins two words only. Write \"a NEAR/5 b AND b NEAR/5 c\" for three.",
                character: place
            )
        }
        return .near(distance, left, right)
    }

    private mutating func primary(depth: Int) throws(AlertQueryError) -> AlertTree {
        guard let token = peek else {
            throw AlertQueryError(
                .missingTerm,
                "Something is missing at the end. Write a word, a \"phrase\" or a $TICKER there.",
                character: length + 1
            )
        }
        let here = place
        next += 1
        switch token {
        case .text(let text), .quoted(let text):
            let words = FoldedText.words(text)
            guard !words.isEmpty else {
                throw AlertQueryError(
                    .missingTerm,
                    "There is no letter or digit in \"\(text)\". Write a word to look for.",
                    character: here
                )
            }
            return words.count == 1 ? .word(words[0]) : .phrase(words)
        case .field(let field, let value):
            let folded = FoldedText.tag(value)
            guard !folded.isEmpty else {
                throw AlertQueryError(
                    .missingValue,
                    "There is nothing after \"\(field.name):\". Write the value without a space, or in quotation marks.",
                    character: here
                )
            }
            return .tag(field, folded)
        case .target(let least): return .targetChange(atLeast: least)
        case .open:
            if peek == .close {
                throw AlertQueryError(
                    .missingTerm,
                    "The parentheses are empty. Put a word between them or remove them.",
                    character: here
                )
            }
            let tree = try alternatives(depth: depth + 1)
            guard peek == .close else {
                throw AlertQueryError(
                    .unclosedParenthesis,
                    "This opening parenthesis is never closed. Add \")\" where the group ends.",
                    character: here
                )
            }
            next += 1
            return tree
        case .close:
            throw AlertQueryError(
                .unexpected,
                "There is a closing parenthesis where a word should be. Remove it, or write a word before it.",
                character: here
            )
        case .and, .or, .not, .near:
            throw AlertQueryError(
                .missingTerm,
                "\(Self.name(token)) needs a word, a \"phrase\" or a $TICKER on both sides. To look for the word itself, put it in quotation marks.",
                character: here
            )
        }
    }

    private var peek: Token? { next < tokens.count ? tokens[next].token : nil }
    private var place: Int { next < tokens.count ? tokens[next].character : length + 1 }

    private static func name(_ token: Token) -> String {
        switch token {
        case .and: "AND"
        case .or: "OR"
        case .not: "NOT"
        default: "NEAR"
        }
    }

    private static func nearWants(_ character: Int) -> AlertQueryError {
        AlertQueryError(
            .badNear,
            "NEAR joins two single words, as in \"tariffs NEAR/5 chips\". Put one word here.",
            character: character
        )
    }

    // MARK: Tokens

    private static func token(_ characters: [Character], _ position: inout Int) throws(AlertQueryError) -> Token {
        let start = position
        switch characters[position] {
        case "(":
            position += 1
            return .open
        case ")":
            position += 1
            return .close
        case let mark where isQuote(mark): return .quoted(try quoted(characters, &position))
        case "-" where position + 1 < characters.count && !characters[position + 1].isWhitespace:
            position += 1
            return .not
        default: break
        }
        while position < characters.count, !endsBareText(characters[position]) {
            // A field's quoted value belongs to the field.
            if isQuote(characters[position]) { break }
            position += 1
        }
        let bare = String(characters[start..<position])
        switch bare {
        case "AND", "&&": return .and
        case "OR", "||": return .or
        case "NOT": return .not
        default: break
        }
        if bare.hasPrefix("NEAR"), bare == "NEAR" || bare.hasPrefix("NEAR/") {
            return .near(try distance(bare, start + 1))
        }
        if operators.contains(bare) {
            throw AlertQueryError(
                .lowercaseOperator,
                "Is \"\(bare)\" a word to look for, or does it join two words? Write \(bare.uppercased()) to join, \"\(bare)\" in quotation marks for the word.",
                character: start + 1
            )
        }
        if bare.hasPrefix("$") { return .field(.ticker, String(bare.dropFirst())) }
        if bare.hasPrefix("target>=") || bare.hasPrefix("target:>=") { return .target(try percent(bare, start + 1)) }
        if let colon = bare.firstIndex(of: ":"), colon > bare.startIndex {
            let name = bare[..<colon].lowercased()
            guard let field = AlertField(name: name) else {
                let known = AlertField.allCases.map(\.name).joined(separator: ", ")
                throw AlertQueryError(
                    .unknownField,
                    "\"\(name)\" is not a field. Fields are \(known). To look for the words themselves, use quotation marks.",
                    character: start + 1
                )
            }
            let value = String(bare[bare.index(after: colon)...])
            if value.isEmpty, position < characters.count, isQuote(characters[position]) {
                return .field(field, try quoted(characters, &position))
            }
            return .field(field, value)
        }
        return .text(bare)
    }

    private static func quoted(_ characters: [Character], _ position: inout Int) throws(AlertQueryError) -> String {
        let start = position
        position += 1
        while position < characters.count, !isQuote(characters[position]) { position += 1 }
        guard position < characters.count else {
            throw AlertQueryError(
                .unclosedQuote,
                "These quotation marks are never closed. Add a \" where the phrase ends.",
                character: start + 1
            )
        }
        position += 1
        return String(characters[(start + 1)..<(position - 1)])
    }

    private static func distance(_ bare: String, _ character: Int) throws(AlertQueryError) -> Int {
        if bare == "NEAR" { return 10 }
        guard let number = Int(bare.dropFirst(5)), (1...AlertLimits.nearDistance).contains(number) else {
            throw AlertQueryError(
                .badNear,
                "\"\(bare)\" needs a number of words from 1 to \(AlertLimits.nearDistance), as in NEAR/5.",
                character: character
            )
        }
        return number
    }

    private static func percent(_ bare: String, _ character: Int) throws(AlertQueryError) -> Int {
        var digits = bare.drop { $0 != "=" }.dropFirst()
        if digits.last == "%" { digits = digits.dropLast() }
        guard let number = Int(digits), (-100...10_000).contains(number) else {
            throw AlertQueryError(
                .badNumber,
                "\"\(bare)\" needs a whole number of per cent, as in target>=10.",
                character: character
            )
        }
        return number
    }

    private static func isQuote(_ character: Character) -> Bool {
        character == "\"" || character == "\u{201C}" || character == "\u{201D}"
    }

    private static func endsBareText(_ character: Character) -> Bool {
        character.isWhitespace || character == "(" || character == ")"
    }
}
