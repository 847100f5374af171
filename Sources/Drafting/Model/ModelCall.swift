import Foundation
import NewsModel
import Outbound

/// The course of one call with its attempts: what to send next, what an answer means, how long to wait.
///
/// Decides everything and does nothing, but for waiting.
struct ModelCall {
    /// What came of one request.
    enum Step {
        case answer(status: Int, body: [UInt8], retryAfter: Duration?)
        case failure(OutboundError)
    }

    struct Failure: Error {
        var code: DraftError.Code
        var message: String
    }

    private let endpoint: ModelEndpoint
    private let surroundings: ModelSurroundings
    private let prompt: ModelPrompt
    private let started: Duration
    private var attempt = 0
    private var usesSchema: Bool
    private var isStreaming: Bool
    /// What was wrong with the last answer, told to the model.
    private var complaint: String?
    private var wait: Duration = .zero
    private var lastBody: [UInt8] = []
    private var lastAnswer: [UInt8] = []
    private var promptTokens = 0
    private var completionTokens = 0

    init(endpoint: ModelEndpoint, surroundings: ModelSurroundings, prompt: ModelPrompt) {
        self.endpoint = endpoint
        self.surroundings = surroundings
        self.prompt = prompt
        started = surroundings.monotonic()
        usesSchema = endpoint.usesSchema
        isStreaming = endpoint.isStreaming
    }

    /// Until the call's own deadline; never less than a moment, so that the transport reports the time-out.
    var remaining: Duration {
        max(.milliseconds(50), endpoint.totalTimeout - (surroundings.monotonic() - started))
    }

    /// The account so far.
    ///
    /// Where the endpoint gave no token counts, four characters count as a token.
    var use: ModelUse {
        ModelUse(
            model: endpoint.model,
            endpoint: endpoint.baseAddress,
            promptTokens: promptTokens,
            completionTokens: completionTokens,
            costMicros: endpoint.price.micros(promptTokens: promptTokens, completionTokens: completionTokens),
            attempts: attempt,
            seconds: Self.seconds(surroundings.monotonic() - started),
            promptHash: ModelDrafter.digest(lastBody),
            answerHash: ModelDrafter.digest(lastAnswer)
        )
    }

    mutating func nextBody() -> [UInt8] {
        attempt += 1
        var messages = [
            ChatRequest.Message(role: "system", content: prompt.system),
            ChatRequest.Message(role: "user", content: prompt.user),
        ]
        if let complaint {
            messages.append(
                ChatRequest.Message(
                    role: "user",
                    content:
                        "Your last answer could not be used: \(complaint). Answer again, with the JSON object alone."
                )
            )
        }
        lastBody = ChatRequest(
            model: endpoint.model,
            messages: messages,
            temperature: endpoint.temperature,
            max_tokens: endpoint.maxCompletionTokens,
            stream: isStreaming,
            stream_options: isStreaming ? ChatRequest.StreamOptions() : nil,
            response_format: usesSchema ? ChatRequest.draftFormat(sectionKeys: prompt.sectionKeys) : nil
        ).encoded()
        return lastBody
    }

    /// The answer when it can be used; nil when another attempt is to follow after ``pause()``.
    mutating func judge(_ step: Step) throws(Failure) -> ModelAnswer? {
        switch step {
        case .failure(let error):
            if error.code == .cancelled { throw Failure(code: .cancelled, message: "The draft was cancelled.") }
            guard error.isTransient || error.code == .tooLarge else {
                throw Failure(code: .refused, message: "\(endpoint) cannot be asked: \(error.message)")
            }
            try again(after: backOff(), or: .unavailable, "\(endpoint) did not answer: \(error.message)")
            return nil
        case .answer(let status, let body, let retryAfter):
            guard (200..<300).contains(status) else {
                try refused(status, body, retryAfter)
                return nil
            }
            return try read(body)
        }
    }

    /// Waits as decided.
    func pause() async throws(Failure) {
        do {
            try await surroundings.wait(wait)
        } catch {
            throw Failure(code: .cancelled, message: "The draft was cancelled while waiting for \(endpoint.name).")
        }
    }

    // MARK: Judging

