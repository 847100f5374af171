import Checking
import Foundation
import NewsModel
import Testing

@Suite("Checks while somebody writes")
struct CheckSessionTests {
    private static let day = Date(timeIntervalSince1970: 1_739_275_200)

    private static let sources = [
        CheckSource(
            name: "Harbour Gazette",
            text: """
                MERRIN, Feb. 11 — The harbour board plans to cut 120 jobs by the end of March, its chair said on Tuesday.
                “We have to stop the losses, and we will not close the north pier,” Anna Velt told reporters. “It is, um, \
                the heart of the town.”
                The board lost 4.2 million pounds last year, more than twice the loss of 2023, according to its report.
                Members of the dockers' union may strike if no agreement is reached, union secretary Paul Oder said.
                """,
            date: day
        ),
        CheckSource(
            name: "Coast Wire",
            text: """
                About 120 of the 900 people at Merrin harbour are expected to lose their jobs, the board announced.
                Velt, a former minister, called the losses “a warning that nobody should ignore”.
                The north pier opened in 1893 and handles some 40 per cent of the trade. It stays open.
                """,
            date: day
        ),
    ]

    private static let story = """
        Harbour board to cut 120 jobs

        MERRIN, Feb. 11 — The harbour board will cut 120 jobs by the end of March, its chair said on Tuesday.

        “We have to stop the losses, and we will … close the north pier,” Velt said. She called them “a warning that \
        [everybody] should ignore” and the pier “the heart of the town”.

        What Happened: The board lost 4.2 million pounds last year. Dockers will strike, Oder told the Coast Wire. “[W]e \
        have to stop the loss,” she added.

        The pier opened in 1893 and handles 40% of the trade.
        """

    /// A small generator of its own, so that a failure can be repeated (xorshift64, Marsaglia 2003).
    private struct Chance {
        var state: UInt64
        mutating func next(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(count, 1)))
        }
    }

    private static let pieces = [
        " not", " “we", "”", " [the board]", " …", " 120", " 4.3 million pounds", " on Monday", "\n\n", ". She said",
        " may",
        " Paul Oder", " another official", " The harbour board lost", " [T]he heart", " um", "e",
        " according to Coast Wire",
    ]

    private static func edited(_ text: String, _ chance: inout Chance) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let place = chance.next(words.count)
        switch chance.next(6) {
        case 0, 1: words[place] += pieces[chance.next(pieces.count)]
        case 2 where words.count > 20: words.remove(at: place)
        case 3: words.swapAt(place, chance.next(words.count))
        case 4:
            // A whole sentence moves to another place.
            var sentences = text.components(separatedBy: ". ")
            let sentence = sentences.remove(at: chance.next(sentences.count))
            sentences.insert(sentence, at: chance.next(sentences.count + 1))
            return sentences.joined(separator: ". ")
        default:
            var letters = Array(text)
            letters.remove(at: chance.next(letters.count))
            return String(letters)
        }
        return words.joined(separator: " ")
    }

    @Test("after any edit the report is that of a whole check", arguments: [7, 2025] as [UInt64])
    func identical(seed: UInt64) {
        var chance = Chance(state: seed)
        var session = CheckSession(sources: Self.sources)
        var text = Self.story
        for step in 0..<12 {
            let date = step % 6 == 5 ? nil : Self.day
            let whole = Checker().check(CheckInput(text: text, date: date, sources: Self.sources))
            #expect(session.check(text: text, date: date) == whole, "after edit \(step): \(text)")
            text = Self.edited(text, &chance)
        }
    }

    @Test("only what changed is looked for in the sources again")
    func fresh() {
        var session = CheckSession(sources: Self.sources)
        _ = session.check(text: Self.story, date: Self.day)
        #expect(session.freshStretches > 8)
        _ = session.check(text: Self.story, date: Self.day)
        #expect(session.freshStretches == 0)
        _ = session.check(text: Self.story.replacing("opened in 1893", with: "opened in 1894"), date: Self.day)
        #expect(session.freshStretches == 1)
        // The same words further down are the same words.
        _ = session.check(text: "A new line of text.\n\n" + Self.story, date: Self.day)
        #expect(session.freshStretches <= 2)
    }

    @Test("what was written before leaves no trace: a word typed and taken back changes nothing")
    func forgotten() {
        var session = CheckSession(sources: Self.sources)
        let before = session.check(text: Self.story, date: Self.day)
        _ = session.check(text: Self.story.replacing("[W]e", with: "[W]arnings"), date: Self.day)
        #expect(session.check(text: Self.story, date: Self.day) == before)
    }

    @Test("a session without sources, and one without text, answer as a whole check does")
    func empty() {
        var none = CheckSession(sources: [])
        #expect(none.check(text: Self.story) == Checker().check(CheckInput(text: Self.story, sources: [])))
        var session = CheckSession(sources: Self.sources)
        #expect(session.check(text: "") == Checker().check(CheckInput(text: "", sources: Self.sources)))
        #expect(session.byteCount == Self.sources.reduce(0) { $0 + $1.text.utf8.count })
    }
}
