/// English words that tell little by themselves: the grammar's own, and the everyday ones.
///
/// Similarity weighs them low before it has seen a corpus; the tagger does not take one of them for a company without
/// better evidence ("target", "visa", "gap"). Membership is by ``FoldedWords/Word/hash`` for function words and by
/// stem for everyday words.
package struct CommonWords: Sendable {
    package static let english = CommonWords()

    private let functionHashes: HashedWords
    private let everydayStems: HashedWords

    private init() {
        functionHashes = HashedWords(Self.functionWords)
        var stems = HashedWords(expecting: 2_000)
        for word in FoldedWords(Self.everydayWords).words { stems.insert(word.stem) }
        everydayStems = stems
    }

    /// Articles, pronouns, prepositions, auxiliaries, and the adverbs that glue.
    package func isFunction(_ word: FoldedWords.Word) -> Bool { functionHashes.contains(word.hash) }
    package func isEveryday(_ word: FoldedWords.Word) -> Bool { everydayStems.contains(word.stem) }
    package func isCommon(_ word: FoldedWords.Word) -> Bool { isFunction(word) || isEveryday(word) }

    private static let functionWords = """
        a about above after again against all almost alone along already also although always am among an and another
        any anybody anyone anything are aren't around as at away back be because been before being below between both
        but by can cannot can't could couldn't did didn't do does doesn't doing done don't down during each either else
        enough even ever every everybody everyone everything few first for from further get gets getting give given go
        goes going gone got had hadn't has hasn't have haven't having he he's her here hers herself him himself his how
        however i i'm i've if in indeed instead into is isn't it it's its itself just keep kept last least less let
        let's like likely made make makes making many may maybe me might mine more most much must my myself near need
        needs neither never no nobody none nor not nothing now of off often on once one only onto or other others our
        ours out over own per perhaps put quite rather really same say saying says said second see seem seemed seems
        seen several shall she she's should shouldn't since so some somebody someone something soon still such take
        taken takes taking than that that's the their theirs them themselves then there there's therefore these they
        they're they've thing things this those though three through thus till to today together told too took toward
        towards two under unless until up upon us use used uses using very via want wants was wasn't we we're we've well
        went were weren't what what's whatever when where whether which while who who's whoever whole whom whose why
        will with within without won't would wouldn't yes yet you you're you've your yours yourself ms mr mrs dr
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        yesterday tomorrow tonight four five six seven eight nine ten
        """

    private static let everydayWords = """
        ability able abroad absence accept access accident account accord accuse achieve across act action active
        activity actual add addition address administration admit adult advance advantage advice affair affect afford
        afraid afternoon age agency agenda agent ago agree agreement ahead aid aim air allow ally alternative amount
        analysis analyst ancient anger angle announce announcement annual answer anticipate apart apartment apparent
        appeal appear application apply appoint approach appropriate approve april area argue argument arm army arrange
        arrest arrive art article ask aspect asset assist assistant associate association assume attack attempt attend
        attention attitude attorney attract audience august author authority available average avoid award aware baby
        bad bag balance ball ban band bank bar base basic basis battle bear beat beautiful become bed begin behaviour
        behavior behind belief believe belong benefit best better beyond big bill billion birth bit black blame block
        blood blow blue board boat body bond book boost border born borrow boss bottom box boy brain branch brand break
        bridge brief bright bring broad broadcast brother brown budget build building burn business busy buy call
        camera camp campaign cancel candidate capable capacity capital captain car card care career careful carry case
        cash cast catch category cause celebrate cell center central centre century certain chain chair chairman
        challenge chance change channel chapter character charge chart cheap check chief child children choice choose
        church circle circumstance citizen city civil claim class clean clear client climb close cloud club coach coast
        code cold collapse collect college color colour combine come comfort command comment commercial commission
        commit committee common communicate community company compare compete competition complain complete complex
        concept concern conclude condition conduct conference confidence confirm conflict connect consider consumer
        contact contain content contest continue contract contribute control conversation cook cool copy core corner
        corporate correct cost council count country county couple courage course court cover create credit crime crisis
        critic critical cross crowd cry culture current customer cut cycle daily damage dance danger dark data date
        daughter day dead deal death debate debt decade december decide decision declare decline deep defence defend
        defense deficit define degree delay deliver demand democracy deny department depend deposit describe description
        desert design desk despite detail determine develop development device die difference different difficult dinner
        direct direction director disappear discover discuss discussion disease dispute distance district divide
        division document dog dollar domestic door double doubt draft drama draw dream dress drink drive drop drug due
        duty early earn earnings earth ease east eastern easy eat economic economy edge editor education effect effort
        elect election electric element email emerge emergency emotion employ employee employer empty end energy engage
        engine enjoy enter entire entry environment equal equipment escape especially establish estate estimate
        evening event evidence exactly examine example exceed excellent exchange executive exist expand expect
        expectation expense experience expert explain express extend extra eye face facility fact factor fail failure
        fair faith fall familiar family famous fan far farm fast father favor favorite favour fear feature february
        federal feed feel fellow female fiction field fight figure file fill film final finally finance financial find
        fine finger finish fire firm fish fit fix flat flight floor flow flower fly focus follow food foot force foreign
        forest forget form formal former forward found foundation frame free freedom fresh friend front fruit fuel full
        fun function fund fundamental funeral future gain game gap garden gas gate gather general generate generation
        gift girl glad glass global goal god gold good goods government governor grade grant great green ground group
        grow growth guarantee guard guess guest guide gun guy hair half hall hand handle hang happen happy hard harm
        head headline health hear heart heat heavy height help hero hide high highlight hill hire history hit hold
        holiday home honest honor hope horse hospital hot hotel hour house household huge human hundred hurt husband
        ice idea ideal identify identity ignore image imagine impact implement important improve incident include
        income increase incredible independent index indicate individual industry inflation influence inform information
        initial initiative injury innovation inside insist inspire institution insurance intelligence intend interest
        international internet interview introduce invest investigate investigation investment investor invite involve
        iron island issue item january jet job join joint journey judge july jump june jury justice key kid kill kind
        king kitchen know knowledge labor labour lack lady lake land language large late launch law lawyer lay lead
        leader league learn leave left leg legal lend length lesson letter level liberty lie life lift light limit line
        link list listen literature little live load loan local location long look lose loss lot love low luck lunch
        machine magazine magic main maintain major majority male man manage management manager manner manufacture map
        march mark market marriage mass master match material matter maximum meal mean meaning means measure media
        medical meet meeting member memory mention message metal method middle mile military million mind minister
        ministry minor minute miss mission mistake mix mobile model modern moment momentum money monitor month moon
        morning mother motion motor mountain mouth move movement movie murder museum music name narrow nation national
        natural nature necessary negative negotiate network new news newspaper next night noise normal north northern
        note notice november number object objective observe obvious occasion occur ocean october offer office officer
        official oil old open operate operation opinion opportunity oppose option orange order organisation organization
        original outcome outlook output outside overall owner pace pack package page pain paint pair panel paper parent
        park part particular partner party pass passenger past path patient pattern pause pay payment peace peak people
        percent percentage perfect perform performance period permit person personal phase phone photo phrase physical
        pick picture piece pilot place plan plane planet plant platform play player please pleasure plus pocket point
        police policy political politics poll poor popular population portfolio position positive possible post
        potential pound poverty power practice prepare presence present president press pressure pretty prevent previous
        price pride primary prime principle print prior priority prison private prize problem procedure process produce
        product production professional profit program programme progress project promise promote proof property
        propose protect protest proud prove provide public publish pull purchase purpose push quality quarter queen
        question quick quiet quote race radio rain raise range rank rapid rate reach react read ready real reality
        reason receive recent recognize record recover red reduce refer reflect reform refuse regard region regional
        register regulate regulation reject relate relation relationship release relief religion remain remember remind
        remove rent repeat replace reply report reporter represent republic request require research resident resist
        resource respond response responsible rest restaurant result retail retire return reveal revenue review rich
        ride right ring rise risk river road rock role roll room root round route row royal rule run rush safe safety
        sale sample save scale scandal scene schedule scheme school science scientist score screen sea search season
        seat secret secretary section sector secure security select sell send senior sense sentence separate september
        series serious serve service session set settle shadow shake shape share shareholder sharp she shift ship shock
        shoot shop short shot show shut side sign signal significant silver similar simple sing single sister sit site
        situation size skill sky sleep slight slow small smart smile snow social society soft software soil sold soldier
        solid solution solve son song sort soul sound source south southern space spark speak special specific speech
        speed spend spirit split spokesman spokesperson spokeswoman sport spot spread spring square staff stage stake
        stand standard star start state statement station status stay steady steal steel step stick stock stone stop
        store storm story strategy stream street strength stress stretch strike strong structure struggle student study
        stuff style subject succeed success sudden suffer sugar suggest suit summer summit sun supply support suppose
        surface surge surprise survey survive suspect sustain sweet system table talk tank target task tax teach teacher
        team tech technical technology telephone television tell tend term terrible territory test text thank theater
        theatre theory thick thin think third thought thousand threat threaten ticket tie tight time tiny title tone
        tool top topic total touch tough tour town track trade traffic train transfer transform travel treat treatment
        tree trend trial trip trouble truck true trust truth try turn type ultimate uncle understand union unique unit
        unite universe university update urban urge user usual valley value variety vast vehicle version vice victim
        victory video view village violence vision visit visitor vital voice volume vote wage wait walk wall war warm
        warn wash waste watch water wave way weak wealth weapon wear weather web week weekend weekly weigh weight
        welcome west western wheel white wide wife wild win wind window wine wing winner winter wish woman women wonder
        wood word work worker world worry worth write writer wrong yard year yellow yield young youth zone
        """
}
