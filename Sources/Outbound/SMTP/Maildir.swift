import Crypto
import Foundation
import Glibc

/// A folder of messages, one file each (https://cr.yp.to/proto/maildir.html): where mail goes when no server is configured.
///
/// The file's name is made from the message's id, so that delivering a message twice leaves one file. Everything is on
/// the disk, directory entry included, before ``deliver(_:messageID:)`` returns.
package struct Maildir: Sendable {
    /// The folder that holds `tmp`, `new` and `cur`.
    package let path: String

    /// Makes the folders where they are missing.
    ///
    /// - Throws: ``MaildirError`` when they cannot be made.
    package init(path: String) throws(MaildirError) {
        self.path = path
        for name in ["tmp", "new", "cur"] {
            do {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/\(name)",
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            } catch {
                throw MaildirError(
                    message: "The mail folder \(path)/\(name) cannot be made: \(error.localizedDescription)"
                )
            }
        }
    }

    /// Writes a message unless it is there already.
    ///
    /// - Parameters:
    ///   - message: Complete, with CRLF or LF line ends, written as given.
    ///   - messageID: What makes it the same message; any text.
    ///   - beforeVisible: Called when the file is written and not yet to be seen: the counterpart of a final dot.
    /// - Returns: The file's name in `new`, also when it was there already.
    /// - Throws: ``MaildirError`` when it could not be written; then it is not in `new`.
    @discardableResult
    package func deliver(
        _ message: [UInt8],
        messageID: String,
        beforeVisible: () throws -> Void = {}
    ) throws(MaildirError) -> String {
        let name = Self.name(for: messageID)
        if isDelivered(name) { return name }
        // Two writers of one message must not share a file.
        let temporary = "\(path)/tmp/\(name).\(getpid()).\(UInt64.random(in: 0 ... .max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be written to") }
        defer { unlink(temporary) }
        guard Self.writeAll(message, to: descriptor), fsync(descriptor) == 0 else {
            let error = failure("cannot be written to")
            close(descriptor)
            throw error
        }
        close(descriptor)
        do { try beforeVisible() } catch {
            throw MaildirError(message: "The message was not delivered because that could not be noted first: \(error)")
        }
        // A link refuses to replace what is there, so of two writers one wins and both are right.
        if link(temporary, "\(path)/new/\(name)") != 0, errno != EEXIST { throw failure("does not take the message") }
        try synchronise("\(path)/new")
        return name
    }

    /// The names of the messages that nobody has read yet, sorted.
    package func list() throws(MaildirError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: "\(path)/new").filter { !$0.hasPrefix(".") }
                .sorted()
        } catch {
            throw MaildirError(message: "The mail folder \(path)/new cannot be listed: \(error.localizedDescription)")
        }
    }

    /// The bytes of a message in `new`.
    ///
    /// - Parameter name: From ``list()`` or ``deliver(_:messageID:beforeVisible:)``.
    /// - Returns: What was delivered.
    /// - Throws: ``MaildirError`` when there is none of that name.
    package func read(_ name: String) throws(MaildirError) -> [UInt8] {
        guard !name.contains("/"), !name.hasPrefix("."), !name.utf8.contains(0),
            let data = FileManager.default.contents(atPath: "\(path)/new/\(name)")
        else { throw MaildirError(message: "There is no message “\(name.prefix(100))” in \(path)/new.") }
        return [UInt8](data)
    }

    /// 128 bits of SHA-256 and our name: no character that a file system or a mail reader minds.
    package static func name(for messageID: String) -> String {
        let digest = SHA256.hash(data: Data(messageID.utf8)).prefix(16)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ".nutgraf"
    }

    /// A mail reader moves what it has seen to `cur` and appends flags; the usual spellings are recognised.
    private func isDelivered(_ name: String) -> Bool {
        ["new/\(name)", "cur/\(name)", "cur/\(name):2,", "cur/\(name):2,S", "cur/\(name):2,RS"]
            .contains { access("\(path)/\($0)", F_OK) == 0 }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    private func synchronise(_ folder: String) throws(MaildirError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("cannot be written to the disk") }
    }

    private func failure(_ what: String) -> MaildirError {
        MaildirError(message: "The mail folder \(path) \(what): \(String(cString: strerror(errno))).")
    }
}

/// A mail folder that cannot be used.
package struct MaildirError: Error, Sendable, Equatable, CustomStringConvertible {
    package var message: String
    package var description: String { message }
}
