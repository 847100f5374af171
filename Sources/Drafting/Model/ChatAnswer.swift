import Foundation

/// What a chat-completions endpoint sent, streamed or whole.
struct ChatAnswer: Equatable {
    var content = ""
    var refusal = ""
    /// "stop", "length" …; nil when the answer broke off.
    var finishReason: String?
    var promptTokens: Int?
    var completionTokens: Int?
    /// An error the endpoint reported inside the stream.
    var errorMessage: String?

    /// Reads server-sent events (WHATWG HTML section 9.2.6) or one JSON object, whichever came.
    ///
    /// Lines that are not understood are skipped; nil when nothing was.
    init?(_ bytes: [UInt8]) {
        var understood = false
        if let whole = Self.decode(bytes[...]) {
            add(whole)
            guard !content.isEmpty || !refusal.isEmpty || errorMessage != nil else { return nil }
            return
        }
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard line.starts(with: Self.dataField) else { continue }
            var payload = line.dropFirst(Self.dataField.count)
            while payload.first == 0x20 { payload = payload.dropFirst() }
            if payload.elementsEqual("[DONE]".utf8) {
                understood = true
                continue
            }
            guard let chunk = Self.decode(payload) else { continue }
            understood = true
            add(chunk)
        }
        guard understood else { return nil }
    }

    private static let dataField = Array("data:".utf8)

    private static func decode(_ bytes: ArraySlice<UInt8>) -> Chunk? {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
        guard let chunk = try? JSONDecoder().decode(Chunk.self, from: Data(bytes)) else { return nil }
        return chunk.choices == nil && chunk.usage == nil && chunk.error == nil ? nil : chunk
    }

    private mutating func add(_ chunk: Chunk) {
        if let choice = chunk.choices?.first {
            content += choice.delta?.content ?? choice.message?.content ?? ""
            refusal += choice.delta?.refusal ?? choice.message?.refusal ?? ""
            finishReason = choice.finish_reason ?? finishReason
        }
        if let usage = chunk.usage {
            promptTokens = usage.prompt_tokens ?? promptTokens
            completionTokens = usage.completion_tokens ?? completionTokens
        }
        if let error = chunk.error { errorMessage = error.message ?? "unnamed error" }
    }

    private struct Chunk: Decodable {
        var choices: [Choice]?
        var usage: Usage?
        var error: Failure?
    }
    private struct Choice: Decodable {
        var delta: Message?
        var message: Message?
        var finish_reason: String?
    }
    private struct Message: Decodable {
        var content: String?
        var refusal: String?
    }
    private struct Usage: Decodable {
        var prompt_tokens: Int?
        var completion_tokens: Int?
    }
    private struct Failure: Decodable {
        var message: String?
    }
}
