/// Sources to clusters: what comes in from feeds, pages, files and senders, kept as revisions, its copies recognised,
/// its companies and topics tagged, and reports on one event gathered.
///
/// Four pure engines do the judging: ``CopyFinder`` (which earlier report a text copies), ``EventClusterer`` (which event
/// it reports on, and why), ``Tagger`` (companies, people, places, topics) and ``Securities`` (who is listed where).
/// Two services do the work around them: ``Ingest`` fetches and stores, ``Gatherer`` claims what was stored, tags it and
/// puts it into a cluster. Wire does not draft, and does not decide whether a report is true. Begin with ``Ingest``.
package enum WireStage {
    /// How many days of reports the gatherer remembers when it starts.
    package static let memoryDays = 14.0
    /// How many reports it remembers at most.
    package static let memoryReports = 20_000
}
