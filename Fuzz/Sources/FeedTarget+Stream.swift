import Formats

extension FeedTarget {
    /// Reading in pieces gives what reading at once gives, wherever the pieces are cut.
    static func checkStream(_ document: [UInt8], _ type: String?, _ address: String?, cut: Int) {
        let whole = stream([document[...]], type, address)
        let pieces = stride(from: 0, to: document.count, by: cut)
            .map { document[$0..<min($0 + cut, document.count)] }
        let parts = stream(pieces, type, address)
        if whole != parts {
            broken("a feed reads the same whatever the pieces", ["pieces of \(cut)", "\(whole)", "\(parts)"])
        }
    }

    private struct Reading: Equatable {
        var feed: ParsedFeed?
        var items: [ParsedItem] = []
        var refusal: FeedError.Code?
    }

    private static func stream(_ pieces: [ArraySlice<UInt8>], _ type: String?, _ address: String?) -> Reading {
        var reading = Reading()
        var items: [ParsedItem] = []
        var stream = FeedStream(contentType: type, address: address)
        do throws(FeedError) {
            for piece in pieces { try stream.push(piece) { items.append($0) } }
            reading.feed = try stream.finish { items.append($0) }
        } catch {
            reading.refusal = error.code
        }
        reading.items = items
        return reading
    }
}
