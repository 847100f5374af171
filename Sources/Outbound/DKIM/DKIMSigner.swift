import Crypto
package import Foundation

/// Signs mail for a domain: RFC 6376, relaxed canonicalisation of header and body.
package struct DKIMSigner: Sendable {
    /// The fields that are signed where they are present; RFC 6376 section 5.4.1 and RFC 8058 section 4, which demands
    /// both List-Unsubscribe fields.
    package static let signedFields = [
        "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "List-Id", "List-Unsubscribe",
        "List-Unsubscribe-Post",
    ]
    /// Named once more than they occur, so that a second one, which some readers would show instead, breaks the signature
    /// (RFC 6376 section 8.15).
    private static let sealedFields = [
        "from", "to", "subject", "date", "message-id", "content-type", "list-unsubscribe", "list-unsubscribe-post",
    ]

    private let domain: String
    private let selector: String
    private let key: DKIMKey

    /// - Parameters:
    ///   - domain: The signing domain; for DMARC the domain of the From address or one above it.
    ///   - selector: Which of the domain's keys: "2026a".
    ///   - key: The secret.
    /// - Throws: ``DKIMError`` when one of the two is not a DNS name.
    package init(domain: String, selector: String, key: DKIMKey) throws(DKIMError) {
        for (what, name) in [("domain", domain), ("selector", selector)] {
            let isName =
                !name.isEmpty && name.utf8.count <= 253
                && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                    (1...63).contains(label.utf8.count) && label.first != "-"
                        && label.utf8.allSatisfy {
                            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                        }
                }
            guard isName else { throw DKIMError(.badName, "The DKIM \(what) “\(name.prefix(80))” is not a DNS name.") }
        }
        self.domain = domain
        self.selector = selector
        self.key = key
    }

    /// Puts a `DKIM-Signature` field before the message.
    ///
    /// - Parameters:
    ///   - message: Header and body with CRLF line ends.
    ///   - time: The `t=` tag; the same message, time and RSA key give the same bytes.
    /// - Returns: The signed message.
    /// - Throws: ``DKIMError`` `.badMessage` when there is no From field or the header is not one.
    /// - Complexity: Linear in the message.
    package func sign(_ message: [UInt8], at time: Date) throws(DKIMError) -> [UInt8] {
        guard let split = DKIMCanonical.split(message) else {
            throw DKIMError(.badMessage, "The message's header cannot be read, so it cannot be signed.")
        }
        guard split.fields.contains(where: { $0.name == "from" }) else {
            throw DKIMError(.badMessage, "The message has no From field, so it cannot be signed.")
        }
        var remaining: [String: [DKIMCanonical.Field]] = Dictionary(grouping: split.fields, by: \.name)
        var names: [String] = []
        var input: [UInt8] = []
        for field in Self.signedFields {
            let name = field.lowercased()
            // The last field of a name is signed first (RFC 6376 section 5.4.2).
            while let next = remaining[name]?.popLast() {
                names.append(name)
                input += DKIMCanonical.relaxed(next) + [0x0D, 0x0A]
            }
            if Self.sealedFields.contains(name) { names.append(name) }
        }
        let bodyHash = Data(SHA256.hash(data: Data(DKIMCanonical.relaxedBody(split.body)))).base64EncodedString()
        let seconds = max(0, min(time.timeIntervalSince1970, 253_402_300_799))
        let head =
            "DKIM-Signature: v=1; a=\(key.algorithm.rawValue); c=relaxed/relaxed;\r\n"
            + "\td=\(domain); s=\(selector); t=\(Int(seconds));\r\n"
            + "\th=\(Self.folded(names.map { "\($0):" }).dropLast());\r\n"
            + "\tbh=\(bodyHash);\r\n\tb="
        guard let own = DKIMCanonical.split(Array("\(head)\r\n\r\n".utf8))?.fields.first else {
            throw DKIMError(.badMessage, "The signature's own header field cannot be read.")
        }
        input += DKIMCanonical.relaxed(own)
        let signature = try key.signature(of: Data(input)).base64EncodedString()
        let pieces = stride(from: 0, to: signature.utf8.count, by: 70).map { start in
            String(signature.dropFirst(start).prefix(70))
        }
        return Array("\(head)\(pieces.joined(separator: "\r\n\t"))\r\n".utf8) + message
    }

    /// Joins pieces into lines of less than 78 characters, folded with a tab.
    private static func folded(_ pieces: [String]) -> String {
        var text = ""
        var width = 3
        for piece in pieces {
            if width + piece.utf8.count > 76 {
                text += "\r\n\t"
                width = 1
            }
            text += piece
            width += piece.utf8.count
        }
        return text
    }
}
