/// The numbers by which securities are known, and the check digits that tell them from other letters and digits.
///
/// ISO 6166: two letters of a country, nine letters or digits, a check digit by the Luhn rule over the letters written
/// as numbers. National numbers stand inside: the North American CUSIP (nine), the British SEDOL (seven after "00"), the
/// German WKN (six after "000").
package enum SecurityNumber {
    package static func isISIN(_ code: some StringProtocol) -> Bool {
        let bytes = Array(code.utf8)
        guard bytes.count == 12, isLetter(bytes[0]), isLetter(bytes[1]), isDigit(bytes[11]) else { return false }
        return checkDigit(bytes.prefix(11)).map { $0 == Int(bytes[11]) - 0x30 } ?? false
    }

    /// The ISIN around a national number; nil where there is none.
    package static func isin(cusip: String) -> String? { cusip.utf8.count == 9 ? completed("US" + cusip) : nil }
    package static func isin(sedol: String) -> String? { sedol.utf8.count == 7 ? completed("GB00" + sedol) : nil }
    package static func isin(wkn: String) -> String? { wkn.utf8.count == 6 ? completed("DE000" + wkn) : nil }

    private static func completed(_ body: String) -> String? {
        checkDigit(Array(body.utf8)[...]).map { body + String($0) }
    }

    /// Luhn: from the right every second digit doubled, digits summed, filled up to ten.
    private static func checkDigit(_ body: ArraySlice<UInt8>) -> Int? {
        var digits: [Int] = []
        for byte in body {
            if isDigit(byte) {
                digits.append(Int(byte) - 0x30)
            } else if isLetter(byte) {
                let value = Int(byte) - 0x41 + 10
                digits.append(value / 10)
                digits.append(value % 10)
            } else {
                return nil
            }
        }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place % 2 == 0 ? digit * 2 : digit
            sum += value / 10 + value % 10
        }
        return (10 - sum % 10) % 10
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}
