package import Formats
import NewsModel

/// Says in plain words what the machine did, what was proved, who reviewed the text and who answers for it.
///
/// It stands inside the body of the page and of every feed item, since what stands beside a story is lost when the
/// story is passed on. Regulation (EU) 2024/1689 Article 50(4) asks for the disclosure of text made by a machine
/// unless a person reviewed it and somebody holds editorial responsibility; we say all of it in every case.
package struct Disclosure: Sendable, Equatable {
    package var text: StoryDocument.DisclosureText
    package var share: MachineShare

    /// - Parameter edition: Signed; without a sign-off the disclosure says that nobody reviewed the text.
    package init(_ edition: Edition) {
        let share = MachineShare(edition.version.draft)
        self.share = share
        let model = edition.version.draft.origin.modelUse?.model ?? edition.version.draft.origin.drafter
        let making = Self.making(share, model: model)
        var full = [making + Self.shares(share)]
        if let check = edition.check { full.append(Self.proof(check.report, edition)) }
        let people: String
        if let signOff = edition.signOff {
            full.append(
                "Reviewed and signed off by \(signOff.editorName) on \(Timestamp.plain(signOff.made)). "
                    + "\(signOff.accountable) holds editorial responsibility."
            )
            people = "reviewed by \(signOff.editorName); \(signOff.accountable) holds editorial responsibility"
        } else {
            full.append("Nobody has reviewed this text.")
            people = "not reviewed"
        }
        text = StoryDocument.DisclosureText(short: "(\(Self.shortMaking(share, model: model)); \(people).)", full: full)
    }

    private static func making(_ share: MachineShare, model: String) -> String {
        switch share.digitalSource {
        case .algorithmicMedia:
            "This story was assembled by an extractive drafter: a program without a language model that chooses and "
                + "orders passages of the reports named beside each paragraph and says whose they are."
        case .trainedAlgorithmicMedia:
            "This story was written by the language model \(model) from the reports named beside each paragraph."
        case .compositeWithTrainedAlgorithmicMedia:
            "This story was written in part by the language model \(model), from the reports named beside each paragraph."
        case .digitalCreation:
            "This story was written by a person; no sentence of it was made by a machine."
        }
    }

    private static func shortMaking(_ share: MachineShare, model: String) -> String {
        switch share.digitalSource {
        case .algorithmicMedia: share.human > 0 ? "Assembled by a program and edited" : "Assembled by a program"
        case .trainedAlgorithmicMedia: "Written by the language model \(model)"
        case .compositeWithTrainedAlgorithmicMedia: "Written in part by the language model \(model)"
        case .digitalCreation: "Written by a person"
        }
    }

    private static func shares(_ share: MachineShare) -> String {
        guard share.permille > 0 else { return "" }
        guard share.human > 0 else { return " All of its text is the machine’s." }
        let percent = min(99, max(1, (share.permille + 5) / 10))
        return " By length, \(percent)% of its text is the machine’s and \(100 - percent)% a person’s."
    }

    private static func proof(_ report: CheckReport, _ edition: Edition) -> String {
        let total = report.claims.count
        let proved = report.claims.count { $0.verdict == .supported && $0.severity < .ask }
        let overruled = report.claims.count { edition.overrule(of: $0) != nil }
        let left = total - proved - overruled
        var text =
            "Before publication \(counted(total, "claim")) in it \(total == 1 ? "was" : "were") checked "
            + "against \(counted(edition.reports.count, "report")): \(proved) supported"
        if overruled > 0 { text += ", \(overruled) published by an editor’s decision with the reason given" }
        if left > 0 { text += ", \(left) left to the editor’s judgement" }
        return text + ". The receipt lists each with its source."
    }

    private static func counted(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}
