"""Errors in what is claimed: how sure, how much, which way, under what condition, from where."""
import re

from edits import NAME, capital, insert, kind, one_of, past, replace, words


def deed(match):
    """“plans to cut” told as “cut”: the verb that was only meant."""
    return past(match.group(1))


# How sure: what may be is told as what is.
SURE = "how sure"
kind("modal strengthened", SURE, words("may>will might>will could>will would>will can>will should>must"))
kind("modal weakened or turned", SURE, words("must>may will>could will>may"))
kind("modal dropped", SURE, replace(r"\b(?:may|might|could) (be|have)\b", lambda m: {"be": "is", "have": "has"}[m.group(1)]))
kind("plan told as deed", SURE, replace(
    r"(?<!\bto )(?<!\bnot )(?<!n[’']t )\b(?:plans?|planned|intends?|intended|hopes?|hoped|wants?|wanted) to ([a-z]+)\b", deed))
kind("attempt told as deed", SURE, replace(r"\b(?:tried|attempted|sought|struggled|tries) to ([a-z]+)\b", deed))
kind("promise or refusal told as deed", SURE, replace(r"\b(?:threatened|offered|promised|vowed|agreed|pledged|refused|declined|failed) to ([a-z]+)\b", deed))
kind("expectation told as deed", SURE, replace(
    r"\b(?:is|are|was|were) (?:expected|due|set|likely|scheduled|planning|hoping|about|ready|going) to (?:be )?([a-z]+)\b", lambda m: "has " + past(m.group(1))))
kind("future told as past", SURE, replace(r"\bwill (?:be )?([a-z]{3,})\b", r"has \1"))
kind("belief told as fact", SURE, replace(
    r"^(?:[A-Z]\w+ |[a-z]+ ){1,5}?(?:believes?|thinks?|expects?|hopes?|fears?|predicts?|believed|thought|feared|predicted|suggested|claims?|claimed) "
    r"(?:that )?((?:the|he|she|it|they|there|this)\b.{20,})$", lambda m: capital(m.group(1))))
kind("appearance told as fact", SURE, replace(
    r"(?<!may )(?<!\b[Ii]t )\b(appears|seems|appear|seem|appeared|seemed)(?: to be)?(?= (?!at\b|as\b|in\b|on\b|to\b|with\b|before\b|that\b|like\b|the\b)[a-z])",
    lambda m: "was" if m.group(1).endswith("ed") else "is" if m.group(1).endswith("s") else "are"))
kind("hint told as proof", SURE, words("suggests>proves suggest>prove indicates>proves appears_to>is_known_to hinted>announced implied>stated"))
kind("talk told as result", SURE, words(
    "considering>announcing proposed>approved expects>guarantees expected>confirmed alleged>proven suspected>convicted accused_of>convicted_of charged_with>convicted_of "
    "suggested>proved discussed>agreed discussing>agreeing talks>agreement proposal>law bid>takeover offer>sale nominee>president candidate>winner believe>know "
    "claims>proves likely>certain"))
kind("adverb of doubt dropped", SURE, replace(r"\b(?:allegedly|reportedly|possibly|probably|apparently|potentially|perhaps|presumably) ", ""))
kind("adjective of doubt dropped", SURE, replace(
    r"\b(?:alleged|suspected|purported|would-be|so-called|apparent|proposed|planned|potential|possible|draft|preliminary|provisional|attempted|failed) (?=[a-z]{4,})", ""))
kind("question told as answer", SURE, replace(r"\bwhether\b", "that"))
kind("request told as order", SURE, lambda sentence, draw: one_of(
    r"\b(?:asked|urged|invited|advised|encouraged|requested|wanted|called on) (?=(?:the |his |her |its )?[A-Za-z]+ to\b)",
    lambda m: draw.choice(["ordered ", "forced ", "allowed "]), sentence.text, draw))
kind("source of a claim dropped at the end", SURE, replace(
    r", (?:according to [^,.]{3,60}|(?:[A-Z]\w+ ){1,3}said|(?:the )?(?:analysts?|officials?|police|prosecutors|researchers|ministers) said)(?=\.)", ""))
kind("source of a claim dropped at the front", SURE, replace(r"^According to [^,]{3,60}, (\w)", lambda m: m.group(1).upper()))

