/// Nouns for what somebody said: "his *claim* that", "the ministry's *warning*".
enum ReportingNouns {
    static func contains(_ folded: String) -> Bool { all.contains(folded) }

    private static let all: Set<String> = Set(
        """
        accusation accusations acknowledgment acknowledgement admission advice allegation allegations announcement answer
        apology appeal argument arguments assertion assertions assessment assurance assurances attack attacks boast boasts
        call calls charge charges claim claims comment comments complaint complaints concern concerns contention conclusion
        criticism declaration demand demands denial denunciation depiction description dismissal email exhortation fear
        fears hope insistence insinuation insult insults invitation invocation jab joke jokes lament letter line mantra
        memo message motto note objection observation offer opinion pledge pledges plea praise prediction predictions
        promise promises proposal quip quote reference references refrain remark remarks reminder reply request response
        rhetoric slogan speech statement statements suggestion suggestions talk testimony threat threats tweet tweets verdict
        view views vow vows warning warnings wish word words
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
