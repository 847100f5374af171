import Crypto
package import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Stories and what is done to them; the gate of publication stands here, inside the transaction.
enum StoryTables {
    static func story(_ id: StoryID, in database: Database) throws -> Story {
        guard let story = try database.value(Story.self, "SELECT value FROM story WHERE id = ?", [id.raw]) else {
            throw StoreError(.notFound, "There is no story \(id).")
        }
        return story
    }

    static func add(_ story: Story, in database: Database) throws {
        var story = story
        // Two stories of one headline each need an address: the second gets a number.
        var slug = story.slug
        var number = 2
        while try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM story WHERE slug = ?)", arguments: [slug])
            == true
        {
            slug = "\(story.slug)-\(number)"
            number += 1
        }
        story.slug = slug
        try database.run(
            "INSERT INTO story (id, cluster, state, slug, created, value) VALUES (?, ?, ?, ?, ?, ?)",
            [
                story.id.raw, story.cluster?.raw, story.state.rawValue, story.slug, story.created.stored,
                try StoredJSON.encode(story),
            ]
        )
    }

    private static func update(_ story: Story, in database: Database) throws {
        try database.run(
            "UPDATE story SET state = ?, value = ? WHERE id = ?",
            [story.state.rawValue, try StoredJSON.encode(story), story.id.raw]
        )
    }

    static func add(_ version: Version, in database: Database) throws {
        var story = try story(version.story, in: database)
        guard version.number == story.latestVersion + 1 else {
            throw StoreError(
                .conflict,
                "Version \(version.number) was written on top of an older text: the story is at version \(story.latestVersion). Read it again and carry your changes over."
            )
        }
        guard version.editor != nil || story.state == .desk else {
            throw StoreError(.conflict, "The story left the desk while the machine drafted; its text stays as it is.")
        }
        guard version.digest == sha256(version.draft.text) else {
            throw StoreError(.refused, "The digest given for version \(version.number) is not that of its text.")
        }
        try database.run(
            "INSERT INTO version (story, number, digest, value) VALUES (?, ?, ?, ?)",
            [version.story.raw, version.number, version.digest, try StoredJSON.encode(version)]
        )
        story.latestVersion = version.number
        story.headline = version.draft.headline.text
        if story.state == .signed || story.state == .published { story.state = .desk }
        try update(story, in: database)
    }

    static func set(_ state: Story.State, of id: StoryID, in database: Database) throws {
        var story = try story(id, in: database)
        guard state != .published else {
            throw StoreError(.refused, "A story becomes published by being published, not by being called so.")
        }
        story.state = state
        try update(story, in: database)
    }

    static func add(_ check: CheckRecord, in database: Database) throws {
        guard try digest(of: check.version, in: database) == check.digest else {
            throw StoreError(.refused, "The check is of another text than version \(check.version.version).")
        }
        try database.run(
            "INSERT INTO check_record (story, version, digest, value) VALUES (?, ?, ?, ?)",
            [check.version.story.raw, check.version.version, check.digest, try StoredJSON.encode(check)]
        )
    }

    static func add(_ overrule: Overrule, in database: Database) throws {
        try database.run(
            "INSERT INTO overrule (story, finding, value) VALUES (?, ?, ?)",
            [overrule.story.raw, overrule.finding, try StoredJSON.encode(overrule)]
        )
    }

    static func add(_ signOff: SignOff, in database: Database) throws {
        var story = try story(signOff.version.story, in: database)
        guard story.latestVersion == signOff.version.version else {
            throw StoreError(
                .refused,
                "The sign-off is for version \(signOff.version.version), and the story is at version \(story.latestVersion). Read the newest text and sign that."
            )
        }
        guard try digest(of: signOff.version, in: database) == signOff.digest else {
            throw StoreError(
                .refused,
                "The sign-off is for another text than the one that is stored. Read it again and sign that."
            )
        }
        try gate(signOff.version, digest: signOff.digest, in: database)
        try database.run(
            "INSERT INTO sign_off (story, version, digest, value) VALUES (?, ?, ?, ?)",
            [signOff.version.story.raw, signOff.version.version, signOff.digest, try StoredJSON.encode(signOff)]
        )
        story.state = .signed
        try update(story, in: database)
    }

    static func publish(_ publication: Publication, in database: Database) throws {
        let version = publication.version
        var story = try story(version.story, in: database)
        if publication.kind != .retraction {
            guard let digest = try digest(of: version, in: database) else {
                throw StoreError(.notFound, "There is no version \(version.version) of story \(version.story).")
            }
            let isSigned = try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM sign_off WHERE story = ? AND version = ? AND digest = ?)",
                arguments: [version.story.raw, version.version, digest]
            )
            guard isSigned == true else {
                throw StoreError(
                    .refused,
                    "Nobody has signed version \(version.version) of this story off. An editor must read and sign it."
                )
            }
            try gate(version, digest: digest, in: database)
            guard story.state == .signed, story.latestVersion == version.version else {
                throw StoreError(
                    .refused,
                    "Version \(version.version) is no longer what was signed for publication: the story is \(story.state.rawValue), at version \(story.latestVersion)."
                )
            }
        }
        try database.run(
            """
            INSERT INTO publication (story, version, kind, slug, section, published, value)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version.story.raw, version.version, publication.kind.rawValue, publication.slug, publication.section,
                publication.published.stored, try StoredJSON.encode(publication),
            ]
        )
        story.state = publication.kind == .retraction ? .retracted : .published
        story.publishedVersion = version.version
        try update(story, in: database)
    }

    /// Refuses unless the text has been checked and nothing blocks that was not overruled.
    private static func gate(_ version: VersionRef, digest: String, in database: Database) throws {
        guard
            let check = try database.value(
                CheckRecord.self,
                "SELECT value FROM check_record WHERE story = ? AND version = ? ORDER BY number DESC LIMIT 1",
                [version.story.raw, version.version]
            ), check.digest == digest
        else {
            throw StoreError(.refused, "Version \(version.version) has not been checked. Check it first.")
        }
        let overruled = try String.fetchSet(
            database,
            sql: "SELECT finding FROM overrule WHERE story = ?",
            arguments: [version.story.raw]
        )
        let blocking = check.report.blocking(overruled: overruled)
        guard let first = blocking.first else { return }
        let others = blocking.count > 1 ? " and \(blocking.count - 1) more" : ""
        throw StoreError(
            .refused,
            "\(blocking.count) finding\(blocking.count == 1 ? "" : "s") still block: \(first.message)\(others)"
        )
    }

    static func digest(of version: VersionRef, in database: Database) throws -> String? {
        try String.fetchOne(
            database,
            sql: "SELECT digest FROM version WHERE story = ? AND number = ?",
            arguments: [version.story.raw, version.version]
        )
    }

    static func sha256(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Only the newest publication of each story.
    static let newest = "number = (SELECT max(number) FROM publication AS later WHERE later.story = publication.story)"
}

extension SQLiteStore {
    package func story(_ id: StoryID) async throws(StoreError) -> Story? {
        try await read { try $0.value(Story.self, "SELECT value FROM story WHERE id = ?", [id.raw]) }
    }

    package func story(slug: String) async throws(StoreError) -> Story? {
        try await read { try $0.value(Story.self, "SELECT value FROM story WHERE slug = ?", [slug]) }
    }

    package func stories(states: [Story.State], after key: PageKey?, limit: Int) async throws(StoreError) -> [Story] {
        try await read {
            try $0.values(
                Story.self,
                """
                SELECT value FROM story WHERE state IN (\(Database.marks(states.count)))
                    AND (created < ? OR (created = ? AND id > ?))
                ORDER BY created DESC, id LIMIT ?
                """,
                StatementArguments(states.map(\.rawValue))
                    + [key?.milliseconds ?? .max, key?.milliseconds ?? .max, key?.id ?? "", limit]
            )
        }
    }

    package func story(for cluster: ClusterID) async throws(StoreError) -> Story? {
        try await read {
            try $0.value(
                Story.self,
                "SELECT value FROM story WHERE cluster = ? AND state <> 'spiked' ORDER BY created DESC LIMIT 1",
                [cluster.raw]
            )
        }
    }

    package func version(_ ref: VersionRef) async throws(StoreError) -> Version? {
        try await read {
            try $0.value(
                Version.self,
                "SELECT value FROM version WHERE story = ? AND number = ?",
                [ref.story.raw, ref.version]
            )
        }
    }

    package func versions(of story: StoryID) async throws(StoreError) -> [Version] {
        try await read {
            try $0.values(Version.self, "SELECT value FROM version WHERE story = ? ORDER BY number", [story.raw])
        }
    }

    package func check(of version: VersionRef) async throws(StoreError) -> CheckRecord? {
        try await read {
            try $0.value(
                CheckRecord.self,
                "SELECT value FROM check_record WHERE story = ? AND version = ? ORDER BY number DESC LIMIT 1",
                [version.story.raw, version.version]
            )
        }
    }

    package func overrules(of story: StoryID) async throws(StoreError) -> [Overrule] {
        try await read {
            try $0.values(Overrule.self, "SELECT value FROM overrule WHERE story = ? ORDER BY number", [story.raw])
        }
    }

    package func signOff(of version: VersionRef) async throws(StoreError) -> SignOff? {
        try await read {
            try $0.value(
                SignOff.self,
                "SELECT value FROM sign_off WHERE story = ? AND version = ? ORDER BY number DESC LIMIT 1",
                [version.story.raw, version.version]
            )
        }
    }

    package func publication(of story: StoryID) async throws(StoreError) -> Publication? {
        try await read {
            try $0.value(
                Publication.self,
                "SELECT value FROM publication WHERE story = ? ORDER BY number DESC LIMIT 1",
                [story.raw]
            )
        }
    }

    package func publication(slug: String) async throws(StoreError) -> Publication? {
        try await read {
            try $0.value(
                Publication.self,
                "SELECT value FROM publication WHERE slug = ? ORDER BY number DESC LIMIT 1",
                [slug]
            )
        }
    }

    package func publications(of story: StoryID) async throws(StoreError) -> [Publication] {
        try await read {
            try $0.values(
                Publication.self,
                "SELECT value FROM publication WHERE story = ? ORDER BY number",
                [story.raw]
            )
        }
    }

    package func publications(section: String?, since: Date?, limit: Int) async throws(StoreError) -> [Publication] {
        try await read {
            try $0.values(
                Publication.self,
                """
                SELECT value FROM publication WHERE \(StoryTables.newest) AND kind <> 'retraction'
                    AND (?1 IS NULL OR section = ?1) AND (?2 IS NULL OR published >= ?2)
                ORDER BY published DESC, number DESC LIMIT ?3
                """,
                [section, since?.stored, limit]
            )
        }
    }

    package func modelUses(since: Date) async throws(StoreError) -> [ModelUse] {
        try await read {
            try $0.values(ModelUse.self, "SELECT value FROM model_use WHERE at >= ? ORDER BY number", [since.stored])
        }
    }
}
