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
        let release = SubmittedItem(mail)
        return Intake.Arrival(
            key: release.uri ?? path,
            address: nil,
            title: release.title,
            text: release.text,
            html: release.html.map { Sanitiser.clean($0, base: nil) },
            author: release.author,
            published: release.published,
            attachments: mail.attachmentNames
        )
    }
}
