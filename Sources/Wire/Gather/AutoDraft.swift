/// When a cluster gets a draft without anybody asking.
package struct AutoDraft: Sendable, Equatable {
    /// From so many reports on that are no copies of one another; nil never drafts by itself.
    package var independentReports: Int?
    /// How long further reports are waited for.
    ///
    /// Those that come meanwhile are in the same draft.
    package var settleSeconds: Double

    package init(independentReports: Int? = 2, settleSeconds: Double = 60) {
        self.independentReports = independentReports
        self.settleSeconds = settleSeconds
    }
}
