import Prose

/// Which of a company's listings a text means.
struct ListingChoice {
    let index: CompanyIndex
    /// How often the text names each country or a place in it.
    let countries: [String: Int]

    /// The listing at home, the largest, unless the text points to another country's.
    func listing(of company: Int) -> Security? {
        let company = index.companies[company]
        return company.listings.map { index.securities[$0] }.max { score($0, company) < score($1, company) }
    }

    /// Of several companies of one name, the one the text most likely means.
    func company(of candidates: [CompanyIndex.Candidate]) -> CompanyIndex.Candidate? {
        candidates.max { left, right in weight(left) < weight(right) }
    }

    private func weight(_ candidate: CompanyIndex.Candidate) -> Int {
        let company = index.companies[candidate.company]
        let place = countries[company.country].map { min($0, 3) } ?? 0
        return (8 - candidate.strength.rawValue) * 4 + company.size * 2 + place * 2
    }

    private func score(_ security: Security, _ company: CompanyIndex.Company) -> Double {
        let country = Exchange.country(of: security.exchange)
        var score = 0.0
        if country == company.country { score += 4 }
        if let count = countries[country] { score += min(2, Double(count) * 0.4) }
        if ListingChoice.offBoard.contains(security.exchange) { score -= 2.5 }
        if security.symbol.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false, country == "GB" || country == "IT" {
            score -= 3
        }
        if security.symbol.contains("-") { score -= 1 }
        score += Double(security.size) * 0.3
        score -= Double(security.symbol.utf8.count) * 0.05
        return score
    }

    /// Over-the-counter books and regional trading of foreign shares.
    private static let offBoard: Set<String> = [
        "PNK", "OQX", "OQB", "VIE", "BER", "DUS", "HAM", "MUN", "STU", "HAN", "FRA",
    ]
}
