import Crypto
package import Foundation

/// SHA-256 as receipts, versions and revisions write it: lower-case hexadecimal.
package enum Digest {
    package static func sha256(_ text: String) -> String { sha256(Data(text.utf8)) }

    package static func sha256(_ data: Data) -> String { hexadecimal(SHA256.hash(data: data)) }

    /// What a revision's content hash is made of: title, a newline, text.
    package static func content(title: String, text: String) -> String { sha256(title + "\n" + text) }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { output, byte in
            if byte < 16 { output += "0" }
            output += String(byte, radix: 16)
        }
    }
}
