"""Edits that a newsroom makes every day and that change nothing that is claimed: flagging one is a false alarm."""
import re

from edits import DAY, MARKS, MONTH, NAME, capital, kind, one_of, replace, small, words


def permit(name, group, edit):
    kind(name, group, edit, error=False)


STYLE = "permitted: spelling and style"
permit("percent sign or word", STYLE, replace(r"(\d)%", r"\1 percent", r"(\d) percent\b", r"\1%", r"(\d) per cent\b", r"\1%"))
permit("stops in US", STYLE, replace(r"\bU\.S\.(?= [a-z])", "US", r"\bUS\b", "U.S."))
permit("contraction", STYLE, words("do_not>don't did_not>didn't is_not>isn't will_not>won't has_not>hasn't cannot>can't would_not>wouldn't was_not>wasn't", both=True))
permit("British or American spelling", STYLE, words(
    "program>programme labor>labour defense>defence center>centre color>colour favor>favour organization>organisation criticized>criticised recognize>recognise "
    "percent>per_cent neighbor>neighbour traveled>travelled", both=True))
permit("figure for a number word", STYLE, words("two>2 three>3 four>4 five>5 six>6 seven>7 eight>8 nine>9 ten>10"))
permit("number word for a figure", STYLE, replace(
    r"(?<![\w.,$£€-])([2-9])(?= [a-z]{4,})", lambda m: "two three four five six seven eight nine".split()[int(m.group(1)) - 2]))
permit("comma of thousands dropped", STYLE, replace(r"\b(\d{1,3}),(\d{3})\b(?!,)", r"\1\2"))
permit("million or m", STYLE, replace(
    r"([£$€]\d[\d.,]*) ?(million|billion|m|bn)\b", lambda m: m.group(1) + {"million": "m", "billion": "bn", "m": " million", "bn": " billion"}[m.group(2)]))
permit("fraction or percentage", STYLE, words("a_quarter>one_quarter a_third>one_third 50%>half 25%>a_quarter half_of>50%_of a_half>half a_dozen>12 a_hundred>100"))
permit("twice or two times", STYLE, words("twice>two_times two_times>twice"))
permit("day before or after the month", STYLE, replace(
    rf"\b({MONTH}) (\d{{1,2}})\b(?!,? \d{{4}})", r"\2 \1", rf"(?<![\w-])(\d{{1,2}}) ({MONTH})\b", r"\2 \1"))
permit("month abbreviated", STYLE, words("January>Jan. February>Feb. August>Aug. September>Sept. October>Oct. November>Nov. December>Dec."))
permit("hour with other stops", STYLE, replace(r"\b(\d{1,2}) ?([ap])m\b", r"\1 \2.m.", r"\b(\d{1,2}) ([ap])\.m\.(?= [a-z])", r"\1\2m"))
permit("on before a weekday dropped", STYLE, replace(rf"(?<!Mail )\bon (?={DAY})", ""))
permit("another dash", STYLE, lambda sentence, draw: next(
    (sentence.text.replace(old, new) for old, new in ((" - ", " — "), ("--", " — "), ("—", " - ")) if old in sentence.text), None))
permit("another apostrophe", STYLE, lambda sentence, draw: (
    sentence.text.replace("’", "'") if "’" in sentence.text else sentence.text.replace("'", "’") if "'" in sentence.text else None))
permit("hyphen of a compound", STYLE, replace(
    r"\b(?:health care|e-mails?|on-line|co-operat\w+|policy-makers?|web ?sites?|post-war|pre-tax|long-term|short-term|so-called|right-wing|left-wing|full-time|part-time|"
    r"high-profile|well-known|long-time|half-year|fund-?raising|year-end)\b",
    lambda m: m.group().replace(" ", "") if " " in m.group() else m.group().replace("-", " ") if "-" in m.group() else None))
permit("suffix of a firm dropped", STYLE, replace(r"(?<=[a-z]) (?:Inc\.?|Corp\.?|Ltd\.?|plc|PLC|Group|Co\.|Corporation|LLC)(?=[ ,.'])", ""))

WORDING = "permitted: wording"
permit("said or says", WORDING, words("said>says added>said told_reporters>said stated>said"))
permit("that after said", WORDING, replace(r"\bsaid that ", "said ", r"\bsaid (?=(?:he|she|they|it|the)\b)", "said that "))
permit("that or which", WORDING, replace(r"(?<=[a-z]) that (?=(?:is|was|has|are|were|have|will|would)\b)", " which "))
permit("near synonym", WORDING, words(
    "purchase>buy bought>acquired begin>start began>started ended>finished show>indicate shows>indicates firm>company companies>firms help>assist approximately>about "
    "receive>get large>big children>kids"))
