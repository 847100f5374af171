/// The encodings that are read, under the names by which documents ask for them.
///
/// The labels are those of the WHATWG Encoding Standard (section 4.2), with its supersets: who says Latin-1 means
/// Windows-1252. Beside them stand a few that old feeds and mails still bear: code pages of DOS and of EBCDIC machines,
/// two of Apple's, KOI8-T, Johab, ISO-2022-KR, UTF-32. What is not listed is not handed to the C library, which knows
/// many more, among them some that hide markup (UTF-7).
enum EncodingNames {
    /// The C library's name for what `label` means; nil for one that is not read.
    static func known(_ label: String) -> String? {
        guard label.utf8.count <= 64 else { return nil }
        // Case and punctuation do not tell encodings apart (Unicode Technical Standard 22 section 1.4), nor does the
        // year of a standard ("iso_8859-2:1987").
        let bare = String(
            decoding: label.utf8.prefix { $0 != UInt8(ascii: ":") }.compactMap { byte -> UInt8? in
                switch byte {
                case 0x41...0x5A: byte | 0x20
                case 0x30...0x39, 0x61...0x7A: byte
                default: nil
                }
            },
            as: UTF8.self
        )
        return byLabel[bare]
    }

    private static let byLabel: [String: String] = {
        var labels: [String: String] = [:]
        for (name, spellings) in table {
            for label in spellings.split(separator: " ") { labels[String(label)] = name }
        }
        for part in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] {
            for label in ["iso8859\(part)", "8859\(part)"] { labels[label] = "iso-8859-\(part)" }
        }
        for page in 1250...1258 {
            for label in ["windows\(page)", "cp\(page)", "xcp\(page)", "ms\(page)", "\(page)"] {
                labels[label] = "windows-\(page)"
            }
        }
        for (page, name) in codePages {
            for label in ["cp\(page)", "ibm\(page)", "csibm\(page)", page] { labels[label] = name }
        }
        return labels
    }()

    private static let codePages: [(String, String)] =
        [
            "437", "850", "852", "855", "857", "860", "861", "862", "863", "864", "865", "866", "869", "037", "273",
            "277",
            "278", "280", "284", "285", "297", "424", "500", "1026",
        ].map { ($0, "ibm" + $0) } + ["737", "775", "1125"].map { ($0, "cp" + $0) }

    private static let table: [(String, String)] = [
        ("utf-8", "utf8 u8 utf unicode11utf8 unicode20utf8 xunicode20utf8 utf8sig utf8ucs2 utf8ucs4 cp65001"),
        (
            "windows-1252",
            """
            iso88591 88591 8859 iso8859 latin1 latin l1 ascii usascii ansix341968 646 csisolatin1 isoir100 cp819 ibm819
            """
        ),
        ("iso-8859-2", "csisolatin2 isoir101 latin2 l2"),
        ("iso-8859-3", "csisolatin3 isoir109 latin3 l3"),
        ("iso-8859-4", "csisolatin4 isoir110 latin4 l4"),
        ("iso-8859-5", "csisolatincyrillic isoir144 cyrillic"),
        (
            "iso-8859-6",
            "csisolatinarabic isoir127 arabic asmo708 ecma114 iso88596e iso88596i csiso88596e csiso88596i"
        ),
        ("iso-8859-7", "csisolatingreek isoir126 greek greek8 ecma118 elot928 suneugreek"),
        (
            "iso-8859-8",
            "csisolatinhebrew isoir138 hebrew visual logical iso88598e iso88598i csiso88598e csiso88598i"
        ),
        ("iso-8859-10", "csisolatin6 isoir157 latin6 l6"),
        ("iso-8859-13", "latin7 l7"), ("iso-8859-14", "latin8 l8"),
        ("iso-8859-15", "csisolatin9 latin9 l9"), ("iso-8859-16", "latin10 l10"),
        ("windows-1254", "iso88599 88599 csisolatin5 isoir148 latin5 l5"),
        ("windows-874", "windows874 cp874 874 dos874 iso885911 885911 tis620 tis6200 tis62025290"),
        ("koi8-r", "koi8r koi8 koi cskoi8r"), ("koi8-u", "koi8u koi8ru"), ("koi8-t", "koi8t"),
        ("macintosh", "macintosh mac csmacintosh xmacroman macroman"),
        ("maccyrillic", "maccyrillic xmaccyrillic xmacukrainian"),
        (
            "gb18030",
            """
            gb18030 gb180302000 gb2312 gb231280 gb23121980 gbk xgbk chinese csgb2312 csgbk csiso58gb231280 isoir58 euccn \
            eucgb2312cn 936 cp936 ms936 windows936
            """
        ),
        ("big5-hkscs", "big5 big5hkscs big5tw cnbig5 csbig5 xxbig5 950 cp950 ms950"),
        ("euc-tw", "euctw"),
        ("euc-jp", "eucjp xeucjp ujis cseucpkdfmtjapanese"),
        ("iso-2022-jp", "iso2022jp csiso2022jp"),
        ("cp932", "shiftjis xsjis sjis csshiftjis mskanji windows31j cswindows31j 932 cp932 ms932"),
        (
            "cp949",
            """
            euckr cseuckr korean isoir149 ksc5601 ksc56011987 ksc56011989 csksc56011987 ksx1001 uhc 949 cp949 ms949 \
            windows949
            """
        ),
        ("iso-2022-kr", "iso2022kr csiso2022kr"), ("johab", "johab cp1361 1361"),
        ("utf-16", "utf16 u16 ucs2 iso10646ucs2 unicode unicodefeff csunicode"),
        ("utf-16le", "utf16le"), ("utf-16be", "utf16be unicodefffe"),
        ("utf-32", "utf32 u32 ucs4 iso10646ucs4 csucs4"), ("utf-32le", "utf32le ucs4le"),
        ("utf-32be", "utf32be ucs4be"),
    ]
}
