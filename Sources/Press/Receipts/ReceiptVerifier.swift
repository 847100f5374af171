package import Foundation
import Formats
import NewsModel

/// Says what of a receipt holds, with nothing but the receipt, the house's public keys and, where given, the page, the
/// sources and the receipt before.
///
/// No network, no store, no clock.
package struct ReceiptVerifier: Sendable {
    private let keys: [VerificationKey]

    /// - Parameter keys: The keys that the verifier trusts, from ``SitePath/keys`` or a copy kept earlier.
    package init(keys: [VerificationKey]) { self.keys = keys }

    /// A source as the verifier holds it.
    ///
    /// ``text`` is the extracted text the receipt's spans point into.
    package struct SourceText: Sendable, Equatable {
        package var title: String
        package var text: String

        package init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    /// - Parameters:
    ///   - receipt: As served.
    ///   - page: The story page's HTML, as served.
    ///   - sources: Any of the sources, in any order; each is found by its content hash.
    ///   - previous: The receipt of the version before, as served.
    /// - Returns: A line for each point; never throws, whatever it is given.
    package func verify(
        _ receipt: Data,
        page: String? = nil,
        sources: [SourceText] = [],
        previous: Data? = nil
    ) -> VerificationReport {
        var report = VerificationReport()
        let value: JSONValue
        let content: Receipt
        do {
            value = try JSONReader.read(receipt.prefix(Self.maximumBytes + 1))
            content = try Receipt.read(receipt)
        } catch {
            report.add(.format, .fails, "The receipt cannot be read: \(error)")
            return report
        }
        report.add(
            .format,
            .holds,
            "A receipt of the format \(content.format) for “\(content.story.headline)”, version \(content.version)."
        )
        checkSignature(value, content, &report)
        checkSignOff(content, &report)
        checkClaims(content, &report)
        checkPage(page, content, &report)
        checkSources(sources, content, &report)
        checkPrevious(previous, content, &report)
        return report
    }

    private static let maximumBytes = 16 << 20

    private func checkSignature(_ value: JSONValue, _ receipt: Receipt, _ report: inout VerificationReport) {
        guard let signature = receipt.signature, signature.algorithm == "Ed25519",
            let bytes = Data(base64URL: signature.value), bytes.count == 64
        else {
            return report.add(.signature, .fails, "The receipt bears no Ed25519 signature.")
        }
        guard let key = keys.first(where: { $0.id == signature.key }) else {
            return report.add(
                .signature,
                keys.isEmpty ? .unknown : .fails,
                keys.isEmpty
                    ? "No public key was given; get the house's keys from \(SitePath.keys)."
                    : "The receipt was signed with the key \(signature.key.prefix(64)), which is not among the keys given."
            )
        }
        key.isValid(bytes, of: Receipt.signedForm(of: value))
            ? report.add(.signature, .holds, "Signed with the key \(key.id); nothing in it was changed since.")
            : report.add(
                .signature,
                .fails,
                "The signature does not fit: something in the receipt was changed after it was signed."
            )
    }

    private func checkSignOff(_ receipt: Receipt, _ report: inout VerificationReport) {
        receipt.signOff.digest == receipt.textDigest
            ? report.add(
                .signOff,
                .holds,
                "\(receipt.signOff.editor) signed exactly this text on \(receipt.signOff.at); \(receipt.signOff.accountable) is responsible."
            )
            : report.add(.signOff, .fails, "The sign-off is for another text than the one published.")
    }

    private func checkClaims(_ receipt: Receipt, _ report: inout VerificationReport) {
        let open = receipt.claims.filter { $0.severity == Severity.block.word && $0.overruled == nil }
        let proved = receipt.claims.count {
            $0.verdict == Verdict.supported.rawValue && $0.severity != Severity.ask.word
        }
        let overruled = receipt.claims.count { $0.overruled != nil }
        if let first = open.first {
            report.add(
                .claims,
                .fails,
                "\(open.count) of \(receipt.claims.count) claims should have stopped publication: “\(first.text)”."
            )
            return
        }
        let dangling = receipt.claims.flatMap(\.evidence).first {
            !receipt.sources.indices.contains($0.source) || $0.span.count != 2 || $0.span[0] < 0
                || $0.span[1].subtractingReportingOverflow($0.span[0]).partialValue != $0.text.unicodeScalars.count
        }
        if let dangling {
            report.add(.claims, .fails, "A passage does not lie where the receipt says: “\(dangling.text)”.")
            return
        }
        var words = "\(receipt.claims.count) claims: \(proved) supported"
        if overruled > 0 { words += ", \(overruled) published by an editor's decision, with the reason" }
        report.add(.claims, .holds, words + ".")
    }

    private func checkPage(_ page: String?, _ receipt: Receipt, _ report: inout VerificationReport) {
        guard let page else { return report.add(.page, .unknown, "No page was given.") }
        guard let text = PageText.read(page) else {
            return report.add(.page, .fails, "The page is not a story page of ours: no signed text was found in it.")
        }
        guard Digest.sha256(text) == receipt.textDigest else {
            return report.add(.page, .fails, "The text on the page is not the text that was signed.")
        }
        let scalars = Array(text.unicodeScalars)
        for claim in receipt.claims {
            guard claim.span.count == 2, claim.span[0] >= 0, claim.span[0] <= claim.span[1],
                claim.span[1] <= scalars.count,
                scalars[claim.span[0]..<claim.span[1]].elementsEqual(claim.text.unicodeScalars)
            else {
                return report.add(.page, .fails, "A claim does not stand where the receipt says: “\(claim.text)”.")
            }
        }
        report.add(
            .page,
            .holds,
            "The text on the page is the text that was signed, and every claim stands where the receipt says."
        )
    }

    private func checkSources(_ given: [SourceText], _ receipt: Receipt, _ report: inout VerificationReport) {
        guard !given.isEmpty else {
            return report.add(.sources, .unknown, "No sources were given; the receipt names \(receipt.sources.count).")
        }
        let byHash = Dictionary(
            given.map { (Digest.content(title: $0.title, text: $0.text), Array($0.text.unicodeScalars)) },
            uniquingKeysWith: { first, _ in first }
        )
        var found: Set<Int> = []
        for (index, source) in receipt.sources.enumerated() where byHash[source.contentHash] != nil {
            found.insert(index)
        }
        let strangers = given.count - found.count
        for passage in receipt.claims.flatMap(\.evidence) where found.contains(passage.source) {
            guard let scalars = byHash[receipt.sources[passage.source].contentHash], passage.span.count == 2,
                passage.span[0] >= 0, passage.span[0] <= passage.span[1], passage.span[1] <= scalars.count,
                scalars[passage.span[0]..<passage.span[1]].elementsEqual(passage.text.unicodeScalars)
            else {
                return report.add(
                    .sources,
                    .fails,
                    "“\(passage.text)” does not stand in \(receipt.sources[passage.source].outlet)'s report where the receipt says."
                )
            }
        }
        if strangers > 0 {
            return report.add(
                .sources,
                .fails,
                "\(strangers) of the \(given.count) texts given \(strangers == 1 ? "is" : "are") not what the receipt rests on: changed since, or another text."
            )
        }
        report.add(
            .sources,
            .holds,
            "\(found.count) of \(receipt.sources.count) sources were given; each passage taken from them stands in them word for word."
        )
    }

    private func checkPrevious(_ previous: Data?, _ receipt: Receipt, _ report: inout VerificationReport) {
        guard let stated = receipt.previous else {
            return previous == nil
                ? report.add(.chain, .holds, "This is the first version that was published.")
                : report.add(.chain, .fails, "A receipt before this one was given, and this one names none.")
        }
        guard let previous else {
            return report.add(.chain, .unknown, "The receipt of version \(stated.version) was not given.")
        }
        Digest.sha256(previous) == stated.receiptHash
            ? report.add(.chain, .holds, "It follows the receipt of version \(stated.version).")
            : report.add(
                .chain,
                .fails,
                "The receipt given for version \(stated.version) is not the one this receipt follows."
            )
    }
}

/// What of a receipt holds and what does not, point by point.
package struct VerificationReport: Sendable, Codable, Equatable {
    package enum Point: String, Sendable, Codable, CaseIterable {
        case format, signature, signOff = "sign-off", claims, page, sources, chain
    }

    package enum Answer: String, Sendable, Codable {
        case holds, fails
        /// What is needed to tell was not given.
        case unknown
    }

    package struct Line: Sendable, Codable, Equatable {
        package var point: Point
        package var answer: Answer
        /// A whole sentence.
        package var words: String
    }

    package private(set) var lines: [Line] = []

    /// Whether nothing fails and the signature was checked.
    package var holds: Bool {
        !lines.contains { $0.answer == .fails } && self[.signature] == .holds
    }

    package subscript(_ point: Point) -> Answer? { lines.first { $0.point == point }?.answer }

    /// For people, a line for each point.
    package var text: String {
        lines.map { line in
            let mark =
                switch line.answer {
                case .holds: "holds"
                case .fails: "FAILS"
                case .unknown: "  ?  "
                }
            return "\(mark)  \(line.point.rawValue): \(line.words)\n"
        }.joined()
    }

    fileprivate mutating func add(_ point: Point, _ answer: Answer, _ words: String) {
        lines.append(Line(point: point, answer: answer, words: words))
    }
}
