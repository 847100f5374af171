import Foundation
import Formats
import Testing

struct ReceivedMailTests {
    private static func read(_ text: String) throws -> ReceivedMail { try ReceivedMail(reading: Array(text.utf8)) }

    @Test("a press release in several parts gives its text and its HTML")
    func pressRelease() throws {
        let mail = try Self.read(
            """
            From: =?iso-8859-1?Q?Minist=E8re?= <presse@gouv.example>
            To: undisclosed-recipients:;
            Subject: =?utf-8?B?RMOpY2xhcmF0aW9u?= =?utf-8?Q?_de_Paris?= (final)
            Date: Tue, 11 Feb 2025 14:30:00 +0100
            Message-ID: <pr-1@gouv.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed;
             boundary="outer; x"

            This is for readers of another age.
            --outer; x
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            D=E9claration sur l'IA, soutenue par 60=
             pays.
            --inner
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: base64

            PHA+RMOpY2xhcmF0aW9u
            PC9wPg==
            --inner--
            --outer; x
            Content-Type: application/pdf
            Content-Disposition: attachment; filename=a.pdf
            Content-Transfer-Encoding: base64

            JVBERi0=
            --outer; x--
            After the end.
            """
        )
        #expect(mail.subject == "Déclaration de Paris (final)")
        #expect(mail.from == .init(name: "Ministère", "presse@gouv.example"))
        #expect(mail.date == Date(timeIntervalSince1970: 1_739_280_600))
        #expect(mail.text == "Déclaration sur l'IA, soutenue par 60 pays.")
        #expect(mail.html == "<p>Déclaration</p>")
        #expect(mail.attachments == 1)
        #expect(mail.header("message-id") == "<pr-1@gouv.example>")
    }

    @Test("a message of one part, with either line end, with or without a charset")
    func single() throws {
        for end in ["\n", "\r\n"] {
            let mail = try Self.read("Subject: Hi\(end)\(end)One\(end)Zwölf\(end)")
            #expect(mail.text == "One\nZwölf\n")
            #expect(mail.html == nil)
        }
        let latin = try ReceivedMail(reading: Array("Subject: x\n\nZw".utf8) + [0xF6] + Array("lf".utf8))
        #expect(latin.text == "Zwölf")
        let page = try Self.read("Content-Type: TEXT/HTML\n\n<p>x")
        #expect(page.html == "<p>x")
        #expect(page.text == nil)
        let mbox = try Self.read("From somebody Tue Feb 11 2025\nSubject: y\n\nz")
        #expect(mbox.subject == "y")
    }

    @Test("lines that were broken to fit are joined again")
    func flowed() throws {
        let mail = try Self.read(
            "Content-Type: text/plain; format=flowed\n\nThis goes \non here.\n From x\n-- \nName \nend"
        )
        #expect(mail.text == "This goes on here.\nFrom x\n-- \nName end")
    }

    @Test("a folded header is one, and a character split over two encoded words is whole")
    func folded() throws {
        let mail = try Self.read(
            "Subject: one\n two\n\tthree\nX-Split: =?utf-8?Q?caf=C3?=\n =?utf-8?Q?=A9_x?= y\nX-Raw: caf\u{E9}\n\n"
        )
        #expect(mail.subject == "one two\tthree")
        #expect(mail.header("x-split") == "café x y")
        #expect(mail.header("x-raw") == "café")
    }

    @Test(
        "sender addresses in every common shape",
        arguments: [
            ("a@b.example", "", "a@b.example"), ("<a@b.example>", "", "a@b.example"),
            ("A B <a@b.example>", "A B", "a@b.example"),
            ("\"B, A\" <a@b.example>, c@d.example", "", "c@d.example"), ("a@b.example (A B)", "", "a@b.example"),
        ]
    )
    func senders(value: String, name: String, address: String) throws {
        let from = try Self.read("From: \(value)\n\n").from
        if value.contains(",") {
            #expect(from?.address == "a@b.example")
            #expect(from?.name == "B, A")
        } else {
            #expect(from == .init(name: name, address))
        }
    }

    @Test("what is no message is said so, and what is broken gives what can be had")
    func broken() throws {
        for text in ["", "\n\nonly a body", "<html><body>a page</body></html>", "no header here"] {
            #expect(throws: MailError.self) { try Self.read(text) }
        }
        let open = try Self.read(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b\nContent-Type: text/html\n\nsecond"
        )
        #expect(open.text == "first")
        #expect(open.html == "second")
        let unmarked = try Self.read("Content-Type: multipart/mixed\n\ntext")
        #expect(unmarked.text == nil)
        #expect(unmarked.attachments == 1)
        let escapes = try Self.read(
            "Subject: =?utf-8?Q?=ZZ=4?= =?x?= =?utf-8?X?a?= =?\nContent-Transfer-Encoding: quoted-printable\n\na=\nb=4=XX="
        )
        #expect(escapes.text == "ab=4=XX")
        #expect(escapes.subject?.contains("=ZZ=4") == true)
    }

    @Test("nesting, parts and headers without end take no time and crash nothing", .timeLimit(.minutes(1)))
    func hostile() throws {
        var nested = ""
        for level in 0..<2000 { nested += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(try Self.read(nested + "\nx").attachments > 0)
        let many = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 100_000)
        #expect(try Self.read(many).attachments < 300)
        _ = try Self.read(String(repeating: "A: b\n", count: 200_000) + "\nx")
        _ = try Self.read("Subject: " + String(repeating: "=?", count: 200_000) + "\n\nx")
        _ = try Self.read("Subject: " + String(repeating: "=?utf-8?Q?=", count: 50_000) + "\n\nx")
        _ = try Self.read(
            "Content-Type: multipart/mixed; boundary=\"" + String(repeating: "\\", count: 100_000) + "\n\nx"
        )
        var state: UInt64 = 7
        for _ in 0..<300 {
            let soup: [UInt8] = (0..<400).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                let choices = Array("=?:;\"-b\r\n Q_".utf8)
                return choices[Int(state >> 33) % choices.count]
            }
            let prefix = Array("Subject: a\nContent-Type: multipart/x; boundary=b\n".utf8)
            _ = try? ReceivedMail(reading: prefix + soup)
        }
    }
}
