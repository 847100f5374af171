import Foundation

/// Says that this process is the one that works the line of a store: a lock on a file beside it.
///
/// The kernel frees it when the process ends, however it ends; so whoever gets it knows that what an earlier holder had
/// in hand is abandoned, and may take it over without waiting for leases.
final class LineLock: Sendable {
    private let descriptor: Int32

    /// Nil when another living process holds it.
    ///
    /// - Throws: ``Failure`` when the file cannot be made.
    static func take(store path: String) throws -> LineLock? {
        let descriptor = open(path + ".line", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(.inputOutput, "The lock \(path).line cannot be made: \(String(cString: strerror(errno))).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return LineLock(descriptor)
    }

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
