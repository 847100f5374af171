import Drafting
import Foundation
import NewsModel
import NewsTestSupport

/// Reports on one event in words written for these tests.
enum DraftFixture {
    static let told = Date(timeIntervalSince1970: 1_739_289_600)  // Tuesday, 11 February 2025, 16:00 UTC

    static let main = Sample.report(
        "harbour",
        title: "Norland and Estmark refuse to sign harbour pact",
        text: """
            LISBON (Morning Gazette) - Norland and Estmark declined to sign a pact on harbour dues at the Ocean Trade Summit in Lisbon on Tuesday, leaving their partners to go ahead without them.
            About 40 countries, including Portugal, Japan and Kenya, signed the pact, which caps the fees that ports may charge.
            "We cannot accept a ceiling that was written behind closed doors and sprung on us this week," Norland's Trade Minister Ada Quill told reporters.
            She called the text "a blank cheque for the big lines".
            Shipping shares fell 3.5 per cent in early trading, while fuel prices rose 2 per cent.
            The talks follow two years of quarrels about congestion at the largest ports.
            """,
        outlet: "Morning Gazette",
        published: told
    )

    static let second = Sample.report(
        "wire",
        title: "Two states stay out of harbour pact",
        text: """
            LISBON, Feb 11 (Blue Wire) - Norland and Estmark did not sign a pact on harbour dues on Tuesday.
            "We cannot accept a ceiling that was written behind closed doors and sprung on us this week," Trade Minister Ada Quill said.
            A spokesperson for Estmark said the government needed more time to study the text.
            """,
        outlet: "Blue Wire",
        published: told.addingTimeInterval(-3600)
    )

    static let copy = Sample.report(
        "copy",
        title: main.revision.title,
        text: main.revision.text,
        outlet: "Copycat Daily",
        published: told.addingTimeInterval(3600),
        copyOf: "harbour"
    )

    static let statement = Sample.report(
        "register-dues",
        title: "Our register",
        text: "Norland and Estmark are among the 30 countries listed on the Porto Accord of 3 May 2023.",
        outlet: "Our register",
        licence: .own,
        published: told.addingTimeInterval(-86_400 * 90)
    )

    static func request(
        _ reports: [Report] = [main, second, copy],
        register: [Report] = [statement],
        form: HouseForm = .standard
    ) -> DraftRequest {
        DraftRequest(reports: reports, register: register, form: form, now: told.addingTimeInterval(7200))
    }
}
