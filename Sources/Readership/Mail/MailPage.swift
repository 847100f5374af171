import Formats

/// The frame that all mail to readers has: one narrow column, no images, no tracking, everything said in words.
struct MailPage {
    let site: ReaderSite
    let title: String

    /// Everything before the content.
    var head: HTML {
        """
        <!doctype html><html lang="\(site.language)"><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width,initial-scale=1"><title>\(title)</title></head>\
        <body style="margin:0;padding:16px;font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.5;\
        color:#1a1a1a;background:#ffffff"><div style="max-width:600px;margin:0 auto">\
        <p style="font-weight:bold;border-bottom:2px solid #1a1a1a;padding-bottom:8px">\(site.name)</p>
        """
    }

    /// Everything after the content, up to where the reader's own links begin.
    var foot: HTML {
        let postal: HTML = site.postalAddress.isEmpty ? .empty : "<br>\(site.postalAddress)"
        return """
            <p style="border-top:1px solid #767676;margin-top:32px;padding-top:8px;font-size:14px;color:#4a4a4a">\
            \(site.name)\(postal)
            """
    }

    static let end: HTML = "</p></div></body></html>\n"

    static func links(_ links: ReaderLinks, why: String) -> HTML {
        """
        <br>\(why)<br><a href="\(links.manage)">Change what you get</a> · \
        <a href="\(links.unsubscribe)">Unsubscribe</a>
        """
    }

    static func plainLinks(_ links: ReaderLinks, why: String) -> String {
        "\(why)\nChange what you get: \(links.manage)\nUnsubscribe: \(links.unsubscribe)\n"
    }

    var plainFoot: String {
        "-- \n\(site.name)\n" + (site.postalAddress.isEmpty ? "" : site.postalAddress + "\n")
    }

    /// One story, disclosure inside.
    static func item(_ card: StoryCard) -> HTML {
        let note: HTML = card.note.map { "<p style=\"margin:4px 0\"><strong>Correction:</strong> \($0)</p>" } ?? .empty
        return """
            <h2 style="font-size:20px;line-height:1.3;margin:24px 0 4px"><a href="\(card.address)" \
            style="color:#0b3d91">\(card.headline)</a></h2>\(note)<p style="margin:4px 0">\(card.summary)</p>\
            <p style="margin:4px 0;font-size:14px;color:#4a4a4a">\(card.disclosure)</p>
            """
    }

    static func plainItem(_ card: StoryCard) -> String {
        var lines = [card.headline]
        if let note = card.note { lines.append("Correction: " + note) }
        return (lines + [card.summary, card.disclosure, card.address]).map { $0 + "\n" }.joined()
    }
}
