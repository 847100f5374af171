import Crypto
import CryptoExtras
import Foundation

/// The secret half of a domain's signature on its mail, and the DNS record that publishes the other half.
package struct DKIMKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package enum Algorithm: String, Sendable, CaseIterable {
        /// What every receiver understands (RFC 6376), with 2048 bits.
        case rsaSHA256 = "rsa-sha256"
        /// Smaller and ten times faster; not yet understood everywhere, so sign with both (RFC 8463).
        case ed25519SHA256 = "ed25519-sha256"
    }

    private enum Secret {
        case rsa(_RSA.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    private let secret: Secret

    private init(secret: Secret) { self.secret = secret }

    /// Makes a new key.
    package static func generate(_ algorithm: Algorithm) throws(DKIMError) -> DKIMKey {
        switch algorithm {
        case .ed25519SHA256: return DKIMKey(secret: .ed25519(Curve25519.Signing.PrivateKey()))
        case .rsaSHA256:
            do { return DKIMKey(secret: .rsa(try _RSA.Signing.PrivateKey(keySize: .bits2048))) } catch {
                throw DKIMError(.badKey, "No RSA key could be made: \(error)")
            }
        }
    }

    /// Reads an RSA key in PEM, PKCS #1 or #8, of at least 1024 bits; or an Ed25519 key in PKCS #8 PEM (RFC 8410).
    package init(pem: String) throws(DKIMError) {
        if let rsa = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) {
            // RFC 8301 section 3.2: receivers ignore shorter keys.
            guard rsa.keySizeInBits >= 1024 else {
                throw DKIMError(.badKey, "The DKIM key has \(rsa.keySizeInBits) bits; make one of 2048.")
            }
            secret = .rsa(rsa)
            return
        }
        if let seed = Self.ed25519Seed(pem), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) {
            secret = .ed25519(key)
            return
        }
        throw DKIMError(.badKey, "The DKIM key is neither an RSA nor an Ed25519 private key in PEM.")
    }

    package var algorithm: Algorithm {
        switch secret {
        case .rsa: .rsaSHA256
        case .ed25519: .ed25519SHA256
        }
    }

    /// The secret itself, to be kept in a file that nobody else can read.
    package var pem: String {
        switch secret {
        case .rsa(let key): return key.pemRepresentation
        case .ed25519(let key):
            let text = (Self.ed25519Prefix + key.rawRepresentation).base64EncodedString()
            return "-----BEGIN PRIVATE KEY-----\n\(text)\n-----END PRIVATE KEY-----"
        }
    }

    /// The text of the TXT record at `selector._domainkey.domain` (RFC 6376 section 3.6.1).
    package var dnsText: String {
        switch secret {
        case .rsa(let key): "v=DKIM1; k=rsa; p=\(key.publicKey.derRepresentation.base64EncodedString())"
        case .ed25519(let key): "v=DKIM1; k=ed25519; p=\(key.publicKey.rawRepresentation.base64EncodedString())"
        }
    }

    /// A line for a zone file; a TXT record's strings hold at most 255 bytes each (RFC 1035 section 3.3.14).
    package func zoneLine(selector: String, domain: String) -> String {
        var rest = Substring(dnsText)
        var strings: [String] = []
        while !rest.isEmpty {
            strings.append("\"\(rest.prefix(255))\"")
            rest = rest.dropFirst(255)
        }
        return "\(selector)._domainkey.\(domain). IN TXT ( \(strings.joined(separator: " ")) )"
    }

    /// Hides the secret.
    package var description: String { "DKIM key (\(algorithm.rawValue))" }
    package var debugDescription: String { description }

    /// Signs what was canonicalised; RFC 8463 section 3 has Ed25519 sign the SHA-256 of it.
    func signature(of input: Data) throws(DKIMError) -> Data {
        do {
            switch secret {
            case .rsa(let key):
                return try key.signature(for: SHA256.hash(data: input), padding: .insecurePKCS1v1_5).rawRepresentation
            case .ed25519(let key):
                return try key.signature(for: Data(SHA256.hash(data: input)))
            }
        } catch {
            throw DKIMError(.badKey, "The DKIM key could not sign: \(error)")
        }
    }

    /// PKCS #8 around a 32-byte seed is always these bytes and then the seed (RFC 8410 section 7).
    private static let ed25519Prefix = Data([0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20])

    private static func ed25519Seed(_ pem: String) -> Data? {
        let lines = pem.split(whereSeparator: \.isNewline)
        guard lines.first == "-----BEGIN PRIVATE KEY-----", lines.last == "-----END PRIVATE KEY-----" else {
            return nil
        }
        guard let data = Data(base64Encoded: lines.dropFirst().dropLast().joined()), data.starts(with: ed25519Prefix)
        else {
            return nil
        }
        let seed = data.dropFirst(ed25519Prefix.count)
        return seed.count == 32 ? Data(seed) : nil
    }
}

/// A signature that could not be made.
package struct DKIMError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable { case badKey, badMessage, badName }

    package var code: Code
    package var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