# How much.
MUCH = "how much"
kind("quantifier exchanged", MUCH, words("all>some most>some many>few some>all every>almost_every several>all both>neither_of few>many none>some"))
kind("all added", MUCH, replace(r"(?<!all )(?<!of )\bthe (?=[a-z]{4,}(?<!s)s (?:are|were|have|had|said|will))", "all the "))
kind("some dropped", MUCH, replace(r"\b(?:some|most|many|several|a few) (?:of the |of )?(?=[a-z]+s\b)", ""))
kind("often told as always", MUCH, replace(r"\b(?:often|usually|sometimes|generally|typically|occasionally|frequently)\b", "always"))
kind("only dropped", MUCH, replace(r"\bonly ", ""))
kind("only added", MUCH, replace(r"\b(was|is|are|were|has|have|won|gave|received) (?=(?:a|the|\d)\b)", r"\1 only "))
kind("degree changed", MUCH, words(
    "slightly>sharply sharply>slightly modest>huge slight>steep somewhat>completely partially>fully largely>entirely mostly>wholly mainly>only primarily>only "
    "virtually>exactly significantly>slightly relatively>extremely marginally>massively minor>major"))
kind("bound exchanged", MUCH, words(
    "at_least>at_most up_to>more_than nearly>more_than almost>more_than as_much_as>at_least fewer_than>more_than less_than>more_than more_than>up_to"))
kind("range cut to one end", MUCH, replace(r"\bbetween (\d[\d.,]*) and (\d[\d.,]*)", r"at \2", r"\b(\d+)[-–](\d+)%", r"\2%"))
kind("number word exchanged", MUCH, words(
    "two>three three>five four>six five>four six>eight ten>twelve dozens>hundreds hundreds>thousands millions>billions third-quarter>second-quarter"))
kind("ordinal exchanged", MUCH, words("first>second second>third third>fourth fourth>fifth final>first"))
kind("multiple or fraction exchanged", MUCH, words(
    "twice>three_times doubled>tripled double>triple halved>doubled a_third>a_quarter a_quarter>a_third half>most three_times>twice two-thirds>half a_fifth>a_quarter"))
kind("digit changed", MUCH, lambda sentence, draw: one_of(
    r"(?<![\d.,])[1-9]\d*(?![\d.,]*\d)(?!(?:st|nd|rd|th)\b)", lambda m: str(int(m.group()[:9]) + draw.choice([1, 2, 10, 20])), sentence.text, draw))
kind("percentage told as points", MUCH, replace(
    r"\b(\d+(?:\.\d+)?)(?:%| per ?cent)(?= (?:rise|fall|increase|drop|gain|higher|lower|growth|cut))", r"\1 percentage points", r"(?:percentage points?)", "percent"))
kind("unit exchanged", MUCH, words(
    "tonnes>kilograms miles>kilometres hours>minutes days>weeks months>weeks years>months weeks>months minutes>hours barrels>gallons feet>metres acres>square_feet"))
kind("currency exchanged", MUCH, replace(r"£(?=\d)|\$(?=\d)|€(?=\d)", lambda m: {"£": "$", "$": "£", "€": "£"}[m.group()]))
kind("another measure", MUCH, words(
    "net_profit>gross_profit revenues>profits revenue>profit turnover>profit sales>profits operating_profit>net_profit profits>sales profit>revenue debt>income "
    "exports>imports orders>deliveries wages>prices earnings>revenues growth>output demand>supply"))
kind("rank dropped", MUCH, replace(r"\b(?:second|third|fourth|fifth)-(?=(?:largest|biggest|highest|most|ranked))|\b(?:second|third) (?=(?:largest|biggest|highest))", ""))
kind("superlative made", MUCH, words(
    "one_of_the_largest>the_largest one_of_the_biggest>the_biggest one_of_the_most>the_most large>largest big>biggest leading>only high>highest young>youngest"))
kind("superlative widened in place", MUCH, replace(
    r"(\b(?:biggest|largest|first|highest|oldest|best|worst|only|most \w+)\b[^,.]{3,40}?) in (?:the )?[A-Z]\w+(?: [A-Z]\w+)?(?=[,.])", r"\1 in the world"))
kind("superlative widened in time", MUCH, replace(
    r"(\b(?:biggest|largest|first|highest|lowest|best|worst|fastest)\b[^,.]{3,40}?) (?:since|in) (?:\w+ )?(?:\d{4}|\w+ years)(?=[,.])", r"\1 ever"))

# Which way.
WAY = "which way"
kind("negation added", WAY, replace(r"\b(is|are|was|were|will|would|could|has|have|had) (?!not\b|no\b|n't)", r"\1 not "))
kind("negation dropped", WAY, replace(r"\b(is|are|was|were|will|would|could|has|have|had|do|does|did) not ", lambda m: "" if m.group(1) in ("do", "does", "did") else m.group(1) + " "))
kind("comparison turned", WAY, words(
    "more_than>less_than higher_than>lower_than bigger_than>smaller_than faster_than>slower_than better_than>worse_than more>less better>worse higher>lower "
    "larger>smaller stronger>weaker older>younger", both=True))
kind("opposite", WAY, words(
    "strong>weak good>bad successful>failed legal>illegal possible>impossible new>old public>private early>late optimistic>pessimistic major>minor domestic>foreign "
    "positive>negative profit>loss export>import buyers>sellers win>lose support>oppose increase>decrease with>without", both=True))
