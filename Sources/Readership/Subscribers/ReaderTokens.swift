import Crypto
import Foundation

/// Proof in a link that its bearer got it from us: HMAC-SHA256 (RFC 2104) over purpose and subject.
///
/// A token for one purpose is worthless for another. Nothing is stored, so nothing can be stolen from the database;
/// changing the secret ends all links.
package struct ReaderTokens: Sendable {
    /// What a link may be used for.
    package enum Purpose: String, Sendable, CaseIterable {
        case confirm, unsubscribe
        /// See and change one's alerts.
        case manage
    }

    private let key: SymmetricKey

    /// - Parameter secret: At least 32 bytes, the same on every machine, kept from everybody else.
    /// - Throws: ``ReadershipError`` `.badSecret` when it is shorter: there is no default.
    package init(secret: [UInt8]) throws(ReadershipError) {
        guard secret.count >= 32 else {
            throw ReadershipError(
                .badSecret,
                "The secret for readers' links has \(secret.count) bytes; it needs 32 or more random ones."
            )
        }
        key = SymmetricKey(data: secret)
    }

    /// `subject.mac`, URL-safe.
    ///
    /// The subject is made of letters, digits, hyphens and dots.
    package func token(_ purpose: Purpose, _ subject: String) -> String {
        subject + "."
            + Self.encode(Array(HMAC<SHA256>.authenticationCode(for: Self.message(purpose, subject), using: key)))
    }

    /// The subject of a valid token, compared in constant time; nil for any other text.
    package func subject(of token: String, for purpose: Purpose) -> String? {
        guard token.utf8.count <= 300, let dot = token.lastIndex(of: ".") else { return nil }
        let subject = String(token[..<dot])
        guard let mac = Self.decode(token[token.index(after: dot)...]) else { return nil }
        let isValid = HMAC<SHA256>.isValidAuthenticationCode(
            mac,
            authenticating: Self.message(purpose, subject),
            using: key
        )
        return isValid ? subject : nil
    }

    private static func message(_ purpose: Purpose, _ subject: String) -> Data {
        Data("nutgraf/\(purpose.rawValue)|\(subject)".utf8)
    }

    /// Base 64 for addresses, without padding (RFC 4648 section 5).
    private static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func decode(_ text: Substring) -> Data? {
        guard text.utf8.count == 43 else { return nil }
        return Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + "=")
    }
}

/// The addresses of the readers' pages.
///
/// Every one is made here, so that mail and pages agree.
package enum ReaderPath {
    package static let subscribe = "/newsletter"
    package static func confirm(_ token: String) -> String { "/newsletter/confirm/" + token }
    package static func unsubscribe(_ token: String) -> String { "/newsletter/unsubscribe/" + token }
    package static func alerts(_ token: String) -> String { "/alerts/" + token }
    package static func live(_ token: String) -> String { "/alerts/" + token + "/live" }
    package static func stream(_ token: String) -> String { "/alerts/" + token + "/events" }
}
