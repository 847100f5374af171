/// Sources to clusters: what comes in from feeds, pages, files and senders, kept as revisions, its copies recognised,
/// its companies and topics tagged, and reports on one event gathered.
///
/// Four pure engines do the judging: ``CopyFinder`` (which earlier report a text copies), ``EventClusterer`` (which event
/// it reports on, and why), ``Tagger`` (companies, people, places, topics) and ``Securities`` (who is listed where).
/// Two services do the work around them: ``Ingest`` fetches and stores, ``Gatherer`` claims what was stored, tags it and
/// puts it into a cluster. Wire does not draft, and does not decide whether a report is true. Begin with ``Ingest``.
package enum WireStage {
    /// From how many independent reports on, and how long after the last, a draft is asked for.
    package struct DraftPolicy: Sendable, Equatable {
        package var independentReports: Int
        package var settleSeconds: Double

        package init(independentReports: Int = 2, settleSeconds: Double = 20) {
            self.independentReports = independentReports
            self.settleSeconds = settleSeconds
        }
    }
}
