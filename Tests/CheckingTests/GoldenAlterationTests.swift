import Checking
import Foundation
import NewsModel
import Testing

/// Fifty ways to get the golden story wrong.
///
/// Each exchanges a few words of one paragraph; what is found beyond the paragraph's own findings has to lie where the words
/// were changed.
@Suite("The golden story, altered", .enabled(if: Golden.exists, "the corpora are not beside the repository"))
struct GoldenAlterationTests {
    @Test(
        "each alteration is found",
        arguments: [
            // Quotations: a word exchanged, added, lost, moved, turned.
            ("could kill", "will kill"), ("could kill", "could never kill"), ("excessive regulation", "regulation"),
            ("transformative industry", "transformative sector"), ("We believe", "They believe"),
            ("just as", "long before"),
            ("could kill a", "could save a"), ("partner with all of you", "partner with some of you"),
            ("we need international", "we need national"), ("that foster the", "that block the"),
            ("rather than strangle", "and strangle"), ("to create that kind of trust, we", "we"),
            ("…but to create", " to create"), ("the most powerful AI", "the only powerful AI"),
            ("are built in", "are sold in"), ("American-designed and", "Chinese-designed and"),
            ("too restrictive", "not restrictive"),
            ("too restrictive", "very restrictive"), ("didn't provide", "did provide"),
            ("enough practical", "any practical"),
            ("nor sufficiently", "and sufficiently"), ("harder questions", "easier questions"),
            ("overly precaut", "overtly precaut"),
            ("safe, secure", "safe, cheap"), ("and trustworthy", "and lawful"),
            ("national security,", "national prosperity,"),
            // Speakers, their offices and the strength of what is said of them.
            ("Vance stated", "Macron stated"), ("strangle it,\" he said", "strangle it,\" Altman said"),
            ("A British official suggested", "The British prime minister suggested"),
            ("A British official suggested", "Keir Starmer suggested"),
            ("A British official", "A British spokesperson"),
            ("U.K. government spokesperson", "French government spokesperson"),
            ("Vice President JD", "Secretary of State JD"),
            ("Another U.K. government spokesperson", "Peter Kyle"),
            // Outlets.
            ("reported the Financial Times", "reported the Associated Press"),
            ("reported the Financial Times", "reported Reuters"),
            // Names of people, places, bodies, things.
            ("JD Vance", "JD Vince"), ("JD Vance", "Joe Vance"),
            ("the United Kingdom declined", "the United Arab Emirates declined"),
            ("Summit in Paris", "Summit in London"), ("China, India", "China, Japan"), ("and Germany", "and France"),
            ("AI Action Summit", "AI Safety Summit"), ("Baidu CEO", "Alibaba CEO"), ("Robin Li", "Robin Lee"),
            ("Robin Li", "Jack Ma"), ("DeepSeek", "DeepMind"), ("Silicon Valley", "Wall Street"),
            ("edge over China", "edge over Russia"),
            ("the Donald Trump administration", "the Joe Biden administration"),
            ("China’s DeepSeek", "Japan’s DeepSeek"),
            ("Trump announced", "Vance announced"),
        ]
    )
    func found(old: String, new: String) throws {
        let lines = try Golden.story().split(separator: "\n").map(String.init)
        let number = try #require(lines.firstIndex { $0.contains(old) }, "the story has no “\(old)”")
        let altered = lines[number].replacingOccurrences(of: old, with: new, range: lines[number].range(of: old))
        let sources = try Golden.reports()
        // A paragraph with those before it, which tell whom its pronouns mean.
        let before = lines[max(0, number - 3)..<number].joined(separator: "\n")
        func findings(_ line: String) -> Set<String> {
            let text = before + "\n" + line
            let report = Checker().check(CheckInput(text: text, date: Golden.day, sources: sources))
            return Set(report.findings.filter { $0.severity >= .ask }.map { "\($0.kind) \($0.text): \($0.message)" })
        }
        #expect(!findings(altered).subtracting(findings(lines[number])).isEmpty, "\(old) → \(new)")
    }
}