    private mutating func read(_ body: [UInt8]) throws(Failure) -> ModelAnswer? {
        guard let answer = ChatAnswer(body) else {
            count(prompt: nil, completion: nil, characters: 0)
            try complain("it was not an answer of the chat-completions protocol", tell: false)
            return nil
        }
        lastAnswer = Array(answer.content.utf8)
        count(prompt: answer.promptTokens, completion: answer.completionTokens, characters: answer.content.utf8.count)
        if let message = answer.errorMessage {
            try again(
                after: backOff(),
                or: .unavailable,
                "\(endpoint) reported an error in its answer: \(message.prefix(200))"
            )
            return nil
        }
        if !answer.refusal.isEmpty {
            throw Failure(code: .refused, message: "\(endpoint) refused to draft: \(answer.refusal.prefix(200))")
        }
        guard let finish = answer.finishReason else {
            try complain("it broke off", tell: false)
            return nil
        }
        guard finish != "length" else {
            try complain(
                "it was longer than \(endpoint.maxCompletionTokens) tokens and was cut; be shorter",
                tell: true
            )
            return nil
        }
        do throws(ModelAnswer.Fault) {
            return try ModelAnswer(answer.content, prompt: prompt)
        } catch {
            try complain(error.reason, tell: true)
            return nil
        }
    }

    private mutating func refused(_ status: Int, _ body: [UInt8], _ retryAfter: Duration?) throws(Failure) {
        let said = String(decoding: body.prefix(300), as: UTF8.self).replacing("\n", with: " ")
        switch status {
        case 429, 503:
            let pause = retryAfter ?? backOff()
            guard pause <= endpoint.longestWait else {
                throw Failure(
                    code: .throttled,
                    message: "\(endpoint) asks to wait \(Int(Self.seconds(pause))) seconds, longer than the limit of "
                        + "\(Int(Self.seconds(endpoint.longestWait))). Try later, or another model."
                )
            }
            try again(
                after: pause,
                or: status == 429 ? .throttled : .unavailable,
                "\(endpoint) answered \(status) on every one of \(attempt) tries."
            )
        case 500...599, 408:
            try again(after: backOff(), or: .unavailable, "\(endpoint) answered \(status): \(said)")
        case 400, 422:
            // Older endpoints know neither schemas nor stream options; they say so, and are asked more simply.
            if usesSchema, said.contains("response_format") || said.contains("json_schema") {
                usesSchema = false
            } else if isStreaming, said.contains("stream") {
                isStreaming = false
            } else {
                throw Failure(code: .refused, message: "\(endpoint) refused the request (\(status)): \(said)")
            }
            try again(after: .zero, or: .refused, "\(endpoint) refused the request (\(status)): \(said)")
        case 401, 403:
            throw Failure(
                code: .refused,
                message: "\(endpoint) refused the key (\(status)). Check the model's key in the configuration."
            )
        case 404:
            throw Failure(
                code: .refused,
                message:
                    "\(endpoint) was not found (404). Check the model's name and base address in the configuration."
            )
        default:
            throw Failure(code: .refused, message: "\(endpoint) answered \(status): \(said)")
        }
    }

    private mutating func complain(_ reason: String, tell: Bool) throws(Failure) {
        complaint = tell ? reason : complaint
        try again(
            after: tell ? .zero : backOff(),
            or: .badAnswer,
            "\(endpoint) gave no usable draft in \(attempt) tries; of the last answer: \(reason)."
        )
    }

    private mutating func again(after pause: Duration, or code: DraftError.Code, _ message: String) throws(Failure) {
        let spent = surroundings.monotonic() - started
        guard attempt < endpoint.maxAttempts, spent + pause < endpoint.totalTimeout else {
            throw Failure(code: code, message: message)
        }
        wait = pause
    }

    /// 1, 2, 4 … seconds up to the longest wait, each spread over half to the whole of it.
    private func backOff() -> Duration {
        let base = min(Duration.seconds(1 << min(attempt - 1, 6)), endpoint.longestWait)
        return base * (0.5 + 0.5 * min(max(surroundings.jitter(), 0), 1))
    }

    private mutating func count(prompt given: Int?, completion: Int?, characters: Int) {
        let sent = (prompt.system.utf8.count + prompt.user.utf8.count + 3) / 4
        promptTokens = Self.sum(promptTokens, given ?? sent)
        completionTokens = Self.sum(completionTokens, completion ?? (characters + 3) / 4)
    }

    /// Counts come from outside: bounded, so that no sum can trap.
    private static func sum(_ left: Int, _ right: Int) -> Int {
        let limit = 1_000_000_000
        return min(limit, left + min(max(0, right), limit))
    }

    private static func seconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
