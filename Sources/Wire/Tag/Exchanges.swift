/// Where shares are traded: the names texts and lists use, the market identifier code, the country.
///
/// Codes of ISO 10383 (market identifiers) and of the two large data houses ("NVDA.O", "NVDA US"), from general
/// knowledge.
struct Exchange: Sendable, Equatable {
    /// ISO 10383: "XNAS".
    var mic: String
    /// ISO 3166-1 alpha-2.
    var country: String

    /// By a name before a colon ("NYSE American") or a list's code ("NMS"), in capitals.
    static func named(_ name: String) -> Exchange? { byName[name] ?? byMIC[name] }
    /// By the ending of "NVDA.O".
    static func ending(_ ending: String) -> Exchange? { byEnding[ending] }
    /// By the two letters of "NVDA US".
    static func terminal(_ code: String) -> Exchange? { byTerminal[code] }

    static func country(of code: String) -> String { named(code)?.country ?? "" }

    private static let rows: [(exchange: Exchange, fields: [[String]])] = table.split(separator: "\n").compactMap {
        line in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: ",").map(String.init)
        }
        guard fields.count == 5, let mic = fields[0].first, let country = fields[1].first else { return nil }
        return (Exchange(mic: mic, country: country), Array(fields[2...]))
    }
    private static func index(_ field: Int) -> [String: Exchange] {
        var found: [String: Exchange] = [:]
        for row in rows { for name in row.fields[field] where found[name] == nil { found[name] = row.exchange } }
        return found
    }
    private static let byName = index(0)
    private static let byEnding = index(1)
    private static let byTerminal = index(2)
    private static let byMIC = Dictionary(
        rows.map { ($0.exchange.mic, $0.exchange) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Market code, country, names and list codes, endings, terminal codes.
    private static let table = """
        XNAS|US|NASDAQ,NASDAQGS,NASDAQGM,NASDAQCM,NMS,NGM,NCM,NAS|O,OQ|US,UW,UQ,UR
        XNYS|US|NYSE,NYQ|N|UN
        XASE|US|NYSE AMERICAN,NYSE MKT,NYSEMKT,AMEX,ASE|A|UA
        ARCX|US|NYSEARCA,NYSE ARCA,PCX|P|UP
        BATS|US|CBOE,BATS|Z|UF
        OTCM|US|OTC,OTCQB,OTCQX,OTCMKTS,OTC PINK,OTCBB,PINK,PNK,OQX,OQB|PK|UV
        XLON|GB|LSE,LON,AIM,LONDON,IOB|L|LN
        XTSE|CA|TSX,TOR,TORONTO|TO|CN,CT
        XTSX|CA|TSXV,TSX-V,TSX VENTURE,VAN,CVE|V|CV
        XCNQ|CA|CSE,CNQ|CD|
        NEOE|CA|NEO|NE|
        XASX|AU|ASX|AX|AU,AT
        XNZE|NZ|NZX,NZE|NZ|NZ
        XHKG|HK|HKEX,HKG,SEHK,HKSE|HK|HK
        XTKS|JP|TSE,TYO,JPX|T|JP,JT
        XSHG|CN|SHA,SSE,SHH|SS|CH,CG
        XSHE|CN|SHE,SZSE,SHZ|SZ|CS
        XTAI|TW|TPE,TWSE,TAI|TW|TT
        ROCO|TW|TWO|TWO|
        XKRX|KR|KRX,KOSPI,KSC|KS|KS,KP
        XKOS|KR|KOSDAQ,KOE|KQ|KQ
        XSES|SG|SGX,SES|SI|SP
        XNSE|IN|NSE|NS|IS,IN
        XBOM|IN|BSE,BOM|BO|IB
        XKLS|MY|KLS|KL|MK
        XIDX|ID|IDX,JKT|JK|IJ
        XBKK|TH|SET|BK|TB
        XETR|DE|XETRA,ETR,GER|DE|GY,GR
        XFRA|DE|FRA,FWB|F|GF
        XSTU|DE|STU|SG|GS
        XMUN|DE|MUN|MU|GM
        XBER|DE|BER|BE|GB
        XDUS|DE|DUS|DU|GD
        XHAM|DE|HAM|HM|GH
        XHAN|DE|HAN|HA|
        XPAR|FR|EPA,EURONEXT PARIS,EURONEXT,PAR|PA|FP
        XAMS|NL|AMS,EURONEXT AMSTERDAM|AS|NA
        XBRU|BE|EBR,EURONEXT BRUSSELS,BRU|BR|BB
        XLIS|PT|ELI,EURONEXT LISBON,LIS|LS|PL
        XMIL|IT|BIT,MIL|MI|IM
        XMAD|ES|BME,MCE|MC|SM,SQ
        XWBO|AT|VIE|VI|AV
        XSWX|CH|SWX,SIX,EBS|SW,S|SW,SE
        XSTO|SE|STO,OMX|ST|SS
        XNGM|SE|NGM-SE||
        XOSL|NO|OSL,OSE|OL|NO
        XCSE|DK|CPH|CO|DC
        XHEL|FI|HEL|HE|FH
        XICE|IS|ICE|IC|IR
        XDUB|IE|ISE|IR|ID
        XWAR|PL|WSE|WA|PW
        XIST|TR|IST|IS|TI
        XTAE|IL|TASE,TLV|TA|IT
        XJSE|ZA|JSE,JNB|J,JO|SJ
        BVMF|BR|B3,BVMF,SAO|SA|BZ,BS
        XMEX|MX|BMV,MEX|MX|MM
        XBUE|AR|BUE|BA|AR
        XSGO|CL|SGO|SN|CI
        XSAU|SA|TADAWUL,SAU|SR|AB
        DSMD|QA|DOH|QA|QD
        XCAI|EG|CAI|CA|EY
        XATH|GR|ATH|AT|GA
        XPRA|CZ|PRA|PR|CK
        XBUD|HU|BUD|BD|HB
        """
}
