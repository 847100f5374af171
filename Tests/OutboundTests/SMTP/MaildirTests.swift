import Foundation
import Outbound
import Testing

struct MaildirTests {
    /// A folder of its own that goes with the test.
    private final class Folder {
        let path = NSTemporaryDirectory() + "maildir-\(UUID().uuidString)"
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func contents(_ name: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")
        }
    }

    @Test("a message delivered twice is there once, unchanged")
    func idempotent() throws {
        let folder = Folder()
        let maildir = try Maildir(path: folder.path)
        let message = Array("A: b\r\n\r\nx\r\n".utf8)
        let name = try maildir.deliver(message, messageID: "<1@news.example>")
        #expect(try maildir.deliver(Array("other".utf8), messageID: "<1@news.example>") == name)
        let other = try maildir.deliver(message, messageID: "<2@news.example>")
        #expect(try maildir.list() == [name, other].sorted())
        #expect(try maildir.read(name) == message)
        #expect(name == Maildir.name(for: "<1@news.example>"))
        #expect(try folder.contents("tmp").isEmpty)
    }

    @Test("a message that a mail reader has seen is not delivered again", arguments: ["", ":2,", ":2,S"])
    func seen(flags: String) throws {
        let folder = Folder()
        let maildir = try Maildir(path: folder.path)
        let name = try maildir.deliver([65], messageID: "1")
        try FileManager.default.moveItem(
            atPath: "\(folder.path)/new/\(name)",
            toPath: "\(folder.path)/cur/\(name)\(flags)"
        )
        try maildir.deliver([65], messageID: "1")
        #expect(try maildir.list().isEmpty)
    }

    @Test(
        "any id makes a harmless file name",
        arguments: ["", "../../etc/passwd", "a/b", "\u{0}", String(repeating: "x", count: 5000)]
    )
    func names(id: String) throws {
        let folder = Folder()
        let maildir = try Maildir(path: folder.path)
        let name = try maildir.deliver([65], messageID: id)
        #expect(try folder.contents("new") == [name])
        #expect(name.utf8.count == 40)
    }

    @Test("what cannot be noted is not delivered, and leaves nothing behind")
    func notNoted() throws {
        struct DiskFull: Error {}
        let folder = Folder()
        let maildir = try Maildir(path: folder.path)
        #expect(throws: MaildirError.self) { try maildir.deliver([65], messageID: "1") { throw DiskFull() } }
        #expect(try folder.contents("new").isEmpty)
        #expect(try folder.contents("tmp").isEmpty)
    }

    @Test("reading stays inside the folder")
    func escape() throws {
        let folder = Folder()
        let maildir = try Maildir(path: folder.path)
        for name in ["../cur/x", "/etc/passwd", "..", "absent", ""] {
            #expect(throws: MaildirError.self) { try maildir.read(name) }
        }
        #expect(throws: MaildirError.self) { try Maildir(path: "/proc/no/such/place") }
    }
}
