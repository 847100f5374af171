import Prose

/// Verbs whose forms no ending reveals.
enum Irregular {
    /// The stem of the base form of an irregular verb or noun, or nil.
    static func base(_ folded: String) -> String? { table[folded] }

    /// Whether the word is the past or the participle of an irregular verb.
    static func isPast(_ folded: String) -> Bool { table[folded] != nil && !nouns.contains(folded) }

    private static let nouns: Set<String> = [
        "men", "women", "children", "people", "feet", "teeth", "halves", "wives", "dying", "ground", "cost", "cast",
    ]

    private static let table: [String: String] = {
        let verbs =
            "say:said go:went,gone take:took,taken make:made come:came see:saw,seen know:knew,known get:got,gotten give:gave,given "
            + "find:found think:thought tell:told become:became leave:left feel:felt bring:brought begin:began,begun keep:kept "
            + "hold:held write:wrote,written stand:stood hear:heard mean:meant meet:met run:ran pay:paid sit:sat speak:spoke,spoken "
            + "lie:lay,lain lead:led read:read grow:grew,grown lose:lost fall:fell,fallen send:sent build:built understand:understood "
            + "draw:drew,drawn break:broke,broken spend:spent cut:cut rise:rose,risen drive:drove,driven buy:bought wear:wore,worn "
            + "choose:chose,chosen win:won sell:sold seek:sought deal:dealt fight:fought throw:threw,thrown teach:taught catch:caught "
            + "show:shown fly:flew,flown forget:forgot,forgotten sink:sank,sunk shrink:shrank,shrunk steal:stole,stolen strike:struck "
            + "swear:swore,sworn sing:sang,sung ring:rang,rung shoot:shot hit:hit put:put set:set let:let hurt:hurt quit:quit bear:bore,borne "
            + "beat:beaten bite:bit,bitten blow:blew,blown hide:hid,hidden ride:rode,ridden shake:shook,shaken wake:woke,woken "
            + "freeze:froze,frozen arise:arose,arisen overcome:overcame undertake:undertook,undertaken withdraw:withdrew,withdrawn "
            + "withhold:withheld uphold:upheld overthrow:overthrew,overthrown foresee:foresaw,foreseen feed:fed bleed:bled breed:bred "
            + "flee:fled bind:bound bend:bent lend:lent light:lit shine:shone slide:slid spin:spun spread:spread stick:stuck "
            + "swing:swung sweep:swept weep:wept sleep:slept creep:crept dig:dug hang:hung cling:clung sting:stung swim:swam,swum "
            + "drink:drank,drunk grind:ground mislead:misled undergo:underwent,undergone overtake:overtook,overtaken "
            + "overrun:overran rebuild:rebuilt resell:resold forbid:forbade,forbidden forgive:forgave,forgiven shut:shut cast:cast "
            + "broadcast:broadcast burst:burst bet:bet split:split rid:rid cost:cost upset:upset oversee:oversaw,overseen "
            + "outgrow:outgrew,outgrown rewrite:rewrote,rewritten redraw:redrew,redrawn tear:tore,torn weave:wove,woven "
            + "man:men woman:women child:children person:people die:dying,died foot:feet tooth:teeth half:halves wife:wives"
        var table: [String: String] = [:]
        for entry in verbs.split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { continue }
            let stem = Stemmer.stem(String(parts[0]))
            for form in parts[1].split(separator: ",") { table[String(form)] = stem }
        }
        return table
    }()
}
