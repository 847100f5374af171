import Desk
import Formats
import HTTPTypes
import Hummingbird

/// Signing in and out.
struct SignInPages {
    let door: DeskDoor
    let frame: DeskFrame

    func add(to router: Router<NewsRequestContext>, _ desk: DeskRouter) {
        let (door, frame) = (door, frame)
        router.get("/desk/sign-in") { request, _ in
            let next = SafeReturn.path(request.queryFields["next"])
            if try await door.visitor(request) != nil { return Response.seeOther(next) }
            return .html(page(frame, next: next, email: "", problem: nil))
        }
        router.post("/desk/sign-in") { request, context in
            try door.requireSameSite(request)
            let form = try await request.form(limit: 16 * 1024)
            let next = SafeReturn.path(form["next"])
            do throws(DeskError) {
                let signedIn = try await door.accounts.signIn(
                    email: form["email"] ?? "",
                    password: form["password"] ?? "",
                    address: context.clientAddress,
                    former: door.token(of: request)
                )
                var response = Response.seeOther(next)
                response.headers[.setCookie] = door.cookie(signedIn.token)
                return response
            } catch {
                guard error.code == .unauthenticated || error.code == .throttled else { throw WebProblem(error) }
                let status: HTTPResponse.Status = error.code == .throttled ? .tooManyRequests : .unauthorized
                var response = Response.html(
                    page(frame, next: next, email: form["email"] ?? "", problem: error.message),
                    status: status
                )
                if let seconds = error.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
                return response
            }
        }
        desk.post("/desk/sign-out") { visit in
            try await door.accounts.signOut(visit.session)
            var response = Response.seeOther("/desk/sign-in")
            response.headers[.setCookie] = door.cookie(nil)
            response.headers[.clearSiteData] = "\"cache\""
            return response
        }
    }

    private func page(_ frame: DeskFrame, next: String, email: String, problem: String?) -> HTML {
        let alert: HTML =
            problem.map { "<p class=\"notice notice-bad\" role=\"alert\" id=\"problem\">\($0)</p>\n" } ?? .empty
        let described: HTML = problem == nil ? .empty : " aria-describedby=\"problem\""
        return frame.bare(
            title: "Sign in",
            """
            <main id="main" class="door">
            <h1><span class="mark">Nutgraf</span> Sign in to the desk</h1>
            \(alert)<form method="post" action="/desk/sign-in" class="stack">
            <input type="hidden" name="next" value="\(next)">
            <label for="email">Address</label>
            <input id="email" name="email" type="email" autocomplete="email" required value="\(email)"\(described)>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <button class="button button-main" type="submit">Sign in</button>
            </form>
            </main>
            """
        )
    }
}

extension HTTPField.Name {
    fileprivate static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .server
}
