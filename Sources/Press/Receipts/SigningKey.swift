package import Crypto
package import Foundation
package import Formats

/// The house's Ed25519 key (RFC 8032), which signs receipts.
///
/// It lies in a file of its own, readable by its owner alone, as PKCS #8 PEM (RFC 8410 section 7), so that other tools
/// read it: `openssl pkey -in key.pem -text`.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A fresh key from the system's randomness.
    package static func generate() -> SigningKey { SigningKey(key: Curve25519.Signing.PrivateKey()) }

    /// The key of which `raw` is the 32 bytes; `.key` is thrown for any other number.
    package init(raw: some ContiguousBytes) throws(PressError) {
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        } catch {
            throw PressError(.key, "An Ed25519 key has 32 bytes. Without the file a new key is made at the next start.")
        }
    }

    private init(key: Curve25519.Signing.PrivateKey) { self.key = key }

    package var verification: VerificationKey { VerificationKey(key.publicKey) }

    package func signature(of text: String) throws(PressError) -> Data {
        do {
            return try key.signature(for: Data(text.utf8))
        } catch {
            throw PressError(.key, "The signing key does not sign: \(error).")
        }
    }

    // MARK: Files

    /// The DER of a PKCS #8 Ed25519 key up to its 32 bytes (RFC 8410 section 7).
    private static let derPrefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    package var pem: String {
        let der = Data(Self.derPrefix) + key.rawRepresentation
        return "-----BEGIN PRIVATE KEY-----\n\(der.base64EncodedString())\n-----END PRIVATE KEY-----\n"
    }

    /// Reads PKCS #8 PEM, or the 32 bytes themselves.
    package init(file content: Data) throws(PressError) {
        if content.count == 32 {
            try self.init(raw: content)
            return
        }
        let lines = String(decoding: content.prefix(4_096), as: UTF8.self).split(whereSeparator: \.isNewline)
        let body = lines.filter { !$0.hasPrefix("-----") }.joined()
        guard lines.first == "-----BEGIN PRIVATE KEY-----", let der = Data(base64Encoded: body),
            der.count >= Self.derPrefix.count + 32, Array(der.prefix(Self.derPrefix.count)) == Self.derPrefix
        else {
            throw PressError(
                .key,
                "The key file holds neither 32 bytes nor an Ed25519 key as PKCS #8 PEM. Without the file a new key is made at the next start."
            )
        }
        try self.init(raw: Data(der.dropFirst(Self.derPrefix.count).prefix(32)))
    }

    /// - Throws: `.key` when the file cannot be read, holds no key, or may be read by others than its owner.
    package static func load(path: String) throws(PressError) -> SigningKey {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes, let content = FileManager.default.contents(atPath: path) else {
            throw PressError(
                .key,
                "The signing key \(path) cannot be read. Without the file a new key is made at the next start."
            )
        }
        if let mode = attributes[.posixPermissions] as? NSNumber, mode.intValue & 0o077 != 0 {
            throw PressError(.key, "The signing key \(path) may be read by others. Run “chmod 600” on it.")
        }
        return try SigningKey(file: content)
    }

    /// Writes the key into a new file with mode 0600; an existing file is never overwritten.
    package func save(path: String) throws(PressError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw PressError(.key, "The signing key cannot be written to \(path): \(String(cString: strerror(errno))).")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(pem.utf8))
            try handle.synchronize()
            try handle.close()
        } catch {
            throw PressError(.key, "The signing key cannot be written to \(path): \(error.localizedDescription)")
        }
    }

    /// Loads the key, or makes and saves one where there is no file.
    package static func loadOrCreate(path: String) throws(PressError) -> SigningKey {
        if FileManager.default.fileExists(atPath: path) { return try load(path: path) }
        let key = SigningKey.generate()
        try key.save(path: path)
        return key
    }
}

/// The public half, which anybody may have.
package struct VerificationKey: Sendable {
    private let key: Curve25519.Signing.PublicKey
    /// The JWK thumbprint (RFC 7638, RFC 8037 appendix A.3): what a signature names the key by.
    package let id: String

    package init(_ key: Curve25519.Signing.PublicKey) {
        self.key = key
        let x = key.rawRepresentation.base64URL
        let thumbprint = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"\(x)\"}"
        id = Data(SHA256.hash(data: Data(thumbprint.utf8))).base64URL
    }

    /// From a JSON Web Key (RFC 8037 section 2).
    ///
    /// Nil when it is no Ed25519 key.
    package init?(jwk: JSONValue) {
        guard jwk["kty"]?.string == "OKP", jwk["crv"]?.string == "Ed25519",
            let x = jwk["x"]?.string.flatMap({ Data(base64URL: $0) }),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x)
        else { return nil }
        self.init(key)
    }

    package var jwk: JSONValue {
        .object([
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": .string(id),
            "x": .string(key.rawRepresentation.base64URL),
        ])
    }

    package func isValid(_ signature: Data, of text: String) -> Bool {
        key.isValidSignature(signature, for: Data(text.utf8))
    }

    /// A JWK set (RFC 7517 section 5), as served at ``SitePath/keys``.
    package static func set(_ keys: [VerificationKey]) -> JSONValue {
        .object(["keys": .array(keys.map(\.jwk))])
    }

    /// The Ed25519 keys of a JWK set; others are passed over.
    package static func read(set content: Data) throws(PressError) -> [VerificationKey] {
        do throws(JSONReadError) {
            let value = try JSONReader.read(content.prefix(1 << 20))
            return (value["keys"]?.elements ?? [value]).compactMap { VerificationKey(jwk: $0) }
        } catch {
            throw PressError(.key, "The file of public keys is no JWK set: \(error)")
        }
    }
}

extension Data {
    /// Base64 with `-` and `_`, without padding (RFC 4648 section 5).
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init?(base64URL text: String) {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard !text.utf8.contains(UInt8(ascii: "=")) else { return nil }
        self.init(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + padding)
    }
}
