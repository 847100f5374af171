"""Errors in who, where and when, and one subject with another's predicate."""
import re

from edits import NAME, kind, one_of, replace, words

WHO = "who and where"
kind("place exchanged", WHO, words(
    "Britain>France London>Paris US>UK China>Japan Germany>Italy Iowa>Ohio New_York>Chicago Washington>Boston California>Texas India>Pakistan Europe>Asia Florida>Georgia", both=True))
GIVEN = "John|Donald|Hillary|Bernie|Ted|Marco|David|Michael|Paul|Gordon|Tony|Bill|George|Robert|James|Peter|Mark|Mary|Anna|Sarah|Elizabeth"
kind("given name exchanged", WHO, lambda sentence, draw: one_of(
    rf"\b({GIVEN}) (?=[A-Z][a-z]+)", lambda m: draw.choice(["Alan ", "Edward ", "Martin ", "Susan "]), sentence.text, draw))
kind("last name exchanged", WHO, lambda sentence, draw: one_of(
    rf"\b({GIVEN}) [A-Z][a-z]+\b", lambda m: m.group(1) + " " + draw.choice(["Okafor", "Lindqvist", "Ferraro", "Petrov"]), sentence.text, draw))
kind("he told as she", WHO, lambda sentence, draw: one_of(
    r"\b(he|she)\b", lambda m: {"he": "she", "she": "he"}[m.group()], sentence.text, draw) if re.search(r"\b(?:Mr|Mrs|Ms|his|her)\b", sentence.text) else None)
kind("pronoun exchanged", WHO, words("his>her their>his him>her they>he himself>herself her>their them>him"))
kind("office exchanged", WHO, words(
    "chairman>chief_executive president>prime_minister spokesman>director senator>governor analyst>economist minister>president director>chairman secretary>ambassador "
    "mayor>councillor", both=True))
kind("former dropped", WHO, replace(r"\b(?:former|acting|deputy|vice) (?=[a-zA-Z])", "", r"\b(?:ex|then)-(?=[a-zA-Z])", ""))
kind("former added", WHO, replace(
    r"\b(?<!former )(?<!ex-)(chairman|president|chief executive|spokesman|spokeswoman|minister|director|secretary|governor|senator)\b", r"former \1"))
kind("another kind of people", WHO, words(
    "consumers>investors shareholders>customers workers>managers teachers>students doctors>patients police>protesters voters>donors soldiers>civilians "
    "analysts>investors judge>prosecutor critics>supporters supporters>opponents owners>tenants delegates>donors women>men"))
kind("another relation", WHO, words(
    "wife>daughter husband>brother son>nephew brother>father mother>aunt daughter>niece father>uncle co-founder>founder parents>children friend>colleague rival>ally "
    "partner>client adviser>lawyer sister>mother"))
kind("party exchanged", WHO, words(
    "Republican>Democratic Republicans>Democrats Labour>Conservative Tory>Labour Tories>Liberals Liberal>Green", both=True))
kind("nation exchanged", WHO, words(
    "British>French American>Canadian Chinese>Japanese German>Italian Russian>Ukrainian French>Dutch Indian>Pakistani Japanese>Korean Italian>Spanish European>Asian "
    "Iraqi>Iranian Irish>Welsh Mexican>Cuban Australian>Canadian"))
kind("name added to a list", WHO, replace(r"\b([A-Z][a-z]+) and ([A-Z][a-z]+)\b", r"\1, Veridia and \2"))
kind("member told as group", WHO, replace(
    r"\b(?:members|supporters|critics|opponents|employees|leaders|officials|spokesm[ae]n|a spokes(?:wo)?man|parts|some members|a member) (?:of|for|at|in|from) (?=(?:the )?[A-Z])", ""))

#: Openings that are no subject, or one that may be anybody.
NO_SUBJECT = set("He She It They There This That These Those What Who Which Or But And So If As In On At For After Before When While Yet Also Now Then We You I".split())
VERBS = r"(said|is|was|has|will|had|would|are|were)\b"


def foreign_predicate(sentence, draw):
    """A sentence's subject with the rest of another sentence of the article that has the same verb."""
    head = re.compile(rf"^((?:The |[A-Z]\w+ ){{1,3}}[a-z]* ?){VERBS}(.*)")
    own = head.match(sentence.text)
    if not own or own.group(1).split()[0] in NO_SUBJECT:
        return None
    others = [other for other in sentence.others if other != sentence.text and not re.search(r'["“”]', other)]
    draw.shuffle(others)
    for other in others[:60]:
        found = head.match(other)
        if found and found.group(2) == own.group(2) and found.group(1) != own.group(1) and found.group(1).split()[0] not in NO_SUBJECT:
            return own.group(1) + found.group(2) + found.group(3)
    return None


kind("another subject's predicate", WHO, foreign_predicate)
PERSON = rf"(?:{GIVEN}) [A-Z][a-z]+"
kind("two people change places", WHO, replace(rf"\b({PERSON})\b([^.;]{{10,80}}?)\b(?!\1)({PERSON})\b", 
    # A list may be told in any order: something has to be said between the two.
    lambda m: m.group(3) + m.group(2) + m.group(1) if re.search(r"\b(?!and\b)[a-z]{3,}\b", m.group(2)) else None))

WHEN = "when"
kind("before told as after", WHEN, words("before>after since>until earlier>later previous>next ahead_of>following last>next until>since", both=True))
kind("another time", WHEN, words(
    "morning>evening night>afternoon today>yesterday this_week>last_week this_year>last_year last_month>last_year a_week>a_month summer>winter weekend>month "
    "spring>autumn tomorrow>today", both=True))
kind("weekday exchanged", WHEN, words("Monday>Thursday Tuesday>Friday Wednesday>Sunday Thursday>Monday Friday>Tuesday Saturday>Wednesday Sunday>Friday"))
kind("month exchanged", WHEN, words(
    "January>March February>April April>June June>August July>September August>October September>November October>December November>January December>February"))
kind("year changed", WHEN, lambda sentence, draw: one_of(r"\b(?:19|20)\d\d\b", lambda m: str(int(m.group()) + draw.choice([-2, -1, 1, 3])), sentence.text, draw))
