import Formats
import Foundation
import Logging
import NewsModel
import Outbound
import Press
import Readership
import Web
import Wire

extension House {
    /// The server with all its pages.
    func webServer(port: Int? = nil) throws -> WebServer {
        var options = WebServer.Settings()
        options.host = settings["server.host"]
        options.port = port ?? settings.number("server.port")
        options.isSecure = isSecure
        options.trustsForwardedFor = settings.flag("server.behind_proxy")
        let token = settings["server.metrics_token"]
        options.metrics = token.isEmpty ? (options.host == "127.0.0.1" ? .open : .off) : .token(token)
        let site = Site(store: store, masthead: masthead, keys: [keys.signing.verification])
        var groups: [any RouteGroup] = []
        if let hubs { groups.append(HubRoutes(services: hubServices(hubs))) }
        return WebServer(
            settings: options,
            store: store,
            hub: hub,
            groups: groups + [
                DeskRoutes(
                    store: store,
                    desk: desk,
                    accounts: accounts,
                    hub: hub,
                    services: try deskServices(),
                    isSecure: isSecure,
                    wake: wake,
                    now: now
                ),
                SiteRoutes(site: site), RegisterRoutes(store: store, site: site),
                ReaderRoutes(
                    subscriptions: subscriptions,
                    store: store,
                    hub: hub,
                    masthead: masthead,
                    onChange: wake
                ),
            ],
            logger: logger
        )
    }

    private func hubServices(_ hubs: HubSubscriber) -> HubRoutes.Services {
        let (now, wake, logger) = (now, wake, logger)
        return HubRoutes.Services(
            verify: { call, fields in
                try await hubs.verify(
                    HubSubscriber.Question(
                        source: call.source,
                        token: call.token,
                        mode: fields["hub.mode"] ?? "",
                        topic: fields["hub.topic"] ?? "",
                        challenge: fields["hub.challenge"],
                        leaseSeconds: fields["hub.lease_seconds"],
                        reason: fields["hub.reason"]
                    ),
                    now: now()
                )
            },
            receive: { call, body, type, signature in
                let delivery = HubSubscriber.Delivery(
                    source: call.source,
                    token: call.token,
                    body: body,
                    contentType: type,
                    signature: signature
                )
                switch try await hubs.receive(delivery, now: now()) {
                case .taken:
                    wake()
                    return .accepted
                case .ignored(let reason):
                    logger.warning("hub", metadata: ["source": "\(call.source)", "reason": "\(reason)"])
                    return .accepted
                case .ended: return .gone
                case .unknown: return .unknown
                }
            }
        )
    }

    private func deskServices() throws -> DeskRoutes.Services {
        var services = DeskRoutes.Services()
        let (issues, wake) = (issues, wake)
        services.rules = ruleDesk
        services.buildIssue = { subject, intro, user in
            try await issues.prepare(subject: subject, intro: intro, actor: user.id.raw)
        }
        services.sendIssue = { issue, user in
            try await issues.send(issue, actor: user.id.raw)
            wake()
        }
        if settings["mail.smtp_host"].isEmpty {
            let maildir = try maildir()
            services.outbox = { try Self.outbox(maildir) }
        }
        return services
    }

    /// The newest messages of the maildir.
    private static func outbox(_ maildir: Maildir) throws -> [DeskRoutes.OutboxMessage] {
        try maildir.list().suffix(200).reversed().compactMap { name -> DeskRoutes.OutboxMessage? in
            guard let mail = try? ReceivedMail(reading: try maildir.read(name)) else { return nil }
            return DeskRoutes.OutboxMessage(
                id: name,
                to: mail.header("To") ?? "",
                subject: mail.subject ?? "",
                date: mail.date ?? Date(timeIntervalSince1970: 0),
                text: mail.text ?? "",
                html: mail.html
            )
        }
    }
}
