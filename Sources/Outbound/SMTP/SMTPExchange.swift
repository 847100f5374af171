import CLibCurl
import Dispatch
import Synchronization

/// One connection to a mail server and the message it is busy with; used by one thread.
///
/// libcurl speaks the protocol. We listen to the conversation through its debug callback, because its result codes do not
/// tell a refused sender from a refused recipient, and because everything depends on whether the final dot had gone out.
final class SMTPExchange {
    struct Job: Sendable {
        var server: SMTPServer
        var policy: AddressPolicy
        var sender: String
        var recipient: String
        var message: [UInt8]
        var timeout: Duration
        var beforeFinalDot: @Sendable () async throws -> Void
        var cancelled: CancelFlag
    }

    /// libcurl's handle keeps the connection open between messages.
    private var handle: UnsafeMutableRawPointer?

    // The message under way.
    private var job: Job?
    private var deadline = ContinuousClock.now
    private var offset = 0
    private var stage = SMTPError.Stage.connection
    private var replyLines: [String] = []
    private var replyCode = 0
    /// The whole message was handed over and noted; the dot is on its way.
    private var isSubmitted = false
    /// What follows QUIT is no news about the message.
    private var isQuitting = false
    private var stopped: SMTPError?
    private var refusedAddress: IPAddress?

    /// Blocks until the server has answered or the time is up.
    func run(_ job: Job) -> SMTPWorkers.Outcome {
        if job.cancelled.value {
            return .failure(SMTPError(.temporary, .connection, message: "Sending was cancelled before it began."))
        }
        self.job = job
        deadline = .now + job.timeout
        offset = 0
        stage = .connection
        replyLines = []
        replyCode = 0
        isSubmitted = false
        isQuitting = false
        stopped = nil
        refusedAddress = nil
        guard CurlLibrary.isReady, let handle = handle ?? curl_easy_init() else {
            return .failure(SMTPError(.temporary, .connection, message: "libcurl could not be started; out of memory?"))
        }
        self.handle = handle
        var recipients: UnsafeMutablePointer<curl_slist>?
        recipients = curl_slist_append(recipients, "<\(job.recipient)>")
        defer {
            curl_slist_free_all(recipients)
            self.job = nil
        }
        configure(handle, job, recipients)
        let code = curl_easy_perform(handle)
        let outcome = outcome(of: code, job)
        // The list of recipients is about to be freed; the connection survives the reset.
        curl_easy_reset(handle)
        return outcome
    }

    /// Says goodbye to the server and frees the connection.
    func close() {
        if let handle { curl_easy_cleanup(handle) }
        handle = nil
    }

