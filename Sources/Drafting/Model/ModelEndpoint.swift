/// A model behind an endpoint that speaks the chat-completions protocol
/// (https://platform.openai.com/docs/api-reference/chat), as configured.
package struct ModelEndpoint: Sendable, Equatable, CustomStringConvertible {
    /// As the desk and the disclosure name it: "Example Large 2".
    package var name: String
    /// Up to and including the version: "https://models.example/v1".
    package var baseAddress: String
    /// What the endpoint calls the model.
    package var model: String
    /// Sent as a bearer token, and never printed.
    package var key: String?
    package var price: ModelPrice
    /// 1 for no second try.
    package var maxAttempts: Int
    /// The longest silence of the endpoint.
    package var idleTimeout: Duration
    /// For all attempts and the waits between them.
    package var totalTimeout: Duration
    /// The longest `Retry-After` that is obeyed by waiting; a longer one gives up with `.throttled`.
    package var longestWait: Duration
    package var maxCompletionTokens: Int
    /// Sources are cut, the least corroborated last sentences first, to stay under this.
    package var maxPromptCharacters: Int
    package var temperature: Double
    /// Ask for server-sent events; an endpoint that answers whole is understood all the same.
    package var isStreaming: Bool
    /// Ask for output by JSON schema.
    ///
    /// Left out after the endpoint has refused it once.
    package var usesSchema: Bool

    package init(
        name: String,
        baseAddress: String,
        model: String,
        key: String? = nil,
        price: ModelPrice = ModelPrice(),
        maxAttempts: Int = 3,
        idleTimeout: Duration = .seconds(30),
        totalTimeout: Duration = .seconds(180),
        longestWait: Duration = .seconds(60),
        maxCompletionTokens: Int = 3_000,
        maxPromptCharacters: Int = 60_000,
        temperature: Double = 0.2,
        isStreaming: Bool = true,
        usesSchema: Bool = true
    ) {
        self.name = name
        self.baseAddress = baseAddress
        self.model = model
        self.key = key
        self.price = price
        self.maxAttempts = max(1, min(maxAttempts, 10))
        self.idleTimeout = idleTimeout
        self.totalTimeout = totalTimeout
        self.longestWait = longestWait
        self.maxCompletionTokens = max(1, maxCompletionTokens)
        self.maxPromptCharacters = max(1_000, maxPromptCharacters)
        self.temperature = temperature
        self.isStreaming = isStreaming
        self.usesSchema = usesSchema
    }

    var completionsAddress: String {
        (baseAddress.hasSuffix("/") ? String(baseAddress.dropLast()) : baseAddress) + "/chat/completions"
    }

    /// Without the key.
    package var description: String { "\(name) (\(model) at \(baseAddress))" }
}

/// What a model costs, in millionths of the configured currency per million tokens: 2.50 a million is 2_500_000.
package struct ModelPrice: Sendable, Equatable {
    package var promptMicrosPerMillion: Int
    package var completionMicrosPerMillion: Int

    package init(promptMicrosPerMillion: Int = 0, completionMicrosPerMillion: Int = 0) {
        self.promptMicrosPerMillion = promptMicrosPerMillion
        self.completionMicrosPerMillion = completionMicrosPerMillion
    }

    /// Rounded up to a millionth.
    ///
    /// Absurd counts give `Int.max` rather than a trap.
    package func micros(promptTokens: Int, completionTokens: Int) -> Int {
        let prompt = Double(max(0, promptTokens)) * Double(promptMicrosPerMillion)
        let completion = Double(max(0, completionTokens)) * Double(completionMicrosPerMillion)
        let micros = ((prompt + completion) / 1_000_000).rounded(.up)
        return micros < 9e18 ? Int(micros) : .max
    }
}

/// What the model drafter needs of the outside world besides the network; tests own all three.
package struct ModelSurroundings: Sendable {
    package var wait: @Sendable (Duration) async throws -> Void
    /// A number in 0..<1, to spread retries.
    package var jitter: @Sendable () -> Double
    /// Time since some fixed moment.
    package var monotonic: @Sendable () -> Duration

    package init(
        wait: @escaping @Sendable (Duration) async throws -> Void,
        jitter: @escaping @Sendable () -> Double,
        monotonic: @escaping @Sendable () -> Duration
    ) {
        self.wait = wait
        self.jitter = jitter
        self.monotonic = monotonic
    }

    package static let live: ModelSurroundings = {
        let start = ContinuousClock.now
        return ModelSurroundings(
            wait: { try await Task.sleep(for: $0) },
            jitter: { Double.random(in: 0..<1) },
            monotonic: { ContinuousClock.now - start }
        )
    }()
}
