import Crypto
import Foundation
import NewsModel

/// The secret of a subscription and the part of its callback that nobody can guess.
///
/// Both are HMACs of the house's key over the source and the subscription's number, so that nothing secret is stored.
struct HubKeys: Sendable {
    private let key: SymmetricKey

    init(house secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// Forty hexadecimal digits.
    func token(_ source: SourceID, generation: Int) -> String {
        Self.hex(code("websub callback", source, generation).prefix(20))
    }

    /// Sixty-four; the protocol allows fewer than 200 bytes (W3C WebSub section 5.1).
    func secret(_ source: SourceID, generation: Int) -> String {
        Self.hex(code("websub secret", source, generation)[...])
    }

    /// In the same time whether or where they differ.
    static func same(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }

    /// Whether `X-Hub-Signature` is right: `method=hexadecimal` with sha1, sha256, sha384 or sha512 (section 7.1).
    static func isSigned(_ body: [UInt8], by secret: String, signature: String?) -> Bool {
        guard let parts = signature?.split(separator: "=", maxSplits: 1), parts.count == 2,
            let code = bytes(parts[1])
        else { return false }
        let key = SymmetricKey(data: Array(secret.utf8))
        return switch parts[0].lowercased() {
        case "sha1": HMAC<Insecure.SHA1>.isValidAuthenticationCode(code, authenticating: body, using: key)
        case "sha256": HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)
        case "sha384": HMAC<SHA384>.isValidAuthenticationCode(code, authenticating: body, using: key)
        case "sha512": HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: body, using: key)
        default: false
        }
    }

    private func code(_ purpose: String, _ source: SourceID, _ generation: Int) -> [UInt8] {
        let text = "\(purpose)\u{1F}\(source.raw)\u{1F}\(generation)"
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }

    private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ hexadecimal: Substring) -> [UInt8]? {
        let digits = Array(hexadecimal.utf8)
        guard digits.count % 2 == 0, (40...128).contains(digits.count) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Character(UnicodeScalar(digits[index])).hexDigitValue,
                let low = Character(UnicodeScalar(digits[index + 1])).hexDigitValue
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
