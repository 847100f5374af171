import Desk
import Foundation
import NewsModel
import NewsStore

/// How an address becomes a source.
enum SourceEntry {
    static func source(address: String, name: String?, licence: Licence) -> Source {
        let isRemote = isRemote(address)
        let host = URL(string: address)?.host
        let kind: Source.Kind = !isRemote ? .file : looksLikePage(address) ? .page : .feed
        return Source(
            id: SourceDesk.id(address),
            name: name ?? host ?? URL(fileURLWithPath: address).lastPathComponent,
            kind: kind,
            address: address,
            licence: licence
        )
    }

    static func isRemote(_ address: String) -> Bool {
        address.lowercased().hasPrefix("http://") || address.lowercased().hasPrefix("https://")
    }

    /// The source that is meant: by id, else by address, else by a name that only one has.
    static func find(_ words: String, in store: any NewsStore) async throws -> Source {
        if let source = try await store.source(SourceID(words)) { return source }
        let sources = try await store.sources()
        if let source = sources.first(where: { $0.address == words }) { return source }
        let named = sources.filter { $0.name.lowercased() == words.lowercased() }
        guard let source = named.first else {
            throw Failure(.badInput, "There is no source “\(words)”. `nutgraf sources` lists them.")
        }
        guard named.count == 1 else {
            let ids = named.map(\.id.raw).joined(separator: ", ")
            throw Failure(.badInput, "\(named.count) sources are called “\(words)”: \(ids). Give one of these ids.")
        }
        return source
    }

    /// An address that ends like a page is one; anything else is asked for a feed first.
    private static func looksLikePage(_ address: String) -> Bool {
        let path = (URL(string: address)?.path ?? "").lowercased()
        return path.hasSuffix(".html") || path.hasSuffix(".htm")
    }
}
