/// The history of visits, reports by source, and the names by which a source's items are recognised.
///
/// Items from before are recognised by their addresses, where an address belongs to one item of the source alone.
enum Migration0002 {
    static let sql = """
        CREATE INDEX item_source ON item (source, first_seen);
        CREATE TABLE visit (
            source TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (source, number)) WITHOUT ROWID;
        CREATE TABLE item_key (
            source TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL REFERENCES item (id),
            PRIMARY KEY (source, key)) WITHOUT ROWID;
        INSERT INTO item_key (source, key, item)
            SELECT source, 'link:' || json_extract(value, '$.address') AS name, min(id) FROM item
            WHERE length(json_extract(value, '$.address')) BETWEEN 1 AND 500
            GROUP BY source, name HAVING count(*) = 1;
        """
}
