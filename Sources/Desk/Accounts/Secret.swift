import Crypto
import Foundation

/// Random tokens, what is kept of them, and comparing them.
package enum Secret {
    /// 256 bits from the system's generator as 43 characters of base64url (RFC 4648 section 5).
    package static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
        return Data(bytes).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// SHA-256 in lower-case hexadecimal: what the store keeps of a token, and what signs a text.
    package static func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Compares in a time that does not depend on where the two differ (swift-crypto compares digests so).
    package static func isSame(_ left: String, _ right: String) -> Bool {
        SHA256.hash(data: Data(left.utf8)) == SHA256.hash(data: Data(right.utf8))
    }
}
