import Prose

/// Numbers for words, so that texts are compared by integers.
struct Vocabulary {
    private var words: [String: Int] = [:]
    private var stemNumbers: [String: Int] = [:]
    /// The number of the word's stem, by word.
    private(set) var stems: [Int] = []
    /// Whether the word carries little meaning, by word.
    private(set) var isLight: [Bool] = []
    /// What a change of the word would do to the sense, by word.
    private(set) var classes: [WordClass] = []
    /// The groups of near synonyms it belongs to, by word.
    private(set) var groups: [[Int]] = []
    /// The phrases it opens, by word.
    private(set) var phrases: [[Phrases.Phrase]] = []

    var stemCount: Int { stemNumbers.count }

    mutating func id(_ folded: String) -> Int {
        if let id = words[folded] { return id }
        let id = stems.count
        words[folded] = id
        let base = folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded
        let spelled = Spelling.unified(base)
        let stem = Irregular.base(spelled) ?? Stemmer.stem(spelled)
        stems.append(stemNumber(stem))
        isLight.append(StopWords.contains(folded))
        classes.append(WordClasses.of(folded))
        groups.append(Synonyms.groups(of: folded, stem: stem))
        phrases.append(Phrases.opening(with: folded, stem: stem))
        return id
    }

    /// The number of a word seen before, or -1.
    func known(_ folded: String) -> Int { words[folded] ?? -1 }

    mutating func stemNumber(_ stem: String) -> Int {
        if let number = stemNumbers[stem] { return number }
        let number = stemNumbers.count
        stemNumbers[stem] = number
        return number
    }
}

/// Verbs whose forms no ending reveals.
enum Irregular {
    /// The stem of the base form of an irregular verb or noun, or nil.
    static func base(_ folded: String) -> String? { table[folded] }

    private static let table: [String: String] = {
        let verbs =
            "say:said go:went,gone take:took,taken make:made come:came see:saw,seen know:knew,known get:got,gotten give:gave,given "
            + "find:found think:thought tell:told become:became leave:left feel:felt bring:brought begin:began,begun keep:kept "
            + "hold:held write:wrote,written stand:stood hear:heard mean:meant meet:met run:ran pay:paid sit:sat speak:spoke,spoken "
            + "lie:lay,lain lead:led read:read grow:grew,grown lose:lost fall:fell,fallen send:sent build:built understand:understood "
            + "draw:drew,drawn break:broke,broken spend:spent cut:cut rise:rose,risen drive:drove,driven buy:bought wear:wore,worn "
            + "choose:chose,chosen win:won sell:sold seek:sought deal:dealt fight:fought throw:threw,thrown teach:taught catch:caught "
            + "show:shown fly:flew,flown forget:forgot,forgotten sink:sank,sunk shrink:shrank,shrunk steal:stole,stolen strike:struck "
            + "swear:swore,sworn sing:sang,sung ring:rang,rung shoot:shot hit:hit put:put set:set let:let hurt:hurt quit:quit bear:bore,borne "
            + "man:men woman:women child:children person:people die:dying,died"
        var table: [String: String] = [:]
        for entry in verbs.split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { continue }
            let stem = Stemmer.stem(String(parts[0]))
            for form in parts[1].split(separator: ",") { table[String(form)] = stem }
        }
        return table
    }()
}