    private func configure(
        _ handle: UnsafeMutableRawPointer,
        _ job: Job,
        _ recipients: UnsafeMutablePointer<curl_slist>?
    ) {
        let server = job.server
        let context = Unmanaged.passUnretained(self).toOpaque()
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        _ = nutgraf_setopt_string(handle, CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(server.helloName)")
        _ = nutgraf_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        _ = nutgraf_setopt_string(handle, CURLOPT_PROXY, "")
        _ = nutgraf_setopt_string(handle, CURLOPT_NOPROXY, "*")
        _ = nutgraf_setopt_long(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        _ = nutgraf_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = nutgraf_setopt_long(handle, CURLOPT_QUICK_EXIT, 1)
        let security = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        _ = nutgraf_setopt_long(handle, CURLOPT_USE_SSL, Int(security.rawValue))
        if let username = server.username, let password = server.password {
            _ = nutgraf_setopt_string(handle, CURLOPT_USERNAME, username)
            _ = nutgraf_setopt_string(handle, CURLOPT_PASSWORD, password)
        }
        let timeout = max(1, EasyHandle.milliseconds(job.timeout))
        _ = nutgraf_setopt_long(handle, CURLOPT_TIMEOUT_MS, timeout)
        _ = nutgraf_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, min(timeout, 15_000))
        _ = nutgraf_setopt_string(handle, CURLOPT_MAIL_FROM, job.sender.isEmpty ? "" : "<\(job.sender)>")
        _ = nutgraf_setopt_list(handle, CURLOPT_MAIL_RCPT, recipients)
        _ = nutgraf_setopt_long(handle, CURLOPT_UPLOAD, 1)
        // No CURLOPT_INFILESIZE: with it libcurl would not ask for the end of the data, and we would not know when the
        // dot goes out.

        _ = nutgraf_setopt_pointer(handle, CURLOPT_READDATA, context)
        _ = nutgraf_setopt_write(handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
            guard let context, let buffer else { return Int(CURL_READFUNC_ABORT) }
            let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
            return exchange.give(UnsafeMutableRawBufferPointer(start: buffer, count: size &* count))
        }
        _ = nutgraf_setopt_long(handle, CURLOPT_VERBOSE, 1)
        _ = nutgraf_setopt_pointer(handle, CURLOPT_DEBUGDATA, context)
        _ = nutgraf_setopt_debug(handle) { _, kind, bytes, count, context in
            guard let context, let bytes, kind == CURLINFO_HEADER_IN || kind == CURLINFO_HEADER_OUT else { return 0 }
            let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
            let line = UnsafeRawBufferPointer(start: bytes, count: min(count, 2000))
            if kind == CURLINFO_HEADER_OUT { exchange.said(line) } else { exchange.heard(line) }
            return 0
        }
        _ = nutgraf_setopt_long(handle, CURLOPT_NOPROGRESS, 0)
        _ = nutgraf_setopt_pointer(handle, CURLOPT_XFERINFODATA, context)
        _ = nutgraf_setopt_progress(handle) { context, _, _, _, _ in
            guard let context else { return 0 }
            return Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
        }
        _ = nutgraf_setopt_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        _ = nutgraf_setopt_open_socket(handle) { context, _, address in
            guard let context, let address else { return -1 }
            let exchange = Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
            let (target, port) = EasyHandle.target(address)
            return exchange.mayConnect(to: target, port: port) ? nutgraf_socket(address) : -1
        }
        // Replies come through the debug callback; nothing is to be printed.
        _ = nutgraf_setopt_write(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size &* count }
    }

    // MARK: What libcurl calls

    /// Gives the next part of the message; at its end notes that it is under way and lets the dot go.
    private func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let job else { return Int(CURL_READFUNC_ABORT) }
        let count = min(buffer.count, job.message.count - offset)
        if count > 0 {
            buffer.copyBytes(from: job.message[offset..<(offset + count)])
            offset += count
            return count
        }
        if isSubmitted { return 0 }
        if let error = Self.wait(for: job.beforeFinalDot, until: deadline) {
            stopped = SMTPError(
                .temporary,
                .content,
                message: "The message was not sent because that could not be noted first: \(error)"
            )
            return Int(CURL_READFUNC_ABORT)
        }
        isSubmitted = true
        replyCode = 0
        replyLines = []
        return 0
    }

    /// Runs the caller's asynchronous step while this thread, which is none of the cooperative pool, waits.
    private static func wait(
        for step: @escaping @Sendable () async throws -> Void,
        until deadline: ContinuousClock.Instant
    ) -> String? {
        let done = DispatchSemaphore(value: 0)
        let failure = FailureBox()
        // Nobody cancels this task: what it notes must be written also while the sender is being stopped. The wait below
        // is bounded; a note written after it says "uncertain" of a message that was not sent, which is the safe error.
        Task {
            do { try await step() } catch { failure.set(String(describing: error)) }
            done.signal()
        }
        let left = max(0, EasyHandle.milliseconds(deadline - .now))
        guard done.wait(timeout: .now() + .milliseconds(left)) == .success else { return "it took too long" }
        return failure.value
    }

