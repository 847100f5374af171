import HTTPTypes
import Logging
import StoreSQLite
import Synchronization
import Testing
import Web

@Suite("Where hubs reach us")
struct HubRoutesTests {
    private final class Seen: Sendable {
        let deliveries = Mutex<[String]>([])
    }

    private func browser(_ seen: Seen = Seen()) throws -> Browser {
        let store = try SQLiteStore.inMemory()
        let services = HubRoutes.Services(
            verify: { call, fields in call.token == "right" ? fields["hub.challenge"] : nil },
            receive: { call, body, type, signature in
                let words = [String(decoding: body, as: UTF8.self), type ?? "", signature ?? ""]
                seen.deliveries.withLock { $0.append(words.joined(separator: "|")) }
                return call.token == "right" ? .accepted : call.token == "old" ? .gone : .unknown
            }
        )
        return Browser(
            WebServer(
                store: store,
                hub: LiveHub(store: store),
                groups: [HubRoutes(services: services, maxBytes: 100)],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
    }

    @Test("a challenge comes back as it came, as plain text, and only where we asked")
    func verify() async throws {
        let browser = try browser()
        let answer = try await browser.get("/hub/s/right?hub.mode=subscribe&hub.challenge=%3Cb%3E1%26")
        #expect(answer.status == 200 && answer.body == "<b>1&")
        #expect(answer.headers[.contentType]?.hasPrefix("text/plain") == true)
        #expect(try await browser.get("/hub/s/wrong?hub.challenge=1").status == 404)
        #expect(try await browser.get("/hub/s/right").status == 404)
    }

    @Test("a delivery is handed on with its signature; a large one is refused")
    func deliver() async throws {
        let seen = Seen()
        let browser = try browser(seen)
        var fields: HTTPFields = [.contentType: "application/rss+xml"]
        fields[try #require(HTTPField.Name("X-Hub-Signature"))] = "sha1=00"
        #expect(try await browser.send(.post, "/hub/s/right", fields, "<rss/>").status == 202)
        #expect(seen.deliveries.withLock { $0 } == ["<rss/>|application/rss+xml|sha1=00"])
        #expect(try await browser.send(.post, "/hub/s/old", fields, "x").status == 410)
        #expect(try await browser.send(.post, "/hub/s/wrong", fields, "x").status == 404)
        #expect(try await browser.send(.post, "/hub/s/right", fields, String(repeating: "x", count: 101)).status == 413)
    }
}
