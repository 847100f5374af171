import Crypto
package import Foundation
import Formats
package import NewsModel

/// What was proved of one published version, for anybody to verify: JSON, signed by the house.
///
/// Members are in snake case in JSON. Times are RFC 3339 in UTC, hashes SHA-256 in lower-case hexadecimal, spans
/// `[start, end)` in Unicode scalars, shares in thousandths; there are no fractions, so that the canonical form
/// (RFC 8785) is the same everywhere. The signature covers everything but its own value. ``ReceiptVerifier`` reads it.
package struct Receipt: Sendable, Codable, Equatable {
    package static let currentFormat = "nutgraf-receipt-1"

    package var format = Receipt.currentFormat
    package var story: StoryPart
    package var version: Int
    /// "original", "update", "correction", "retraction".
    package var kind: String
    /// The public note on a correction or retraction.
    package var note: String?
    package var published: String
    package var firstPublished: String
    /// Of the text as signed: headline and paragraphs apart by empty lines.
    package var textDigest: String
    package var previous: Previous?
    package var sources: [SourcePart]
    package var claims: [ClaimPart]
    package var machine: Machine
    package var signOff: SignOffPart
    /// The rules that were applied.
    package var checker: String
    package var checked: String
    package var program: String
    package var signature: Signature?

    package struct StoryPart: Sendable, Codable, Equatable {
        package var id: String
        package var publication: String
        package var address: String
        package var headline: String
        package var section: String
    }

    /// The receipt of the version before.
    package struct Previous: Sendable, Codable, Equatable {
        package var version: Int
        package var receiptHash: String
    }

    package struct SourcePart: Sendable, Codable, Equatable {
        package var item: String
        package var revision: Int
        package var outlet: String
        package var title: String
        package var address: String?
        package var retrieved: String
        /// SHA-256 of title, a newline and text.
        package var contentHash: String
        package var licence: String
    }

    package struct ClaimPart: Sendable, Codable, Equatable {
        package var kind: String
        package var verdict: String
        /// "ok", "note", "ask", "block".
        package var severity: String
        /// In the signed text.
        package var span: [Int]
        package var text: String
        package var message: String?
        package var evidence: [EvidencePart]
        package var overruled: OverrulePart?
        /// The stable code of the rule that found it.
        package var rule: String?
        /// Set when the house's rules made less or more of it than the checker.
        package var house: HousePart?
    }

    package struct HousePart: Sendable, Codable, Equatable {
        /// What the checker made of it: "block".
        package var standard: String
        package var reason: String?
    }

    package struct EvidencePart: Sendable, Codable, Equatable {
        /// An index into ``Receipt/sources``.
        package var source: Int
        /// In that source's text.
        package var span: [Int]
        package var text: String
    }

    package struct OverrulePart: Sendable, Codable, Equatable {
        package var reason: String
        package var editor: String
        package var at: String
    }

    package struct Machine: Sendable, Codable, Equatable {
        package var drafter: String
        package var model: String?
        package var promptHash: String?
        package var answerHash: String?
        /// What machines wrote, in thousandths of the length.
        package var sharePermille: Int
        package var digitalSourceType: String
        /// One for each paragraph that makes claims.
        package var paragraphs: [ParagraphPart]
    }

    package struct ParagraphPart: Sendable, Codable, Equatable {
        package var section: String
        package var sharePermille: Int
        package var digitalSourceType: String
    }

    package struct SignOffPart: Sendable, Codable, Equatable {
        package var editor: String
        package var accountable: String
        /// Of the text that the editor had before her.
        package var digest: String
        package var at: String
    }

    package struct Signature: Sendable, Codable, Equatable {
        package var algorithm: String
        /// The thumbprint of the key.
        package var key: String
        /// Base64url of the 64 bytes.
        package var value: String
    }
}

extension Receipt {
    /// - Throws: `.brokenEvidence` when a claim or its evidence points past its text or to a source that is not there.
    package init(
        _ edition: Edition,
        check: CheckRecord,
        signOff: SignOff,
        kind: Publication.Kind,
        note: String?,
        address: String,
        publication: String,
        published: Date,
        firstPublished: Date,
        previous: Previous?
    ) throws(PressError) {
        let version = edition.version
        let share = MachineShare(version.draft)
        story = StoryPart(
            id: version.story.raw,
            publication: publication,
            address: address,
            headline: version.draft.headline.text,
            section: edition.story.section
        )
        self.version = version.number
        self.kind = kind.rawValue
        self.note = note
        self.published = Timestamp.iso8601(published)
        self.firstPublished = Timestamp.iso8601(firstPublished)
        textDigest = version.digest
        self.previous = previous
        sources = edition.reports.map { report in
            SourcePart(
                item: report.item.id.raw,
                revision: report.revision.number,
                outlet: report.item.outlet,
                title: report.revision.title,
                address: report.item.address,
                retrieved: Timestamp.iso8601(report.revision.fetched),
                contentHash: report.revision.contentHash,
                licence: report.item.licence.rawValue
            )
        }
        claims = try ReceiptClaims(edition).parts(of: check.report.claims)
        let use = version.draft.origin.modelUse
        machine = Machine(
            drafter: version.draft.origin.drafter,
            model: use?.model,
            promptHash: use?.promptHash,
            answerHash: use?.answerHash,
            sharePermille: share.permille,
            digitalSourceType: share.digitalSource.address,
            paragraphs: version.draft.blocks.filter(\.purpose.isChecked).map { block in
                let share = MachineShare(block)
                return ParagraphPart(
                    section: block.section,
                    sharePermille: share.permille,
                    digitalSourceType: share.digitalSource.address
                )
            }
        )
        self.signOff = SignOffPart(
            editor: signOff.editorName,
            accountable: signOff.accountable,
            digest: signOff.digest,
            at: Timestamp.iso8601(signOff.made)
        )
        checker = check.report.checker
        checked = Timestamp.iso8601(check.made)
        program = "nutgraf \(NewsModel.programVersion)"
    }

