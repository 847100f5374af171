import Formats
import HTTPTypes
import Hummingbird

/// The mails that were written to the maildir because no mail server is configured.
///
/// A mail's HTML is shown in a frame without scripts, forms, or an origin of its own, and may load nothing.
struct OutboxPages {
    let services: DeskRoutes.Services
    let frame: DeskFrame

    /// Mails carry their style inline; nothing else is let in.
    private static let policy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

    func add(to routes: DeskRouter) {
        guard let outbox = services.outbox else { return }
        let frame = frame
        let find: @Sendable (DeskVisit) async throws -> DeskRoutes.OutboxMessage = { visit in
            let id = try visit.parameter("message")
            guard let message = try await outbox().first(where: { $0.id == id }) else { throw WebProblem.notFound() }
            return message
        }
        routes.get("/desk/outbox") { visit in
            let rows = try await outbox().prefix(200).html {
                "<tr><td><a href=\"/desk/outbox/\($0.id)\">\($0.subject)</a></td><td>\($0.to)</td><td>\(DeskFrame.time($0.date))</td></tr>\n"
            }
            let none: HTML =
                rows == .empty
                ? "<tr><td colspan=\"3\" class=\"soft\">No mail has been written yet.</td></tr>\n" : .empty
            return .html(
                frame.page(
                    visit,
                    .outbox,
                    title: "Outbox",
                    """
                    <h1>Outbox</h1>
                    <p class="notice notice-ask">No mail server is configured, so mails are kept here instead of being sent.</p>
                    <div class="tablebox" tabindex="0"><table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Written</th></tr></thead>
                    <tbody>
                    \(rows)\(none)</tbody></table></div>
                    """
                )
            )
        }
        routes.get("/desk/outbox/:message") { visit in
            let message = try await find(visit)
            let html: HTML =
                message.html == nil
                ? .empty
                : "<h2>As HTML</h2>\n<iframe class=\"mail\" sandbox=\"\" title=\"The mail as HTML\" src=\"/desk/outbox/\(message.id)/html\"></iframe>\n"
            return .html(
                frame.page(
                    visit,
                    .outbox,
                    title: message.subject,
                    """
                    <h1>\(message.subject)</h1><p class="meta"><span>to \(message.to)</span><span>\(DeskFrame.time(message.date))</span></p>
                    \(html)<section class="panel"><h2>As plain text</h2><pre tabindex="0">\(message.text)</pre></section>
                    """
                )
            )
        }
        routes.get("/desk/outbox/:message/html") { visit in
            guard let html = try await find(visit).html else { throw WebProblem.notFound() }
            // Not escaped on purpose: the policy below takes everything from it but looks.
            var response = Response.html(HTML(verbatim: html))
            response.headers[.contentSecurityPolicy] = Self.policy
            return response
        }
    }
}
