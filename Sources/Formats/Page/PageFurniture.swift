/// Lines inside an article that are not its text: labels, calls to action, repeated headlines, bylines and dates that the
/// page gives elsewhere.
///
/// Told by their words, in the languages we have met them in, and only where they stand alone.
enum PageFurniture {
    /// The lines of `text` that are the article's own.
    static func cleaned(_ text: String, _ blocks: [PageBlock], title: String?) -> MainText.Reading {
        let titleKey = title.map(PageMetadata.key) ?? ""
        var kept: [Substring] = []
        var keptBlocks: [PageBlock] = []
        var hasProse = false
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: true).enumerated() {
            let length = line.utf8.count
            if length <= 400, isCall(line) { continue }
            let block = number < blocks.count ? blocks[number] : PageBlock(.paragraph)
            // The page's own headline, worded otherwise than its title.
            if kept.isEmpty, block.kind == .heading(1) { continue }
            if length <= 200, isFurniture(line, length, isOpening: !hasProse && kept.count < 8, titleKey) { continue }
            if length > 140 { hasProse = true }
            if let last = kept.last, last == line { continue }
            kept.append(line)
            keptBlocks.append(block)
        }
        cutContacts(&kept, &keptBlocks)
        return MainText.Reading(text: kept.joined(separator: "\n"), blocks: keptBlocks)
    }

    /// Cuts what stands under a release and says whom to ask: from the last third on, a line that announces contacts, and
    /// only short lines after it.
    private static func cutContacts(_ lines: inout [Substring], _ blocks: inout [PageBlock]) {
        guard lines.count > 4 else { return }
        let lastLong = lines.lastIndex { $0.utf8.count > 160 } ?? -1
        guard
            let contact = lines.indices.dropFirst(max(2, lines.count * 2 / 3, lastLong + 1)).first(where: { index in
                lines[index].utf8.count <= 40 && contacts.contains(lines[index].lowercased().trimmingCharacters)
            })
        else { return }
        lines.removeSubrange(contact...)
        blocks.removeSubrange(contact...)
    }

    private static let contacts: Set<String> = [
        "kontakt", "contact", "contacts", "pressekontakt", "media contact", "media contacts", "press contact",
        "press contacts", "ansprechpartner", "ansprechpartnerin", "weitere informationen", "further information",
        "more information", "contacto", "contatti", "contact presse", "contacts presse", "rückfragen", "kontakte",
        "pressekontakte", "für rückfragen", "contactos", "contatto", "persbericht contact", "perscontact",
        "kontaktperson",
    ]

    /// A line that asks for something: a subscription, an app, a share.
    ///
    /// Somebody's words are the article's own, whatever they ask for.
    private static func isCall(_ line: Substring) -> Bool {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.utf8.count)
        for byte in line.utf8 {
            if byte == UInt8(ascii: "\"") { return false }
            bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        if line.unicodeScalars.contains(where: { $0 == "“" || $0 == "”" || $0 == "»" || $0 == "„" }) { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            calls.contains { all in all.allSatisfy { UTF8Scan.firstIndex(of: $0, in: buffer, from: 0) != nil } }
        }
    }

    private static let calls: [[[UInt8]]] = [
        ["newsletter", "sign up"], ["newsletter", "subscribe"], ["newsletter", "delivered"], ["newsletter", "anmeld"],
        ["newsletter", "abonn"], ["newsletter", "inscri"], ["newsletter", "suscr"], ["newsletter", "iscriv"],
        ["download", " app"], ["already a subscriber"], ["subscribers", "log in"], ["first-time subscribers"],
        ["delivered through your"], ["delivered to your inbox"], ["delivered straight to your inbox"],
        ["share it with a friend"], ["artikel teilen"], ["diese seite teilen"], ["alle angaben ohne gew"],
        ["kommentar verfassen"], ["quellen ausblenden"], ["quellen anzeigen"], ["hazte miembro"],
        ["in your browser", "javascript"], ["submit your letter"], ["personal, non-commercial use"],
    ].map { $0.map { Array($0.utf8) } }

    private static func isFurniture(_ line: Substring, _ length: Int, isOpening: Bool, _ titleKey: String) -> Bool {
        let lower = line.lowercased()
        if lower.hasPrefix("http"), !lower.utf8.contains(0x20) { return true }
        if length <= 60, whole.contains(lower.trimmingCharacters) { return true }
        if length <= 160, begins(lower, openings) { return true }
        guard isOpening else { return false }
        if !titleKey.isEmpty, PageMetadata.key(String(line)) == titleKey { return true }
        let words = line.split(separator: " ").count
        if length <= 90, words <= 9, begins(lower, bylines), !endsSentence(line) { return true }
        if length <= 110, !endsSentence(line), PageDates.mayHoldDate(ArraySlice(line.utf8)), words <= 14,
            PageDates.inText(String(line)) != nil
        {
            return true
        }
        return false
    }

    /// By the first byte, so that a line is held against few of them.
    private typealias Phrases = [UInt8: [String]]

    private static func phrases(_ texts: [String]) -> Phrases { Dictionary(grouping: texts) { $0.utf8.first ?? 0 } }

    private static func begins(_ line: String, _ phrases: Phrases) -> Bool {
        guard let first = line.utf8.first, let candidates = phrases[first] else { return false }
        return candidates.contains { line.utf8.starts(with: $0.utf8) }
    }

    private static func endsSentence(_ line: Substring) -> Bool {
        guard let last = line.last else { return false }
        return last == "." || last == "!" || last == "?" || last == "。" || last == "”" || last == ":"
    }

    private static let whole: Set<String> = [
        "advert", "advertisement", "advertising", "anzeige", "werbung", "publicidad", "publicité", "pubblicità",
        "реклама", "sponsored", "promoted",
        "continue reading below", "continue reading", "story continues below", "article continues below", "read more",
        "read next", "more", "share", "share this",
        "share this article", "share this story", "tweet", "email", "e-mail", "print", "print article",
        "order reprints", "comments", "comment", "leave a comment",
        "leave a reply", "tags", "tag", "topics", "schlagworte", "schlagwörter", "themen", "related",
        "related articles", "related posts", "related stories", "related topics",
        "don't miss", "don’t miss", "most read", "trending", "see also", "teilen", "drucken", "kommentare",
        "kommentar verfassen", "versenden", "merken", "weiterlesen",
        "mehr zum thema", "ähnliche beiträge", "ähnliche artikel", "lesen sie auch", "schon gelesen",
        "teilen sie dies mit", "gefällt mir", "compartir", "comentarios",
        "etiquetas", "relacionados", "partager", "commentaires", "à lire aussi", "lire aussi", "condividi", "commenti",
        "leggi anche", "compartilhar", "compartilhe",
        "comentários", "leia também", "leia mais", "поделиться", "комментарии", "читайте также", "теги", "delen",
        "reacties", "lees ook", "author", "autor", "publish date",
        "published", "updated", "by", "von", "par", "por", "facebook", "twitter", "linkedin", "whatsapp", "pinterest",
        "instagram", "youtube", "subscribe", "sign up",
        "newsletter", "abonnieren", "suscríbete", "photos", "video", "watch", "listen", "nach oben", "back to top",
        "zurück", "zurück zur übersicht", "zurück zur listenansicht", "table of contents",
        "inhaltsverzeichnis", "tell us what you think", "click to enlarge", "view comments", "show comments", "loading",
        "skip to main content", "follow us", "folgen sie uns",
    ]

    private static let openings = phrases([
        "read more:", "read more on", "read also:", "see more:", "see also:", "also read:", "related:", "more:",
        "must read:", "don't miss:", "click here to", "click here for",
        "click to", "sign up for", "sign up to", "subscribe to our", "subscribe now", "subscribe today", "follow us on",
        "follow @", "like us on", "join our", "download our", "download the",
        "get the latest", "share this:", "related stories:", "lesen sie auch", "lesen sie hier", "mehr zum thema",
        "mehr dazu", "lest auch", "auch interessant", "lea también", "lee también", "lea más",
        "te puede interesar", "mira:", "lire aussi", "à lire aussi", "lire également", "leggi anche", "leia também",
        "leia mais", "veja também", "читайте также", "читать также", "lees ook", "les også", "läs också",
        "folgen sie uns", "abonnieren sie", "jetzt abonnieren", "suscríbete", "abonnez-vous", "photo:", "photo by",
        "image:", "image credit", "image source", "foto:", "bild:", "crédit photo", "updated:", "published:",
        "last updated", "letzte änderung", "letzte aktualisierung", "copyright ©", "© copyright", "all rights reserved",
        "alle rechte vorbehalten", "posted in", "filed under", "tagged", "tags:", "categories:", "schlagworte:",
        "get more",
        "write to ", "this copy is for your personal", "to view the full story",
    ])

    private static let bylines = phrases([
        "by ", "by:", "von ", "von:", "par ", "por ", "author", "autor", "written by", "posted by", "published by",
        "reported by", "text:", "story by", "erstellt von", "veröffentlicht",
    ])
}

extension String {
    /// Without marks and blanks at both ends.
    fileprivate var trimmingCharacters: String {
        var slice = Substring(self)
        if let first = slice.utf8.first, let last = slice.utf8.last, HTMLTokenizer.isLetter(first),
            HTMLTokenizer.isLetter(last)
        {
            return self
        }
        while let first = slice.unicodeScalars.first, !first.properties.isAlphabetic,
            first.properties.numericType == nil
        { slice.unicodeScalars.removeFirst() }
        while let last = slice.unicodeScalars.last, !last.properties.isAlphabetic, last.properties.numericType == nil {
            slice.unicodeScalars.removeLast()
        }
        return String(slice)
    }
}
