import HTTPTypes
package import Hummingbird
package import NewsModel
import NewsStore
import ServiceLifecycle

/// Server-sent events (WHATWG HTML section 9.2) from the ``LiveHub`` to one browser.
package enum EventStream {
    /// One message of the stream.
    package struct Message: Sendable, Equatable {
        package var id: Int
        /// The event's type: what the page listens to.
        package var event: String
        /// One or more lines.
        package var data: String

        package init(id: Int, event: String, data: String) {
            self.id = id
            self.event = event
            self.data = data
        }

        /// As it is sent.
        package var wire: String {
            let name = event.filter { !$0.isNewline }
            // Any line break would end the field, so each line becomes a field of its own.
            let lines = data.split(omittingEmptySubsequences: false) { $0.isNewline }
            return "id: \(id)\nevent: \(name)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
        }
    }

    /// An answer that stays open and sends what the hub hands out, until the browser or the server ends it.
    ///
    /// `wants`: Which events are for this browser.
    ///
    /// `render`: The message for an event; nil sends nothing.
    package static func response(
        to request: Request,
        hub: LiveHub,
        wants: @escaping @Sendable (NewsEvent) -> Bool,
        render: @escaping @Sendable (NewsEvent) async -> Message?
    ) async throws -> Response {
        let last = request.headers[.lastEventID].flatMap { Int($0) }.map { max(0, $0) }
        let stream = try await hub.connect(after: last, wants: wants)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                .accelBuffering: "no",
            ],
            body: ResponseBody { writer in
                // A browser that has gone is not noticed by writing alone; the inbound side tells.
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                    for await signal in stream.cancelOnGracefulShutdown() {
                        switch signal {
                        case .beat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
                        case .event(let event):
                            guard let message = await render(event) else { continue }
                            try await writer.write(ByteBuffer(string: message.wire))
                        }
                    }
                }
                try await writer.finish(nil)
            }
        )
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .server
    fileprivate static let accelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .server
}
