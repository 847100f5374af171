/// Names of months, zones and halves of the day as dates spell them, folded to lower case without accents.
enum DateWords {
    /// The month that `word` names, inflects or begins (three letters at least): 1 to 12.
    ///
    /// A beginning that two months of a language share ("jui", "rug") is none.
    static func month(_ word: String) -> Int? {
        guard word.unicodeScalars.count >= 3 else { return nil }
        for names in months {
            var begun: Int?
            var isShared = false
            for (index, name) in names.enumerated() {
                if name == word || (name.utf8.count >= 5 && word.hasPrefix(name)) { return index + 1 }
                if name.hasPrefix(word) {
                    isShared = begun != nil
                    begun = index + 1
                }
            }
            if isShared { return nil }
            if let begun { return begun }
        }
        return nil
    }

    /// Monday first.
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// Short names of days that are also the beginning of a month in some language.
    static let weekdaysLikeMonths: Set<String> = ["mar", "mart", "mars", "marti", "sze", "paz"]

    /// True for the afternoon.
    static let halfDayMarkers: [String: Bool] = [
        "am": false, "pm": true, "오전": false, "오후": true, "上午": false, "下午": true, "午前": false, "午後": true,
        "πμ": false, "μμ": true, "sa": false, "ch": true,
    ]

    /// Minutes east of Greenwich.
    ///
    /// RFC 822 section 5.1 (its military letters as written there), the two-letter names of
    /// North America, and those of Europe and the Pacific that have one common meaning.
    static let zones: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "a": -60, "m": -720, "n": 60, "y": 720,
        "at": -240, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
        "et": -300, "est": -300, "edt": -240, "ct": -360, "cst": -360, "cdt": -300,
        "mt": -420, "mst": -420, "mdt": -360, "pt": -480, "pst": -480, "pdt": -420,
        "akst": -540, "akdt": -480, "hst": -600, "hdt": -540, "art": -180, "brt": -180, "brst": -120, "clt": -240,
        "bst": 60, "west": 60, "cet": 60, "met": 60, "mez": 60, "cest": 120, "mest": 120, "mesz": 120, "sast": 120,
        "eet": 120, "eest": 180, "msk": 180, "trt": 180, "gst": 240, "pkt": 300, "ist": 330, "wib": 420, "ict": 420,
        "sgt": 480, "hkt": 480, "awst": 480, "pht": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630,
        "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    ]

    /// In order of precedence: a short form that two languages share ("mar") belongs to the first that has it.
    private static let months: [[String]] = [
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ],
        [
            "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
            "dezember",
        ],
        [
            "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
            "novembre", "decembre",
        ],
        [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        [
            "janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
            "novembre", "dicembre",
        ],
        [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        [
            "januari", "februari", "mrt", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
            "november", "desember",
        ],
        [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "wrzesnia",
            "pazdziernika", "listopada", "grudnia",
        ],
        [
            "ledna", "unora", "brezna", "dubna", "kvetna", "cervna", "cervence", "srpna", "zari", "rijna",
            "listopadu", "prosince",
        ],
        [
            "januar", "februar", "marcius", "aprilis", "majus", "junius", "julius", "augusztus", "szeptember",
            "oktober", "november", "december",
        ],
        [
            "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
            "octombrie", "noiembrie", "decembrie",
        ],
        [
            "ocak", "subat", "mart", "nisan", "mayıs", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasım",
            "aralık",
        ],
        [
            "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesakuu", "heinakuu", "elokuu", "syyskuu",
            "lokakuu", "marraskuu", "joulukuu",
        ],
        [
            "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
            "november", "desember",
        ],
        [
            "gener", "febrer", "marc", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre",
            "desembre",
        ],
        [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ],
        [
            "январь", "февраль", "март", "апрель", "маи", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь",
        ],
        [
            "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня",
            "листопада", "грудня",
        ],
        [
            "ιανουαριου", "φεβρουαριου", "μαρτιου", "απριλιου", "μαιου", "ιουνιου", "ιουλιου", "αυγουστου",
            "σεπτεμβριου", "οκτωβριου", "νοεμβριου", "δεκεμβριου",
        ],
        [
            "januara", "februara", "marca", "aprila", "maja", "juna", "jula", "augusta", "septembra", "oktobra",
            "novembra", "decembra",
        ],
        [
            "januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septembar", "oktobar", "novembar",
            "decembar",
        ],
        [
            "jaanuar", "veebruar", "marts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober",
            "november", "detsember",
        ],
        [
            "janvaris", "februaris", "marts", "aprilis", "maijs", "junijs", "julijs", "augusts", "septembris",
            "oktobris", "novembris", "decembris",
        ],
        [
            "sausio", "vasario", "kovo", "balandzio", "geguzes", "birzelio", "liepos", "rugpjucio", "rugsejo",
            "spalio", "lapkricio", "gruodzio",
        ],
        [
            "xaneiro", "febreiro", "marzo", "abril", "maio", "xuno", "xullo", "agosto", "setembro", "outubro",
            "novembro", "decembro",
        ],
        [
            "januari", "februari", "mac", "april", "mei", "jun", "julai", "ogos", "september", "oktober", "november",
            "disember",
        ],
        [
            "януари", "февруари", "март", "април", "маи", "юни", "юли", "август", "септември", "октомври", "ноември",
            "декември",
        ],
        [
            "јануар", "фебруар", "март", "април", "мај", "јун", "јул", "август", "септембар", "октобар", "новембар",
            "децембар",
        ],
        [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر",
        ],
        [
            "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר",
        ],
        [
            "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר",
            "בנובמבר", "בדצמבר",
        ],
    ]
}
