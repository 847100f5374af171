import Crypto
import Foundation
import Outbound
import Press

/// The keys of the house, one file each in a folder that only its owner may read; made when missing.
struct HouseKeys: Sendable {
    /// Signs receipts (Ed25519).
    let signing: SigningKey
    /// Signs mail (RSA; RFC 6376).
    let dkim: DKIMKey
    /// Makes and proves the links in mail (HMAC-SHA256).
    let readerSecret: [UInt8]

    /// - Throws: ``Failure`` naming the file when one cannot be read, made, or is open to others.
    init(folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(
                .inputOutput,
                "The folder for keys, \(folder), cannot be made. Check keys.folder and who owns it."
            )
        }
        signing = try SigningKey.loadOrCreate(path: folder + "/receipts.pem")
        let dkimFile = try Self.loadOrCreate(folder + "/dkim.pem") { Data(try DKIMKey.generate(.rsaSHA256).pem.utf8) }
        dkim = try DKIMKey(pem: String(decoding: dkimFile, as: UTF8.self))
        let secret = try Self.loadOrCreate(folder + "/readers.key") {
            Data(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString().utf8)
        }
        guard let bytes = Data(base64Encoded: secret), bytes.count >= 32 else {
            throw Failure(
                .badInput,
                "\(folder)/readers.key holds no secret of 32 bytes. Remove it to have one made; links in mail already sent then stop working."
            )
        }
        readerSecret = Array(bytes)
    }

    private static func loadOrCreate(_ path: String, make: () throws -> Data) throws -> Data {
        if let data = FileManager.default.contents(atPath: path) {
            let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber
            guard let mode, mode.intValue & 0o077 == 0 else {
                throw Failure(.inputOutput, "The key \(path) may be read by others. Run “chmod 600” on it.")
            }
            return data
        }
        let data = try make()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(.inputOutput, "The key \(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: data)
        try handle.synchronize()
        try handle.close()
        return data
    }
}
