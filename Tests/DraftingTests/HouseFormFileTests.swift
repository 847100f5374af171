import Drafting
import NewsModel
import Testing

@Suite struct HouseFormFileTests {
    @Test func `the standard form survives being written and read`() throws {
        #expect(try HouseFormFile.parse(HouseFormFile.write(.standard)) == .standard)
        var odd = HouseForm.standard
        odd.publication = "The \"Odd\" \\ Täglich\n\u{7}"
        #expect(try HouseFormFile.parse(HouseFormFile.write(odd)) == odd)
    }

    @Test(arguments: [
        ("name = \"x", "line 1"),
        ("publication = \"P\"", "no sections"),
        ("name = \"x\"", "no publication"),
        ("publication = \"P\"\ncolour = 1\n", "\"colour\" is not known"),
        ("publication = \"P\"\n[[section]]\nkey = \"lead\"\n", "needs exactly one"),
        ("publication = \"P\"\n\n[[section]]\nkey = \"lead\"\npurpose = \"opening\"\n", "section 1 (line 3)"),
        ("publication = \"P\"\n[[section]]\nkey = \"Lead Story\"\n", "lower-case letters"),
        ("publication = \"P\"\n[[section]]\nkey = \"lead\"\nmax_words = -3\n", "whole number"),
        ("publication = \"P\"\n[[section]]\nkey = \"lead\"\nrequired = \"yes\"\n", "true or false"),
        (
            "publication = \"P\"\n[[section]]\nkey = \"headline\"\n[[section]]\nkey = \"lead\"\n[[section]]\nkey = \"lead\"\n",
            "used twice"
        ),
        ("publication = 3\n", "text in quotation marks"),
        ("publication = \"P\"\nsection = 4\n", "no sections"),
    ])
    func `a mistake is named with its place and what to do`(_ text: String, _ expected: String) {
        do throws(DraftError) {
            _ = try HouseFormFile.parse(text)
            Issue.record("read without complaint: \(text)")
        } catch {
            #expect(error.code == .badForm)
            #expect(error.message.contains(expected), "\(error.message)")
        }
    }
}
