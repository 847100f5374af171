import Desk
import Foundation
import NewsModel
import NewsStore
import Outbound
import Readership

/// The newsroom of the demonstration: an empty store in a folder of its own, three people, five sources, one reader.
struct DemoNewsroom: Sendable {
    let house: House
    let wire: DemoWire
    let folder: String
    let password: String

    static let reporter = "rosa@demo.example"
    static let editor = "erin@demo.example"
    static let reader = "nadia@reader.example"
    static let instrument: InstrumentID = "paris-2025"

    /// The folder is emptied of an earlier demonstration; the port is the server's.
    init(folder: String, port: Int) throws {
        self.folder = folder
        for name in ["nutgraf.sqlite", "nutgraf.sqlite-wal", "nutgraf.sqlite-shm", "mail", "keys"] {
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
        guard let wirePort = FreePort.find() else {
            throw Failure(.unavailable, "No port of the loopback interface is free.")
        }
        wire = DemoWire(port: wirePort)
        var settings = try Settings(file: nil, environment: [:])
        for (name, value) in [
            ("store.path", folder + "/nutgraf.sqlite"), ("keys.folder", folder + "/keys"),
            ("check.rules", folder + "/house-rules.toml"),
            ("mail.maildir", folder + "/mail"), ("mail.from", "news@demo.example"), ("mail.smtp_host", ""),
            ("model.endpoint", ""), ("form.file", ""), ("wire.securities", ""), ("server.host", "127.0.0.1"),
            ("server.port", String(port)), ("server.url", "http://localhost:\(port)"),
            ("wire.allow_private", "127.0.0.1:\(wirePort),127.0.0.1:\(port),localhost:\(port)"),
            ("wire.auto_draft_reports", "4"), ("wire.settle_seconds", "1"), ("site.name", "The Demonstration Wire"),
            ("site.section", "technology"), ("site.accountable", "Erin Editor, who runs this demonstration,"),
            ("log.level", "critical"),
        ] { settings.set(name, value) }
        house = try House(settings)
        password = String(Identifier<User>.random().raw.prefix(12))
    }

    /// People, sources and the register's seed.
    func furnish() async throws {
        try await house.prepare()
        try await house.accounts.create(
            email: Self.reporter,
            name: "Rosa Reporter",
            role: .reporter,
            password: password,
            by: nil
        )
        try await house.accounts.create(
            email: Self.editor,
            name: "Erin Editor",
            role: .administrator,
            password: password,
            by: nil
        )
    }

    /// From now on the line fetches them.
    func openSources() async throws {
        try await house.store.commit(Transaction(wire.sources.map { .saveSource($0) }))
        house.wake()
    }

    func user(_ email: String) async throws -> User {
        guard let user = try await house.store.user(email: email) else {
            throw Failure(.software, "The demonstration has no user \(email).")
        }
        return user
    }

    /// The messages in the maildir to `address` whose subject or text contains `words`.
    func mail(to address: String, containing words: String) throws -> [ReceivedMessage] {
        let maildir = try house.maildir()
        return try maildir.list().compactMap { name in
            let message = try ReceivedMessage(maildir.read(name))
            return message.isTo(address) && message.contains(words) ? message : nil
        }
    }

    /// Fetches from our own server.
    func get(_ path: String, method: String = "GET", body: String? = nil, token: String? = nil) async throws
        -> (status: Int, text: String)
    {
        var request = FetchRequest(url: house.settings["server.url"] + path, method: method)
        request.maxRedirects = 0
        if let body {
            request.body = Array(body.utf8)
            request.headers["Content-Type"] =
                body.hasPrefix("{") ? "application/json" : "application/x-www-form-urlencoded"
        }
        if let token { request.headers["Authorization"] = "Bearer " + token }
        let response = try await house.http.send(request)
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }
}
