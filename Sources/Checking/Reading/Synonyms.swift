import Prose

/// Words that news copy uses for one another without changing what is claimed, and words that turn a claim round.
enum Synonyms {
    /// The numbers of the groups that hold the word.
    static func groups(of folded: String, stem: String) -> [Int] { table[stem] ?? table[folded] ?? [] }

    /// Whether two words are opposites: "rose" and "fell", "supports" and "opposes".
    static func areOpposites(_ left: String, _ right: String) -> Bool {
        let (left, right) = (stemmed(left), stemmed(right))
        return opposites[left]?.contains(right) ?? false
    }

    /// Whether `left` says less than `right` in the same direction: "fell" for "plunged".
    static func isMilder(_ left: String, than right: String) -> Bool {
        let (left, right) = (stemmed(left), stemmed(right))
        return milder.contains { $0.mild.contains(left) && $0.strong.contains(right) }
    }

    private static let milder: [(mild: Set<String>, strong: Set<String>)] = [
        ("fell fall declined decline dropped drop", "plunged tumbled slumped plummeted crashed sank slid"),
        ("rose rise increased increase climbed grew", "jumped surged soared leapt skyrocketed rocketed"),
    ].map { pair in
        (
            Set(pair.0.split(separator: " ").map { stemmed(String($0)) }),
            Set(pair.1.split(separator: " ").map { stemmed(String($0)) })
        )
    }

    private static func stemmed(_ folded: String) -> String {
        let base = Spelling.unified(folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded)
        return Irregular.base(base) ?? Stemmer.stem(base)
    }

    private static let table: [String: [Int]] = {
        var table: [String: [Int]] = [:]
        for (number, line) in lines.split(separator: "\n").enumerated() {
            for word in line.split(separator: " ") { table[stemmed(String(word)), default: []].append(number) }
        }
        return table
    }()

    private static let opposites: [String: Set<String>] = {
        var table: [String: Set<String>] = [:]
        for line in pairs.split(separator: "\n") {
            let sides = line.split(separator: "|").map { $0.split(separator: " ").map { stemmed(String($0)) } }
            guard sides.count == 2 else { continue }
            for left in sides[0] {
                for right in sides[1] {
                    table[left, default: []].insert(right)
                    table[right, default: []].insert(left)
                }
            }
        }
        return table
    }()

