import Foundation
import Formats
import NewsModel
import Press
import Testing

@Suite("Receipts")
struct ReceiptTests {
    @Test("a receipt holds against its page, its sources and the receipt before")
    func holds() async throws {
        let room = try await Newsroom()
        let first = try await room.publishSigned(try await room.add())
        let second = try await room.publishSigned(
            try await room.add(draft: Newsroom.draft(headline: "U.S. & U.K. <stay out>: “no”")),
            at: Newsroom.noon.addingTimeInterval(60)
        )
        let page = try #require(try await room.site().answer(.story(slug: second.slug)))
        let report = ReceiptVerifier(keys: [room.key.verification]).verify(
            second.receipt,
            page: String(decoding: page.body, as: UTF8.self),
            sources: Newsroom.reports.map { .init(title: $0.title, text: $0.text) },
            previous: first.receipt
        )
        #expect(report.holds)
        #expect(report.lines.allSatisfy { $0.answer == .holds }, "\(report.text)")
        #expect(Set(report.lines.map(\.point)) == Set(VerificationReport.Point.allCases))
    }

    @Test("a receipt alone says what it cannot tell")
    func unknowns() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        let known = ReceiptVerifier(keys: [room.key.verification]).verify(publication.receipt)
        #expect(known.holds)
        #expect(known[.page] == .unknown)
        #expect(known[.sources] == .unknown)
        let keyless = ReceiptVerifier(keys: []).verify(publication.receipt)
        #expect(keyless[.signature] == .unknown)
        #expect(!keyless.holds)
        let strange = ReceiptVerifier(keys: [SigningKey.generate().verification]).verify(publication.receipt)
        #expect(strange[.signature] == .fails)
    }

    @Test("a change of any single value is noticed")
    func tampering() async throws {
        let room = try await Newsroom()
        try await room.publishSigned(try await room.add())
        let publication = try await room.publishSigned(
            try await room.add(draft: Newsroom.draft(headline: "Second"), note: "Correction: Something."),
            at: Newsroom.noon.addingTimeInterval(60)
        )
        let value = try JSONReader.read(publication.receipt)
        let verifier = ReceiptVerifier(keys: [room.key.verification])
        let changed = everyChange(of: value)
        #expect(changed.count > 80)
        for (path, tampered) in changed {
            let report = verifier.verify(Data(tampered.pretty().utf8))
            #expect(!report.holds, "changed at \(path)")
        }
        #expect(verifier.verify(Data(value.compact().utf8)).holds, "layout is not part of what is signed")
        #expect(!verifier.verify(Data(value.setting("extra", "x").compact().utf8)).holds)
        #expect(!verifier.verify(Data(value.removing("checker").compact().utf8)).holds)
    }

    @Test("a receipt with one member twice is refused, since two programs could read it differently")
    func duplicates() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        let text = String(decoding: publication.receipt, as: UTF8.self)
        let doubled = text.replacing("\"version\": 1", with: "\"version\": 1, \"version\": 2")
        #expect(doubled != text)
        #expect(ReceiptVerifier(keys: [room.key.verification]).verify(Data(doubled.utf8))[.format] == .fails)
    }

    @Test(
        "hostile receipts are refused without harm",
        arguments: [
            "", "{", "[]", "null", "{\"format\":\"other\"}", String(repeating: "[", count: 100_000), "\u{FEFF}{}",
        ]
    )
    func hostile(_ text: String) {
        #expect(ReceiptVerifier(keys: []).verify(Data(text.utf8))[.format] == .fails)
    }

    @Test("another text on the page, another source text, another receipt before do not hold")
    func otherMaterial() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        let page = String(
            decoding: try #require(try await room.site().answer(.story(slug: publication.slug))).body,
            as: UTF8.self
        )
        let verifier = ReceiptVerifier(keys: [room.key.verification])
        let altered = page.replacing("could kill", with: "will kill")
        #expect(altered != page)
        #expect(verifier.verify(publication.receipt, page: altered)[.page] == .fails)
        #expect(verifier.verify(publication.receipt, page: "<p>nothing</p>")[.page] == .fails)
        #expect(verifier.verify(publication.receipt, page: "<p data-text <b x=\"")[.page] == .fails)
        let source = Newsroom.reports[0]
        let changed = ReceiptVerifier.SourceText(title: source.title, text: source.text + " More.")
        #expect(verifier.verify(publication.receipt, sources: [changed])[.sources] == .fails)
        #expect(verifier.verify(publication.receipt, previous: Data("{}".utf8))[.chain] == .fails)
    }

    @Test("the receipt states machine, people, sources and claims as they were")
    func content() async throws {
        let room = try await Newsroom()
        let receipt = try Receipt.read(try await room.publishSigned(try await room.add()).receipt)
        #expect(receipt.textDigest == Digest.sha256(Newsroom.draft().text))
        #expect(receipt.signOff.editor == "Ada Byron")
        #expect(receipt.signOff.accountable == "Grace Hopper")
        #expect(receipt.signOff.digest == receipt.textDigest)
        #expect(receipt.machine.drafter == "extractive")
        #expect(receipt.machine.digitalSourceType == "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia")
        #expect((700...900).contains(receipt.machine.sharePermille))
        #expect(receipt.machine.paragraphs.map(\.section) == ["lead", "what-happened", "why-it-matters"])
        #expect(receipt.sources.map(\.outlet) == ["Harbour Times", "Office of the Vice President", "Register"])
        #expect(receipt.sources[0].retrieved == "2025-02-11T14:04:05Z")
        #expect(receipt.published == "2025-02-11T15:04:05Z")
        let quotation = try #require(receipt.claims.first { $0.kind == "quotation" })
        #expect(quotation.evidence.first?.source == 1)
        #expect(quotation.evidence.first?.span == [0, 115])
        #expect(receipt.previous == nil)
    }

    /// Each value of the JSON changed by itself, with its path.
    private func everyChange(of value: JSONValue) -> [(String, JSONValue)] {
        switch value {
        case .null: return [("", "was null")]
        case .bool(let flag): return [("", .bool(!flag))]
        case .integer(let number): return [("", .integer(number + 1))]
        case .string(let text): return [("", .string(text.isEmpty ? "x" : String(text.dropLast())))]
        case .array(let elements):
            return elements.indices.flatMap { index in
                everyChange(of: elements[index]).map { path, changed in
                    var copy = elements
                    copy[index] = changed
                    return ("[\(index)]\(path)", JSONValue.array(copy))
                }
            }
        case .object(let members):
            return members.flatMap { member in
                everyChange(of: member.value).map { path, changed in
                    (".\(member.name)\(path)", value.setting(member.name, changed))
                }
            }
        }
    }
}

