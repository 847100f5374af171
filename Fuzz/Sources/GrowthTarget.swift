import Checking
import Formats
import Glibc
import Outbound

/// Looks for inputs that cost more than in proportion: a short piece is repeated to two lengths, and the longer one may
/// take no more than its share of processor time (with room for noise).
///
/// The input is: reader, where to cut, a head, the piece, a tail.
enum GrowthTarget {
    private static let readers: [Fuzz.Target] = [
        { _ = try? Feeds.parse($0, contentType: nil, contentEncoding: nil, address: "https://example.org/feed") },
        { _ = Sanitiser.clean(String(decoding: $0, as: UTF8.self), base: "https://example.org/") },
        { _ = try? Pages.extract($0, contentType: nil, address: "https://example.org/") },
        { _ = PlainText.from(html: String(decoding: $0, as: UTF8.self)) },
        { _ = try? ReceivedMail(reading: $0) },
        { _ = try? OPML.parse($0) },
        { _ = Robots(parsing: $0).allows("/a/b/c/d/e/f", agent: "nutgraf") },
        { _ = TextDocument(reading: String(decoding: $0, as: UTF8.self)) },
        { _ = try? JSONReader.read($0) },
        { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = Checker().check(CheckInput(text: text, sources: [CheckSource(name: "itself", text: text)]))
        },
    ]
    private static let size = 12 << 10

    @Sendable static func run(_ bytes: [UInt8]) {
        var choices = Choices(bytes)
        let read = choices.pick(readers)
        let (first, second) = (choices.pick(Array(0...255)), choices.pick(Array(0...255)))
        let body = choices.rest
        guard !body.isEmpty else { return }
        let start = first % body.count
        let end = start + 1 + second % (body.count - start)
        let (head, piece, tail) = (body[..<start], body[start..<end], body[end...])
        func document(_ length: Int) -> [UInt8] {
            var out = [UInt8](head)
            out.reserveCapacity(length + body.count)
            while out.count < length { out += piece }
            return out + tail
        }
        let short = time(read, document(size))
        // Below that, the clock says nothing.
        guard short > 0.004 else { return }
        let long = time(read, document(8 * size))
        guard long > 0.15, long > 24 * short else { return }
        // Once more, since a machine has other work.
        let (again, longAgain) = (time(read, document(size)), time(read, document(8 * size)))
        if longAgain > 24 * again {
            broken("time grows with length alone", ["\(size) bytes: \(again) s", "\(8 * size) bytes: \(longAgain) s"])
        }
    }

    private static func time(_ read: Fuzz.Target, _ document: [UInt8]) -> Double {
        let start = now()
        read(document)
        return now() - start
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
