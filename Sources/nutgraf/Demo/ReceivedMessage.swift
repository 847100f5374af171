import Formats
import Foundation

/// A mail as the demonstration looks at it.
struct ReceivedMessage {
    let mail: ReceivedMail
    let source: String

    init(_ bytes: [UInt8]) throws {
        mail = try ReceivedMail(reading: bytes)
        source = String(decoding: bytes, as: UTF8.self)
    }

    var subject: String { mail.subject ?? "" }

    func isTo(_ address: String) -> Bool { (mail.header("To") ?? "").contains(address) }

    func contains(_ words: String) -> Bool {
        subject.contains(words) || (mail.text ?? "").contains(words) || source.contains(words)
    }

    /// The first address in the text that has `part` in its path.
    func link(with part: String) -> String? {
        (mail.text ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
            .first { $0.hasPrefix("http") && $0.contains(part) }
            .map { $0.trimmingCharacters(in: .init(charactersIn: "<>().,")) }
    }
}
