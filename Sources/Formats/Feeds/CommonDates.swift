/// The two spellings nearly every feed uses, read straight from bytes; anything else is left to ``DateReading``.
///
/// `Tue, 11 Feb 2025 09:30:00 +0100` (RFC 5322 section 3.3, weekday optional) and `2025-02-11T09:30:00Z` (RFC 3339).
enum CommonDates {
    /// Seconds since 1970, and whether the weekday, if it is given, is that day's; nil when the text is not exactly of
    /// one of the two forms.
    static func read(_ text: String) -> (seconds: Int, isSure: Bool)? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 20, bytes.count <= 31 else { return nil }
            return bytes[4] == UInt8(ascii: "-") ? threeThreeThreeNine(bytes) : fiveThreeTwoTwo(bytes)
        }
    }

    private static func threeThreeThreeNine(_ bytes: UnsafeBufferPointer<UInt8>) -> (seconds: Int, isSure: Bool)? {
        guard let year = number(bytes, 0, 4), bytes[7] == UInt8(ascii: "-"), bytes[10] | 0x20 == UInt8(ascii: "t"),
            let month = number(bytes, 5, 2), let day = number(bytes, 8, 2), let time = clock(bytes, 11)
        else { return nil }
        let zone: Int
        if bytes.count == 20, bytes[19] | 0x20 == UInt8(ascii: "z") {
            zone = 0
        } else if bytes.count == 25, bytes[22] == UInt8(ascii: ":"), let read = offset(bytes, 19, minutesAt: 23) {
            zone = read
        } else {
            return nil
        }
        return moment(year, month, day, time, zone).map { ($0, true) }
    }

    private static func fiveThreeTwoTwo(_ bytes: UnsafeBufferPointer<UInt8>) -> (seconds: Int, isSure: Bool)? {
        var index = bytes[3] == UInt8(ascii: ",") && bytes[4] == 0x20 ? 5 : 0
        let dayWidth = bytes[index + 1] == 0x20 ? 1 : 2
        guard let day = number(bytes, index, dayWidth) else { return nil }
        index += dayWidth
        guard index + 18 < bytes.count, bytes[index] == 0x20, bytes[index + 4] == 0x20, bytes[index + 9] == 0x20,
            bytes[index + 18] == 0x20, let month = month(bytes, index + 1), let year = number(bytes, index + 5, 4),
            let time = clock(bytes, index + 10)
        else { return nil }
        index += 19
        let left = bytes.count - index
        let zone: Int
        if left == 3, bytes[index] == UInt8(ascii: "G"), bytes[index + 1] == UInt8(ascii: "M"),
            bytes[index + 2] == UInt8(ascii: "T")
        {
            zone = 0
        } else if left == 5, let read = offset(bytes, index, minutesAt: index + 3) {
            zone = read
        } else {
            return nil
        }
        guard let seconds = moment(year, month, day, time, zone) else { return nil }
        guard bytes[3] == UInt8(ascii: ",") else { return (seconds, true) }
        let named = weekdays.firstIndex(of: key(bytes, 0))
        return (seconds, named == nil || named == Civil.weekday(Civil.days(year, month, day)))
    }

    private static func moment(_ year: Int, _ month: Int, _ day: Int, _ time: Int, _ zone: Int) -> Int? {
        guard year >= 1, month >= 1, month <= 12, day >= 1, day <= Civil.length(ofMonth: month, year) else {
            return nil
        }
        return Civil.days(year, month, day) * 86_400 + time - zone
    }

    private static func clock(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        guard bytes[at + 2] == UInt8(ascii: ":"), bytes[at + 5] == UInt8(ascii: ":"), let hour = number(bytes, at, 2),
            let minute = number(bytes, at + 3, 2), let second = number(bytes, at + 6, 2), hour < 24, minute < 60,
            second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, minutesAt: Int) -> Int? {
        guard bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"), let hours = number(bytes, at + 1, 2),
            let minutes = number(bytes, minutesAt, 2), hours < 24, minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return bytes[at] == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ width: Int) -> Int? {
        var value = 0
        for index in at..<at + width {
            let digit = bytes[index]
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private static func month(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        months.firstIndex(of: key(bytes, at)).map { $0 + 1 }
    }

    @inline(__always)
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        Int(bytes[at] | 0x20) << 16 | Int(bytes[at + 1] | 0x20) << 8 | Int(bytes[at + 2] | 0x20)
    }

    private static let weekdays: [Int] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map { name in
        name.utf8.reduce(0) { $0 << 8 | Int($1) }
    }

    private static let months: [Int] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { name in
        name.utf8.reduce(0) { $0 << 8 | Int($1) }
    }
}
