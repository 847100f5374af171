/// The language of a text, by its script and its commonest words; only for pages that do not declare one.
///
/// Function words make up a third to a half of running text in any European language, and few are shared, so some forty
/// words a language tell them apart within a few sentences.
enum LanguageGuess {
    /// "de", or nil where the text is too short or nothing stands out.
    ///
    /// - Complexity: Constant; the first 6,000 bytes are read.
    static func language(of text: String) -> String? {
        let sample = text.prefix(6000)
        if let script = byScript(sample) { return script }
        var counts: [String: Int] = [:]
        var words = 0
        for word in sample.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) where word.utf8.count < 12
        {
            words += 1
            for language in byWord[word.lowercased()] ?? [] { counts[language, default: 0] += 1 }
        }
        let ranked = counts.sorted { $0.value > $1.value || ($0.value == $1.value && $0.key < $1.key) }
        guard let best = ranked.first, words >= 12, best.value * 10 >= words else { return nil }
        if ranked.count > 1, best.value * 5 < ranked[1].value * 6 { return nil }
        return best.key
    }

    private static func byScript(_ text: Substring) -> String? {
        var counts: [String: Int] = [:]
        var letters = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            switch scalar.value {
            case 0x0370..<0x0400: counts["el", default: 0] += 1
            case 0x0400..<0x0530:
                counts["ru", default: 0] += 1
                if "іїєґІЇЄҐ".unicodeScalars.contains(scalar) { counts["uk", default: 0] += 1 }
            case 0x0590..<0x0600: counts["he", default: 0] += 1
            case 0x0600..<0x0700: counts["ar", default: 0] += 1
            case 0x0900..<0x0980: counts["hi", default: 0] += 1
            case 0x0E00..<0x0E80: counts["th", default: 0] += 1
            case 0x3040..<0x3100: counts["ja", default: 0] += 1
            case 0xAC00..<0xD7B0: counts["ko", default: 0] += 1
            case 0x4E00..<0xA000: counts["zh", default: 0] += 1
            default: break
            }
        }
        guard letters >= 20 else { return nil }
        // Kana stand among Chinese characters only in Japanese, і and ї among Cyrillic ones in Ukrainian.
        if let kana = counts["ja"], kana * 10 > letters { return "ja" }
        if let own = counts["uk"], own * 50 > letters { return "uk" }
        counts["uk"] = nil
        return counts.first { $0.value * 2 > letters }?.key
    }

    private static let byWord: [String: [String]] = {
        var table: [String: [String]] = [:]
        for (language, words) in lists {
            for word in words.split(separator: " ") { table[String(word), default: []].append(language) }
        }
        return table
    }()

    private static let lists: [(String, String)] = [
        (
            "en",
            "the of and to in that is was for on with as it by at from be this have are not has his he they which but "
                + "were their an or will would who been its more said had"
        ),
        (
            "de",
            "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
                + "hat dass sie nach wird bei einer um am sind noch wie einem über einen"
        ),
        (
            "fr",
            "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ou son aux "
                + "cette mais comme été leur ses elle nous"
        ),
        (
            "es",
            "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me sin sobre "
                + "este ya entre cuando todo esta ser son dos también fue había"
        ),
        (
            "pt",
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
                + "sua ou ser quando muito há nos já está eu também só pelo pela"
        ),
        (
            "it",
            "di e che la il un a per in una è con non del da si le dei al come lo alla più nel della ma i gli anche sono "
                + "ha dalla delle questo nella ai su essere"
        ),
        (
            "nl",
            "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar heeft "
                + "hij ze wordt door over deze werd tot die wat"
        ),
        (
            "sv",
            "och i att en det som är på för av med till den har inte om ett men var sig så från vi kan när han de nu ska "
                + "efter vid också eller hade"
        ),
        (
            "da",
            "og i at en det er på til som af for med der den de har ikke et men han var sig fra vi kan efter ved også "
                + "eller havde blev mange år nu skal"
        ),
        (
            "nb",
            "og i at en det er på til som av for med den de har ikke et men han var seg fra vi kan etter ved også eller "
                + "hadde ble mange år nå skal"
        ),
        (
            "fi",
            "ja on ei se että oli hän mutta myös ovat kun niin tai mukaan joka vuoden kuin jo vain ole sen nyt ovat jos "
                + "kanssa voi olisi tämä"
        ),
        (
            "pl",
            "w i na z do nie się że to o jest jak po od za przez dla ale są przy ma co tym oraz już był jego może które "
                + "tylko czy który tak"
        ),
        (
            "cs",
            "a v na se je že to z s do o i k ve by pro za od jako jsou byl po není který bude podle také jen ale při"
        ),
        ("hu", "a az és hogy nem is egy ez de meg már csak volt mint el még lesz vagy szerint után ki azt lehet ha"),
        ("ro", "de și în a la cu pe că nu o din care pentru este mai un au fi ce sunt dar prin fost după sau"),
        ("tr", "ve bir bu da de için ile çok daha olarak olan gibi ne kadar var sonra ise en değil olduğu"),
        ("ca", "de la i el que a en els les un per amb no una és del al més com són aquest però ha dels seva"),
    ]
}
