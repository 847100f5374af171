import CLibCurl
import Synchronization

/// One request to one address: what is sent, the limits, and what has come so far.
///
/// `@unchecked Sendable`: the plan is immutable, `outcome` is a lock, and everything else is touched by the thread of
/// the ``TransferLoop`` alone once the transfer was submitted.
final class Transfer: @unchecked Sendable {
    struct Plan: Sendable {
        var url: WebURL
        var method: String
        /// Complete lines, "Name: value".
        var headerLines: [String]
        var body: [UInt8]?
        var timeout: Duration
        var idleTimeout: Duration
        var connectTimeout: Duration
        /// Bytes a second that must have come once `slowAfter` is over; 0 for none.
        var slowestRate: Int
        var slowAfter: Duration
        var queueTimeout: Duration
        var maxBytes: Int
        var policy: AddressPolicy
        /// Receives the body of a successful answer instead of `Answer.body`; runs on the loop's thread.
        var onChunk: (@Sendable ([UInt8]) throws -> Void)?
    }

    struct Answer: Sendable {
        var status = 0
        var headers = HTTPHeaders()
        var body: [UInt8] = []
    }

    typealias Outcome = Result<Answer, OutboundError>

    /// RFC 9110 sets no limit; servers commonly refuse more than 8 to 64 KiB of their own.
    static let maxHeaderBytes = 64 << 10

    let plan: Plan
    let submitted = ContinuousClock.now
    private let outcome = Mutex<CheckedContinuation<Outcome, Never>?>(nil)

    // The loop's thread only.
    var handle: UnsafeMutableRawPointer?
    var headerList: UnsafeMutablePointer<curl_slist>?
    var lastActivity = ContinuousClock.now
    var started = ContinuousClock.now
    private(set) var answer = Answer()
    private var headerBytes = 0
    private(set) var bodyBytes = 0
    /// Why a callback stopped the transfer; says more than libcurl's code.
    private(set) var stopped: OutboundError?
    private var refusedAddress: IPAddress?
    private var openedSocket = false

    init(plan: Plan, continuation: CheckedContinuation<Outcome, Never>) {
        self.plan = plan
        outcome.withLock { $0 = continuation }
    }

    /// Hands the result to whoever waits.
    ///
    /// Only the first call counts.
    func finish(_ result: Outcome) {
        let waiting = outcome.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(returning: result)
    }

    // MARK: What libcurl calls

    /// - Returns: Whether to go on.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        lastActivity = .now
        headerBytes += line.count
        guard headerBytes <= Self.maxHeaderBytes else {
            stopped = OutboundError(
                .tooLarge,
                "\(plan.url) sent more than \(Words.bytes(Self.maxHeaderBytes)) of header fields."
            )
            return false
        }
        var bytes = line[...]
        while let last = bytes.last, last == 0x0A || last == 0x0D || last == 0x20 { bytes = bytes.dropLast() }
        if bytes.starts(with: "HTTP/".utf8) {
            // A new head: what came before was an interim answer (RFC 9110 section 15.2).
            let parts = bytes.split(separator: 0x20, maxSplits: 2)
            answer = Answer(status: parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0)
            return true
        }
        guard bodyBytes == 0, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return true }
        var value = bytes[(colon + 1)...]
        while let first = value.first, first == 0x20 || first == 0x09 { value = value.dropFirst() }
        answer.headers.add(
            String(decoding: bytes[..<colon], as: UTF8.self),
            String(decoding: value, as: UTF8.self)
        )
        return true
    }

    /// - Returns: Whether to go on.
    func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        lastActivity = .now
        bodyBytes += bytes.count
        guard bodyBytes <= plan.maxBytes else {
            stopped = OutboundError(
                .tooLarge,
                "\(plan.url) sent more than \(Words.bytes(plan.maxBytes)), which is more than is read of it."
            )
            return false
        }
        guard let onChunk = plan.onChunk, (200..<300).contains(answer.status) else {
            answer.body.append(contentsOf: bytes)
            return true
        }
        do {
            try onChunk(Array(bytes))
            return true
        } catch {
            stopped = OutboundError(.consumerFailed, "Reading \(plan.url) was stopped: \(error)")
            return false
        }
    }

    /// Asked by libcurl with the resolved address, for each socket.
    func mayConnect(to address: IPAddress?, port: UInt16) -> Bool {
        guard let address, plan.policy.permits(address, port: port, host: plan.url.host) else {
            refusedAddress = address
            return false
        }
        openedSocket = true
        return true
    }

    /// Turns libcurl's verdict into ours.
    func outcome(of code: CURLcode) -> Outcome {
        if let stopped { return .failure(stopped) }
        if code == CURLE_OK { return .success(answer) }
        if let refusedAddress, !openedSocket {
            return .failure(
                OutboundError(
                    .refusedAddress,
                    "\(plan.url) leads to \(refusedAddress), which is not a public address. "
                        + "If it is yours and meant, add it to wire.allow_private in the configuration."
                )
            )
        }
        let reason = curl_easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        let url = plan.url
        let error =
            switch code {
            case CURLE_OPERATION_TIMEDOUT:
                openedSocket
                    ? OutboundError(.timedOut, "\(url) did not finish answering in time.")
                    : OutboundError(.timedOut, "The host of \(url) was not found in time. Check the name server.")
            case CURLE_COULDNT_RESOLVE_HOST:
                OutboundError(.nameNotFound, "The host of \(url) was not found. Check the address and the name server.")
            case CURLE_COULDNT_CONNECT:
                OutboundError(.cannotConnect, "No connection to \(url): \(reason).")
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR:
                OutboundError(.insecure, "\(url) offers no connection that can be trusted: \(reason).")
            case CURLE_URL_MALFORMAT:
                OutboundError(.invalidURL, "\(url) is not a web address.")
            case CURLE_GOT_NOTHING:
                OutboundError(.brokenAnswer, "\(url) closed the connection without an answer.")
            case CURLE_PARTIAL_FILE:
                OutboundError(.brokenAnswer, "\(url) broke off: less came than was announced.")
            case CURLE_BAD_CONTENT_ENCODING:
                OutboundError(.brokenAnswer, "\(url) is compressed in a way that cannot be undone.")
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
                // An answer without a status line counts as HTTP/0.9, which is not spoken here.
                OutboundError(.brokenAnswer, "\(url) did not answer in HTTP.")
            default:
                OutboundError(.brokenAnswer, "\(url) broke off: \(reason).")
            }
        return .failure(error)
    }
}
