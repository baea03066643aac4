"""Which name has which part in what a trigger tells, by the words between them: whom it happened to, and with whom."""

import re

from helpers.events.phrases import ends_at

UNDERGONE = frozenset(
    ("death", "execution", "injury", "birth", "arrest", "charge", "sentence", "pardon", "extradition", "deportation", "plea",
     "testimony", "resignation", "appointment", "nomination", "inauguration", "impeachment", "dismissal", "kidnapping",
     "trial", "election", "wedding")
)  # fmt: skip
SHARED = frozenset(("meeting", "call", "signing", "acceptance", "agreement", "letter", "truce"))
NEAR = 110  # characters from a trigger within which a name has a part in it
MODIFIERS = (
    r"(?:(?!(?:in|on|at|by|for|with|of|after|when|and|or|as|to|from|during|while|than|that|who)\b)"
    r"(?:[a-z][\w’'.-]*|[A-Z][\w’'.]*(?:an|ese|ish|eli|aqi|[’']s))\s){0,5}"
)
SUBJECT = re.compile(
    r"(?:,\s[^,;.“”]{1,60},)?\s(?:who\s)?(?:(?:has|had|have|also|then|later|reportedly|allegedly|himself|herself|never|not|\w+ly)\s){0,3}"
)
PASSIVE = re.compile(
    r"(?:,\s[^,;.“”]{1,60},)?\s(?:who\s)?(?:(?:has|had|have|could|may|might|will|would|to|also)\s){0,3}"
    r"(?:was|were|been|is|are|be|being|got|gets)\s(?:(?:also|then|later|reportedly|allegedly|formally|shot and|never|not|\w+ly)\s){0,3}|,\s"
)
OBJECT = re.compile(rf"\s{MODIFIERS}")
OF = re.compile(rf"\s(?:of|for)\s{MODIFIERS}")
OWN = re.compile(r"[’']s?\s(?:[\w-]+\s){0,2}")
ITSELF = re.compile(
    r"(?:died|dies|drowned|pass(?:ed|es) away|resigns?|resigned|step(?:ped|s) down|testified|pleaded .*|surrendered|"
    r"marries|got married|was born|were married|was convicted)",
    re.IGNORECASE,
)  # verbs whose subject it happens to; of the others it is the object, or the subject where they are passive
WITH = re.compile(rf"\s(?:(?:with|privately|briefly|again)\s){{0,2}}{MODIFIERS}(?:[a-z]+,\s)?")
HELD = re.compile(r"\s(?:held|hold|began|begin|opened|resumed|ended|concluded|had)\s(?:\w+\s){0,3}")
HANDED = re.compile(r"\s(?:a|an|the|his|her|their)\s(?:\w+\s)?")
BETWEEN_TWO = re.compile(rf"\s(?:with|between|of)\s{MODIFIERS}")
TO = re.compile(rf"\s(?:to|for)\s{MODIFIERS}")
AND = re.compile(rf",?\sand\s{MODIFIERS}")


def before_title(name):
    """Return where a name begins with its title."""
    return name.start - len(name.title) - 1 if name.title else name.start


def undergoer(text, match, form, people):
    """Return the person whom a death, an arrest, a charge happened to, as the clause says it, or None."""
    persons = [name for name in people if name.kind == "person"]
    before = [name for name in persons if name.end <= match.start() <= name.end + NEAR]
    after = next((name for name in persons if match.end() <= name.start <= match.end() + NEAR), None)
    if form == "n":
        if after and OF.fullmatch(text, match.end(), before_title(after)) and ends_at(text, after.end):
            return after
        return before[-1] if before and OWN.fullmatch(text, before[-1].end, match.start()) else None
    rule = SUBJECT if ITSELF.fullmatch(match.group()) else PASSIVE
    if before and rule.fullmatch(text, before[-1].end, match.start()) and not _governed(text, before[-1]):
        return before[-1]
    if (
        rule is PASSIVE
        and after
        and OBJECT.fullmatch(text, match.end(), before_title(after))
        and ends_at(text, after.end)
    ):
        return after
    return None


def _governed(text, name):
    """Say whether a preposition makes the name part of another's ("the doctor of Ana Ruiz died")."""
    return bool(
        re.search(
            r"\b(?:of|by|with|to|for|from|than|like|at)\s(?:\w+\s)?$",
            text[max(0, before_title(name) - 25) : before_title(name)],
        )
    )


def partner(text, match, kind, form, agent, people):
    """Return (first, second) who met, agreed, signed, or wrote to whom, as the clause says it; None where it does not."""
    before = [name for name in people if name.end <= match.start() <= name.end + NEAR]
    after = [name for name in people if match.end() <= name.start <= match.end() + NEAR and ends_at(text, name.end)]
    if kind == "letter":
        to = next((name for name in after if TO.fullmatch(text, match.end(), before_title(name))), None)
        handed = before and before[-1] is not agent and HANDED.fullmatch(text, before[-1].end, match.start())
        return agent, to or (before[-1] if handed else None)
    both = len(before) > 1 and agent in before[-2:] and AND.fullmatch(text, before[-2].end, before_title(before[-1]))
    if both and (form == "v" or HELD.fullmatch(text, before[-1].end, match.start())):
        return before[-2], before[-1]
    if form == "n":
        linked = [name for name in after[:1] if BETWEEN_TWO.fullmatch(text, match.end(), before_title(name))]
        if linked and len(after) > 1 and AND.fullmatch(text, after[0].end, before_title(after[1])):
            return after[0], after[1]
        whose = before and OWN.fullmatch(text, before[-1].end, match.start())
        return (before[-1], linked[0]) if linked and whose else (agent, None)
    met = next((name for name in after if WITH.fullmatch(text, match.end(), before_title(name))), None)
    return agent, met if kind in ("meeting", "acceptance") else None
