/// Names in bylines: what stands around them goes, several are told apart, and what is no name is nothing.
enum PersonNames {
    /// Each name once, in order.
    ///
    /// `isStated`: the page names its author to machines; then a house or a nickname is one too. `isLoose`: the element is
    /// made for an author's name; then a nickname with figures is one too.
    static func list(_ texts: [String], isStated: Bool = false, isLoose: Bool = false) -> [String] {
        var names: [String] = []
        for text in texts where text.utf8.count <= 2000 {
            for name in split(PlainText.line(text), isStated, isLoose)
            where !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
        }
        // An agency beside a person is where the person works.
        let people = names.filter { !agencies.contains($0.lowercased()) }
        if !people.isEmpty { names = people }
        return Array(names.prefix(10))
    }

    /// What follows "By", "Von", "Ein Artikel von" and their like at the beginning of `text`; nil without them.
    static func afterOpening(_ text: String) -> String? {
        var rest = text
        var isOpened = false
        for _ in 0..<4 {
            let lower = rest.lowercased()
            guard let first = lower.utf8.first,
                let opening = openingsByFirst[first]?.first(where: { lower.hasPrefix($0) })
            else { break }
            rest = String(rest.dropFirst(opening.count)).trimmingBlanks
            isOpened = true
        }
        return isOpened ? rest : nil
    }

    private static let openings = [
        "by:", "by ", "by\u{A0}", "von ", "von:", "von\u{A0}", "par ", "par:", "par\u{A0}", "por ", "por:", "di ",
        "di:",
        "da ", "door ", "door:", "af ", "av ", "av:", "text av", "written by", "erstellt von", "erstellt durch",
        "veröffentlicht von", "geschrieben von", "verfasst von", "ein beitrag von", "ein artikel von",
        "ein gastbeitrag von", "gastbeitrag von", "ein kommentar von", "kommentar von", "eine analyse von",
        "eine kolumne von", "text von", "text und fotos von", "fotos und text von", "bericht von", "autor/in:",
        "escrito por", "publicado por", "texto de", "rédigé par", "écrit par", "publié par", "propos recueillis par",
        "posted by", "submitted by", "autor:", "autorin:", "autor(en):", "autoren:", "author:", "authors:",
        "author(s):",
        "auteur:", "auteur :", "auteurs :", "auteur(s) :", "autore:", "autores:", "text:", "texto:", "texte :",
        "testo di", "a cura di", "articolo di", "words by", "words:", "published by", "story by", "reported by",
        "report by", "from ", "от ", "автор:", "автор ", "autor ", "autorin ", "author ", "tekst:", "tekst ", "szerző:",
        "kirjoittaja:", "teksti:", "skrevet af", "skrevet av", "skriven av", "geschreven door", "napisał", "napisała",
        "posted on by", "posted on", "| by", "von: ",
    ]
    private static let openingsByFirst = Dictionary(grouping: openings) { $0.utf8.first ?? 0 }
    private static let joints = [
        " and ", " und ", " et ", " y ", " & ", " e ", " och ", " og ", " en ", " и ", " with ", " And ", " AND ",
        " sowie ", " con ",
    ]
    /// Words that show a text is about the time, the place or the paper, not a person.
    private static let foreign: Set<String> = [
        "admin", "administrator", "editor", "redaktion", "staff", "news", "team", "updated", "published", "posted",
        "comments", "comment", "share", "www", "http",
        "https", "com", "null", "undefined", "anonymous", "webmaster", "author", "autor", "view", "follow", "contact",
        "more", "read", "min", "ago", "by",
        "on", "in", "about", "all", "posts", "the", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november",
        "december", "am", "pm", "uhr", "kommentare", "kommentar", "minuten", "minutes", "lesezeit", "mehr", "alle",
        "artikel", "beiträge", "veröffentlicht", "aktualisiert", "your", "my", "our", "this", "that", "der", "die",
        "das", "ein", "eine", "les", "des", "une", "una", "los", "las", "profil", "profile", "photo", "foto", "fotos",
        "datum", "date", "tags", "email", "e-mail", "twitter", "facebook", "newsletter", "subscribe", "login",
        "autoren",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
        "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
        "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì",
        "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag",
        "donderdag", "vrijdag", "zaterdag", "zondag", "posted", "nach", "hier", "bis", "für", "mit", "zum", "zur",
        "with", "for", "to", "of",
        "at", "is", "are", "was", "und", "and", "to:", "you",
    ]

