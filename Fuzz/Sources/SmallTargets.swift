import Formats
import Foundation
import Outbound

/// Bytes as a list of feeds.
enum OPMLTarget {
    @Sendable static func run(_ bytes: [UInt8]) {
        guard let feeds = try? OPML.parse(bytes) else { return }
        let written = OPML.write(feeds, title: "All")
        guard let back = try? OPML.parse(Array(written.utf8)), back.count <= feeds.count else {
            broken("an outline we wrote can be read", [written])
        }
        // What XML cannot hold is left out, and so is lost from an address; a second journey changes nothing.
        let again = OPML.write(back, title: "All")
        guard let third = try? OPML.parse(Array(again.utf8)), third == back else {
            broken("a second journey changes nothing", [written, again])
        }
    }
}

/// Bytes as a message; what it says is written again as one of ours, in which no field may be forged.
enum MailTarget {
    @Sendable static func run(_ bytes: [UInt8]) {
        guard let mail = try? ReceivedMail(reading: bytes) else { return }
        if let text = mail.text, text.utf8.count > 4 * bytes.count + 64 { broken("a text is no longer than its mail") }
        _ = (mail.date, mail.from, mail.messageID)
        guard let subject = mail.subject else { return }
        let ours = MailMessage(
            from: MailMessage.Address(name: mail.from?.name ?? "", "news@example.org"),
            to: MailMessage.Address("reader@example.org"),
            subject: subject,
            date: Date(timeIntervalSince1970: 1_700_000_000),
            messageID: "one@example.org",
            text: mail.text ?? "none",
            html: mail.html
        )
        guard let encoded = try? ours.encoded() else { return }
        if encoded.contains(where: { $0 >= 0x80 }) { broken("mail is ASCII") }
        guard let back = try? ReceivedMail(reading: encoded) else { broken("our own mail can be read") }
        let count = back.headers.count { ["to", "from", "subject", "bcc"].contains($0.name.lowercased()) }
        if count != 3 || back.from?.address != "news@example.org" {
            broken("no field is forged", [subject, "\(back)"])
        }
    }
}

/// Bytes as robots.txt, and its lines as paths and addresses.
enum RobotsTarget {
    @Sendable static func run(_ bytes: [UInt8]) {
        let robots = Robots(parsing: bytes)
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(20) {
            let path = String(line.split(separator: ":").last ?? "/")
            let isAllowed = robots.allows(path, agent: "Nutgraf/1.0")
            if Robots.allowAll.allows(path, agent: "x") != true { broken("nothing said allows all") }
            if isAllowed != robots.allows(path, agent: "nutgraf") { broken("an agent's name is read without case") }
            if let url = try? WebURL(path) {
                guard (try? WebURL(url.text)) == url else {
                    broken("an address reads the same again", [path, url.text])
                }
            }
        }
        _ = robots.crawlDelay(agent: "nutgraf")
    }
}

/// Bytes as JSON, strictly.
enum JSONTarget {
    @Sendable static func run(_ bytes: [UInt8]) {
        guard let value = try? JSONReader.read(bytes) else { return }
        let compact = value.compact()
        guard let back = try? JSONReader.read(compact.utf8) else { broken("JSON we wrote can be read", [compact]) }
        if back.compact() != compact { broken("JSON comes back as it went", [compact, back.compact()]) }
        let canonical = value.canonical()
        guard (try? JSONReader.read(canonical.utf8))?.canonical() == canonical else {
            broken("the canonical form is its own", [canonical])
        }
    }
}

/// Bytes as a compressed body.
enum InflateTarget {
    @Sendable static func run(_ bytes: [UInt8]) {
        var choices = Choices(bytes)
        let encoding: String? = choices.pick([nil, "gzip", "deflate"])
        let limit = choices.pick([100, 70_000, 8 << 20])
        guard let out = try? Inflate.open(choices.rest, encoding: encoding, limit: limit) else { return }
        if out.bytes.count > max(limit, choices.rest.count) { broken("nothing grows past the limit") }
    }
}
