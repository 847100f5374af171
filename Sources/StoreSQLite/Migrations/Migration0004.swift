/// What editors asked about addresses, and the line's answers.
enum Migration0004 {
    static let sql = """
        CREATE TABLE source_search (id TEXT PRIMARY KEY, asked INTEGER NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        """
}
