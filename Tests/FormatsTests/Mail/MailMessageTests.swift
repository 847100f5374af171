import Foundation
import Formats
import Testing

struct MailMessageTests {
    static let message = MailMessage(
        from: .init(name: "Example Desk", "desk@news.example"),
        to: .init("reader@mail.example"),
        subject: "Paris declaration: who signed",
        date: Date(timeIntervalSince1970: 1_770_714_000),
        messageID: "<d1@news.example>",
        text: "Good morning.\n\nCafé opens.\n",
        html: "<p>Good morning.</p>",
        listID: "issue.news.example",
        listUnsubscribe: [
            "https://news.example/unsubscribe/0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjkmnpqrstvwxyz",
            "mailto:unsubscribe@news.example?subject=u1",
        ],
        hasOneClickUnsubscribe: true,
        headers: [.init("Auto-Submitted", "auto-generated")]
    )

    private static func encoded(_ change: (inout MailMessage) -> Void = { _ in }) throws -> String {
        var message = message
        change(&message)
        return String(decoding: try message.encoded(), as: UTF8.self)
    }

    @Test("a newsletter's bytes are these")
    func golden() throws {
        let expected = """
            From: Example Desk <desk@news.example>
            To: reader@mail.example
            Subject: Paris declaration: who signed
            Date: Tue, 10 Feb 2026 09:00:00 +0000
            Message-ID: <d1@news.example>
            List-Id: <issue.news.example>
            List-Unsubscribe: <https://news.example/unsubscribe/0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjkmnpqrstvwxyz>, <mailto:unsubscribe@news.example?subject=u1>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="BOUNDARY"

            --BOUNDARY
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Good morning.

            Caf=C3=A9 opens.
            --BOUNDARY
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Good morning.</p>
            --BOUNDARY--

            """
        let text = try Self.encoded()
        let boundary = try #require(text.firstMatch(of: /boundary="([^"]+)"/)?.1)
        #expect(text.replacing(boundary, with: "BOUNDARY") == expected.replacing("\n", with: "\r\n"))
        #expect(boundary.hasPrefix("=_"))
        #expect(try Self.encoded() == text)
        #expect(try Self.encoded { $0.messageID = "<d2@news.example>" }.contains(boundary) == false)
    }