permit("near synonym, verbs and offices", WORDING, words(
    "announced>unveiled criticised>attacked criticized>condemned chose>picked chosen>picked ask>request allow>permit won>took biggest>largest "
    "largest>biggest attempt>effort trying>seeking lawmakers>legislators MPs>lawmakers film>movie wants>would_like claimed>asserted nearly>almost "
    "almost>nearly build>construct talks>negotiations improve>better worried>concerned gave>handed staff>employees plans>intends"))
permit("movement of figures in other words", WORDING, replace(
    r"\b(rose|fell|rise|fall|climbed|dropped) (?=(?:by )?\d)",
    lambda m: {"rose": "increased", "fell": "dropped", "rise": "increase", "fall": "decline", "climbed": "rose", "dropped": "fell"}[m.group(1)] + " "))
permit("about or around a figure", WORDING, replace(r"\babout (?=[$£€]?\d)", "around ", r"\bmore than (?=[$£€]?\d)", "over ", r"\bapproximately (?=[$£€]?\d)", "about "))
permit("phrase for a phrase", WORDING, words(
    "in_order_to>to as_well_as>and due_to>because_of prior_to>before because_of>owing_to in_the_wake_of>after a_number_of>several compared_to>compared_with "
    "regarding>about concerning>about apart_from>except_for along_with>together_with ahead_of>before in_spite_of>despite the_majority_of_the>most_of_the toward>towards amid>amidst"))
permit("noun for its verb", WORDING, words(
    "decided_to>made_a_decision_to agreed_to>reached_an_agreement_to investigated>carried_out_an_investigation_of discussed>held_discussions_on plans_to>has_plans_to"))
OFFICES = "president|capital|government|economy|leader|head|chairman|people|chief|owner|mayor|governor|city|director|founder|results|role|size|future|price"
permit("of for a genitive", WORDING, replace(rf"\b([A-Z][a-z]+)['’]s ({OFFICES}|decision|campaign|plan|speech)\b", 
    lambda m: ("The" if m.start() == 0 else "the") + f" {m.group(2)} of {m.group(1)}"))
permit("genitive for of", WORDING, replace(rf"\bthe ({OFFICES}) of ([A-Z]\w+)(?=[ ,.](?! [A-Z]))", r"\2's \1"))

ORDER = "permitted: order and joints"
permit("time to the front", ORDER, replace(
    rf"^((?:[A-Z]\w+ |[a-z]+ )[^,“”\"]{{25,}}?)(?<![\d%]) (on {DAY}|in (?:19|20)\d\d)\.$", lambda m: capital(m.group(2)) + ", " + small(m.group(1)) + "."))
permit("sentence split", ORDER, replace(r"^([A-Z][^,“”\"]{25,}), and ((?:he|she|it|they|the) [^“”\"]{20,})$", lambda m: m.group(1) + ". " + capital(m.group(2))))


def merged(sentence, draw):
    """The sentence and the next one, joined by “and”."""
    at = sentence.others.index(sentence.text) + 1 if sentence.text in sentence.others else 0
    if not 0 < at < len(sentence.others) or not sentence.text.endswith("."):
        return None
    following = sentence.others[at]
    joined = f"{sentence.text} {following}"
    if MARKS.search(following) or joined not in sentence.article or len(joined.split()) > 45 or small(following) == following or following.startswith("But "):
        return None
    return f"{sentence.text[:-1]}, and {small(following)}"


permit("sentences joined", ORDER, merged)
permit("said to the end", ORDER, replace(
    r"^((?:The |[A-Z]\w+ ){1,3}(?:[a-z]+ )?)said (?:that )?((?:the|he|she|it|they|there|its|his) [^“”\"]{20,})\.$",
    lambda m: f"{capital(m.group(2))}, {small(m.group(1)).strip()} said."))
permit("said to the front", ORDER, replace(
    r"^([A-Z][^“”\"]{25,}), ((?:[A-Z]\w+ ){1,3}|(?:he|she|the \w+|officials|analysts) )said\.$", lambda m: f"{capital(m.group(2))}said {small(m.group(1))}."))
