import Desk
import Formats
import Hummingbird
import NewsModel

/// One's own password, and keys for one's own programs.
struct AccountPages {
    let accounts: Accounts
    let door: DeskDoor
    let frame: DeskFrame

    func add(to routes: DeskRouter) {
        let pages = self
        let (accounts, door, frame) = (accounts, door, frame)
        routes.get("/desk/account") { visit in
            .html(frame.page(visit, nil, title: "Account", try await pages.page(visit, fresh: nil)))
        }
        routes.post("/desk/account/password") { visit in
            guard visit.form["new"] == visit.form["again"] else {
                throw DeskError(.invalid, "The two new passwords differ. Nothing was changed.")
            }
            try await accounts.changePassword(
                of: visit.user,
                from: visit.form["old"] ?? "",
                to: visit.form["new"] ?? "",
                address: visit.context.clientAddress
            )
            var response = Response.seeOther("/desk/sign-in")
            response.headers[.setCookie] = door.cookie(nil)
            return response
        }
        routes.post("/desk/account/keys") { visit in
            let secret = try await accounts.addToken(named: visit.form["name"] ?? "", for: visit.user)
            // Shown in this answer only: it is nowhere to be read again.
            return .html(frame.page(visit, nil, title: "Account", try await pages.page(visit, fresh: secret)))
        }
        routes.post("/desk/account/keys/revoke") { visit in
            try await accounts.revokeToken(visit.form["key"] ?? "", of: visit.user)
            return .seeOther("/desk/account?done=revoked")
        }
    }

    private func page(_ visit: DeskVisit, fresh: String?) async throws -> HTML {
        let keys = try await accounts.tokens(of: visit.user).filter { $0.revoked == nil }.html { token in
            """
            <tr><td>\(token.name)</td><td>\(DeskFrame.time(token.created))</td><td><form method="post" action="/desk/account/keys/revoke">\(frame.csrf(visit))<input type="hidden" name="key" value="\(token.tokenHash)"><button class="button button-bad" type="submit" aria-label="Revoke \(token.name)">Revoke</button></form></td></tr>

            """
        }
        let shown: HTML =
            fresh.map {
                "<p class=\"notice notice-good\" role=\"status\">Your new key, shown this once: <code>\($0)</code></p>\n"
            } ?? .empty
        let table: HTML =
            keys == .empty
            ? .empty
            : """
            <div class="tablebox" tabindex="0"><table><thead><tr><th scope="col">Key</th><th scope="col">Made</th><th scope="col">Revoke</th></tr></thead>
            <tbody>
            \(keys)</tbody></table></div>

            """
        return """
            <h1>\(visit.user.name)</h1>
            <p class="meta"><span>\(visit.user.email)</span><span>\(visit.user.role.rawValue)</span><span>session until \(DeskFrame.time(visit.session.expires)) UTC</span></p>
            \(shown)<section class="panel" aria-labelledby="password"><h2 id="password">Change the password</h2>
            <p class="soft">All your sessions and keys end with it, this one too.</p>
            <form method="post" action="/desk/account/password" class="stack">\(frame.csrf(visit))
            <input type="hidden" name="username" autocomplete="username" value="\(visit.user.email)">
            <label for="old">Present password</label><input id="old" name="old" type="password" required autocomplete="current-password">
            <label for="new">New password (at least 10 characters)</label><input id="new" name="new" type="password" required minlength="10" autocomplete="new-password">
            <label for="again">New password again</label><input id="again" name="again" type="password" required minlength="10" autocomplete="new-password">
            <button class="button button-main" type="submit">Change it</button></form></section>
            <section class="panel" aria-labelledby="keys"><h2 id="keys">Keys for programs</h2>
            <p class="soft">A key acts as you, with your role, at <code>/api/v1</code>.</p>
            \(table)<form method="post" action="/desk/account/keys" class="stack">\(frame.csrf(visit))
            <label for="keyname">What will use it</label><input id="keyname" name="name" required maxlength="100">
            <button class="button" type="submit">Make a key</button></form></section>
            """
    }
}
