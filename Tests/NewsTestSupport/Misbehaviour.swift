import Foundation

/// The ways in which a source's server can go wrong, as a source sees them: what ``MisbehavingServer`` does.
package enum Misbehaviour: String, CaseIterable, Sendable {
    case silence = "never answers"
    case slowDrip = "sends a few bytes a second"
    case stall = "stops in the middle"
    case endlessBody = "sends without end"
    case endlessHeaders = "sends header fields without end"
    case tooShort = "announces more than it sends"
    case tooLong = "announces less than it sends"
    case halfClosed = "closes its side in the middle"
    case reset = "breaks the connection in the middle"
    case closes = "closes without a word"
    case noHTTP = "speaks another protocol"
    case chunkedGarbage = "sends chunks whose sizes are none"
    case gzipBomb = "sends a small body that unpacks into a huge one"
    case brokenGzip = "calls gzip what is not"
    case metadata = "redirects to the metadata of a cloud"
    case loopbackName = "redirects to a name that resolves to loopback"
    case hexadecimalLoopback = "redirects to loopback written in hexadecimal"
    case mappedLoopback = "redirects to loopback written as IPv6"
    case file = "redirects to a file"
    case ftp = "redirects to ftp"
    case gopher = "redirects to gopher"
    case redirectLoop = "redirects in a circle"
    case movedForGood = "redirects for good, visit after visit"
    case movedForNow = "redirects for now, visit after visit"
    case alwaysNotModified = "says for ever that nothing has changed"
    case nothingButNotModified = "says from the first that nothing has changed"
    case changingGuid = "gives its items new guids at each visit"
    case sharedGuid = "gives all its items one guid"
    case futureDates = "dates its items years ahead"
    case manyItems = "lists thousands of items"
    case tooManyRequests = "asks for less (429)"
    case unavailable = "asks to come back later (503)"
    case serverError = "is out of order (500)"
    case notFound = "is not there (404)"
    case gone = "is gone for good (410)"
    case password = "wants a password (401)"
    case webPage = "sends a web page that names feeds"
    case plainPage = "sends a web page that names none"
    case login = "redirects to a page to sign in"
    case json = "sends other JSON"
    case truncatedXML = "sends half a document"
    case wrongCharset = "declares a wrong encoding"
    case noContent = "answers with nothing (204)"
    case emptyBody = "sends an empty body"
}

