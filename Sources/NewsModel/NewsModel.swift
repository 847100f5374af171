/// The values everybody shares: what a report, a draft, a finding, a story, a reader and a fact are.
///
/// No input or output, no parsing, no SQL, and no import of another target of ours. Change it seldom: everything is
/// rebuilt when an interface here changes. Begin with ``SourceItem`` (what came in), ``Draft`` (what we make of it),
/// ``CheckReport`` (what of it is proved), ``Story`` (its life), ``Delivery`` (whom it reached).
///
/// Text offsets inside the program are UTF-8 (``Span``); only JSON for other programs counts Unicode scalars.
package enum NewsModel {
    /// The version that `nutgraf --version`, receipts and the outgoing user agent state.
    package static let programVersion = "0.1.0"
}
