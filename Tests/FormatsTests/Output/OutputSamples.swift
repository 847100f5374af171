import Foundation
import Formats

/// Stories for the writers' tests.
enum OutputSamples {
    /// 11 February 2025, 15:04:05 UTC.
    static let noon = Date(timeIntervalSince1970: 1_739_286_245)

    static func story(
        _ id: String = "abc",
        headline: String = "Two stay out",
        status: StoryDocument.Status = .original,
        note: String? = nil,
        published: Date = noon,
        modified: Date = noon
    ) -> StoryDocument {
        StoryDocument(
            id: "tag:news.example,2025-02-11:story/\(id)",
            address: "https://news.example/stories/\(id)",
            slug: id,
            version: 1,
            status: status,
            headline: headline,
            summary: "Sixty signed.",
            language: "en",
            section: "Technology",
            firstPublished: published,
            modified: modified,
            authors: [.init("The Example", .organisation)],
            editor: "Ada Byron",
            accountable: "Grace Hopper",
            publisher: .init(
                name: "The Example",
                address: "https://news.example/",
                correctionsPolicy: "https://news.example/corrections"
            ),
            paragraphs: [
                .init(text: "Sixty signed.", digitalSource: .algorithmicMedia),
                .init(label: "Why It Matters", text: "It is the “first” time.", digitalSource: .digitalCreation),
            ],
            disclosure: .init(
                short: "(Assembled by a program.)",
                full: ["Assembled by a program.", "Reviewed by Ada Byron."]
            ),
            digitalSource: .algorithmicMedia,
            note: note,
            subjects: .init(
                companies: [.init("Nvidia", symbol: "NVDA"), .init("OpenAI")],
                people: ["JD Vance"],
                places: ["Paris"],
                topics: [.init("Politics and government", address: "http://cv.iptc.org/newscodes/mediatopic/11000000")]
            ),
            sources: [
                .init(outlet: "Harbour Times", title: "Sixty sign", address: "https://harbour.example/a?b=1&c=2")
            ],
            receiptAddress: "https://news.example/stories/\(id)/receipt.json",
            copyright: "© 2025 The Example"
        )
    }

    static func feed(_ stories: [StoryDocument]) -> FeedDocument {
        FeedDocument(
            title: "The Example",
            description: "News & more",
            home: "https://news.example/",
            address: "https://news.example/feed",
            language: "en-GB",
            updated: noon,
            hub: "https://hub.example/",
            copyright: "© The Example",
            stories: stories
        )
    }

    /// Markup, quotation marks, entities, a script's end, control and bidirectional characters.
    static let hostile = #"</script><script>alert("1")</script> & ]]> <!-- 'x' "# + "\u{0}\u{8}\u{202E}\u{FFFE}"
}
