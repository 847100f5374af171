import Desk
import Formats
import Foundation
import Hummingbird
import NewsModel
import NewsStore

/// The house's own books: the audit log with its proof, users, and what stories cost.
struct HousePages {
    let store: any NewsStore
    let accounts: Accounts
    let frame: DeskFrame
    let now: @Sendable () -> Date

    func add(to routes: DeskRouter) {
        let pages = self
        let (accounts, frame) = (accounts, frame)
        routes.get("/desk/audit", .editor) { visit in
            .html(frame.page(visit, .audit, title: "Audit", try await pages.audit(visit)))
        }
        routes.get("/desk/costs") { visit in
            .html(frame.page(visit, .costs, title: "Costs", try await pages.costs()))
        }
        routes.get("/desk/users", .administrator) { visit in
            .html(frame.page(visit, .users, title: "Users", try await pages.users(visit)))
        }
        routes.post("/desk/users", .administrator) { visit in
            guard let role = Role(rawValue: visit.form["role"] ?? "") else {
                throw WebProblem.badRequest("Choose a role.")
            }
            try await accounts.create(
                email: visit.form["email"] ?? "",
                name: visit.form["name"] ?? "",
                role: role,
                password: visit.form["password"] ?? "",
                by: visit.user
            )
            return .seeOther("/desk/users?done=added")
        }
        routes.post("/desk/users/:user/role", .administrator) { visit in
            guard let role = Role(rawValue: visit.form["role"] ?? "") else {
                throw WebProblem.badRequest("Choose a role.")
            }
            try await accounts.setRole(of: UserID(visit.parameter("user")), to: role, by: visit.user)
            return .seeOther("/desk/users?done=changed")
        }
        routes.post("/desk/users/:user/disabled", .administrator) { visit in
            let isDisabled = visit.form["disabled"] == "yes"
            try await accounts.setDisabled(UserID(visit.parameter("user")), isDisabled, by: visit.user)
            return .seeOther("/desk/users?done=changed")
        }
    }

    // MARK: Audit

    private func audit(_ visit: DeskVisit) async throws -> HTML {
        let outcome = try await AuditVerifier.verify(store)
        let proof: HTML =
            if let broken = outcome.firstBroken {
                "<p class=\"notice notice-bad\" role=\"alert\"><strong>The chain is broken at entry \(broken.number).</strong> \(broken.reason) The \(outcome.verified) entries before it hold.</p>\n"
            } else {
                "<p class=\"notice notice-good\">The chain holds from the first entry to the last (\(outcome.verified)). Head: <code>\(outcome.head)</code>. Note it down elsewhere from time to time: then a log that was cut off can be told too.</p>\n"
            }
        let size = 100
        let newest = max(0, outcome.verified - size)
        let after = max(0, visit.number("after") ?? newest)
        let entries = try await store.audit(after: after, limit: size)
        let names = Dictionary(try await store.users().map { ($0.id.raw, $0.name) }) { first, _ in first }
        let rows = entries.reversed().html { entry in
            let details = entry.act.details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(
                separator: " · "
            )
            let isStory = entry.act.action.hasPrefix("story.")
            let subject: HTML =
                isStory
                ? "<a href=\"/desk/stories/\(Self.path(entry.act.subject))\"><code>\(entry.act.subject)</code></a>"
                : "<code>\(names[entry.act.subject] ?? entry.act.subject)</code>"
            return """
                <tr><td class="number">\(entry.number)</td><td>\(DeskFrame.time(entry.act.at))</td><td>\(entry.act.action)</td><td>\(names[entry.act.actor] ?? entry.act.actor)</td>
                <td>\(subject)</td><td>\(details)</td><td><code>\(String(entry.hash.prefix(10)))</code></td></tr>

                """
        }
        let older: HTML = after > 0 ? "<a href=\"/desk/audit?after=\(max(0, after - size))\">Older</a>" : .empty
        let newer: HTML =
            entries.count == size && after < newest
            ? " <a href=\"/desk/audit?after=\(after + size)\">Newer</a>" : .empty
        return """
            <h1>Audit log</h1>
            \(proof)<div class="tablebox" tabindex="0"><table><thead><tr><th scope="col" class="number">Entry</th><th scope="col">When (UTC)</th><th scope="col">Act</th><th scope="col">By</th><th scope="col">On</th><th scope="col">Details</th><th scope="col">Hash</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            <p class="row">\(older)\(newer)</p>
            """
    }

    /// A subject as a segment of a path; subjects are ours, but a link must not depend on it.
    private static func path(_ subject: String) -> String {
        String(
            subject.unicodeScalars.prefix {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-")
            }
        )
    }

    // MARK: Users

