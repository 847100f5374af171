import Crypto
import Foundation
import NewsModel
package import Outbound
import Synchronization

/// Drafts by asking a model.
///
/// The answer counts only when it is whole, has the agreed shape, and each sentence cites numbered source sentences that
/// exist; those become its evidence. Anything else is tried again, with the reason, and at last thrown as a typed error.
/// What the model says is not judged here.
package struct ModelDrafter: Drafter {
    package let endpoint: ModelEndpoint
    private let client: HTTPClient
    private let surroundings: ModelSurroundings

    package init(endpoint: ModelEndpoint, client: HTTPClient, surroundings: ModelSurroundings = .live) {
        self.endpoint = endpoint
        self.client = client
        self.surroundings = surroundings
    }

    package var name: String { endpoint.name }

    /// What a draft would cost at most, in millionths: the prompt at four characters a token, the answer at its limit.
    package func estimatedCostMicros(_ request: DraftRequest) -> Int {
        let prompt = ModelPrompt(request, maxCharacters: endpoint.maxPromptCharacters)
        return endpoint.price.micros(
            promptTokens: (prompt.system.utf8.count + prompt.user.utf8.count) / 4,
            completionTokens: endpoint.maxCompletionTokens
        )
    }

    package func draft(_ request: DraftRequest) async throws(DraftError) -> DraftOutcome {
        let prompt = ModelPrompt(request, maxCharacters: endpoint.maxPromptCharacters)
        guard !prompt.sentences.isEmpty else {
            throw DraftError(.nothingToSay, "None of the \(request.reports.count) reports holds a sentence.")
        }
        var call = ModelCall(endpoint: endpoint, surroundings: surroundings, prompt: prompt)
        do throws(ModelCall.Failure) {
            while true {
                let body = call.nextBody()
                let step = await exchange(body, remaining: call.remaining)
                if let answer = try call.judge(step) {
                    return assembled(answer, prompt, request, use: call.use)
                }
                try await call.pause()
            }
        } catch {
            throw DraftError(error.code, error.message, uses: [call.use])
        }
    }

    // MARK: One request

    private func exchange(_ body: [UInt8], remaining: Duration) async -> ModelCall.Step {
        var fetch = FetchRequest(
            url: endpoint.completionsAddress,
            method: "POST",
            headers: ["Content-Type": "application/json", "Accept": "text/event-stream, application/json"],
            body: body,
            timeout: remaining,
            idleTimeout: min(endpoint.idleTimeout, remaining),
            maxBytes: 4 << 20,
            maxRedirects: 0
        )
        do throws(OutboundError) {
            if let key = endpoint.key { fetch.credentials = try .bearer(key, for: endpoint.completionsAddress) }
            let received = Received()
            let response = try await client.stream(fetch) { received.append($0) }
            return .answer(
                status: response.status,
                body: response.isSuccess ? received.bytes : response.body,
                retryAfter: response.retryAfter
            )
        } catch {
            return .failure(error)
        }
    }

    private final class Received: Sendable {
        private let buffer = Mutex<[UInt8]>([])
        var bytes: [UInt8] { buffer.withLock { $0 } }
        func append(_ chunk: [UInt8]) { buffer.withLock { $0 += chunk } }
    }

    // MARK: The draft

    private func assembled(
        _ answer: ModelAnswer,
        _ prompt: ModelPrompt,
        _ request: DraftRequest,
        use: ModelUse
    ) -> DraftOutcome {
        var written = answer.sections
        if let lead = request.form.sections.first(where: { $0.purpose == .lead }),
            var first = written[lead.key]?.first?.first
        {
            let place = request.place ?? Material(request.independent).places.first
            first.text = Dateline.text(lead.text, for: request, place: place) + first.text
            written[lead.key]?[0][0] = first
        }
        let furniture = Furniture(request: request, drafter: "the language model \(endpoint.name)")
        let origin = DraftOrigin(drafter: endpoint.name, modelUse: use)
        var (draft, notes) = Assembly(request: request, furniture: furniture).draft(
            headline: answer.headline,
            written: written,
            origin: origin
        )
        if !prompt.leftOut.isEmpty {
            notes.append("Too long for the model's prompt and left out: \(prompt.leftOut.joined(separator: ", ")).")
        }
        for index in draft.blocks.indices where !draft.blocks[index].purpose.isChecked {
            for sentence in draft.blocks[index].sentences.indices {
                draft.blocks[index].sentences[sentence].author = .machine
            }
        }
        return DraftOutcome(draft: draft, notes: notes, uses: [use])
    }
}

extension ModelDrafter {
    /// SHA-256, lower-case hexadecimal.
    static func digest(_ bytes: some Sequence<UInt8>) -> String {
        SHA256.hash(data: Data(bytes)).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
