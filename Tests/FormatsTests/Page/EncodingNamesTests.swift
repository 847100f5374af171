import Testing

@testable import Formats

@Suite("Names of encodings")
struct EncodingNamesTests {
    @Test(
        "a label means what the Encoding Standard says, however it is spelt",
        arguments: [
            ("ISO_8859-1:1987", "windows-1252"), ("us-ascii", "windows-1252"), ("l5", "windows-1254"),
            ("x-cp1251", "windows-1251"), ("csISOLatin2", "iso-8859-2"), ("sun_eu_greek", "iso-8859-7"),
            ("iso88598i", "iso-8859-8"), ("KOI8_R", "koi8-r"), ("gb_2312-80", "gb18030"), ("x-x-big5", "big5-hkscs"),
            ("x-euc-jp", "euc-jp"), ("Windows-31J", "cp932"), ("ks_c_5601-1987", "cp949"), ("tis-620", "windows-874"),
            ("unicode-1-1-utf-8", "utf-8"), ("unicodeFFFE", "utf-16be"), ("cp437", "ibm437"), ("866", "ibm866"),
        ]
    )
    func labels(_ label: String, _ name: String) { #expect(EncodingNames.known(label) == name) }

    @Test(
        "what is not listed is not handed to the C library, though it knows it",
        arguments: ["utf-7", "utf-7//IGNORE", "ebcdic-us", "wchar_t", "../x", ""]
    )
    func unknown(_ label: String) { #expect(EncodingNames.known(label) == nil) }

    @Test("a document that claims UTF-7 is read as what its bytes are")
    func hidden() {
        let bytes = Array("+ADw-script+AD4- café".utf8)
        let read = Charset.utf8(bytes, contentType: "text/html; charset=utf-7") { _ in nil }
        #expect(read.bytes == bytes && read.name == "utf-8")
    }

    @Test(
        "every name that a label leads to is known to the C library",
        arguments: [
            "ibm850", "cp737", "437", "1125", "037", "1026", "windows-1258", "874", "iso-8859-16", "koi8-t", "mac",
            "x-mac-cyrillic",
            "gbk", "big5", "euc-tw", "euc-jp", "iso-2022-jp", "sjis", "euc-kr", "iso-2022-kr", "johab", "utf-16",
            "utf-32be",
        ]
    )
    func converts(_ label: String) throws {
        let name = try #require(EncodingNames.known(label))
        #expect(Charset.convert([0x20, 0x20, 0x20, 0x20], from: name) != nil)
    }
}
