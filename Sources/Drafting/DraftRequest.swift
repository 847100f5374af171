package import Foundation
package import NewsModel

/// Everything a story may be made from.
///
/// The clock is in it, so the same request gives the same extractive draft.
package struct DraftRequest: Sendable, Equatable {
    /// The cluster's reports; those that copy another are marked by ``Report/copyOf``.
    package var reports: [Report]
    /// Statements of our own register (licence `.own`), for the nut graf.
    package var register: [Report]
    /// Our own published stories, for "See Also" (the first) and "Read Next" (the next ones).
    package var related: [Publication]
    package var form: HouseForm
    package var now: Date
    /// The dateline's place: "Paris".
    ///
    /// Found in the reports when nil.
    package var place: String?
    /// Minutes east of Greenwich of the house's clock, for the dateline's day and the copyright year.
    package var minutesEast: Int
    /// The picture's credit: "Shutterstock".
    ///
    /// Without one the image credit is left out.
    package var imageCredit: String?

    package init(
        reports: [Report],
        register: [Report] = [],
        related: [Publication] = [],
        form: HouseForm = .standard,
        now: Date,
        place: String? = nil,
        minutesEast: Int = 0,
        imageCredit: String? = nil
    ) {
        self.reports = reports
        self.register = register
        self.related = related
        self.form = form
        self.now = now
        self.place = place
        self.minutesEast = minutesEast
        self.imageCredit = imageCredit
    }

    /// Reports that are no copies of another report in the request, the earliest first.
    package var independent: [Report] {
        let ids = Set(reports.map(\.id))
        return
            reports
            .filter { report in report.copyOf.map { !ids.contains($0) || $0 == report.id } ?? true }
            .sorted { ($0.told, $0.id) < ($1.told, $1.id) }
    }

    /// What a draft may cite, in a fixed order: independent reports, then the register's statements.
    package var citable: [Report] { independent + background }

    /// The register's statements that are not of a later day than the newest report.
    package var background: [Report] {
        guard let newest = reports.map(\.told).max() else { return register }
        return register.filter { $0.told <= newest.addingTimeInterval(86_400) }
    }
}

extension Report {
    /// When it was told: its own date, or else when we first saw it.
    package var told: Date { revision.published ?? item.firstSeen }
}
