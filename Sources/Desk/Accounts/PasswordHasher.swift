import CSodium
import Dispatch
import Synchronization

/// Passwords as argon2id hashes in PHC string form (RFC 9106; https://github.com/P-H-C/phc-string-format), made by libsodium.
///
/// Hashing is slow and large on purpose. It runs one at a time on a thread of its own, so that a rush at
/// the door neither stops the program's other work nor eats its memory; when `waitingLimit` wait, more are refused.
package final class PasswordHasher: Sendable {
    /// How much work one hash is.
    package enum Cost: Sendable {
        /// 64 MiB and two passes: about 50 ms.
        case standard
        /// The least that libsodium allows; for tests.
        case least

        fileprivate var limits: (operations: UInt64, memory: Int) {
            switch self {
            case .standard:
                (UInt64(crypto_pwhash_opslimit_interactive()), Int(crypto_pwhash_memlimit_interactive()))
            case .least: (UInt64(crypto_pwhash_opslimit_min()), Int(crypto_pwhash_memlimit_min()))
            }
        }
    }

    private static let isReady = sodium_init() >= 0

    private let cost: Cost
    private let queue: DispatchQueue
    private let waiting = Mutex(0)
    private let waitingLimit: Int

    package init(cost: Cost = .standard, waitingLimit: Int = 16) {
        self.cost = cost
        self.waitingLimit = waitingLimit
        // A serial queue: one hash at a time is 20 sign-ins a second, and 64 MiB at most.
        queue = DispatchQueue(label: "nutgraf.password-hasher", qos: .userInitiated)
    }

    /// - Throws: ``DeskError`` `.throttled` when too many wait, `.unavailable` when there is no memory for it.
    package func hash(_ password: String) async throws(DeskError) -> String {
        let cost = cost
        let hash: String? = try await perform {
            let limits = cost.limits
            var output = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
            let status = password.withCString { bytes in
                crypto_pwhash_str_alg(
                    &output,
                    bytes,
                    UInt64(password.utf8.count),
                    limits.operations,
                    limits.memory,
                    crypto_pwhash_alg_argon2id13()
                )
            }
            guard status == 0 else { return nil }
            return String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        guard let hash else {
            throw DeskError(.unavailable, "There is not enough memory to keep the password safely. Try again.")
        }
        return hash
    }

    /// Whether `password` is the one that `hash` was made of.
    ///
    /// False for a hash that cannot be read.
    ///
    /// - Throws: ``DeskError`` `.throttled` when too many wait.
    package func verify(_ password: String, against hash: String) async throws(DeskError) -> Bool {
        try await perform {
            var stored = hash.utf8.map { CChar(bitPattern: $0) }
            let size = Int(crypto_pwhash_strbytes())
            guard stored.count < size else { return false }
            stored += [CChar](repeating: 0, count: size - stored.count)
            return password.withCString { bytes in
                crypto_pwhash_str_verify(stored, bytes, UInt64(password.utf8.count)) == 0
            }
        }
    }

    private func perform<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(DeskError) -> Value {
        guard Self.isReady else { throw DeskError(.unavailable, "libsodium could not be started.") }
        let isAdmitted = waiting.withLock { count in
            guard count < waitingLimit else { return false }
            count += 1
            return true
        }
        guard isAdmitted else {
            throw DeskError(
                .throttled,
                "Too many people are signing in at this moment. Try again in a few seconds.",
                retryAfterSeconds: 3
            )
        }
        return await withCheckedContinuation { continuation in
            queue.async {
                let value = work()
                self.waiting.withLock { $0 -= 1 }
                continuation.resume(returning: value)
            }
        }
    }
}