@Suite("Signing keys")
struct SigningKeyTests {
    @Test("a key is kept as PEM with mode 0600 and read again; an existing file is never overwritten")
    func files() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("nutgraf-\(UUID().uuidString).pem")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let made = try SigningKey.loadOrCreate(path: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        #expect(try SigningKey.loadOrCreate(path: path).verification.id == made.verification.id)
        #expect(throws: PressError.self) { try made.save(path: path) }
        try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: 0o644)], ofItemAtPath: path)
        let error = #expect(throws: PressError.self) { try SigningKey.load(path: path) }
        #expect(error?.message.contains("chmod 600") == true)
    }

    @Test("the PEM is PKCS #8 as RFC 8410 has it, and the thumbprint that of RFC 8037")
    func standards() throws {
        // RFC 8410 section 10.3, the first example.
        let pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----

            """
        let key = try SigningKey(file: Data(pem.utf8))
        #expect(key.pem == pem)
        // RFC 8037 appendix A.1 and A.3.
        let known = try #require(Data(base64Encoded: "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="))
        let rfc = try SigningKey(raw: known)
        #expect(rfc.verification.jwk["x"]?.string == "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
        #expect(rfc.verification.id == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(throws: PressError.self) { try SigningKey(file: Data("hello".utf8)) }
    }

    @Test("a set of public keys is read back, other kinds of key passed over")
    func keySet() throws {
        let key = SigningKey.generate()
        let set = VerificationKey.set([key.verification]).pretty()
            .replacing("\"keys\": [", with: "\"keys\": [{\"kty\": \"RSA\", \"n\": \"x\"},")
        #expect(try VerificationKey.read(set: Data(set.utf8)).map(\.id) == [key.verification.id])
        #expect(throws: PressError.self) { try VerificationKey.read(set: Data("no".utf8)) }
    }
}