    private func said(_ line: UnsafeRawBufferPointer) {
        let verb = String(decoding: line.prefix { $0 > 0x20 && $0 != UInt8(ascii: ":") }.prefix(10), as: UTF8.self)
        if verb == "QUIT" {
            isQuitting = true
            return
        }
        // An old connection may be closed before a new one is opened for this message.
        if verb == "EHLO" { isQuitting = false }
        guard !isQuitting else { return }
        replyLines = []
        replyCode = 0
        switch verb {
        case "EHLO", "HELO": stage = .greeting
        case "STARTTLS": stage = .encryption
        case "AUTH": stage = .authentication
        case "MAIL": stage = .sender
        case "RCPT": stage = .recipient
        case "DATA": stage = .content
        // The lines of an AUTH dialogue have no verb.
        default: break
        }
    }

    private func heard(_ line: UnsafeRawBufferPointer) {
        guard !isQuitting, line.count >= 3, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)),
            code >= 200,
            code < 600
        else { return }
        if stage == .connection { stage = .greeting }
        replyCode = code
        var text = line.dropFirst(4)
        while let last = text.last, last <= 0x20 { text = text.dropLast() }
        // What a server says ends in our log and on the desk: no control characters.
        let clean = text.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        if replyLines.count < 10 { replyLines.append(String(decoding: clean, as: UTF8.self)) }
    }

    /// A cancelled message is stopped only while it is certain that the server does not have it.
    private var mustStop: Bool { !isSubmitted && job?.cancelled.value == true }

    private func mayConnect(to address: IPAddress?, port: UInt16) -> Bool {
        guard let job, let address, job.policy.permits(address, port: port, host: job.server.host) else {
            refusedAddress = address
            return false
        }
        return true
    }

    // MARK: The verdict

    private func outcome(of code: CURLcode, _ job: Job) -> SMTPWorkers.Outcome {
        let reply =
            replyCode == 0
            ? nil : SMTPReply(code: replyCode, text: String(replyLines.joined(separator: " ").prefix(500)))
        let server = job.server
        if isSubmitted {
            guard let reply else {
                return .failure(
                    SMTPError(
                        .ambiguous,
                        .content,
                        message: "\(server) took the whole message and did not answer. It may have been delivered."
                    )
                )
            }
            if (200..<300).contains(reply.code) { return .success(reply) }
        }
        if let stopped { return .failure(stopped) }
        if mustStop {
            return .failure(
                SMTPError(.temporary, stage, message: "Sending was cancelled; \(server) does not have the message.")
            )
        }
        if let refusedAddress, stage == .connection {
            return .failure(
                SMTPError(
                    .temporary,
                    .connection,
                    message: "\(server) leads to \(refusedAddress), which is not a public address. "
                        + "If it is yours and meant, add it to the allowed addresses."
                )
            )
        }
        if let reply, reply.code >= 400 {
            let isVerdict = stage == .sender || stage == .recipient || stage == .content
            // A refused greeting or password is our trouble or the server's, and not about this message.
            let fate: SMTPError.Fate = reply.code >= 500 && isVerdict ? .permanent : .temporary
            return .failure(
                SMTPError(
                    fate,
                    stage,
                    reply: reply,
                    message: "\(server) said at \(stage.rawValue): \(reply.code) \(reply.text)"
                )
            )
        }
        let reason = curl_easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        switch code {
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CERTPROBLEM:
            return .failure(
                SMTPError(
                    .temporary,
                    .encryption,
                    message: "\(server) offers no encryption that can be trusted: \(reason)."
                )
            )
        case CURLE_LOGIN_DENIED:
            return .failure(
                SMTPError(
                    .temporary,
                    .authentication,
                    reply: reply,
                    message: "\(server) does not accept the user name and password, or offers no way to give them."
                )
            )
        default:
            return .failure(
                SMTPError(.temporary, stage, reply: reply, message: "\(server) did not take the message: \(reason).")
            )
        }
    }
}

/// Carries an error's description from a task to the thread that waits for it.
private final class FailureBox: Sendable {
    private let text = Mutex<String?>(nil)
    var value: String? { text.withLock { $0 } }
    func set(_ value: String) { text.withLock { $0 = value } }
}
