import Desk
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NewsModel

/// The house's rules: every kind of finding with what the checker makes of it and what this house does.
///
/// Editors read it, administrators change it.
struct RulePages {
    let rules: RuleDesk
    let frame: DeskFrame

    func add(to routes: DeskRouter) {
        let pages = self
        let (rules, frame) = (rules, frame)
        routes.get("/desk/rules", .editor) { visit in
            .html(frame.page(visit, .rules, title: "Rules", pages.page(visit, rules.rules, problem: nil)))
        }
        routes.post("/desk/rules", .administrator) { visit in
            let wanted = try pages.wanted(visit)
            do throws(DeskError) {
                let count = try await rules.change(to: wanted, base: visit.form["table"] ?? "", by: visit.user)
                return .seeOther("/desk/rules" + (count == 0 ? "" : "?done=rules"))
            } catch {
                guard error.code == .invalid || error.code == .conflict || error.code == .unavailable else {
                    throw error
                }
                // What was chosen comes back, whatever was wrong with it.
                let body = pages.page(visit, HouseRules(wanted), problem: error)
                return .html(frame.page(visit, .rules, title: "Rules", body), status: WebProblem(error).status)
            }
        }
    }

    /// The rules that the form asks for; kinds left as the checker has them are not among them.
    private func wanted(_ visit: DeskVisit) throws -> [HouseRule] {
        try rules.kinds.compactMap { kind in
            let chosen = visit.form["severity:" + kind.code] ?? ""
            guard !chosen.isEmpty else { return nil }
            guard let severity = Self.choices(kind).first(where: { RuleDesk.word($0) == chosen }) else {
                throw WebProblem.badRequest("“\(kind.code)” cannot be made “\(chosen.prefix(20))”.")
            }
            let reason = (visit.form["reason:" + kind.code] ?? "").split { $0.isWhitespace }.joined(separator: " ")
            return HouseRule(code: kind.code, severity: severity, reason: reason)
        }
    }

    /// What a house may make of it, the gravest first.
    private static func choices(_ kind: FindingRule) -> [Severity] {
        Severity.allCases.filter { $0 >= kind.floor }.reversed()
    }

    private func page(_ visit: DeskVisit, _ table: HouseRules, problem: DeskError?) -> HTML {
        let mayChange = visit.may(.administrator)
        let alert: HTML =
            problem.map { problem in
                let reasons: HTML =
                    problem.reasons.isEmpty ? .empty : "<ul>\(problem.reasons.html { "<li>\($0)</li>\n" })</ul>\n"
                return
                    "<div class=\"notice notice-bad\" role=\"alert\"><p><strong>\(problem.message)</strong></p>\(reasons)</div>\n"
            } ?? .empty
        let rows = rules.kinds.html { row($0, table[$0.code], mayChange) }
        let head: HTML = """
            <h1>Rules</h1>
            \(alert)<p>What the check’s findings mean in this house. What <strong>blocks</strong> stops publication until it is mended or overruled; what <strong>asks</strong> wants an editor’s eye; a <strong>note</strong> stops nothing; what is <strong>silent</strong> is counted and not shown.</p>
            <p class="soft">What the checker blocks can be made to ask, never less, and only with a reason: it is printed in the receipt of each story that it matters for. What asks about the truth of a statement can be noted, not silenced. A change is kept in the audit log, and every story that is not out yet is checked again.</p>

            """
        let body: HTML = """
            <div class="tablebox tablebox-stacks" tabindex="0"><table><thead><tr><th scope="col">Finding</th><th scope="col">The checker</th><th scope="col">This house</th><th scope="col">Reason</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>

            """
        guard mayChange else { return head + body + "<p class=\"soft\">Administrators change these rules.</p>\n" }
        return head + """
            <form method="post" action="/desk/rules">\(frame.csrf(visit))<input type="hidden" name="table" value="\(rules.rules.mark)">
            \(body)<p><button class="button button-main" type="submit">Put these rules in force</button></p></form>

            """
    }

    private func row(_ kind: FindingRule, _ own: HouseRule?, _ mayChange: Bool) -> HTML {
        let id = kind.code.replacing("/", with: "-")
        let house: HTML
        let reason: HTML
        if mayChange {
            let options = Self.choices(kind).html { severity -> HTML in
                let word = RuleDesk.word(severity)
                return
                    "<option value=\"\(word)\"\(own?.severity == severity ? " selected" : HTML.empty)>\(word)</option>"
            }
            house = """
                <select id="s-\(id)" name="severity:\(kind.code)" aria-label="What this house makes of \(kind.code)"><option value="">as the checker</option>\(options)</select>
                """
            reason = """
                <input name="reason:\(kind.code)" aria-label="Reason for \(kind.code)" maxlength="\(HouseRules.longestReason)" value="\(own?.reason ?? "")" autocomplete="off">
                """
        } else {
            house = "\(own.map { RuleDesk.word($0.severity) } ?? "as the checker")"
            reason = "\(own?.reason ?? "")"
        }
        let chip = kind.standard == .block ? "bad" : kind.standard == .ask ? "ask" : "soft"
        return """
            <tr><td>\(kind.words)<br><span class="soft">\(kind.example)</span><br><code>\(kind.code)</code></td>
            <td data-label="The checker:"><span class="chip chip-\(chip)">\(kind.standard.word)</span></td>
            <td data-label="This house:">\(house)</td><td data-label="Reason:">\(reason)</td></tr>

            """
    }
}