PASSIVE = {verb: verb for verb in "bought criticised criticized accused defeated endorsed backed attacked won signed rejected launched approved announced released published led founded joined supported".split()}
PASSIVE["beat"], PASSIVE["owns"] = "beaten", "owned"
permit("passive for active", ORDER, replace(
    r"^((?:The )?[A-Z]\w+(?: [A-Z]\w+)?) (" + "|".join(PASSIVE) + r") ((?:the|a|an|its|his|their) [a-z]+(?: [a-z]+)?|[A-Z]\w+(?: [A-Z]\w+)?)(?=[ ,.](?!of|'))",
    lambda m: f"{capital(m.group(3))} was {PASSIVE[m.group(2)]} by {small(m.group(1))}"))
permit("apposition for a relative clause", ORDER, replace(r", who (?:is|was) (?=(?:a|the|an)\b)", ", "))
permit("relative clause for an apposition", ORDER, replace(
    r"(?<=[a-z]), (the|a) (?=(?:company|chairman|president|director|head|leader|founder|former|senior|chief|minister|governor|group|firm|author|owner|professor|lawyer|party|maker)\b"
    r"[^,]{5,50}, (?:said|was|is|has|told|had|will))", r", who is \1 "))

LESS = "permitted: less is said"
permit("weekday dropped", LESS, replace(rf" on {DAY}(?=[ ,.])", ""))
permit("year or week dropped", LESS, replace(r" (?:in (?:19|20)\d\d|last (?:week|month|year|night)|earlier this (?:week|month|year)|this (?:week|month|morning))(?=[.]$|,)", ""))
permit("opener dropped", LESS, replace(
    r"^(?:However|Meanwhile|In addition|Still|Indeed|Moreover|Also|Now|Then|But|And|So|Yet|Instead|Furthermore|Of course),? (\w)", lambda m: m.group(1).upper()))
permit("adverb of manner dropped", LESS, replace(
    r"\b(?:strongly|sharply|quietly|loudly|eagerly|steadily|rapidly|gradually|dramatically|swiftly|heavily|carefully|widely|deeply|openly|actively|quickly) ", ""))
permit("filler dropped", LESS, replace(r"\b(?:also|already|however,|meanwhile,|really|very|just) ", ""))
permit("parenthesis dropped", LESS, replace(r" \([^()]{3,60}\)", ""))
permit("title dropped", LESS, replace(
    r"\b(?:Mr|Mrs|Ms)\.? (?=[A-Z])", "",
    r"(?:^|(?<=[a-z,] ))(?<!former )(?<!then )(?<!vice )(?:President|Senator|Sen\.|Chancellor|Prime Minister|Governor|Gov\.|Rep\.|Mayor|Dr|Sir|Judge|Professor|Representative) (?=[A-Z][a-z]+)", ""))
permit("state or country after a town dropped", LESS, replace(
    r"([A-Z]\w+), (?:Iowa|Texas|Ohio|California|Florida|Pa\.|N\.H\.|New Hampshire|Virginia|Nevada|South Carolina|England|France|Germany|Illinois|Wisconsin|Pennsylvania|Michigan|"
    r"Colorado|Arizona|Georgia|Utah),", r"\1"))
permit("apposition dropped", LESS, replace(r"(?<=[a-z]), (?:a|an|the) (?![^,]*\b(?:say|says|said|believe|think)\b)[^,“”\"]{8,60}, (?=(?:said|was|is|has|will|told|had|who|won|did|were)\b)", " "))
permit("relative clause dropped", LESS, replace(r"(?<=[a-z]), (?:which|who) [^,“”\"]{10,80}, (?=[a-z])", " "))
permit("participle clause dropped", LESS, replace(r"^([A-Z][^“”\"]{40,}), (?!according|includ|exclud|pend|assum|depend)\w+ing [^,“”\"]{15,}\.$", r"\1."))
permit("clause of time dropped", LESS, replace(r"^([A-Z][^“”\"]{40,}?)(?<! well),? (?:after|as|while) (?:the|he|she|it|they|a) [^,“”\"]{12,}\.$", r"\1."))
permit("second statement dropped", LESS, replace(r"^([A-Z][^“”\"]{25,}), (?:and|but) (?:he|she|it|they|the \w+) [^,]{15,}\.$", r"\1."))
permit("member of a list of examples dropped", LESS, replace(r"(?<=including )([^,.]{3,30}), [^,.]{3,30} and ([^,.]{3,30})(?=[,.])", r"\1 and \2"))
