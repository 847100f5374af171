import Formats
import Foundation

/// Reads what a verb is pointed at.
enum InputFile {
    static let largest = 64 << 20

    /// A file's bytes, or those of standard input for `-`; files that end in `.gz` are opened.
    static func bytes(_ path: String) throws -> [UInt8] {
        if path == "-" { return Array(try StandardInput.all(limit: largest)) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(.inputOutput, "There is no file \(path).", code: "no_file")
        }
        guard !isFolder.boolValue else { throw Failure(.inputOutput, "\(path) is a folder.", code: "no_file") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.inputOutput, "\(path) cannot be read.", code: "unreadable")
        }
        guard data.count <= largest else {
            throw Failure(.badInput, "\(path) is larger than \(largest >> 20) MiB.", code: "too_large")
        }
        guard path.hasSuffix(".gz") else { return Array(data) }
        do {
            return try Inflate.open(Array(data), encoding: "gzip", limit: largest).bytes
        } catch {
            throw Failure(.badInput, "\(path) cannot be unpacked: \(error)", code: "compression")
        }
    }

    static func text(_ path: String) throws -> String {
        let bytes = try bytes(path)
        guard !bytes.prefix(65_536).contains(0) else {
            throw Failure(.badInput, "\(path) is not text.", code: "not_text")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The lines of a file of any size, empty ones left out.
    static func lines(_ path: String) throws -> [Data] {
        let next = try reader(path)
        var lines: [Data] = []
        while let line = try next() { lines.append(line) }
        return lines
    }

    /// The lines of a file of any size one by one, empty ones left out; nil at its end.
    static func reader(_ path: String) throws -> () throws -> Data? {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure(.inputOutput, "\(path) cannot be opened.", code: "no_file")
        }
        let reader = LineReader(handle: handle, longest: JSONLines.longestLine)
        return {
            while let line = try reader.next() {
                guard let line else { throw Failure(.badInput, "\(path) has a line longer than 64 MiB.") }
                if !line.isEmpty { return line }
            }
            return nil
        }
    }
}
