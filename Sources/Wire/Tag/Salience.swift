/// What a text says of one listed company, and whether the text is about it or only mentions it.
struct Salience {
    /// Why the company was recognised by a sign the author wrote: "(NASDAQ: NVDA)", "ISIN US67066G1040".
    var mark: String?
    var count = 0
    /// In the title or a headline.
    var isInTitle = false
    /// Among the first sixty words of the body.
    var isInLead = false
    var weight = 0.0
    /// As it was first written.
    var name = ""

    /// Why the company is a tag, in words an editor reads.
    func reason(isSubject: Bool) -> String {
        var parts: [String] = []
        if let mark { parts.append("marked \(mark)") }
        if count > 0 {
            let times = count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
            let place = isInTitle ? ", in the title" : isInLead ? ", in the opening" : ""
            parts.append("named \(times)\(place)" + (name.isEmpty ? "" : " (\(name))"))
        }
        if isSubject { parts.append("the text introduces it") }
        return parts.joined(separator: "; ")
    }
}

/// Which of the companies a text names it is about.
///
/// An alert for a share should bring stories about the company, not every story in which it stands in a list. A text
/// that introduces one company ("X, together with its subsidiaries, provides …") is about that company; others count
/// when the author marks them or names them three times. In other long texts a company named once, far down, without a
/// mark, is a passing mention. Passing mentions stay in the organisations of the text with their symbol.
struct SalienceRule {
    /// Words of the text; in a short one every mention counts.
    let words: Int
    /// The symbol of the company that the text introduces.
    let subject: String?

    static let lead = 60
    private static let shortText = 120

    func isTag(_ symbol: String, _ salience: Salience) -> Bool {
        if salience.mark != nil || symbol == subject || salience.isInTitle { return true }
        if subject != nil { return salience.count >= 3 }
        return words <= SalienceRule.shortText || salience.isInLead || salience.count >= 2
    }
}
