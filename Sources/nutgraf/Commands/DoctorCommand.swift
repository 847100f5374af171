import ArgumentParser
import Desk
import Foundation
import NewsModel
import NewsStore
import Outbound
import Readership
import StoreSQLite

/// `nutgraf doctor`: whether the installation can do its work, each point with what to do when it cannot.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look the installation over. Exit code 1 when something needs doing."
    )

    @OptionGroup var options: ConfigurationOptions

    private enum Mark: String { case good = "ok  ", note = "note", bad = "BAD " }

    func run() async throws {
        let settings = try options.settings()
        var isWell = true
        func tell(_ mark: Mark, _ text: String) {
            Console.print("\(mark.rawValue)  \(text)")
            if mark == .bad { isWell = false }
        }
        let house: House
        do {
            house = try House(settings)
        } catch {
            tell(.bad, Failure(error)?.message ?? String(describing: error))
            throw ExitCode(ExitStatus.blocks.rawValue)
        }
        tell(.good, "Configuration read; form “\(house.form.name)”; keys in \(settings["keys.folder"]).")
        await database(house, tell)
        await people(house, tell)
        await work(house, tell)
        mail(house, tell)
        if !settings["server.url"].hasPrefix("https://") {
            tell(
                .note,
                "Readers reach us at \(settings["server.url"]), without TLS. Put a proxy in front and set server.url."
            )
        }
        if settings["model.endpoint"].isEmpty {
            tell(.note, "No model is configured: drafts are extractive.")
        } else {
            await model(house, tell)
        }
        if !isWell { throw ExitCode(ExitStatus.blocks.rawValue) }
    }

    private func database(_ house: House, _ tell: (Mark, String) -> Void) async {
        do {
            let problems = try await house.sqlite.integrityProblems()
            let counts = try await house.store.counts()
            tell(
                problems.isEmpty ? .good : .bad,
                problems.isEmpty
                    ? "Database whole: \(counts["reports", default: 0]) reports, \(counts["stories.published", default: 0]) stories published."
                    : "Database damaged: \(problems.joined(separator: "; ")). Restore a backup."
            )
            let audit = try await AuditVerifier.verify(house.store)
            tell(
                audit.holds ? .good : .bad,
                audit.firstBroken.map { "Audit log broken at entry \($0.number): \($0.reason)." }
                    ?? "Audit log unbroken, \(audit.verified) entries."
            )
        } catch {
            tell(.bad, error.message)
        }
    }

    private func people(_ house: House, _ tell: (Mark, String) -> Void) async {
        do {
            let users = try await house.store.users().filter { !$0.isDisabled }
            if users.isEmpty {
                tell(
                    .bad,
                    "Nobody may sign in. Add somebody: nutgraf users add you@example.org --name \"…\" --role administrator"
                )
            } else {
                tell(.good, "\(users.count) users, \(users.count { $0.role >= .editor }) of them may sign stories off.")
            }
            let sources = try await house.store.sources().filter { $0.isEnabled && $0.kind != .register }
            let failing = sources.filter { $0.health.failuresInARow >= 3 }
            tell(
                sources.isEmpty ? .note : .good,
                sources.isEmpty
                    ? "No sources. Add one: nutgraf sources add https://…" : "\(sources.count) sources."
            )
            for source in failing.prefix(10) {
                tell(
                    .note,
                    "\(source.name) has failed \(source.health.failuresInARow) times: \(source.health.lastError ?? "")"
                )
            }
        } catch {
            tell(.bad, error.message)
        }
    }

    private func work(_ house: House, _ tell: (Mark, String) -> Void) async {
        guard let parked = try? await house.store.parked(limit: 20), !parked.isEmpty else {
            return tell(.good, "No work is parked.")
        }
        for work in parked {
            tell(
                .note,
                "Parked after \(work.attempts) tries: \(work.stage.rawValue) of \(work.subject): \(work.reason)"
            )
        }
    }

    private func mail(_ house: House, _ tell: (Mark, String) -> Void) {
        let settings = house.settings
        let domain = house.readerSite.mailDomain
        if settings["mail.smtp_host"].isEmpty {
            tell(.note, "No SMTP server: mail goes to \(settings["mail.maildir"]), which the desk shows.")
        } else {
            tell(
                .good,
                "Mail goes through \(settings["mail.smtp_host"]):\(settings["mail.smtp_port"]) from \(settings["mail.from"])."
            )
        }
        tell(
            .note,
            "DKIM: publish \(house.keys.dkim.zoneLine(selector: settings["mail.dkim_selector"], domain: domain))"
        )
    }

    private func model(_ house: House, _ tell: (Mark, String) -> Void) async {
        let base = house.settings["model.endpoint"]
        var request = FetchRequest(url: base + "/models")
        request.timeout = .seconds(10)
        let key = house.settings["model.key"]
        if !key.isEmpty { request.headers["Authorization"] = "Bearer " + key }
        do {
            let answer = try await house.modelClient.send(request)
            tell(answer.status < 400 ? .good : .note, "The model endpoint \(base) answers \(answer.status).")
        } catch {
            tell(.bad, "The model endpoint \(base): \(error.message)")
        }
    }
}