    private static let nobody: Set<String> = [
        "admin", "administrator", "null", "undefined", "anonymous", "webmaster", "author", "user", "root", "none",
    ]
    /// News agencies, as bylines shorten them.
    private static let agencies: Set<String> = [
        "dpa", "dpa-afx", "dpa/lby", "afp", "ap", "reuters", "apa", "sda", "keystone-sda", "sid", "epd", "kna", "efe",
        "ansa", "tass", "belga", "anp", "tt", "ntb", "ritzau", "upi", "pa", "pti", "ani", "lusa", "associated press",
        "the associated press", "agence france-presse", "afxp", "europa press", "agencia efe", "ians", "awp", "dts",
    ]
    private static let degrees: Set<String> = [
        "ma", "md", "phd", "ph.d", "mba", "rn", "m.d", "m.a", "mph", "msc", "bsc", "rd", "jd", "dds", "do", "esq",
    ]

    private static func split(_ text: String, _ isStated: Bool, _ isLoose: Bool) -> [String] {
        let lower = text.lowercased()
        if lower.contains("://") || lower.contains("www.") || lower.contains(".com/") { return [] }
        var rest = afterOpening(text) ?? text
        for joint in joints {
            // "Mac & i" and "Tom & Jerry" are one name.
            if isStated, joint == " & ",
                rest.ranges(of: joint).allSatisfy({ !rest[..<$0.lowerBound].trimmingBlanks.contains(" ") })
            {
                continue
            }
            rest = rest.replacing(joint, with: ";")
        }
        let parts = rest.split {
            $0 == ";" || $0 == "," || $0 == "|" || $0 == "/" || $0 == "\n" || $0 == "•" || $0 == "·" || $0 == "»"
        }
        var names: [String] = []
        for (index, part) in parts.enumerated() {
            guard let name = name(String(part), isStated, isLoose) else {
                // What follows the first thing that is no name is the rest of the line: role, date, place.
                if index > 0 { break }
                continue
            }
            if index > 0, degrees.contains(name.lowercased()) { continue }
            names.append(name)
        }
        return names
    }

    private static let marks = [
        " - ", " – ", " — ", " (", " on ", " @", " in ", ":", " Illustration", " Foto", " Photo", " Bild", " Video",
        " Grafik", " für ", " for ", " auf ", " aus ", " bei ", " pour ", " para ",
    ]

    private static func name(_ part: String, _ isStated: Bool, _ isLoose: Bool) -> String? {
        var text = part.trimmingBlanks
        for mark in marks {
            guard let range = text.firstRange(of: mark), range.lowerBound > text.startIndex else { continue }
            // A nickname or second name in brackets stands inside the name.
            if mark == " (", text.last != ")", text[range.upperBound...].contains(")") { continue }
            text = String(text[..<range.lowerBound]).trimmingBlanks
        }
        if !isStated { text = withoutDate(text) }
        while let last = text.last,
            last == "." && text.utf8.count > 4 && !text.hasSuffix("Jr.") && !text.hasSuffix("Sr.")
        { text.removeLast() }
        guard text.utf8.count >= 2, text.utf8.count <= 60, !text.contains("@"), !text.contains("://") else {
            return nil
        }
        let words = text.split(separator: " ")
        let lower = words.map { $0.lowercased() }
        if isStated {
            return words.count <= 8 && !(words.count == 1 && (nobody.contains(lower[0]) || text.contains(".")))
                ? text : nil
        }
        guard words.count <= 5 else { return nil }
        let isNickname = isLoose && words.count == 1 && text.first?.isLetter == true
        guard isNickname || !text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        if lower.contains(where: { foreign.contains($0) }) { return nil }
        guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
        return text
    }

    /// "GILLIAN MOHNEY March 11" without what begins with a month or a figure.
    private static func withoutDate(_ text: String) -> String {
        var kept: [Substring] = []
        for word in text.split(separator: " ") {
            if !kept.isEmpty, word.first?.isNumber == true { break }
            kept.append(word)
        }
        if kept.count > 2, let last = kept.last, kept.count < text.split(separator: " ").count,
            DateWords.month(last.lowercased().filter(\.isLetter)) != nil
        {
            kept.removeLast()
        }
        return kept.joined(separator: " ")
    }
}