    private func users(_ visit: DeskVisit) async throws -> HTML {
        let rows = try await accounts.users().html { user in
            let id = user.id.raw
            let options = Role.allCases.html {
                "<option value=\"\($0.rawValue)\"\($0 == user.role ? " selected" : HTML.empty)>\($0.rawValue)</option>"
            }
            return """
                <tr><td>\(user.name)\(user.isDisabled ? " <span class=\"chip chip-bad\">disabled</span>" : HTML.empty)<br><span class="soft">\(user.email)</span></td>
                <td><form method="post" action="/desk/users/\(id)/role" class="row">\(frame.csrf(visit))<select name="role" aria-label="Role of \(user.name)">\(options)</select><button class="button" type="submit">Set</button></form></td>
                <td><form method="post" action="/desk/users/\(id)/disabled">\(frame.csrf(visit))<input type="hidden" name="disabled" value="\(user.isDisabled ? "no" : "yes")">
                <button class="button button-bad" type="submit" aria-label="\(user.isDisabled ? "Let in" : "Shut out") \(user.name)">\(user.isDisabled ? "Let in" : "Shut out")</button></form></td>
                <td>\(DeskFrame.time(user.created))</td></tr>

                """
        }
        let options = Role.allCases.html { "<option value=\"\($0.rawValue)\">\($0.rawValue)</option>" }
        return """
            <h1>Users</h1>
            <p class="soft">Reporters draft and edit; editors overrule and sign; publishers publish, retract and send issues; administrators manage users. A change ends the user's sessions and keys.</p>
            <div class="tablebox" tabindex="0"><table><thead><tr><th scope="col">User</th><th scope="col">Role</th><th scope="col">Access</th><th scope="col">Since</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            <section class="panel" aria-labelledby="add"><h2 id="add">Add a user</h2>
            <form method="post" action="/desk/users" class="stack">\(frame.csrf(visit))
            <label for="name">Name, as the disclosure prints it</label><input id="name" name="name" required maxlength="100" autocomplete="off">
            <label for="email">Address</label><input id="email" name="email" type="email" required autocomplete="off">
            <label for="role">Role</label><select id="role" name="role">\(options)</select>
            <label for="password">First password (at least 10 characters)</label><input id="password" name="password" type="password" required minlength="10" autocomplete="new-password">
            <button class="button button-main" type="submit">Add</button></form></section>
            """
    }

    // MARK: Costs

    /// What each model cost over thirty days, and what that is for each story that went out.
    private func costs() async throws -> HTML {
        let since = now().addingTimeInterval(-30 * 86_400)
        let uses = try await store.modelUses(since: since)
        let published = try await store.publications(section: nil, since: since, limit: 5000)
        var publishedBy: [String: Int] = [:]
        for publication in published {
            guard let version = try await store.version(publication.version) else { continue }
            publishedBy[version.draft.origin.drafter, default: 0] += 1
        }
        let models = Set(uses.map(\.model)).union(publishedBy.keys).sorted()
        let rows = models.html { model in
            let own = uses.filter { $0.model == model }
            let micros = own.reduce(0) { $0 &+ $1.costMicros }
            let out = publishedBy[model] ?? 0
            let each = out > 0 && !own.isEmpty ? Self.money(micros / out) : "–"
            let seconds = own.isEmpty ? 0 : own.reduce(0) { $0 + $1.seconds } / Double(own.count)
            return """
                <tr><td>\(model)</td><td class="number">\(own.count)</td><td class="number">\(own.reduce(0) { $0 &+ $1.promptTokens &+ $1.completionTokens })</td>
                <td class="number">\(own.isEmpty ? "–" : Self.money(micros))</td><td class="number">\(seconds.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_GB"))))</td>
                <td class="number">\(out)</td><td class="number">\(each)</td></tr>

                """
        }
        let none: HTML =
            models.isEmpty
            ? "<tr><td colspan=\"7\" class=\"soft\">No drafts went out in the last thirty days.</td></tr>\n" : .empty
        return """
            <h1>Cost per published story</h1>
            <p class="soft">The last thirty days. What was spent on drafts that never went out counts too: that is what a story costs. Amounts are in the currency in which the models' prices are configured.</p>
            <div class="tablebox" tabindex="0"><table><thead><tr><th scope="col">Drafter</th><th scope="col" class="number">Calls</th><th scope="col" class="number">Tokens</th><th scope="col" class="number">Cost</th><th scope="col" class="number">Seconds a call</th><th scope="col" class="number">Published</th><th scope="col" class="number">Cost per published story</th></tr></thead>
            <tbody>
            \(rows)\(none)</tbody></table></div>
            """
    }

    /// Millionths of the currency with four decimals; a model without configured prices costs nothing in the books.
    private static func money(_ micros: Int) -> String {
        guard micros > 0 else { return "not priced" }
        return (Double(micros) / 1_000_000).formatted(
            .number.precision(.fractionLength(4)).locale(Locale(identifier: "en_GB"))
        )
    }
}
