import Foundation
import NewsModel

/// The draft as the model wrote it, proved to have the agreed shape and to cite only sentences that exist.
struct ModelAnswer: Equatable {
    var headline: DraftSentence
    /// Paragraphs by section key.
    var sections: [String: [[DraftSentence]]]

    /// Why an answer cannot be used, in words that are also sent back to the model.
    struct Fault: Error, Equatable {
        var reason: String
    }

    private static let maximumSentences = 120
    private static let maximumCharacters = 1_200

    init(_ content: String, prompt: ModelPrompt) throws(Fault) {
        let written = try Self.decode(content)
        let known = Set(prompt.sectionKeys)
        var total = 1
        headline = try Self.sentence(written.headline, in: "the headline", prompt)
        sections = [:]
        for section in written.sections {
            guard known.contains(section.key) else {
                throw Fault(reason: "there is no section \"\(section.key.prefix(40))\"")
            }
            for paragraph in section.paragraphs {
                var sentences: [DraftSentence] = []
                for cited in paragraph {
                    total += 1
                    guard total <= Self.maximumSentences else { throw Fault(reason: "it has too many sentences") }
                    sentences.append(try Self.sentence(cited, in: "section \"\(section.key)\"", prompt))
                }
                if !sentences.isEmpty { sections[section.key, default: []].append(sentences) }
            }
        }
        guard !sections.isEmpty else { throw Fault(reason: "no section holds a sentence") }
    }

    private static func sentence(
        _ cited: Cited,
        in place: String,
        _ prompt: ModelPrompt
    ) throws(Fault) -> DraftSentence {
        let text = cited.text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
        guard !text.isEmpty, text.count <= maximumCharacters else {
            throw Fault(reason: "a sentence in \(place) is empty or too long")
        }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw Fault(reason: "a sentence in \(place) holds control characters")
        }
        guard !cited.sources.isEmpty else {
            throw Fault(reason: "the sentence \"\(text.prefix(60))\" in \(place) cites no source")
        }
        var evidence: [Evidence] = []
        for number in cited.sources.prefix(20) {
            guard number >= 1, number <= prompt.sentences.count else {
                throw Fault(
                    reason: "the sentence \"\(text.prefix(60))\" in \(place) cites [\(number)], which does not exist"
                )
            }
            let passage = prompt.sentences[number - 1].evidence
            if !evidence.contains(passage) { evidence.append(passage) }
        }
        return DraftSentence(text, evidence: evidence, author: .model)
    }

    /// The JSON object in the answer, also when a code fence is put round it.
    private static func decode(_ content: String) throws(Fault) -> Written {
        guard let open = content.firstIndex(of: "{"), let close = content.lastIndex(of: "}"), open < close else {
            throw Fault(reason: "it is not a JSON object")
        }
        do {
            return try JSONDecoder().decode(Written.self, from: Data(content[open...close].utf8))
        } catch let error as DecodingError {
            throw Fault(reason: "its JSON does not have the agreed shape (\(Self.place(of: error)))")
        } catch {
            throw Fault(reason: "its JSON cannot be read")
        }
    }

    private static func place(of error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "\"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "it breaks off or is malformed" : "at " + context.codingPath.map(\.stringValue).joined(separator: ".")
        @unknown default: "unreadable"
        }
    }

    private struct Written: Decodable {
        var headline: Cited
        var sections: [Section]
    }
    private struct Section: Decodable {
        var key: String
        var paragraphs: [[Cited]]
    }
    private struct Cited: Decodable {
        var text: String
        var sources: [Int]
    }
}
