extension SubmittedItem {
    /// A press release as a mail: subject, sender, date and the plain text, or else the HTML.
    ///
    /// `uri` is the Message-ID.
    package init(_ mail: ReceivedMail) {
        self.init()
        let name = mail.from?.name ?? ""
        uri = mail.messageID
        title = mail.subject ?? ""
        text = Self.unwrapped(mail.text ?? mail.html.map { PlainText.from(html: $0) } ?? "")
        html = mail.html
        author = name.isEmpty || name.contains("@") ? nil : name
        published = mail.date
    }

    /// Paragraphs were broken into lines for the mail; empty lines part them.
    private static func unwrapped(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.contains(where: { $0.allSatisfy(\.isWhitespace) }) else { return text }
        var paragraphs: [String] = []
        var current = ""
        for line in lines {
            let line = trimmed(line)
            if line.isEmpty {
                if !current.isEmpty { paragraphs.append(current) }
                current = ""
            } else {
                if !current.isEmpty { current += " " }
                current += line
            }
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs.joined(separator: "\n")
    }

    private static func trimmed(_ line: Substring) -> Substring {
        let start = line.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
