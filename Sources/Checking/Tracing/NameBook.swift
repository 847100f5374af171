import NewsModel
import Prose

/// The names of all sources, and whether a name of the text can stand for one of them.
///
/// Short forms stand for the long: a surname, initials, an acronym, a company without its legal ending. A longer form
/// stands for a shorter one only when some source has the longer one, because the words more are a claim of their own.
struct NameBook {
    struct Entry {
        var source: Int
        var name: Name
        /// See ``NameForm/key(_:)``.
        var key: [String]
        /// Folded titles before it.
        var titles: [String]
    }

    private(set) var entries: [Entry] = []
    /// What stands beside a short form in brackets: "Canal and Harbour Board (CHB)".
    private var introduced: [String: [[String]]] = [:]

    init(_ sources: [ReadText]) {
        for (number, source) in sources.enumerated() {
            var last: Entry?
            for name in source.names {
                let entry = Entry(
                    source: number,
                    name: name,
                    key: NameForm.key(name.words),
                    titles: Self.titles(of: name, in: source)
                )
                if let last, Self.isBracketed(name, after: last.name, in: source.bytes) { introduce(last, entry) }
                entries.append(entry)
                last = entry
            }
        }
    }

    private static func titles(of name: Name, in source: ReadText) -> [String] {
        guard name.titled.start < name.span.start else { return [] }
        return Tokens.words(in: source.bytes, Span(name.titled.start, name.span.start)).map(\.folded)
    }

    /// Nothing but an opening bracket between the two, and a closing one behind.
    private static func isBracketed(_ name: Name, after other: Name, in bytes: [UInt8]) -> Bool {
        let gap = name.span.start - other.span.end
        return (1...2).contains(gap) && bytes[name.span.start - 1] == 0x28 && name.span.end < bytes.count
            && bytes[name.span.end] == 0x29
    }

    private mutating func introduce(_ left: Entry, _ right: Entry) {
        let (short, long) = left.key.count == 1 ? (left, right) : (right, left)
        let capitals = short.name.text.utf8.count { (0x41...0x5A).contains($0) }
        guard short.key.count == 1, long.key.count > 1, capitals >= 2 else { return }
        introduced[short.key[0], default: []].append(long.key)
    }

    /// Whether `name` of the text can stand for `other` of a source.
    func isSame(_ name: Name, _ other: Name) -> Bool {
        if case .country(let left) = name.kind, case .country(let right) = other.kind { return left == right }
        if name.words == other.words || Names.sameInitials(name.words, other.words) { return true }
        return isSame(NameForm.key(name.words), NameForm.key(other.words))
    }

    func isSame(_ key: [String], _ other: [String]) -> Bool {
        isSame(key, other) { isHeld(key) && isForemost(key) }
    }

    /// `mayBeLonger`: whether the longer form is somebody's, and nobody else's of that short name.
    private func isSame(_ key: [String], _ other: [String], mayBeLonger: () -> Bool) -> Bool {
        if key == other { return true }
        if NameForm.isPart(key, of: other) { return !NameForm.isOther(key, without: other) }
        if isShort(key, for: other) || isShort(other, for: key) { return true }
        return NameForm.isPart(other, of: key) && !NameForm.isOther(other, without: key) && mayBeLonger()
    }

    private func isShort(_ short: [String], for long: [String]) -> Bool {
        guard short.count == 1, long.count > 1 else { return false }
        if Names.sameInitials(short, long) { return true }
        return introduced[short[0]]?.contains { NameForm.isPart($0, of: long) || NameForm.isPart(long, of: $0) }
            ?? false
    }

    /// Whether some source has the whole name.
    func isHeld(_ key: [String]) -> Bool { entries.contains { NameForm.isPart(key, of: $0.key) } }

    /// Whether the name is a person's: some source has it with a title or a given name, or then calls its bearer by the
    /// last word alone, as nobody calls a company.
    func isPerson(_ words: [String]) -> Bool {
        guard let last = NameForm.key(words).last else { return false }
        let bearers = entries.filter { $0.name.kind == .person && $0.key.last == last && $0.key.count <= 3 }
        let isCalledByIt = entries.contains { $0.key == [last] }
        return bearers.contains { entry in
            !entry.titles.isEmpty
                || entry.key.count > 1 && (isCalledByIt || GivenNames.contains(folded: entry.name.words[0]))
        }
    }

    /// Whether the sources know bearers of the last name, but none with this first name.
    func isStranger(_ words: [String]) -> Bool {
        let key = NameForm.key(words)
        guard key.count > 1, let last = key.last else { return false }
        let bearers = entries.filter { entry in
            guard let at = entry.key.firstIndex(of: last), (1...2).contains(at) else { return false }
            return entry.name.kind == .person || GivenNames.contains(folded: entry.name.words[0])
        }
        return !bearers.isEmpty
            && !bearers.contains { NameForm.isPart(key, of: $0.key) || NameForm.isPart($0.key, of: key) }
    }

    /// Whether nobody of the same last name is named more often: "Clinton" alone is whoever the report is about.
    private func isForemost(_ key: [String]) -> Bool {
        guard let last = key.last, key.count > 1 else { return true }
        var own = 0
        var others: [String: Int] = [:]
        for entry in entries where entry.key.count > 1 && entry.key.last == last {
            if NameForm.isPart(key, of: entry.key) || NameForm.isPart(entry.key, of: key) {
                own += 1
            } else if entry.name.kind == .person {
                others[entry.key[0], default: 0] += 1
            }
        }
        return own >= others.values.max() ?? 0
    }

