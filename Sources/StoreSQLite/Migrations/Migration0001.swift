/// The first tables.
///
/// `value` is the whole value as JSON; the other columns are those that are searched or guarded. Times are whole
/// milliseconds since 1970.
enum Migration0001 {
    static let sql = """
        CREATE TABLE source (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, is_enabled INTEGER NOT NULL, next_fetch INTEGER NOT NULL,
            value TEXT NOT NULL);
        CREATE INDEX source_due ON source (is_enabled, next_fetch);

        CREATE TABLE item (
            id TEXT PRIMARY KEY, source TEXT NOT NULL, first_seen INTEGER NOT NULL, latest INTEGER NOT NULL,
            tags TEXT NOT NULL, value TEXT NOT NULL);
        CREATE INDEX item_seen ON item (first_seen);
        CREATE TABLE revision (
            item TEXT NOT NULL REFERENCES item (id), number INTEGER NOT NULL, content_hash TEXT NOT NULL,
            value TEXT NOT NULL, PRIMARY KEY (item, number)) WITHOUT ROWID;

        CREATE TABLE cluster (id TEXT PRIMARY KEY, updated INTEGER NOT NULL, value TEXT NOT NULL);
        CREATE INDEX cluster_updated ON cluster (updated);
        CREATE TABLE member (
            item TEXT PRIMARY KEY REFERENCES item (id), cluster TEXT NOT NULL REFERENCES cluster (id),
            position INTEGER NOT NULL, copy_of TEXT, placed_by TEXT, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX member_cluster ON member (cluster, position);

        CREATE TABLE story (
            id TEXT PRIMARY KEY, cluster TEXT, state TEXT NOT NULL, slug TEXT NOT NULL UNIQUE,
            created INTEGER NOT NULL, value TEXT NOT NULL);
        CREATE INDEX story_state ON story (state, created);
        CREATE INDEX story_cluster ON story (cluster, created);
        CREATE TABLE version (
            story TEXT NOT NULL REFERENCES story (id), number INTEGER NOT NULL, digest TEXT NOT NULL,
            value TEXT NOT NULL, PRIMARY KEY (story, number)) WITHOUT ROWID;
        CREATE TABLE check_record (
            number INTEGER PRIMARY KEY, story TEXT NOT NULL, version INTEGER NOT NULL, digest TEXT NOT NULL,
            value TEXT NOT NULL, FOREIGN KEY (story, version) REFERENCES version (story, number));
        CREATE INDEX check_version ON check_record (story, version);
        CREATE TABLE overrule (
            number INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES story (id), finding TEXT NOT NULL,
            value TEXT NOT NULL);
        CREATE INDEX overrule_story ON overrule (story);
        CREATE TABLE sign_off (
            number INTEGER PRIMARY KEY, story TEXT NOT NULL, version INTEGER NOT NULL, digest TEXT NOT NULL,
            value TEXT NOT NULL, FOREIGN KEY (story, version) REFERENCES version (story, number));
        CREATE INDEX sign_off_version ON sign_off (story, version);
        CREATE TABLE publication (
            number INTEGER PRIMARY KEY, story TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
            slug TEXT NOT NULL, section TEXT NOT NULL, published INTEGER NOT NULL, value TEXT NOT NULL,
            FOREIGN KEY (story, version) REFERENCES version (story, number));
        CREATE INDEX publication_story ON publication (story, number);
        CREATE INDEX publication_slug ON publication (slug, number);
        CREATE INDEX publication_time ON publication (published);
        CREATE TABLE model_use (number INTEGER PRIMARY KEY, story TEXT, at INTEGER NOT NULL, value TEXT NOT NULL);
        CREATE INDEX model_use_time ON model_use (at);

        CREATE TABLE user (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
        CREATE TABLE session (
            token_hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user (id), expires INTEGER NOT NULL,
            value TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX session_user ON session (user);
        CREATE TABLE token (
            token_hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user (id), value TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX token_user ON token (user);

        CREATE TABLE subscriber (
            id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, state TEXT NOT NULL, value TEXT NOT NULL);
        CREATE INDEX subscriber_state ON subscriber (state, id);
        CREATE TABLE standing_query (
            id TEXT PRIMARY KEY, subscriber TEXT NOT NULL REFERENCES subscriber (id), value TEXT NOT NULL);
        CREATE INDEX query_subscriber ON standing_query (subscriber);
        CREATE TABLE issue (id TEXT PRIMARY KEY, created INTEGER NOT NULL, value TEXT NOT NULL);
        CREATE TABLE delivery (
            id TEXT PRIMARY KEY, unique_key TEXT NOT NULL UNIQUE, issue TEXT, story TEXT,
            subscriber TEXT NOT NULL REFERENCES subscriber (id), channel TEXT NOT NULL, state TEXT NOT NULL,
            due INTEGER NOT NULL, lease_end INTEGER NOT NULL DEFAULT 0, value TEXT NOT NULL);
        CREATE INDEX delivery_subscriber ON delivery (subscriber);
        CREATE INDEX delivery_due ON delivery (channel, state, due);
        CREATE INDEX delivery_issue ON delivery (issue, id) WHERE issue IS NOT NULL;
        CREATE INDEX delivery_story ON delivery (story, id) WHERE story IS NOT NULL;

        CREATE TABLE instrument (id TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE fact (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, actor TEXT NOT NULL, story TEXT,
            effective TEXT NOT NULL, status TEXT NOT NULL, value TEXT NOT NULL);
        CREATE INDEX fact_subject ON fact (subject, kind);
        CREATE INDEX fact_actor ON fact (actor);
        CREATE INDEX fact_story ON fact (story) WHERE story IS NOT NULL;

        CREATE TABLE event (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, value TEXT NOT NULL);
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY, subject TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
            value TEXT NOT NULL);
        CREATE INDEX audit_subject ON audit (subject, number);
        CREATE TABLE work (
            stage TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL,
            lease_end INTEGER NOT NULL DEFAULT 0, ticket TEXT, attempts INTEGER NOT NULL DEFAULT 0,
            again INTEGER, reason TEXT, PRIMARY KEY (stage, subject)) WITHOUT ROWID;
        CREATE INDEX work_due ON work (stage, state, due);
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        \(appendOnly("revision"))
        \(appendOnly("version"))
        \(appendOnly("check_record"))
        \(appendOnly("overrule"))
        \(appendOnly("sign_off"))
        \(appendOnly("publication"))
        \(appendOnly("model_use"))
        \(appendOnly("audit"))
        CREATE TRIGGER fact_kept BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END;
        """

    static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_unchanged BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_kept BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        """
    }
}