    /// The receipt as it is served: JSON with its signature.
    package func sealed(with key: SigningKey) throws(PressError) -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = .sortedKeys
        var unsigned = self
        unsigned.signature = nil
        guard let encoded = try? encoder.encode(unsigned), var value = try? JSONReader.read(encoded) else {
            throw PressError(.brokenEvidence, "The receipt cannot be written as JSON.")
        }
        value = value.setting(
            "signature",
            .object(["algorithm": "Ed25519", "key": .string(key.verification.id)])
        )
        let signature = try key.signature(of: value.canonical())
        value = value.setting(
            "signature",
            .object([
                "algorithm": "Ed25519", "key": .string(key.verification.id), "value": .string(signature.base64URL),
            ])
        )
        return Data(value.pretty().utf8)
    }

    /// What the signature of a receipt is over: its canonical form without the signature's value.
    static func signedForm(of value: JSONValue) -> String {
        let signature = value["signature"] ?? .null
        return value.setting("signature", signature.removing("value")).canonical()
    }

    /// - Throws: `.brokenEvidence` when it is no receipt of a format we read.
    package static func read(_ content: Data) throws(PressError) -> Receipt {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let receipt = try decoder.decode(Receipt.self, from: content)
            guard receipt.format == currentFormat else {
                throw PressError(
                    .brokenEvidence,
                    "This is a receipt of the format “\(receipt.format.prefix(40))”; we read \(currentFormat)."
                )
            }
            return receipt
        } catch let error as PressError {
            throw error
        } catch {
            throw PressError(.brokenEvidence, "This is no receipt: a member is missing or of the wrong type.")
        }
    }
}

/// Turns a check's claims into a receipt's, with every passage read again from the stored report.
private struct ReceiptClaims {
    let edition: Edition
    let text: String
    let offsets: ScalarOffsets
    let indices: [Int?]
    let sourceOffsets: [ScalarOffsets]

    init(_ edition: Edition) {
        self.edition = edition
        text = edition.version.draft.text
        offsets = ScalarOffsets(text)
        indices = edition.sourceIndices
        sourceOffsets = edition.reports.map { ScalarOffsets($0.revision.text) }
    }

    func parts(of claims: [Claim]) throws(PressError) -> [Receipt.ClaimPart] {
        var parts: [Receipt.ClaimPart] = []
        for claim in claims {
            guard let words = text.text(in: claim.span) else {
                throw PressError(
                    .brokenEvidence,
                    "A claim points outside the text: “\(claim.text.prefix(80))”. Check the version again."
                )
            }
            var evidence: [Receipt.EvidencePart] = []
            for passage in claim.evidence { evidence.append(try part(of: passage, for: claim)) }
            let overrule = edition.overrule(of: claim)
            parts.append(
                Receipt.ClaimPart(
                    kind: claim.kind.rawValue,
                    verdict: claim.verdict.rawValue,
                    severity: claim.severity.word,
                    span: offsets.scalars(claim.span),
                    text: words,
                    message: claim.message.isEmpty ? nil : claim.message,
                    evidence: evidence,
                    overruled: overrule.map {
                        Receipt.OverrulePart(
                            reason: $0.reason,
                            editor: $0.editorName,
                            at: Timestamp.iso8601($0.made)
                        )
                    },
                    rule: claim.rule,
                    house: claim.ruling.map {
                        Receipt.HousePart(standard: $0.standard.word, reason: $0.reason.isEmpty ? nil : $0.reason)
                    }
                )
            )
        }
        return parts
    }

    private func part(of passage: ClaimEvidence, for claim: Claim) throws(PressError) -> Receipt.EvidencePart {
        guard indices.indices.contains(passage.source), let source = indices[passage.source],
            let words = edition.reports[source].revision.text.text(in: passage.span)
        else {
            throw PressError(
                .brokenEvidence,
                "The evidence for “\(claim.text.prefix(80))” points to a passage that is not stored. Check the version again."
            )
        }
        return Receipt.EvidencePart(source: source, span: sourceOffsets[source].scalars(passage.span), text: words)
    }
}
