/// One spelling for words that British and American copy spell differently.
///
/// The endings and words are those that house styles list (Oxford's "-ise/-ize", "-our/-or", "-re/-er", doubled "l").
enum Spelling {
    /// The British form's base for a folded word, or the word itself.
    static func unified(_ folded: String) -> String {
        guard folded.utf8.count > 3 else { return folded }
        if let other = words[folded] { return other }
        if folded.utf8.count > 6, let cut = zed(folded) { return cut }
        return folded
    }

    /// "organized" and "organised", "organization" and "organisation", "analyzed" and "analysed".
    private static func zed(_ folded: String) -> String? {
        for (american, british) in endings where folded.hasSuffix(american) {
            return String(folded.dropLast(american.utf8.count)) + british
        }
        return nil
    }

    private static let endings: [(String, String)] = [
        ("ization", "isation"), ("izations", "isations"), ("izing", "ising"), ("ized", "ised"), ("izes", "ises"),
        ("ize", "ise"), ("izer", "iser"), ("izers", "isers"), ("yzed", "ysed"), ("yzing", "ysing"), ("yze", "yse"),
        ("yzes", "yses"), ("izational", "isational"),
    ]

    private static let words: [String: String] = {
        var table: [String: String] = [:]
        let our =
            "colour labour favour honour harbour neighbour behaviour rumour humour vapour odour armour endeavour flavour "
            + "parlour rigour splendour tumour valour vigour clamour candour glamour saviour"
        for word in our.split(separator: " ").map(String.init) {
            let american = String(word.dropLast(3)) + "or"
            for ending in [
                "", "s", "ed", "ing", "ite", "ites", "able", "ably", "er", "ers", "hood", "hoods", "al", "less", "ful",
                "'s",
            ] { table[american + ending] = word + ending }
        }
        for entry in pairs.split(separator: " ") {
            let parts = entry.split(separator: ":").map(String.init)
            guard parts.count == 2 else { continue }
            for ending in ["", "s", "d", "'s"] { table[parts[0] + ending] = parts[1] + ending }
        }
        for stem in doubled.split(separator: " ").map(String.init) {
            for ending in ["ed", "ing", "er", "ers"] { table[stem + ending] = stem + "l" + ending }
        }
        return table
    }()

    private static let pairs =
        "program:programme center:centre theater:theatre fiber:fibre caliber:calibre specter:spectre somber:sombre "
        + "meager:meagre maneuver:manoeuvre defense:defence offense:offence license:licence pretense:pretence "
        + "judgment:judgement aging:ageing aluminum:aluminium gray:grey catalog:catalogue dialog:dialogue "
        + "analog:analogue skeptic:sceptic skeptical:sceptical skepticism:scepticism plow:plough mold:mould "
        + "pajamas:pyjamas jewelry:jewellery airplane:aeroplane skillful:skilful fulfill:fulfil enroll:enrol "
        + "installment:instalment enrollment:enrolment traveler:traveller counselor:counsellor practise:practice "
        + "encyclopedia:encyclopaedia pediatric:paediatric toward:towards amidst:amid amongst:among whilst:while "
        + "afterward:afterwards learnt:learned spelt:spelled burnt:burned dreamt:dreamed cozy:cosy "
        + "adviser:advisor inquiry:enquiry focussed:focused acknowledgment:acknowledgement mom:mum"
    private static let doubled =
        "cancel travel label model signal fuel level channel counsel quarrel marvel total rival tunnel dial "
        + "equal shovel towel panel funnel jewel"
}
