import Foundation
import Formats

/// A press release as a mail: subject, sender, date and the plain text, or else the HTML.
enum MailFile {
    /// - Throws: `.unusable` when the file is no mail.
    static func arrival(_ bytes: [UInt8], path: String) throws(WireError) -> Intake.Arrival {
        let mail: ReceivedMail
        do {
            mail = try ReceivedMail(reading: bytes)
        } catch {
            throw WireError(.unusable, "\(path): \(error.message)")
        }
        let text = mail.text ?? mail.html.map { PlainText.from(html: $0) } ?? ""
        let name = mail.from?.name ?? ""
        return Intake.Arrival(
            key: mail.messageID ?? path,
            address: nil,
            title: mail.subject ?? "",
            text: unwrap(text),
            html: mail.html.map { Sanitiser.clean($0, base: nil) },
            author: name.isEmpty || name.contains("@") ? nil : name,
            published: mail.date,
            attachments: mail.attachmentNames
        )
    }

    /// Paragraphs were broken into lines for the mail; empty lines part them.
    private static func unwrap(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.contains(where: { $0.allSatisfy(\.isWhitespace) }) else { return text }
        var paragraphs: [String] = []
        var current = ""
        for line in lines {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty {
                if !current.isEmpty { paragraphs.append(current) }
                current = ""
            } else {
                current += current.isEmpty ? line : " " + line
            }
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs.joined(separator: "\n")
    }
}
