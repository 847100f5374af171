import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing
import Web

@Suite("Handing in by form")
struct HandInTests {
    private static let mail =
        "From: Press <press@works.example>\r\nSubject: New plant\r\nMessage-ID: <a@works.example>\r\n\r\nIt opens.\r\n"

    @Test("mails are uploaded; what is none is said, and the others are taken")
    func mails() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.reporter)
        let csrf = try await browser.get("/desk/reports/new").csrf
        let fields = [("csrf", csrf), ("licence", "press-release"), ("outlet", "The Works")]
        let first = try await browser.upload(
            "/desk/reports/mail",
            fields: fields,
            files: [("mail", "a.eml", Self.mail)]
        )
        let location = try #require(first.location)
        #expect(location.contains("new=handed-in-"))
        #expect(try await browser.get(location).body.contains("“New plant”: new, being gathered"))
        let second = try await browser.upload(
            "/desk/reports/mail",
            fields: fields,
            files: [("mail", "a.eml", Self.mail), ("mail", "<b>.eml", "nothing")]
        )
        #expect(second.status == 200)
        #expect(second.body.contains("known already, unchanged") && second.body.contains("&lt;b&gt;.eml"))
        let none = try await browser.upload("/desk/reports/mail", fields: fields, files: [])
        #expect(none.status == 400)
    }

    @Test("a text is handed in with its outlet and licence")
    func text() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.reporter)
        let csrf = try await browser.get("/desk/reports/new").csrf
        let answer = try await browser.post(
            "/desk/reports",
            [
                ("csrf", csrf), ("title", "A title"), ("text", "One.\r\n\r\nTwo."), ("outlet", "A Daily"), ("url", ""),
                ("author", ""), ("licence", "open"),
            ]
        )
        let id = try #require(answer.location?.firstMatch(of: /new=([^&]+)/)?.1)
        let report = try #require(try await house.store.reports([ItemID(String(id))]).first)
        #expect(report.revision.text == "One.\nTwo." && report.item.outlet == "A Daily" && report.item.licence == .open)
        let empty = try await browser.post("/desk/reports", [("csrf", csrf), ("title", ""), ("text", "x")])
        #expect(empty.status == 422)
    }
}

@Suite("Forms with files")
struct MultipartFormTests {
    private func form(_ body: String, boundary: String = "x") -> MultipartForm? {
        MultipartForm(Array(body.utf8), contentType: "multipart/form-data; boundary=\(boundary)")
    }

    @Test("fields and files are told apart, and line ends within a file stay")
    func parts() throws {
        let body =
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1 & 2\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n%22.eml\"\r\nContent-Type: x/y\r\n\r\n"
            + "one\r\n\r\ntwo\r\n\r\n--x--\r\n"
        let form = try #require(self.form(body))
        #expect(form.fields["a"] == "1 & 2")
        #expect(form.files("f").map(\.name) == ["n\".eml"])
        #expect(form.files("f").first?.bytes == Array("one\r\n\r\ntwo\r\n".utf8))
        #expect(form.files("a").isEmpty && form.fields["f"] == nil)
    }

    @Test(
        "broken forms give what there is and break nothing",
        arguments: [
            "", "--x", "--x\r\n", "--x--", "--x\r\n\r\n\r\n--x--", "--x\r\nContent-Disposition: form-data\r\n\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"\r\n", "\n\n\n", "--x\n--x\n--x\n--x--",
        ]
    )
    func broken(_ body: String) {
        #expect(form(body)?.files("f").isEmpty == true)
        #expect(form(body, boundary: "") == nil)
        #expect(MultipartForm([], contentType: "text/plain") == nil)
    }
}