    private static let lines = """
        said told added stated noted explained remarked commented announced declared reported wrote continued
        fell declined dropped decreased slipped slid dipped
        rose increased climbed grew gained advanced jumped
        last previous
        fall decline drop decrease dip
        rise increase climb growth gain
        plunged tumbled slumped plummeted
        jumped surged soared leapt
        purchased bought acquired
        sold offloaded
        also additionally too moreover
        about approximately around roughly
        about regarding concerning
        but however though although yet
        big large huge major sizeable substantial
        small little minor
        began started commenced launched
        ended finished concluded completed
        help assist aid
        show indicate demonstrate reveal
        get obtain receive
        try attempt seek
        use employ utilise utilize
        need require
        want wish desire
        many numerous
        buy purchase acquire
        purchase acquisition
        takeover acquisition
        stock shares share
        plan intend
        company firm business corporation
        firms companies businesses
        people individuals persons
        children kids youngsters
        near close nearby
        important significant key crucial
        quickly rapidly swiftly fast
        while whereas
        because since as
        chief head boss leader
        boss head
        workers employees staff
        job post position
        jobs posts positions
        cut reduce trim slash
        keep retain maintain
        give provide offer
        happen occur
        make create produce
        build construct
        choose select pick
        ask request
        permit allow let
        stop halt cease
        previous earlier prior former
        previously earlier formerly
        later afterwards subsequently
        recent latest
        currently now presently
        almost nearly
        enough sufficient
        money funds cash
        campaign drive
        proposal plan
        talks negotiations discussions
        deal agreement accord pact
        agreements deals accords pacts
        law legislation statute
        vote ballot
        election poll
        fight battle
        murder killing
        car vehicle automobile
        film movie
        house home
        home residence
        doctor physician
        lawyer attorney
        spokesman spokeswoman spokesperson
        chairman chairwoman chair
        britain uk
        america us
        american us
        british uk
        percent per
        assert maintain contend
        argue contend
        predict forecast
        forecast projection prediction
        goal aim target objective
        worry concern
        worried concerned
        angry furious
        happy pleased glad
        sad unhappy
        hard difficult tough
        easy simple
        answer reply response
        respond reply answer
        remain stay
        return back
        discuss debate
        criticise criticize attack condemn
        praise laud hail applaud
        support back endorse
        oppose resist
        reject refuse decline rebuff
        confirm verify
        join enter
        leave depart exit quit
        resign quit
        appoint name
        earn make
        profit earnings
        profits earnings
        revenue sales turnover
        quarter three-month
        total overall
        whole entire
        area region district
        town city
        nation country state
        countries nations states
        global worldwide international
        annual yearly
        monthly month
        weekly week
        daily day
        announced unveiled presented
        announce unveil present
        biggest largest
        bigger larger
        picked chosen chose selected
        attempt effort bid
        trying seeking attempting
        lawmakers legislators mps parliamentarians
        lawmaker legislator mp
        claimed asserted contended
        gave handed provided
        building constructing
        bid offer
        twice double times
        doubled twofold
        amid amidst
        assembled gathered
        gather assemble collect
        happened occurred
        wrongdoing misconduct
        reporters journalists
        press media
        died perished
        killed slain
        blaze fire
        inquiry investigation probe
        probe investigation investigate
        arrested detained
        prison jail
        jailed imprisoned
        sacked fired dismissed
        hired recruited employed
        staff personnel
        salary pay wage
        wages pay salaries
        sufficient adequate
        receive got gained
        entire full
        comprehensive thorough
        speech address
        speak talk
        meeting gathering
        rally gathering
        lengthy long
        rapid quick fast swift
        alliance coalition
        candidate contender
        contest race
        rival competitor
        rivals competitors
        client customer
        clients customers
        shoppers customers
        dwelling home
        firearm gun
        firearms guns weapons
        physician doctor
        aircraft plane airplane jet
        accident crash
        premier pm
        euros euro
        sector industry
        facility plant factory
        factory plant
        lower reduce cut
        raise increase lift
        lifted raised increased
        boost increase raise
        unchanged steady flat
        expensive costly
        cheap inexpensive
        begin start launch
        allowed permitted let
        banned prohibited barred forbidden
        ban prohibition
        halted stopped ceased
        finish end complete
        completed finished
        delayed postponed
        postpone delay
        cancelled scrapped axed
        withdrew pulled
        approved passed
        rejected dismissed
        warned cautioned
        told informed
        urged exhorted
        asked requested
        believes thinks
        believe think
        hopes wishes
        wants wishes
        mainly mostly chiefly primarily largely
        often frequently
        seldom rarely
        sometimes occasionally
        soon shortly
        immediately instantly
        eventually ultimately
        amount sum
        following after
        prior before
        owing because due thanks
        """

    /// Left of the bar one way, right of it the other.
    private static let pairs = """
        rise rose increase climb grow gain jump surge soar advance rally boost growth raise expand up higher upward|fall decline drop decrease slip slide plunge tumble slump plummet shrink dip reduce cut lower down loss downward
        support back endorse favour favor|oppose resist reject fight condemn
        win|lose
        won|lost
        victory triumph|defeat loss
        accept approve|reject refuse deny decline
        agree|disagree refuse
        confirm admit acknowledge|deny
        say claim|deny
        allow permit legalise legalize|ban forbid prohibit block bar
        begin start launch open|end finish close stop
        buy purchase acquire|sell
        join enter|leave quit exit
        hire recruit|fire sack dismiss
        praise laud hail|criticise criticize condemn attack blast slam
        improve strengthen|worsen deteriorate weaken
        profit|loss
        more greater most|less fewer least
        above over|below under
        before|after
        first|last
        early earlier|late later
        high higher highest|low lower lowest
        strong stronger|weak weaker
        best better|worst worse
        increase|reduce
        include|exclude
        import|export
        north|south
        east|west
        northern|southern
        eastern|western
        left|right
        alive|dead
        guilty|innocent
        guilty|acquitted
        convict|acquit
        succeed success successful|fail failure unsuccessful
        pass|fail
        remember|forget
        love like|hate dislike
        hot|cold
        large big|small
        long longer|short shorter
        fast faster|slow slower
        public|private
        majority|minority
        positive|negative
        optimistic|pessimistic
        likely|unlikely
        possible|impossible
        legal lawful|illegal unlawful
        popular|unpopular
        happy|unhappy
        true|false
        always|never
        all everyone|none nobody
        many most|few
        up|down
        inside|outside
        in into|out
        push|pull
        give|take
        lend|borrow
        arrive|depart leave
        ahead|behind
        surplus|deficit
        ally friend|enemy rival opponent
        defend|attack
        safe|dangerous unsafe
        peace|war
        sign|decline
        upgrade|downgrade
        overweight|underweight
        bullish|bearish
        for|against
        with|without
        rich wealthy|poor
        young younger|old older
        democrat democratic|republican
        conservative|liberal labour
        husband|wife
        son|daughter
        father|mother
        brother|sister
        man men|woman women
        male|female
        """
}
