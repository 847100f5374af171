import Foundation
import NewsModel
import Prose

/// Puts an act into words of our own.
struct ActWriter: Sendable {
    let carrier: Carrier
    /// By noun ("declaration") the fullest way in which a report first speaks of the document: "a declaration on trade".
    private let descriptions: [String: String]

    init(carrier: Carrier, acts: [Act]) {
        self.carrier = carrier
        var descriptions: [String: String] = [:]
        for act in acts {
            guard let head = act.head, let object = act.object else { continue }
            guard object.hasPrefix("a ") || object.hasPrefix("an ") else { continue }
            if object.utf8.count > descriptions[head]?.utf8.count ?? 0 { descriptions[head] = object }
        }
        self.descriptions = descriptions
    }

    private var material: Material { carrier.material }

    /// As in: "The United States and the United Kingdom declined to sign a declaration at the AI Action Summit in
    /// Paris on Tuesday, the Financial Times reported".
    ///
    /// `isFirst`: Whether the reader hears of the document for the first time.
    func sentence(_ act: Act, isFirst: Bool) -> DraftSentence? {
        guard let subject = subject(act), let object = object(act, isFirst: isFirst) else { return nil }
        var (setting, settingEvidence) = isFirst ? setting(of: act) : ("", [])
        setting = Self.undoubled(setting, after: object)
        let outlets = Outlets.joined(act.passages.map { carrier.outlet(of: $0) })
        guard !outlets.isEmpty else { return nil }
        let day = isFirst ? weekday(of: act) : nil
        let forms = forms(subject: subject, act, object: object, setting: setting, day: day, outlets: outlets)
        guard let text = forms.map(HouseStyle.text).first(where: { !carrier.copies.forbids($0) }) else { return nil }
        var evidence = act.passages.prefix(3).map { carrier.evidence(of: $0) }
        let isSet = !setting.isEmpty && text.lowercased().contains(setting.dropFirst().lowercased())
        for more in settingEvidence where isSet && !evidence.contains(more) { evidence.append(more) }
        return DraftSentence(text, evidence: evidence, author: .machine)
    }

    /// Ways to put it, the plainest first; the first that copies no run of a report is taken.
    private func forms(
        subject: String,
        _ act: Act,
        object: String,
        setting: String,
        day: String?,
        outlets: String
    ) -> [String] {
        let verb = verb(act)
        let small = lowered(subject)
        let on = day.map { " on \($0)" } ?? ""
        let said = "\(outlets) reported."
        var forms = ["\(subject) \(verb) \(object)\(setting)\(on), \(said)"]
        // "declined on Tuesday to sign"
        let dated = act.deed == .declined ? day.map { "declined on \($0) to sign" } : nil
        if let dated { forms.append("\(subject) \(dated) \(object)\(setting), \(said)") }
        if !setting.isEmpty {
            let opening = Trimming.capitalisedFirst(String(setting.dropFirst()))
            if let dated { forms.append("\(opening), \(small) \(dated) \(object), \(said)") }
            forms.append("\(opening), \(small) \(verb) \(object)\(on), \(said)")
        }
        if let dated { forms.append("\(subject) \(dated) \(object), \(said)") }
        if let day { forms.append("On \(day), \(small) \(verb) \(object)\(setting), \(said)") }
        forms.append("\(subject) \(verb) \(object)\(on), \(said)")
        if case .counted(let amount, let names) = act.doer, !names.isEmpty {
            let among = Self.list(names.prefix(5).map { Self.takesArticle.contains($0) ? "the " + $0 : $0 })
            forms.append(
                "\(Trimming.capitalisedFirst(amount)) \(verb) \(object), \(outlets) reported, among them \(among)."
            )
        }
        forms.append("According to \(outlets), \(small) \(verb) \(object).")
        if let head = act.head { forms.append("\(subject) \(verb) the \(head), \(said)") }
        return forms
    }