kind("denial turned", WAY, words("denied>admitted denies>admits rejected>accepted dismissed>accepted disputed>confirmed", both=True))
kind("begun told as ended", WAY, words(
    "began>finished started>ended continue>stop continues>stops continued>stopped launched>cancelled opened>closed begin>end expand>shrink joined>left "
    "starts>ends remain>leave kept>dropped keep>abandon created>destroyed"))
kind("another outcome at law", WAY, words(
    "charged>cleared convicted>accused arrested>released lawsuit>settlement sentenced>fined indicted>investigated investigation>trial appeal>verdict ruling>hearing "
    "investigating>prosecuting fined>jailed questioned>arrested"))
kind("dead told as hurt", WAY, words("killed>injured died>was_hurt deaths>injuries dead>wounded murder>assault killing>injuring victims>suspects fatal>serious", both=True))
kind("doer and sufferer change places", WAY, replace(
    rf"\b(?!(?:He|She|They|It|We|The|This|Ms|Mr|Mrs)\b)({NAME}) (beat|criticised|criticized|accused|told|bought|defeated|sued|attacked|endorsed|backed|thanked|urged|met|supported|blamed|warned|overtook) ((?!M[rs]\b|Mrs\b){NAME})(?=[ ,.])",
    r"\3 \2 \1"))
kind("passive lost", WAY, replace(r"\b(?:was|were|is|are) (\w+ed) by\b", r"\1"))
kind("first part of a compound dropped", WAY, replace(
    r"\b(?:anti|non|ex|pro|co)-(?=[a-zA-Z]{4,})", "",
    r"\bun(?=(?:able|likely|fair|safe|clear|popular|usual|lawful|willing|certain|necessary|successful|happy|aware|known)\b)", ""))
kind("compass turned", WAY, words("north>south east>west northern>southern eastern>western North>South East>West Northern>Southern Eastern>Western", both=True))

# Why, and under what condition.
WHY = "why and if"
kind("company told as cause", WHY, words(
    "linked_to>caused_by associated_with>caused_by coincided_with>caused followed>caused related_to>caused_by tied_to>caused_by connected_to>caused_by "
    "contributed_to>caused came_after>was_caused_by amid>because_of"))
kind("cause invented", WHY, words("after>because_of while>because despite>because_of although>because"))
kind("condition dropped", WHY, replace(r"(?<=[a-z,])(?<!\beven)(?<!\band)(?<!\bbut)(?<!\bso)(?<!\bas)(?<!\bespecially),? (?:if|unless|provided that) (?!not\b)[^,.]{8,60}(?=[,.])", ""))
kind("exception dropped", WHY, replace(r",? (?:except|apart from|excluding|except for|aside from|not including) (?:for )?[^,.]{3,50}(?=[,.])", ""))
kind("limit dropped", WHY, replace(
    r",? (?:for now|temporarily|so far|initially|provisionally|at first|for the time being|in principle|in theory|in part|partly|by the end of [^,.]{3,25}|by 20\d\d|until [^,.]{3,25}(?=[,.]))(?=[ ,.])", "",
    r"(?<= not) yet\b", ""))
#: Beside a denial “or” and “and” come to the same.
kind("or told as and", WHY, lambda sentence, draw: None if re.search(r"\b(?:not|any|whether|without|if)\b|n['’]t\b", sentence.text) else one_of(
    r"(?<=[a-z]) or (?=[a-z])(?!so\b|else\b)", " and ", sentence.text, draw))

# From nowhere.
NOWHERE = "from nowhere"
THINGS = ("plan company deal party campaign bank government firm report election group law vote decision move candidate club market country state case court film city team "
          "minister president chairman issue project bill").replace(" ", "|")
kind("adjective added", NOWHERE, insert(rf"(?<=\bthe )(?=(?:{THINGS})\b)", ["controversial ", "secret ", "troubled ", "illegal ", "historic ", "unpopular "]))
kind("adverb added", NOWHERE, insert(
    r"(?<=[a-z] )(?<!to )(?=(?:announced|signed|bought|sold|agreed|voted|paid|rejected|released|published|won|launched|accused|refused|approved|decided|claimed)\b)",
    ["deliberately ", "illegally ", "unanimously ", "secretly ", "angrily ", "publicly "]))
kind("reason added", NOWHERE, replace(r"\.$", lambda m: " because of rising costs."))
kind("pressure added", NOWHERE, insert(r"(?=\.$)", [" under pressure from investors", " in spite of legal advice", " after complaints from rivals"]))
kind("time added", NOWHERE, insert(r"(?=\.$)", [" for the third time", " for the second year in a row", " overnight", " in its final days"]))