    @Test(
        "whatever is written is read back",
        arguments: [
            "", "plain", "Zürich – “quoted” 日本語 🗞️", "=?utf-8?Q?not_really?=", "a = b; c=3D", "  two  spaces  ",
            "trailing ", "dot\n.\n..\n.x",
            "From the top\nFrom there", "tabs\t\nand spaces \nends", String(repeating: "long ", count: 400),
            String(repeating: "x", count: 3000), String(repeating: "é", count: 1000), "--BOUNDARY\n--\n",
            "\n\n\nempty lines\n\n",
        ]
    )
    func roundTrip(text: String) throws {
        let subject = String(text.replacing("\n", with: " ").replacing("\t", with: " ").prefix(900))
        var message = Self.message
        message.subject = subject
        message.from.name = subject
        message.text = text
        message.html = "<p>\(text)</p>"
        let bytes = try message.encoded()
        #expect(bytes.allSatisfy { $0 < 0x7F })
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 998 && !$0.contains("\n") && !$0.contains("\r") })
        #expect(
            lines.allSatisfy {
                $0.utf8.count <= 78 || $0.hasPrefix("List-Unsubscribe:") || !$0.contains(" ")
                    || $0.hasPrefix("Subject:")
            }
        )
        #expect(!lines.contains { $0.hasPrefix(".") || $0.hasPrefix("From ") })
        let read = try ReceivedMail(reading: bytes)
        #expect(read.subject == subject.trimmingCharacters(in: .init(charactersIn: " ")) || read.subject == subject)
        // The line end before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1).
        #expect(read.text == (text.hasSuffix("\n") ? String(text.dropLast()) : text))
        #expect(read.html == "<p>\(text)</p>")
        #expect(read.from?.address == "desk@news.example")
        #expect(read.from?.name.split(separator: " ") == subject.split(separator: " "))
        #expect(read.date == message.date)
        #expect(read.messageID == "<d1@news.example>")
    }

    @Test("a message without HTML is one part")
    func plain() throws {
        let text = try Self.encoded { $0.html = nil }
        #expect(!text.contains("multipart"))
        #expect(
            text.hasSuffix(
                "Content-Transfer-Encoding: quoted-printable\r\n\r\nGood morning.\r\n\r\nCaf=C3=A9 opens.\r\n"
            )
        )
        #expect(try ReceivedMail(reading: Array(text.utf8)).html == nil)
    }

    @Test("encoded words are short, whole and of whole characters")
    func encodedWords() throws {
        let text = try Self.encoded { $0.subject = String(repeating: "日本語の見出し ", count: 20) }
        let words = text.matches(of: /=\?utf-8\?Q\?([^?]*)\?=/)
        #expect(words.count > 5)
        for word in words {
            #expect(word.0.utf8.count <= 75)
            #expect(!word.1.contains(" "))
            let count = word.1.replacing("=", with: "").count
            #expect(count > 0)
        }
        #expect(text.contains("?=\r\n =?utf-8?Q?"))
    }

    @Test("names with commas and quotes stay names")
    func names() throws {
        let text = try Self.encoded { $0.from.name = "Desk, \"The\" (a) <b@c>" }
        #expect(text.hasPrefix("From: \"Desk, \\\"The\\\" (a) <b@c>\" <desk@news.example>\r\n"))
        #expect(
            try ReceivedMail(reading: Array(text.utf8)).from
                == .init(name: "Desk, \"The\" (a) <b@c>", "desk@news.example")
        )
    }

    @Test("the addresses to unsubscribe at are never folded")
    func unfolded() throws {
        let long = "https://news.example/u/" + String(repeating: "a", count: 800)
        let text = try Self.encoded { $0.listUnsubscribe = [long, "mailto:u@news.example"] }
        #expect(text.contains("\r\nList-Unsubscribe: <\(long)>, <mailto:u@news.example>\r\nList-Unsubscribe-Post:"))
    }

    @Test(
        "a line break cannot make a second field",
        arguments: ["a\r\nBcc: evil@x.example", "a\nb", "a\rb", "a\u{0}b", "a\u{7F}"]
    )
    func injection(value: String) {
        let changes: [(inout MailMessage) -> Void] = [
            { $0.subject = value }, { $0.from.name = value }, { $0.to.name = value },
            { $0.from.address = value + "@x.example" },
            { $0.to.address = "x@" + value }, { $0.replyTo = .init(value + "@x.example") },
            { $0.messageID = "<\(value)@x.example>" },
            { $0.listID = value }, { $0.listUnsubscribe = ["https://x.example/" + value] },
            { $0.headers = [.init("X-A", value)] },
            { $0.headers = [.init(value, "x")] },
        ]
        for change in changes { #expect(throws: MailError.self) { try Self.encoded(change) } }
    }

    @Test("what would be misread is refused")
    func refusals() {
        let changes: [(inout MailMessage) -> Void] = [
            { $0.from.address = "nobody" }, { $0.to.address = "a@b, c@d" }, { $0.to.address = "é@b.example" },
            { $0.to.address = "" },
            { $0.messageID = "d1@news.example" }, { $0.messageID = "<d1>" },
            { $0.headers = [.init("Subject", "twice")] },
            { $0.headers = [.init("X:Y", "x")] }, { $0.headers = [.init("", "x")] },
            { $0.listUnsubscribe = ["ftp://x.example"] },
            { $0.listUnsubscribe = ["mailto:u@x.example"] }, { $0.listUnsubscribe = [] },
            { $0.listUnsubscribe = ["https://x.example/<a>"] },
            { $0.listUnsubscribe = ["https://x.example/" + String(repeating: "a", count: 1000)] },
            { $0.subject = String(repeating: "a", count: 5000) },
        ]
        for (index, change) in changes.enumerated() {
            #expect(throws: MailError.self, "change \(index)") { try Self.encoded(change) }
        }
    }
}
