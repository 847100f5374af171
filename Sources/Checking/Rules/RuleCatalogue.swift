package import NewsModel

/// Every kind of finding there is, in the order in which a table prints them.
///
/// What blocks may be made to ask, with a reason, but not less: nothing false or untraced goes out unseen. What asks about
/// the truth of a statement may be noted, not silenced. See `docs/decisions/0013-house-rules-have-floors.md`.
package enum RuleCatalogue {
    package static let all: [FindingRule] = quotations + others

    package static func rule(_ code: String) -> FindingRule? { byCode[code] }

    private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

    private static func row(_ code: String, _ standard: Severity, _ floor: Severity, _ words: String, _ example: String)
        -> FindingRule
    {
        FindingRule(code: code, words: words, example: example, standard: standard, floor: floor)
    }

    private static let quotations: [FindingRule] = [
        row(
            "quotation/word-changed",
            .block,
            .ask,
            "A word inside the marks is another word.",
            "“We will not sign” became “We will never sign”"
        ),
        row(
            "quotation/mended",
            .block,
            .ask,
            "Forms of the speaker’s words were mended inside the marks.",
            "“It don’t matter” became “It doesn’t matter”"
        ),
        row(
            "quotation/truncated",
            .block,
            .ask,
            "Cut so that the sense is another, or inside a clause.",
            "“We will pay if the court orders it” became “We will pay”"
        ),
        row(
            "quotation/spliced",
            .block,
            .ask,
            "Words from several places stand together, with nothing to show that.",
            "Two sentences of a speech, three paragraphs apart, as one"
        ),
        row(
            "quotation/reworded",
            .block,
            .ask,
            "The thing said, in words that were not.",
            "“We shall close it” became “The plant is going to be shut”"
        ),
        row(
            "quotation/other-speaker",
            .block,
            .ask,
            "Word for word, but somebody else’s.",
            "The union’s words in the director’s mouth"
        ),
        row(
            "quotation/other-report",
            .block,
            .ask,
            "Word for word, but in another report than the one named.",
            "“…,” she told the Gazette, which did not have it"
        ),
        row(
            "quotation/nowhere",
            .block,
            .ask,
            "Nobody said it: no source has the words, or only as its own.",
            "The reporter’s sentence in quotation marks"
        ),
        row(
            "quotation/disputed",
            .block,
            .ask,
            "The sources differ on the words.",
            "Two reports have “could”, this one “would”"
        ),
        row(
            "quotation/cleaned",
            .ask,
            .note,
            "A filler or a repetition was left out, or a contraction written out.",
            "“We, um, won’t” became “We will not”"
        ),
        row(
            "quotation/unspoken",
            .ask,
            .none,
            "A name or a word in marks that no source has.",
            "the so-called “tide fund”"
        ),
        row(
            "quotation/typographic",
            .note,
            .none,
            "Right words, other punctuation inside the marks.",
            "“No we will not” became “No, we will not”"
        ),
        row(
            "quotation/noted",
            .note,
            .none,
            "Word for word, with permitted edits, or a mark that is missing.",
            "“We … will not sign”"
        ),
    ]

    private static let others: [FindingRule] = [
        row(
            "speaker/misattributed",
            .block,
            .ask,
            "The words or the office are given to somebody else.",
            "“…,” the minister said; the source has her spokesman"
        ),
        row(
            "speaker/noted",
            .note,
            .none,
            "A speaker the sources name otherwise.",
            "“the chair” for “Ms Velt”"
        ),
        row(
            "attribution/standing",
            .ask,
            .note,
            "The one who said it is made more, or more certain, than in the source.",
            "a spokesperson for “a person close to the government”"
        ),
        row(
            "attribution/dropped",
            .ask,
            .note,
            "The source gives this to somebody; the text says it outright.",
            "“according to police” left out"
        ),
        row(
            "attribution/outlet",
            .block,
            .ask,
            "Given to an outlet that does not have it.",
            "“the Gazette reported”; only the Wire did"
        ),
        row(
            "attribution/misattributed",
            .block,
            .ask,
            "Given to another source than the one that says so.",
            "“the ministry said”; the source has the bank"
        ),
        row(
            "attribution/noted",
            .note,
            .none,
            "An attribution worth a look.",
            "“reportedly” for “the Wire reported”"
        ),
        row(
            "figure/contradicted",
            .block,
            .ask,
            "The source has another figure here.",
            "120 jobs became 210 jobs"
        ),
        row(
            "figure/unsupported",
            .block,
            .ask,
            "No passage has the figure, or only a less exact one.",
            "“some 40 per cent” became “41 per cent”"
        ),
        row("figure/noted", .note, .none, "Rounded.", "“4.23 million” became “4.2 million”"),
        row("date/contradicted", .block, .ask, "The source has another time here.", "on Tuesday became on Thursday"),
        row("date/unsupported", .block, .ask, "No source gives the time.", "“by June”, of which nobody wrote"),
        row(
            "date/noted",
            .note,
            .none,
            "The time is the report’s own, or stands elsewhere in the sources.",
            "“on Tuesday”, the day of the report"
        ),
        row("name/contradicted", .block, .ask, "The source has another name here.", "Anna Velt became Anna Feldt"),
        row("name/unsupported", .block, .ask, "No source has the name.", "a bank that no report mentions"),
        row("name/noted", .note, .none, "A name worth a look.", "“Velt” before “Anna Velt”"),
        row(
            "dateline/place",
            .block,
            .ask,
            "No source is from the place in the dateline.",
            "PARIS — for a report from Merrin"
        ),
        row("dateline/day", .block, .ask, "No source is of the day in the dateline.", "Feb. 12 for reports of Feb. 11"),
        row(
            "wording/copied",
            .block,
            .ask,
            "A run of words of a source that keeps its rights, without marks.",
            "A whole sentence of an agency’s report"
        ),
        row(
            "wording/unsupported",
            .ask,
            .note,
            "A run of words of a source that may be used when it is named, and is not.",
            "A press release’s paragraph without “the company said”"
        ),
        row("wording/noted", .note, .none, "A shorter run of a source’s words.", "Half a sentence of a report"),
        row(
            "sentence/contradicted",
            .block,
            .ask,
            "A word turns what the source says round.",
            "“rose” for “fell”; “will” for “will not”"
        ),
        row(
            "sentence/sense",
            .ask,
            .note,
            "Something left out or exchanged makes it another claim.",
            "“plans to cut jobs” became “cuts jobs”"
        ),
        row(
            "sentence/unsupported",
            .ask,
            .note,
            "No passage says this, or not all of it.",
            "A reason that no source gives"
        ),
        row("sentence/cut", .ask, .none, "The sentence stops before it is done.", "“The board lost, and”"),
        row("sentence/noted", .note, .none, "A sentence worth a look.", "A passage that two sources tell apart"),
    ]
}
