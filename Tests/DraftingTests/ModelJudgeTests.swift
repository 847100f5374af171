import Drafting
import Foundation
import NewsModel
import NewsTestSupport
import Outbound
import Synchronization
import Testing

/// Against a real server on loopback that speaks the chat-completions protocol, well or badly.
@Suite("Second opinions of a model")
struct ModelJudgeTests {
    private static let questions = [
        ModelJudge.Question(sentence: "The pier will close.", passages: ["The pier stays open."]),
        ModelJudge.Question(sentence: "The board met in May.", passages: ["In May the board came together."]),
        ModelJudge.Question(sentence: "Nobody protested.", passages: []),
    ]

    private static func answer(_ content: String) -> LoopbackServer.Reaction {
        let text = String(decoding: (try? JSONEncoder().encode(content)) ?? Data(), as: UTF8.self)
        return .json(
            #"{"choices":[{"message":{"role":"assistant","content":\#(text)},"finish_reason":"stop"}],"usage":{"prompt_tokens":1000,"completion_tokens":100}}"#
        )
    }

    private func judge(_ server: LoopbackServer, _ limits: ModelJudge.Limits = .init()) -> ModelJudge {
        ModelJudge(
            endpoint: ModelEndpoint(
                name: "Test Model",
                baseAddress: server.url("/v1"),
                model: "test-1",
                key: "secret-key",
                price: ModelPrice(promptMicrosPerMillion: 2_000_000, completionMicrosPerMillion: 10_000_000)
            ),
            client: HTTPClient(policy: (try? AddressPolicy(allowed: ["127.0.0.1"])) ?? .publicOnly, userAgent: "test"),
            limits: limits
        )
    }

    @Test("each sentence gets its own opinion, marked as the model's, with the account of the call")
    func opinions() async throws {
        let server = try LoopbackServer { _ in
            Self.answer(
                #"Here: {"opinions":[{"sentence":2,"supported":"yes","why":"The same."},{"sentence":1,"supported":"no","why":"It stays\n open."},{"sentence":9,"supported":"no","why":""}]}"#
            )
        }
        let outcome = await judge(server).opinions(on: Self.questions)
        #expect(outcome.problem == nil)
        #expect(outcome.opinions[0] == SecondOpinion(model: "Test Model", says: .no, reason: "It stays open."))
        #expect(outcome.opinions[1]?.says == .yes)
        #expect(outcome.opinions[2] == nil)
        #expect(outcome.opinions[0]?.words.hasPrefix("Second opinion of a model (Test Model)") == true)
        #expect(outcome.use?.costMicros == 3000)
        #expect(outcome.use?.attempts == 1)
        let request = try #require(server.requests.first)
        #expect(request.path == "/v1/chat/completions")
        #expect(request.header("Authorization") == "Bearer secret-key")
        #expect(request.text.contains("The pier stays open."))
    }

    @Test("no more is asked than the limits of number and cost allow")
    func limits() async throws {
        let server = try LoopbackServer { _ in Self.answer(#"{"opinions":[]}"#) }
        _ = await judge(server, ModelJudge.Limits(questions: 1)).opinions(on: Self.questions)
        let asked = try #require(server.requests.last?.text)
        #expect(asked.contains("The pier will close.") && !asked.contains("The board met in May."))
        let poor = await judge(server, ModelJudge.Limits(costMicros: 10)).opinions(on: Self.questions)
        #expect(poor.use == nil)
        #expect(poor.problem != nil)
        #expect(poor.opinions == [nil, nil, nil])
        #expect(await judge(server).opinions(on: []).use == nil)
        #expect(server.requests.count == 1)
    }

    @Test(
        "whatever goes wrong leaves the sentences without an opinion",
        arguments: [
            "I think they are all fine.", #"{"opinions":[{"sentence":1,"supported":"perhaps","why":""}]}"#,
            #"{"opinions":{"sentence":1}}"#, "}{",
        ]
    )
    func nonsense(content: String) async throws {
        let server = try LoopbackServer { _ in Self.answer(content) }
        let outcome = await judge(server).opinions(on: Self.questions)
        #expect(outcome.opinions == [nil, nil, nil])
        #expect(outcome.problem?.contains("secret-key") == false)
        #expect(server.requests.count == 1)
    }

    @Test("an endpoint that is silent is waited for no longer than allowed")
    func silence() async throws {
        let server = try LoopbackServer { _ in .garbage(Array("SSH-2.0\r\n".utf8)) }
        let outcome = await judge(server, ModelJudge.Limits(timeout: .milliseconds(500))).opinions(on: Self.questions)
        #expect(outcome.opinions == [nil, nil, nil])
        #expect(outcome.problem != nil)
    }
}