/// A source's server on loopback that goes wrong in one way.
package struct MisbehavingServer: Sendable {
    package let server: LoopbackServer
    package var address: String { server.url("/feed") }

    /// - Throws: ``SocketFailure``.
    package init(_ way: Misbehaviour) throws {
        let visits = Counter()
        server = try LoopbackServer { request in
            let isFeed = request.path == "/feed"
            return Self.react(way, request, visit: isFeed ? visits.next() : 0)
        }
    }

    package func stop() { server.stop() }

    // MARK: Answers

    /// A feed of items with these guids and titles; each links to a page of its own.
    package static func rss(
        _ items: [(guid: String, title: String)],
        date: String = "Tue, 10 Feb 2026 06:00:00 GMT"
    ) -> String {
        let body = items.map {
            "<item><guid isPermaLink=\"false\">\($0.guid)</guid><title>\($0.title)</title>"
                + "<link>https://source.example/\($0.title)</link><description>About \($0.title).</description>"
                + "<pubDate>\(date)</pubDate></item>"
        }
        return
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Source</title>\(body.joined())</channel></rss>"
    }

    private static let two = rss([("1", "one"), ("2", "two")])

    private static func react(_ way: Misbehaviour, _ request: LoopbackServer.Request, visit: Int)
        -> LoopbackServer.Reaction
    {
        guard request.path == "/feed" || way == .redirectLoop else {
            return request.path == "/login"
                ? .text("<html><body><form><input type=\"password\"></form></body></html>", type: "text/html")
                : .text(two, type: "application/rss+xml")
        }
        let body = Array(two.utf8)
        switch way {
        case .silence: return .hang
        case .slowDrip: return .drip(chunks: body.map { [$0] }, delay: .milliseconds(50))
        case .stall: return .stall(body: Array(body.prefix(100)))
        case .endlessBody: return .endless(head: "HTTP/1.1 200 OK\r\n\r\n", [UInt8](repeating: 0x20, count: 16 << 10))
        case .endlessHeaders: return .endless(head: "HTTP/1.1 200 OK\r\n", Array("X-Filler: aaaaaaaaaaaaaaaa\r\n".utf8))
        case .tooShort: return .truncate(body: body, length: body.count + 500)
        case .tooLong: return .truncate(body: body, length: body.count - 100)
        case .halfClosed: return .halfClose(head(body.count + 500) + body)
        case .reset: return .reset(head(body.count + 500) + body.prefix(50))
        case .closes: return .close
        case .noHTTP: return .garbage(Array("SSH-2.0-OpenSSH_9.2\r\n\r\n".utf8))
        case .chunkedGarbage:
            return .garbage(
                Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZZ\r\nhello\r\n0\r\n\r\n".utf8)
            )
        case .gzipBomb:
            return .answer(body: GzipBomb.bytes(unpacked: 4 << 20), headers: ["Content-Encoding": "gzip"])
        case .brokenGzip: return .answer(body: body, headers: ["Content-Encoding": "gzip"])
        case .metadata: return .redirect("http://169.254.169.254/latest/meta-data/")
        case .loopbackName: return .redirect("http://localhost:1/feed")
        case .hexadecimalLoopback: return .redirect("http://0x7f000001:1/feed")
        case .mappedLoopback: return .redirect("http://[::ffff:127.0.0.1]:1/feed")
        case .file: return .redirect("file:///etc/passwd")
        case .ftp: return .redirect("ftp://source.example/feed")
        case .gopher: return .redirect("gopher://source.example/feed")
        case .redirectLoop: return .redirect(request.path == "/feed" ? "/again" : "/feed")
        case .movedForGood: return .redirect("/new", status: 301)
        case .movedForNow: return .redirect("/new", status: 302)
        case .alwaysNotModified:
            if request.header("If-None-Match") != nil { return .status(304, headers: ["ETag": "\"1\""]) }
            let items = visit == 1 ? [("1", "one")] : [("1", "one"), ("2", "two")]
            return .answer(body: Array(rss(items).utf8), headers: ["ETag": "\"1\""])
        case .nothingButNotModified: return .status(304)
        case .changingGuid: return .answer(body: Array(rss([("a\(visit)", "one"), ("b\(visit)", "two")]).utf8))
        case .sharedGuid: return .answer(body: Array(rss([("same", "one"), ("same", "two")]).utf8))
        case .futureDates:
            return .answer(body: Array(rss([("1", "one")], date: "Sat, 10 Feb 2035 06:00:00 GMT").utf8))
        case .manyItems: return .answer(body: Array(rss((0..<5_000).map { ("g\($0)", "item\($0)") }).utf8))
        case .tooManyRequests: return .status(429, headers: ["Retry-After": "7200"])
        case .unavailable:
            return .status(
                503,
                headers: ["Date": "Tue, 10 Feb 2026 09:00:00 GMT", "Retry-After": "Tue, 10 Feb 2026 12:00:00 GMT"]
            )
        case .serverError: return .answer(status: 500, body: Array("Traceback (most recent call last)".utf8))
        case .notFound: return .status(404)
        case .gone: return .status(410)
        case .password: return .status(401, headers: ["WWW-Authenticate": "Basic realm=\"x\""])
        case .webPage:
            let link = "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"https://source.example/rss.xml\">"
            return .text(
                "<!doctype html><html><head><title>S</title>\(link)</head><body></body></html>",
                type: "text/html"
            )
        case .plainPage: return .text("<!doctype html><html><body><p>Welcome.</p></body></html>", type: "text/html")
        case .login: return .redirect("/login?next=feed")
        case .json: return .json("{\"error\": \"no such feed\"}")
        case .truncatedXML: return .answer(body: Array(body.prefix(body.count - 120)))
        case .wrongCharset:
            let text = two.replacing("<?xml version=\"1.0\"?>", with: "<?xml version=\"1.0\" encoding=\"us-ascii\"?>")
            return .text(
                text.replacing("About one.", with: "Über one – “naïve”."),
                type: "text/xml; charset=iso-8859-7"
            )
        case .noContent: return .status(204)
        case .emptyBody: return .answer(body: [])
        }
    }

    private static func head(_ length: Int) -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n".utf8)
    }
}
