/// Verbs and phrases that report what someone said, wrote or thought.
package enum ReportingVerbs {
    package static func contains(_ folded: String) -> Bool { all.contains(folded) }

    /// Verbs that may stand before words of their subject: those above and a wider circle of speech and writing.
    static func introduces(_ folded: String) -> Bool { all.contains(folded) || wider.contains(folded) }

    /// Whether a form of such a verb is as often a noun: "promises", "note".
    static func isOftenNoun(_ folded: String) -> Bool { moreOftenNouns.contains(folded) }

    /// Whether a reporting phrase, folded or not, is sure to name the speaker: a verb of saying, or "according to".
    package static func isPlain(_ phrase: String) -> Bool {
        let words = Tokens.folded(phrase)
        return words.first == "according" || words.contains { strong.contains($0) || $0 == "called" || $0 == "calls" }
    }

    /// Verbs that nearly always introduce words of the subject: the surest sign of a speaker.
    static func isStrong(_ folded: String) -> Bool { strong.contains(folded) }

    private static let strong: Set<String> = forms(
        "say:said,says,saying tell:told,tells,telling add:added,adds,adding ask:asked,asks,asking "
            + "write:wrote,writes,written,writing tweet:tweeted,tweets,tweeting explain:explained,explains,explaining "
            + "reply:replied,replies respond:responded,responds note:noted,notes,noting continue:continued,continues "
            + "state:stated,states,stating declare:declared,declares,declaring conclude:concluded,concludes "
            + "insist:insisted,insists,insisting argue:argued,argues,arguing warn:warned,warns,warning "
            + "claim:claimed,claims,claiming admit:admitted,admits quip:quipped,quips joke:joked,jokes,joking "
            + "recall:recalled,recalls remark:remarked,remarks observe:observed,observes announce:announced,announces "
            + "exclaim:exclaimed,exclaims acknowledge:acknowledged,acknowledges lament:lamented,laments "
            + "complain:complained,complains,complaining shout:shouted,shouts,shouting yell:yelled,yells "
            + "counter:countered,counters retort:retorted,retorts muse:mused,muses assert:asserted,asserts,asserting "
            + "stress:stressed,stresses,stressing suggest:suggested,suggests,suggesting urge:urged,urges,urging "
            + "boast:boasted,boasts,boasting"
    )

    private static let others: Set<String> = forms(
        "call:called,calls,calling describe:described,describes,describing accuse:accused,accuses,accusing "
            + "criticise:criticised,criticises,criticized,criticizes,criticizing,criticising praise:praised,praises,praising "
            + "blast:blasted,blasts,blasting slam:slammed,slams,slamming dismiss:dismissed,dismisses,dismissing "
            + "denounce:denounced,denounces,denouncing condemn:condemned,condemns,condemning mock:mocked,mocks,mocking "
            + "brand:branded,brands,branding label:labeled,labels,labelled,labeling,labelling "
            + "dub:dubbed,dubs,dubbing refer:referred,refers,referring promise:promised,promises,promising "
            + "pledge:pledged,pledges,pledging vow:vowed,vows,vowing predict:predicted,predicts,predicting "
            + "believe:believes,believed think:thinks,thought feel:felt,feels hope:hoped,hopes fear:feared,fears "
            + "mention:mentioned,mentions report:reported,reports,reporting reveal:revealed,reveals confirm:confirmed,confirms,confirming "
            + "deny:denied,denies,denying concede:concedes,conceded reiterate:reiterated,reiterates repeat:repeated,repeats "
            + "emphasise:emphasised,emphasised,emphasized,emphasizes,emphasizing maintain:maintained,maintains "
            + "contend:contended,contends allege:alleged,alleges,alleging agree:agreed,agrees,agreeing disagree:disagreed,disagrees "
            + "apologise:apologized,apologised comment:commented,comments testify:testified,testifies "
            + "express:expressed,expresses,expressing demand:demanded,demands,demanding defend:defended,defends,defending "
            + "question:questioned,questions,questioning challenge:challenged,challenges chide:chided,chides,chiding "
            + "blame:blamed,blames,blaming decry:decried,decries,decrying deride:derided,derides,deriding "
            + "rip:ripped,rips lambaste:lambasted,lambastes tout:touted,touts,touting pronounce:pronounced,pronounces "
            + "characterise:characterized,characterised,characterizes predict:predicted,predicts wonder:wondered,wonders "
            + "speak:spoke,speaks,speaking talk:talked,talks,talking cite:cited,cites,citing quote:quoted,quotes "
            + "post:posted,posts opine:opined,opines chant:chanted,chants,chanting interject:interjected "
            + "interrupt:interrupted snap:snapped fire:fired pointed:pointed,points,pointing begin:began,begins "
            + "go:goes,went advise:advised,advises,advising reason:reasoned,reasons read:reads,read "
            + "railed:railed,rails,railing attack:attacked,attacks,attacking tease:teased plead:pleaded,pleads "
            + "assail:assailed scoff:scoffed,scoffs gush:gushed hail:hailed,hails,hailing proclaim:proclaimed,proclaims,proclaiming "
            + "declined:declined declare:declare cautioned:cautioned,cautions,cautioning echo:echoed,echoes "
            + "estimated:estimated,estimates joked:joke sing:sang,sings whisper:whispered,whispers vent:vented "
            + "propose:proposed,proposes,proposing highlight:highlighted,highlights recommend:recommended,recommends "
            + "summarise:summarized,summarised,summed invoke:invoked,invokes ridicule:ridiculed,ridicules,ridiculing "
            + "rant:ranted,rants charge:charged,charges,charging lie:lied signal:signaled,signalled show:showed,shows"
    )

    private static let all = strong.union(others)

    private static let wider: Set<String> = forms(
        "answer:answered,answers assure:assured,assures,assuring order:ordered,orders portray:portrayed,portrays,portraying "
            + "paint:painted,paints cast:casts,casting rate:rated,rates deem:deemed,deems title:titled fume:fumed,fumes "
            + "cry:cried,cries scream:screamed,screams murmur:murmured mutter:muttered sigh:sighed thunder:thundered "
            + "roar:roared growl:growled intone:intoned recount:recounted,recounts caution:cautions remind:reminded,reminds "
            + "inform:informed,informs hint:hinted,hints imply:implied,implies,implying indicate:indicated,indicates "
            + "threaten:threatened,threatens,threatening implore:implored beg:begged,begs instruct:instructed,instructs "
            + "advocate:advocated,advocates outline:outlined,outlines liken:likened,likens,likening compare:compared,compares,comparing "
            + "define:defined,defines speculate:speculated,speculates bemoan:bemoaned,bemoans regret:regretted,regrets "
            + "foresee:foresaw,foresees applaud:applauded,applauds laud:lauded,lauds,lauding commend:commended,commends "
            + "celebrate:celebrated reject:rejected,rejects,rejecting rebut:rebutted rebuke:rebuked,rebukes,rebuking refute:refuted,refutes "
            + "dispute:disputed,disputes chastise:chastised,chastising scold:scolded,scolds berate:berated,berating taunt:taunted,taunts,taunting "
            + "insult:insulted,insulting crow:crowed brag:bragged,brags,bragging gloat:gloated bellow:bellowed holler:hollered "
            + "affirm:affirmed,affirms profess:professed,professes preach:preached,preaches ruled:ruled seek:sought,seeks "
            + "exhort:exhorted summarise:summarises,summarizes scrawl:scrawled headline:headlined interview:interviewed "
            + "expect:expects,expected want:wants,wanted consider:considered,considers,considering view:viewed,views regard:regarded,regards "
            + "credit:credited,credits frame:framed,frames,framing pitch:pitched,pitches bill:billed,bills hold:holds "
            + "retweet:retweeted text:texted email:emailed,emailing message:messaged release:released,releases issue:issued,issues "
            + "conceding:conceding adding:adding admitting:admitting acknowledging:acknowledging recalling:recalling "
            + "joking:joking quoting:quoting remarking:remarking observing:observing announcing:announcing responding:responding "
            + "replying:replying concluding:concluding lamenting:lamenting"
    )

    private static func forms(_ table: String) -> Set<String> {
        var found: Set<String> = []
        for entry in table.split(separator: " ") {
            let parts = entry.split(separator: ":", maxSplits: 1)
            found.insert(String(parts[0]))
            if parts.count > 1 { found.formUnion(parts[1].split(separator: ",").map(String.init)) }
        }
        return found.subtracting(moreOftenNouns)
    }

    /// Plain forms that are mostly nouns: "the TV show", "a report".
    private static let moreOftenNouns: Set<String> = [
        "show", "shows", "report", "reports", "question", "questions", "charge", "charges", "attack", "attacks",
        "comment",
        "comments", "claim", "demand", "demands", "blast", "label", "labels", "brand", "brands", "challenge",
        "challenges",
        "rant", "talk", "talks", "post", "posts", "signal", "fire", "rip", "blame", "praise", "promise", "promises",
        "pledge",
        "note", "state", "states", "stress", "joke", "counter", "reply", "reason", "reasons", "hope", "hopes", "fear",
        "fears", "quote",
        "quotes", "address", "echo", "estimate", "declined", "fired", "dub", "lie", "speaking", "beginning", "feel",
        "go", "read", "email", "text", "message", "order", "orders", "issue", "issues", "release", "releases", "answer",
        "answers", "rate", "rates", "title", "titles", "cast", "casts", "cry", "cries", "view", "views", "credit",
        "credits", "frame", "frames", "bill", "bills", "pitch", "pitches", "hint", "hints", "regret", "regrets",
        "insult", "scream", "interview", "roar", "sigh", "taunt", "taunts", "rebuke", "rebukes", "dispute", "disputes",
        "outline", "outlines", "headline", "caution", "cautions", "hold", "holds", "want", "applaud", "paint", "seek",
    ]
}
