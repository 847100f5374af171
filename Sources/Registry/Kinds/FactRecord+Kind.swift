package import Foundation
package import NewsModel

extension FactRecord {
    /// The payload as `kind`; nil where the record is of another kind or its payload is damaged.
    package func payload<Kind: FactKind>(as kind: Kind.Type) -> Kind? {
        guard self.kind == Kind.kindName else { return nil }
        return try? JSONDecoder().decode(Kind.self, from: payload)
    }

    package var position: Position? { payload(as: Position.self) }
    package var count: Count? { payload(as: Count.self) }
}

/// The canonical bytes of a payload: sorted keys, so that the same fact has the same bytes everywhere.
package func payloadBytes(_ fact: some FactKind) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(fact)) ?? Data("{}".utf8)
}
