/// Editors' placings: the acts themselves, which clusters they part, and which they merge.
enum Migration0003 {
    static let sql = """
        ALTER TABLE cluster ADD COLUMN merged_into TEXT;
        CREATE INDEX cluster_merged ON cluster (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE placing (number INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL);
        CREATE TABLE kept_apart (
            cluster TEXT NOT NULL REFERENCES cluster (id), other TEXT NOT NULL REFERENCES cluster (id),
            PRIMARY KEY (cluster, other)) WITHOUT ROWID;
        \(Migration0001.appendOnly("placing"))
        """
}