    /// "US, UK Decline to Sign Global AI Safety Declaration at Paris Summit", unless it does not fit.
    func headline(_ act: Act, maxWords: Int) -> String? {
        guard let object = description(act) else { return nil }
        let doers: String
        let isPlural: Bool
        switch act.doer {
        case .named(let names):
            let short = names.prefix(3).map { Self.headlineNames[$0.key] ?? $0.name }
            doers = short.joined(separator: ", ")
            isPlural = names.count > 1
        case .counted(let text, _):
            doers = text
            isPlural = true
        }
        let verb: String
        switch act.deed {
        case .signed: verb = isPlural ? "Sign" : "Signs"
        case .declined: verb = isPlural ? "Decline to Sign" : "Declines to Sign"
        case .endorsed: verb = isPlural ? "Endorse" : "Endorses"
        case .joined: verb = isPlural ? "Join" : "Joins"
        case .notSigned: verb = isPlural ? "Do Not Sign" : "Does Not Sign"
        }
        let bare = HeadlineWriter.withoutArticle(HeadlineWriter.compounded(HeadlineWriter.short(object)))
        func line(_ object: String) -> String {
            HeadlineWriter.titled(HeadlineWriter.short("\(doers) \(verb) \(object)"))
        }
        let (setting, _) = setting(of: act)
        if setting.contains("ummit"), let place = setting.components(separatedBy: " in ").dropFirst().last {
            // "Paris AI Declaration" and "Paris Summit" only where a report calls them so.
            for object in [bare, HeadlineWriter.compounded(act.head ?? bare)] where isSaid("\(place) \(object)") {
                let named = line("\(place) \(bare)")
                if Tokens.words(in: named).count <= maxWords, !bare.contains(place) { return named }
            }
            let long = line(bare) + (isSaid("\(place) summit") ? " at \(place) Summit" : " at Summit in \(place)")
            if Tokens.words(in: long).count <= maxWords, !bare.lowercased().contains("summit") { return long }
        }
        let plain = line(bare)
        return Tokens.words(in: plain).count <= maxWords ? plain : nil
    }

    /// Whether a report has the words, in its title or text.
    private func isSaid(_ words: String) -> Bool {
        let words = words.lowercased()
        return material.reports.contains { report in
            report.revision.title.lowercased().contains(words) || report.revision.text.lowercased().contains(words)
        }
    }

    // MARK: Parts

    /// "The United States and the United Kingdom".
    func subject(_ act: Act) -> String? {
        switch act.doer {
        case .named(let names):
            let parts = names.map { name in
                let long = Self.longNames[name.key] ?? name.name
                return Self.takesArticle.contains(long) ? "the " + long : long
            }
            return Trimming.capitalisedFirst(Self.list(parts))
        case .counted(let text, let names):
            let amount = Trimming.capitalisedFirst(text)
            guard !names.isEmpty else { return amount }
            let parts = names.prefix(5).map { Self.takesArticle.contains($0) ? "the " + $0 : $0 }
            return "\(amount), including \(Self.list(parts)),"
        }
    }

    private func verb(_ act: Act) -> String {
        switch act.deed {
        case .signed: "signed"
        case .declined: "declined to sign"
        case .endorsed: "endorsed"
        case .joined: "joined"
        case .notSigned: "did not sign"
        }
    }

    private func object(_ act: Act, isFirst: Bool) -> String? {
        if !isFirst, let head = act.head { return "the " + head }
        return description(act) ?? act.head.map { "the " + $0 }
    }

    private func description(_ act: Act) -> String? { act.head.flatMap { descriptions[$0] } ?? act.object }

    /// The setting without what the object has said: the event, and the place too.
    private static func undoubled(_ setting: String, after object: String) -> String {
        let event = setting.components(separatedBy: " in ").first?.replacing(" at the ", with: "") ?? ""
        guard !event.isEmpty, object.lowercased().contains(event.lowercased()) else { return setting }
        guard let place = setting.components(separatedBy: " in ").dropFirst().last, !object.contains(place) else {
            return ""
        }
        return " in " + place
    }

