import NewsModel

/// One kind of claim and how it is judged.
protocol Check: Sendable {
    func claims(in context: CheckContext) -> [Claim]
}

/// The checks that every text goes through.
enum Checks {
    static let standard: [any Check] = [
        QuotationCheck(), SpeakerCheck(), StandingCheck(), FigureCheck(), DateCheck(), NameCheck(), OutletCheck(),
        DatelineCheck(), WordingCheck(), SentenceCheck(), SenseCheck(), TruncationCheck(),
    ]
}
