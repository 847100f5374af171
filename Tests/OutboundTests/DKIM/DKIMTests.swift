import Foundation
import Outbound
import Testing

struct DKIMTests {
    private static let time = Date(timeIntervalSince1970: 1_770_714_000)
    private static let lines = [
        "From: Desk <desk@news.example>", "To:  reader@mail.example  ", "Subject: A  long\t subject",
        "\twhich is folded",
        "Date: Tue, 10 Feb 2026 09:00:00 +0000", "Message-ID: <1@news.example>",
        "List-Unsubscribe: <https://news.example/u/1>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "X-Unsigned: yes", "", "Hello  \tthere ", "", " indented", ".dot", "", "", "",
    ]
    private static let message = Array(lines.joined(separator: "\r\n").utf8)

    /// Made once: an RSA key takes a second.
    private static let keys = Dictionary(
        uniqueKeysWithValues: DKIMKey.Algorithm.allCases.compactMap { algorithm in
            (try? DKIMKey.generate(algorithm)).map { (algorithm, $0) }
        }
    )

    private static func key(_ algorithm: DKIMKey.Algorithm) throws -> DKIMKey { try #require(keys[algorithm]) }

    private static func signer(_ key: DKIMKey) throws -> DKIMSigner {
        try DKIMSigner(domain: "news.example", selector: "s2026", key: key)
    }

    @Test("a signed message is found good by a verifier of another make", arguments: DKIMKey.Algorithm.allCases)
    func verifies(algorithm: DKIMKey.Algorithm) throws {
        let key = try Self.key(algorithm)
        let signed = try Self.signer(key).sign(Self.message, at: Self.time)
        #expect(signed.suffix(Self.message.count) == Self.message[...])
        #expect(DKIMVerifier.verify(signed, record: key.dnsText) == .pass)
        let header = String(decoding: signed.prefix(signed.count - Self.message.count), as: UTF8.self)
        let tags = DKIMVerifier.tags(header.replacingOccurrences(of: "DKIM-Signature:", with: ""))
        #expect(tags["a"] == algorithm.rawValue)
        #expect(tags["d"] == "news.example")
        #expect(tags["s"] == "s2026")
        #expect(tags["t"] == "1770714000")
        #expect(
            tags["h"]?.contains("list-unsubscribe:list-unsubscribe:list-unsubscribe-post:list-unsubscribe-post") == true
        )
        #expect(header.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }

    @Test(
        "what a relay may change does not break it",
        arguments: [
            ("To:  reader@mail.example  ", "To: reader@mail.example"),
            ("Subject: A  long\t subject\r\n\twhich", "Subject: A long subject which"),
            ("Hello  \tthere ", "Hello there"), ("X-Unsigned: yes", "X-Unsigned: no"), ("From: Desk", "FROM:   Desk"),
        ]
    )
    func harmless(from: String, to: String) throws {
        let key = try DKIMKey.generate(.ed25519SHA256)
        let signed = String(decoding: try Self.signer(key).sign(Self.message, at: Self.time), as: UTF8.self)
        let changed = signed.replacingOccurrences(of: from, with: to)
        #expect(changed != signed)
        #expect(DKIMVerifier.verify(Array(changed.utf8), record: key.dnsText) == .pass)
    }

    @Test(
        "what a forger would change breaks it",
        arguments: [
            ("From: Desk", "From: Dusk"), ("Subject: A", "Subject: B"), ("news.example/u/1", "news.example/u/2"),
            ("One-Click", "Two-Click"), ("Hello", "Hallo"), (" indented", "indented"),
            ("Message-ID: <1@", "Message-ID: <2@"),
            ("X-Unsigned: yes", "Subject: a second one"),
            ("X-Unsigned: yes", "List-Unsubscribe: <https://evil.example>"),
            ("t=1770714000", "t=1770714001"),
        ]
    )
    func forged(from: String, to: String) throws {
        let key = try DKIMKey.generate(.ed25519SHA256)
        let signed = String(decoding: try Self.signer(key).sign(Self.message, at: Self.time), as: UTF8.self)
        let changed = signed.replacingOccurrences(of: from, with: to)
        #expect(changed != signed)
        #expect(DKIMVerifier.verify(Array(changed.utf8), record: key.dnsText) != .pass)
        #expect(
            DKIMVerifier.verify(Array(signed.utf8), record: try DKIMKey.generate(.ed25519SHA256).dnsText) == .signature
        )
    }

    @Test("the same message, time and RSA key give the same bytes")
    func deterministic() throws {
        let signer = try Self.signer(try Self.key(.rsaSHA256))
        #expect(try signer.sign(Self.message, at: Self.time) == signer.sign(Self.message, at: Self.time))
    }

    @Test("the canonical form is that of the RFC's own example")
    func example() throws {
        // RFC 6376 section 3.4.5.
        let message = Array("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n".utf8)
        let split = try #require(DKIMCanonical.split(message))
        #expect(split.fields.map { String(decoding: DKIMCanonical.relaxed($0), as: UTF8.self) } == ["a:X", "b:Y Z"])
        #expect(String(decoding: DKIMCanonical.relaxedBody(split.body), as: UTF8.self) == " C\r\nD E\r\n")
        #expect(DKIMCanonical.relaxedBody([]) == [])
        #expect(DKIMCanonical.relaxedBody(Array("\r\n\r\n".utf8)[...]) == [])
        #expect(DKIMCanonical.relaxedBody(Array("x".utf8)[...]) == Array("x\r\n".utf8))
    }

    @Test("a key survives its file, and its record fits into DNS", arguments: DKIMKey.Algorithm.allCases)
    func keyFile(algorithm: DKIMKey.Algorithm) throws {
        let key = try Self.key(algorithm)
        let read = try DKIMKey(pem: key.pem)
        #expect(read.algorithm == algorithm)
        #expect(read.dnsText == key.dnsText)
        #expect(key.dnsText.hasPrefix("v=DKIM1; k="))
        let line = key.zoneLine(selector: "s1", domain: "news.example")
        #expect(line.hasPrefix("s1._domainkey.news.example. IN TXT ( \"v=DKIM1;"))
        let strings = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        #expect(strings.allSatisfy { $0.utf8.count <= 255 })
        #expect(strings.joined() == key.dnsText)
        #expect(!"\(key)".contains("PRIVATE"))
        let signed = try Self.signer(read).sign(Self.message, at: Self.time)
        #expect(DKIMVerifier.verify(signed, record: key.dnsText) == .pass)
    }

    @Test("what cannot be signed or is no key is said so")
    func refusals() throws {
        let key = try DKIMKey.generate(.ed25519SHA256)
        for name in ["", "a b", "-x.example", "a..b", "a;b", "é.example", "a\r\nb", String(repeating: "a", count: 64)] {
            #expect(throws: DKIMError.self) { try DKIMSigner(domain: name, selector: "s", key: key) }
            #expect(throws: DKIMError.self) { try DKIMSigner(domain: "news.example", selector: name, key: key) }
        }
        let signer = try Self.signer(key)
        for message in [
            "", "Subject: no sender\r\n\r\nx", " starts folded\r\n\r\n", "no colon\r\n\r\nx",
            "From: a@b.example\r\n: x\r\n",
        ] {
            #expect(throws: DKIMError.self) { try signer.sign(Array(message.utf8), at: Self.time) }
        }
        for pem in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "garbage"] {
            #expect(throws: DKIMError.self) { try DKIMKey(pem: pem) }
        }
    }
}
