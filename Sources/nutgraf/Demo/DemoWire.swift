import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NewsModel
import ServiceLifecycle

/// The outlets of the demonstration: a real HTTP server on loopback that serves their feeds and pages.
struct DemoWire: Sendable {
    let port: Int
    var base: String { "http://127.0.0.1:\(port)" }

    private struct Document: Sendable {
        var type: String
        var body: String
    }

    private var documents: [String: Document] {
        [
            "/quai/feed.xml": Document(type: "application/rss+xml", body: DemoReports.agencyFeed(base: base)),
            "/quai/summit.html": Document(type: "text/html; charset=utf-8", body: DemoReports.agencyPage),
            "/quai/grain.html": Document(type: "text/html; charset=utf-8", body: DemoReports.grainPage),
            "/gazette/atom.xml": Document(type: "application/atom+xml", body: DemoReports.gazetteFeed(base: base)),
            "/ticker/feed.json": Document(type: "application/feed+json", body: DemoReports.tickerFeed(base: base)),
            "/remarks/vance.html": Document(type: "text/html; charset=utf-8", body: DemoReports.transcriptPage),
            "/boulevard/rss": Document(type: "application/rss+xml", body: DemoReports.boulevardFeed(base: base)),
        ]
    }

    /// The sources as an administrator would enter them.
    var sources: [Source] {
        [
            Source(id: "quai-wire", name: "Quai Wire", kind: .feed, address: base + "/quai/feed.xml"),
            Source(id: "channel-gazette", name: "Channel Gazette", kind: .feed, address: base + "/gazette/atom.xml"),
            Source(id: "ticker-tribune", name: "Ticker Tribune", kind: .feed, address: base + "/ticker/feed.json"),
            Source(
                id: "record-of-remarks",
                name: "Record of Remarks",
                kind: .page,
                address: base + "/remarks/vance.html",
                licence: .publicDomain
            ),
            Source(id: "boulevard-post", name: "Boulevard Post", kind: .feed, address: base + "/boulevard/rss"),
        ]
    }

    /// A server for these documents, with entity tags and 304.
    func application(logger: Logger) -> some ApplicationProtocol {
        let documents = documents
        let router = Router()
        router.get("**") { request, _ in
            guard let document = documents[request.uri.path] else { return Response(status: .notFound) }
            let tag =
                "\"" + SHA256.hash(data: Data(document.body.utf8)).prefix(8).map { String($0, radix: 16) }.joined()
                + "\""
            var fields: HTTPFields = [.contentType: document.type, .eTag: tag]
            if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: fields) }
            fields[.contentLength] = String(document.body.utf8.count)
            return Response(
                status: .ok,
                headers: fields,
                body: ResponseBody(byteBuffer: ByteBuffer(string: document.body))
            )
        }
        return Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "demo wire"),
            logger: logger
        )
    }
}
