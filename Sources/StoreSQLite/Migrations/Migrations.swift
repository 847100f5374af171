import GRDB

/// The numbered steps from an empty file to today's tables.
///
/// A step that has been released is never edited: write the next.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001") { try $0.execute(sql: Migration0001.sql) }
        migrator.registerMigration("0002") { try $0.execute(sql: Migration0002.sql) }
        migrator.registerMigration("0003") { try $0.execute(sql: Migration0003.sql) }
        migrator.registerMigration("0004") { try $0.execute(sql: Migration0004.sql) }
        return migrator
    }
}