    /// Where the sources name whom `name` can stand for.
    func mentions(of name: Name) -> [Entry] {
        let key = NameForm.key(name.words)
        var known: Bool?
        return entries.filter { entry in
            if case .country(let left) = name.kind, case .country(let right) = entry.name.kind { return left == right }
            let isOne = isSame(key, entry.key) {
                let answer = known ?? (isHeld(key) && isForemost(key))
                known = answer
                return answer
            }
            return isOne || Names.sameInitials(name.words, entry.name.words)
        }
    }
}

/// The spelling of a name by which forms are compared.
enum NameForm {
    /// Without "the" and legal endings; a country in front as its code, given names by their full form, "Saint" as "St".
    static func key(_ words: [String]) -> [String] {
        var key = words
        if key.count > 1, key[0] == "the" { key.removeFirst() }
        while key.count > 1, let last = key.last, legalEndings.contains(last) { key.removeLast() }
        for length in stride(from: min(3, key.count), through: 1, by: -1) {
            if let code = Countries.codeOfName(key[..<length].joined(separator: " ")) {
                key.replaceSubrange(..<length, with: ["\u{1}" + code])
                break
            }
        }
        for index in key.indices.dropLast() {
            if let full = nicknames[key[index]] { key[index] = full }
        }
        return key.map(unified)
    }

    /// Whether the words that `long` has more tell another thing of the same kind: "West Virginia" is not "Virginia".
    static func isOther(_ key: [String], without long: [String]) -> Bool {
        key.count < long.count && long.contains { distinguishing.contains($0) && !key.contains($0) }
    }

    private static let distinguishing: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new", "upper",
        "lower",
        "equatorial", "papua", "greater", "inner", "outer", "savings", "youth", "junior", "women", "women's", "ladies",
    ]

    /// Whether every word of `key` stands in `other`, in its order; an initial stands for its word.
    static func isPart(_ key: [String], of other: [String]) -> Bool {
        guard key.count <= other.count else { return false }
        var next = 0
        for word in other where next < key.count && isSameWord(key[next], word) { next += 1 }
        return next == key.count
    }

    static func isSameWord(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        guard left.utf8.count == 1 || right.utf8.count == 1 else { return false }
        return left.utf8.first == right.utf8.first
    }

    /// One spelling for the ways a name is written in Latin letters.
    private static func unified(_ word: String) -> String {
        if let same = variants[word] { return same }
        for ending in ["skyy", "skiy", "skyi", "skij", "skii"] where word.hasSuffix(ending) {
            return String(word.dropLast(ending.utf8.count)) + "sky"
        }
        return word
    }

    private static let legalEndings: Set<String> = [
        "inc", "incorporated", "corp", "corporation", "co", "company", "cos", "ltd", "limited", "plc", "llc", "llp",
        "lp", "ag",
        "sa", "nv", "bv", "gmbh", "spa", "ab", "oyj", "asa", "se", "kk", "pty",
    ]

    /// Spellings of one name, and names of one place.
    private static let variants: [String: String] = [
        "saint": "st", "mount": "mt", "fort": "ft", "kiev": "kyiv", "kharkov": "kharkiv", "lvov": "lviv",
        "odessa": "odesa",
        "peking": "beijing", "bombay": "mumbai", "calcutta": "kolkata", "madras": "chennai", "bangalore": "bengaluru",
        "rangoon": "yangon", "gaddafi": "qaddafi", "gadhafi": "qaddafi", "kadafi": "qaddafi", "usama": "osama",
        "mohammad": "mohammed", "muhammad": "mohammed", "mohamed": "mohammed", "muhammed": "mohammed",
        "hizbollah": "hezbollah", "hizbullah": "hezbollah", "quran": "koran", "erdogan": "erdogan", "basle": "basel",
        "gothenburg": "goteborg", "dnepr": "dnipro", "moldavia": "moldova", "byelorussia": "belarus",
    ]

    /// Short forms of given names, each under the form on a birth certificate.
    private static let nicknames: [String: String] = {
        let table =
            "william:bill,billy,will,willie robert:bob,bobby,rob,robbie james:jim,jimmy,jamie michael:mike,mick,mickey "
            + "thomas:tom,tommy steven:steve stephen:steve christopher:chris benjamin:ben anthony:tony timothy:tim "
            + "edward:ed,eddie,ted,teddy david:dave,davy joseph:joe,joey richard:rick,dick,rich charles:charlie,chuck "
            + "daniel:dan,danny matthew:matt nicholas:nick andrew:andy,drew gregory:greg kenneth:ken,kenny ronald:ron,ronnie "
            + "donald:don,donnie samuel:sam,sammy alexander:alex frederick:fred,freddie lawrence:larry gerald:gerry,jerry "
            + "douglas:doug philip:phil phillip:phil raymond:ray peter:pete patrick:pat,paddy jeffrey:jeff geoffrey:geoff "
            + "katherine:kate,kathy,katie catherine:cathy,cate elizabeth:liz,beth,betty margaret:maggie,peggy,meg susan:sue "
            + "deborah:debbie,deb barbara:barb rebecca:becky jennifer:jen,jenny victoria:vicky abigail:abby joshua:josh "
            + "zachary:zach nathaniel:nate jonathan:jon bernard:bernie leonard:len,lenny vincent:vince walter:walt"
        var names: [String: String] = [:]
        for entry in table.split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { continue }
            let full =
                ["stephen": "steven", "phillip": "philip", "geoffrey": "jeffrey"][String(parts[0])] ?? String(parts[0])
            names[String(parts[0])] = full
            for short in parts[1].split(separator: ",") { names[String(short)] = full }
        }
        return names
    }()
}
