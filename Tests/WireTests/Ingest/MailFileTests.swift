import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Testing

@testable import Wire

/// Press releases as they arrive by mail.
@Suite("Press releases by mail")
struct MailFileTests {
    private static func mail(_ text: String) throws -> Intake.Arrival {
        try MailFile.arrival(Array(text.replacing("\n", with: "\r\n").utf8), path: "/in/a.eml")
    }

    @Test("of several forms the plain text is read, attachments are named and not read")
    func mixed() throws {
        let arrival = try Self.mail(
            """
            From: "Acme, Inc. Press" <press@acme.example>
            To: desk@news.example
            Subject: =?iso-8859-1?Q?Acme_er=F6ffnet?= =?utf-8?B?IMO8YmVyYWxs?=
            Date: Tue, 10 Feb 2026 08:30:00 +0100
            Message-ID: <1@acme.example>
            Content-Type: multipart/mixed; boundary="out er"

            --out er
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/html; charset=utf-8

            <p>HTML form</p>
            --inner
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            Acme said =93we grow=94 on Tues=
            day.

            A second paragraph.
            --inner--
            --out er
            Content-Type: application/pdf; name="results.pdf"
            Content-Disposition: attachment; filename="results.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --out er
            Content-Type: text/plain; charset=utf-8
            Content-Disposition: attachment; filename*=utf-8''tabelle%20%C3%BC.txt

            not the release
            --out er--
            """
        )
        #expect(arrival.title == "Acme eröffnet überall")
        #expect(arrival.text == "Acme said “we grow” on Tuesday.\nA second paragraph.")
        #expect(arrival.author == "Acme, Inc. Press")
        #expect(arrival.key == "<1@acme.example>")
        #expect(arrival.published == Date(timeIntervalSince1970: 1_770_708_600))
        #expect(arrival.attachments == ["results.pdf", "tabelle ü.txt"])
    }

    @Test("HTML alone is read as text; a body in base64 and another alphabet too")
    func forms() throws {
        let html = try Self.mail(
            "From: a@x.example\nSubject: One\nContent-Type: text/html\n\n<h1>Head</h1><p>First.</p><script>x()</script><p>Second.</p>"
        )
        #expect(html.text.contains("First.") && html.text.contains("Second.") && !html.text.contains("x()"))
        #expect(html.author == nil)
        let cyrillic = try Self.mail(
            "From: a@x.example\nSubject: Two\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n8NLJ18XU"
        )
        #expect(cyrillic.text == "Привет")
    }

    private static func visit(_ folder: URL) async throws -> (SQLiteStore, IngestOutcome) {
        let store = try SQLiteStore.inMemory()
        let source = Sample.source("mail", kind: .file, address: folder.path)
        try await store.commit(Transaction([.saveSource(source)]))
        let ingest = Ingest(store: store, client: HTTPClient(userAgent: "Nutgraf test"), chance: { 0.5 })
        return (store, await ingest.ingest(source, now: FixedClock.start))
    }

    @Test("a broken file is said so and the others are read; a maildir is read without touching it")
    func folders() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["plain", "maildir/new", "maildir/cur", "maildir/tmp"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(name),
                withIntermediateDirectories: true
            )
        }
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try write("no header at all", "plain/a.eml")
        try write("From: a@x.example\nSubject: Good\n\nA release.", "plain/b.eml")
        try write("", "plain/c.eml")
        try write("{ broken", "plain/d.json")
        let (_, plain) = try await Self.visit(folder.appendingPathComponent("plain"))
        #expect(plain.new.count == 1 && plain.problems.count == 3 && plain.failure == nil)

        try write("From: a@x.example\nSubject: New\n\nA new release.", "maildir/new/1.host")
        try write("From: a@x.example\nSubject: Seen\n\nA seen release.", "maildir/cur/2.host:2,S")
        try write("From: a@x.example\nSubject: Half", "maildir/tmp/3.host")
        let (store, mail) = try await Self.visit(folder.appendingPathComponent("maildir"))
        #expect(mail.new.count == 2 && mail.failure == nil)
        #expect(Set(try await store.reports(mail.new).map(\.revision.title)) == ["New", "Seen"])
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("maildir/new/1.host").path))
    }
}