    /// " at the AI Action Summit in Paris", where a passage of the act or a neighbour of it says so.
    private func setting(of act: Act) -> (String, [Evidence]) {
        var tally: [String: (count: Int, passage: Int)] = [:]
        for (index, passage) in material.passages.enumerated() {
            let isNear = act.passages.contains { near in
                let other = material.passages[near]
                return other.report == passage.report && abs(other.order - passage.order) <= 2
            }
            guard isNear, let event = event(in: passage) else { continue }
            tally[event, default: (0, index)].count += 1
        }
        let best = tally.max { left, right in
            (left.value.count, left.key.utf8.count, right.key) < (right.value.count, right.key.utf8.count, left.key)
        }
        guard let best else { return ("", []) }
        return (" at the " + best.key, [carrier.evidence(of: best.value.passage)])
    }

    /// "AI Action Summit in Paris": a name that ends in Summit, Conference or Forum, and the place after it.
    private func event(in passage: Passage) -> String? {
        let bytes = Array(passage.text.utf8)
        for name in Names.find(in: bytes, tokens: passage.tokens) {
            guard let last = name.words.last, ["summit", "conference", "forum", "congress"].contains(last),
                name.words.count > 1
            else { continue }
            guard !passage.quotations.contains(where: { $0.span.overlaps(name.span) }) else { continue }
            var text = name.text
            let rest = passage.tokens.filter { $0.span.start >= name.span.end }
            if rest.count > 1, rest[0].folded == "in", rest[0].span.start == name.span.end + 1, rest[1].isCapitalised,
                let place = passage.text.text(in: rest[1].span)
            {
                text += " in " + place
            }
            return text
        }
        return nil
    }

    /// The day that a passage of the act, or else a sentence beside one, tells.
    private func weekday(of act: Act) -> String? {
        let beside = material.passages.indices.filter { index in
            act.passages.contains {
                material.passages[$0].report == material.passages[index].report
                    && abs(material.passages[$0].order - material.passages[index].order) == 1
            }
        }
        for index in act.passages + beside {
            let passage = material.passages[index]
            let told = material.reports[passage.report].told
            guard abs(carrier.newest.timeIntervalSince(told)) < 6 * 86_400 else { continue }
            for mention in DateMentions.find(in: passage.text, relativeTo: told) where mention.precision == .weekday {
                if let word = passage.text.text(in: mention.span)?.split(separator: " ").last,
                    Self.weekdays.contains(String(word))
                {
                    return String(word)
                }
            }
        }
        return nil
    }

    func lowered(_ subject: String) -> String {
        guard let first = subject.split(separator: " ").first?.lowercased() else { return subject }
        let small: Set<String> = [
            "the", "about", "around", "some", "more", "nearly", "almost", "over", "at", "roughly", "fewer",
        ]
        return small.contains(first) ? subject.prefix(1).lowercased() + subject.dropFirst() : subject
    }

    static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    private static let longNames = [
        "US": "United States", "GB": "United Kingdom", "EU": "European Union", "AE": "United Arab Emirates",
    ]
    /// A country as a sentence opens with it: "The United Kingdom"; `name` where the code is none we spell out.
    static func nameInSentence(_ code: String, else name: String) -> String {
        let long = longNames[code] ?? name
        return takesArticle.contains(long) ? "the " + long : long
    }

    private static let headlineNames = ["US": "US", "GB": "UK", "EU": "EU", "AE": "UAE"]
    private static let takesArticle: Set<String> = [
        "United States", "United Kingdom", "European Union", "United Arab Emirates", "Netherlands", "Philippines", "US",
        "UK", "EU", "U.S.", "U.K.",
    ]
    private static let weekdays: Set<String> = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
