package import Foundation
package import NewsModel

/// The checks of one text while it is being written, against sources that stay the same.
///
/// The sources are read once; of the text only the sentences and quotations that changed are looked for in them again.
/// The report is that of ``Checker/check(_:)`` on the same text and sources, whatever was checked before: what is kept is
/// kept by all that the finding of it depends on. A value to be owned by one caller; holds about forty times the sources'
/// bytes.
package struct CheckSession: Sendable {
    private let checker = Checker()
    private var memory: CheckMemory

    package init(_ prepared: PreparedSources) {
        memory = CheckMemory(prepared)
    }

    package init(sources: [CheckSource]) { self.init(PreparedSources(sources)) }

    /// The sources, as they were given.
    package var sources: [CheckSource] { memory.prepared.sources }

    /// The sources' bytes.
    package var byteCount: Int { memory.prepared.byteCount }

    /// How many sentences and quotations the last check had to look for anew.
    package var freshStretches: Int { memory.fresh }

    /// Checks the text as it now reads.
    ///
    /// Parameters are those of ``CheckInput``.
    ///
    /// - Complexity: Linear in the text for what did not change; what did costs what it costs ``Checker/check(_:)``.
    package mutating func check(text: String, furniture: [Span]? = nil, date: Date? = nil) -> CheckReport {
        memory.begin()
        let input = CheckInput(text: text, furniture: furniture, date: date, sources: memory.prepared.sources)
        return checker.report(CheckContext(input, &memory))
    }
}
