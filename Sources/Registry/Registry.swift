/// Typed facts with their provenance: who took which position on which instrument, and which counts were reported.
///
/// Facts are found in signed, published texts (``PositionExtractor``), kept as generic ``FactRecord``s, and read back
/// as a view of one instrument at any date (``RegisterView``), as a file (``RegisterExport``) or as sentences that a
/// draft can cite (``Statements``). Nothing here publishes, and nothing overwrites: a later position supersedes an
/// earlier one, which stays. Begin with ``Position``; `RegisterStage` does the work of one claimed version.
///
/// The rules: an official list outranks a count; a count is a claim with a unit and an as-of date; absence from a
/// complete list is "not among", never "declined"; unnamed states get no positions.
package protocol FactKind: Codable, Sendable, Equatable {
    /// ``FactRecord/kind``.
    static var kindName: String { get }
}
