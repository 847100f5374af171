/// A mail address that may be written to: printable ASCII, one `@`, a host name behind it, in the lengths of RFC 5321
/// section 4.5.3.1.
///
/// The domain is in lower case.
///
/// Quoted local parts and address literals are legal and refused: no reader has one, and they invite header tricks.
package struct MailAddress: Sendable, Equatable {
    package let text: String

    package init(_ written: String) throws(ReadershipError) {
        let trimmed = written.drop { $0.isWhitespace }
        let text = String(trimmed.reversed().drop { $0.isWhitespace }.reversed())
        let problem = ReadershipError(
            .badAddress,
            "That is not a mail address we can write to. Write it like name@example.org."
        )
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254 else { throw problem }
        let local = parts[0]
        let domain = parts[1].lowercased()
        guard (1...64).contains(local.utf8.count), !local.hasPrefix("."), !local.hasSuffix("."), !local.contains(".."),
            local.utf8.allSatisfy(Self.isLocal)
        else { throw problem }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2,
            labels.allSatisfy({ label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { Self.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }), let last = labels.last, last.utf8.count >= 2, !last.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { throw problem }
        self.text = local + "@" + domain
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// `atext` of RFC 5322 section 3.2.3 and the dot.
    private static func isLocal(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }
}
