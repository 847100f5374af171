import Crypto
import CryptoExtras
import Foundation

/// A verifier written from RFC 6376 section 6 and apart from the signer: strings and regular splitting instead of bytes.
enum DKIMVerifier {
    enum Verdict: Equatable { case pass, noSignature, bodyHash, signature, key }

    /// Whether the first signature of `message` holds under the key that `record`, a TXT record, publishes.
    static func verify(_ message: [UInt8], record: String) -> Verdict {
        let text = String(decoding: message, as: UTF8.self)
        guard let gap = text.range(of: "\r\n\r\n") else { return .noSignature }
        let unfoldedHead = String(text[..<gap.lowerBound])
        let body = String(text[gap.upperBound...])
        var fields: [(name: String, raw: String)] = []
        for line in unfoldedHead.components(separatedBy: "\r\n") {
            if line.hasPrefix(" ") || line.hasPrefix("\t") {
                guard !fields.isEmpty else { return .noSignature }
                fields[fields.count - 1].raw += line
            } else {
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else { return .noSignature }
                fields.append((parts[0].lowercased().trimmingCharacters(in: .whitespaces), String(parts[1])))
            }
        }
        guard let index = fields.firstIndex(where: { $0.name == "dkim-signature" }) else { return .noSignature }
        let own = fields.remove(at: index)
        let tags = tags(own.raw)
        guard tags["v"] == "1", tags["c"] == "relaxed/relaxed", let names = tags["h"] else { return .noSignature }

        var lines = body.components(separatedBy: "\r\n").map { line in
            var line = line.replacingOccurrences(of: "[ \t]+", with: " ", options: .regularExpression)
            if line.hasSuffix(" ") { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        let canonicalBody = lines.map { $0 + "\r\n" }.joined()
        guard Data(SHA256.hash(data: Data(canonicalBody.utf8))).base64EncodedString() == tags["bh"] else {
            return .bodyHash
        }

        var input = ""
        for name in names.split(separator: ":").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            guard let last = fields.lastIndex(where: { $0.name == name.lowercased() }) else { continue }
            input += canonical(fields.remove(at: last)) + "\r\n"
        }
        input += canonical(
            (own.name, own.raw.replacingOccurrences(of: "([;\\s]b=)[^;]*", with: "$1", options: .regularExpression))
        )
        guard let signature = Data(base64Encoded: tags["b"] ?? ""),
            let key = Data(base64Encoded: self.tags(record)["p"] ?? "")
        else { return .signature }
        let digest = SHA256.hash(data: Data(input.utf8))
        switch tags["a"] {
        case "rsa-sha256":
            guard let publicKey = try? _RSA.Signing.PublicKey(derRepresentation: key) else { return .key }
            let isValid = publicKey.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature),
                for: digest,
                padding: .insecurePKCS1v1_5
            )
            return isValid ? .pass : .signature
        case "ed25519-sha256":
            guard let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return .key }
            return publicKey.isValidSignature(signature, for: Data(digest)) ? .pass : .signature
        default: return .key
        }
    }

    static func tags(_ text: String) -> [String: String] {
        var tags: [String: String] = [:]
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let value = pair[1].filter { !$0.isWhitespace }
            tags[pair[0].trimmingCharacters(in: .whitespacesAndNewlines)] = value
        }
        return tags
    }

    private static func canonical(_ field: (name: String, raw: String)) -> String {
        let value = field.raw.replacingOccurrences(of: "\\s+", with: " ", options: .regularExpression)
        return "\(field.name):\(value.trimmingCharacters(in: .whitespaces))"
    }
}
