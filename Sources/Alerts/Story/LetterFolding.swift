/// Letters without their marks and in lower case, so that "Société" finds "societe" and "ŁÓDŹ" finds "Lodz".
///
/// Base letters follow the compatibility decompositions of the Unicode Character Database (UAX 44) with the marks left
/// out; letters that have none but that readers type without their stroke (ø, đ, ł, ß) are given their plain form.
enum LetterFolding {
    /// What a scalar outside ASCII does to the word it stands in.
    enum Effect {
        /// Ends a word.
        case separates
        /// Belongs to the word without being heard: combining marks, soft hyphens, joiners.
        case vanishes
        /// Continues the word with these scalars.
        case letters(Unicode.Scalar, Unicode.Scalar?, Unicode.Scalar?)
        /// A word by itself: scripts written without spaces.
        case standsAlone
    }

    static func effect(of scalar: Unicode.Scalar) -> Effect {
        let value = scalar.value
        for table in tables where value >= table.first && value < table.first + UInt32(table.bases.count) {
            if let base = table.bases[Int(value - table.first)] { return .letters(base, nil, nil) }
        }
        switch value {
        case 0xC6, 0xE6: return .letters("a", "e", nil)
        case 0x152, 0x153: return .letters("o", "e", nil)
        case 0xDE, 0xFE: return .letters("t", "h", nil)
        case 0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF: return .vanishes
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .standsAlone
        case 0xFB00: return .letters("f", "f", nil)
        case 0xFB01: return .letters("f", "i", nil)
        case 0xFB02: return .letters("f", "l", nil)
        case 0xFB03: return .letters("f", "f", "i")
        case 0xFB04: return .letters("f", "f", "l")
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            guard let plain = Unicode.Scalar(value - 0xFEE0) else { return .separates }
            return .letters(
                (0x41...0x5A).contains(plain.value) ? Unicode.Scalar(UInt8(plain.value) | 0x20) : plain,
                nil,
                nil
            )
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .vanishes
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            var lower = scalar.properties.lowercaseMapping.unicodeScalars.makeIterator()
            guard let first = lower.next() else { return .letters(scalar, nil, nil) }
            return .letters(first, lower.next(), lower.next())
        case .decimalNumber:
            guard let digit = scalar.properties.numericValue, digit >= 0, digit <= 9 else { return .separates }
            return .letters(Unicode.Scalar(UInt8(0x30 + Int(digit))), nil, nil)
        default: return .separates
        }
    }

    /// Runs of the code space, each position its base letter; "_" where there is none.
    private static let tables: [(first: UInt32, bases: [Unicode.Scalar?])] = rows.map { first, letters in
        (first, letters.unicodeScalars.map { $0 == "_" ? nil : $0 })
    }

    private static let rows: [(UInt32, String)] = [
        (
            0xC0,
            "aaaaaa_ceeeeiiiidnooooo_ouuuuy_saaaaaa_ceeeeiiiidnooooo_ouuuuy_y"
                + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii__jjkkĸllllll_"
                + "_llnnnnnn_ŋŋoooooo__rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
                + "ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ"
                + "ǀǁǂǃ_________aaiioouuuuuuuuuuǝaaaa__ǥǥggkkooooʒʒj___ggƕƿnnaa__oo"
                + "aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ"
                + "ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ"
        ),
        (
            0x370,
            "ͱͱͳͳʹ_ͷͷ___ͻͼͽ_ϳ______α_εηι_ο_υωιαβγδεζηθικλμνξοπρ_στυφχψωιυαεηι"
                + "υαβγδεζηθικλμνξοπρσστυφχψωιυουωϗβθυυυφπϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ"
                + "κρσϳθε_ϸϸσϻϻϼͻͼͽ"
        ),
        (
            0x400,
            "ееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюяабвгдежзииклмноп"
                + "рстуфхцчшщъыьэюяееђгєѕііјљњћкиуџ"
        ),
        (
            0x1E00,
            "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
                + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
                + "wwwwwwwwwwxxxxyyzzzzzzhtwy_sẜẝsẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
                + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ"
        ),
    ]
}
