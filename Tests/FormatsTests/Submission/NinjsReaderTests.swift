import Formats
import Foundation
import Testing

@Suite("ninjs as it is handed in")
struct NinjsReaderTests {
    private let now = Date(timeIntervalSince1970: 1_740_000_000)

    private func value(_ json: String) throws -> SubmittedJSON { try SubmittedJSON.read(json.utf8) }
    private func read(_ json: String) throws -> SubmittedItem { try NinjsReader.read(value(json), now: now) }

    @Test("1.x, with its keyed associations, is read")
    func first() throws {
        let item = try read(
            #"""
            {"uri":"urn:agency:1","type":"text","versioncreated":"2025-02-11T15:00:00Z",
             "firstcreated":"2025-02-11T14:00:00Z","headline":"Minister declines","byline":"By Ada Reporter",
             "language":"en-GB","copyrightholder":"The Agency","body_html":"<p>One &amp; two.</p><p>Three.</p>",
             "subject":[{"code":"medtop:20000587","relevance":0.8}],
             "associations":{"featured":{"type":"picture","renditions":{
                "small":{"href":"https://a.example/s.jpg","mimetype":"image/jpeg","width":100},
                "large":{"href":"https://a.example/l.jpg","mimetype":"image/jpeg","width":900}}}}}
            """#
        )
        #expect(item.uri == "urn:agency:1")
        #expect(item.title == "Minister declines")
        #expect(item.text == "One & two.\nThree.")
        #expect(item.author == "Ada Reporter")
        #expect(item.language == "en-GB")
        #expect(item.outlet == "The Agency")
        #expect(item.image == "https://a.example/l.jpg")
        #expect(item.published == Date(timeIntervalSince1970: 1_739_282_400))
        #expect(item.status == .usable)
    }

    @Test("2.x and 3.x, with headlines and bodies by role and their spelling of names, are read")
    func later() throws {
        let second = #"""
            {"uri":"https://a.example/n/2","pubstatus":"usable","headlines":[{"role":"short","value":"Short"},
             {"role":"main","value":"The main one"}],"bodies":[{"role":"teaser","contenttype":"text/plain",
             "value":"Not this."},{"role":"main","contenttype":"text/html","value":"<p>The body.</p>"}],
             "renditions":[{"name":"web","href":"https://a.example/p/2","contenttype":"text/html"}],"by":"A. Desk"}
            """#
        for spelling in [
            second, second.replacing("pubstatus", with: "pubStatus").replacing("contenttype", with: "contentType"),
        ] {
            let item = try read(spelling)
            #expect(item.title == "The main one")
            #expect(item.text == "The body.")
            #expect(item.html == "<p>The body.</p>")
            #expect(item.address == "https://a.example/p/2")
            #expect(item.author == "A. Desk")
        }
    }

    @Test("what we write is read back")
    func own() throws {
        let story = try value(
            #"""
            {"uri":"urn:us:1","type":"text","pubStatus":"usable","versionCreated":"2025-02-11T15:00:00Z",
             "headlines":[{"role":"main","contentType":"text/plain","value":"Ours"}],
             "bodies":[{"role":"main","contentType":"text/html","value":"<p>Text.</p>"},
                       {"role":"plain","contentType":"text/plain","value":"Text."}]}
            """#
        )
        let item = try NinjsReader.read(story, now: now)
        #expect(item.title == "Ours" && item.text == "Text." && item.html == "<p>Text.</p>")
    }

    @Test(
        "a cancelled item needs nothing but its name; its note is kept",
        arguments: ["canceled", "cancelled", "stat:canceled"]
    )
    func cancelled(_ word: String) throws {
        let item = try read(#"{"uri":"urn:1","pubstatus":"\#(word)","ednote":"Wrong minister."}"#)
        #expect(item.status == .canceled)
        #expect(item.note == "Wrong minister.")
    }

    @Test(
        "what is wrong is said with the member's name",
        arguments: [
            (#"{"uri":"","headline":"x"}"#, "uri"), (#"{"uri":"a","headline":"x","pubstatus":"odd"}"#, "pubstatus"),
            (#"{"uri":"a","headline":"x","versioncreated":"soon"}"#, "versioncreated"),
            (#"{"uri":"a","versioncreated":"2025-02-11T15:00:00Z"}"#, "bodies"),
            (#"{"uri":"a","headline":"x","embargoed":"2099-01-01T00:00:00Z"}"#, "embargoed"),
        ]
    )
    func refusals(_ json: String, _ place: String) throws {
        let value = try value(json)
        #expect(throws: SubmissionError.self) { try NinjsReader.read(value, now: now) }
        do throws(SubmissionError) {
            _ = try NinjsReader.read(value, now: now)
        } catch {
            #expect(error.place == place)
        }
    }

    @Test("our own JSON is not taken for ninjs, and ninjs of every version is recognised")
    func recognition() throws {
        #expect(!NinjsReader.recognises(try value(#"{"title":"x","text":"y"}"#)))
        #expect(!NinjsReader.recognises(try value(#"{"uri":"a","title":"x","text":"y"}"#)))
        #expect(!NinjsReader.recognises(try value("[]")))
        for json in [
            #"{"uri":"a","headline":"x"}"#, #"{"uri":"a","headlines":[]}"#, #"{"URI":"a","versionCreated":"x"}"#,
            #"{"uri":"a","body_text":"x"}"#, #"{"uri":"a","pubstatus":"canceled"}"#,
        ] {
            #expect(NinjsReader.recognises(try value(json)))
        }
    }

    @Test("hostile JSON is refused or read, and never breaks anything")
    func hostile() throws {
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        for json in ["", "{", "nul", #"{"a":}"#, deep, "\u{0}", #""\ud800""#, #"{"a":1e99999}"#] {
            _ = try? SubmittedJSON.read(json.utf8)
        }
        #expect(throws: SubmissionError.self) { try SubmittedJSON.read(deep.utf8) }
        #expect(throws: SubmissionError.self) { try SubmittedJSON.read("{".utf8) }
        for json in [
            #"{"uri":"a","headlines":7,"bodies":{"x":{"value":[1]}},"headline":"t"}"#,
            #"{"uri":"a","headline":"t","associations":{"a":{"associations":{"b":{"associations":{}}}}}}"#,
            #"{"uri":3,"headline":true,"body_text":"x","authors":[null,4,{"name":[]}]}"#,
        ] {
            #expect(try !read(json).text.isEmpty || read(json).title == "t")
        }
    }

    @Test("a mail's broken lines become paragraphs, its Message-ID its name")
    func mail() throws {
        let mail =
            "From: Press Office <press@works.example>\r\nSubject: New plant\r\nMessage-ID: <a@works.example>\r\n"
            + "Date: Tue, 11 Feb 2025 14:00:00 +0000\r\n\r\nThe works open\r\na plant.\r\n\r\nIt opens in May.\r\n"
        let item = SubmittedItem(try ReceivedMail(reading: Array(mail.utf8)))
        #expect(item.title == "New plant")
        #expect(item.text == "The works open a plant.\nIt opens in May.")
        #expect(item.uri?.contains("a@works.example") == true)
        #expect(item.author == "Press Office")
    }
}
